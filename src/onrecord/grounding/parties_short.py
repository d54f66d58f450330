"""Short forms that a report makes itself: acronyms in brackets, and "the council" after the council's full name."""

from onrecord.grounding.names import pieces
from onrecord.grounding.parties_model import head_word, heads
from onrecord.grounding.parties_named import Named, Rival
from onrecord.language import Document

_SMALL = frozenset(["of", "for", "the", "and", "in", "on", "to", "a", "de", "la", "al"])
# An organisation this many tokens back is no longer what "the group" means.
_REACH = 150


def find_acronyms(doc: Document, named: list[Named]) -> list[Named]:
    """The acronyms that the text makes of its names, in brackets behind one or plainly later, and each use of one."""
    meaning = _in_brackets(doc, named)
    for word, told in _plainly(doc, named).items():
        meaning.setdefault(word, told)
    out = []
    for i, word in enumerate(doc.words if meaning else []):
        if word in meaning and i >= meaning[word][0]:
            full = meaning[word][1]
            out.append(Named(i, i + 1, full.row, f"acronym of {full.row.name} in the text"))
    return out


def _in_brackets(doc: Document, named: list[Named]) -> dict[str, tuple[int, Named]]:
    """Acronym -> the token where it is explained, and the mention before it."""
    meaning: dict[str, tuple[int, Named]] = {}
    for n in named:
        at = n.end + 1
        if at + 1 < len(doc) and doc.words[n.end] == "(" and doc.words[at + 1] in (")", ","):
            word = doc.words[at]
            if n.row.schema != "Person" and _is_acronym(word) and _initials_of(word, n.row.name, doc, n):
                meaning.setdefault(word, (at, n))
    return meaning


def _plainly(doc: Document, named: list[Named]) -> dict[str, tuple[int, Named]]:
    """Acronyms of names in the text that no brackets explain and that mean nothing else in it.

    Letters that a table knows mean another party only where the text has them alone, never in full, and are no state's.
    """
    full: dict[str, Named] = {}
    other: dict[str, set[str]] = {}
    for n in named:
        if n.end - n.start > 1 and n.row.schema not in ("Person", "Country"):
            words = [p.lower() for p in _pieces_of(doc, n)]
            full.setdefault("".join(p[0] for p in words if p not in _SMALL).upper(), n)
        other.setdefault(n.identity, set()).add(doc.text[doc.starts[n.start] : doc.ends[n.end - 1]])
    held = {n.start: n for n in named}
    out: dict[str, tuple[int, Named]] = {}
    for i, word in enumerate(doc.words):
        if word not in full or not _is_acronym(word):
            continue
        meant, holder = full[word], held.get(i)
        if i < meant.end:
            continue
        if holder is None or (holder.row.kind not in ("states", "organs") and other[holder.identity] == {word}):
            out.setdefault(word, (i, meant))
    return out


def _is_acronym(word: str) -> bool:
    return word.isupper() and word.isalpha() and len(word) > 1


def _initials_of(word: str, name: str, doc: Document, n: Named) -> bool:
    """Whether the letters of an acronym begin the words of the name, in order; small words may be left out."""
    written = doc.text[doc.starts[n.start] : doc.ends[n.end - 1]]
    return any(_spells(word.lower(), [p.lower() for p in pieces(form)]) for form in (written, name))


def _spells(word: str, parts: list[str]) -> bool:
    initials = [p[0] for p in parts if p not in _SMALL]
    return len(word) > 1 and (word == "".join(initials) or word == "".join(p[0] for p in parts))


def link_tails(doc: Document, named: list[Named]) -> list[Named]:
    """The same mentions; an organisation that only the text knows is the one whose longer name ends with its name.

    "National Coalition" is the "Syrian National Coalition" that the text names too; one word is too little for that.
    """
    if not any(_is_unknown(n) for n in named):
        return named
    full: dict[tuple[str, ...], list[Named]] = {}
    for n in named:
        if n.row.schema not in ("Person", "Country", "Equipment"):
            name = _pieces_of(doc, n)
            for k in range(1, len(name) - 1):
                full.setdefault(name[k:], []).append(n)
    return [_linked(n, full[key]) if _is_unknown(n) and (key := _pieces_of(doc, n)) in full else n for n in named]


def _linked(n: Named, longer: list[Named]) -> Named:
    """The mention as the first of those whose names end with its own."""
    row = longer[0].row
    others = {other.identity: other.row for other in longer if other.identity != longer[0].identity}
    rivals = tuple(Rival(o.name, o.key or None, f"ends so too; {row.name} stands first") for o in others.values())
    return Named(n.start, n.end, row, f"short for {row.name}", rivals)


def _is_unknown(n: Named) -> bool:
    return not n.row.key and n.row.schema != "Person"


def _pieces_of(doc: Document, n: Named) -> tuple[str, ...]:
    return tuple(p.lower() for p in pieces(doc.text[doc.starts[n.start] : doc.ends[n.end - 1]]))


def find_descriptions(doc: Document, named: list[Named]) -> list[Named]:
    """ "the ministry", "the group": the last party before it that the word can stand for."""
    taken = {i for n in named for i in range(n.start, n.end)}
    short = heads().short
    waiting = sorted(named, key=lambda n: -n.start)
    last: dict[str, Named] = {}
    before: dict[str, Named] = {}
    out = []
    for i, word in enumerate(doc.lowers):
        if word not in short or i == 0 or i in taken or not _alone(doc, i):
            continue
        while waiting and waiting[-1].start < i:
            n = waiting.pop()
            for name in _words_for(n):
                if name in last and last[name].identity != n.identity:
                    before[name] = last[name]
                last[name] = n
        known = last.get(word)
        if known and (i - known.end <= _REACH or doc.words[i][0].isupper()):
            start = i - 1 if doc.lowers[i - 1] == "the" else i
            other = before.get(word)
            rivals = (_further_back(other, known),) if other and other.identity != known.identity else ()
            out.append(Named(start, i + 1, known.row, f"short for {known.row.name} before it", rivals))
    return out


def _further_back(other: Named, taken: Named) -> Rival:
    return Rival(other.row.name, other.row.key or None, f"named further back than {taken.row.name}")


def _words_for(n: Named) -> list[str]:
    """The words that can stand for a party later in the text."""
    head = head_word(n.row.name)
    words = [head] if head and n.row.schema not in ("Person", "Country") else []
    for word, kinds in heads().stands_for.items():
        if n.row.kind in kinds or head in kinds:
            words.append(word)
    return words


def _alone(doc: Document, i: int) -> bool:
    """Whether the word stands with "the" or as a name, and nothing behind it says which one is meant."""
    following = doc.pos[i + 1] if i + 1 < len(doc) else ""
    if following == "PROPN" or (following and doc.lowers[i + 1] in ("of", "for")):
        return False
    if doc.words[i][0].isupper():
        return doc.pos[i - 1] not in ("PROPN", "PUNCT", "SPACE", "ADJ")
    return doc.lowers[i - 1] == "the" and following != "NOUN"
