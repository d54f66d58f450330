"""A page of a list: the case's own filters where it has them, the page's further ones where it has not."""

from collections.abc import Callable
from typing import Any

from onrecord.case.filing import MOST_ORIGINS
from onrecord.errors import UsageError
from onrecord.web.filters import PAGE_SIZE, Asked, Pages, pages
from onrecord.web.look import Look

CASE_FILTERS = (
    "party", "place", "since", "until", "type", "outlet", "status", "report", "differ", "actor", "recipient", "speaker",
    "via", "credit", "new",
)  # fmt: skip


def listing(look: Look, asked: Asked, kind: str, also: Callable[[Any], bool] | None = None) -> tuple[list[Any], Pages]:
    """The records of this page of the list, and where the page stands.

    `also` keeps some of what the case gives, and makes the whole list be read.
    """
    filters = case_filters(asked)
    if also is None:
        found = look.case.records(kind, **filters, limit=PAGE_SIZE, offset=asked.offset)
        total = look.case.count(kind, **filters)
    else:
        every = [r for r in look.case.records(kind, **filters) if also(r)]
        found, total = every[asked.offset : asked.offset + PAGE_SIZE], len(every)
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
