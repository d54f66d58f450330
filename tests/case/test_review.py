"""What people have made of records: states, clashes, undoing."""

import pytest

from onrecord.case.review import Reviews
from onrecord.records import Decision


def decision(n: int, about: str, action: str, user: str = "ann", value: str | None = None) -> Decision:
    return Decision(id=f"d{n}", about=about, action=action, user=user, time=f"1948-04-0{n + 1}", value=value)  # type: ignore[arg-type]


def reviews(*told: tuple[str, ...]) -> Reviews:
    """Decisions as (about, action, user, value), in order."""
    return Reviews(decision(n, *each) for n, each in enumerate(told))


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ([], "unreviewed"),
        ([("ev-1", "accept")], "accepted"),
        ([("ev-1", "accept"), ("ev-1", "reject")], "rejected"),  # one person, who thought again
        ([("ev-1", "correct", "ann", "type=AID")], "corrected"),
        ([("ev-1", "split", "ann", "cl-1")], "regrouped"),
        ([("ev-2", "merge", "ann", "ev-1")], "regrouped"),
        ([("ev-1", "not_same", "ann", "ev-2")], "unreviewed"),  # that says nothing of the event itself
        ([("ev-1", "accept", "ann"), ("ev-1", "accept", "bob")], "accepted"),
        ([("ev-1", "accept", "ann"), ("ev-1", "reject", "bob")], "clash"),
        ([("ev-1", "accept", "ann"), ("ev-1", "reject", "bob"), ("d0", "undo", "bob")], "rejected"),
        ([("ev-1", "accept", "ann"), ("d0", "undo", "ann")], "unreviewed"),
        ([("ev-1", "correct", "ann", "type=AID"), ("ev-1", "correct", "bob", "type=AID")], "corrected"),
        ([("ev-1", "correct", "ann", "type=AID"), ("ev-1", "correct", "bob", "type=AGREE")], "clash"),
        ([("ev-1", "correct", "ann", "type=AID"), ("ev-1", "correct", "bob", "when=")], "corrected"),
        ([("ev-1", "merge", "ann", "ev-2"), ("ev-2", "not_same", "bob", "ev-1")], "clash"),
    ],
)
def test_the_state_of_a_record(told: list[tuple[str, ...]], state: str) -> None:
    found = reviews(*told)
    assert found.of("ev-1").state == state
    assert ("ev-1" in found.in_state()) == (state != "unreviewed")
    assert bool(found.of("ev-1").clash) == (state == "clash")


def test_a_clash_tells_who_did_what_and_keeps_both() -> None:
    review = reviews(("ev-1", "accept", "ann"), ("ev-1", "split", "bob", "cl-1")).of("ev-1")
    assert review.clash == "ann accepted; bob split"
    assert [d.user for d in review.standing] == ["ann", "bob"]


def test_a_claim_that_was_taken_out_shows_it_and_is_unreviewed() -> None:
    review = reviews(("ev-1", "split", "ann", "cl-1")).of("cl-1")
    assert (review.state, len(review.standing)) == ("unreviewed", 1)


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ([("en-1", "merge", "ann", "en-2")], "accepted"),
        ([("en-2", "not_same", "ann", "en-1")], "rejected"),
        ([("en-1", "merge", "ann", "en-3")], "unreviewed"),
        ([("en-1", "merge", "ann", "en-2"), ("en-1", "not_same", "bob", "en-2")], "clash"),
    ],
)
def test_the_state_of_a_pair_of_parties(told: list[tuple[str, ...]], state: str) -> None:
    assert reviews(*told).pair("en-1", "en-2").state == state
