"""Where sentences must start, whatever the parser thinks: after a paragraph's end and after a dateline."""

import re

from spacy.language import Language
from spacy.tokens import Doc

MARK_SENTENCES = "onrecord_sentences"

# "BERLIN, June 26 (APA) - ", "NAIROBI, Kenya (AP) _ ", "MOSCOW/KYIV, 3 March — " at the head of a line.
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DATELINE = re.compile(
    rf"""^[ \t]*
    [A-Z][A-Z.'’/\- ]{{2,40}}                          # a city in capitals
    (?:,[ ][A-Z][\w. ]{{1,30}}?)?                      # its country or state
    (?:,?[ ](?:{_MONTH}[ ]\d{{1,2}}|\d{{1,2}}[ ]{_MONTH})(?:,?[ ]\d{{4}})?)?
    (?:[ ]?\([A-Z][\w ./]{{1,40}}\))?                  # the agency
    [ ]?(?:--|[-–—_])[ ]+(?=[A-Z0-9"“'‘`])
    """,
    re.MULTILINE | re.VERBOSE,
)


@Language.component(MARK_SENTENCES)
def mark_sentences(doc: Doc) -> Doc:
    """Start a sentence after each paragraph and after each dateline; keep a dateline whole."""
    for token in doc[:-1]:
        if token.is_space and "\n" in token.text and _ends_paragraph(doc, token.i):
            doc[token.i + 1].is_sent_start = True
    for found in _DATELINE.finditer(doc.text):
        dateline = doc.char_span(*found.span(), alignment_mode="contract")
        if dateline is not None and dateline.end < len(doc):
            for token in dateline[1:]:
                token.is_sent_start = False
            doc[dateline.end].is_sent_start = True
    return doc


def _ends_paragraph(doc: Doc, i: int) -> bool:
    """Whether the break at token i is a paragraph's end, and not a line wrapped in mid-sentence."""
    if doc[i].text.count("\n") > 1 or i == 0:
        return True
    before, after = doc[i - 1], doc[i + 1]
    return before.text[-1] in ".!?:\"'”’»" and not after.is_lower
