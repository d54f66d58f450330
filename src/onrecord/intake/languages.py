"""Which language a report is in. Only English is read yet; a report in another is kept, marked as not read."""

import re
from functools import cache
from typing import Any

READ = frozenset({"en"})

_LOOKED_AT = 4000  # characters
_LONG_ENOUGH = 100  # letters, below which the model must be all but certain of a Latin text's language
_LEAST = 25  # letters, below which it is not told from the text at all
_SURE, _CERTAIN = 0.8, 0.95
# The commonest words of English make up a fifth of its text and hardly any of another language's: where they stand,
# the model need not be loaded, which takes longer than reading ten reports.
_ENGLISH = re.compile(r"\b(?:the|of|and|to|in|that|was|for|on|with|said|were|by|has|had|is)\b", re.IGNORECASE)
_ENGLISH_SHARE = 0.15
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str, stated: str | None) -> tuple[str, list[str]]:
    """The language (ISO 639-1), and a remark where it is not what the source states or is only assumed."""
    given = primary(stated)
    sample = text[:_LOOKED_AT]
    words = _WORD.findall(sample)
    letters = sum(map(len, words))
    if letters and len(_ENGLISH.findall(sample)) >= _ENGLISH_SHARE * len(words):
        found: str | None = "en" if letters >= _LONG_ENOUGH else None
    else:
        found = _detected(sample, letters)
    if found is None:
        return given or "en", [] if given else ["too little text to tell its language; taken as English"]
    if given and found != given:
        return found, [f"the source says its language is '{given}', the text is in '{found}'"]
    return found, []


def primary(stated: str | None) -> str | None:
    """The language of a tag ("en" of "en-GB"); None where there is no tag."""
    tag = re.split(r"[-_]", (stated or "").strip().lower())[0]
    return tag if re.fullmatch(r"[a-z]{2,3}", tag) else None


def _detected(sample: str, letters: int) -> str | None:
    """What the model is sure of; None where it is not. A script that is not Latin speaks for itself."""
    latin = sum(c < "\u0250" for c in sample if c.isalpha()) >= letters / 2
    if latin and letters < _LEAST:
        return None
    language, share = _model().classify(sample)
    wanted = _SURE if letters >= _LONG_ENOUGH else _CERTAIN
    return str(language) if share >= wanted or not latin else None


@cache
def _model() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
