"""Where a clause that is somebody's words begins and ends: behind the cue, around it, before it.

The parse gives the clause; these rules mend what small parsers get wrong in news: a second verb of saying hung into
the first one's clause, a cue set off by commas, an afterthought of the reporter's at the sentence's end.
"""

from onrecord.attribution.found import Range, minus
from onrecord.attribution.lexicon import may_stand_apart
from onrecord.attribution.subjects import cue_range, joined_to
from onrecord.attribution.tags import FINITE, TAIL
from onrecord.language import Document

PAUSES = frozenset({",", "—", "–", "-", "--"})
_ENDS = frozenset({",", ".", "!", "?", ";", ":"})
_CIRCUMSTANCE = frozenset({"prep", "advmod", "npadvmod", "cc", "mark"})
# The verbs that hardly ever go without their content.
_PLAIN = frozenset({"say", "tell", "add", "argue", "insist", "claim", "believe", "note", "think", "suggest"})
_ASKING = frozenset({"ask", "wonder", "inquire", "enquire", "query"})
_CONTRAST = frozenset({"while", "as", "although", "though", "after", "before", "when"})


def clause_of(doc: Document, verb: int) -> list[Range]:
    """The content of a verb that governs a clause, or that is hung into one; empty where there is none."""
    set_off = parenthetical(doc, verb)
    if set_off:
        return set_off
    clauses = [c for c in doc.all_children(verb, "ccomp") if not infinitive(doc, c)]
    behind = [c for c in clauses if c > verb]
    if len(behind) > 1:  # one clause that the parser took for two
        return [(_own_words(doc, verb, behind[0])[0], _own_words(doc, verb, behind[-1])[1])]
    for c in behind or clauses:
        return [_own_words(doc, verb, c)]
    return _question(doc, verb) or _around(doc, verb) or rest_of(doc, verb)


def _question(doc: Document, verb: int) -> list[Range]:
    """The "if" or "whether" clause of a verb of asking, which parsers take for a condition."""
    if doc.lemmas[verb] in _ASKING:
        for c in doc.all_children(verb, "advcl"):
            mark = doc.child(c, "mark")
            if mark > verb and doc.lowers[mark] in ("if", "whether"):
                return [doc.subtree(c)]
    return []


def infinitive(doc: Document, verb: int) -> bool:
    """Whether the verb stands with "to"."""
    return any(doc.deps[c] == "aux" and doc.lowers[c] == "to" for c in doc.children[verb])


def _own_words(doc: Document, verb: int, clause: int) -> Range:
    """The clause without a following verb of saying that shares the cue's subject, and without an afterthought."""
    start, end = doc.subtree(clause)
    for k in doc.conjuncts(clause)[1:]:
        if joined_to(doc, k) == verb:
            end = min(end, _before_conjunction(doc, doc.left_edges[k]))
    end = _before_afterthought(doc, start, end)
    return start, _with_second_that(doc, end)


def _with_second_that(doc: Document, end: int) -> int:
    """The end of the content with a further "and that …" behind it, wherever the parser hung it."""
    after = end + 1 if end < len(doc) and doc.words[end] == "," else end
    if doc.lowers[after : after + 2] not in (["and", "that"], ["but", "that"]) or doc.deps[after + 1] != "mark":
        return end
    return doc.right_edges[doc.heads[after + 1]] + 1


def _before_conjunction(doc: Document, start: int) -> int:
    while doc.words[start - 1] == "," or doc.deps[start - 1] == "cc":
        start -= 1
    return start


def _before_afterthought(doc: Document, start: int, end: int) -> int:
    """The end of the content where the sentence goes on in the reporter's voice (", while others …", ", adding …")."""
    for k in range(start + 2, end - 2):
        if doc.words[k] == "," and _is_afterthought(doc, k + 1, end):
            return k
    return end


def _is_afterthought(doc: Document, start: int, end: int) -> bool:
    """Whether one dependent runs from here to the end that is likelier the reporter's than the speaker's."""
    top = start
    while doc.left_edges[doc.heads[top]] == start and doc.heads[top] != top:
        top = doc.heads[top]
    if doc.right_edges[top] + 1 < end - 1 or doc.left_edges[top] != start:
        return False
    if doc.lowers[start] == "compared":
        return True
    if doc.deps[top] == "advcl":
        mark = doc.child(top, "mark")
        if mark >= 0:
            return doc.lowers[mark] in _CONTRAST
        return doc.tags[start] == "VBG"
    if doc.deps[top] == "relcl":
        return doc.lowers[start] in ("which", "who", "whom", "whose")
    return False


