"""How long each shipped question takes, with its defaults, on a made-up graph (`benchmarks/generate.py`).

    python benchmarks/questions.py [--mentions 100000] [--runs 3]

First how the graph is opened: loaded into memory, or from the cache on disk that `kg ask` makes of large graphs. Then the
best of some runs of each question on either. Ends with 1 if one on disk takes a second or more.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from generate import write_graph
from pyoxigraph import Store

from queries.question import Question, list_questions
from queries.sparql import ask, load_store
from queries.store import ensure_store

TARGET = 1.0
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
    memory = timed("load into memory", lambda: load_store(folder))
    timed("make the cache on disk", lambda: ensure_store(folder))
    location = timed("know it again (hash)", lambda: ensure_store(folder))
    disk = timed("open it", lambda: Store.read_only(str(location)))
    print(f"\n{len(memory):,} triples\n{'question':20}{'rows':>8}{'memory s':>10}{'disk s':>10}")
    slowest = max(show(question, memory, disk, runs) for question in list_questions())
    print(f"\nslowest on disk {slowest:.2f} s; target {TARGET:g} s")
    return int(slowest >= TARGET)


def timed(label: str, work: Callable[[], T]) -> T:
    """What `work` gives, with its seconds printed."""
    started = time.perf_counter()
    result = work()
    print(f"{label:24}{time.perf_counter() - started:8.2f} s")
    return result


def show(question: Question, memory: Store, disk: Store, runs: int) -> float:
    """One line; the seconds on disk."""
    rows, fast = best(memory, question, runs)
    same, slow = best(disk, question, runs)
    assert rows == same, f"{question.name}: {rows} rows in memory, {same} on disk"
    print(f"{question.name:20}{rows:8,}{fast:10.3f}{slow:10.3f}")
    return slow


def best(store: Store, question: Question, runs: int) -> tuple[int, float]:
    """Rows, and the seconds of the best of some runs."""
    seconds, rows = [], 0
    for _ in range(runs):
        started = time.perf_counter()
        rows = len(ask(store, question.text)[1])
        seconds.append(time.perf_counter() - started)
    return rows, min(seconds)


if __name__ == "__main__":
    raise SystemExit(main())
