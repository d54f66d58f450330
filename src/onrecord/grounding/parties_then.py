"""For which state a name stood on its day: "Moscow" in 1948 is the Soviet Union's, "Kinshasa" in 1980 Zaire's.

The day is that of a date that hangs on the same verb ("In 1985 Moscow closed the road"), else the report's. Where
neither is known, the state of today is meant.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from onrecord.grounding.names import pieces
from onrecord.grounding.parties import PartyTables, Reign
from onrecord.grounding.parties_named import IN_CAPITAL, Named, Rival
from onrecord.language import Document
from onrecord.records import Date, Published

_VERBAL = ("VERB", "AUX")
# A report without a day is hardly of a state that ended before this.
_OLD = "1945"


class Days:
    """On which day what a token tells took place: first and last day (ISO 8601), None where nothing says."""

    def __init__(self, doc: Document, published: Published, date_at: Mapping[int, Date]) -> None:
        self._doc = doc
        self._date_at = date_at
        start = published.start
        self._report = (start, published.end or start) if start else None

    def of(self, i: int) -> tuple[str, str] | None:
        """The day of the date that hangs on the same verb as token i, else the report's."""
        verb, told = self._verb(i), None
        for k in range(*self._doc.sentences[self._doc.sentence_of[i]]) if self._date_at else ():
            date = self._date_at.get(k)
            if date is not None and date is not told and date.start and date.end and self._verb(k) == verb:
                return date.start, date.end
            told = date
        return self._report

    def _verb(self, i: int) -> int:
        return next((k for k in self._doc.ancestors(i) if self._doc.pos[k] in _VERBAL), -1)


def as_of_their_days(doc: Document, named: Iterable[Named], days: Days, tables: PartyTables) -> list[Named]:
    """The same mentions, the names that two states shared over time led to the one that bore them on their day."""
    return [_as_of(doc, n, days, tables) if n.row.kind in ("states", "organs") else n for n in named]


def _as_of(doc: Document, n: Named, days: Days, tables: PartyTables) -> Named:
    state, slash, organ = n.row.key.partition("/")
    reigns = [reign for reign in _shared(doc, n, tables) if state in (reign.then, reign.now)]
    if not reigns:
        return n
    day = days.of(n.start)
    held = next((reign for reign in reigns if day and reign.first <= day[0] and day[1] <= reign.last), None)
    meant = held.then if held else reigns[0].now
    row = tables.row(meant + slash + organ)
    if not held and meant == state and (day or reigns[0].last < _OLD):
        return n
    other = tables.row((held.now if held else reigns[0].then) + slash + organ)
    on = f"the state of {day[0]}" if day else "the state of today; no day is told"
    why = (
        "the state of today; the name was another's then" if held else f"the name was its own from {_years(reigns[0])}"
    )
    rival = Rival(other.name, other.key, why)
    return replace(n, row=row, why=f"{n.why}; {on}", rivals=(rival, *n.rivals))


def _shared(doc: Document, n: Named, tables: PartyTables) -> list[Reign]:
    """The reigns of the name in a mention's words: all of them for a state, the first or last for its organ."""
    end = n.end + 2 if n.why == IN_CAPITAL else n.end
    words = [piece.lower() for word in doc.words[n.start : end] for piece in pieces(word)]
    if n.row.kind == "states":
        return tables.reigns.get(" ".join(words), []) if words else []
    return next((found for word in words if (found := tables.reigns.get(word))), [])


def _years(reign: Reign) -> str:
    return f"{reign.first[:4]} to {reign.last[:4]}"
