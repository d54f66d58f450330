"""Readings of many reports: copies and origins, entities of the case, events, assistance lines, answers, naming."""

from onrecord.matching.briefs import brief_of
from onrecord.matching.match import Matching, match
from onrecord.matching.matched import Findings, Made, Matched, Proposal
from onrecord.matching.shelf import Shelf, Unkept

__all__ = [
    "MATCHER_VERSION", "Findings", "Made", "Matched", "Matching", "Proposal", "Shelf", "Unkept", "brief_of", "match",
]  # fmt: skip

# Raise it with every change that can change what is matched: cases are then matched again.
MATCHER_VERSION = "16"
