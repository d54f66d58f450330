"""Where sentences must start, whatever the parser thinks: after a paragraph's end, a dateline, a web page's date."""

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

# "Published July 5 2015 Shells fell", "Monitor AFP Monday 6 Oct 2014 Shells fell", "03.06.2015 Shells fell": the date
# of a page that was run together with its text. Anywhere in the head with its weekday, else only at the very start.
_WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?[ ]"
_DATE = rf"(?:\d{{1,2}}[ ]{_MONTH}[ ]\d{{4}}|{_MONTH}[ ]\d{{1,2}},?[ ]?\d{{4}})"
_MARK = r"(?:Date[ ]of[ ]publication|(?:First[ ]|Last[ ])?(?:[Pp]ublished|[Uu]pdated|[Pp]osted|[Ii]ssued|[Mm]odified))"
_STAMP = re.compile(
    rf"""(?:^\s*(?:{_MARK}[ ](?:on[ ]|at[ ])?)?(?:(?:{_WEEKDAY})?{_DATE}|\d\d[-./]\d\d[-./]\d{{4}})
    |(?<!\bon)(?<!\bof)(?<!\bto)(?<!\bby)(?<!since)(?<!until)[ ]{_WEEKDAY}{_DATE})
    (?:[ ]at[ ]\d{{4}})?[ ](?=[A-Z"“'‘])
    """,
    re.VERBOSE,
)
_HEAD = 400


@Language.component(MARK_SENTENCES)
def mark_sentences(doc: Doc) -> Doc:
    """Start a sentence after each paragraph, dateline and stamp of a page; keep a dateline whole."""
    for token in doc[:-1]:
        if token.is_space and "\n" in token.text and _ends_paragraph(doc, token.i):
            doc[token.i + 1].is_sent_start = True
    text = doc.text
    stamps = [m.span() for m in _STAMP.finditer(text[:_HEAD])]
    for start, end in [m.span() for m in _DATELINE.finditer(text)] + stamps:
        dateline = doc.char_span(start, end, alignment_mode="contract")
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
