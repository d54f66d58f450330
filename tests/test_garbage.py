"""Looking seldom for circles ends with the block, whatever ends it."""

import gc

import pytest

from onrecord.garbage import OF_PAGES, collected_seldom


def test_the_habits_of_the_process_come_back() -> None:
    before = gc.get_threshold()
    with pytest.raises(ValueError), collected_seldom():
        assert gc.get_threshold() != before and gc.get_freeze_count() > 0
        raise ValueError
    assert gc.get_threshold() == before and gc.get_freeze_count() == 0


def test_pages_have_habits_of_their_own() -> None:
    with collected_seldom(OF_PAGES):
        assert gc.get_threshold() == OF_PAGES
