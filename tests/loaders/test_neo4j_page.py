"""What docs/neo4j.md shows is what the server answers."""

import re
from pathlib import Path

from neo4j_server import Neo4j

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "neo4j.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```cypher\n(.*?)```", PAGE, re.S)


def test_the_queries_of_the_page_answer(neo4j: Neo4j, sample_folder: Path) -> None:
    neo4j.load(sample_folder)
    first, second = (neo4j.run(query) for query in QUERIES)
    shown = PAGE.partition("```text\n")[2].partition("```")[0].splitlines()
    assert [re.split(r" {2,}", line) for line in shown] == [
        [*first[0]],
        *([str(value) for value in row.values()] for row in first),
    ]
    assert len(second) == 3
    assert all("乡村振兴" in row["sentence"] for row in second)


def test_the_counts_of_the_page_are_those_of_the_samples(neo4j: Neo4j, sample_folder: Path) -> None:
    done = neo4j.load(sample_folder)
    assert f"data set samples: {done.nodes.total():,} nodes and {done.edges.total():,} edges in" in PAGE
    for name in ("Mention", "Metric", "Program"):
        assert f"{name} {done.nodes[name]:,}, " in PAGE
