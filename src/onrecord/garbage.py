"""How often Python looks for objects that hold each other in circles: seldom, where next to none are made."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# Readings and pages are trees, and go as soon as nobody holds them. Looking for circles among them finds next to none,
# and each time goes through the pipeline and the tables, which stay for good: a tenth of reading, half of a slow page.
_SELDOM = (100_000, 20, 20)  # as gc.set_threshold takes them
# Templates do leave circles behind, some hundred objects a page. To look for them while a page is being made goes
# through all that the page holds; after it (`tidy_up`) hardly anything but them is left. So this is not reached.
OF_PAGES = (500_000, 4, 10)
_FULLY = 100  # pages after which what outlived another page's tidying is looked for too


def collect_seldom(thresholds: tuple[int, int, int] = _SELDOM) -> None:
    """From here on in this process, look so seldom, and never at what is held now."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*thresholds)


def tidy_up() -> None:
    """Take away what making a page left behind. It takes a millisecond or two: call it when the page is sent."""
    gc.collect(2 if gc.get_count()[2] >= _FULLY else 1)


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
