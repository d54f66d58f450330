"""Which agency a report credits: by what its reading found, or by a credit line at the head or the foot of its text."""

import re
from functools import cache

from onrecord.knowledge import load_yaml
from onrecord.matching.names import normal
from onrecord.records import Reading, Report

# Characters at the head and the foot of a text in which a bare name is a credit and not the subject of a sentence.
HEAD, FOOT = 160, 60


@cache
def _agencies() -> tuple[dict[str, str], re.Pattern[str]]:
    forms = {
        form: agency for agency, forms in load_yaml("matching/agencies.yaml")["agencies"].items() for form in forms
    }
    names = "|".join(sorted(map(re.escape, forms), key=lambda form: (-len(form), form)))
    # "(Reuters)", "- REUTERS", "AFP -", "AFP Friday 24 Oct": set off from the sentence, never "told Reuters"
    day = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    return forms, re.compile(rf"\((?P<a>{names})\)|[-–—/]\s*(?P<b>{names})\s*$|\b(?P<c>{names})\s*(?:[-–—]\s|\s{day})")


def credits(report: Report, reading: Reading) -> frozenset[str]:
    """The agencies that a report credits, by one name each."""
    forms, pattern = _agencies()
    found = {forms.get(m.span.text.strip("()"), normal(m.span.text)) for m in reading.credits}
    for part in (report.text[:HEAD], report.text[-FOOT:].rstrip(" .")):
        found |= {forms[next(filter(None, hit.groups()))] for hit in pattern.finditer(part)}
    return frozenset(found)


def agency_named(name: str) -> str:
    """One name for an agency that goes by several; any other name as it is."""
    return _agencies()[0].get(name.removeprefix("the "), normal(name))
