"""A built graph -> a running Neo4j, so that it can be cut off anywhere and repeated.

    schema      our key, indexes and full-text index, all of them IF NOT EXISTS
    begin       the data set's own node says: loading, of this build
    nodes       as the Turtle is read; edges are put aside in a file meanwhile
    edges       out of that file
    remove      what is of an earlier build goes
    count       what is there is compared with what the file has
    finish      the data set's own node says: loaded

Every statement can be run twice. The stamp of a run is that of the build (`loaders.stream.stamp`), so loading the same build
again writes what is there already, and whatever has another stamp is stale.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kg.database import Server
from kg.errors import DatabaseError
from kg.model import Row
from loaders.batch import Batch, make_batches, open_spool
from loaders.load_state import BEGIN, FINISH
from loaders.load_statements import edge_statement, node_statement
from loaders.neo4j_schema import NODE, schema_statements, stored_classes
from loaders.stale import Removed, count_rows, remove_stale
from loaders.stream import RowStream, stamp
from ontology.definition import load_definition

if TYPE_CHECKING:
    from neo4j import Session

__all__ = ["Loaded", "load_graph"]

Step = Callable[[int, int], None]


class Loaded(NamedTuple):
    """What a load did; the counts are what the server gives back, `foreign` nodes of others that name this data set."""

    dataset: str
    nodes: Counter[str]
    edges: Counter[str]
    removed: Removed
    foreign: int


def ignore(done: int, total: int) -> None:
    """No progress to show."""


def load_graph(path: Path, server: Server, *, step: Step = ignore, total: int = 0) -> Loaded:
    """Put the graph of a `graph.ttl` into the server; `step` is called with (rows done, `total`) after each batch.

    Raises `GraphError` for a file that `kg build` did not write, `DatabaseError` where the server fails or ends up with other
    counts than the file has.
    """
    stream = RowStream(path)
    key = {"dataset": stream.dataset, "run": stamp(path)}
    create_schema(server)
    server.write(BEGIN, **key)
    sent = Sender(server, key, step, total).send(stream)
    removed = remove_stale(server, **key)
    nodes, edges, stale = count_rows(server, **key)
    check_counts(server, sent, nodes + edges, stale)
    server.write(FINISH, **key, nodes=nodes.total(), edges=edges.total())
    return Loaded(stream.dataset, nodes, edges, removed, count_foreign(server, stream.dataset))


def create_schema(server: Server) -> None:
    """The key, the indexes and the full-text index, where they are not there."""
    for statement in schema_statements(load_definition()):
        server.write(statement)


class Sender:
    """Sends rows batch by batch, each in a transaction of its own."""

    def __init__(self, server: Server, key: dict[str, str], step: Step, total: int) -> None:
        self.server, self.key, self.step, self.total = server, key, step, total
        definition = load_definition()
        self.nodes = {kind.name: node_statement(kind) for kind in stored_classes(definition)}
        self.edges = {edge.name: edge_statement(edge) for edge in definition.edges.values()}
        self.sent: Counter[str] = Counter()

    def send(self, rows: Iterable[tuple[str, Row]]) -> Counter[str]:
        """Nodes first, then edges; how many rows of each."""
        with open_spool() as spool, self.server.session(write=True) as session:
            for batch in make_batches(rows):
                if batch.name in self.edges:
                    spool.add(batch)
                else:
                    self.write(session, self.nodes[batch.name], batch)
            for batch in spool:
                self.write(session, self.edges[batch.name], batch)
        return self.sent

    def write(self, session: Session, statement: str, batch: Batch) -> None:
        """One batch in one transaction."""
        session.execute_write(lambda work: work.run(statement, self.key, rows=batch.rows).consume())
        self.sent[batch.name] += len(batch.rows)
        self.step(self.sent.total(), max(self.total, self.sent.total()))


def check_counts(server: Server, sent: Counter[str], found: Counter[str], stale: int) -> None:
    """Raise where the server does not hold exactly what was sent: somebody else wrote to the data set meanwhile."""
    wrong = sorted(name for name in {*sent, *found} if sent[name] != found[name])
    if wrong or stale:
        counts = (
            ", ".join(f"{name} {found[name]:,} not {sent[name]:,}" for name in wrong) or f"{stale:,} of another build"
        )
        raise DatabaseError(
            f"the data set has other counts than its graph: {counts}", path=server.place, hint="load again"
        )


def count_foreign(server: Server, dataset: str) -> int:
    """The nodes of others that have a label of ours and the name of this data set: questions would take them for ours."""
    labels = "|".join(kind.name for kind in stored_classes(load_definition()))
    query = f"MATCH (n:{labels}) WHERE n.dataset = $dataset AND NOT n:{NODE} RETURN count(*) AS count"
    count: int = server.read(query, dataset=dataset)[0]["count"]
    return count
