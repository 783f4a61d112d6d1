"""The second SPARQL engine: slow, used in tests alone."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import rdflib

from queries.cell import Table, as_cell
from queries.parameter import Value
from queries.question import Question
from queries.sparql import known_prefixes


class RdflibSparql:
    """A `graph.ttl` in rdflib."""

    def __init__(self, path: Path) -> None:
        self.graph = rdflib.Graph().parse(path, format="turtle")

    def ask_question(self, question: Question, values: Mapping[str, Value]) -> Table:
        found = self.graph.query(question.fill_sparql(values), initNs=known_prefixes())
        assert found.vars is not None
        rows = [[as_cell(term if term is None else plain(term)) for term in row] for row in found]
        return [str(name) for name in found.vars], rows


def plain(term: object) -> object:
    """A literal as its value."""
    value = term.toPython() if isinstance(term, rdflib.Literal) else term
    return value if isinstance(value, bool | int | float | Decimal) else str(value)
