"""Asking a running Neo4j, in sessions that only read."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import TYPE_CHECKING

from kg.database import Server
from kg.errors import KGError, QuestionError
from queries.cell import Table, as_cell
from queries.cypher import PLACE, bind, check_reads, would_write
from queries.order import without_order
from queries.parameter import NOTHING, Value
from queries.patience import too_slow
from queries.question import Question

if TYPE_CHECKING:
    from neo4j.exceptions import Neo4jError

__all__ = ["BoltCypher"]

# What EXPLAIN says of a query that reads and nothing else.
READS = "r"


class BoltCypher:
    """One data set of a server; a query is given up after `timeout` seconds, by the server itself."""

    def __init__(self, server: Server, *, dataset: str, timeout: float = 30) -> None:
        self.server, self.dataset, self.timeout = server, dataset, timeout

    def ask(self, query: str, values: Mapping[str, Value] = NOTHING, *, limit: int | None = None) -> Table:
        """The columns and the rows of a query, in its own order; at most `limit` rows; `$dataset` is known.

        Raises `QuestionError` for one that would write, before it is run.
        """
        parameters = bind(check_reads(query), {"dataset": self.dataset, **values})
        if self.kind_of(query, parameters) != READS:
            raise would_write()
        return self.read(query, parameters, limit=limit)

    def ask_question(self, question: Question, values: Mapping[str, Value]) -> Table:
        """The columns and all rows of a question, in any order."""
        query = without_order(question.cypher)
        return self.read(query, bind(query, {"dataset": self.dataset, **values}))

    def kind_of(self, query: str, parameters: Mapping[str, Value]) -> str | None:
        """What the server says the query would do: r, w, rw or s."""
        from neo4j.exceptions import ClientError

        with self.server.session() as session:
            try:
                return session.run(f"EXPLAIN {query}", dict(parameters)).consume().query_type
            except ClientError as error:
                raise self.explain(error, shift=len("EXPLAIN ")) from error

    def read(self, query: str, parameters: Mapping[str, Value], *, limit: int | None = None) -> Table:
        """Run a query in a session that the server keeps from writing."""
        from neo4j import Query
        from neo4j.exceptions import ClientError

        with self.server.session() as session:
            try:
                # The driver wants a literal, against injection; what is ours has its values as parameters.
                result = session.run(Query(query, timeout=self.timeout), dict(parameters))
                rows = [[as_cell(value) for value in record.values()] for record in islice(result, limit)]
                return list(result.keys()), rows
            except ClientError as error:
                raise self.explain(error) from error

    def explain(self, error: Neo4jError, *, shift: int = 0) -> KGError | Neo4jError:
        """A complaint of the server about a query in one line; what is about something else as it is."""
        code, told = error.code or "", (error.message or "").strip().partition("\n")[0]
        if "TransactionTimedOut" in code:
            return too_slow(self.timeout)
        if code.endswith("Statement.AccessMode"):
            return would_write()
        if ".Statement." not in code:
            return error
        place = PLACE.search(told)
        if place is None:
            return QuestionError(told, path="query")
        line, column = int(place["line"]), int(place["column"])
        return QuestionError(
            told[: place.start()].rstrip(" ("), path="query", line=line, column=max(1, column - shift * (line == 1))
        )
