"""Which mentions of persons are one person within a report.

The shorter form is the end of the longer letter for letter ("Haftar" after "Khalifa Haftar"), or has its first and last
piece. Nothing is matched by likeness.
"""

from onrecord.grounding.names import pieces
from onrecord.grounding.parties import Row
from onrecord.grounding.parties_named import Named, Rival
from onrecord.grounding.people import particles
from onrecord.language import Document


def link_people(doc: Document, mentions: list[Named]) -> list[Named]:
    """The same mentions, each led to the fullest form of its name in the text."""
    forms = [_form(doc, n) for n in mentions]
    by_last: dict[str, list[int]] = {}
    by_first: dict[str, list[int]] = {}
    for k, form in enumerate(forms):
        by_last.setdefault(form[-1], []).append(k)
        by_first.setdefault(form[0], []).append(k)
    attested = {forms[k] for k, n in enumerate(mentions) if _is_attested(doc, n)}
    out = []
    for k, n in enumerate(mentions):
        fits = [j for j in by_last[forms[k][-1]] if _short_for(forms[k], forms[j])]
        best = _fuller(k, fits or _by_first_name(forms[k], by_first, forms, mentions), mentions)
        if best is None or (n.row.key and mentions[best].row.key != n.row.key and not _overruled(k, best, mentions)):
            if len(forms[k]) > 1 + (forms[k][0] in particles()) or forms[k] in attested:
                out.append(n)
        else:
            row = mentions[best].row
            why = n.why if n.row.key and n.row.key == row.key else f"short for {row.name}"
            others = [mentions[j].row for j in fits if mentions[j].identity != mentions[best].identity]
            known = (Rival(n.row.name, n.row.key, f"known by it; the text names {row.name} in full first"),)
            rivals = known if n.row.key and n.row.key != row.key else ()
            out.append(Named(n.start, n.end, row, why + _also(others), rivals + _rivals(others)))
    return out


def _rivals(rows: list[Row]) -> tuple[Rival, ...]:
    """Who else in the text a short form would fit."""
    why = "has the name too; of two the first in the text is taken, or whom the tables know by it"
    return tuple(Rival(row.name, row.key or None, why) for row in dict.fromkeys(rows))


def _also(rows: list[Row]) -> str:
    return f"; fits {', '.join(dict.fromkeys(row.name for row in rows))} too" if rows else ""


def find_surnames(doc: Document, named: list[Named], places: frozenset[str]) -> list[Named]:
    """Surnames of persons whom the text names in full, where the model saw none: of two the first's.

    Where the model took such a word for an organisation, it is the person. Names in `places` are surnames only of the
    tables' persons.
    """
    people: dict[str, dict[str, Named]] = {}
    for n in named:
        form = _form(doc, n) if n.row.schema == "Person" else ()
        if len(form) > 1 and len(form[-1]) > 3 and (n.row.key or form[-1] not in places):
            people.setdefault(form[-1], {}).setdefault(n.identity, n)
    taken = {i for n in named if not _may_be_surname(n) for i in range(n.start, n.end)}
    out = []
    for i, word in enumerate(doc.lowers if people else ()):
        known = people.get(word)
        if known and i not in taken and doc.pos[i] == "PROPN" and doc.words[i][0].isupper():
            first, *others = (n.row for n in known.values())
            out.append(Named(i, i + 1, first, f"short for {first.name}" + _also(others), _rivals(others)))
    return out


def _may_be_surname(n: Named) -> bool:
    """Whether a mention is one word that the model alone takes for an organisation."""
    return n.row.kind == "text" and n.row.schema == "Organization" and n.end - n.start == 1


def _is_attested(doc: Document, n: Named) -> bool:
    """Whether a single word that the model alone takes for a person does what persons do."""
    return not n.why.startswith("model") or doc.deps[n.end - 1] in ("nsubj", "nsubjpass", "poss")


def _by_first_name(
    form: tuple[str, ...], by_first: dict[str, list[int]], forms: list[tuple[str, ...]], mentions: list[Named]
) -> list[int]:
    """The mentions of the one person in the text who has this first name; none where there are two."""
    fits = [j for j in by_first[form[0]] if len(forms[j]) > 1] if len(form) == 1 else []
    return fits if len({mentions[j].identity for j in fits}) == 1 else []


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

    That is its own row's, else the first in the text: a second person of the same surname is named in full again.
    """
    own = [j for j in fits if mentions[j].row.key and mentions[j].row.key == mentions[k].row.key]
    return own[0] if own else fits[0] if fits else None


def _short_for(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether one name is the other without its first pieces, or without its middle ones."""
    if len(short) >= len(full):
        return False
    bare = short[1:] if len(short) > 1 and short[0] in particles() else short
    if full[-len(bare) :] == bare:
        return True
    return len(short) > 1 and (short[0], short[-1]) == (full[0], full[-1])
