"""The reports of a case as a bibliography in BibTeX: for LaTeX, Zotero, JabRef and the like.

Text is UTF-8, as biber and every reference manager read it. A title and each author stand in braces of their own: a
byline may be a person's, an agency's or a desk's, and is kept as it was printed. `date` is for biblatex, `year` and
`month` are for BibTeX's own styles.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from urllib.parse import quote

from onrecord.case import Case
from onrecord.exports.citations import Citation, every_citation
from onrecord.exports.lines import whole_file
from onrecord.records import Published

# What TeX would take for a command. Braces as words: BibTeX counts them even behind a backslash.
_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "&%$#_"},
    }
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_IN_ADDRESSES = "!#$%&'()*+,-./:;=?@[]_~"


class BibTeX:
    """An entry a report."""

    name = "bibtex"

    @staticmethod
    def write(case: Case, out: Path) -> int:
        """Write an entry for each report of the case."""
        count = 0
        with whole_file(out, "w", encoding="utf-8", newline="\n") as stream:
            for citation in every_citation(case):
                stream.write(entry(citation))
                count += 1
        return count


def bibtex(citations: Iterable[Citation]) -> str:
    """The entries of these citations."""
    return "".join(map(entry, citations))


def entry(citation: Citation) -> str:
    """One entry: an article of its outlet, or `misc` where the outlet is unknown."""
    kind = "article" if citation.outlet else "misc"
    fields = "".join(f"  {name} = {value},\n" for name, value in _fields(citation))
    return f"@{kind}{{{citation.key},\n{fields}}}\n\n"


def _fields(citation: Citation) -> Iterator[tuple[str, str]]:
    if citation.authors:
        yield "author", "{" + " and ".join(f"{{{escaped(author)}}}" for author in citation.authors) + "}"
    yield "title", f"{{{{{escaped(citation.title)}}}}}"
    if citation.outlet:
        yield "journal", f"{{{escaped(citation.outlet)}}}"
    yield from _days(citation.published)
    if citation.url:
        yield "url", f"{{{_address(citation.url)}}}"
    if citation.accessed:
        yield "urldate", f"{{{citation.accessed}}}"
    if citation.language:
        yield "language", f"{{{escaped(citation.language)}}}"
    yield "note", f"{{{escaped(citation.note)}}}"


def escaped(words: str) -> str:
    """Words that TeX prints as they are."""
    return words.translate(_ESCAPES)


def _address(url: str) -> str:
    """An address is not escaped, for it is printed verbatim; what would end the field is written in per cent."""
    return quote(url, safe=_IN_ADDRESSES)


def _days(published: Published) -> Iterator[tuple[str, str]]:
    first, last = published.start, published.end
    if not first and not last:
        return
    yield "date", f"{{{first}}}" if first == last else f"{{{first or ''}/{last or ''}}}"
    if not first or not last:
        return
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    if start.year == end.year:
        yield "year", f"{{{start.year}}}"
        if start.month == end.month:
            yield "month", _MONTHS[start.month - 1]
