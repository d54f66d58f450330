"""What the words of a sentence say of a happening."""

import pytest

from onrecord.matching.wording import disowns, named_in, nameless, opens_anew, opens_earlier, turns, worded


@pytest.mark.parametrize(
    ("text", "word", "means"),
    [
        ("Warplanes struck the mill and killed nine", "killed", "air"),
        ("Nine died in an air strike on the mill", "died", "air"),
        ("Barrel bombs fell on the mill", "fell", "air"),
        ("Mortar rounds fell on the mill", "fell", "shells"),
        ("A truck bomb went off at the mill", "went", "charge"),
        ("Two men blew themselves up at the mill", "blew", "charge"),
        ("Six prisoners were beheaded", "beheaded", "close"),
        ("Gunners shot down a jet", "shot down", "downing"),
        ("A helicopter crashed in a field of rye", "crashed", "downing"),
        ("Two men were shot dead", "shot dead", "close"),
        ("The mill was shut down", "shut", ""),
        # the nearest word decides
        ("Jets killed nine after rockets had killed two in the port", "killed nine", "air"),
        ("Jets killed nine after rockets had killed two in the port", "killed two", "shells"),
        # a bomb may fall or be laid, and a raid may be made on foot
        ("Bombs killed nine in a raid", "killed", ""),
        ("He was killed on the fairground", "killed", ""),
    ],
)
def test_with_what_it_was_done(text: str, word: str, means: str) -> None:
    assert worded(text).means_near(text.index(word)) == means


@pytest.mark.parametrize(
    ("text", "word", "refers"),
    [
        ("The blast killed nine", "killed", True),
        ("The early-morning raid killed nine", "killed", True),
        ("Nine died in the attack", "attack", True),
        ("The incident killed nine", "killed", True),
        ("A blast killed nine", "killed", False),
        ("An incident killed nine", "killed", False),
        ("Nine died before the attack", "died", False),
        # what it came after is another
        ("The attack came after a mine had killed nine", "killed", False),
        ("The battle killed nine", "killed", False),
        # in what is taken as told
        ("Nine were killed in the blast", "killed", True),
        ("Nine were wounded on Friday by the mortar attack", "wounded", True),
        ("Nine were killed in a blast", "killed", False),
        ("Nine were killed at the port, whose guards had slept in the raid", "killed", False),
    ],
)
def test_what_is_taken_as_told(text: str, word: str, refers: bool) -> None:
    start = text.index(word)
    assert worded(text).refers(start, start + len(word)) is refers


@pytest.mark.parametrize(
    ("text", "grown"),
    [
        ("The toll rose to nine", True),
        ("Police had earlier put the toll at four", True),
        # two tolls set against each other are no growth
        ("Police had earlier put the toll at four, while the clinic gave a toll of nine", False),
        ("Nine died", False),
    ],
)
def test_growth(text: str, grown: bool) -> None:
    assert worded(text).grown is grown


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Shells hit rebel-held streets", {"rebels"}),
        ("Shells hit an opposition enclave", {"rebels"}),
        ("Shells hit a government-run clinic", {"state"}),
        ("Shells hit the Kurdish districts", {"kurds"}),
        ("Jets hit ISIS-controlled wells", {"caliphate"}),
        ("Shells from rebel areas hit army-held streets", {"rebels", "state"}),
        # who does a thing holds nothing
        ("Rebels shelled the district", set()),
        ("Rebels held their fire", set()),
        ("A Kurdish convoy left this town", set()),
    ],
)
def test_who_holds_a_place(text: str, held: set[str]) -> None:
    assert worded(text).held == held


