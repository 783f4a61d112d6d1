"""A built graph -> a running Neo4j, so that it can be cut off anywhere and repeated.

    read        the whole file once, into batches put aside on disk: a damaged one touches nothing
    schema      our key, indexes and full-text index, all of them IF NOT EXISTS
    begin       the data set's own node says: loading, of this build
    send        nodes, then edges, a transaction for each batch
    remove      what is of an earlier build goes, where a first count finds any
    count       what is there is compared with what was sent
    finish      the data set's own node says: loaded

Every statement can be run twice. The stamp of a run is that of the build (`loaders.stream.stamp`), so loading the same build
again writes what is there already, and whatever has another stamp is stale. Memory does not grow with the graph.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kg.database import Server
from kg.errors import DatabaseError
from loaders.batch import Batch, Spool, make_batches, open_spool
from loaders.load_state import BEGIN, FINISH, check_loaded
from loaders.load_statements import edge_statement, node_statement
from loaders.neo4j_schema import NODE, schema_statements, stored_classes
from loaders.network import filled
from loaders.stale import Counts, Removed, count_rows, remove_stale
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


def load_graph(path: Path, server: Server, *, step: Step = ignore) -> Loaded:
    """Put the graph of a `graph.ttl` into the server; `step` is called with (rows done, all rows) after each batch.

    Raises `GraphError` for a file that `kg build` did not write, `DatabaseError` where the server fails or ends up with other
    counts than the file has.
    """
    stream = RowStream(path)
    key = {"dataset": stream.dataset, "run": stamp(path)}
    with open_spool() as spool:
        for batch in make_batches((name, filled(row, ())) for name, row in stream):
            spool.add(batch)
        create_schema(server)
        server.write(BEGIN, **key)
        sent = send(server, spool, key, step)
    counts, removed = count_rows(server, **key), Removed(0, 0, 0)
    if counts.stale:
        removed = remove_stale(server, **key)
        counts = count_rows(server, **key)
    check_counts(server, sent, counts)
    server.write(FINISH, **key, nodes=counts.nodes.total(), edges=counts.edges.total())
    check_loaded(server, stream.dataset)
    return Loaded(stream.dataset, counts.nodes, counts.edges, removed, count_foreign(server, stream.dataset))


def create_schema(server: Server) -> None:
    """The key, the indexes and the full-text index, where they are not there."""
    server.write(*schema_statements(load_definition()))


def send(server: Server, batches: Spool, key: dict[str, str], step: Step) -> Counter[str]:
    """Nodes first, then edges; how many rows of each class and edge."""
    definition = load_definition()
    nodes = {kind.name: node_statement(kind) for kind in stored_classes(definition)}
    edges = {edge.name: edge_statement(edge) for edge in definition.edges.values()}
    sent: Counter[str] = Counter()
    with server.session(write=True) as session:
        for statements in (nodes, edges):
            for batch in batches.only(statements):
                send_batch(session, statements[batch.name], batch, key)
                sent[batch.name] += len(batch.rows)
                step(sent.total(), batches.rows)
    return sent


def send_batch(session: Session, statement: str, batch: Batch, key: dict[str, str]) -> None:
    """One batch in one transaction."""
    session.execute_write(lambda work: work.run(statement, key, rows=batch.rows).consume())


def check_counts(server: Server, sent: Counter[str], found: Counts) -> None:
    """Raise where the server does not hold exactly what was sent.

    Then somebody else wrote to the data set meanwhile, or the graph has edges to nodes that it does not have.
    """
    there = found.nodes + found.edges
    wrong = [
        f"{name} {there[name]:,} not {sent[name]:,}" for name in sorted({*sent, *there}) if sent[name] != there[name]
    ]
    wrong += [f"{found.stale:,} of another build"] if found.stale else []
    if wrong:
        told = f"the data set has other counts than its graph: {', '.join(wrong)}"
        raise DatabaseError(told, path=server.place, hint="load again; if it stays so, kg validate says why")


def count_foreign(server: Server, dataset: str) -> int:
    """The nodes of others that have a label of ours and the name of this data set: questions would take them for ours."""
    labels = "|".join(kind.name for kind in stored_classes(load_definition()))
    query = f"MATCH (n:{labels}) WHERE n.dataset = $dataset AND NOT n:{NODE} RETURN count(*) AS count"
    count: int = server.read(query, dataset=dataset)[0]["count"]
    return count
