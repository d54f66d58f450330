"""Parsed document + mentions + statements → claims: PLOVER type, roles, status, assistance."""

from onrecord.coding.code import code

__all__ = ["code"]
