"""Where sentences must start: a line break that ends a paragraph ends a sentence too, whatever the parser thinks."""

from spacy.language import Language
from spacy.tokens import Doc

MARK_PARAGRAPHS = "onrecord_paragraphs"


@Language.component(MARK_PARAGRAPHS)
def mark_paragraphs(doc: Doc) -> Doc:
    """Start a sentence after each blank line, and after a line break that follows the end of a sentence."""
    for token in doc[:-1]:
        if token.is_space and "\n" in token.text and _ends_paragraph(doc, token.i):
            doc[token.i + 1].is_sent_start = True
    return doc


def _ends_paragraph(doc: Doc, i: int) -> bool:
    """Whether the break at token i is a paragraph's end, and not a line wrapped in mid-sentence."""
    if doc[i].text.count("\n") > 1 or i == 0:
        return True
    before, after = doc[i - 1], doc[i + 1]
    return before.text[-1] in ".!?:\"'”’»" and not after.is_lower
