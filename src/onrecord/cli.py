"""The `onrecord` command: thin functions over the Python API. Exit codes: 0 done, 1 some failed, 2 nothing done."""

import getpass
from pathlib import Path
from typing import Any, get_args

import click

from onrecord.errors import UsageError
from onrecord.records import Action
from onrecord.terminal.asking import CASE, console, filters_of_lists, known_outlet, told


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="onrecord")
def main() -> None:
    """Read news reports; keep a ledger of who asked, promised, sent, struck or said what, and on whose word.

    \b
    Start with:
      onrecord build examples/berlin-airlift --case berlin.case
      onrecord show berlin.case
      onrecord serve berlin.case
    """


@main.command()
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@click.option("--case", required=True, type=click.Path(dir_okay=False), help="The case file to make or add to.")
@click.option("--jobs", type=click.IntRange(min=1), help="How many processes read at once. Default: one a core.")
@click.option("--model", help="An installed English spaCy pipeline. Default: en_core_web_sm.")
@click.option("--published", metavar="DATE", help="The day of publication of reports that do not tell theirs.")
@click.option("--max-size", type=click.IntRange(min=1), metavar="MB", help="The largest file that is read.")
@click.option("--quiet", is_flag=True, help="No progress, only the summary.")
@told
def build(sources: tuple[str, ...], case: str, quiet: bool, **options: Any) -> int:
    """Read reports into a case: files, folders, pages, tables, feeds, gzipped or not; - is standard input.

    What the case holds already is not read again. A build that was stopped goes on where it stopped. Without a SOURCE,
    decisions taken since the last build are brought to bear on what the case holds.

    \b
    Examples:
      onrecord build examples/berlin-airlift --case berlin.case
      onrecord build more.jsonl page.html --case berlin.case --jobs 2
      onrecord build --case berlin.case
    """
    from onrecord.build import build as build_case
    from onrecord.telling import plural
    from onrecord.terminal.progress import Progress, print_summary

    if not sources and not Path(case).exists():
        raise UsageError("U001")
    given = {name: value for name, value in options.items() if value is not None}
    with Progress(quiet=quiet) as progress:
        summary = build_case(sources, case, on_progress=progress, **given)
    if not sources:
        click.echo(f"{case} is up to date: {plural(summary.reports, 'report')}")
        return 0
    return print_summary(console(), summary, case)


@main.command()
@CASE
@click.argument("record", metavar="[ID]", required=False)
@filters_of_lists
@click.option("--assistance", "sections", flag_value="assistance", multiple=True, help="Only lines of assistance.")
@click.option("--requests", "sections", flag_value="requests", multiple=True, help="Only requests and answers.")
@click.option("--events", "sections", flag_value="events", multiple=True, help="Only events.")
@click.option("--disagreements", "sections", flag_value="disagreements", multiple=True, help="Only what differs.")
@click.option("--statements", "sections", flag_value="statements", multiple=True, help="Only statements.")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(min=1), help="How many of each to print.")
@click.option("--brief", is_flag=True, help="Five of each.")
@told
def show(case: str, record: str | None, sections: tuple[str, ...], limit: int, brief: bool, **filters: Any) -> None:
    """Print the ledger, or one record with its evidence.

    \b
    Examples:
      onrecord show berlin.case
      onrecord show berlin.case --requests
      onrecord show berlin.case --party "Soviet Union" --since 1948-06-24 --events
    """
    from onrecord.case import open_case
    from onrecord.terminal.evidence import Evidence
    from onrecord.terminal.ledger import SECTIONS, Ledger

    with open_case(case, read_only=True) as opened:
        if record:
            Evidence(opened, console()).show(record)
            return
        given = {name: value for name, value in filters.items() if value is not None}
        known_outlet(opened.meta()["outlets"], given.get("outlet"))
        Ledger(opened, console(), given, 5 if brief else limit).show(sections or SECTIONS)


@main.command()
@CASE
@click.argument("record", metavar="ID")
@told
def explain(case: str, record: str) -> None:
    """Say why: what decided each field of a record, and what the runner-up was.

    \b
    Examples:
      onrecord explain berlin.case EVENT
    """
    from onrecord.case import open_case
    from onrecord.terminal.evidence import Evidence

    with open_case(case, read_only=True) as opened:
        Evidence(opened, console()).explain(record)


@main.command()
@CASE
@click.argument("words", nargs=-1, required=True)
@click.option("--kind", type=click.Choice(["report", "statement", "entity"]), help="Only this kind of record.")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(min=1), help="How many hits to print.")
@told
def search(case: str, words: tuple[str, ...], kind: str | None, limit: int) -> None:
    """Full-text search over reports, statements and parties.

    \b
    Examples:
      onrecord search berlin.case coal
      onrecord search berlin.case "fighter escorts" --kind statement
    """
    from onrecord.case import open_case
    from onrecord.terminal.evidence import print_hits

    with open_case(case, read_only=True) as opened:
        asked = " ".join(words)
        hits = opened.search(asked, kind=kind, limit=limit)
        print_hits(console(), hits, opened.count_hits(asked, kind=kind) if len(hits) == limit else len(hits))


