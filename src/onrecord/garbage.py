"""How often Python looks for objects that hold each other in circles: seldom, where next to none are made."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# Readings and pages are trees, and go as soon as nobody holds them. Looking for circles among them finds next to none,
# and each time goes through the pipeline and the tables, which stay for good: a tenth of reading, half of a slow page.
_SELDOM = (100_000, 20, 20)  # as gc.set_threshold takes them
# Templates do leave circles behind, some thousand objects a page. To take a hundred thousand of them away at once takes
# a good part of the time that a page may take; ten thousand take some milliseconds.
OF_PAGES = (10_000, 4, 100)


def collect_seldom(thresholds: tuple[int, int, int] = _SELDOM) -> None:
    """From here on in this process, look so seldom, and never at what is held now."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*thresholds)


@contextmanager
def collected_seldom(thresholds: tuple[int, int, int] = _SELDOM) -> Iterator[None]:
    """The same while a block runs, in a process that may be another program's."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(*thresholds)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
