"""Bytes → text: which encoding they are in, what could not be decoded, and what is no text at all."""

import codecs
import re
from collections.abc import Iterable, Iterator

from onrecord.knowledge import load_yaml

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_SURROGATE = re.compile("[\ud800-\udfff]")
_ENCODING = re.compile(r"(?:not UTF-8; )?decoded from ([\w.-]+)")
# More bad bytes than this share of the text, and it is not UTF-8 with a few slips but another encoding.
_SLIPS = 0.01


def not_text(data: bytes) -> str | None:
    """What these bytes are where they are not text ("a PDF document"); None where they may be."""
    for start, kind in load_yaml("intake/signatures.yaml").items():
        if data.startswith(bytes.fromhex(start)):
            return str(kind)
    if data[4:8] == b"ftyp":
        return "a film or a picture (MP4)"
    if not data.startswith(tuple(bom for bom, _ in _BOMS)) and b"\0" in data[:4096]:
        return "binary data"
    return None


def encoding_told(notes: Iterable[str]) -> str | None:
    """The encoding that one of these remarks of `decode` names; None where it was UTF-8."""
    return next((found[1] for found in map(_ENCODING.match, notes) if found), None)


def decode(data: bytes, *, declares: bool = False) -> tuple[str, list[str]]:
    """The text of these bytes, and a remark on each thing done to get it.

    A byte order mark decides, then what the page itself declares (`declares`), then UTF-8, then a guess.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decoded(data, encoding, [] if encoding == "utf-8-sig" else [f"decoded from {encoding}"])
    if declares:
        for encoding in _declared(data):
            return _decoded(data, encoding, [] if encoding == "utf-8" else [f"decoded from {encoding}, as declared"])
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8", "replace")
    slips = text.count("\ufffd")
    if slips <= max(1, len(text) * _SLIPS) and any(c > "\x7f" and c != "\ufffd" for c in text):
        return text, [_replaced(slips)]
    return _guessed(data)


def _declared(data: bytes) -> Iterator[str]:
    """The encoding that a page declares, where it is one and the bytes are in it."""
    for name in _DECLARED.findall(data[:4096]):
        try:
            encoding = codecs.lookup(name.decode("ascii")).name
            data.decode(encoding)
        except (LookupError, UnicodeError):
            continue
        yield encoding


def _guessed(data: bytes) -> tuple[str, list[str]]:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    encoding = best.encoding if best else "cp1252"
    return _decoded(data, encoding, [f"not UTF-8; decoded from {encoding}, a guess"])


def _decoded(data: bytes, encoding: str, notes: list[str]) -> tuple[str, list[str]]:
    text = data.decode(encoding, "replace")
    slips = text.count("\ufffd")
    return text, [*notes, *([_replaced(slips)] if slips else [])]


def _replaced(count: int) -> str:
    return f"{count} {'byte' if count == 1 else 'bytes'} that could not be decoded replaced by U+FFFD"


def without_surrogates(text: str) -> tuple[str, list[str]]:
    """The text with lone surrogates, which are no characters, replaced one for one, so that offsets stay."""
    clean, count = _SURROGATE.subn("\ufffd", text)
    return clean, [f"{count} lone surrogates replaced by U+FFFD"] if count else []
