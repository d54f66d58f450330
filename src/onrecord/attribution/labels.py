"""A name and a colon, on either side: "Police: two arrested", "Truce near: officials", "BAKER: I never said that".

Some outlets' headlines have lost their colons: "Truce near officials".
"""

from collections.abc import Iterator
from functools import cache

from onrecord.attribution.found import Found
from onrecord.knowledge import load_yaml
from onrecord.language import Document

_LONGEST = 9
_LONGEST_BEHIND = 4
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NAMES = frozenset({"PERSON", "ORG", "NORP"})
_PLACES = frozenset({"GPE", "LOC", "DATE", "TIME"})
# So many tokens make a headline with its source; before the source the headline is complete.
_HEADLINE = 5
_BEFORE_SOURCE = frozenset({"NOUN", "PROPN", "NUM", "ADV", "VERB"})
_DASHES = frozenset({"-", "–", "—", "--"})


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load_yaml("attribution/labels.yaml")[name])


def find_labels(doc: Document) -> Iterator[Found]:
    """The statements of lines that open, or end, with their speaker's name and a colon."""
    for colon in doc.by_lemma.get(":", ()):
        start, end = _line_start(doc, colon, _LONGEST), _line_end(doc, colon + 1)
        cue = (colon, colon + 1)
        if start >= 0 and end - colon > 2 and _names_a_speaker(doc, start, colon):
            shouted = doc.words[start].isupper() and colon - start == 1
            yield Found(
                colon, cue, "assert", "label", "colon", [(colon + 1, end)], (start, colon), colon - 1, direct=shouted
            )
        elif 1 < end - colon <= _LONGEST_BEHIND and doc.lowers[_last_word(doc, end)] in _words("sources"):
            start, last = _line_start(doc, colon, colon), _last_word(doc, end)
            yield Found(colon, cue, "assert", "label", "colon", [(start, colon)], (colon + 1, last + 1), last)


def find_headlines(doc: Document, title: str | None) -> Iterator[Found]:
    """The headline that a source closes without a colon, or that runs on into the text, which opens with it."""
    length = len(title or "")
    end = next((k for k in range(len(doc)) if doc.starts[k] >= length), len(doc))
    if not title or doc.text[:length] != title or end < _HEADLINE:
        return
    last = _last_word(doc, end)
    state = doc.lowers[last] in _words("closing_state") and doc.lowers[last - 1] == "state"
    start = last - state
    if not (state or doc.lowers[last] in _words("closing")):
        return
    if doc.words[start - 1] == ":" and end < len(doc):
        cue = (start - 1, start)
        yield Found(start - 1, cue, "assert", "label", "headline", [(0, start - 1)], (start, last + 1), last)
    elif doc.pos[start - 1] in _BEFORE_SOURCE and _stands_apart(doc, start, last):
        yield Found(last, (start, last + 1), "assert", "label", "headline", [(0, start)], (start, last + 1), last)


def _stands_apart(doc: Document, start: int, last: int) -> bool:
    """Whether a source is no part of the headline's last phrase ("names a new truce monitor")."""
    if doc.words[start][0].isupper() and doc.words[start - 1].islower():
        return True
    return not any(doc.pos[k] == "DET" for k in range(doc.left_edges[last], start))


def find_signatures(doc: Document) -> Iterator[Found]:
    """Quotations that a name signs behind a dash, at the end of a line: “We go on.” – Lena Ivers."""
    names = {start: end for start, end, label in doc.entities if label in _NAMES}
    for q in doc.quotations:
        dash = q.end
        if not q.depth and q.closed and dash < len(doc) and doc.words[dash] in _DASHES and dash + 1 in names:
            end = names[dash + 1]
            if _line_end(doc, end) - end <= 1:
                speaker = (dash + 1, end)
                cue = (dash, dash + 1)
                yield Found(dash, cue, "assert", "signature", "dash", [(q.start, q.end)], speaker, end - 1, direct=True)


def _line_start(doc: Document, colon: int, reach: int) -> int:
    """Where the line begins that the colon stands in, or -1 where it is further off than `reach` tokens."""
    for k in range(colon - 1, max(-2, colon - 2 - reach), -1):
        if k < 0 or "\n" in doc.words[k]:
            return k + 1 if k + 1 < colon else -1
    return -1


def _line_end(doc: Document, start: int) -> int:
    return next((k for k in range(start, len(doc)) if "\n" in doc.words[k]), len(doc))


def _last_word(doc: Document, end: int) -> int:
    return end - 2 if doc.words[end - 1] == "." else end - 1


def _names_a_speaker(doc: Document, start: int, end: int) -> bool:
    last = end - 1
    if any(doc.tags[k] in _FINITE for k in range(start, end)) or not doc.words[start][0].isupper():
        return False
    if doc.lowers[last] in _words("not_sources") or doc.lowers[start] in _words("not_sources"):
        return False
    if doc.lowers[last] in _words("sources"):
        return True
    if end - start == 1 and doc.words[last].isupper() and doc.words[last].isalpha():
        return not any(label in _PLACES and s <= last < e for s, e, label in doc.entities)
    return any(label in _NAMES and s <= last < e and s <= start + 4 for s, e, label in doc.entities if s < end)
