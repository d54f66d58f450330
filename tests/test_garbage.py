"""Looking seldom for circles ends with the block, whatever ends it."""

import gc
import weakref

import pytest

from onrecord.garbage import OF_PAGES, collected_seldom, tidy_up


def test_the_habits_of_the_process_come_back() -> None:
    before = gc.get_threshold()
    with pytest.raises(ValueError), collected_seldom():
        assert gc.get_threshold() != before and gc.get_freeze_count() > 0
        raise ValueError
    assert gc.get_threshold() == before and gc.get_freeze_count() == 0


def test_pages_have_habits_of_their_own() -> None:
    with collected_seldom(OF_PAGES):
        assert gc.get_threshold() == OF_PAGES


class Circle:
    """What holds itself, and so goes only when it is looked for."""

    def __init__(self) -> None:
        self.itself = self


def test_what_a_page_leaves_goes_when_it_is_sent() -> None:
    with collected_seldom(OF_PAGES):
        left = weakref.ref(Circle())
        assert left() is not None
        tidy_up()
        assert left() is None


def test_what_outlived_the_tidying_after_another_page_goes_too() -> None:
    with collected_seldom(OF_PAGES):
        still_made = Circle()
        tidy_up()
        left = weakref.ref(still_made)
        del still_made
        for _ in range(200):
            tidy_up()
        assert left() is None
