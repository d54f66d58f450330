"""The interchange format: a record a line, as JSON (`onrecord schema` describes it)."""

from pathlib import Path

import msgspec

from onrecord.case import Case
from onrecord.exports.lines import lines, whole_file


class JSONL:
    """JSON Lines, UTF-8."""

    name = "jsonl"

    @staticmethod
    def write(case: Case, out: Path) -> int:
        """Write every record of the case to `out`; the same case gives the same bytes."""
        encoder = msgspec.json.Encoder()
        count = 0
        with whole_file(out) as stream:
            for record in lines(case):
                stream.write(encoder.encode(record) + b"\n")
                count += 1
        return count
