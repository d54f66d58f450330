"""The tables in `data/`, read once. Each file carries its origin and licence at its head."""

import csv
import re
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml

_BOOL = "tag:yaml.org,2002:bool"


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Reads only `true` and `false` as such, as YAML 1.2 does: "no", "on" and "off" are words of our tables."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != _BOOL]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(_BOOL, re.compile(r"(?:true|false)$"), list("tf"))


def data_file(name: str) -> Traversable:
    """The file `name` ("attribution/cues.yaml") in the package's data folder."""
    return files("onrecord").joinpath("data", *name.split("/"))


@cache
def load_yaml(name: str) -> Any:
    """What a YAML table holds. Callers must not change it."""
    with data_file(name).open("rb") as stream:
        return yaml.load(stream, Loader=_Loader)


@cache
def load_csv(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a CSV table, comment lines (#) at its head left out. Callers must not change them."""
    lines = data_file(name).read_text(encoding="utf-8").splitlines()
    return tuple(csv.DictReader(line for line in lines if not line.startswith("#")))
