"""Names as they are compared."""

import re
import unicodedata
from functools import lru_cache

# Fewer consonants than these say too little.
SHORT = 3
# "the" of Arabic names as papers write it, and what other words stand for a part of a place.
_ARTICLES = frozenset(["al", "el", "as", "ash", "at", "an", "ar", "az", "ad"])
_WORD = re.compile(r"[^\W_]+")


def normal(name: str) -> str:
    """A name with case, accents, articles, possessives and punctuation left out."""
    plain = unicodedata.normalize("NFKD", re.sub(r"['’]s\b|['’]", "", name))
    words = _WORD.findall("".join(c for c in plain if not unicodedata.combining(c)).casefold())
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


@lru_cache(maxsize=100_000)
def skeleton(name: str) -> str:
    """The consonants of a place's name: what is left alike where it is written down by ear ("Tokhar", "al-Tukhar")."""
    words = [word for word in normal(name.replace("-", " ")).split() if word not in _ARTICLES]
    bare = [re.sub(r"[aeiouyw]|h$", "", re.sub(r"(.)\1+", r"\1", word)) for word in words]
    found = " ".join(part for part in bare if part)
    return found if len(found) >= SHORT else normal(name)
