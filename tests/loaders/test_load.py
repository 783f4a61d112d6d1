"""`kg load` against a real Neo4j: what stands in it afterwards, whatever stood there before and whatever happened."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from neo4j_server import Neo4j

from kg.cli import main
from kg.pipeline import Build

Rows = Counter[str]
NODES = "MATCH (n) RETURN labels(n) AS labels, properties(n) AS cells"
EDGES = "MATCH (a)-[r]->(b) RETURN a.id AS a, type(r) AS name, properties(r) AS cells, b.id AS b"


def snapshot(neo4j: Neo4j) -> tuple[Rows, Rows]:
    """All nodes and all edges, as they can be compared."""
    nodes = [{**row, "labels": sorted(row["labels"])} for row in neo4j.run(NODES)]
    return Counter(map(repr, map(ordered, nodes))), Counter(map(repr, map(ordered, neo4j.run(EDGES))))


def ordered(row: dict[str, Any]) -> dict[str, Any]:
    """A row with its cells in order."""
    return row | {"cells": dict(sorted(row["cells"].items()))}


def test_the_server_holds_the_rows_of_the_graph(neo4j: Neo4j, samples: Build, sample_folder: Path) -> None:
    done = neo4j.load(sample_folder)
    assert done.nodes == {name: len(rows) for name, rows in samples.graph.nodes.items()}
    assert done.edges == {name: len(rows) for name, rows in samples.graph.edges.items()}
    for name, rows in samples.graph.nodes.items():
        found = neo4j.run(f"MATCH (n:{name}) RETURN properties(n) AS cells ORDER BY n.id")
        expected = [{k: v for k, v in row.items() if v is not None} | {"dataset": "samples"} for row in rows]
        assert [{k: v for k, v in row["cells"].items() if k != "run"} for row in found] == expected
    for name, rows in samples.graph.edges.items():
        query = f"MATCH (a)-[r:{name}]->(b) RETURN a.id AS source, b.id AS target, properties(r) AS cells ORDER BY source, target"
        found = [row | row.pop("cells") for row in neo4j.run(query)]
        assert [{k: v for k, v in row.items() if k != "run"} for row in found] == [
            row | {"dataset": "samples"} for row in rows
        ]


def test_loading_again_changes_nothing(neo4j: Neo4j, sample_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["load", "--graph", str(sample_folder)]) == 0
    before, told = snapshot(neo4j), capsys.readouterr()
    assert main(["load", "--graph", str(sample_folder)]) == 0
    assert snapshot(neo4j) == before
    assert capsys.readouterr() == told
    assert told.err == ""
    assert told.out.startswith("data set samples: 2,409 nodes and 5,860 edges in bolt://127.0.0.1:")
