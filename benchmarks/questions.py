"""How long each shipped question takes in each engine, with its defaults, on a made-up graph (`benchmarks/generate.py`).

    python benchmarks/questions.py [--mentions 100000] [--runs 3]

First how the graph is opened: loaded into memory, from the cache on disk that `kg ask` makes of large graphs, and projected
into the embedded Cypher store. Then the best of some runs of each question. With NEO4J_URI set the graph is loaded into that
server too (data set `generated`). Rows must be the same everywhere. Ends with 1 if a question takes a second or more.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from generate import write_graph
from pyoxigraph import Store

from loaders.projection import ensure_projection
from queries.cypher import EmbeddedCypher
from queries.engine import Engine, answer
from queries.question import Question, list_questions
from queries.sparql import EmbeddedSparql, load_store
from queries.store import ensure_store

TARGET, DATASET = 1.0, "generated"
T = TypeVar("T")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mentions", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=3, help="the best of so many is shown (default: 3)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        return measure(Path(folder), options.mentions, options.runs)


def measure(folder: Path, mentions: int, runs: int) -> int:
    """Print the times; 1 where a question is too slow."""
    write_graph(folder, mentions)
    print(f"{mentions:,} mentions, graph.ttl {(folder / 'graph.ttl').stat().st_size / 1e6:.0f} MB")
    with open_neo4j(folder) as server:
        engines = open_engines(folder) | server
        print(f"\n{'question':20}{'rows':>8}" + "".join(f"{name:>10} s" for name in engines))
        times = {question.name: show(question, engines, runs) for question in list_questions()}
    slow = [name for name, seconds in times.items() if seconds >= TARGET]
    print(f"\nslowest {max(times.values()):.2f} s; {TARGET:g} s or more: {', '.join(slow) or 'none'}")
    return int(bool(slow))


def open_engines(folder: Path) -> dict[str, Engine]:
    """What needs no server, by the name of its column."""
    memory = timed("load into memory", lambda: load_store(folder))
    timed("make the store on disk", lambda: ensure_store(folder))
    location = timed("know it again (hash)", lambda: ensure_store(folder))
    disk = timed("open it", lambda: Store.read_only(str(location)))
    timed("make the projection", lambda: ensure_projection(folder))
    path = timed("know it again (hash)", lambda: ensure_projection(folder))
    cypher = timed("open it", lambda: EmbeddedCypher(path, dataset=DATASET))
    return {"memory": EmbeddedSparql(memory), "disk": EmbeddedSparql(disk), "ladybug": cypher}


@contextmanager
def open_neo4j(folder: Path) -> Iterator[dict[str, Engine]]:
    """The server that the environment names, with the graph loaded; nothing without one."""
    if "NEO4J_URI" not in os.environ:
        yield {}
        return
    from kg.database import connect, read_settings
    from loaders.load import load_graph
    from queries.bolt import BoltCypher

    with connect(read_settings()) as server:
        timed("load into Neo4j", lambda: load_graph(folder / "graph.ttl", server))
        yield {"neo4j": BoltCypher(server, dataset=DATASET)}


def timed(label: str, work: Callable[[], T]) -> T:
    """What `work` gives, with its seconds printed."""
    started = time.perf_counter()
    result = work()
    print(f"{label:24}{time.perf_counter() - started:8.2f} s", flush=True)
    return result


def show(question: Question, engines: dict[str, Engine], runs: int) -> float:
    """One line; the seconds of the slowest engine."""
    seconds, answers = [], []
    for engine in engines.values():
        rows, best = fastest(engine, question, runs)
        seconds.append(best)
        answers.append(rows)
    assert all(rows == answers[0] for rows in answers), f"{question.name} has other rows in another engine"
    print(f"{question.name:20}{len(answers[0]):8,}" + "".join(f"{best:12.3f}" for best in seconds), flush=True)
    return max(seconds)


def fastest(engine: Engine, question: Question, runs: int) -> tuple[list[object], float]:
    """Rows, and the seconds of the best of some runs."""
    seconds, rows = [], []
    for _ in range(runs):
        started = time.perf_counter()
        rows = answer(question, {}, engine)[1]
        seconds.append(time.perf_counter() - started)
    return list(rows), min(seconds)


if __name__ == "__main__":
    raise SystemExit(main())
