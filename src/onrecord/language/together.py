"""Several texts parsed at once, each with the very bits that it has alone.

The parser and the entity recogniser go through a text step by step, and a step costs much the same for one text as
for sixteen. The matrix products before the steps are another matter: there, what stands beside a text moves the last
bits of its sums. So each text goes through those by itself, and only the steps are taken together: what they add up,
the BLAS that spaCy brings for them (BLIS) adds up for every text in the same order, however many there are.
"""

from typing import Any

import numpy as np
from spacy.language import Language
from spacy.ml import tb_framework
from spacy.ml.parser_model import ParserStepModel  # type: ignore[import-not-found]  # compiled
from spacy.tokens import Doc
from thinc.api import Model

_all_at_once: Any = tb_framework.forward
_STEPPING = "parser_model"  # what spaCy calls the model of a component that goes step by step
_TEXTS = 64  # a stepping component takes a quarter of these at once


def step_together(nlp: Language) -> dict[str, dict[str, Any]]:
    """Make a pipeline parse texts together but not mixed up; how many texts each component is to be given at once."""
    sizes = {}
    for name, component in nlp.pipeline:
        model = getattr(component, "model", None)
        if isinstance(model, Model):
            steps = model.name == _STEPPING
            sizes[name] = {"batch_size": _TEXTS if steps else 1}
            if steps:
                model._func = _each_alone
    return sizes


def _each_alone(model: Any, docs: list[Doc], is_train: bool) -> Any:
    """What spaCy's own function does, with every text taken through the layers before the steps by itself."""
    if is_train or len(docs) == 1:
        return _all_at_once(model, docs, is_train)
    tok2vec, lower, upper = model.layers
    vectors = [tok2vec.predict([doc]) for doc in docs if len(doc)]
    features = [lower.predict(each) for each in vectors]
    no_token = features[0][:1]  # the first row of each, and always the same
    layers = [
        _Done(tok2vec, np.concatenate(vectors)),
        _Done(lower, np.concatenate([no_token, *(each[1:] for each in features)])),
        upper,
    ]
    unseen, has_upper = model.attrs["unseen_classes"], model.attrs["has_upper"]
    steps: Any = ParserStepModel(docs, layers, unseen_classes=unseen, train=False, has_upper=has_upper)
    return steps, steps.finish_steps


class _Done:
    """A layer whose output is there already."""

    def __init__(self, layer: Any, output: Any) -> None:
        self._layer = layer
        self._output = output

    def __call__(self, given: Any, is_train: bool) -> Any:
        return self._output, None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._layer, name)
