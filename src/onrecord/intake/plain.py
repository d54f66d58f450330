"""A plain text, which may open with a block of named fields between two lines of three dashes."""

import re

from onrecord.intake.decode import decode
from onrecord.intake.fields import Fields, fields_of

_BLOCK = re.compile(r"---[ \t]*\r?\n(.*?\r?\n)---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_LINE = re.compile(r"([A-Za-z_][\w -]*):(?:[ \t]+(.*))?$")


def read_plain(data: bytes, path: str | None) -> Fields:
    """The fields of a plain text. Offsets count in the text after the block, which is the report's text."""
    whole, notes = decode(data)
    head, text = split_head(whole)
    fields = fields_of(head, path, text)
    fields.notes += notes
    return fields


def split_head(whole: str) -> tuple[dict[str, str], str]:
    """The named fields that a text opens with, and the text after them; none, and all of it, where it does not."""
    block = _BLOCK.match(whole)
    if block is None:
        return {}, whole
    head = {}
    for line in filter(str.strip, block[1].splitlines()):
        named = _LINE.match(line)
        if named is None:
            return {}, whole
        head[named[1].strip().lower()] = (named[2] or "").strip().strip("\"'")
    return head, whole[block.end() :]
