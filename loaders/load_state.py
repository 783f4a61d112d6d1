"""What a Neo4j holds of ours: one node for each data set says which build it is of, and whether it is there as a whole.

    (:SpeechGraphLoad {name: "samples", run: "1f0c...", state: "loading" | "loaded", nodes: 2420, edges: 5908})

It is written before the first node of a load and again after the last, so a load that was cut off is known by it.
"""

from __future__ import annotations

import difflib
from typing import NamedTuple

from kg.database import Server
from kg.errors import DatabaseError
from loaders.neo4j_schema import LOAD

__all__ = ["BEGIN", "FINISH", "LoadState", "check_loaded", "list_states"]

BEGIN = f"MERGE (m:{LOAD} {{name: $dataset}}) SET m.run = $run, m.state = 'loading', m.nodes = null, m.edges = null;"
FINISH = f"MATCH (m:{LOAD} {{name: $dataset, run: $run}}) SET m.state = 'loaded', m.nodes = $nodes, m.edges = $edges;"
STATES = f"MATCH (m:{LOAD}) RETURN m.name AS dataset, m.run AS run, m.state = 'loaded' AS whole ORDER BY dataset"


class LoadState(NamedTuple):
    """A data set in a server: the stamp of its build, and whether all of it is there."""

    dataset: str
    run: str
    whole: bool


def list_states(server: Server) -> list[LoadState]:
    """The data sets in the server, by name."""
    return [LoadState(**row) for row in server.read(STATES)]


def check_loaded(server: Server, dataset: str) -> LoadState:
    """The state of a data set that is there as a whole; raises `DatabaseError` where it is not there, or only half."""
    states = {state.dataset: state for state in list_states(server)}
    if dataset not in states:
        near = difflib.get_close_matches(dataset, states, n=1, cutoff=0.5)
        known = f"did you mean {near[0]}" if near else f"it has {', '.join(states)}" if states else "run kg load first"
        raise DatabaseError(f"there is no data set {dataset!r}", path=server.place, hint=known)
    if not states[dataset].whole:
        raise DatabaseError(f"data set {dataset!r} is half loaded", path=server.place, hint="run kg load again")
    return states[dataset]
