"""Whom a pronoun or a short description means: "he added", "the ministry said", "the analyst warned".

Candidates are who spoke before and who was named before, in the last sentences; each is weighed by how near it is,
whether it spoke, whether it is a subject, whether it was itself only talked about. Where two are about as good, or the
gender is wrong, nothing is said: a speaker left open is better than a wrong one.
"""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

from onrecord.attribution.found import Found, Range
from onrecord.attribution.persons import Person, entity_over, find_persons, gender_of_role, pronouns, role_of
from onrecord.attribution.speakers import is_body, is_human
from onrecord.grounding import Grounding
from onrecord.language import Document

_SENTENCES_BACK = 8
_MARGIN = 0.4
_LEAST = -0.5
_SUBJECTS = ("nsubj", "nsubjpass")
# Words for a body that stand for whatever body was named last.
_GENERIC = frozenset(
    {"group", "organisation", "organization", "agency", "movement", "company", "body", "newspaper", "paper", "channel",
     "network", "party", "outlet", "firm", "militia", "faction", "union", "broadcaster", "daily"}
)  # fmt: skip
_CORE = frozenset({"det", "amod", "compound", "nummod", "poss", "nmod", "quantmod"})
_BODIES = frozenset({"ORG", "GPE", "NORP", "FAC"})
_ONLY_NAMED = "was named last"
_RELATIVE = frozenset({"who", "which", "that"})


@dataclass(frozen=True, slots=True)
class Referent:
    """Who was meant: the fuller phrase, its head, and what decided."""

    phrase: Range
    head: int
    why: str


@dataclass(slots=True)
class _Candidate:
    key: str
    phrase: Range
    head: int
    gender: str
    plural: bool
    body: bool
    score: float
    why: str


