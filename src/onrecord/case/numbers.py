"""The whole numbers that the case file knows records and days by.

A report's own records are numbered by the report and their position in its reading, so that a number leads to the
record without a further table, and reading a report again leaves its numbers as they were. Records made from many
reports (entities, events, lines …) have numbers from `OF_THE_CASE` on that their ids give.
"""

import re
from hashlib import blake2b
from itertools import chain

from onrecord.records import Claim, Date, Place, Reading, Statement

_POSITIONS = 1 << 24  # more than any report that intake lets in can hold
OF_THE_CASE = 1 << 60
UNDATED = 99999999
APART = 10**8  # more than any number of a day: a pair of days becomes one number to sort by

_HEXADECIMAL = re.compile("[0-9a-f]{16}")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
Item = Place | Date | Statement | Claim


def record_number(report: int, position: int) -> int:
    """The number of the record at this position (0 is the report itself)."""
    return report * _POSITIONS + position


def whole_number(record_id: str) -> int:
    """The number of a record made from many reports: records of the same day stand in lists in order of their ids."""
    digits = record_id.rpartition("-")[2]
    if not _HEXADECIMAL.fullmatch(digits):
        digits = blake2b(record_id.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    return OF_THE_CASE + (int(digits, 16) >> 2)


def report_number(record: int) -> int:
    """The number of the report that this record comes from."""
    return record // _POSITIONS


def is_report(record: int) -> bool:
    """Whether this is the number of a report itself."""
    return record % _POSITIONS == 0


def item_at(reading: Reading, record: int) -> Item:
    """The record of this number in its report's reading."""
    position = record % _POSITIONS - 1
    for items in (reading.places, reading.dates, reading.statements, reading.claims):
        if position < len(items):
            return items[position]
        position -= len(items)
    raise IndexError(record)


def items(reading: Reading) -> "chain[Item]":
    """The records of one reading, in the order in which they are numbered."""
    return chain(reading.places, reading.dates, reading.statements, reading.claims)


def day_number(iso: str | None) -> int | None:
    """A day as a number that sorts: "1948-04-05" is 19480405; None where there is no day in full."""
    found = _DAY.match(iso or "")
    return int("".join(found.groups())) if found else None


def iso_day(number: int | None) -> str | None:
    """The day that `day_number` made a number of; None for an open end."""
    if number is None or number in (0, UNDATED):
        return None
    return f"{number // 10000:04}-{number // 100 % 100:02}-{number % 100:02}"
