"""What a visitor saw of a case the last time: kept in their own browser, so that the case need not be written to.

The cookie holds where the case stood at their latest page view and, once they came back, at the end of the visit
before. A pause of half an hour ends a visit; until then what is new stays new.
"""

import re
from hashlib import blake2b
from pathlib import Path

from msgspec import Struct

from onrecord.case.news import Mark

_PAUSE = 30 * 60  # seconds
_SEEN = re.compile(r"(\d{1,9})\.(\d{1,9})\.(\d{1,12})")


class Seen(Struct, frozen=True):
    """Where a case stood when it was looked at, and when that was (seconds since 1970)."""

    build: int
    decisions: int
    time: int


def cookie_name(case_path: str, user: str) -> str:
    """A name of its own for each case and user: browsers keep the cookies of all ports of a machine together."""
    mark = blake2b(f"{Path(case_path).absolute()}\x1f{user}".encode("utf-8", "surrogatepass"), digest_size=6)
    return f"onrecord-seen-{mark.hexdigest()}"


def visit(cookie: str, here: Mark, now: int) -> tuple[Seen | None, str]:
    """What the visit before this one had seen (None on the first), and what the cookie is to hold now."""
    kept = [Seen(*map(int, found)) for found in _SEEN.findall(cookie)][:2]
    if any(seen.build > here.build or seen.decisions > here.decisions for seen in kept):
        kept = []  # the case was made anew
    if kept and now - kept[-1].time > _PAUSE:
        kept = kept[-1:] * 2
    before = kept[0] if len(kept) == 2 else None
    latest = Seen(here.build, here.decisions, now)
    return before, "_".join(f"{s.build}.{s.decisions}.{s.time}" for s in (before, latest) if s)
