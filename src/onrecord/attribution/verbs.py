"""Verbal cues: each lexicon verb of the text, the frames that the parse shows it in, and what stands in them."""

from collections.abc import Callable, Iterator

from onrecord.attribution.clauses import clause_of, infinitive
from onrecord.attribution.found import Found, Range, minus
from onrecord.attribution.lexicon import ARGUMENT_FRAMES, Sense, VerbEntry, no_statement, verbs
from onrecord.attribution.subjects import agent_of, cue_range, is_passive, phrase, subject_of
from onrecord.attribution.tags import bare_tag
from onrecord.language import Document

_WITH_OBJECT = frozenset({"for", "as", "of", "over", "about", "with", "to", "from", "against", "that", "between"})
_COMPLEMENTS = frozenset({"dobj", "dative", "xcomp", "ccomp", "oprd", "acl"})


def find_verbs(doc: Document) -> tuple[list[Found], dict[int, Found]]:
    """What the verbs of the text say, in text order; and by verb, what each could say in quotation marks."""
    lexicon = verbs()
    at = [i for lemma in doc.by_lemma.keys() & lexicon.keys() for i in doc.by_lemma[lemma]]
    out: list[Found] = []
    quoting: dict[int, Found] = {}
    for i in sorted(at):
        if _is_verb(doc, i) and not _quoted_as(doc, i):
            entry = lexicon[doc.lemmas[i]]
            here = list(_frames(doc, i, entry))
            out += _or_tagged(doc, i, entry, here)
            quote = _found(doc, i, "quote", entry["quote"][0], [], is_passive(doc, i)) if "quote" in entry else None
            if quote is not None:
                quoting[i] = quote
    return out, quoting


def _is_verb(doc: Document, i: int) -> bool:
    """Whether the token is a verb of a clause, and not a participle before a noun ("so-called")."""
    return (doc.pos[i] == "VERB" or doc.tags[i].startswith("VB")) and doc.pos[i] != "AUX" and doc.deps[i] != "amod"


def _quoted_as(doc: Document, verb: int) -> bool:
    """Whether this is the "quoted" of "was quoted as saying": then "saying" is the cue."""
    if doc.lemmas[verb] not in ("quote", "cite"):
        return False
    as_ = next((c for c in doc.children[verb] if doc.lowers[c] == "as"), -1)
    return as_ >= 0 and doc.child(as_, "pcomp") >= 0


def _frames(doc: Document, verb: int, entry: VerbEntry) -> Iterator[Found]:
    passive = is_passive(doc, verb)
    if passive and doc.deps[verb] == "acl":
        entry = {frame: senses for frame, senses in entry.items() if frame in ("clause", "to")}
    particle = doc.child(verb, "prt")
    particle_word = doc.lowers[particle] if particle >= 0 else ""
    for frame, senses in entry.items():
        sense = next((s for s in senses if s.particle == particle_word), None)
        if sense is None and any(not s.particle for s in senses):
            sense = next(s for s in senses if not s.particle)
        if sense is None:
            continue
        find = _FINDERS.get(frame)
        content = find(doc, verb, passive) if find else _prepositional(doc, verb, frame)
        if content:
            found = _found(doc, verb, frame, sense, content, passive)
            if found is not None:
                yield found
            return


def _or_tagged(doc: Document, verb: int, entry: VerbEntry, found: list[Found]) -> list[Found]:
    """What the parse shows, or the statement of a tag that only the order of the words shows where that is more."""
    content, speaker, head = bare_tag(doc, verb) if "quote" in entry else ([], (0, 0), -1)
    if not content or any(f.speaker_head == head and _size(f.content) >= _size(content) for f in found):
        return found
    sense, cue = entry["quote"][0], cue_range(doc, verb)
    return [Found(verb, cue, sense.cue_class, sense.family, "clause", content, speaker, head)]


def _size(content: list[Range]) -> int:
    return sum(end - start for start, end in content)


