"""Asking in SPARQL: what both ways of it share, and a built graph asked through pyoxigraph."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice
from pathlib import Path

from pyoxigraph import Literal, QueryBoolean, QuerySolutions, QueryTriples, RdfFormat, Store

from kg.errors import GraphError, QuestionError
from ontology.definition import DEFAULT_BASE, load_definition
from queries.cell import Cell, Table, as_cell
from queries.order import without_order
from queries.parameter import NOTHING, Value
from queries.patience import within
from queries.question import Question
from queries.statement import check_read_only

__all__ = ["EmbeddedSparql", "as_table", "ask", "does_not_parse", "known_prefixes", "load_store", "term_cell"]

WHERE = re.compile(r"error at (?P<line>\d+):(?P<column>\d+)")
NAME = re.compile(r"([A-Za-z][\w-]*):[\w-]*$")
NEAR = 24


class EmbeddedSparql:
    """A store in this process; a query is given up after `timeout` seconds."""

    def __init__(self, store: Store, *, timeout: float = 30) -> None:
        self.store, self.timeout = store, timeout

    def ask(self, query: str, values: Mapping[str, Value] = NOTHING, *, limit: int | None = None) -> Table:
        """The columns and the rows of a query, in its own order; at most `limit` rows. SPARQL has no `values`."""
        check_read_only(query)
        return within(self.timeout, lambda: ask(self.store, query, limit=limit))

    def ask_question(self, question: Question, values: Mapping[str, Value]) -> Table:
        """The columns and all rows of a question, in any order."""
        return self.ask(without_order(question.fill_sparql(values)))


def known_prefixes() -> dict[str, str]:
    """The prefixes that a query need not declare: those of the ontology."""
    return {**load_definition().prefixes, "kg": f"{DEFAULT_BASE}ontology#"}


def load_store(folder: Path) -> Store:
    """The graph of a build as a store in memory."""
    store = Store()
    load_turtle(store, folder)
    return store


def load_turtle(store: Store, folder: Path) -> None:
    """Read `graph.ttl` of a build into a store."""
    path = folder / "graph.ttl"
    try:
        store.bulk_load(path=str(path), format=RdfFormat.TURTLE)
    except FileNotFoundError as error:
        raise GraphError("no built graph here", path=folder, hint="run kg build first, or give --graph DIR") from error
    except OSError as error:
        raise GraphError(f"graph.ttl cannot be read ({error})", path=folder, hint="build it again") from error
    except SyntaxError as error:
        raise GraphError(f"graph.ttl does not parse: {error}", path=folder, hint="build it again") from error


def ask(store: Store, query: str, *, limit: int | None = None) -> Table:
    """The columns and rows that a query gives: missing values None, ratios rounded to four places."""
    try:
        return as_table(store.query(query, prefixes=known_prefixes()), limit=limit)
    except SyntaxError as error:
        raise does_not_parse(query, str(error)) from error
    except (OSError, RuntimeError, ValueError) as error:
        # What a query meets on its way: SERVICE that nobody answers, for one.
        raise QuestionError(f"the query cannot be answered ({error})") from error


def as_table(found: QuerySolutions | QueryBoolean | QueryTriples, *, limit: int | None = None) -> Table:
    """Solutions, a yes or no, or triples as columns and rows."""
    if isinstance(found, QueryBoolean):
        return ["answer"], [[bool(found)]]
    if isinstance(found, QueryTriples):
        rows = ([term_cell(part) for part in (one.subject, one.predicate, one.object)] for one in found)
        return ["subject", "predicate", "object"], list(islice(rows, limit))
    columns = [variable.value for variable in found.variables]
    return columns, [[term_cell(row[column]) for column in columns] for row in islice(found, limit)]


def does_not_parse(query: str, told: str) -> QuestionError:
    """A parser's complaint in one line: where, and what stands there."""
    place = WHERE.search(told)
    if place is None:
        return QuestionError(f"the query does not parse: {told[:200]}")
    line, column = locate(query, int(place["line"]), int(place["column"]))
    text = [*query.split("\n"), ""][line - 1]
    rest = text[column - 1 :].strip()
    problem = f"does not parse near {rest[:NEAR]!r}" if rest else "does not parse: it ends too early"
    unknown = undeclared(query, text[: column - 1])
    hint = f"declare it with PREFIX {unknown}: <...>" if unknown else "write SPARQL 1.1"
    told = f"the prefix {unknown}: is not declared" if unknown else problem
    return QuestionError(told, path="query", line=line, column=column, hint=hint)


def locate(query: str, line: int, column: int) -> tuple[int, int]:
    """Where a query goes wrong: Oxigraph often says at its end, the second parser says where that begins."""
    lines = query.split("\n")
    if (line, column) <= (len(lines), len(lines[-1])):
        return line, column
    from pyparsing import ParseBaseException
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        parseQuery(query)
    except ParseBaseException as error:
        return error.lineno, error.column
    return line, column


def undeclared(query: str, before: str) -> str | None:
    """The prefix of the name that a parser stopped in, where nothing declares it."""
    name = NAME.search(before)
    if name is None or name[1] in known_prefixes():
        return None
    return None if re.search(rf"\bPREFIX\s+{name[1]}:", query, re.IGNORECASE) else name[1]


def term_cell(term: object) -> Cell:
    """A term as a cell: literals by their datatype, anything else as its text."""
    if term is None or not isinstance(term, Literal):
        return None if term is None else str(getattr(term, "value", term))
    kind = term.datatype.value.rpartition("#")[2]
    try:
        if kind == "integer":
            return int(term.value)
        if kind in {"decimal", "double", "float"}:
            return as_cell(float(term.value))
    except ValueError:
        # A literal that is not of its datatype.
        return term.value
    return term.value == "true" if kind == "boolean" else term.value
