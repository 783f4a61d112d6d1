"""`kg load` against a real Neo4j: what stands in it afterwards, whatever stood there before."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from made_graphs import NASTY, nasty_graph, part_of_samples, write_built
from neo4j_server import Neo4j

from kg.cli import main
from kg.errors import DatabaseError
from kg.model import Graph, Row
from kg.pipeline import Build, Pipeline
from loaders.load import load_graph
from loaders.load_state import STATES, LoadState, check_loaded, list_states
from loaders.neo4j_schema import FULL_TEXT, KEYS, stored_classes
from loaders.rows import read_graph
from loaders.stale import COUNT_EDGES, COUNT_NODES, STALE_EDGES, STALE_NODES
from loaders.stream import stamp
from ontology.definition import load_definition

Rows = Mapping[str, Sequence[Row]]
FOREIGN = """
CREATE (a:Speech {title: 'theirs'}), (b:Speech {dataset: 'samples', id: $id}), (c:Speech {dataset: 'samples', id: $id}),
       (d:Mention {id: 1, run: 'x'}), (e:Year {year: 2023, dataset: 'theirs'}), (a)-[:MENTIONS {count: 7}]->(d),
       (:Slogan {label: $long})
"""


@pytest.fixture(scope="module")
def older(tmp_path_factory: pytest.TempPathFactory, pipeline: Pipeline) -> Path:
    """A build of three of the samples."""
    return part_of_samples(tmp_path_factory.mktemp("older") / "out", pipeline, 0, 3)


@pytest.fixture(scope="module")
def newer(tmp_path_factory: pytest.TempPathFactory, pipeline: Pipeline) -> Path:
    """A later build of the same data set: one speech went, one came."""
    return part_of_samples(tmp_path_factory.mktemp("newer") / "out", pipeline, 1, 4)


def stored(rows: Sequence[Row], graph: Graph, folder: Path) -> list[Row]:
    """The rows as they stand in the server."""
    own = {"dataset": graph.dataset, "run": stamp(folder / "graph.ttl")}
    return [{name: value for name, value in row.items() if value not in (None, [])} | own for row in rows]


def test_the_server_holds_the_rows_of_the_graph(neo4j: Neo4j, samples: Build, sample_folder: Path) -> None:
    graph = samples.graph
    done = neo4j.load(sample_folder)
    assert done.nodes == {name: len(rows) for name, rows in graph.nodes.items()}
    assert done.edges == {name: len(rows) for name, rows in graph.edges.items()}
    for name, rows in graph.nodes.items():
        found = neo4j.run(f"MATCH (n:{name}:SpeechGraphNode) RETURN properties(n) AS cells ORDER BY n.id")
        assert [row["cells"] for row in found] == stored(rows, graph, sample_folder)
    for name, rows in graph.edges.items():
        query = f"MATCH (a)-[r:{name}]->(b) RETURN a.id AS source, b.id AS target, properties(r) AS cells ORDER BY source, target"
        found = [row | row.pop("cells") for row in neo4j.run(query)]
        assert found == stored(rows, graph, sample_folder)


def test_decimals_are_floats_and_counts_are_integers(neo4j: Neo4j, older: Path) -> None:
    neo4j.load(older)
    kinds = neo4j.run("MATCH (m:Metric) WHERE m.value IS NOT NULL RETURN DISTINCT valueType(m.value) AS kind")
    assert kinds == [{"kind": "FLOAT NOT NULL"}]
    kinds = neo4j.run("MATCH ()-[r:MENTIONS]->() RETURN DISTINCT valueType(r.count) AS kind")
    assert kinds == [{"kind": "INTEGER NOT NULL"}]


def test_loading_again_changes_nothing_and_says_the_same(
    neo4j: Neo4j, samples: Build, sample_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["load", "--graph", str(sample_folder)]) == 0
    before, told = neo4j.snapshot(), capsys.readouterr()
    assert main(["load", "--graph", str(sample_folder)]) == 0
    assert neo4j.snapshot() == before
    assert capsys.readouterr() == told
    assert told.err == ""
    lines = told.out.splitlines()
    nodes = sum(len(samples.graph.nodes.get(kind.name, ())) for kind in stored_classes(load_definition()))
    edges = sum(map(len, samples.graph.edges.values()))
    assert lines[0] == f"data set samples: {nodes:,} nodes and {edges:,} edges in {neo4j.uri}"
    counts = {name: len(rows) for name, rows in (samples.graph.nodes | samples.graph.edges).items()}
    assert lines[1].startswith(f"nodes     Mention {counts['Mention']}, Metric {counts['Metric']}, ")
    assert lines[2].startswith(f"edges     OF {counts['OF']}, ")
    assert len(lines) == 3


def test_a_newer_build_leaves_exactly_that_build(
    neo4j: Neo4j, older: Path, newer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    neo4j.load(newer)
    expected = neo4j.snapshot()
    neo4j.empty()
    neo4j.load(older)
    assert main(["load", "--graph", str(newer)]) == 0
    assert neo4j.snapshot() == expected
    assert "\nremoved   " in capsys.readouterr().out


def test_data_sets_live_side_by_side(
    neo4j: Neo4j, older: Path, newer: Path, tmp_path: Path, pipeline: Pipeline
) -> None:
    other = part_of_samples(tmp_path / "other", pipeline, 0, 2, name="it's `other`")
    neo4j.load(other)
    alone = neo4j.snapshot()
    neo4j.load(older)
    neo4j.load(newer)
    ours = "WHERE n.dataset = 'samples' OR n.name = 'samples'"
    neo4j.run(f"MATCH (n)-[r]-() {ours} DELETE r")
    neo4j.run(f"MATCH (n) {ours} DELETE n")
    assert neo4j.snapshot() == alone
    assert neo4j.run("MATCH (n)-[r]->(m) WHERE n.dataset <> m.dataset OR r.dataset <> n.dataset RETURN n") == []


def test_what_others_keep_is_never_touched(
    neo4j: Neo4j, older: Path, newer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    neo4j.drop_schema()
    one_of_ours = read_graph((older / "graph.ttl").read_bytes()).graph.nodes["Speech"][0]["id"]
    neo4j.run(FOREIGN, id=one_of_ours, long="长" * 20_000)
    foreign = neo4j.snapshot()
    for folder in (older, older, newer):
        assert main(["load", "--graph", str(folder)]) == 0
        assert "note      2 nodes of others have dataset 'samples' too" in capsys.readouterr().out
        nodes, edges = neo4j.snapshot()
        assert nodes >= foreign[0]
        assert edges >= foreign[1]
        expected = neo4j.run("MATCH (n:SpeechGraphNode) RETURN count(n) AS count")[0]["count"]
        assert nodes.total() == foreign[0].total() + expected + 1


def test_edges_and_cells_of_others_on_our_nodes_stay(
    neo4j: Neo4j, older: Path, newer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    neo4j.load(older)
    neo4j.run("MATCH (s:Slogan {label: '两个维护'}) SET s.checked = true CREATE (:Note {text: 'kept'})-[:ABOUT]->(s)")
    pair = "MATCH (s:Speech)-[:MENTIONS {dataset: 'samples'}]->(o:Slogan {label: '两个维护'}) WITH s, o LIMIT 1"
    neo4j.run(f"{pair} CREATE (s)-[:MENTIONS {{by: 'them'}}]->(o)")
    gone = neo4j.run(
        "MATCH (s:Speech) WITH s ORDER BY s.doc LIMIT 1 CREATE (s)<-[:ABOUT]-(:Note {text: 'old'}) RETURN s.id AS id"
    )
    neo4j.load(older)
    assert neo4j.run("MATCH (:Speech)-[r:MENTIONS {by: 'them'}]->(:Slogan) RETURN properties(r) AS cells") == [
        {"cells": {"by": "them"}}
    ]
    assert main(["load", "--graph", str(newer)]) == 0
    assert "released  1 nodes" in capsys.readouterr().out
    about = neo4j.run(
        "MATCH (n:Note)-[:ABOUT]->(s) RETURN n.text AS note, labels(s) AS labels, s.dataset AS d, s.id AS id"
    )
    assert {row["note"]: (row["labels"], row["d"]) for row in about} == {
        "kept": (["Slogan", "SpeechGraphNode"], "samples"),
        "old": ([], None),
    }
    assert next(row["id"] for row in about if row["note"] == "old") == gone[0]["id"]
    assert neo4j.run("MATCH (s:Slogan {label: '两个维护'}) RETURN s.checked AS checked") == [{"checked": True}]


def test_a_server_without_our_constraints_gets_them(neo4j: Neo4j, older: Path) -> None:
    neo4j.load(older)
    expected = neo4j.snapshot()
    neo4j.drop_schema()
    neo4j.load(older)
    assert neo4j.snapshot() == expected
    assert {row["name"] for row in neo4j.run("SHOW CONSTRAINTS YIELD name")} == {*KEYS}
    states = neo4j.run("SHOW INDEXES YIELD name, state WHERE name STARTS WITH 'speech_graph' RETURN DISTINCT state")
    assert states == [{"state": "ONLINE"}]


def test_full_text_finds_chinese(neo4j: Neo4j, older: Path) -> None:
    neo4j.load(older)
    neo4j.run("CALL db.awaitIndexes(60)")
    query = f"CALL db.index.fulltext.queryNodes('{FULL_TEXT}', '\"两个维护\"') YIELD node RETURN labels(node) AS labels, node"
    found = neo4j.run(query)
    assert all("两个维护" in row["node"].get("text", "") + row["node"].get("label", "") for row in found)
    assert {"Sentence", "Slogan"} <= {label for row in found for label in row["labels"]}


def test_names_of_any_content_come_back_as_they_are(neo4j: Neo4j, tmp_path: Path) -> None:
    dataset = "\n".join(NASTY)
    neo4j.load(write_built(tmp_path / "out", nasty_graph(dataset)))
    rows = neo4j.run(
        "MATCH (n:Slogan {dataset: $dataset}) RETURN n.label AS label, n.aliases AS aliases ORDER BY n.id",
        dataset=dataset,
    )
    assert [row["label"] for row in rows] == [*NASTY]
    assert [row["aliases"] for row in rows] == [sorted([text, f"另{text}"]) for text in NASTY]
    with neo4j.connect() as server:
        assert [state.dataset for state in list_states(server)] == [dataset]
    assert neo4j.run("MATCH (n) RETURN count(n) AS count") == [{"count": len(NASTY) + 2}]


def test_an_unknown_data_set_is_told_with_the_nearest(neo4j: Neo4j, older: Path) -> None:
    with neo4j.connect() as server:
        with pytest.raises(DatabaseError, match="there is no data set 'sample'; run kg load first"):
            check_loaded(server, "sample")
        neo4j.load(older)
        with pytest.raises(DatabaseError, match="there is no data set 'sample'; did you mean samples"):
            check_loaded(server, "sample")
        assert check_loaded(server, "samples") == LoadState("samples", stamp(older / "graph.ttl"), whole=True)


def test_what_is_not_there_afterwards_is_told(neo4j: Neo4j, older: Path) -> None:
    def meddle(done: int, total: int) -> None:
        neo4j.run("MATCH (n:SpeechGraphNode {id: 'year:2022'})-[r]-() DELETE r")
        neo4j.run("MATCH (n:SpeechGraphNode {id: 'year:2022'}) DELETE n")

    with neo4j.connect() as server, pytest.raises(DatabaseError, match=r"other counts than its graph: .*Year 3 not 4"):
        load_graph(older / "graph.ttl", server, step=meddle)
    with neo4j.connect() as server, pytest.raises(DatabaseError, match="half loaded"):
        check_loaded(server, "samples")


@pytest.mark.parametrize(
    "query", [STATES, COUNT_NODES, COUNT_EDGES, f"{STALE_NODES} RETURN n", f"{STALE_EDGES} RETURN r"]
)
def test_what_reads_only_reads(neo4j: Neo4j, query: str) -> None:
    neo4j.run("RETURN 1 AS one")
    assert neo4j.server is not None
    with neo4j.server.session() as session:
        summary = session.run(f"EXPLAIN {query}", dataset="x", run="y").consume()
    assert summary.query_type == "r"
