"""Why a person should look at a record before others: the first ground that fits it, or none.

The grounds are codes that records are filed under; data/web/review.yaml puts them in order and into words.
"""

from onrecord.records import AssistanceLine, Claim, Event

# People killed, from which on a toll that one origin tells is looked at first.
MANY_KILLED = 10
_BROKEN_OFF = ("suspended", "refused", "cancelled")


def of_event(event: Event) -> str | None:
    """Disputed events by how many origins differ; then tolls that one origin alone tells; then what several tell."""
    origins = event.support.origins
    if event.disagreements:
        return f"differ_{min(origins, 3)}"
    killed = event.figures.get("killed")
    if origins > 1 or killed is None:
        return "several" if origins > 1 else None
    told = [n for n in (killed.best, killed.high, killed.low) if n is not None]
    return "high_toll_alone" if told and told[0] >= MANY_KILLED else "toll_alone"


def of_claim(claim: Claim) -> str | None:
    """Claims whose reading turns on a word: denied, a number put for words, hedged, nobody named who did it."""
    if claim.status == "denied":
        return "denied"
    if any(figure.imputed for figure in claim.figures):
        return "imputed"
    if claim.hedges or claim.status in ("possible", "conditional"):
        return "hedged"
    return None if claim.actor else "nobody"


def of_line(line: AssistanceLine) -> str | None:
    """Lines where less came than was promised, that were broken off, or of which nothing is told to have come."""
    if any(gap.delivered < gap.promised for gap in line.gaps):
        return "gap"
    stages = {step.stage for step in line.steps}
    if stages.intersection(_BROKEN_OFF):
        return "broken_off"
    return None if stages.intersection(("delivering", "delivered")) else "nothing_came"
