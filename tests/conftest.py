"""What all tests share: one loaded pipeline and one built example a process."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from onrecord.language import Language, load

if TYPE_CHECKING:
    from onrecord.case import Case

# How long an example takes says what else the machine does, not whether the code is right.
settings.register_profile("onrecord", deadline=None)
settings.load_profile("onrecord")

EXAMPLE = Path(__file__).parents[1] / "examples" / "berlin-airlift"


@pytest.fixture(scope="session")
def language() -> Language:
    return load()


@pytest.fixture(scope="session")
def berlin_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled example, built once; tests must not write to it."""
    from onrecord.build import build

    path = tmp_path_factory.mktemp("berlin") / "berlin.case"
    build([str(EXAMPLE)], path, jobs=1)
    return path


@pytest.fixture
def berlin(berlin_path: Path) -> "Iterator[Case]":
    """The bundled example, opened for reading."""
    from onrecord.case import open_case

    with open_case(berlin_path, read_only=True) as case:
        yield case
