"""How each outlet calls an entity in words of its own: what stands inside another's quotation is not the outlet's."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping

from onrecord.knowledge import load_yaml
from onrecord.records import Entity, Naming, Reading, make_id


def own_forms(reading: Reading) -> list[dict[str, int]]:
    """For each entity of a reading, what it is called outside of direct speech, and how often."""
    quoted = _quoted(reading)
    return [_forms(entity, quoted) for entity in reading.entities]


def naming_id(entity: str) -> str:
    """The id of the record of what an entity is called."""
    return make_id("na", entity)


def naming(entity: str, told: Iterable[tuple[str, Mapping[str, int]]]) -> Naming | None:
    """The record of one entity from the forms that each report uses, with its outlet; None where there are none."""
    outlets: dict[str, Counter[str]] = {}
    for outlet, forms in told:
        if forms:
            outlets.setdefault(outlet, Counter()).update(forms)
    if not outlets:
        return None
    return Naming(
        id=naming_id(entity),
        entity=entity,
        by_outlet={outlet: _in_order(outlets[outlet]) for outlet in sorted(outlets)},
    )


def _forms(entity: Entity, quoted: Mapping[str, list[tuple[int, int]]]) -> dict[str, int]:
    own = (m.span for m in entity.mentions if not _inside(quoted, m.span.field, m.span.start))
    return dict(Counter(form for span in own if (form := _form(span.text))))


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
