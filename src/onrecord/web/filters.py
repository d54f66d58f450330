"""What an address asks for: the filters and the page of a list, read from its query and written back into links."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from msgspec import Struct

from onrecord.errors import UsageError

PAGE_SIZE = 50
# Filters that the case itself knows, and those that a page adds to them.
FILTERS = (
    "party", "place", "since", "until", "type", "outlet", "status", "report", "kind",
    "reviewed", "origins", "differ", "actor", "recipient", "speaker", "via", "credit", "new", "after", "q", "id",
    "doubt", "user", "action",
)  # fmt: skip
_DAYS = ("since", "until")
_LONGEST = 400
_DAY, _LONGEST_MONTH = timedelta(days=1), timedelta(days=31)


class Asked(Struct, frozen=True):
    """The filters of one address (only those that were set) and the page asked for, counted from 1."""

    path: str
    filters: dict[str, str] = {}
    page: int = 1
    view: str = ""

    @property
    def offset(self) -> int:
        """How many records come before this page."""
        return (self.page - 1) * PAGE_SIZE

    def get(self, name: str) -> str:
        """A filter's value, empty where it is not set."""
        return self.filters.get(name, "")

    def only(self, *names: str) -> dict[str, str]:
        """Those of these filters that are set."""
        return {name: self.filters[name] for name in names if name in self.filters}

    def address(self, path: str | None = None, **changes: Any) -> str:
        """The address of the same view with some filters changed; None takes one away. Back on page 1 unless told."""
        values: dict[str, Any] = {**self.filters, "view": self.view or None, "page": None, **changes}
        return with_query(path or self.path, values)


def with_query(path: str, values: Mapping[str, Any]) -> str:
    """A path with a query of those values that are neither None nor empty, in a fixed order."""
    order = {name: number for number, name in enumerate((*FILTERS, "view", "page"))}
    kept = sorted(
        ((k, str(v)) for k, v in values.items() if v not in (None, "")), key=lambda kv: (order.get(kv[0], 99), kv[0])
    )
    return f"{path}?{urlencode(kept)}" if kept else path


def read_asked(path: str, query: Mapping[str, str]) -> Asked:
    """What a query asks for. Raises UsageError U002 where a day is not a day or a page is not a number."""
    filters = {name: query[name].strip()[:_LONGEST] for name in FILTERS if query.get(name, "").strip()}
    for name in _DAYS:
        if name in filters:
            filters[name] = _day(filters[name], last=name == "until")
    return Asked(path, filters, _page(query.get("page", "1")), query.get("view", "")[:60])


def _day(words: str, last: bool) -> str:
    """A day as given, or the first or last of a month or year: "1948" is 1 January, or 31 December as an end."""
    try:
        if len(words) == 4:
            return f"{int(words):04}-12-31" if last else f"{int(words):04}-01-01"
        if len(words) == 7:
            first = date.fromisoformat(f"{words}-01")
            after = (first + _LONGEST_MONTH).replace(day=1)
            return (after - _DAY if last else first).isoformat()
        return date.fromisoformat(words).isoformat()
    except (ValueError, OverflowError):
        raise UsageError("U002", value=words, wanted="a day (1948-04-05), a month (1948-04) or a year") from None


def _page(words: str) -> int:
    if not words.isascii() or not words.isdigit() or not 0 < int(words[:9]) < 10**7:
        raise UsageError("U002", value=words, wanted="the number of a page")
    return int(words)


class Pages(Struct, frozen=True):
    """Where a page stands among those of its list."""

    page: int
    of: int
    first: int
    last: int
    total: int


def pages(asked: Asked, total: int, shown: int) -> Pages:
    """The paging of a list of `total` records of which `shown` are on this page."""
    return Pages(
        page=asked.page,
        of=max(1, -(-total // PAGE_SIZE)),
        first=asked.offset + 1 if shown else 0,
        last=asked.offset + shown,
        total=total,
    )