@pytest.mark.parametrize(
    ("text", "anew"),
    [
        ("Similar raids hit the port", True),
        ("Two similar mortar attacks followed", True),
        ("Another air strike hit the port", True),
        ("Six died in a separate bombing", True),
        ("Shells struck another district", True),
        ("Six died earlier this month", True),
        ("A second rocket attack hit the school", True),
        ("A third raid killed nine", True),
        ("Nine died in two other districts", True),
        ("Shells hit other parts of the town", True),
        ("Another army unit shelled the mill", True),
        # more of the same, a likeness, no place, hours before
        ("Another six died", False),
        ("A similar number fled", False),
        ("It looked similar to raids on the port", False),
        ("Six died, said another district officer", False),
        ("Six died earlier this morning", False),
        ("Another striker left the mill", False),
        # a second blow of one attack
        ("A second bomb killed nine", False),
        ("It was a second raid", False),
        ("Nine others died in the district", False),
        ("They spoke of other parts of the deal", False),
        ("Another army was seen", False),
    ],
)
def test_what_is_called_another(text: str, anew: bool) -> None:
    assert (worded(text).anew is not None) is anew


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("Shells killed four, two days after a raid killed nine", " a raid killed nine"),
        ("The raid came hours before a truce", " a truce"),
        ("Days after the truce, shells killed four", " the truce, shells killed four"),
        ("Similar raids came hours before a truce", "Similar raids came hours before a truce"),
        # the clause that says so
        (
            "Shells hit a tent where kin of nine killed earlier this week met",
            " kin of nine killed earlier this week met",
        ),
        ("Four died when shells hit another town", "Four died when shells hit another town"),
    ],
)
def test_from_where_on_another_is_told(text: str, behind: str) -> None:
    anew = worded(text).anew
    assert anew is not None
    assert text[anew:] == behind


def test_after_alone_tells_no_other_happening() -> None:
    assert worded("Ten died after jets bombed the market").anew is None


@pytest.mark.parametrize(
    ("text", "earlier"),
    [
        ("Nine died on the heels of a raid", True),
        ("Nine died in the wake of a raid", True),
        ("Nine died at the wake for a raid", False),
        ("In the wake of rain nine died in a raid", False),
        ("Nine died with torn heels in a raid", False),
    ],
)
def test_what_leads_over_to_something_earlier(text: str, earlier: bool) -> None:
    assert worded(text).earlier(text.index("died"), text.index("raid")) is earlier


def test_kinds_of_places_and_sides_by_their_words() -> None:
    assert worded("Shells hit a clinic beside the bazaar").scenes == {"care", "market"}
    assert worded("Shells hit the hillside").scenes == frozenset()
    assert named_in("sides", "Islamist insurgents") == {"rebels"}
    assert named_in("sides", "the regime's army") == {"state"}


@pytest.mark.parametrize(
    ("text", "matters"),
    [
        ("A gas attack hit Orsby", {"chemical"}),
        ("Shells hit Orsby, the site of a gas attack last spring", set()),
        ("Shells hit Orsby, scene of a sarin massacre", set()),
        ("Shells hit the gas attack town", set()),
        ("Shells hit the chemical weapons attack site at Orsby", set()),
        # gas of its own; no attack; no name before it; no place behind it
        ("Chlorine fell on Orsby, the site of a gas attack last spring", {"chemical"}),
        ("Shells hit Orsby, the site of a gas plant, in an attack", {"chemical"}),
        ("Doctors came to the site of a gas attack", {"chemical"}),
        ("The site of a gas attack was shut", {"chemical"}),
        ("Gas attack town shelled", set()),
        ("Shells followed the gas attack", {"chemical"}),
        # nor is any other matter left out
        ("Shells hit Orsby, the site of a truce", {"ceasefire"}),
    ],
)
def test_what_an_earlier_attack_only_names_a_place_by(text: str, matters: set[str]) -> None:
    assert worded(text).matters == matters


def test_a_sentence_of_no_words() -> None:
    said = worded("")
    assert not turns("") and not said.refers(0, 0) and said.means_near(0) == ""


