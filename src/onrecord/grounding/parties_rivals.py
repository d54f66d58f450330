"""What the language model takes a party's words for, where the tables and rules decided otherwise."""

from onrecord.grounding.parties_named import Named, Rival
from onrecord.language import Document

_BODIES = ("Organization", "PublicBody", "Company", "LegalEntity", "Country")
# Label of the model -> the schemata that it goes with, and what it says.
_LABELS = {
    "PERSON": (("Person",), "a person"),
    "ORG": (_BODIES, "an organisation"),
    "GPE": (("Country", "PublicBody"), "a place"),
    "LOC": (("Country",), "a place"),
    "FAC": ((), "a building"),
    "PRODUCT": (("Equipment",), "a product"),
    "WORK_OF_ART": ((), "a title of a work"),
    "EVENT": ((), "an event"),
}


def add_models_view(doc: Document, named: list[Named]) -> None:
    """Add to each mention what the model takes exactly its words for, where it is something else."""
    labels = {(start, end): label for start, end, label in doc.entities}
    for n in named:
        schemata, kind = _LABELS.get(labels.get((n.start, n.end), ""), ((n.row.schema,), ""))
        if n.row.schema not in schemata:
            words = doc.text[doc.starts[n.start] : doc.ends[n.end - 1]]
            n.rivals += (Rival(words, None, f"{kind}, as the language model takes it; {_outweighs(n)}"),)


def _outweighs(n: Named) -> str:
    return "the tables outweigh it" if n.why.startswith("table") else "the report's own words outweigh it"
