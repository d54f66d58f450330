"""Statements: who is said to have said what, in whose pages."""

from onrecord.web.evidence import statement_evidence
from onrecord.web.labels import table
from onrecord.web.listing import listing
from onrecord.web.page import Ask, Page
from onrecord.web.pages.assistance import outlets


def statements(ask: Ask) -> Page:
    """The statements that fit the filters."""
    found, pages = listing(ask.look, ask.asked, "statement")
    return Page(
        "statements.html",
        "Statements",
        {"statements": [e for s in found if (e := statement_evidence(ask.look, s))], "pages": pages},
        {"choices": {"status": list(table("speakers").items()), **outlets(ask)}},
    )
