"""The case file: one SQLite file with reports, readings, what was matched, and people's decisions."""

from onrecord.case.arrivals import Arrival, Arrived, Packed, packed
from onrecord.case.case import Case, open_case
from onrecord.case.contents import PartyName
from onrecord.case.lookup import KINDS, Filters
from onrecord.case.mentions import Head
from onrecord.case.searching import Hit

__all__ = [
    "KINDS",
    "Arrival",
    "Arrived",
    "Case",
    "Filters",
    "Head",
    "Hit",
    "Packed",
    "PartyName",
    "open_case",
    "packed",
]
