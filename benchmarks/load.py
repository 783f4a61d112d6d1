"""How long `kg load` takes on a made-up graph (`benchmarks/generate.py`), beside bare CREATE of the same rows, and its memory.

    python benchmarks/load.py [--mentions 100000]

Starts a Neo4j as the tests do (`tests/plugins/neo4j_server.py`), or takes that of NEO4J_TEST_URI, which must be empty. First a
graph of a quarter of the size is loaded, which also warms the server; then the rows are created by bare `UNWIND ... CREATE`
in the same batches, nothing but the key there; then, from an empty database, `kg load` as a process of its own, from its
start to its end. Memory is read as Linux tells it. Ends with 1 where a target is missed.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generate import generate_graph

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "plugins"))

from made_graphs import write_built  # noqa: E402
from neo4j_server import FLAGS, Neo4j, external  # noqa: E402

from loaders.batch import Batch, make_batches  # noqa: E402
from loaders.neo4j_schema import NODE  # noqa: E402
from loaders.network import filled  # noqa: E402
from loaders.stream import RowStream  # noqa: E402
from ontology.definition import load_definition  # noqa: E402

# `kg load`, and then its seconds of processor and its peak memory: that of a child, as the system tells it to its parent, begins with the parent's.
LOAD = """
import sys, time
from kg.cli import main
code = main(sys.argv[1:])
print(time.process_time(), next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
sys.exit(code)
"""
# Seconds, share of the speed of bare CREATE, and how much of the memory at a quarter of the size.
MOST_SECONDS, LEAST_RATIO, MOST_GROWTH = 90, 0.5, 1.1


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mentions", type=int, default=100_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, running(Path(name)) as server:
        return measure(server, Path(name), options.mentions)


@contextmanager
def running(folder: Path) -> Iterator[Neo4j]:
    """The server to measure."""
    found = external()
    if found is not None:
        yield found
        return
    server = Neo4j.prepare(folder / "home")
    server.flags = tuple(FLAGS)
    server.start()
    try:
        yield server
    finally:
        server.stop(force=True)


def measure(server: Neo4j, folder: Path, mentions: int) -> int:
    """Print the figures; 1 where a target is missed."""
    small, large = (write_built(folder / str(count), generate_graph(count)) for count in (mentions // 4, mentions))
    _, _, small_peak = load(server, small)
    rows, bare = create(server, large)
    seconds, own, peak = load(server, large)
    ratio, growth = bare / seconds, peak / small_peak
    print(f"{mentions:,} mentions, {rows:,} rows")
    print(f"bare CREATE    {bare:8.1f} s  {rows / bare:10,.0f} rows a second")
    print(f"kg load        {seconds:8.1f} s  {rows / seconds:10,.0f} rows a second; target under {MOST_SECONDS} s")
    print(f"of that itself {own:8.1f} s of processor; the rest is the server's")
    print(f"of bare speed  {ratio:8.2f}    target at least {LEAST_RATIO}")
    print(f"peak memory    {peak / 1024:8.0f} MB against {small_peak / 1024:.0f} MB for {mentions // 4:,} mentions")
    return int(seconds >= MOST_SECONDS or ratio < LEAST_RATIO or growth > MOST_GROWTH)


def load(server: Neo4j, built: Path) -> tuple[float, float, int]:
    """Seconds, those of processor and peak memory (KB) of `kg load` into an empty database."""
    server.empty()
    server.drop_schema()
    started = time.perf_counter()
    command = [sys.executable, "-c", LOAD, "load", "--graph", str(built)]
    done = subprocess.run(
        command, env={**os.environ, **server.environment}, stdout=subprocess.PIPE, cwd=ROOT, check=True
    )
    own, peak = done.stdout.splitlines()[-1].split()
    return time.perf_counter() - started, float(own), int(peak)


def create(server: Neo4j, built: Path) -> tuple[int, float]:
    """How many rows, and the seconds in which the server takes them by bare CREATE."""
    stream = RowStream(built / "graph.ttl")
    batches = list(make_batches((name, filled(row, ())) for name, row in stream))
    edges = load_definition().edges
    batches.sort(key=lambda batch: batch.name in edges)
    server.empty()
    server.drop_schema()
    server.run(f"CREATE CONSTRAINT bare FOR (n:{NODE}) REQUIRE (n.dataset, n.id) IS UNIQUE")
    started = time.perf_counter()
    with server.connect() as connection:
        for batch in batches:
            connection.write(
                create_statement(batch, carried=batch.name in edges), rows=batch.rows, dataset=stream.dataset
            )
    return sum(len(batch.rows) for batch in batches), time.perf_counter() - started


def create_statement(batch: Batch, *, carried: bool) -> str:
    """The barest statement that creates nodes or edges with the same columns."""
    if not carried:
        return f"UNWIND $rows AS row CREATE (n:{NODE}:{batch.name}) SET n = row, n.dataset = $dataset"
    ends = (
        f"({end}:{NODE} {{dataset: $dataset, id: row.{column}}})" for end, column in (("a", "source"), ("b", "target"))
    )
    cells = "".join(f", r.`{name}` = row.`{name}`" for name in batch.rows[0] if name not in {"source", "target"})
    return (
        f"UNWIND $rows AS row MATCH {', '.join(ends)} CREATE (a)-[r:{batch.name}]->(b) SET r.dataset = $dataset{cells}"
    )


if __name__ == "__main__":
    raise SystemExit(main())
