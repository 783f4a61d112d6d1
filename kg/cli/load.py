"""`kg load`: a built graph into a running Neo4j."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.database import Server
    from loaders.load import Loaded

__all__ = ["EXAMPLE", "HELP", "add_arguments", "run"]

HELP = "put a built graph into a running Neo4j, exactly and repeatably"
EXAMPLE = """examples:
  kg load                                        the graph in out/ into bolt://localhost:7687
  kg load --graph graph --uri neo4j+s://HOST     another graph, another server
  NEO4J_PASSWORD=... kg load                     as user neo4j, or as NEO4J_USERNAME

settings also from NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD, NEO4J_DATABASE; a password only from there.
Loading again changes nothing, loading a newer build leaves exactly that build, other data sets and what
others keep in the database stay as they are. docs/neo4j.md begins with how to get a Neo4j."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("--uri", help="address of the server: bolt://, neo4j://, neo4j+s:// (default: NEO4J_URI)")
    parser.add_argument("--database", metavar="NAME", help="database (default: NEO4J_DATABASE, else the user's home)")
    parser.add_argument("--graph", type=Path, default=Path("out"), metavar="DIR", help="a built graph (default: out)")


def run(options: argparse.Namespace) -> int:
    """Load, and say what the server now holds."""
    from kg.built import BuiltGraph
    from kg.database import connect, read_settings
    from kg.progress import progress
    from loaders.load import load_graph

    built = BuiltGraph(options.graph)
    with connect(read_settings(uri=options.uri, database=options.database)) as server:
        for note in half_loaded(server, built.report["dataset"]):
            print(f"kg: {note}", file=sys.stderr)
        done = load_graph(options.graph / "graph.ttl", server, step=progress("loading"))
        print("\n".join(summary(done, server)))
    return 0


def half_loaded(server: Server, dataset: str) -> Iterator[str]:
    """The data sets that an earlier load left half done."""
    from loaders.load_state import list_states

    for state in list_states(server):
        if not state.whole:
            todo = "loading it again" if state.dataset == dataset else "run kg load with its graph again"
            yield f"data set {state.dataset!r} is half loaded; {todo}"


def summary(done: Loaded, server: Server) -> Iterator[str]:
    """What the server gave back, in a few lines."""
    from kg.cli.build import counts

    yield f"data set {done.dataset}: {done.nodes.total():,} nodes and {done.edges.total():,} edges in {server.place}"
    yield f"nodes     {counts(done.nodes)}"
    yield f"edges     {counts(done.edges)}"
    nodes, edges, released = done.removed
    if nodes or edges or released:
        yield f"removed   {nodes:,} nodes and {edges:,} edges of an earlier build"
    if released:
        yield f"released  {released:,} nodes of an earlier build, now without our labels: edges of others lead there"
    if done.foreign:
        yield f"note      {done.foreign:,} nodes of others have dataset {done.dataset!r} too, and questions count them"
