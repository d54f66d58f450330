"""What a build is given → sources: files, the files of folders, standard input; each of one kind."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import IntakeError

# A file's kind by how its name ends, .gz left off. A name without an ending is looked into.
KINDS = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "plain",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "tsv",
    ".rss": "feed",
    ".atom": "feed",
    ".xml": "feed",
}
STANDARD_INPUT = "-"


@dataclass(frozen=True)
class Source:
    """One file, or standard input. `name` is told to people; `path` goes into the report, and begins at the folder
    that was given, so that ids do not depend on where that folder stands."""

    name: str
    file: Path | None
    path: str | None
    kind: str | None

    @property
    def suffix(self) -> str:
        """How the file's name ends, .gz left off."""
        return ending(self.path or "")


def ending(name: str) -> str:
    """How a name ends, .gz left off: ".csv" of "a.csv.gz"."""
    return Path(name.lower().removesuffix(".gz")).suffix


def find_sources(given: Iterable[str | Path], case: str | Path | None = None) -> Iterator[Source | IntakeError]:
    """The sources in order: files as given, those of a folder sorted by path, hidden ones left out.

    The files of the case that is being built are no sources, wherever they stand.
    """
    ours = {Path(f"{case}{end}").resolve() for end in ("", "-wal", "-shm", "-build")} if case else set()
    for each in given:
        if str(each) == STANDARD_INPUT:
            yield Source("standard input", None, None, None)
            continue
        path = Path(each)
        if path.is_dir():
            yield from (s for s in _folder(path) if s.file is None or s.file.resolve() not in ours)
        elif path.exists():
            yield _source(path, path.name)
        else:
            yield IntakeError("I001", source=str(each))


def _folder(folder: Path) -> Iterator[Source]:
    root = folder.resolve()
    found = []
    for at, folders, files in os.walk(root):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        found += [Path(at, name).relative_to(root) for name in files if not name.startswith(".")]
    for inside in sorted(found, key=lambda p: p.as_posix()):
        yield _source(folder / inside, f"{root.name}/{inside.as_posix()}")


def _source(file: Path, path: str) -> Source:
    # A name that is not text (bytes of another encoding on a Linux disk) must still be told and kept.
    name, path = (s.encode("utf-8", "replace").decode() for s in (str(file), path))
    suffix = ending(file.name)
    return Source(name, file, path, KINDS.get(suffix) if suffix else "unknown")
