"""What a build says while it runs and when it is done."""

from typing import Any, Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from onrecord import telling
from onrecord.build import Summary

_TOLD = 20  # of what was left out


class Progress:
    """A bar with reports a second and the time left on a terminal; a plain line every so often elsewhere."""

    EVERY = 500  # reports between two plain lines

    def __init__(self, *, quiet: bool = False) -> None:
        self._console = Console(stderr=True, quiet=quiet)
        self._bar = Bar(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
            console=self._console,
            transient=True,
            disable=quiet or not self._console.is_terminal,
        )
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, *_: Any) -> None:
        self._bar.stop()

    def __call__(self, step: str, done: int, total: int) -> None:
        """`done` of `total` reports have passed this step."""
        if not self._console.is_terminal:
            if done and (done == total or done % self.EVERY == 0):
                self._console.print(f"{step}: {done:,} of {total:,}", highlight=False)
            return
        if step not in self._tasks:
            self._tasks[step] = self._bar.add_task(step, total=total, rate="")
        task = self._tasks[step]
        speed = self._bar.tasks[task].speed
        rate = f"{speed:,.1f} a second" if speed else ""
        self._bar.update(task, completed=done, total=total, rate=rate)


def print_summary(console: Console, summary: Summary, case: str) -> int:
    """What was read, what was not and why; the exit code: 0 all, 1 some failed, 2 nothing readable."""
    counts = [f"{telling.plural(summary.read, 'report')} read", f"{summary.unchanged:,} unchanged"]
    also = (("given twice", summary.duplicates), ("in a language that is not read", summary.not_read))
    counts += [f"{count:,} {what}" for what, count in also if count]
    console.print(", ".join(counts) + f", in {summary.seconds:.1f} s.")
    for what, each in (("language", summary.languages), ("encoding other than UTF-8", summary.encodings)):
        if each:
            console.print(f"  {what}: " + ", ".join(f"{name} ({count:,})" for name, count in each.items()))
    # Each on one line, however long: whoever reads them from a pipe takes them apart by lines.
    for left in summary.left_out[:_TOLD]:
        console.print(f"  left out: {left}", style="yellow", soft_wrap=True)
    if len(summary.left_out) > _TOLD:
        reasons = ", ".join(f"{code} ({count:,})" for code, count in summary.reasons.items())
        console.print(f"  … and {len(summary.left_out) - _TOLD:,} more; all by reason: {reasons}", style="yellow")
    if not (summary.read or summary.unchanged or summary.not_read):
        return 2
    console.print(f"The case is in {case}. Look at it: onrecord show {case}, or onrecord serve {case}")
    return 1 if summary.left_out else 0
