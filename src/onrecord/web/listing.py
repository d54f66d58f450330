"""A page of a list, under the filters of its address."""

from typing import Any

from onrecord.case.filing import MOST_ORIGINS
from onrecord.errors import UsageError
from onrecord.web.filters import PAGE_SIZE, Asked, Pages, pages
from onrecord.web.look import Look

CASE_FILTERS = (
    "party", "place", "since", "until", "type", "outlet", "status", "report", "differ", "actor", "recipient", "speaker",
    "via", "credit", "new", "reviewed",
)  # fmt: skip


def listing(look: Look, asked: Asked, kind: str, total: int | None = None) -> tuple[list[Any], Pages]:
    """The records of this page of the list, and where the page stands; `total` where it was counted already."""
    filters = case_filters(asked)
    total = look.case.count(kind, **filters) if total is None else total
    found = look.case.records(kind, **filters, limit=PAGE_SIZE, offset=asked.offset)
    look.keep(r for r in found if kind != "report")
    return list(found), pages(asked, total, len(found))


def case_filters(asked: Asked) -> dict[str, Any]:
    """The filters of an address that the case knows. Raises UsageError U002 where a number of origins is none."""
    filters: dict[str, Any] = asked.only(*CASE_FILTERS)
    if least := asked.get("origins"):
        if least not in map(str, range(1, MOST_ORIGINS + 1)):
            raise UsageError("U002", value=least, wanted=f"a number of origins from 1 to {MOST_ORIGINS}")
        filters["origins"] = least if least != "1" else None
    return filters
