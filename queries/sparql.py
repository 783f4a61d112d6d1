"""Asking in SPARQL: what every way of asking shares, and a built graph asked through pyoxigraph."""

from __future__ import annotations

import re
from itertools import islice
from pathlib import Path
from typing import Protocol, TypeAlias

from pyoxigraph import Literal, QueryBoolean, QuerySolutions, QueryTriples, RdfFormat, Store

from kg.errors import GraphError, QuestionError
from ontology.definition import DEFAULT_BASE, load_definition

__all__ = ["Answer", "EmbeddedSparql", "Sparql", "as_answer", "ask", "does_not_parse", "known_prefixes", "load_store"]

Answer: TypeAlias = tuple[list[str], list[list[str]]]
PLACES = 4
WHERE = re.compile(r"error at (?P<line>\d+):(?P<column>\d+)")
NAME = re.compile(r"([A-Za-z][\w-]*):[\w-]*$")
NEAR = 24


class Sparql(Protocol):
    """One way of asking; the same query gives the same rows whatever the way."""

    def ask(self, query: str, *, limit: int | None = None) -> Answer:
        """The columns and the rows, as text; at most `limit` rows."""
        ...


class EmbeddedSparql:
    """A store in this process."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def ask(self, query: str, *, limit: int | None = None) -> Answer:
        """The columns and the rows, as text; at most `limit` rows."""
        return ask(self.store, query, limit=limit)


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


def ask(store: Store, query: str, *, limit: int | None = None) -> Answer:
    """The columns and rows that a query gives, as text: missing values empty, ratios rounded to four places."""
    try:
        return as_answer(store.query(query, prefixes=known_prefixes()), limit=limit)
    except SyntaxError as error:
        raise does_not_parse(query, str(error)) from error
    except (OSError, RuntimeError, ValueError) as error:
        # What a query meets on its way: SERVICE that nobody answers, for one.
        raise QuestionError(f"the query cannot be answered ({error})") from error


def as_answer(found: QuerySolutions | QueryBoolean | QueryTriples, *, limit: int | None = None) -> Answer:
    """Solutions, a yes or no, or triples as columns and rows."""
    if isinstance(found, QueryBoolean):
        return ["answer"], [["true" if found else "false"]]
    if isinstance(found, QueryTriples):
        rows = ([as_text(triple.subject), as_text(triple.predicate), as_text(triple.object)] for triple in found)
        return ["subject", "predicate", "object"], list(islice(rows, limit))
    columns = [variable.value for variable in found.variables]
    return columns, [[as_text(row[column]) for column in columns] for row in islice(found, limit)]


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


def as_text(term: object) -> str:
    """A term as a person reads it."""
    if term is None:
        return ""
    if not isinstance(term, Literal):
        return str(getattr(term, "value", term))
    if term.datatype.value.rpartition("#")[2] in {"decimal", "double", "float"}:
        return decimal_text(term.value)
    return term.value


def decimal_text(value: str) -> str:
    """A number rounded to four places; INF and NaN as they are."""
    text = format(round(float(value), PLACES), f".{PLACES}f")
    return text.rstrip("0").rstrip(".") if "." in text else text
