"""Persons: what the model takes for one, corrected by tables and gazetteer, and what stands behind a title.

Two mentions are one person where the shorter is the end of the longer letter for letter ("Haftar" after "Khalifa
Haftar"), or has its first and last piece. Nothing is matched by likeness, with one exception that the text itself
must warrant: two spellings with the same consonants are one person where the text gives both the same role.
"""

import re
from collections.abc import Mapping
from functools import cache

from onrecord.grounding.names import pieces
from onrecord.grounding.parties import Row
from onrecord.grounding.parties_model import heads
from onrecord.grounding.parties_named import Named
from onrecord.grounding.people_titles import Title
from onrecord.knowledge import load_yaml
from onrecord.language import Document
from onrecord.records import Place

_LONGEST = 5
_ROLE_TOKENS = 14


@cache
def _no_names() -> frozenset[str]:
    return frozenset(load_yaml("grounding/titles.yaml")["no_names"])


@cache
def _particles() -> frozenset[str]:
    return frozenset(load_yaml("grounding/titles.yaml")["particles"])


def find_people(doc: Document, titles: list[Title], named: list[Named], place_at: Mapping[int, Place]) -> list[Named]:
    """The persons whom the tables do not know, as their mentions stand in the text, not yet linked to one another."""
    taken = {i: n for n in named for i in range(n.start, n.end)}
    title_ends = {t.end: t for t in titles if t.kind != "offices" or doc.words[t.start][0].isupper()}
    titled = {i for t in titles for i in range(t.start, t.end)}
    spans: dict[int, tuple[int, int, str]] = {}
    for start, end, label in doc.entities:
        span = _trimmed(doc, start, end, taken, titled) if label == "PERSON" else None
        if span and _is_name(doc, *span, taken, place_at, titled=span[0] in title_ends):
            spans[span[0]] = (*span, "model: PERSON")
    for end in title_ends:
        span = _after_title(doc, end, taken)
        if (
            span
            and not any(i in spans for i in range(*span))
            and not any(s < span[0] < e for s, e, _ in spans.values())
        ):
            spans[span[0]] = (*span, "name behind a title")
    return [_person(doc, *spans[start]) for start in sorted(spans)]


def _person(doc: Document, start: int, end: int, why: str) -> Named:
    name = re.sub(r"\s+", " ", doc.text[doc.starts[start] : doc.ends[end - 1]])
    return Named(start, end, Row("", name, "Person", "text"), why)


def _trimmed(
    doc: Document, start: int, end: int, taken: Mapping[int, Named], titled: set[int]
) -> tuple[int, int] | None:
    """The model's span without titles, other parties, possessives and what follows a line break."""
    while start < end and (
        (start in titled and start + 1 < end) or not _name_piece(doc, start) or _other(taken, start)
    ):
        start += 1
    stop = start
    while stop < end and (_name_piece(doc, stop) or _joint(doc, stop)) and not _other(taken, stop):
        stop += 1
    while stop > start and (_joint(doc, stop - 1) or doc.lowers[stop - 1] in _particles()):
        stop -= 1
    if start and stop > start:
        start = _with_article(doc, start)
    return (start, stop) if stop > start else None


def _name_piece(doc: Document, i: int) -> bool:
    word = doc.words[i]
    return (word[0].isupper() and doc.pos[i] != "DET") or doc.lowers[i] in _particles()


def _joint(doc: Document, i: int) -> bool:
    return doc.words[i] in "-‐‑’'." and doc.words[i] != ""


def _with_article(doc: Document, start: int) -> int:
    """The start of a name with the "al-" or "Abu" before it."""
    while start >= 2 and _joint(doc, start - 1) and doc.lowers[start - 2] in _particles():
        start -= 2
    return start


def _other(taken: Mapping[int, Named], i: int) -> bool:
    """Whether the token belongs to a party that is no person and no mere namesake of one ("Israel Katz")."""
    n = taken.get(i)
    return (
        n is not None
        and n.row.schema != "Person"
        and not (n.why in ("table: name", "table: alias") and n.end - n.start == 1)
    )


