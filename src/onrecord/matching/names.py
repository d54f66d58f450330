"""Names as they are compared."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")


def normal(name: str) -> str:
    """A name with case, accents, articles, possessives and punctuation left out."""
    plain = unicodedata.normalize("NFKD", re.sub(r"['’]s\b|['’]", "", name))
    words = _WORD.findall("".join(c for c in plain if not unicodedata.combining(c)).casefold())
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)
