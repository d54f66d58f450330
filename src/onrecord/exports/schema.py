"""The JSON Schema of the interchange format, made from the records themselves."""

from typing import Any

import msgspec

from onrecord.records import INTERCHANGE_VERSION, AnyRecord


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) that each line of a jsonl export validates against."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"onrecord interchange format, version {INTERCHANGE_VERSION}",
        "description": "One line of the export: `record` says which kind. Offsets count Unicode code points.",
        **msgspec.json.schema(AnyRecord),
    }
