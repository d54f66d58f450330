"""One tree of errors: a stable code, what went wrong, what to do.

Codes never change meaning and are never used again. The first letter says whose matter it is: I the input's,
C the case's, R the reading's, X an export's, W the pages', U the user's call. `docs/errors.md` lists them all.
"""

from typing import Final

# code -> (what is wrong, what to do); both are format strings over the details given to the error.
FAULTS: Final[dict[str, tuple[str, str]]] = {
    "I001": ("{source}: there is no such file or folder", "check the path"),
    "I002": ("{source}: the file is empty", "nothing to do; it was left out"),
    "I003": ("{source}: the file is larger than {limit} MB", "split it, or raise --max-size"),
    "I004": ("{source}: this is {kind}, not text", "convert it to text or HTML first"),
    "I005": ("{source}: no article was found in the page", "save its text as a .txt file instead"),
    "I006": (
        "{source}: the table has no column named 'text'",
        "name the column that holds the report 'text'",
    ),
    "I007": (
        "{source}, line {line}: this is not a report in JSON ({reason})",
        "correct the line; the others were read",
    ),
    "I008": ("{source}: the file cannot be opened ({reason})", "check that it may be read and is whole"),
    "I009": (
        "{source}: the file's kind ({suffix}) is not one that is read",
        "give .txt, .html, .jsonl, .csv or a .gz of one",
    ),
    "I010": ("{source}: the report holds no text", "nothing to do; it was left out"),
    "I011": (
        "{source}: the id {id} was given before to another text, which this one replaces",
        "give each report an id of its own",
    ),
    "I012": ("{source}, line {line}: this row cannot be read ({reason})", "correct the row; the others were read"),
    "C001": ("{case}: there is no such case", "build it first: onrecord build SOURCE --case {case}"),
    "C002": (
        "{case}: this file is not a case of onrecord",
        "give the path of a case, or of a file that does not exist yet",
    ),
    "C003": (
        "{case}: this case was written by a newer onrecord (version {found}, this one knows {known})",
        "update onrecord",
    ),
    "C004": (
        "{case}: the case cannot be written ({reason})",
        "free disk space or check its permissions, then build again: it goes on where it stopped",
    ),
    "C005": ("{case}: another build is writing to this case", "wait for it to end"),
    "C006": ("{id}: the case holds no such record", "list ids with: onrecord show {case}"),
    "C007": ("{case}: there is no folder {folder}", "make the folder first, or give another path to --case"),
    "R001": ("the language pipeline {model} is not installed", "pip install it, or leave --model out"),
    "R002": (
        "the report is in '{language}', which is not read yet",
        "it is kept in the case, marked as not read",
    ),
    "R003": ("{report}: the report could not be read ({reason})", "please tell us, with the report if you may"),
    "X001": ("there is no export format '{format}'", "choose one of: {known}"),
    "X002": ("{out}: the export cannot be written ({reason})", "check the path and the space on the disk"),
    "X003": ("{out}: this is a case, and the export would replace it", "give another path to --out"),
    "U001": ("nothing readable was given", "name at least one file or folder with reports"),
    "U002": ("'{value}' is not {wanted}", "see --help"),
    "W001": ("the port {port} is taken", "choose another: --port {other}"),
    "W002": (
        "--host {host} would show the case to others",
        "set a password too: --password, or ONRECORD_PASSWORD",
    ),
    "W003": ("the page could not be made ({reason})", "please tell us, with the address of the page"),
    "W004": ("there is no page at {path}", "start from the front page: /"),
    "W005": ("the form did not come from a page of this case", "load the page again and send it once more"),
    "W006": ("the case is served read-only", "serve it without --read-only to take decisions"),
    "W007": ("this is no name that the case is served under", "use the address that onrecord serve printed"),
    "W008": ("the case is served with a password", "give any name, and the password"),
}


class OnrecordError(Exception):
    """Something went wrong that a person can understand and act on: `code`, `what` and `remedy`."""

    def __init__(self, code: str, **details: object) -> None:
        what, remedy = FAULTS[code]
        self.code = code
        self.what = what.format(**details)
        self.remedy = remedy.format(**details)
        self.details = details
        super().__init__(f"[{code}] {self.what}: {self.remedy}")

    def __reduce__(self) -> tuple[object, ...]:  # so that it crosses a process boundary whole
        return _again, (type(self), self.code, self.details)


def _again(kind: type[OnrecordError], code: str, details: dict[str, object]) -> OnrecordError:
    return kind(code, **details)


class IntakeError(OnrecordError):
    """A source that could not be turned into reports. It costs that source, never the build."""


class CaseError(OnrecordError):
    """The case file is missing, foreign, newer, locked or cannot be written."""


class ReadError(OnrecordError):
    """A report that could not be read."""


class ExportError(OnrecordError):
    """An export that could not be made."""


class UsageError(OnrecordError):
    """A call that cannot be carried out as it was made."""
