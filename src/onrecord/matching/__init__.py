"""Readings of many reports: copies and origins, entities of the case, events, assistance lines, answers, naming."""

from onrecord.matching.match import match
from onrecord.matching.matched import Matched, Proposal

__all__ = ["MATCHER_VERSION", "Matched", "Proposal", "match"]

# Raise it with every change that can change what is matched: cases are then matched again.
MATCHER_VERSION = "2"
