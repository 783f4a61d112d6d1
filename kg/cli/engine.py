"""Which engine answers: `--engine`, or what the other options say, opened for one command."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

from kg.errors import QuestionError
from kg.output import read_report
from queries.engine import Engine

__all__ = ["ENGINES", "add_engine_arguments", "choose_engine", "find_dataset", "name_engine", "name_graph"]

# The language of each engine.
ENGINES: Mapping[str, str] = MappingProxyType(
    {"sparql": "sparql", "cypher": "cypher", "neo4j": "cypher", "http": "sparql"}
)
# The options that only some engines take; the first is the one that they ask for.
OWN = {"endpoint": ("http",), "uri": ("neo4j",), "database": ("neo4j",), "dataset": ("neo4j", "http")}
# Where `kg serve` answers.
SERVED = "http://127.0.0.1:7878/query"
GRAPH = Path("out")


def add_engine_arguments(parser: argparse.ArgumentParser) -> None:
    """The options that say where the graph is."""
    parser.add_argument(
        "--engine",
        choices=sorted(ENGINES),
        help="sparql: pyoxigraph (default); cypher: ladybug (extra cypher), nothing to start; neo4j: a running Neo4j; http: an endpoint",
    )
    parser.add_argument("--graph", type=Path, default=GRAPH, metavar="DIR", help="a built graph (default: out)")
    parser.add_argument("--endpoint", metavar="URL", help=f"http: this SPARQL 1.1 endpoint (default: {SERVED})")
    parser.add_argument("--uri", metavar="URI", help="neo4j: its address (default: NEO4J_URI, bolt://localhost:7687)")
    parser.add_argument("--database", metavar="NAME", help="neo4j: its database (default: NEO4J_DATABASE)")
    parser.add_argument(
        "--dataset",
        metavar="NAME",
        help="neo4j: the data set (default: that of --graph); http: the graph of that name (default: any)",
    )
    parser.add_argument("--timeout", type=float, default=30, metavar="S", help="wait for an answer so long (30 s)")


def name_engine(options: argparse.Namespace) -> str:
    """The engine that is named, or that another option needs."""
    needed = {option: engines for option, engines in OWN.items() if getattr(options, option) is not None}
    language = "sparql" if options.sparql is not None else "cypher" if options.cypher is not None else None
    name: str = options.engine or next((engines[0] for engines in needed.values()), language or "sparql")
    for option, engines in needed.items():
        if name not in engines:
            raise QuestionError(
                f"--{option} goes with --engine {' or '.join(engines)}, not {name}", hint="leave one out"
            )
    if language is not None and ENGINES[name] != language:
        able = " or ".join(engine for engine, spoken in ENGINES.items() if spoken == language)
        raise QuestionError(f"--{language} cannot be asked of --engine {name}", hint=f"give --engine {able}")
    return name


@contextmanager
def choose_engine(options: argparse.Namespace, query: str | None = None) -> Iterator[Engine]:
    """The engine, closed at the end; `query` is the text of one's own, if any."""
    timeout, name = check_timeout(options.timeout), name_engine(options)
    if name == "http":
        from queries.endpoint import HttpSparql

        graph = None if options.dataset is None else name_graph(options.dataset)
        yield HttpSparql(options.endpoint or SERVED, graph=graph, timeout=timeout)
    elif name == "cypher":
        from loaders.projection import ensure_projection
        from queries.cypher import EmbeddedCypher

        dataset = find_dataset(options)
        with EmbeddedCypher(ensure_projection(options.graph), dataset=dataset, timeout=timeout) as engine:
            yield engine
    elif name == "neo4j":
        with open_neo4j(options, query, timeout) as engine:
            yield engine
    else:
        from queries.sparql import EmbeddedSparql
        from queries.store import open_store

        yield EmbeddedSparql(open_store(options.graph), timeout=timeout)


@contextmanager
def open_neo4j(options: argparse.Namespace, query: str | None, timeout: float) -> Iterator[Engine]:
    """A running Neo4j that holds the whole data set; a query of one's own that names no data set needs none."""
    from kg.database import connect, read_settings
    from loaders.load_state import check_loaded
    from queries.bolt import BoltCypher

    needed = query is None or "$dataset" in query
    dataset = find_dataset(options) if needed else ""
    with connect(read_settings(uri=options.uri, database=options.database), patience=timeout) as server:
        if needed:
            check_loaded(server, dataset)
        yield BoltCypher(server, dataset=dataset, timeout=timeout)


def find_dataset(options: argparse.Namespace) -> str:
    """The data set that is named, or that of the built graph."""
    return options.dataset or str(read_report(options.graph)["dataset"])


def name_graph(dataset: str) -> str:
    """The IRI of a data set, which is also that of the graph that holds it; one with another base is given as an IRI."""
    from loaders.turtle import Vocabulary

    return dataset if ":" in dataset else Vocabulary(dataset).dataset.value


def check_timeout(seconds: float) -> float:
    """A number of seconds to wait."""
    if not 0 < seconds < 1e6:
        raise QuestionError(f"--timeout {seconds:g} is no time to wait", hint="give seconds, more than 0")
    return seconds
