"""Report text → parsed document: tokens, lemmas, dependencies, sentences, quotation marks; offsets of the original."""

from onrecord.language.document import Document, Quotation
from onrecord.language.pipeline import DEFAULT_MODEL, Language, load

__all__ = ["DEFAULT_MODEL", "Document", "Language", "Quotation", "load"]
