"""Asking a built graph through pyoxigraph, in memory."""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

from pyoxigraph import Literal, QuerySolutions, RdfFormat, Store

from kg.errors import GraphError, QuestionError

__all__ = ["Answer", "ask", "load_store"]

Answer: TypeAlias = tuple[list[str], list[list[str]]]
PLACES = 4


def load_store(folder: Path) -> Store:
    """The graph of a build as a store."""
    path = folder / "graph.ttl"
    store = Store()
    try:
        store.bulk_load(path=str(path), format=RdfFormat.TURTLE)
    except OSError as error:
        raise GraphError("no built graph here", path=folder, hint="run kg build first, or give --graph DIR") from error
    except SyntaxError as error:
        raise GraphError(f"graph.ttl does not parse: {error}", path=folder, hint="build it again") from error
    return store


def ask(store: Store, query: str) -> Answer:
    """The columns and rows of a SELECT query, as text: missing values empty, ratios rounded to four places."""
    try:
        found = store.query(query)
    except SyntaxError as error:
        raise QuestionError(f"the query does not parse: {error}") from error
    if not isinstance(found, QuerySolutions):
        raise QuestionError("only SELECT queries give rows", hint="write SELECT")
    columns = [variable.value for variable in found.variables]
    return columns, [[as_text(row[column]) for column in columns] for row in found]


def as_text(term: object) -> str:
    """A term as a person reads it."""
    if term is None:
        return ""
    if not isinstance(term, Literal):
        return str(getattr(term, "value", term))
    if term.datatype.value.rpartition("#")[2] in {"decimal", "double", "float"}:
        return format(round(float(term.value), PLACES), f".{PLACES}f").rstrip("0").rstrip(".")
    return term.value
