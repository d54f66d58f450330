"""Lines of assistance: what one party asked of, was promised by and got from another, step by step."""

import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from onrecord.knowledge import load_yaml
from onrecord.matching.events import Happening
from onrecord.matching.facts import Fact, iso
from onrecord.matching.sides import Sides
from onrecord.records import AssistanceLine, Days, Entity, Gap, Item, Party, Step, make_id

# Supplier, receiver and family of a line; the claims of its steps, by event and stage.
Key = tuple[str, str, str]
Claims = dict[tuple[str, str], list[Fact]]

OPEN = "9999-12-31"
# The family of what falls under none.
OTHER = "other"
# In place of a family: help, of which it is not said what is given.
ANY_HELP = "any"
# The designation of equipment without its plural: "C-54" of "75 more C-54s".
_DESIGNATION = re.compile(r"\b[A-Z][A-Za-z]{0,4}-?\d+[A-RT-Z]*")


def assistance_lines(
    happenings: Iterable[Happening], entity_of: Mapping[str, str], entities: Mapping[str, Entity]
) -> tuple[AssistanceLine, ...]:
    """One line for each supplier, receiver and family of items; its steps in order of date."""
    told: dict[Key, Claims] = {}
    sides = Sides(entities)
    for happening in happenings:
        for fact in happening.facts:
            for key in _lines_of(fact, entity_of, sides):
                told.setdefault(key, {}).setdefault((happening.id, _stage_of(fact)), []).append(fact)
    _join_unsaid(told)
    steps = {
        key: sorted((_step(stage, facts, key[2], entity_of) for (_, stage), facts in found.items()), key=_order)
        for key, found in sorted(told.items())
    }
    asked = _asked_of_groups(steps, sides)
    return tuple(_line(*key, made, asked.get(key, ())) for key, made in steps.items())


def _join_unsaid(told: dict[Key, Claims]) -> None:
    """Help of which it is not said what is given ("supplies") goes to the line of its pair, where there is but one."""
    of_pair: dict[tuple[str, str], list[str]] = {}
    for supplier, receiver, family in told:
        of_pair.setdefault((supplier, receiver), []).append(family)
    for (supplier, receiver), families in of_pair.items():
        said = [family for family in families if family != OTHER]
        if len(said) < len(families) and len(said) == 1:
            _move_unsaid(told, (supplier, receiver, OTHER), (supplier, receiver, said[0]))


def _move_unsaid(told: dict[Key, Claims], source: Key, target: Key) -> None:
    for step, facts in list(told[source].items()):
        if all(f.assistance and all(map(_unsaid, f.assistance.items)) for f in facts):
            known = told[target].setdefault(step, [])
            known += [fact for fact in told[source].pop(step) if fact not in known]
    if not told[source]:
        del told[source]


def _asked_of_groups(steps: Mapping[Key, Sequence[Step]], sides: Sides) -> dict[Key, list[Step]]:
    """What was asked of, or promised by, a group that the supplier of a line belongs to, for the same receiver."""
    groups: dict[tuple[str, str], list[tuple[frozenset[str], Key]]] = {}
    for key in steps:
        if states := sides.members([key[0]]):
            groups.setdefault(key[1:], []).append((states, key))
    return {
        key: [step for states, group in groups.get(key[1:], ()) if states & sides.of([key[0]]) for step in steps[group]]
        for key in steps
    }


def _stage_of(fact: Fact) -> str:
    """The stage that a claim adds to a line: of what is still to come, that it is asked for, promised or talked of."""
    to_come: dict[str, str] = load_yaml("matching/items.yaml")["to_come"]
    stage = fact.stage or ""
    return to_come.get(fact.status, stage) if stage in ("delivering", "delivered") else stage


def _lines_of(fact: Fact, entity_of: Mapping[str, str], sides: Sides) -> list[tuple[str, str, str]]:
    told = fact.assistance
    if not told or not told.supplier or not told.receiver or fact.status == "denied":
        return []
    families = list(dict.fromkeys(map(family_of, told.items))) or [OTHER]
    givers, getters = (_together(fact, role, entity_of) for role in ("supplier", "receiver"))
    pairs = [(giver, getter) for giver in givers for getter in getters if _may_help(fact, giver, getter, sides)]
    return [(*pair, family) for pair in pairs for family in families]


def _together(fact: Fact, role: str, entity_of: Mapping[str, str]) -> list[str]:
    """Who supplies or receives with those that stand beside it in the claim: "Arland and Borland sent grain"."""
    party = party_of(fact, role, entity_of)
    if not party:
        return []
    beside = next((side for side in (fact.actor, fact.recipient) if party in side), frozenset[str]())
    return [party, *sorted(beside - {party})]


def _may_help(fact: Fact, supplier: str, receiver: str, sides: Sides) -> bool:
    """Whether one can help the other: not itself, nor those who rise against it; and no side backs its own army."""
    against: list[str] = load_yaml("matching/items.yaml")["against"]
    if supplier == receiver or sides.is_organ(receiver, supplier, against) or sides.are_faiths([supplier, receiver]):
        return False
    return fact.type != "SUPPORT" or not sides.of([supplier]) & sides.of([receiver])


