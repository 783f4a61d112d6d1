"""Rows read back from Turtle: the inverse of writing it."""

from pathlib import Path
from typing import Any

import pytest

from kg.errors import GraphError
from kg.model import Graph, Row
from kg.pipeline import Build
from loaders.facts import parse_value
from loaders.rows import leave_out_text, read_graph
from loaders.turtle import generate_turtle
from ontology.definition import DEFAULT_BASE, load_definition


def complete(graph: Graph) -> Graph:
    """The graph with a cell for every column: rows that were read have no holes."""
    classes = load_definition().classes
    empty = {
        name: {column.name: [] if column.many else None for column in kind.properties.values()}
        for name, kind in classes.items()
    }
    nodes = {name: [empty[name] | row for row in rows] for name, rows in graph.nodes.items()}
    return Graph(graph.dataset, nodes, graph.edges)


def one_speech(**cells: Any) -> Graph:
    """A small graph of one speech."""
    bases = {name: "unknown" for name in load_definition().classes["Speech"].properties if name.endswith("_basis")}
    row: Row = {"id": "speech:a", "doc": "a.txt", "source": "a.txt", "sha256": "00", **bases, **cells}
    return complete(Graph("my data/集", {"Speech": [row]}, {}))


def test_read_is_the_inverse_of_write(samples: Build, sample_folder: Path) -> None:
    read = read_graph((sample_folder / "graph.ttl").read_bytes())
    assert read.base == DEFAULT_BASE
    assert read.graph == complete(samples.graph)
    assert list(read.graph.nodes) == list(samples.graph.nodes)
    assert list(read.graph.edges) == list(samples.graph.edges)
    assert generate_turtle(read.graph) == (sample_folder / "graph.ttl").read_bytes()


@pytest.mark.parametrize("base", ["https://data.example.org/kg/", "urn:x:"])
def test_the_base_and_the_name_of_the_data_set_are_read(base: str) -> None:
    graph = one_speech(year=2023)
    assert read_graph(generate_turtle(graph, base=base)) == (graph, base)


def test_values_survive() -> None:
    metric = {
        "id": "metric:m",
        "label": '增长 3.50|"%"\n\\',
        "value": 0.1,
        "value_min": -3,
        "value_max": 1e15,
        "cmp": "=",
        "modality": "planned",
        "masked": False,
        "deadline": "2024-06",
    }
    graph = complete(Graph("one", {"Metric": [metric]}, {}))
    assert read_graph(generate_turtle(graph)).graph == graph


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [("-12", "integer", -12), ("0.25", "decimal", 0.25), ("16000", "decimal", 16000), ("true", "boolean", True)],
)
def test_parse_value(text: str, kind: str, value: object) -> None:
    assert parse_value(text, kind) == value
    assert type(parse_value(text, kind)) is type(value)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("", "x", "g.ttl:"),
        ("kg:year 2023", "kg:year 2023, 2024", "g.ttl: <DATA/speech/a> has 2 values of year, not one"),
        ("kg:year 2023", 'kg:year "last"', "g.ttl: <DATA/speech/a> has a year that is no integer: last"),
        ("kg:year 2023", "kg:year kg:Year", "g.ttl: <DATA/speech/a> has a year that is no literal"),
        ("kg:year 2023", "kg:yeer 2023", "g.ttl: <DATA/speech/a> has a https://speech-graph.example/ontology#yeer"),
        ("kg:year 2023", "kg:givenIn speech:b", "g.ttl: <DATA/speech/a> has a https://speech-graph.example/ontology#g"),
        ("kg:Speech", "kg:Speach", "g.ttl: <DATA/speech/a> has 0 of our classes, not one"),
        ("void:Dataset", "kg:Dataset", "g.ttl: not a graph of kg's: it has 0 data sets"),
        ('dct:title "my data/集"', 'dct:title "other"', "g.ttl: not a graph of kg's: <DATA/> is not named after"),
    ],
)
def test_turtle_that_is_none_of_ours_is_one_clear_line(old: str, new: str, told: str) -> None:
    text = generate_turtle(one_speech(year=2023)).decode()
    assert old in text
    data = "https://speech-graph.example/data/my%20data%2F%E9%9B%86"
    with pytest.raises(GraphError) as raised:
        read_graph(text.replace(old, new, 1), path=Path("g.ttl"))
    assert str(raised.value).startswith(told.replace("DATA", data))
    assert str(raised.value).endswith("; give a graph.ttl that kg build wrote")


def test_a_base_that_no_word_can_stand_under_is_refused() -> None:
    text = '<urn:x#data/one/> a <http://rdfs.org/ns/void#Dataset> ; <http://purl.org/dc/terms/title> "one" .'
    with pytest.raises(GraphError, match=r"^not a graph of kg's: <urn:x#data/one/> is not named after its title"):
        read_graph(text)


def test_what_does_not_parse_is_told_by_line_and_column() -> None:
    with pytest.raises(GraphError, match=r"^g\.ttl:2:3: this Turtle does not parse; "):
        read_graph("<http://a.example/> a\n  ] .", path=Path("g.ttl"))


def test_text_is_left_out_and_nothing_else(samples: Build) -> None:
    kept = leave_out_text(samples.graph)
    for name, rows in samples.graph.nodes.items():
        dropped = {"Sentence": {"text"}, "Mention": {"exact"}}.get(name, set())
        for before, after in zip(rows, kept.nodes[name], strict=True):
            assert before.keys() - after.keys() == dropped
            assert before | after == before
    assert kept.edges == samples.graph.edges
