"""The graph of the samples: what is derived equals what it is derived from, and every edge has two ends."""

from collections import Counter

import pytest

from kg.pipeline import Build
from ontology.definition import load_definition

DEFINITION = load_definition()


def test_every_node_and_edge_is_of_the_definition(samples: Build) -> None:
    assert set(samples.graph.nodes) <= set(DEFINITION.classes)
    assert set(samples.graph.edges) <= set(DEFINITION.edges)
    for name, rows in samples.graph.nodes.items():
        known = {"id", *DEFINITION.classes[name].properties}
        assert {column for row in rows for column in row} <= known, name
    for name, edges in samples.graph.edges.items():
        assert {column for row in edges for column in row} <= {"source", "target", *DEFINITION.edges[name].properties}


def test_every_edge_leads_from_and_to_nodes_of_its_classes(samples: Build) -> None:
    kind = {row["id"]: name for name, rows in samples.graph.nodes.items() for row in rows}
    for name, rows in samples.graph.edges.items():
        edge = DEFINITION.edges[name]
        assert {kind[row["source"]] for row in rows} <= set(edge.sources), name
        assert {kind[row["target"]] for row in rows} <= set(edge.targets), name


def test_needed_columns_and_edges_are_there(samples: Build) -> None:
    for name, rows in samples.graph.nodes.items():
        needed = [column.name for column in DEFINITION.classes[name].properties.values() if column.need]
        assert all(row.get(column) is not None for row in rows for column in needed), name
    for name, edge in DEFINITION.edges.items():
        if edge.need:
            sources = {row["source"] for row in samples.graph.edges[name]}
            nodes = {row["id"] for kind in edge.sources for row in samples.graph.nodes.get(kind, ())}
            assert sources == nodes, name


def test_ids_are_unique_and_rows_sorted(samples: Build) -> None:
    ids = [row["id"] for rows in samples.graph.nodes.values() for row in rows]
    assert len(ids) == len(set(ids))
    for rows in samples.graph.nodes.values():
        assert [row["id"] for row in rows] == sorted(row["id"] for row in rows)


def test_counts_equal_what_they_count(samples: Build) -> None:
    speech_of = {row["source"]: row["target"] for row in samples.graph.edges["IN_SPEECH"]}
    year_of = {row["source"]: row["target"] for row in samples.graph.edges["GIVEN_IN"]}
    metrics = {row["id"] for row in samples.graph.nodes["Metric"]}
    pairs = Counter(
        (speech_of[row["source"]], row["target"]) for row in samples.graph.edges["OF"] if row["target"] not in metrics
    )
    assert {(row["source"], row["target"]): row["count"] for row in samples.graph.edges["MENTIONS"]} == pairs
    by_year: Counter[tuple[str, str]] = Counter()
    speeches: Counter[tuple[str, str]] = Counter()
    for (speech, entity), count in pairs.items():
        if speech in year_of:
            by_year[entity, year_of[speech]] += count
            speeches[entity, year_of[speech]] += 1
    used = samples.graph.edges["USED_IN"]
    assert {(row["source"], row["target"]): row["count"] for row in used} == by_year
    assert {(row["source"], row["target"]): row["speeches"] for row in used} == speeches
    totals: Counter[str] = Counter()
    for (_, entity), count in pairs.items():
        totals[entity] += count
    for name in DEFINITION.entity_classes:
        assert all(row["mentions"] == totals[row["id"]] for row in samples.graph.nodes.get(name, ()))


def test_every_mention_and_sentence_stands_at_its_place(samples: Build) -> None:
    text_of = {
        f"speech:{row['id'].partition(':')[2]}": samples.texts[row["sha256"]] for row in samples.graph.nodes["Speech"]
    }
    speech_of = {row["source"]: row["target"] for row in samples.graph.edges["IN_SPEECH"]}
    for row in samples.graph.nodes["Mention"]:
        assert text_of[speech_of[row["id"]]][row["start"] : row["end"]] == row["exact"]
    sentences = {row["id"]: row for row in samples.graph.nodes["Sentence"]}
    mentions = {row["id"]: row for row in samples.graph.nodes["Mention"]}
    for row in samples.graph.edges["IN_SENTENCE"]:
        sentence, mention = sentences[row["target"]], mentions[row["source"]]
        assert sentence["start"] <= mention["start"] < mention["end"] <= sentence["end"]
        assert text_of[speech_of[row["source"]]][sentence["start"] : sentence["end"]] == sentence["text"]


def test_networkx_sees_the_same_graph(samples: Build) -> None:
    network = samples.networkx()
    assert network.number_of_nodes() == sum(map(len, samples.graph.nodes.values()))
    assert network.number_of_edges() == sum(map(len, samples.graph.edges.values()))
    assert network.graph["dataset"] == "samples"


@pytest.mark.parametrize("column", ["value", "value_min", "value_max"])
def test_a_masked_metric_has_no_value(samples: Build, column: str) -> None:
    masked = [row for row in samples.graph.nodes["Metric"] if row["masked"]]
    assert masked
    assert all(row[column] is None for row in masked)