class Resolver:
    """Reads the statements of one document in text order and remembers who spoke."""

    def __init__(self, doc: Document, grounding: Grounding, speech: list[Range], found: list[Found]) -> None:
        self._doc = doc
        # Tokens inside somebody's words: who is named there is talked about, and rarely goes on to speak.
        self._in_content = {k for f in found for start, end in f.content for k in range(start, end)}
        self._persons = find_persons(doc, grounding)
        self._starts = [p.start for p in self._persons]
        self._in_speech = {k for start, end in speech for k in range(start, end)}
        self._spoken: list[tuple[int, _Candidate]] = []

    def resolve(self, found: Found) -> Referent | None:
        """The referent of the statement's speaker, None where it needs none or none is safe; remembers who spoke."""
        head = found.speaker_head
        if head < 0 or found.speaker is None:
            return None
        word = self._doc.lowers[head]
        group = pronouns().get(word, "")
        if group in ("he", "she"):
            referent = self._person(found, group)
        elif group in ("they", "it"):
            referent = self._last_speaker(found, group)
        elif word in _RELATIVE:
            referent = self._antecedent(found)
        else:
            referent = self._description(found)
        self._remember(found, referent, group)
        return referent

    def _remember(self, found: Found, referent: Referent | None, group: str) -> None:
        if (referent is None and group) or found.speaker is None or found.frame.startswith("noun"):
            return
        doc = self._doc
        phrase, head = (referent.phrase, referent.head) if referent else (found.speaker, found.speaker_head)
        person = next(
            (p for p in self._persons if phrase[0] <= p.start <= head < p.end or p.start <= head < p.end), None
        )
        gender = person.gender if person else gender_of_role(doc.lemmas[head])
        if group in ("he", "she"):
            gender = group
        plural = doc.tags[head] in ("NNS", "NNPS") or any(doc.deps[c] == "conj" for c in doc.children[head])
        named_body = entity_over(doc, head)[2] in _BODIES
        body = person is None and not gender and (named_body or not is_human(doc, head))
        surname = person.surname if person else doc.lowers[head] if doc.tags[head] == "NNP" else ""
        key = f"person {surname}" if surname else f"at {phrase[0]}"
        spoke = _Candidate(key, phrase, head, gender, plural, body and not plural, 0.0, "")
        self._spoken.append((found.head, spoke))

    def _person(self, found: Found, gender: str) -> Referent | None:
        """Whom "he" or "she" means."""
        here = self._doc.sentence_of[found.speaker_head]
        best: dict[str, _Candidate] = {}
        for candidate in [*self._speakers_before(found, here), *self._named_before(found, here)]:
            if candidate.gender not in ("", gender) or candidate.plural or candidate.body:
                continue
            if candidate.gender == gender:
                candidate.score += 1.0
            known = best.get(candidate.key)
            if known is None or candidate.score > known.score:
                best[candidate.key] = candidate
        winner = _clear_winner(list(best.values())) or self._only_one(found, here, gender)
        return self._in_full(winner, found.speaker_head) if winner else None

    def _only_one(self, found: Found, here: int, gender: str) -> _Candidate | None:
        """The one person of the last two sentences whom the pronoun can mean, where there is but one."""
        before = self._persons[: bisect_left(self._starts, found.speaker_head)]
        near = [p for p in before if here - self._doc.sentence_of[p.start] <= 1 and p.gender in ("", gender)]
        near = [p for p in near if not _inside(p.start, found.content) and p.start not in self._in_content]
        if len({p.surname for p in near}) == 1 and near[-1].gender == gender:
            return self._named(near[-1], 1, False)
        return None

    def _in_full(self, winner: _Candidate, before: int) -> Referent:
        """The winner by his fullest name so far, where the nearest mention is a bare surname."""
        phrase, head = winner.phrase, winner.head
        if phrase[1] - phrase[0] == 1:
            same = [p for p in self._persons if f"person {p.surname}" == winner.key and p.start < before]
            full = Counter(self._words(p) for p in same)
            if same:
                fullest = max(same, key=lambda p: (p.end - p.start > 1, full[self._words(p)], -p.start))
                phrase, head = (fullest.start, fullest.end), fullest.end - 1
        return Referent(phrase, head, winner.why)

    def _words(self, p: Person) -> str:
        return " ".join(self._doc.words[p.start : p.end])

    def _speakers_before(self, found: Found, here: int) -> list[_Candidate]:
        out = []
        for at, spoke in self._spoken[-6:]:
            back = here - self._doc.sentence_of[at]
            if at < found.speaker_head and back <= _SENTENCES_BACK and not _inside(spoke.head, found.content):
                why = "spoke in the same sentence" if back == 0 else f"spoke {back} sentence{'s' * (back > 1)} before"
                out.append(
                    _Candidate(
                        spoke.key, spoke.phrase, spoke.head, spoke.gender, spoke.plural, spoke.body, 3.0 - back, why
                    )
                )
        return out

    def _named_before(self, found: Found, here: int) -> list[_Candidate]:
        doc, out = self._doc, []
        for p in reversed(self._persons[: bisect_left(self._starts, found.speaker_head)]):
            back = here - doc.sentence_of[p.start]
            if back > _SENTENCES_BACK:
                break
            candidate = self._named(p, back, found.head in self._in_content)
            # Who was only named, in an earlier sentence and not as its subject, seldom is the one who speaks.
            if not _inside(p.start, found.content) and (back == 0 or candidate.why != _ONLY_NAMED):
                out.append(candidate)
        return out

    def _named(self, p: Person, back: int, within: bool) -> _Candidate:
        """The candidate that a name makes; `within`: the pronoun stands inside somebody's words itself."""
        doc = self._doc
        head = next((k for k in range(p.start, p.end) if not p.start <= doc.heads[k] < p.end), p.end - 1)
        score = 1.0 - back
        why = _ONLY_NAMED
        if doc.deps[head] in _SUBJECTS and back <= 1:
            score += 1.5 if back else 2.0
            why = "is the subject before"
        elif doc.deps[head] in ("poss", "compound", "pobj"):
            score -= 0.5
        if p.start in self._in_speech:
            score -= 2.5
        elif p.start in self._in_content and not within:
            score -= 1.0
        return _Candidate(f"person {p.surname}", (p.start, p.end), head, p.gender, False, False, score, why)

    def _last_speaker(self, found: Found, group: str) -> Referent | None:
        """Whom "they" or "it" means: the body that the sentence before is about, or the last speaker of the kind."""
        if group == "it" and (about := self._subject_before(found)) is not None:
            return about
        here = self._doc.sentence_of[found.speaker_head]
        for at, spoke in reversed(self._spoken):
            back = here - self._doc.sentence_of[at]
            if at >= found.speaker_head or _inside(spoke.head, found.content):
                continue
            fits = spoke.plural if group == "they" else spoke.body
            return Referent(spoke.phrase, spoke.head, "was the last to speak") if fits and back <= 2 else None
        return None

    def _subject_before(self, found: Found) -> Referent | None:
        """The subject of the sentence before, where it is a body that can speak and the pronoun opens its sentence."""
        doc, here = self._doc, self._doc.sentence_of[found.speaker_head]
        if here == 0 or found.speaker_head != doc.sentences[here][0]:
            return None
        start, end = doc.sentences[here - 1]
        root = next((k for k in range(start, end) if doc.heads[k] == k), -1)
        subject = doc.child(root, "nsubj") if root >= 0 else -1
        if subject < 0 or doc.tags[subject] not in ("NN", "NNP") or not is_body(doc, subject):
            return None
        return Referent(core_of(doc, subject), subject, "is what the sentence before is about")

    def _antecedent(self, found: Found) -> Referent | None:
        doc, head = self._doc, found.speaker_head
        clause = next((k for k in [found.head, *doc.ancestors(found.head)] if doc.deps[k] == "relcl"), -1)
        if clause < 0 or not doc.left_edges[clause] <= head <= doc.right_edges[clause]:
            return None
        noun = doc.heads[clause]
        if doc.pos[noun] not in ("NOUN", "PROPN", "PRON", "NUM"):
            return None
        end = max(noun + 1, doc.left_edges[clause])
        while end - 1 > noun and doc.words[end - 1] in (",", "(", "—"):
            end -= 1
        return Referent((core_of(doc, noun)[0], end), noun, "the clause belongs to it")

    def _description(self, found: Found) -> Referent | None:
        """Whom "the analyst" or "the ministry" means: the nearest fuller mention of one before."""
        doc, head = self._doc, found.speaker_head
        start, end = found.speaker or (head, head + 1)
        if doc.pos[head] != "NOUN" or doc.lowers[start] != "the" or (start, end) != (head - 1, head + 1):
            return None
        if doc.lemmas[head] in _GENERIC and doc.tags[head] == "NN":
            return self._last_body(found)
        for k in reversed([k for k in doc.by_lemma.get(doc.lemmas[head], ()) if k < start]):
            name = role_of(doc, k)
            if name:
                return Referent(name, name[1] - 1, f"was called “{doc.words[k]}”")
            left, right = core_of(doc, k)
            fuller = right - left > 2 or (right - left > 1 and doc.lowers[left] != "the")
            same_number = doc.tags[k].rstrip("P") == doc.tags[head] and doc.deps[k] != "compound"
            if fuller and (same_number or doc.tags[k] == "NNP"):
                return Referent((left, right), k, f"is the “{doc.words[k]}” of before")
        return None

    def _last_body(self, found: Found) -> Referent | None:
        """The body that spoke last, for a word that fits any ("the group")."""
        here = self._doc.sentence_of[found.speaker_head]
        for at, spoke in reversed(self._spoken):
            if here - self._doc.sentence_of[at] > 3:
                return None
            if spoke.body and spoke.head not in self._in_content:
                return Referent(spoke.phrase, spoke.head, "is the body that spoke last")
        return None


def core_of(doc: Document, noun: int) -> Range:
    """A noun with its articles, adjectives and compounds, and with an "of" phrase; nothing else."""
    start, end = noun, noun + 1
    for c in reversed(doc.children[noun]):
        if c < start and doc.right_edges[c] + 1 == start and doc.deps[c] in _CORE:
            start = doc.left_edges[c]
    for c in doc.children[noun]:
        if c == end and doc.deps[c] == "prep" and doc.lowers[c] in ("of", "for", "in", "at", "from"):
            end = doc.right_edges[c] + 1
    return start, end


def _inside(token: int, content: list[Range]) -> bool:
    return any(start <= token < end for start, end in content)


def _clear_winner(candidates: list[_Candidate]) -> _Candidate | None:
    ranked = sorted(candidates, key=lambda c: (-c.score, -c.head))
    if not ranked or ranked[0].score < _LEAST or (len(ranked) > 1 and ranked[0].score - ranked[1].score < _MARGIN):
        return None
    return ranked[0]
