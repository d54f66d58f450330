"""Parsed document → statements: who says so, in whose words, through whom."""

from onrecord.attribution.attribute import attribute
from onrecord.attribution.credits import find_credits

__all__ = ["attribute", "find_credits"]