@pytest.mark.parametrize(
    ("phrase", "told"),
    [
        ("a monitor", "organisation monitor"),
        ("The group", "organisation monitor"),
        ("the Harwick-based monitor", "organisation monitor"),
        # what names somebody, or tells it from another, stands for nobody else
        ("Another monitor, the Red Bay Watch", "organisation another monitor"),
        ("The Red Bay rescue group", "organisation rescue group"),
        ("the Harbour 24 monitoring group", "organisation monitoring group"),
        ("Harbour 24 monitors", "organisation 24 monitors"),
        ("The 24 monitors", "organisation monitor"),
        ("the ministry of health", "organisation ministry"),
        ("harbour officials", "organisation officials"),
    ],
)
def test_the_noun_for_a_speaker_without_a_name(phrase: str, told: str) -> None:
    assert nameless("organisation", phrase) == told


@pytest.mark.parametrize(
    ("text", "anew"),
    [
        ("Elsewhere, a mine killed six", True),
        ("Meanwhile a mine killed six", True),
        ("In the meantime a mine killed six", True),
        ("Other shells hit the mill", True),
        ("More shells later hit the mill", True),
        ("Moreover, a mine killed six", True),
        ("More than six died", False),
        ("In the same context, a mine killed six", True),
        ("In the neighboring valley a mine killed six", True),
        ("In the nearby valley a mine killed six", True),
        ("In neighbouring Farby a mine killed six", True),
        ("In nearby Farby a mine killed six", True),
        ("In another valley a mine killed six", True),
        ("In a separate raid six died", True),
        ("In a related raid six died", True),
        ("In a different raid six died", True),
        ("Most of the deaths were in Farby", True),
        ("The highest toll was in Farby", True),
        ("At the same time a mine killed six", True),
        # what is not at the head, or begins alike
        ("A mine killed six elsewhere", False),
        ("A mine killed six in the meantime", False),
        ("In the same valley a mine killed six", False),
        ("In the neighbourhood of the mill six died", False),
        ("In a single raid six died", False),
        ("Most of the dead had no papers", False),
        ("The highest tower fell", False),
        ("At the same timber mill six died", False),
        ("In a differently lit street six died", False),
        ("Laterally thrown stones killed six", False),
    ],
)
def test_what_opens_a_sentence_on_another_happening(text: str, anew: bool) -> None:
    assert opens_anew(text) is anew
    assert turns(text) is anew


@pytest.mark.parametrize(
    ("own", "turned"),
    [
        ("Six were also killed", True),
        # behind who says so
        (" said six were also killed", True),
        (" later said six were killed", False),
        # too far from the head
        ("Six died as the shells fell on the mill and also on the quay", False),
    ],
)
def test_what_turns_without_who_says_so(own: str, turned: bool) -> None:
    assert turns(own) is turned


@pytest.mark.parametrize(
    ("text", "earlier"),
    [
        ("Earlier, shells fell on the quay", True),
        ("Earlier on Friday shells fell on the quay", True),
        ("Shells fell on the quay earlier", False),
        ("An earlier raid hit the quay", False),
        ("Early on Friday shells fell on the quay", False),
    ],
)
def test_what_opens_a_sentence_on_something_earlier(text: str, earlier: bool) -> None:
    assert opens_earlier(text) is earlier


@pytest.mark.parametrize(
    ("behind", "disowned"),
    [
        (" any involvement in the raid, he said", True),
        (" responsibility.", True),
        (" all responsibility for the attacks", True),
        (" having a role in that bombing", True),
        (" any part, calling it a lie", True),
        # a part in something else, another thing that is denied
        (" any involvement in the coup", False),
        (" any part of the loan", False),
        (" responsibility for feeding the town", False),
        (" the raid", False),
        (" that any involvement was proved", False),
        (" any partition", False),
    ],
)
def test_what_is_denied_by_who_says_it_was_anothers(behind: str, disowned: bool) -> None:
    assert disowns(behind) is disowned
