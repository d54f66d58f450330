"""How often Python looks for objects that hold each other in circles: seldom, where next to none are made."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# Readings and pages are trees, and go as soon as nobody holds them. Looking for circles among them finds next to none,
# and each time goes through the pipeline and the tables, which stay for good: a tenth of reading, half of a slow page.
_SELDOM = (100_000, 20, 20)


def collect_seldom() -> None:
    """From here on in this process, look seldom, and never at what is held now."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_SELDOM)


@contextmanager
def collected_seldom() -> Iterator[None]:
    """The same while a block runs, in a process that may be another program's."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
