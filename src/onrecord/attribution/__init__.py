"""Parsed document → statements: who says so, in whose words, through whom."""

from onrecord.attribution.attribute import attribute

__all__ = ["attribute"]
