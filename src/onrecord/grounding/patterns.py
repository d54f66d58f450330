"""Regular expressions from lists of words."""

import re
from collections.abc import Iterable


def one_of(words: Iterable[str]) -> str:
    """An expression that matches any of the words, the longest first; a space matches any white space."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) + ")"
