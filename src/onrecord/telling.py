"""How records are told in a line of words: the same words in the terminal, on the pages and in a dossier.

Nothing here judges: a line says what is told, how many origins tell it, and never that it is so.
"""

from datetime import date, timedelta

from onrecord.records import Alternative, Answer, Days, Event, Figure, Span, Support, Toll

_BOUNDS = {
    "at_least": "at least {}",
    "more_than": "more than {}",
    "up_to": "up to {}",
    "fewer_than": "fewer than {}",
    "about": "about {}",
}


def number(value: float | None) -> str:
    """A number as people write it: "12,941", "1.5"; "open" where there is none."""
    if value is None:
        return "open"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.10g}"


def day(iso: str) -> str:
    """An ISO day as people write it: "5 April 1948"."""
    try:
        d = date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    return f"{d.day} {d:%B} {d.year}"


def days(when: Days) -> str:
    """A day or a stretch of days: "5 April 1948", "4 to 6 April 1948", "April 1948", "1948", "undated"."""
    if when.start is None and when.end is None:
        return "undated"
    if when.start is None or when.end is None:
        return f"from {day(when.start)}" if when.start else f"until {day(when.end or '')}"
    if when.start == when.end:
        return day(when.start)
    first, last = day(when.start), day(when.end)
    if whole := _whole(when.start, when.end):
        return whole
    for shared in (f" {last.partition(' ')[2]}", f" {last.rpartition(' ')[2]}"):  # month and year, or the year alone
        if first.endswith(shared):
            return f"{first.removesuffix(shared)} to {last}"
    return f"{first} to {last}"


def _whole(start: str, end: str) -> str:
    """A year or a month, where a stretch is one from its first day to its last; else nothing."""
    try:
        first, following = date.fromisoformat(start), date.fromisoformat(end) + timedelta(days=1)
    except (ValueError, OverflowError):
        return ""
    if first.day != 1 or following.day != 1:
        return ""
    months = (following.year - first.year) * 12 + following.month - first.month
    if months == 12 and first.month == 1:
        return str(first.year)
    return f"{first:%B} {first.year}" if months == 1 else ""


def figure(value: Figure) -> str:
    """A figure's numbers with its bound and unit: "at least 70", "4,500 tons"; the words where it has no number."""
    if value.low is None and value.high is None:
        return f"“{value.span.text}”"
    if value.low is not None and value.high is not None and value.low != value.high:
        words = f"{number(value.low)} to {number(value.high)}"
    else:
        words = number(value.low if value.low is not None else value.high)
    words = _BOUNDS.get(value.bound, "{}").format(words)
    imputed = " (imputed)" if value.imputed else ""
    return words + (f" {value.unit}" if value.unit else "") + imputed


def alternative(value: Alternative) -> str:
    """A reading that was not chosen, and why: "24 August 2016: the next such day; “met” points back"."""
    if "start" in value:
        head = days(Days(start=_text(value["start"]), end=_text(value.get("end"))))
    else:
        names = (value.get(key) for key in ("name", "what", "bound", "admin1", "country"))
        head = ", ".join(str(name).replace("_", " ") for name in names if name)
    return f"{head}: {value['why']}" if value.get("why") else head


def _text(value: str | float | None) -> str | None:
    return None if value is None else str(value)


def toll(what: str, value: Toll) -> str:
    """A figure over all claims of an event: "killed: 13 to 15"."""
    ends = [number(v) for v in (value.low, value.high) if v is not None]
    if not ends:
        return f"{what}: no number told"
    return f"{what}: {' to '.join(dict.fromkeys(ends))}" + ("" if value.high is not None else " or more")


def support(value: Support) -> str:
    """How many stand behind an event: "3 reports, 2 outlets, 2 origins"."""
    counts = ((value.reports, "report"), (value.outlets, "outlet"), (value.origins, "origin"))
    return ", ".join(plural(count, noun) for count, noun in counts)


def plural(count: int, noun: str) -> str:
    """A count with its noun: "1 report", "1,200 reports"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def after(answer: Answer) -> str:
    """How long after the request an answer came: "after about 3 days"; of one whose days are not known, nothing."""
    if answer.days is None:
        return ""
    about = "about " if answer.about else ""
    if answer.days:
        return f"after {about}{plural(answer.days, 'day')}"
    return "at about the same time" if about else "the same day"


def sides(event: Event, names: dict[str, str]) -> str:
    """Who did it to whom: "Soviet Union → United Kingdom"; every one named where tellers differ on who did it."""
    actor = [names.get(e, e) for e in event.actor]
    if any(d.field == "actor" for d in event.disagreements):
        return " or ".join(actor) + " (tellers differ)"
    recipient = ", ".join(names.get(e, e) for e in event.recipient)
    return (", ".join(actor) or "unnamed") + (f" → {recipient}" if recipient else "")


def marked(text: str, spans: list[Span], within: Span) -> list[tuple[str, bool]]:
    """The characters of `within` cut into pieces, each with whether one of the spans covers it."""
    pieces: list[tuple[str, bool]] = []
    at = within.start
    for start, end in _merged(spans, within):
        pieces += [(text[at:start], False), (text[start:end], True)]
        at = end
    pieces.append((text[at : within.end], False))
    return [piece for piece in pieces if piece[0]]


def _merged(spans: list[Span], within: Span) -> list[tuple[int, int]]:
    """The stretches of `within` that the spans cover, in order, overlapping ones joined."""
    out: list[tuple[int, int]] = []
    for start, end in sorted((s.start, s.end) for s in spans if s.field == within.field):
        start, end = max(start, within.start), min(end, within.end)
        if start >= end:
            continue
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out
