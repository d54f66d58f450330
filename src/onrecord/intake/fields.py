"""Named fields, as a table, a page or the head of a text gives them → `Report`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import NamedTuple

import msgspec

from onrecord.intake.days import agreed, published
from onrecord.intake.decode import without_surrogates
from onrecord.intake.languages import READ, language_of
from onrecord.records import Published, Report, make_id

KNOWN = ("id", "text", "title", "outlet", "authors", "url", "published", "language", "note")


class Taken(NamedTuple):
    """A report, the bytes it was made from, and the mark of the file where that holds this report alone."""

    report: Report
    original: bytes
    locator: str | None = None


@dataclass(frozen=True)
class Options:
    """What a build says of all its sources. `published` stands in where a report does not tell its day."""

    published: str | None = None
    max_size: int = 20  # MB (10^6 bytes) that one report may take up

    @property
    def most(self) -> int:
        """The most bytes that one report may take up."""
        return self.max_size * 1_000_000


@dataclass
class Fields:
    """What is known of a report before it is one. `days` holds what each ground says of its day, the best first."""

    text: str
    path: str | None = None
    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    language: str | None = None
    days: list[Published] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    extra: dict[str, str] = field(default_factory=dict)


def fields_of(named: Mapping[str, object], path: str | None, text: str | None = None) -> Fields:
    """Fields by their names, as people give them; those that the format does not know are kept as extra.

    Raises ValueError where there is no text, or it is no string.
    """
    values = {str(key).strip().lstrip("\ufeff"): value for key, value in named.items() if key is not None}
    body = values.get("text") if text is None else text
    if not isinstance(body, str):
        raise ValueError("it has no 'text'" if body is None else "its 'text' is not a string")
    out = Fields(text=body, path=path, authors=_authors(values.get("authors")))
    for name in ("id", "title", "outlet", "url", "language"):
        setattr(out, name, _string(values.get(name)))
    if note := _string(values.get("note")):
        out.notes.append(note)
    out.extra = {key: _json(value) for key, value in values.items() if key not in KNOWN and value not in (None, "")}
    told = values.get("published")
    if told not in (None, ""):
        if day := published(told):
            out.days.append(day)
        else:
            out.notes.append(f"its day of publication was not understood: {told!s:.60}")
            out.extra["published"] = _json(told)
    return out


def _string(value: object) -> str | None:
    """A field as one line of text; None where it is empty or no plain value."""
    if isinstance(value, (str, int, float)) and not isinstance(value, bool):
        return str(value).strip() or None
    return None


def _json(value: object) -> str:
    return without_surrogates(value if isinstance(value, str) else msgspec.json.encode(value).decode())[0]


def _authors(value: object) -> tuple[str, ...]:
    names = re.split(r"[;|]", value) if isinstance(value, str) else value if isinstance(value, list) else []
    return tuple(name.strip() for name in names if isinstance(name, str) and name.strip())


def report_of(given: Fields, options: Options) -> Report:
    """The report that these fields make. Its id is the one given, or made of what tells it from others."""
    text, notes = without_surrogates(given.text)
    title, outlet, path, url, given_id = (
        value and without_surrogates(value)[0] for value in (given.title, given.outlet, given.path, given.url, given.id)
    )
    language, remarks = language_of(text, given.language)
    digest = sha256(text.encode()).hexdigest()
    days = given.days or [d for d in (published(options.published, "argument"),) if d]
    return Report(
        id=given_id or make_id("r", outlet, path, title, digest),
        text=text,
        title=title,
        outlet=outlet,
        authors=tuple(without_surrogates(a)[0] for a in given.authors),
        url=url,
        path=path,
        language=language,
        sha256=digest,
        published=agreed(days),
        read=language in READ,
        notes=(*given.notes, *notes, *remarks),
        extra=given.extra,
    )
