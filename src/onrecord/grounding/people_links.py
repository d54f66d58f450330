"""Which mentions of persons are one person within a report.

The shorter form is the end of the longer letter for letter ("Haftar" after "Khalifa Haftar"), or has its first and last
piece. Nothing is matched by likeness.
"""

from onrecord.grounding.names import pieces
from onrecord.grounding.parties_named import Named
from onrecord.grounding.people import particles
from onrecord.language import Document


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
            if len(forms[k]) > 1 or _is_attested(doc, n):
                out.append(n)
        else:
            row = mentions[best].row
            out.append(Named(n.start, n.end, row, n.why if n.row.key == row.key else f"short for {row.name}"))
    return out


def _is_attested(doc: Document, n: Named) -> bool:
    """Whether a single word that the model alone takes for a person does what persons do."""
    return not n.why.startswith("model") or doc.deps[n.end - 1] in ("nsubj", "nsubjpass", "poss")


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
    bare = short[1:] if len(short) > 1 and short[0] in particles() else short
    if full[-len(bare) :] == bare:
        return True
    return len(short) > 1 and (short[0], short[-1]) == (full[0], full[-1])
