"""GraphML, GEXF and node-link JSON, each read back by networkx."""

import io
import json
from typing import Any

import networkx
import pytest

from kg.errors import InputError
from kg.model import Graph
from kg.pipeline import Build
from loaders.network import FORMATS, generate_gexf, generate_graphml, generate_node_link, to_flat_network, to_network

SMALL = Graph(
    dataset="one",
    nodes={
        "Slogan": [
            {
                "id": "slogan:b",
                "label": "两个维护",
                "aliases": ["“两个维护”", "2个维护"],
                "status": "canonical",
                "mentions": 3,
                "speeches": 1,
                "first_year": None,
            },
            {"id": "slogan:c", "label": "四个意识", "aliases": [], "status": "canonical", "mentions": 0, "speeches": 0},
        ],
        "Metric": [{"id": "metric:m", "label": "**名", "value": 5, "value_min": None, "masked": False}],
        "Mention": [{"id": "mention:a-3", "start": 3, "end": 7, "exact": '<"维\n护">'}],
        "TextVersion": [{"id": "text:a", "length": 9}],
    },
    edges={
        "HAS_PART": [{"source": "slogan:b", "target": "slogan:c"}],
        "REPLACES": [{"source": "slogan:b", "target": "slogan:c"}],
        "USED_IN": [{"source": "slogan:b", "target": "metric:m", "count": 3, "speeches": 1}],
    },
)
NODES: dict[str, dict[str, Any]] = {
    "slogan:b": {
        "class": "Slogan",
        "label": "两个维护",
        "aliases": "“两个维护”|2个维护",
        "status": "canonical",
        "mentions": 3,
        "speeches": 1,
    },
    "slogan:c": {"class": "Slogan", "label": "四个意识", "status": "canonical", "mentions": 0, "speeches": 0},
    "metric:m": {"class": "Metric", "label": "**名", "value": 5.0, "masked": False},
    "mention:a-3": {"class": "Mention", "label": '<"维\n护">', "start": 3, "end": 7, "exact": '<"维\n护">'},
    "text:a": {"class": "TextVersion", "label": "text:a", "length": 9},
}
EDGES: dict[tuple[str, str, str], dict[str, Any]] = {
    ("slogan:b", "slogan:c", "HAS_PART.slogan:b.slogan:c"): {"label": "HAS_PART"},
    ("slogan:b", "slogan:c", "REPLACES.slogan:b.slogan:c"): {"label": "REPLACES"},
    ("slogan:b", "metric:m", "USED_IN.slogan:b.metric:m"): {"label": "USED_IN", "count": 3, "speeches": 1},
}
OFFSETS = {"start": "start_offset", "end": "end_offset"}


def nodes(network: Any) -> dict[str, dict[str, Any]]:
    """Nodes with their cells."""
    return dict(network.nodes(data=True))


def edges(network: Any) -> dict[tuple[str, str, str], dict[str, Any]]:
    """Edges with their cells; GEXF says a key twice."""
    return {
        (source, target, key): {name: value for name, value in cells.items() if name != "id"}
        for source, target, key, cells in network.edges(keys=True, data=True)
    }


def read_graphml(data: bytes) -> Any:
    return networkx.read_graphml(io.BytesIO(data), force_multigraph=True)


def read_gexf(data: bytes) -> Any:
    return networkx.read_gexf(io.BytesIO(data))


def read_node_link(data: bytes) -> Any:
    return networkx.node_link_graph(json.loads(data), edges="edges")


def rename(cells: dict[str, Any]) -> dict[str, Any]:
    return {OFFSETS.get(name, name): value for name, value in cells.items()}


def test_graphml_is_read_back() -> None:
    read = read_graphml(generate_graphml(SMALL))
    assert (nodes(read), edges(read)) == (NODES, EDGES)
    assert read.graph["dataset"] == "one"


def test_gexf_is_read_back_with_offsets_that_are_no_times() -> None:
    data = generate_gexf(SMALL)
    read = read_gexf(data)
    assert (nodes(read), edges(read)) == ({key: rename(cells) for key, cells in NODES.items()}, EDGES)
    assert b'mode="static"' in data


def test_node_link_is_read_back_with_lists() -> None:
    read = read_node_link(generate_node_link(SMALL))
    assert nodes(read)["slogan:b"] == NODES["slogan:b"] | {"aliases": ["“两个维护”", "2个维护"]}
    assert nodes(read)["text:a"] == {"class": "TextVersion", "length": 9}
    assert edges(read) == {
        ("slogan:b", "slogan:c", "HAS_PART"): {},
        ("slogan:b", "slogan:c", "REPLACES"): {},
        ("slogan:b", "metric:m", "USED_IN"): {"count": 3, "speeches": 1},
    }
    assert read.graph == {"dataset": "one"}


def test_the_samples_are_read_back_whole(samples: Build) -> None:
    graph, flat = samples.graph, to_flat_network(samples.graph)
    assert flat.number_of_nodes() == sum(map(len, graph.nodes.values()))
    assert flat.number_of_edges() == sum(map(len, graph.edges.values()))
    graphml, gexf = read_graphml(generate_graphml(graph)), read_gexf(generate_gexf(graph))
    assert (nodes(graphml), edges(graphml)) == (nodes(flat), edges(flat))
    assert (nodes(gexf), edges(gexf)) == ({key: rename(cells) for key, cells in nodes(flat).items()}, edges(flat))
    link, network = read_node_link(generate_node_link(graph)), to_network(graph)
    assert (nodes(link), edges(link)) == (nodes(network), edges(network))
    same = samples.networkx()
    assert network.nodes.keys() == same.nodes.keys()
    assert network.edges.keys() == same.edges.keys()


def test_gexf_has_a_fixed_date() -> None:
    assert generate_gexf(SMALL).count(b'<meta lastmodifieddate="1970-01-01">') == 1


@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_a_character_that_xml_cannot_hold_is_refused(format: str) -> None:
    graph = Graph("one", {"Mention": [{"id": "mention:a-3", "exact": "页\x0c尾"}]}, {})
    with pytest.raises(InputError) as raised:
        FORMATS[format](graph)
    told = f"{format} is XML and cannot hold the character U+000C that a text has; take another format, or --no-text"
    assert str(raised.value) == told
    assert nodes(read_node_link(generate_node_link(graph)))["mention:a-3"]["exact"] == "页\x0c尾"
