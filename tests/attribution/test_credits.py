"""Agencies that a report credits."""

import pytest

from onrecord.attribution import find_credits
from onrecord.language import Language
from onrecord.records import Report


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("KYIV (Reuters) - Two bridges are down.", ["Reuters"]),
        ("Two bridges are down. AFP contributed to this report.", ["AFP"]),
        ("Two bridges are down.\nThe Associated Press contributed to this report.", ["Associated Press"]),
        ("Two bridges are down. Reporting by the Agence France-Presse bureau in Bonn.", ["Agence France-Presse"]),
        ("Two bridges are down. Writing by Jane Roe in Bonn.", []),
        ("BONN, May 4 — (Reuters) - Two bridges are down.", ["Reuters"]),
        ("Reporting from around the world. AFP has offices in Bonn.", []),
        ("Jane Roe and AFP contributed to this story.", ["AFP"]),
        ("BEIRUT, May 4 (AP) — Two bridges are down.", ["AP"]),
        ("Two bridges are down, Reuters reported.", []),
        ("Two bridges are down.\n\nSource: SANA", ["SANA"]),
        ("Two bridges are down.", []),
    ],
)
def test_credits(language: Language, text: str, names: list[str]) -> None:
    mentions = find_credits(language.parse(text), Report(id="r", text=text))
    assert [m.span.text for m in mentions] == names
    assert all(text[m.span.start : m.span.end] == m.span.text for m in mentions)