@main.command()
@CASE
@click.argument("record", metavar="ID")
@click.argument("action", type=click.Choice(get_args(Action)))
@click.option("--value", help="merge, not_same: the other record's id; split: the claim's; correct: field=value.")
@click.option("--user", help="Whose decision it is. Default: the name you are logged in under.")
@click.option("--reason", default="", help="Why; kept with the decision.")
@told
def decide(case: str, record: str, action: str, user: str | None, reason: str, value: str | None) -> None:
    """Take a decision on a record, or undo one (ID is then the decision's). Nothing is ever taken away.

    It is kept with your name, the time and your reason, and outlives every build. What changes events (merge, split,
    not_same, correct, a rejected claim) shows after the next build.

    \b
    Examples:
      onrecord decide berlin.case EVENT accept --user ann --reason "both tellers were read"
      onrecord decide berlin.case EVENT correct --value type=ACCUSE --user ann
      onrecord decide berlin.case EVENT correct --value "actor=Soviet Union"
    """
    from onrecord.case import open_case
    from onrecord.case.judging import judge

    with open_case(case) as opened:
        decision = judge(opened, record, action, user or getpass.getuser(), reason, value)
    click.echo(f"{decision.id} kept: {decision.user}, {decision.action}, {decision.time}")


@main.command()
@CASE
@click.argument("report", metavar="REPORT")
@click.option("--reason", required=True, help="Why; kept with the decision.")
@click.option("--user", help="Whose decision it is. Default: the name you are logged in under.")
@click.option("--undo", is_flag=True, help="Restore a report that was withdrawn.")
@told
def withdraw(case: str, report: str, reason: str, user: str | None, undo: bool) -> None:
    """Withdraw a report: it counts in no event, list or number any more, and is kept with the reason.

    Only the events that it bore on change. Building from the same source does not bring it back; --undo does.

    \b
    Examples:
      onrecord withdraw berlin.case REPORT --reason "retracted by its outlet"
      onrecord withdraw berlin.case REPORT --undo --reason "the retraction was another's"
    """
    from onrecord.build import rematch
    from onrecord.case import open_case

    with open_case(case) as opened:
        decision = (opened.restore if undo else opened.withdraw)(report, user or getpass.getuser(), reason)
    rematch(case)
    click.echo(f"{report} {'restored' if undo else 'withdrawn'}: {decision.user}, {decision.time}")


@main.command()
@CASE
@click.option("--format", "form", default="jsonl", show_default=True, help="jsonl, csv, geojson, bibtex or csl.")
@click.option("--out", required=True, type=click.Path(), help="The file to write (a folder for csv).")
@told
def export(case: str, form: str, out: str) -> None:
    """Write a case out in another format.

    \b
    Examples:
      onrecord export berlin.case --format jsonl --out berlin.jsonl
      onrecord export berlin.case --format csv --out berlin-tables
    """
    from onrecord.case import open_case
    from onrecord.exports import export as write

    with open_case(case, read_only=True) as opened:
        write(opened, form, out)
    click.echo(f"{out} written")


@main.command()
@CASE
@click.argument("events", metavar="EVENT|FILTERS")
@click.option("--out", required=True, type=click.Path(dir_okay=False), help="The file to write: a page, or .json.")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(min=1), help="How many events at most.")
@told
def dossier(case: str, events: str, out: str, limit: int) -> None:
    """Write dossiers to be printed: an event a sheet, each quotation with its report, address and SHA-256.

    Of one event by its id, or of those that pass filters, as the address of a list of events gives them
    ("type=ASSAULT&since=1948-04"). The file needs nothing but a browser, and no network.

    \b
    Examples:
      onrecord dossier berlin.case EVENT --out event.html
      onrecord dossier berlin.case "differ=any&since=1948-04" --out disputed.html
      onrecord dossier berlin.case "party=Soviet Union&type=ASSAULT" --out soviet.json
    """
    from onrecord.case import open_case
    from onrecord.telling import plural
    from onrecord.web.dossier_file import write_dossiers

    with open_case(case, read_only=True) as opened:
        written, many = write_dossiers(opened, events, Path(out), limit)
    click.echo(f"{out} written: {f'{written:,} of {many:,} events' if written < many else plural(many, 'event')}")


@main.command()
@told
def schema() -> None:
    """Print the JSON Schema of the interchange format: each line of a jsonl export validates against it.

    \b
    Examples:
      onrecord schema
    """
    import json

    from onrecord.exports import schema as json_schema

    click.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))


@main.command()
@CASE
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to serve on.")
@click.option("--port", default=8011, show_default=True, type=click.IntRange(0, 65535), help="0 takes a free one.")
@click.option("--password", envvar="ONRECORD_PASSWORD", help="Asked of everyone; needed with --host.")
@click.option("--read-only", is_flag=True, help="Take no decisions.")
@told
def serve(case: str, **options: Any) -> None:
    """Show a case in a browser, on this machine only, with no network.

    \b
    Examples:
      onrecord serve berlin.case
      onrecord serve berlin.case --port 8080 --read-only
    """
    from onrecord.web import serve as serve_case

    serve_case(case, **options)