def _found(doc: Document, verb: int, frame: str, sense: Sense, content: list[Range], passive: bool) -> Found | None:
    cue = cue_range(doc, verb)
    head = agent_of(doc, verb) if passive else (-1 if frame == "raised" else subject_of(doc, verb))
    if head >= 0 and doc.lowers[head] == "it" and infinitive(doc, verb):
        return None  # "it is hard to imagine": nobody's
    speaker = phrase(doc, head, verb) if head >= 0 else None
    if speaker and any(start <= head < end for start, end in content) and frame != "clause":
        speaker, head = None, -1
    holes = [cue] + ([speaker] if speaker else [])
    pieces = minus(content, holes)
    hearsay = passive and speaker is None and frame in ("raised", "clause") and sense.cue_class != "request"
    return Found(verb, cue, sense.cue_class, sense.family, frame, pieces, speaker, head, hearsay=hearsay)


def _clause(doc: Document, verb: int, passive: bool) -> list[Range]:
    return clause_of(doc, verb)


def _to(doc: Document, verb: int, passive: bool) -> list[Range]:
    if doc.child(verb, "dobj") >= 0:
        return []
    for c in doc.all_children(verb, "xcomp"):
        if infinitive(doc, c):
            return [doc.subtree(c)]
    return []


def _ing(doc: Document, verb: int, passive: bool) -> list[Range]:
    for c in doc.all_children(verb, "xcomp", "ccomp"):
        if doc.tags[c] == "VBG" and doc.child(c, "aux", "nsubj") < 0:
            return [doc.subtree(c)]
    return []


def _object(doc: Document, verb: int, passive: bool) -> list[Range]:
    if passive:
        return _passive_object(doc, verb)
    target = doc.child(verb, "dobj")
    return _from(doc, verb, target) if target >= 0 and doc.lowers[target] not in no_statement() else []


def _from(doc: Document, verb: int, target: int) -> list[Range]:
    """From the object on over the complements that belong to the verb, but not its adverbials of time and place."""
    if target < verb:
        return [doc.subtree(target)]
    start, end = doc.subtree(target)
    for c in doc.children[verb]:
        if c < end:
            continue
        if doc.left_edges[c] != end or not _complement(doc, c):
            break
        end = doc.right_edges[c] + 1
    return [(start, end)]


def _complement(doc: Document, c: int) -> bool:
    return doc.deps[c] in _COMPLEMENTS or (doc.deps[c] == "prep" and doc.lowers[c] in _WITH_OBJECT)


def _passive_object(doc: Document, verb: int) -> list[Range]:
    if agent_of(doc, verb) < 0:
        return []
    subject = doc.child(verb, "nsubjpass")
    return [doc.subtree(subject)] if subject >= 0 else []


def _object_to(doc: Document, verb: int, passive: bool) -> list[Range]:
    for c in doc.all_children(verb, "xcomp", "ccomp", "advcl"):
        if not infinitive(doc, c):
            continue
        target = doc.child(verb, "dobj", "dative")
        if passive:
            subject = doc.child(verb, "nsubjpass")
            return [doc.subtree(subject)] * (subject >= 0) + [doc.subtree(c)] if doc.deps[c] != "advcl" else []
        if target >= 0 and target < c:
            return [(doc.left_edges[target], doc.right_edges[c] + 1)]
        if doc.deps[c] == "ccomp" and doc.child(c, *("nsubj", "nsubjpass")) >= 0:
            return [doc.subtree(c)]
    return []


def _on_to(doc: Document, verb: int, passive: bool) -> list[Range]:
    on = next((c for c in doc.children[verb] if doc.lowers[c] in ("on", "upon") and c > verb), -1)
    whom = doc.child(on, "pobj") if on >= 0 else -1
    if whom < 0:
        whom = doc.child(verb, "dobj") if on >= 0 else -1
    for k in [*doc.children[verb], *doc.children[whom], *doc.children[on]] if whom >= 0 else []:
        if k > whom and infinitive(doc, k):
            return [(doc.left_edges[whom], doc.right_edges[k] + 1)]
    return [doc.subtree(whom)] if whom >= 0 else []


