"""How each outlet calls an entity in words of its own: what stands inside another's quotation is not the outlet's."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping

from onrecord.knowledge import load_yaml
from onrecord.records import Naming, Reading, Report, make_id


class Namings:
    """Counts surface forms, a reading at a time."""

    def __init__(self) -> None:
        self._counts: dict[str, dict[str, Counter[str]]] = {}

    def add(self, report: Report, reading: Reading, entity_of: Mapping[str, str]) -> None:
        """Count the mentions of one reading."""
        if report.outlet is None:
            return
        quoted = _quoted(reading)
        for entity in reading.entities:
            outlets = self._counts.setdefault(entity_of.get(entity.id, entity.id), {})
            for mention in entity.mentions:
                form = _form(mention.span.text)
                if form and not _inside(quoted, mention.span.field, mention.span.start):
                    outlets.setdefault(report.outlet, Counter())[form] += 1

    def records(self) -> tuple[Naming, ...]:
        """One record for each entity that any outlet names in words of its own."""
        return tuple(
            Naming(
                id=make_id("na", entity),
                entity=entity,
                by_outlet={outlet: _in_order(outlets[outlet]) for outlet in sorted(outlets)},
            )
            for entity, outlets in sorted(self._counts.items())
            if outlets
        )


def _form(text: str) -> str:
    """A surface form without its article and line breaks; pronouns are no names."""
    words = text.split()
    if words and words[0].lower() in ("the", "a", "an") and len(words) > 1:
        words = words[1:]
    form = " ".join(words)
    return "" if form.lower() in load_yaml("matching/words.yaml")["pronouns"] else form


def _in_order(forms: Counter[str]) -> dict[str, int]:
    return dict(sorted(forms.items(), key=lambda item: (-item[1], item[0])))


def _quoted(reading: Reading) -> dict[str, list[tuple[int, int]]]:
    """The stretches of direct speech, by field, none inside another."""
    found: dict[str, list[tuple[int, int]]] = {}
    spans = [s for statement in reading.statements if statement.direct for s in statement.content]
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        stretches = found.setdefault(span.field, [])
        if not stretches or span.end > stretches[-1][1]:
            stretches.append((span.start, span.end))
    return found


def _inside(quoted: Mapping[str, list[tuple[int, int]]], field: str, at: int) -> bool:
    stretches = quoted.get(field, [])
    i = bisect_right(stretches, (at, 1 << 60)) - 1
    return i >= 0 and at < stretches[i][1]
