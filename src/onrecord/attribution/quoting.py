"""Words in quotation marks: which of them are speech, and which cue they belong to.

A quotation is given to the statement whose content already reaches into it; else to a tag behind it (“…,” she said);
else to a lead-in before it (she said: “…”); else, where it stands alone, to whoever was quoted just before.
What is left (scare quotes, titles) is no statement.
"""

from bisect import bisect_left
from dataclasses import replace

from onrecord.attribution.clauses import parenthetical
from onrecord.attribution.found import Found, Range, minus
from onrecord.attribution.subjects import subject_of
from onrecord.language import Document, Quotation

_TAG_REACH = 45
_LEAD_REACH = 60
# How far from its cue a content may reach a quotation that no tag and no lead-in claims.
_REACH = 250
_STOPS = frozenset({".", "?", "!", ":", ";"})
_PAUSES = frozenset({",", "—", "–", "-", "--"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OPENING = frozenset({"“", '"', "``", "«", "„", "‘", "'", "''"})


def attach_quotations(doc: Document, found: list[Found], quoting: dict[int, Found]) -> list[Found]:
    """Give each quotation to its statement. `quoting` holds by verb what could bring one in and has no content yet."""
    found.sort(key=lambda f: f.head)
    by_head = {f.head: f for f in found}
    signed = {piece: f for f in found if f.frame == "dash" for piece in f.content}
    for head, other in quoting.items():
        by_head.setdefault(head, other)
    cues = sorted(h for h in by_head if h in quoting)
    last: Found | None = None
    last_end = -1
    quotations = [_without_tag(doc, q, cues) for q in doc.quotations if not q.depth]
    waiting: list[Quotation] = []
    for quotation, following in zip(quotations, [*quotations[1:], None], strict=False):
        owner = signed.get((quotation.start, quotation.end)) or _owner(doc, quotation, found, by_head, cues)
        if owner is None and _runs_on(doc, quotation, following):
            waiting.append(quotation)
            continue
        if owner is None and last is not None and _goes_on(doc, (waiting or [quotation])[0], last, last_end):
            owner = last
        if owner is None:
            waiting = []
            continue
        for part in [*waiting, quotation]:
            _add(doc, owner, part)
        waiting = []
        if is_speech(doc, quotation):
            last, last_end = owner, quotation.end
    said = {k for q in quotations if is_speech(doc, q) for k in range(q.start, q.end)}
    return sorted((f for f in by_head.values() if f.content and f.head not in said), key=lambda f: f.head)


def _without_tag(doc: Document, quotation: Quotation, cues: list[int]) -> Quotation:
    """A quotation whose closing mark is missing, up to the tag that a cue in it shows: “It is over, he said."""
    if not quotation.closed:
        for cue in cues[bisect_left(cues, quotation.start) : bisect_left(cues, quotation.end)]:
            set_off = parenthetical(doc, cue)
            if set_off and set_off[0][1] > quotation.start + 1:
                end = set_off[0][1]
                return replace(quotation, end=end, inner_end=doc.ends[end - 1])
    return quotation


def is_speech(doc: Document, quotation: Quotation) -> bool:
    """Whether the words in the marks are a clause or more of speech, and not a name or a borrowed phrase."""
    if quotation.end - quotation.start > 14:
        return True
    inside = range(quotation.start + 1, quotation.end)
    return any(doc.tags[i] in _FINITE for i in inside) or _last_mark(doc, quotation) in ",.?!"


def _last_mark(doc: Document, quotation: Quotation) -> str:
    """The last character of the words, the marks of a quotation within them left out."""
    return doc.text[quotation.inner_start : quotation.inner_end].rstrip(" '’\"”")[-1:] or " "


def _owner(
    doc: Document, quotation: Quotation, found: list[Found], by_head: dict[int, Found], cues: list[int]
) -> Found | None:
    tag = _tag_behind(doc, quotation, cues)
    if tag >= 0 and not _governs_what_follows(doc, by_head[tag]):
        owner = by_head[tag]
        led_in = doc.words[quotation.start - 1] == ":" if quotation.start else False
        owner.content = [
            (quotation.start if led_in else start, end)
            for start, end in owner.content
            if start < tag and end >= quotation.start
        ]
        return owner
    lead = _lead_before(doc, quotation, cues)
    if lead >= 0:
        return by_head[lead]
    return _reaching(quotation, found)


def _governs_what_follows(doc: Document, found: Found) -> bool:
    """Whether content stands right behind the cue ("said that …"): then what is before it is no quotation of its."""
    return any(
        start > found.head
        and doc.words[start - 1] not in _PAUSES
        and _OPENING.isdisjoint(doc.words[start - 1 : start + 1])
        for start, end in found.content
        if end - start > 2
    )


def _reaching(quotation: Quotation, found: list[Found]) -> Found | None:
    """The statement from outside the marks whose content reaches furthest into them, the innermost of several."""
    best, best_key = None, (0, 0)
    low = bisect_left(found, quotation.start - _REACH, key=lambda f: f.head)
    high = bisect_left(found, quotation.end + _REACH, key=lambda f: f.head)
    for f in found[low:high]:
        if quotation.start <= f.head < quotation.end:
            continue
        overlap = sum(max(0, min(quotation.end, end) - max(quotation.start, start)) for start, end in f.content)
        size = sum(end - start for start, end in f.content)
        if overlap > 1 and (overlap, -size) > best_key:
            best, best_key = f, (overlap, -size)
    return best


def _tag_behind(doc: Document, quotation: Quotation, cues: list[int]) -> int:
    """The cue verb of “…,” she said."""
    i = quotation.end
    if not quotation.closed or i >= len(doc):
        return -1
    inner = _last_mark(doc, quotation)
    if doc.words[i] in _PAUSES:
        i += 1
    elif inner not in ",?!…-—–" and not (inner == "." and _at_once(doc, i, cues)):
        return -1
    stop = _stop(doc, i)
    for cue in cues[bisect_left(cues, i) :]:
        if cue >= stop:
            return -1
        if _leads_clause(doc, cue, i):
            return cue
    return -1


def _at_once(doc: Document, i: int, cues: list[int]) -> bool:
    """Whether a cue follows at once although the quotation ended with a full stop."""
    return (
        any(c in (i, i + 1) for c in cues[bisect_left(cues, i) : bisect_left(cues, i + 2)])
        and doc.words[i][0].islower()
    )


def _stop(doc: Document, i: int) -> int:
    """Where the sentence that goes on at i ends, or the next quotation begins."""
    end = min(len(doc), i + _TAG_REACH)
    for k in range(i, end):
        if doc.words[k] in _STOPS or "\n" in doc.words[k] or doc.words[k] in _OPENING:
            return k
    return end


def _leads_clause(doc: Document, cue: int, start: int) -> bool:
    """Whether the cue is the first finite verb from `start` on that is not inside its own subject."""
    subject = subject_of(doc, cue)
    as_saying = doc.deps[cue] == "pcomp" and doc.lowers[doc.heads[cue]] == "as"
    if not (as_saying or doc.tags[cue] in ("VBD", "VBZ", "VBP", "VBN")) or (subject < start and cue > start):
        return False
    if as_saying:
        start = cue
    low, high = doc.subtree(subject) if subject >= 0 else (cue, cue)
    for k in range(start, cue):
        if doc.tags[k] in _FINITE and not low <= k < high and doc.heads[k] != cue and cue not in doc.conjuncts(k):
            return False
    return True


def _lead_before(doc: Document, quotation: Quotation, cues: list[int]) -> int:
    """The cue verb of: she said, “…”."""
    p = quotation.start - 1
    while p >= 0 and doc.words[p].isspace():
        p -= 1
    if p < 0:
        return -1
    word = doc.words[p]
    if word not in (",", ":", "that", "-", "—") and p not in cues:
        return -1
    low = _lead_start(doc, p)
    for cue in reversed(cues[bisect_left(cues, low) : bisect_left(cues, p + 1)]):
        if word == ":" or not any(
            doc.tags[k] in _FINITE and doc.deps[k] not in ("relcl", "aux", "auxpass") for k in range(cue + 1, p)
        ):
            return cue
    return -1


def _lead_start(doc: Document, p: int) -> int:
    """The first token of the sentence that leads up to p."""
    for k in range(p - 1, max(-1, p - _LEAD_REACH), -1):
        if "\n" in doc.words[k] or (doc.words[k] in (".", "?", "!")):
            return k + 1
    return max(0, p - _LEAD_REACH)


def _goes_on(doc: Document, quotation: Quotation, last: Found, last_end: int) -> bool:
    """Whether a quotation with no cue of its own goes on with what was quoted last."""
    if not is_speech(doc, quotation):
        return False
    p = quotation.start - 1
    while p >= 0 and doc.words[p].isspace():
        p -= 1
    if p < 0 or not (doc.words[p][-1] in ".?!”\"’'" or p < last_end):
        return False
    between = [k for k in range(max(last_end, 0), quotation.start) if not doc.words[k].isspace()]
    stops = sum(doc.words[k] in (".", "?", "!") for k in between)
    return len(between) <= _TAG_REACH and stops <= 1 and (not between or last_end <= last.head or stops == 0)


def _runs_on(doc: Document, quotation: Quotation, following: Quotation | None) -> bool:
    """Whether a quotation is not closed because the next paragraph goes on with it."""
    if quotation.closed or following is None:
        return False
    return all(doc.words[k].isspace() for k in range(quotation.end, following.start))


def _add(doc: Document, owner: Found, quotation: Quotation) -> None:
    """Put the quotation into the statement's content; what lies between its first words and the marks stays."""
    holes: list[Range] = [owner.cue]
    if owner.speaker:
        holes.append(owner.speaker)
    pieces = [*owner.content, (quotation.start, quotation.end)]
    merged: list[Range] = []
    for start, end in sorted(pieces):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    owner.content = minus(merged, [hole for hole in holes if not quotation.start <= hole[0] < quotation.end])
    owner.direct = owner.direct or is_speech(doc, quotation)


def with_closing_marks(doc: Document, pieces: list[Range]) -> list[Range]:
    """The pieces, each to the closing mark of a quotation that would end with it but for the mark."""
    out = []
    for start, end in pieces:
        at = bisect_left(doc.quotations, start, key=lambda q: q.start)
        near = doc.quotations[at : at + 8]
        ends = [q.end for q in near if q.closed and q.end - 1 in (end, end + 1) and q.start < end]
        out.append((start, max(ends, default=end)))
    return out
