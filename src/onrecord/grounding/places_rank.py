"""Which place a name stands for: candidates, their features, a weighted sum, the best and the runner-up.

Three rounds. In the first each name is judged alone; what is chosen then votes for countries and regions and lends its
position, each choice by how sure it is, and every name is judged again in the company of the others. A name has one
sense in a report, unless the words beside a mention ("Alexandria, Virginia") tell otherwise.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import asin, cos, exp, log10, radians, sin, sqrt

from onrecord.grounding.gazetteer import Entry
from onrecord.grounding.gazetteer_build import HAND, OTHER
from onrecord.grounding.places_names import Name, words
from onrecord.grounding.places_weigh import governs, lies_in

# What each feature adds at most; of size, for each power of ten. Set by hand.
SIZE, NAMED_KIND, OTHER_NAME, INSIDE, COUNTRY, REGION, NEAR = 0.8, 4.0, 2.0, 8.0, 3.0, 3.0, 2.5
LISTED, LARGE = 2.0, 1.0
# How much a region gives way to a city in it that has its name; what the hand-kept table's word for a name weighs.
SHADOWED, HAND_KEPT = 1.5, 1.0
# The same where a state is governed from the place ("the White House").
SEAT = 4.0
_KINDS = {"country": 3.0, "area": 8.0, "capital": 1.5, "admin1": 1.0, "city": 0.3, "spot": 0.0, "admin2": -0.3}
_CITIES = frozenset(("city", "capital", "spot"))
_NEAR_KM = 150.0
# Candidates nearer to each other than this are one place for the purpose of telling how sure the choice is.
_SAME_PLACE_KM = 30.0
# Votes that stand for "no evidence": the fewer there are in all, the less they count.
_DOUBT = 0.7
_ROUNDS = 3
# Cities that the press of other parts names without more ado have so many people.
_LARGE = 200_000
# A place with more people than this may be named in a report about another country.
_KNOWN_ABROAD = 150_000

# Grounds by which a name is that of a part of a town.
_QUARTER = frozenset(ground for word in words().quarters for ground in (f"{word} of", f"before {word}"))

Votes = dict[str, float]


@dataclass(slots=True)
class Choice:
    """What a name stands for: the best candidate, the others in order with their scores, the features that decided."""

    best: Entry | None = None
    others: list[Entry] = field(default_factory=list)
    score: float = 0.0
    scores: list[float] = field(default_factory=list)
    margin: float = 0.0
    features: dict[str, float] = field(default_factory=dict)


@dataclass(slots=True)
class Around:
    """What stands beside the mentions of a name: the regions they are put in, the names put in them, and the choices
    for the names that they are listed with."""

    outers: list[tuple[Name, Choice]]
    inner: list[Name]
    listed: list[Entry | None]


@dataclass(slots=True)
class Company:
    """What the report says by its other names: votes for countries and regions by the name that casts them ("" for
    demonyms and other signs), and the places chosen, with how sure each is."""

    votes: dict[str, Votes] = field(default_factory=dict)
    points: dict[str, tuple[Entry, float]] = field(default_factory=dict)
    totals: Votes = field(default_factory=lambda: defaultdict(float))

    def share(self, code: str, key: str) -> float:
        """The share of votes that a country or region has, the votes of name `key` itself left out."""
        if not code:
            return 0.0
        own: Mapping[str, float] = self.votes.get(key, {})
        level = "*." if "." in code else "*"
        total = self.totals.get(level, 0.0) - own.get(level, 0.0)
        return max(0.0, self.totals.get(code, 0.0) - own.get(code, 0.0)) / (total + _DOUBT)

    def leading(self, voices: int) -> str | None:
        """The country with more than half of the votes, where so many names speak for it."""
        total = self.totals.get("*", 0.0)
        found = max((code for code in self.totals if "." not in code and code != "*"), key=self._rank, default=None)
        speakers = sum(found in votes for votes in self.votes.values())
        return found if found and speakers >= voices and self.totals[found] > total / 2 else None

    def _rank(self, code: str) -> tuple[float, str]:
        return self.totals[code], code

    def vote(self, key: str, entry_country: str, entry_region: str, weight: float) -> None:
        """Let a name speak for a country and a region."""
        votes = self.votes.setdefault(key, defaultdict(float))
        for code, level in ((entry_country, "*"), (entry_region, "*.")):
            if code:
                for table in (votes, self.totals):
                    table[code] += weight
                    table[level] += weight


def choose(
    names: Sequence[Name],
    inside: Sequence[Name | None],
    signs: Mapping[str, float],
    lists: Sequence[tuple[int, int]] = (),
) -> tuple[list[Choice], str | None]:
    """A choice for each name, and the country that the report tells of, where it is one above all others.

    `inside[n]` is the name of the region that the text puts name n in; `signs` are countries that other words speak
    for, each with its weight; `lists` are pairs of names that stand in one list.
    """
    groups = _groups(names, inside)
    beside, held = _neighbours(names, inside, lists)
    choices = [Choice() for _ in names]
    company = _company(names, choices, signs)
    for _ in range(_ROUNDS):
        for members, outers in groups:
            around = Around(
                outers=[(names[n], choices[n]) for n in outers],
                inner=[name for n in members for name in held[id(names[n])]],
                listed=[choices[k].best for n in members for k in beside[n]],
            )
            choice = _judge(names[members[0]], around, company)
            for n in members:
                choices[n] = choice
        company = _company(names, choices, signs)
    leading = company.leading(voices=2)
    quarters = {name.key for name in names if not _QUARTER.isdisjoint(name.why)}
    choices = [
        _unless_far(name, choice, company, leading, quarter=name.key in quarters)
        for name, choice in zip(names, choices, strict=True)
    ]
    return choices, company.leading(voices=1)


def _neighbours(
    names: Sequence[Name], inside: Sequence[Name | None], lists: Sequence[tuple[int, int]]
) -> tuple[dict[int, list[int]], dict[int, list[Name]]]:
    """By a name's number the names that it is listed with; by its identity those that the text puts in it."""
    beside: dict[int, list[int]] = defaultdict(list)
    for first, second in lists:
        beside[first].append(second)
        beside[second].append(first)
    held: dict[int, list[Name]] = defaultdict(list)
    for name, outer in zip(names, inside, strict=True):
        if outer is not None:
            held[id(outer)].append(name)
    return beside, held


