"""One way of asking a graph, whatever its store and language, and a question asked in that way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from kg.errors import GraphError
from queries.cell import Table
from queries.lookup import check_values
from queries.order import sort_rows
from queries.parameter import Value
from queries.question import Question

__all__ = ["Engine", "answer"]


class Engine(Protocol):
    """A graph that answers questions; the same question has the same rows whatever the engine."""

    def ask(self, query: str, values: Mapping[str, Value] = ..., *, limit: int | None = None) -> Table:
        """The columns and the rows of a query in the engine's language, in its own order; at most `limit` rows."""
        ...

    def ask_question(self, question: Question, values: Mapping[str, Value]) -> Table:
        """The columns and all rows of a question, in any order."""
        ...


def answer(question: Question, given: Mapping[str, str], engine: Engine, *, limit: int | None = None) -> Table:
    """The rows of a question in its order, at most `limit`.

    Raises `QuestionError` for a parameter that the question does not have and for a value that the graph does not have.
    """
    values = question.values(given)
    check_values(question, {name: values[name] for name in given}, engine)
    columns, rows = engine.ask_question(question, values)
    if tuple(columns) != question.columns:
        told = f"{question.name} was answered with the columns {', '.join(columns)}"
        raise GraphError(told, hint=f"a store of this graph answers {', '.join(question.columns)}")
    return columns, sort_rows(columns, rows, question.order)[:limit]
