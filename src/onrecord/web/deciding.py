"""From the forms of the review pages to decisions: each is checked before any is written down."""

import re
from collections.abc import Iterator

from onrecord.case import open_case
from onrecord.case.judging import Wanted, judge_all
from onrecord.errors import UsageError
from onrecord.web.look import Look
from onrecord.web.page import Moved

# Where a form may lead back to: a page of this application.
_BACK = re.compile(r"/(?![/\\])[^\\\x00-\x20]*")
_ONE = ("accept", "reject", "not_same", "undo")


def decide(case_path: str, user: str, fields: dict[str, str], read_only: bool) -> Moved:
    """Write down what a form decides. A form may hold several decisions: each field corrected, each claim taken out.

    What changes events shows at once in a case of few reports, and in any other after the next build.
    Raises UsageError W006 where the case is served read-only, U002 where a value makes no sense, CaseError C006.
    """
    if read_only:
        raise UsageError("W006")
    wanted = list(_wanted(fields))
    if not wanted:
        raise UsageError("U002", value="", wanted="a decision: nothing was chosen or changed")
    with open_case(case_path) as case:
        made = judge_all(case, wanted, user, fields.get("reason", ""))
        look = Look(case)
        regroups = any(look.pending(decision) for decision in made)
    if regroups:
        from onrecord.build import bring_to_bear  # fetched late: most visits only read

        bring_to_bear(case_path)
    return Moved(back_to(fields))


def back_to(fields: dict[str, str]) -> str:
    """The page that a form leads back to."""
    back = fields.get("back", "")
    return back if _BACK.fullmatch(back) else "/review"


def _wanted(fields: dict[str, str]) -> Iterator[Wanted]:
    about, action = fields.get("about", ""), fields.get("action", "")
    if action == "merge":
        value = fields.get("other", "").strip() or fields.get("value", "").strip()
        yield about, action, value
    elif action == "split":
        yield from ((about, action, name.removeprefix("out-")) for name in sorted(fields) if name.startswith("out-"))
    elif action == "correct":
        yield from ((about, action, value) for value in _corrections(fields))
    elif action in _ONE:
        yield about, action, fields.get("value") or None
    else:
        raise UsageError("U002", value=action, wanted=f"one of {', '.join((*_ONE, 'correct', 'merge', 'split'))}")


def _corrections(fields: dict[str, str]) -> Iterator[str]:
    """The fields that were changed: "to-type" holds another value than "was-type"."""
    for name in sorted(fields):
        if name.startswith("to-"):
            field, value = name.removeprefix("to-"), fields[name].strip()
            if value != fields.get(f"was-{field}", "").strip():
                yield f"{field}={value}"
