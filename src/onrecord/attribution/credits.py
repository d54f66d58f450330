"""Agencies that a report credits with its text: datelines ("KYIV (Reuters) - ") and credit lines."""

import re
from functools import cache

from onrecord.knowledge import load_yaml
from onrecord.language import Document
from onrecord.records import Mention, Report

_HEAD = 400


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = {name for row in load_yaml("parties/outlets.yaml") for name in [row["name"], *row.get("aliases", ())]}
    either = "(?:the |The )?(" + "|".join(re.escape(name) for name in sorted(names, key=lambda n: (-len(n), n))) + ")"
    table = load_yaml("attribution/credits.yaml")

    def joined(kind: str) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{p.format(name=either)})" for p in table[kind]), re.MULTILINE)

    return joined("head"), joined("anywhere")


def find_credits(doc: Document, report: Report) -> tuple[Mention, ...]:
    """Where the text credits an outlet or agency, in text order, each name once."""
    head, anywhere = _patterns()
    found = [*head.finditer(doc.text, 0, _HEAD), *anywhere.finditer(doc.text)]
    out: dict[str, Mention] = {}
    for m in sorted(found, key=lambda m: m.start()):
        group = next(n for n, name in enumerate(m.groups(), 1) if name)
        span = doc.characters(*m.span(group))
        out.setdefault(span.text, Mention(report=report.id, span=span))
    return tuple(out.values())
