"""What a question asks to be told, and its values as terms of either language.

A type is `integer`, `text`, or the name of a pair of files in `queries/values/` that list what the graph has of it: then a
value that the graph does not have is refused, with the nearest that it has.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kg.errors import QuestionError

__all__ = ["NOTHING", "Parameter", "Value", "as_cypher", "as_sparql", "parse_assignments", "parse_values", "suggest"]

Value = str | int
NOTHING: Mapping[str, Value] = MappingProxyType({})
ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter; `default` is its example at once."""

    name: str
    type: str
    default: str
    what: str

    def parse(self, value: str) -> Value:
        """A value as it was written; raises `QuestionError` for none at all, and for what is no whole number."""
        if not value:
            raise QuestionError(f"{self.name}= is empty", hint=f"for example {self.name}={self.default}")
        if self.type != "integer":
            return value
        if not re.fullmatch(r"-?\d{1,18}", value, re.ASCII):
            raise QuestionError(f"{self.name}={value} is no whole number", hint=f"for example {self.default}")
        return int(value)


def parse_values(known: Iterable[Parameter], given: Mapping[str, str], *, question: str) -> dict[str, Value]:
    """The value of every parameter: what is given, else the default."""
    parameters = {parameter.name: parameter for parameter in known}
    for name in given:
        if name not in parameters:
            near = suggest(name, parameters) or f"{question} takes {', '.join(parameters) or 'no parameters'}"
            raise QuestionError(f"{question} has no parameter {name!r}", hint=near)
    return {name: parameter.parse(given.get(name, parameter.default)) for name, parameter in parameters.items()}


def as_sparql(value: Value) -> str:
    """A value as a term of SPARQL, so that it can never become a part of the query."""
    return str(value) if isinstance(value, int) else f'"{value.translate(ESCAPES)}"'


def as_cypher(value: Value) -> str:
    """A value as a literal of Cypher."""
    if isinstance(value, int):
        return str(value)
    escaped = value.translate(ESCAPES).replace('\\"', '"').replace("'", "\\'")
    return f"'{escaped}'"


def parse_assignments(words: Iterable[str]) -> dict[str, str]:
    """`param=value` words as a mapping."""
    given: dict[str, str] = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not equals or not name:
            raise QuestionError(f"{word!r} is no parameter", hint="write param=value")
        given[name] = value
    return given


def suggest(name: str, known: Iterable[str]) -> str | None:
    """`did you mean ...` for the nearest known name."""
    near = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.5)
    return f"did you mean {near[0]}" if near else None