def parenthetical(doc: Document, verb: int) -> list[Range]:
    """Content of a cue set off by commas, at the end ("…, he said.") or in the middle ("…, he said, …")."""
    subject = doc.child(verb, "nsubj")
    if subject < 0 or doc.deps[verb] == "relcl" or not may_stand_apart(doc.lemmas[verb]):
        return []
    first = min(doc.left_edges[subject], cue_range(doc, verb)[0])
    last = max(doc.right_edges[subject], verb) + 1
    start, end = doc.sentences[doc.sentence_of[verb]]
    if first - 1 <= start or doc.words[first - 1] not in PAUSES or _has_object(doc, verb, last):
        return []
    stop = next((k for k in range(last, end) if doc.words[k] in _ENDS or doc.tags[k] in FINITE), end)
    middle = stop + 2 < end and doc.words[stop] == ","
    before = _before(doc, verb, (start, first - 1), last, _CIRCUMSTANCE if middle else _CIRCUMSTANCE | {"advcl"})
    if not before or (stop < end and (doc.words[stop] not in _ENDS or doc.words[stop] == ":")) or stop - last > TAIL:
        return []
    if middle and not _manner(doc, verb, stop + 1):
        return [before, (stop + 1, end)]
    return [before]


def _manner(doc: Document, verb: int, start: int) -> bool:
    """Whether what follows the comma belongs to the saying: "…, he said, wiping his face"."""
    if doc.tags[start] == "VBG":
        return True
    for c in doc.children[verb]:
        if doc.left_edges[c] == start and doc.deps[c] in ("advcl", "cc", "conj", "prep", "npadvmod", "ccomp"):
            return doc.child(c, "mark", "nsubj") < 0
    return False


def _has_object(doc: Document, verb: int, last: int) -> bool:
    """Whether the verb takes what stands right behind it. Whom it was told to does not count."""
    allowed = ("ccomp", "xcomp") if doc.lemmas[verb] == "tell" else ("ccomp", "xcomp", "dobj")
    return any(doc.left_edges[c] == last and doc.deps[c] in allowed for c in doc.children[verb])


def _before(doc: Document, verb: int, bounds: Range, last: int, circumstance: frozenset[str]) -> Range | None:
    """What stands before a parenthetical, unless it only tells when or where it was said."""
    start, end = bounds
    for c in doc.children[verb]:
        if c < end and doc.deps[c] in circumstance and doc.left_edges[c] <= start + 1:
            start = doc.right_edges[c] + 1
    finite = any(doc.tags[k] in FINITE for k in range(start, end))
    reaches_on = any(doc.heads[k] >= last for k in range(start, end) if doc.deps[k] != "punct")
    return (start, end) if start < end and (finite or reaches_on) else None


def _around(doc: Document, verb: int) -> list[Range]:
    """The clause that "as he said" or "he said" is hung into."""
    dep, head = doc.deps[verb], doc.heads[verb]
    if head == verb or doc.child(verb, "dobj") >= 0 or doc.child(verb, "nsubj", "agent") < 0:
        return []
    mark = doc.child(verb, "mark")
    marked = doc.lowers[mark] if mark >= 0 else ""
    if (
        (dep == "parataxis" and not marked)
        or (dep == "advcl" and marked in ("", "as"))
        or (dep == "ccomp" and not marked and verb > head)
    ):
        return minus([doc.subtree(head)], [doc.subtree(verb)])
    return []


def rest_of(doc: Document, verb: int) -> list[Range]:
    """For a verb of saying in whose sentence the parser found no clause: what follows it, if that holds a verb."""
    if doc.lemmas[verb] not in _PLAIN or doc.child(verb, "nsubj") < 0 or doc.child(verb, "auxpass") >= 0:
        return []
    start = cue_range(doc, verb)[1]
    if doc.lemmas[verb] == "tell" and (told := doc.child(verb, "dobj", "dative")) > verb:
        start = doc.right_edges[told] + 1
    while start < len(doc) and doc.deps[start] in ("npadvmod", "advmod") and doc.heads[start] == verb:
        start += 1
    end = doc.sentences[doc.sentence_of[verb]][1]
    if doc.lowers[start : start + 1] in (["so"], ["."], [","], ["about"], ["of"]):
        return []
    own = [
        k for k in range(start, end) if doc.tags[k] in FINITE and not (doc.heads[k] == verb and doc.deps[k] == "conj")
    ]
    return [(start, end)] if own else []
