"""Readings of many reports: copies and origins, entities of the case, events, assistance lines, answers, naming."""

from onrecord.matching.match import match
from onrecord.matching.matched import Matched, Proposal

__all__ = ["Matched", "Proposal", "match"]
