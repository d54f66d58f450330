"""What all commands share: how a case, a day and the filters of a list are asked for, and how errors are told.

Exit codes: 0 done, 1 some failed, 2 nothing done.
"""

import sys
from collections.abc import Callable, Iterable
from datetime import date
from functools import wraps
from typing import Any, get_args

import click
from rich.console import Console

from onrecord.errors import OnrecordError, UsageError
from onrecord.records import ClaimType, Status

_STOPPED = 130  # as a shell tells a command that Ctrl-C ended
CASE = click.argument("case", metavar="CASE", type=click.Path(dir_okay=False))


def console() -> Console:
    """A console that wraps at the terminal's width, and at 110 columns where there is none."""
    return Console(width=None if sys.stdout.isatty() else 110, highlight=False, soft_wrap=False)


def told(command: Callable[..., int | None]) -> Callable[..., None]:
    """A command whose errors are one clear line, and whose return value is the exit code."""

    @wraps(command)
    def run(*args: Any, **options: Any) -> None:
        try:
            sys.exit(command(*args, **options) or 0)
        except KeyboardInterrupt:
            click.echo("\nonrecord: stopped. What was done is kept; the same command goes on from there.", err=True)
            sys.exit(_STOPPED)
        except OnrecordError as error:
            click.echo(f"onrecord: {error.what} [{error.code}]\n  {error.remedy}", err=True)
            sys.exit(2)

    return run


def day(_context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """A day that exists, as it was given."""
    if value is not None:
        try:
            date.fromisoformat(value)
        except ValueError:
            raise click.BadParameter(f"'{value}' is no day (YYYY-MM-DD)", param=option) from None
    return value


def known_outlet(outlets: Iterable[str], given: str | None) -> None:
    """Raises UsageError U002 where the outlet asked for is none of the case's: its list would be empty for that."""
    if given is not None and given not in outlets:
        raise UsageError("U002", value=given, wanted=f"an outlet of this case ({', '.join(outlets)})")


def filters_of_lists(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that narrow a list, the same on every command that lists."""
    for option in (
        click.option("--party", help="Only with this party: a name, an alias or an entity's id."),
        click.option("--place", help="Only at this place."),
        click.option("--since", metavar="DATE", callback=day, help="Only on or after this day (YYYY-MM-DD)."),
        click.option("--until", metavar="DATE", callback=day, help="Only on or before this day (YYYY-MM-DD)."),
        click.option(
            "--type", type=click.Choice(get_args(ClaimType), case_sensitive=False), help="Only this PLOVER type."
        ),
        click.option("--outlet", help="Only what this outlet tells."),
        click.option(
            "--status", type=click.Choice(get_args(Status), case_sensitive=False), help="Only what has this status."
        ),
    ):
        command = option(command)
    return command