def _object_as(doc: Document, verb: int, passive: bool) -> list[Range]:
    target = doc.child(verb, "nsubjpass" if passive else "dobj")
    as_ = next((c for c in doc.children[verb] if doc.lowers[c] == "as" and c > verb), -1)
    if as_ < 0 and target > verb:
        as_ = next((c for c in doc.children[target] if doc.lowers[c] == "as" and c > target), -1)
    if as_ < 0:
        return []
    if target < 0 and (to := next((c for c in doc.children[verb] if doc.lowers[c] == "to" and c < as_), -1)) >= 0:
        target = doc.child(to, "pobj")  # "referred to it as a mistake"
    if target < 0:
        return [doc.subtree(as_)]
    if target < verb:
        return [doc.subtree(target), doc.subtree(as_)]
    return [(doc.left_edges[target], max(doc.right_edges[as_], doc.right_edges[target]) + 1)]


def _named(doc: Document, verb: int, passive: bool) -> list[Range]:
    """Content of "called it a trap": the object and what it is called."""
    right = [
        c for c in doc.children[verb] if c > verb and doc.deps[c] in ("oprd", "xcomp", "ccomp", "dobj", "acomp", "attr")
    ]
    if not right or any(infinitive(doc, c) for c in right):
        return []
    named = [c for c in right if doc.deps[c] in ("oprd", "xcomp", "ccomp", "acomp", "attr")]
    if doc.lemmas[verb] == "call" and (len(right) > 1 or _holds_mark(doc, right[0])):
        named = named or right
    if not named or (doc.deps[named[0]] == "ccomp" and doc.pos[named[0]] in ("VERB",)):
        return []
    subject = doc.child(verb, "nsubjpass")
    if passive and agent_of(doc, verb) < 0:
        return []  # "a village called Marat": a name, not somebody's word
    out = [doc.subtree(subject)] if subject >= 0 else []
    return [*out, (min(doc.left_edges[c] for c in right), max(doc.right_edges[c] for c in right) + 1)]


def _holds_mark(doc: Document, noun: int) -> bool:
    start, end = doc.subtree(noun)
    return any(q.start < end and start < q.end for q in doc.quotations)


def _raised(doc: Document, verb: int, passive: bool) -> list[Range]:
    subject = doc.child(verb, "nsubjpass", "nsubj")
    rest = next((c for c in doc.children[verb] if c > verb and doc.deps[c] in ("xcomp", "oprd", "acomp")), -1)
    if rest < 0 or doc.child(verb, "dobj") >= 0:
        return []
    if not passive and doc.lemmas[verb] not in ("seem", "appear", "sound"):
        return []
    return [doc.subtree(subject)] * (subject >= 0) + [doc.subtree(rest)]


def _prepositional(doc: Document, verb: int, frame: str) -> list[Range]:
    word = frame.removeprefix("prep_")
    for c in doc.children[verb]:
        if word == "for" and c > verb and infinitive(doc, c) and (mark := doc.child(c, "mark")) >= 0:
            return [(mark + 1, doc.right_edges[c] + 1)]  # "called for them to leave"
        if doc.lowers[c] == word and doc.deps[c] in ("prep", "prt", "dative") and c > verb:
            inside = doc.child(c, "pobj", "pcomp")
            if inside >= 0:
                return [doc.subtree(inside)]
    return []


def _quote(doc: Document, verb: int, passive: bool) -> list[Range]:
    return []


_FINDERS: dict[str, Callable[[Document, int, bool], list[Range]]] = {
    "clause": _clause,
    "quote": _quote,
    "to": _to,
    "ing": _ing,
    "object": _object,
    "object_to": _object_to,
    "object_as": _object_as,
    "on_to": _on_to,
    "complement": _named,
    "raised": _raised,
}
assert frozenset(_FINDERS) == ARGUMENT_FRAMES
