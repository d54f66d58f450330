"""Which place a name stands for: candidates, their features, a weighted sum, the best and the runner-up.

Two rounds. In the first each name is judged alone; what is settled by then votes for countries and regions and lends
its position, and in the second round every name is judged again in that company. A name has one sense in a report,
unless the words beside a mention ("Alexandria, Virginia") tell otherwise.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import asin, cos, exp, log10, radians, sin, sqrt

from onrecord.grounding.gazetteer import Entry
from onrecord.grounding.places_names import Name
from onrecord.grounding.places_weigh import lies_in

# What each feature adds at most. Set by hand.
SIZE, KIND, NAMED_KIND, OTHER_NAME = 0.6, 1.0, 4.0, 1.0
INSIDE, COUNTRY, REGION, NEAR = 8.0, 3.0, 3.0, 2.5
_KINDS = {"country": 3.0, "area": 4.0, "capital": 1.5, "admin1": 1.0, "city": 0.3, "spot": 0.0, "admin2": -0.3}
_NEAR_KM = 150.0
# Nearer candidates than this are one place for the purpose of telling how sure the choice is.
_SAME_PLACE_KM = 30.0


@dataclass(slots=True)
class Choice:
    """What a name stands for: the best candidate, the others in order, and the features that decided."""

    best: Entry | None = None
    others: list[Entry] = field(default_factory=list)
    score: float = 0.0
    # The scores of the others.
    scores: list[float] = field(default_factory=list)
    margin: float = 0.0
    features: dict[str, float] = field(default_factory=dict)


@dataclass(slots=True)
class Company:
    """What the rest of the report says: votes for countries and regions, and settled places with their weight."""

    countries: Counter[str] = field(default_factory=Counter)
    regions: Counter[str] = field(default_factory=Counter)
    points: list[tuple[str, Entry, float]] = field(default_factory=list)


def choose(names: Sequence[Name], inside: Sequence[Name | None], demonyms: Iterable[str]) -> list[Choice]:
    """A choice for each name. `inside[n]` is the name of the region that the text puts name n in."""
    groups: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for n, name in enumerate(names):
        outer = inside[n]
        groups[name.key, outer.key if outer else "", name.kind or ""].append(n)
    groups = _share_regions(groups)
    company = Company(Counter({country: 0.7 * n for country, n in Counter(demonyms).items()}))
    choices: list[Choice] = [Choice() for _ in names]
    for last in (False, False, True):
        for members in groups.values():
            choice = _judge(names, inside, members, choices, company)
            for n in members:
                choices[n] = choice
        if not last:
            company = _company(names, choices, demonyms)
    return choices


def _share_regions(
    groups: dict[tuple[str, str, str], list[int]],
) -> dict[tuple[str, str, str], list[int]]:
    """Mentions without a region of their own go with those of the same name that have one, if it is one only."""
    keyed: dict[tuple[str, str], list[tuple[str, str, str]]] = defaultdict(list)
    for key in groups:
        keyed[key[0], key[2]].append(key)
    out = dict(groups)
    for keys in keyed.values():
        bare = next((key for key in keys if not key[1]), None)
        if bare is not None and len(keys) == 2:
            other = next(key for key in keys if key[1])
            out[other] = sorted(out[other] + out.pop(bare))
    return out


def _judge(
    names: Sequence[Name],
    inside: Sequence[Name | None],
    members: list[int],
    choices: Sequence[Choice],
    company: Company,
) -> Choice:
    name = names[members[0]]
    if not name.entries:
        return Choice()
    outers = [choices[n].best for n in _outers(names, inside, members)]
    regions = [entry for m in members if (outer := inside[m]) for entry in outer.entries]
    scored = []
    for entry in name.entries:
        features = _features(entry, name, company)
        if any(outer and lies_in(entry, outer) for outer in outers):
            features["inside"] = INSIDE
        elif any(lies_in(entry, outer) for outer in regions):
            features["inside"] = INSIDE / 2
        scored.append((sum(features.values()), entry, features))
    scored.sort(key=lambda row: (-row[0], row[1].id))
    score, best, features = scored[0]
    far = next((row[0] for row in scored[1:] if kilometres(row[1], best) > _SAME_PLACE_KM), None)
    margin = score - far if far is not None else 3.0
    return Choice(best, [row[1] for row in scored[1:]], score, [row[0] for row in scored[1:]], margin, features)


def _outers(names: Sequence[Name], inside: Sequence[Name | None], members: list[int]) -> list[int]:
    wanted = {id(outer) for m in members if (outer := inside[m]) is not None}
    return [n for n, name in enumerate(names) if id(name) in wanted]


def _features(entry: Entry, name: Name, company: Company) -> dict[str, float]:
    """The features of one candidate, but for the region that the text names."""
    out = {"size": SIZE * log10(entry.population + 10), "kind": KIND * _KINDS.get(entry.kind, 0.0)}
    if name.kind is not None:
        out["named kind"] = NAMED_KIND * _fits(name.kind, entry.kind)
    if entry.name_kind == 2:
        out["other name"] = -OTHER_NAME
    if total := sum(company.countries.values()):
        out["country"] = COUNTRY * company.countries[entry.country] / total
    if entry.kind != "country" and entry.admin1 and (total := sum(company.regions.values())):
        out["region"] = REGION * company.regions[entry.admin1] / total
    if near := _nearness(entry, name.key, company):
        out["near"] = NEAR * near
    return out


def _fits(named: str, kind: str) -> float:
    """How well a place's kind goes with the kind word beside the name ("province", "county", "town")."""
    if named == "city":
        return 0.5 if kind in ("city", "capital", "spot") else 0.0
    return 1.0 if kind == named else 0.5 if kind in ("admin1", "admin2") else 0.0


def _nearness(entry: Entry, key: str, company: Company) -> float:
    """How near the settled places of other names are: 1 for a neighbour, 0 for none."""
    if entry.kind in ("country", "area"):
        return 0.0
    away = 1.0
    for other, point, weight in company.points:
        if other != key and point.id != entry.id:
            km = kilometres(entry, point)
            if km < 5 * _NEAR_KM:
                away *= 1 - 0.6 * weight * exp(-km / _NEAR_KM)
    return 1 - away


def _company(names: Sequence[Name], choices: Sequence[Choice], demonyms: Iterable[str]) -> Company:
    """The votes of all choices so far, each by how sure it is."""
    company = Company(Counter({country: 0.7 * n for country, n in Counter(demonyms).items()}))
    seen: Counter[str] = Counter()
    for name, choice in zip(names, choices, strict=True):
        best = choice.best
        if best is None or best.kind == "area":
            continue
        seen[name.key] += 1
        sure = min(1.0, choice.margin / 2.0)
        weight = sure / seen[name.key] ** 0.5
        company.countries[best.country] += weight
        if best.admin1:
            company.regions[best.admin1] += weight
        if seen[name.key] == 1 and best.kind != "country":
            company.points.append((name.key, best, sure * (0.5 if best.kind == "admin1" else 1.0)))
    return company


def kilometres(a: Entry, b: Entry) -> float:
    """The distance of two places along the great circle."""
    la, lb = radians(a.latitude), radians(b.latitude)
    half = sin((lb - la) / 2) ** 2 + cos(la) * cos(lb) * sin(radians(b.longitude - a.longitude) / 2) ** 2
    return 12742 * asin(sqrt(min(1.0, half)))
