"""Asking in Cypher: what both ways of it share, and a projection of a built graph asked through ladybug."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice
from pathlib import Path

from kg.errors import QuestionError
from queries.cell import Table, as_cell
from queries.order import without_order
from queries.parameter import NOTHING, Value, suggest
from queries.patience import too_slow
from queries.question import Question

__all__ = ["PLACE", "EmbeddedCypher", "bind", "check_reads", "would_write"]

# Names, texts and comments, in which nothing is to be looked for.
OPAQUE = re.compile(r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`[^`]*`|//[^\n]*|/\*.*?\*/", re.DOTALL)
START = re.compile(r"\s*(?P<word>[A-Za-z]*)(?P<call>\s*[\w.]*\s*[({])?", re.IGNORECASE)
READS = frozenset({"MATCH", "OPTIONAL", "UNWIND", "WITH", "RETURN"})
NEEDED = re.compile(r"\$(\w+)")
# Where ladybug (an offset from 0) and Neo4j (a column from 1) say that a query goes wrong.
PLACE = re.compile(r"line:? (?P<line>\d+), (?:offset: (?P<offset>\d+)|column (?P<column>\d+))")


def blank(query: str) -> str:
    """The query with spaces in the place of texts, quoted names and comments."""
    return OPAQUE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), query)


def check_reads(query: str) -> str:
    """The query as it is; raises `QuestionError` for one that would write or is several, before anybody is asked.

    The stores refuse writes themselves; what they would do all the same is write files and change settings.
    """
    bare = blank(query)
    start = START.match(bare)
    assert start is not None, "an empty start matches"
    word = start["word"].upper()
    if word not in READS and not (word == "CALL" and start["call"]):
        raise QuestionError(f"a query cannot begin with {word or 'this'!r}", hint="write MATCH ... RETURN")
    if bare.rstrip().rstrip(";").find(";") >= 0:
        raise QuestionError("several queries at once", hint="give one")
    return query


def would_write() -> QuestionError:
    """That a query is refused because it does more than read."""
    return QuestionError("the query would write; kg only reads", hint="write MATCH ... RETURN")


def bind(query: str, values: Mapping[str, Value]) -> dict[str, Value]:
    """The parameters that a query names; stores take a missing one for null, or refuse one that is not needed."""
    needed = dict.fromkeys(NEEDED.findall(blank(query)))
    for name in needed:
        if name not in values:
            raise QuestionError(f"${name} has no value", hint=suggest(name, values) or f"give {name}=VALUE")
    return {name: values[name] for name in needed}


class EmbeddedCypher:
    """A projection (`loaders.projection`), opened to be read only; a query is given up after `timeout` seconds."""

    def __init__(self, path: Path, *, dataset: str, timeout: float = 30) -> None:
        import ladybug

        self.dataset, self.timeout = dataset, timeout
        self.database = ladybug.Database(str(path), read_only=True)
        self.connection = ladybug.Connection(self.database)
        self.connection.set_query_timeout(max(1, int(timeout * 1000)))

    def __enter__(self) -> EmbeddedCypher:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the store."""
        self.connection.close()
        self.database.close()

    def ask(self, query: str, values: Mapping[str, Value] = NOTHING, *, limit: int | None = None) -> Table:
        """The columns and the rows of a query, in its own order; at most `limit` rows; `$dataset` is known."""
        parameters = bind(check_reads(query), {"dataset": self.dataset, **values})
        try:
            result = self.connection.execute(query, parameters)
            assert not isinstance(result, list), "one query has one result"
            return result.get_column_names(), [[as_cell(value) for value in row] for row in islice(result, limit)]
        except RuntimeError as error:
            raise self.explain(str(error), query) from error

    def ask_question(self, question: Question, values: Mapping[str, Value]) -> Table:
        """The columns and all rows of a question, in any order."""
        return self.ask(without_order(question.cypher), values)

    def explain(self, told: str, query: str) -> QuestionError:
        """A complaint of ladybug's in one line."""
        if told.startswith("Interrupted"):
            return too_slow(self.timeout)
        if "write operations in a read-only" in told:
            return would_write()
        place = PLACE.search(told)
        problem = told.partition("\n")[0].partition(" (line: ")[0]
        if place is None:
            return QuestionError(problem, path="query")
        return QuestionError(problem, path="query", line=int(place["line"]), column=int(place["offset"]) + 1)
