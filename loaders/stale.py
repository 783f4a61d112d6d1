"""What an earlier build left in a Neo4j: counted, and removed without touching what is of others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from kg.database import Server
from loaders.neo4j_schema import NODE, stored_classes
from ontology.definition import load_definition

__all__ = ["Counts", "Removed", "count_rows", "remove_stale"]

BATCH = 5_000
OURS = f"MATCH (n:{NODE}) WHERE n.dataset = $dataset AND n.id IS NOT NULL"
# An edge of others may have our type and even our data set, but no stamp.
OUR_EDGES = f"{OURS} MATCH (n)-[r]->() WHERE r.dataset = $dataset AND r.run IS NOT NULL"
COUNT_NODES = f"{OURS} RETURN labels(n) AS names, n.run = $run AS fresh, count(*) AS count"
COUNT_EDGES = f"{OUR_EDGES} RETURN [type(r)] AS names, r.run = $run AS fresh, count(*) AS count"
STALE_NODES = f"{OURS} AND n.run <> $run RETURN n.id AS key"
STALE_EDGES = f"{OUR_EDGES} AND r.run <> $run RETURN elementId(r) AS key"
DELETE_EDGES = "UNWIND $keys AS key MATCH ()-[r]->() WHERE elementId(r) = key DELETE r RETURN count(*) AS count"
FIND_NODES = f"UNWIND $keys AS key MATCH (n:{NODE} {{dataset: $dataset, id: key}})"
DELETE_NODES = f"{FIND_NODES} WHERE NOT (n)--() DELETE n RETURN count(*) AS count"
RELEASE_NODES = f"{FIND_NODES} REMOVE n:{{labels}}, n.dataset, n.run RETURN count(*) AS count"


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
    labels = ":".join([NODE, *(kind.name for kind in stored_classes(load_definition()))])
    edges = nodes = released = 0
    for keys in stale_keys(server, STALE_EDGES, key):
        edges += change(server, DELETE_EDGES, keys, key)
    for keys in stale_keys(server, STALE_NODES, key):
        nodes += change(server, DELETE_NODES, keys, key)
        released += change(server, RELEASE_NODES.format(labels=labels), keys, key)
    return Removed(nodes, edges, released)


def stale_keys(server: Server, query: str, key: dict[str, str]) -> Iterator[list[str]]:
    """The keys that a query finds, some at a time."""
    with server.session() as session:
        found = (row["key"] for row in session.run(query, key))
        while keys := list(islice(found, BATCH)):
            yield keys


def change(server: Server, query: str, keys: list[str], key: dict[str, str]) -> int:
    """Change some nodes or edges, and how many."""
    with server.session(write=True) as session:
        count: int = session.execute_write(lambda work: work.run(query, key, keys=keys).single(strict=True)["count"])
    return count
