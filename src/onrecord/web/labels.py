"""The words and signs that pages put to the codes of the records (data/web/labels.yaml)."""

from typing import Any

from onrecord.knowledge import load_yaml

_LABELS = "web/labels.yaml"


def table(name: str) -> dict[str, Any]:
    """One table of labels ("stages"), in the order of the file."""
    found: dict[str, Any] = load_yaml(_LABELS)[name]
    return found


def label(name: str, code: str | None) -> str:
    """The words for a code of a table; the code itself, made readable, where the table has none."""
    if code is None:
        return "unknown"
    found = table(name).get(code)
    return found if isinstance(found, str) else code.replace("_", " ")


def types() -> list[tuple[str, str]]:
    """Types of event as a filter offers them, each with its quarter."""
    return [(code, f"{code} · {quarter}") for code, quarter in table("types").items()]


def sign(event_type: str) -> dict[str, str]:
    """Quarter, shape and hue of an event type's sign."""
    quarter = table("types").get(event_type, "verbal cooperation")
    look: dict[str, str] = table("quarters")[quarter]
    return {"quarter": quarter, **look}
