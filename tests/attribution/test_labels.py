"""Headlines that a source closes, and those that only end with a word for one."""

import pytest

from onrecord.attribution.labels import find_headlines
from onrecord.language import Language

BODY = "The shells fell on the harbour at noon."

# headline, source, content, cue
HEADLINES = [
    ("Raids kill nine in border town of Tarabi monitor", "monitor", "Raids kill nine in border town of Tarabi"),
    ("Nine dockers killed in Tarabi watchdog", "watchdog", "Nine dockers killed in Tarabi"),
    ("Nine dockers killed in raids on port NGO", "NGO", "Nine dockers killed in raids on port"),
    ("Two tankers collide off Lahin state television", "state television", "Two tankers collide off Lahin"),
    ("Two tankers collide off Lahin on Monday observatory", "observatory", "Two tankers collide off Lahin on Monday"),
]


@pytest.mark.parametrize("gap", ["\n", " ", "\n\n"])
@pytest.mark.parametrize(("title", "source", "content"), HEADLINES)
def test_a_source_closes_a_headline(title: str, source: str, content: str, gap: str, language: Language) -> None:
    doc = language.parse(f"{title}{gap}{BODY}")
    (found,) = find_headlines(doc, title)
    assert found.speaker is not None
    assert doc.span(*found.speaker).text == doc.span(*found.cue).text == source
    assert [doc.span(*piece).text for piece in found.content] == [content]


@pytest.mark.parametrize("source", ["monitor", "state media", "state TV"])
def test_a_headline_with_its_colon_that_runs_on_into_the_text(source: str, language: Language) -> None:
    title = f"Raids kill nine in border town of Tarabi: {source}"
    doc = language.parse(f"{title} {BODY}")
    (found,) = find_headlines(doc, title)
    assert found.speaker is not None
    assert (doc.span(*found.speaker).text, doc.span(*found.cue).text) == (source, ":")
    assert [doc.span(*piece).text for piece in found.content] == ["Raids kill nine in border town of Tarabi"]


# headline, what the text opens with
NO_SOURCES = [
    # the word for a source belongs to what stands before it
    ("Nine dockers shot by the monitor", "Nine dockers shot by the monitor"),
    ("Rebels block reports of state media", "Rebels block reports of state media"),
    ("Rebels shell the state media", "Rebels shell the state media"),
    ("Mayor names a new ceasefire monitor", "Mayor names a new ceasefire monitor"),
    # words that are sources only before a colon, or behind "state"
    ("Nine dockers killed in raids on port police", "Nine dockers killed in raids on port police"),
    ("Nine dockers killed in Tarabi social media", "Nine dockers killed in Tarabi social media"),
    # too short to be complete
    ("Nine killed watchdog", "Nine killed watchdog"),
    # the text opens otherwise
    ("Nine dockers killed in Tarabi watchdog", "Nine porters killed in Tarabi watchdog"),
    ("Nine dockers killed in Tarabi", "Nine dockers killed in Tarabi watchdog"),
    (None, "Nine dockers killed in Tarabi watchdog"),
    ("", "Nine dockers killed in Tarabi watchdog"),
]


@pytest.mark.parametrize(("title", "opening"), NO_SOURCES)
def test_a_headline_that_no_source_closes(title: str | None, opening: str, language: Language) -> None:
    assert not list(find_headlines(language.parse(f"{opening}\n{BODY}"), title))


def test_a_headline_on_a_line_of_its_own_with_its_colon_is_left_to_labels(language: Language) -> None:
    title = "Raids kill nine in border town of Tarabi: monitor"
    assert not list(find_headlines(language.parse(title), title))
