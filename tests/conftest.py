"""What all tests share: one loaded pipeline a process."""

import pytest

from onrecord.language import Language, load


@pytest.fixture(scope="session")
def language() -> Language:
    return load()
