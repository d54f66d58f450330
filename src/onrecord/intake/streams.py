"""A stream of bytes that can be looked into before it is read."""

import io
from typing import IO, Any


class Rejoined(io.RawIOBase):
    """A stream whose beginning was read already, from the beginning again. Closing it leaves that stream open."""

    def __init__(self, start: bytes, rest: IO[bytes]) -> None:
        self._start = io.BytesIO(start)
        self._rest = rest

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer with what comes next; 0 at the end."""
        data = self._start.read(len(buffer)) or self._rest.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