def family_of(item: Item) -> str:
    """The family that an item is followed under: arms, money, people, relief, other."""
    families: dict[str, str] = load_yaml("matching/items.yaml")["families"]
    return families.get(item.kind, OTHER)


def _line(supplier: str, receiver: str, family: str, steps: Sequence[Step], asked: Sequence[Step]) -> AssistanceLine:
    return AssistanceLine(
        id=make_id("as", supplier, receiver, family),
        supplier=supplier,
        receiver=receiver,
        family=family,
        steps=tuple(_answering(steps, asked)),
        gaps=tuple(_gaps(steps)),
    )


def _order(step: Step) -> tuple[str, int, str]:
    order: list[str] = load_yaml("matching/items.yaml")["stages"]
    return (step.when.start or OPEN, order.index(step.stage), step.claims[0])


def _step(stage: str, facts: Sequence[Fact], family: str, entity_of: Mapping[str, str]) -> Step:
    items = [i for f in facts for i in _items(f, entity_of) if family_of(i) == family or _unsaid(i)]
    days = [f.days for f in facts if f.days]
    days = [d for d in days if d.exact] or [d for d in days if d.said] or days
    return Step(
        stage=stage,  # type: ignore[arg-type]
        claims=tuple(f.id for f in facts),
        when=Days(start=iso(min(d.first for d in days)), end=iso(max(d.last for d in days))) if days else Days(),
        items=tuple({i.text.casefold(): i for i in reversed(items)}.values())[::-1],
    )


def _items(fact: Fact, entity_of: Mapping[str, str]) -> list[Item]:
    """What a claim says is given, each with its report, its equipment the case's own.

    An amount that several give, or get, is nobody's own.
    """
    told = fact.assistance
    if told is None:
        return []
    shared = any(len(_together(fact, role, entity_of)) > 1 for role in ("supplier", "receiver"))
    items = [replace(i, report=fact.source.report, entity=entity_of.get(i.entity or "")) for i in told.items]
    return [replace(item, quantity=None) for item in items] if shared else items


def _answering(steps: Sequence[Step], asked: Sequence[Step]) -> list[Step]:
    """Steps with what they answer: a delivery its promises and requests, a promise or refusal its requests.

    `asked` are the steps of a group that the supplier belongs to: they too may be what is answered.
    """
    answers: dict[str, list[str]] = load_yaml("matching/items.yaml")["answers"]
    out = []
    for i, step in enumerate(steps):
        before = [*(s for s in asked if _order(s) < _order(step)), *steps[:i]]
        told = (c for s in before if s.stage in answers.get(step.stage, ()) for c in s.claims)
        out.append(replace(step, answers=tuple(told)))
    return out


def _gaps(steps: Sequence[Step]) -> Iterable[Gap]:
    """What was promised and what was delivered, by unit, where every step that counts has one exact amount."""
    promised, delivered = (_amounts(steps, stages) for stages in (("promised", "agreed", "approved"), ("delivered",)))
    for unit in sorted(promised.keys() & delivered.keys()):
        yield Gap(unit=unit, promised=max(promised[unit]), delivered=sum(delivered[unit]))


def _amounts(steps: Sequence[Step], stages: Sequence[str]) -> dict[str, list[float]]:
    amounts: dict[str, list[float]] = {}
    for step in (s for s in steps if s.stage in stages):
        for unit, amount in amounts_of(step.items).items():
            amounts.setdefault(unit, []).append(amount)
    return amounts


def amounts_of(items: Iterable[Item]) -> dict[str, float]:
    """The exact amounts of items by unit: that of the figure, the designation ("C-54"), or else the noun."""
    exact = [(item, q) for item in items if (q := item.quantity) and q.bound == "exact" and q.low is not None]
    return {q.unit or _noun(item.text): q.low for item, q in exact if q.low is not None}


def _noun(text: str) -> str:
    named = _DESIGNATION.search(text)
    return named[0] if named else text.split()[-1].casefold()


def families_of(facts: Iterable[Fact]) -> frozenset[str]:
    """The families of all that these claims tell of; `ANY_HELP` where it is not said what is given ("aid")."""
    told = [f.assistance for f in facts if f.assistance]
    found = {family_of(item) for assistance in told for item in assistance.items if not _unsaid(item)}
    unsaid = any(all(map(_unsaid, assistance.items)) for assistance in told)
    return frozenset(found - {OTHER} | ({ANY_HELP} if unsaid else set()))


def _unsaid(item: Item) -> bool:
    """Whether an item says only that there is help: "supplies", "support"."""
    general: list[str] = load_yaml("matching/items.yaml")["general"]
    return item.kind == "other" and item.text.split()[-1].casefold() in general


def party_of(fact: Fact, role: str, entity_of: Mapping[str, str]) -> str:
    """The entity of the case that supplies or receives in a claim; "" where it is not told or not known."""
    party: Party | None = getattr(fact.assistance, role, None)
    return entity_of.get(party.entity or "", "") if party else ""
