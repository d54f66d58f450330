"""What a visitor skipped in the review queue: marks of the records, kept in a cookie of their own browser."""

from collections.abc import Mapping
from zlib import crc32

COOKIE = "onrecord-skipped"
_MOST = 300  # what a cookie can hold; the oldest come back first


def mark(record_id: str) -> str:
    """A record as the cookie knows it."""
    return f"{crc32(record_id.encode()):08x}"


def read_skipped(cookies: Mapping[str, str]) -> tuple[str, ...]:
    """The marks of what was skipped, oldest first."""
    return tuple(cookies.get(COOKIE, "").split("-"))[-_MOST:] if cookies.get(COOKIE) else ()


def skip(before: tuple[str, ...], record_id: str) -> str:
    """The cookie's value with one more record in it."""
    return "-".join(dict.fromkeys((*before, mark(record_id))))[-9 * _MOST + 1 :]
