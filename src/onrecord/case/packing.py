"""Records as bytes in the case file and back: JSON, packed by zlib where that is shorter."""

import zlib
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")
_PACKED = b"\x78"  # how zlib begins; JSON never does
_WORTH_PACKING = 200


def pack(value: Any) -> bytes:
    """A record, or any plain data, as bytes. The same value gives the same bytes."""
    return squeeze(msgspec.json.encode(value))


def unpack(body: bytes, kind: type[T]) -> T:
    """What `pack` made bytes of. Raises msgspec.ValidationError where they are of another type."""
    return msgspec.json.decode(expand(body), type=kind)


def squeeze(body: bytes) -> bytes:
    """Bytes of JSON, packed where that is shorter."""
    packed = zlib.compress(body, 1) if len(body) >= _WORTH_PACKING else body
    return packed if len(packed) < len(body) else body


def expand(body: bytes) -> bytes:
    """What `squeeze` was given."""
    return zlib.decompress(body) if body[:1] == _PACKED else body