def _unless_far(name: Name, choice: Choice, company: Company, leading: str | None, *, quarter: bool) -> Choice:
    """The choice, unless it is a small place of a country that the report does not name, in a report about another.

    There are towns called almost anything somewhere; a village that the gazetteer lacks is likelier, and so is a
    `quarter` of a town where the text speaks of one, however large the city of that name abroad."""
    best = choice.best
    if best is None or leading is None or best.country == leading or "inside" in choice.features:
        return choice
    known = _KNOWN_ABROAD * (10 if best.name_kind == OTHER else 1)
    small = quarter or (best.kind in ("city", "spot", "admin2", "admin1") and best.population < known)
    if not small or company.share(best.country, name.key) > 0.0:
        return choice
    return Choice(None, [best, *choice.others], choice.score, [choice.score, *choice.scores])


def _groups(names: Sequence[Name], inside: Sequence[Name | None]) -> list[tuple[list[int], list[int]]]:
    """Mentions that are judged as one, and the mentions of the regions that the text puts them in."""
    number = {id(name): n for n, name in enumerate(names)}
    groups: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for n, name in enumerate(names):
        outer = inside[n]
        groups[name.key, name.kind or "", outer.key if outer else ""].append(n)
    for key in [key for key in groups if not key[2]]:
        told = [other for other in groups if other[0] == key[0] and other[2]]
        same = [other for other in told if other[1] == key[1]] or told
        if len({other[2] for other in told}) == 1 and same:
            groups[same[0]] += groups.pop(key)
    return [
        (sorted(members), [number[id(outer)] for n in members if (outer := inside[n]) is not None])
        for members in groups.values()
    ]


