"""The questions: each is one file of SPARQL and one of Cypher with the same name, header, rows and order.

In SPARQL a parameter is one line `VALUES ?name { "default" }` (or several of the same); what stands in the braces is replaced
by an escaped literal. In Cypher it is `$name`, beside `$dataset`. Both end in `ORDER BY` over columns.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kg.errors import QuestionError
from queries.header import Header, parse_header
from queries.order import Key, parse_order
from queries.parameter import Parameter, Value, as_cypher, as_sparql, parse_values, suggest

__all__ = ["FOLDER", "Question", "find_question", "list_questions"]

FOLDER = Path(__file__).parent
VALUES = r"(?P<head>VALUES \?{name} \{{ )(?P<value>.*?)(?P<tail> \}})"
PARAMETER = re.compile(r"\$(\w+)")


@dataclass(frozen=True)
class Question:
    """One question; `sparql` and `cypher` are the texts of its files."""

    name: str
    header: Header
    sparql: str
    cypher: str

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """What it asks to be told."""
        return self.header.parameters

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of its columns."""
        return self.header.columns

    @cached_property
    def order(self) -> tuple[Key, ...]:
        """The columns that its rows are sorted by."""
        return parse_order(self.sparql)

    def values(self, given: Mapping[str, str]) -> dict[str, Value]:
        """The value of every parameter; raises `QuestionError` for one that it does not have or that does not parse."""
        return parse_values(self.parameters, given, question=self.name)

    def fill_sparql(self, values: Mapping[str, Value]) -> str:
        """The SPARQL with the values in the place of the defaults."""
        query = self.sparql
        for name, value in values.items():
            query = replace_values(query, name, as_sparql(value))
        return query

    def fill_cypher(self, values: Mapping[str, Value]) -> str:
        """The Cypher with literals in the place of its parameters, ready to be pasted; `values` has the `dataset` too."""
        return PARAMETER.sub(lambda found: as_cypher(values[found[1]]), self.cypher)


def replace_values(query: str, name: str, term: str) -> str:
    """The query with `term` in the braces of every `VALUES ?name`."""
    return re.sub(VALUES.format(name=name), lambda found: found["head"] + term + found["tail"], query)


def parse_question(path: Path) -> Question:
    """The question of a `.rq` and the `.cypher` beside it."""
    sparql = path.read_text(encoding="utf-8")
    cypher = path.with_suffix(".cypher").read_text(encoding="utf-8")
    return Question(path.stem, parse_header(sparql), sparql, cypher)


def list_questions() -> list[Question]:
    """All questions by group and name."""
    questions = (parse_question(path) for path in sorted(FOLDER.glob("*.rq")))
    return sorted(questions, key=lambda question: (question.header.group, question.name))


def find_question(name: str) -> Question:
    """The question of that name; raises `QuestionError` with the nearest name where there is none."""
    path = FOLDER / f"{name}.rq"
    if re.fullmatch(r"[\w-]+", name) and path.is_file():
        return parse_question(path)
    names = [path.stem for path in FOLDER.glob("*.rq")]
    raise QuestionError(f"unknown question {name!r}", hint=suggest(name, names) or "kg ask lists them all")
