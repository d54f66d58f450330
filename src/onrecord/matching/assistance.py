"""Lines of assistance: what one party asked of, was promised by and got from another, step by step."""

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec.structs import replace

from onrecord.knowledge import load_yaml
from onrecord.matching.events import Happening
from onrecord.matching.facts import Fact, iso
from onrecord.records import AssistanceLine, Days, Gap, Item, Step, make_id

OPEN = "9999-12-31"


def assistance_lines(happenings: Iterable[Happening], entity_of: dict[str, str]) -> tuple[AssistanceLine, ...]:
    """One line for each supplier, receiver and family of items; its steps in order of date."""
    lines: dict[tuple[str, str, str], dict[tuple[str, str], list[Fact]]] = {}
    for happening in happenings:
        for fact in happening.facts:
            for line in _lines_of(fact, entity_of):
                stage = fact.stage or ""
                lines.setdefault(line, {}).setdefault((happening.id, stage), []).append(fact)
    return tuple(_line(*line, steps, entity_of) for line, steps in sorted(lines.items()))


def _lines_of(fact: Fact, entity_of: dict[str, str]) -> list[tuple[str, str, str]]:
    told = fact.assistance
    if not told or not told.supplier or not told.receiver or fact.status == "denied":
        return []
    supplier, receiver = (entity_of.get(p.entity or "", "") for p in (told.supplier, told.receiver))
    if not supplier or not receiver or supplier == receiver:
        return []
    return [(supplier, receiver, family) for family in dict.fromkeys(map(family_of, told.items))] or [
        (supplier, receiver, "other")
    ]


def family_of(item: Item) -> str:
    """The family that an item is followed under: arms, money, people, relief, other."""
    families: dict[str, str] = load_yaml("matching/items.yaml")["families"]
    return families.get(item.kind, "other")


def _line(
    supplier: str, receiver: str, family: str, steps: dict[tuple[str, str], list[Fact]], entity_of: dict[str, str]
) -> AssistanceLine:
    made = sorted((_step(stage, facts, family, entity_of) for (_, stage), facts in steps.items()), key=_order)
    return AssistanceLine(
        id=make_id("as", supplier, receiver, family),
        supplier=supplier,
        receiver=receiver,
        family=family,
        steps=tuple(_answering(made)),
        gaps=tuple(_gaps(made)),
    )


def _order(step: Step) -> tuple[str, int, str]:
    order: list[str] = load_yaml("matching/items.yaml")["stages"]
    return (step.when.start or OPEN, order.index(step.stage), step.claims[0])


def _step(stage: str, facts: Sequence[Fact], family: str, entity_of: dict[str, str]) -> Step:
    items = [i for f in facts for i in _items(f, entity_of) if family_of(i) == family]
    days = [f.days for f in facts if f.days]
    days = [d for d in days if d.exact] or [d for d in days if d.said] or days
    return Step(
        stage=stage,  # type: ignore[arg-type]
        claims=tuple(f.id for f in facts),
        when=Days(start=iso(min(d.first for d in days)), end=iso(max(d.last for d in days))) if days else Days(),
        items=tuple({i.text.casefold(): i for i in reversed(items)}.values())[::-1],
    )


def _items(fact: Fact, entity_of: dict[str, str]) -> list[Item]:
    """What a claim says is given, each with its report, its equipment the case's own."""
    items = fact.assistance.items if fact.assistance else ()
    return [replace(i, report=fact.source.report, entity=entity_of.get(i.entity or "")) for i in items]


def _answering(steps: Sequence[Step]) -> list[Step]:
    """Steps with what they answer: a delivery its promises and requests, a promise or refusal its requests."""
    answers: dict[str, list[str]] = load_yaml("matching/items.yaml")["answers"]
    out = []
    for i, step in enumerate(steps):
        before = [s for s in steps[:i] if s.stage in answers.get(step.stage, ())]
        out.append(replace(step, answers=tuple(c for s in before for c in s.claims)))
    return out


def _gaps(steps: Sequence[Step]) -> Iterable[Gap]:
    """What was promised and what was delivered, by unit, where every step that counts has one exact amount."""
    promised, delivered = (_amounts(steps, stages) for stages in (("promised", "agreed", "approved"), ("delivered",)))
    for unit in sorted(promised.keys() & delivered.keys()):
        yield Gap(unit=unit, promised=max(promised[unit]), delivered=sum(delivered[unit]))


def _amounts(steps: Sequence[Step], stages: Sequence[str]) -> dict[str, list[float]]:
    amounts: dict[str, list[float]] = {}
    for item in (i for s in steps if s.stage in stages for i in s.items):
        if item.quantity and item.quantity.low is not None and item.quantity.bound == "exact":
            amounts.setdefault(item.quantity.unit or item.text.split()[-1].casefold(), []).append(item.quantity.low)
    return amounts


def days_between(start: str | None, end: str | None) -> int | None:
    """Days from one date to another; None where either is not known."""
    return (date.fromisoformat(end) - date.fromisoformat(start)).days if start and end else None