def _judge(name: Name, around: Around, company: Company) -> Choice:
    """The best of a name's candidates in this company."""
    if not name.entries:
        return Choice()
    scored = []
    for entry in name.entries:
        features = _features(entry, name, company)
        if any(choice.best and lies_in(entry, choice.best) for _, choice in around.outers):
            features["inside"] = INSIDE
        elif any(lies_in(entry, region) for outer, _ in around.outers for region in outer.entries):
            features["inside"] = INSIDE / 2
        if any(lies_in(inner, entry) for other in around.inner for inner in other.entries):
            features["named as what holds another"] = INSIDE / 2
        if "a city has the name" not in features and any(other and _alike(entry, other) for other in around.listed):
            features["listed with its like"] = LISTED
        scored.append((sum(features.values()), entry, features))
    scored.sort(key=lambda row: (-row[0], row[1].id))
    score, best, features = scored[0]
    far = next((row[0] for row in scored[1:] if kilometres(row[1], best) > _SAME_PLACE_KM), score - 3.0)
    others = scored[1:]
    return Choice(best, [row[1] for row in others], score, [row[0] for row in others], score - far, features)


def _alike(entry: Entry, other: Entry) -> bool:
    """Whether two places are regions of one level in one country, or countries."""
    if entry.kind not in ("country", "admin1", "admin2") or entry.id == other.id:
        return False
    return entry.kind == other.kind and (entry.kind == "country" or entry.country == other.country)


def _features(entry: Entry, name: Name, company: Company) -> dict[str, float]:
    """The features of one candidate, but for the region that the text names."""
    out = {"size": SIZE * log10(entry.population + 10), "kind": _KINDS.get(entry.kind, 0.0)}
    if entry.kind in _CITIES and entry.population >= _LARGE:
        out["large city"] = LARGE
    if name.kind is not None:
        out["named kind"] = NAMED_KIND * _fits(name.kind, entry.kind)
    elif _shadowed(entry, name.entries):
        out["a city has the name"] = -SHADOWED
    if entry.name_kind == OTHER:
        out["other name"] = -OTHER_NAME
    elif entry.name_kind == HAND:
        out["known from reports of wars"] = SEAT if governs(name.key) else HAND_KEPT
    out["country"] = COUNTRY * company.share(entry.country, name.key)
    if entry.kind != "country":
        out["region"] = REGION * company.share(entry.admin1, name.key)
        out["near"] = NEAR * _nearness(entry, name.key, company)
    return out


def _shadowed(entry: Entry, entries: tuple[Entry, ...]) -> bool:
    """Whether the entry is a region, and a sizeable city in it has the same name."""
    if entry.kind not in ("admin1", "admin2") or entry.name_kind == HAND:
        return False
    return any(e.kind in _CITIES and e.admin1 == entry.admin1 and e.population * 10 > entry.population for e in entries)


def _fits(named: str, kind: str) -> float:
    """How well a place's kind goes with the kind word beside the name ("province", "county", "town")."""
    if named == "city":
        return 0.5 if kind in _CITIES else 0.0
    return 1.0 if kind == named else 0.25 if kind in ("admin1", "admin2") else 0.0


def _nearness(entry: Entry, key: str, company: Company) -> float:
    """How near the chosen places of other names are: 1 for neighbours, 0 for none."""
    away = 1.0
    for other, (point, weight) in company.points.items():
        if other != key and point.id != entry.id and abs(point.latitude - entry.latitude) < 5:
            away *= 1 - 0.6 * weight * exp(-kilometres(entry, point) / _NEAR_KM)
    return 1 - away


def _company(names: Sequence[Name], choices: Sequence[Choice], signs: Mapping[str, float]) -> Company:
    """The votes of all choices so far, each by how sure it is; each further mention of a name counts less."""
    company = Company()
    for country, weight in signs.items():
        company.vote("", country, "", weight)
    seen: Counter[str] = Counter()
    for name, choice in zip(names, choices, strict=True):
        best = choice.best
        if best is None or best.kind == "area":
            continue
        seen[name.key] += 1
        sure = min(1.0, choice.margin / 2.0)
        company.vote(name.key, best.country, best.admin1, sure / seen[name.key])
        if name.key not in company.points and best.kind != "country":
            company.points[name.key] = best, sure * (0.5 if best.kind == "admin1" else 1.0)
    return company


def kilometres(a: Entry, b: Entry) -> float:
    """The distance of two places along the great circle."""
    la, lb = radians(a.latitude), radians(b.latitude)
    half = sin((lb - la) / 2) ** 2 + cos(la) * cos(lb) * sin(radians(b.longitude - a.longitude) / 2) ** 2
    return 12742 * asin(sqrt(min(1.0, half)))
