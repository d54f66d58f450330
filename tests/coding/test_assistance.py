"""Who gives and who gets, by the parties of the report; beside the passages of `cases/assistance.yaml`."""

import pytest

from onrecord.language import Language
from onrecord.reader import read
from onrecord.records import Assistance, Published, Report

Told = tuple[Assistance, str, str]


def help_in(text: str, language: Language) -> list[Told]:
    """All help that a text tells, with the names of its supplier and receiver as entities ("" where they are none)."""
    published = Published(start="2024-05-08", end="2024-05-08", basis="metadata")
    reading = read(Report(id="r", text=text, published=published), language)
    names = {entity.id: entity.name for entity in reading.entities}
    told = [claim.assistance for claim in reading.claims if claim.assistance]
    return [(t, *(names.get((p and p.entity) or "", "") for p in (t.supplier, t.receiver))) for t in told]


@pytest.mark.parametrize(
    ("text", "supplier", "receiver", "item"),
    [
        # An outlet that stands behind a name without a comma only tells.
        ("The Houthis receive rifles from Iran Reuters reports.", "Iran", "Houthis", "rifles"),
        ("Hezbollah received rockets from the US according to a leaflet.", "United States", "Hezbollah", "rockets"),
        # Force lent to others is help, and whose force it is gives it.
        ("Iraqi soldiers backed by French air strikes crossed the river.", "France", "Iraqi armed forces", "strikes"),
        ("The Iraqi army was supported by Hezbollah fighters.", "Hezbollah", "Iraqi armed forces", "fighters"),
        ("Turkey launched air strikes in support of the Libyan army.", "Turkey", "Libyan armed forces", "strikes"),
        ("Hamas is fighting with Iranian support near the port.", "Iran", "Hamas", "support"),
        ("Qatar boosts military support for its ally Hamas.", "Qatar", "Hamas", "support"),
        (
            "The Iraqi army backed by air strikes from France crossed the river.",
            "France",
            "Iraqi armed forces",
            "strikes",
        ),
        (
            "France launched air strikes in support of its partner Baghdad targeting rebels.",
            "France",
            "Iraq",
            "strikes",
        ),
        # A verb that says what is given.
        ("Poland trained Ukrainian soldiers in April.", "Poland", "Ukrainian armed forces", "trained"),
        ("Iran armed Hezbollah for years.", "Iran", "Hezbollah", "armed"),
        ("Kenya helped the Somali army in an effort to calm the coast.", "Kenya", "Somali armed forces", ""),
        # "of" and the gerund belong to who is accused, whatever the parser hangs them on.
        ("Mali accuses Chad of supporting the Houthis with arms and money.", "Chad", "Houthis", "arms money"),
        # What has a verb of its own is no further item.
        ("Italy has provided Libya with radars and American experts are training them.", "Italy", "Libya", "radars"),
        # Relief to a place is help to its country.
        ("France delivered flour to the Lebanese city of Tyre.", "France", "Lebanon", "flour"),
    ],
)
def test_who_gives_and_who_gets(text: str, supplier: str, receiver: str, item: str, language: Language) -> None:
    told, *_ = help_in(text, language)
    assert told[1:] == (supplier, receiver)
    assert " ".join(i.text.split()[-1] for i in told[0].items) == item


@pytest.mark.parametrize(
    ("text", "supplier", "receiver"),
    [
        # Arms to a place need not be for its state, nor do they come from the state of the place.
        ("Iran sent rockets to the Lebanese city of Tyre.", "Iran", ""),
        ("Turkey moved tanks closer to the Syrian border.", "Turkey", ""),
        ("A key Hezbollah supply route brought rockets to Hamas.", "", "Hamas"),
        # Those who are against somebody are not he; a man is no country.
        ("Turkey sent rifles to anti-Hamas fighters.", "Turkey", ""),
        ("Iran is rich. Turkey has sent him rifles.", "Turkey", ""),
        # Named only as part of a word, or for their faith: not they themselves.
        ("A Hamas-linked charity gave tents to Lebanon.", "", "Lebanon"),
        ("Sunni militias gave rifles to Hamas.", "", "Hamas"),
        ("Zambia decided to contribute US$1 million for tents.", "Zambia", ""),
        ("Angola appealed through Zambia for tents.", "", "Angola"),
        ("Assad's job was to help Hamas with rockets.", "", "Hamas"),
        # Who is asked for is not who is asked.
        ("Lebanon called for the deployment of UN observers.", "", "Lebanon"),
        ("Lebanon called for UN-supervised humanitarian access.", "", "Lebanon"),
        # Who buys is given nothing by the place where it buys.
        ("Hamas no longer has the means of purchasing rockets in Lebanon.", "", "Hamas"),
        # Of a thing that helps, whoever is named in it does not.
        ("The involvement of veterans of Chad's war has helped Hamas with rockets.", "", "Hamas"),
    ],
)
def test_who_is_named_without_giving_or_getting(text: str, supplier: str, receiver: str, language: Language) -> None:
    told = help_in(text, language)
    assert [(giver, getter) for _, giver, getter in told] == [(supplier, receiver)] * len(told)
    assert told


@pytest.mark.parametrize(
    "text",
    [
        # Who tells gives nothing by it.
        "According to information provided by the Syrian Observatory for Human Rights the bus burned.",
        # Harm, movement and loyalty are no help.
        "Two shells landed on the school in Beirut.",
        "Turkey used drones to deliver sarin to Lebanon.",
        "Turkey threatened any Greek warplane that enters Turkish airspace.",
        "Norwegian soldiers protected the bridge.",
        "Fighters who support the Libyan government shelled the port.",
        "Thousands marched in support of the Libyan army.",
        "The charity Aid to the Children of Chad quoted villagers.",
    ],
)
def test_what_is_no_help(text: str, language: Language) -> None:
    assert [(t.stage, giver, getter) for t, giver, getter in help_in(text, language)] == []
