"""What an earlier build left in a Neo4j: counted, and removed without touching what is of others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from kg.database import Server
from loaders.neo4j_schema import NODE, stored_classes
from ontology.definition import load_definition

__all__ = ["Counts", "Removed", "count_rows", "remove_stale", "stale_statements"]

BATCH = 5_000
OURS = f"MATCH (n:{NODE}) WHERE n.dataset = $dataset AND n.id IS NOT NULL"
# An edge of others may have our type, and lead from or to a node of ours; it has no stamp.
OUR_EDGES = f"{OURS} MATCH (n)-[r]->() WHERE r.dataset = $dataset AND r.run IS NOT NULL"
COUNT_NODES = f"{OURS} RETURN labels(n) AS names, n.run = $run AS fresh, count(*) AS count"
COUNT_EDGES = f"{OUR_EDGES} RETURN [type(r)] AS names, r.run = $run AS fresh, count(*) AS count"
STALE_NODES, STALE_EDGES = f"{OURS} AND n.run <> $run", f"{OUR_EDGES} AND r.run <> $run"
FIND_EDGES = "UNWIND $keys AS key MATCH ()-[r]->() WHERE elementId(r) = key"
FIND_NODES = f"UNWIND $keys AS key MATCH (n:{NODE} {{dataset: $dataset, id: key}})"
LABELS = ":".join([NODE, *(kind.name for kind in stored_classes(load_definition()))])
DELETE_EDGES = "DELETE r"
# Once our edges are gone, what is left at a node is of others: it keeps its node, which is ours no longer.
DELETE_NODES = "WITH n WHERE NOT (n)--() DELETE n"
RELEASE_NODES = f"REMOVE n:{LABELS}, n.dataset, n.run"


class Counts(NamedTuple):
    """The nodes and edges of this build by class and edge, and how many of both are of others."""

    nodes: Counter[str]
    edges: Counter[str]
    stale: int


class Removed(NamedTuple):
    """What of an earlier build was removed; `released` nodes stay without our labels, for edges of others are on them."""

    nodes: int
    edges: int
    released: int


def count_rows(server: Server, dataset: str, run: str) -> Counts:
    """What the server holds of a data set."""
    definition = load_definition()
    key = {"dataset": dataset, "run": run}
    nodes, stale_nodes = tally(server.read(COUNT_NODES, **key), definition.classes)
    edges, stale_edges = tally(server.read(COUNT_EDGES, **key), definition.edges)
    return Counts(nodes, edges, stale_nodes + stale_edges)


def tally(rows: Iterable[dict[str, Any]], known: Iterable[str]) -> tuple[Counter[str], int]:
    """Rows `names`, `fresh`, `count` by the known one of their names, and the count of those that are not fresh."""
    fresh: Counter[str] = Counter()
    stale, names = 0, set(known)
    for row in rows:
        name, count = next((name for name in row["names"] if name in names), ""), row["count"]
        fresh[name] += count if row["fresh"] else 0
        stale += 0 if row["fresh"] else count
    return +fresh, stale


def remove_stale(server: Server, dataset: str, run: str) -> Removed:
    """Remove what has another stamp: edges first, because a node can have too many of them for one transaction."""
    key = {"dataset": dataset, "run": run}
    edges = nodes = released = 0
    for keys in stale_keys(server, f"{STALE_EDGES} RETURN elementId(r) AS key", key):
        edges += change(server, f"{FIND_EDGES} {DELETE_EDGES}", keys, key)
    for keys in stale_keys(server, f"{STALE_NODES} RETURN n.id AS key", key):
        nodes += change(server, f"{FIND_NODES} {DELETE_NODES}", keys, key)
        released += change(server, f"{FIND_NODES} {RELEASE_NODES}", keys, key)
    return Removed(nodes, edges, released)


def stale_statements() -> Iterator[str]:
    """The same as statements without lists of keys, for a script."""
    yield f"{STALE_EDGES} {DELETE_EDGES};"
    yield f"{STALE_NODES} {DELETE_NODES};"
    yield f"{STALE_NODES} {RELEASE_NODES};"


def stale_keys(server: Server, query: str, key: dict[str, str]) -> Iterator[list[str]]:
    """The keys that a query finds, some at a time."""
    with server.session() as session:
        found = (row["key"] for row in session.run(query, key))
        while keys := list(islice(found, BATCH)):
            yield keys


def change(server: Server, query: str, keys: list[str], key: dict[str, str]) -> int:
    """Change some nodes or edges, and how many."""
    counted = f"{query} RETURN count(*) AS count"
    with server.session(write=True) as session:
        count: int = session.execute_write(lambda work: work.run(counted, key, keys=keys).single(strict=True)["count"])
    return count
