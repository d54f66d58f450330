"""What else a date could be counted from: another date of the text, the report's day, another day of publication."""

import re
from collections.abc import Iterator
from dataclasses import replace

from msgspec.structs import replace as with_fields

from onrecord.grounding.dates_days import a_day
from onrecord.grounding.dates_published import day_of
from onrecord.grounding.dates_scene import Found, Rule, Scene, Value, resolved
from onrecord.records import Published


def counted_otherwise(rule: Rule, match: re.Match[str], scene: Scene, found: Found, published: Published) -> None:
    """Add to a date that was counted from another day what the same words give when counted from elsewhere."""
    chosen = found.value
    if chosen.stretch is None:
        return
    for elsewhere, why in _elsewhere(scene, chosen, published):
        for start, _, value in resolved(rule, match, elsewhere):
            if start != found.start:
                continue
            chosen.rather_than([value.stretch], why, value.anchor)
            if value.stretch is None:
                for other in value.others:
                    chosen.rather_than([other.stretch], other.why, other.anchor)


def _elsewhere(scene: Scene, chosen: Value, published: Published) -> Iterator[tuple[Scene, str]]:
    """The scene as it would be from each other day that the words could be counted from, and why it is not."""
    if chosen.anchor == scene.basis:
        yield from _other_publications(scene, published)
        return
    near = next((pair for pair in scene.earlier if pair[0].id == chosen.anchor), None)
    if near is None:
        return
    words, event = near[0].span.text, chosen.why.get("event")
    because = f"“{words}” dates the {event}" if event else f"“{words}” stands nearer"
    yield replace(scene, earlier=[p for p in scene.earlier if p is not near]), f"counted from another date; {because}"
    if scene.today:
        report = with_fields(near[0], id=scene.basis), a_day(scene.today)
        yield replace(scene, earlier=[report]), f"counted from the report's own day; {because}"


def _other_publications(scene: Scene, published: Published) -> Iterator[tuple[Scene, str]]:
    """Days of publication that the report bears and that it is not taken to speak from."""
    for other in (published, *published.others):
        day = day_of(other.start) if other.start == other.end else None
        if day and day != scene.today:
            basis = "dateline" if other.basis == "dateline" else "published"
            why = f"counted from {day} ({other.basis}); the report speaks from {scene.today} ({scene.basis})"
            yield replace(scene, today=day, basis=basis), why