def _is_name(
    doc: Document, start: int, end: int, taken: Mapping[int, Named], place_at: Mapping[int, Place], *, titled: bool
) -> bool:
    """Whether the span can be a person's name: not a place, not a party, not a common word."""
    held = [taken[i] for i in range(start, end) if i in taken]
    if held and held[0].start <= start and held[0].end >= end:
        return False
    tokens = [i for i in range(start, end) if not _joint(doc, i)]
    if not titled and all(i in place_at for i in tokens):
        return False
    if len(tokens) == 1:
        word, lower = doc.words[start], doc.lowers[start]
        plain = lower in _no_names() or lower in heads().schema_of
        return doc.pos[start] == "PROPN" and len(word) > 2 and not word.isupper() and not plain
    return len(tokens) <= _LONGEST + 2 and not any(doc.lowers[i] in _no_names() for i in tokens)


def _after_title(doc: Document, start: int, taken: Mapping[int, Named]) -> tuple[int, int] | None:
    """The capitalised words behind a title."""
    end = start
    while end < len(doc) and end - start < 2 * _LONGEST and end not in taken:
        if not ((doc.pos[end] == "PROPN" and doc.words[end][0].isupper()) or (end > start and _inside(doc, end))):
            break
        end += 1
    while end > start and (_joint(doc, end - 1) or doc.lowers[end - 1] in _particles()):
        end -= 1
    if end == start or all(doc.lowers[i] in _no_names() for i in range(start, end)):
        return None
    return start, end


def _inside(doc: Document, i: int) -> bool:
    """Whether the token can stand inside a name: a hyphen or particle with a name behind it."""
    return i + 1 < len(doc) and (_joint(doc, i) or doc.lowers[i] in _particles()) and doc.words[i + 1][0].isalpha()


def link_people(doc: Document, mentions: list[Named]) -> list[Named]:
    """The same mentions, each led to the fullest form of its name in the text; of several the last before it."""
    forms = [_form(doc, n) for n in mentions]
    by_last: dict[str, list[int]] = {}
    for k, form in enumerate(forms):
        by_last.setdefault(form[-1], []).append(k)
    out = []
    for k, n in enumerate(mentions):
        best = _fuller(k, [j for j in by_last[forms[k][-1]] if _short_for(forms[k], forms[j])], mentions)
        if best is None or (n.row.key and mentions[best].row.key != n.row.key and not _overruled(k, best, mentions)):
            out.append(n)
        else:
            row = mentions[best].row
            out.append(Named(n.start, n.end, row, n.why if n.row.key == row.key else f"short for {row.name}"))
    return out


def _form(doc: Document, n: Named) -> tuple[str, ...]:
    """A mention's own pieces in lower case, a possessive at the end left out."""
    written = doc.text[doc.starts[n.start] : doc.ends[n.end - 1]].removesuffix("'s").removesuffix("’s")
    return tuple(piece.lower() for piece in pieces(written))


def _overruled(k: int, fuller: int, mentions: list[Named]) -> bool:
    """Whether a known person's surname means another here: the text names that one in full first, never the known."""
    known = mentions[k].row.key
    return fuller < next(j for j, n in enumerate(mentions) if n.row.key == known)


def _fuller(k: int, fits: list[int], mentions: list[Named]) -> int | None:
    """Of the mentions with a fuller form of mention k's name the one that it is short for.

    That is its own row's, else the last before it, else the first after it.
    """
    own = [j for j in fits if mentions[j].row.key and mentions[j].row.key == mentions[k].row.key]
    before = [j for j in fits if j < k]
    return own[0] if own else before[-1] if before else fits[0] if fits else None


def _short_for(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether one name is the other without its first pieces, or without its middle ones."""
    if len(short) >= len(full):
        return False
    bare = short[1:] if len(short) > 1 and short[0] in _particles() else short
    if full[-len(bare) :] == bare:
        return True
    return len(short) > 1 and (short[0], short[-1]) == (full[0], full[-1])
