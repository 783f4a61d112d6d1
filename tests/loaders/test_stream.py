"""The stream of a `graph.ttl` gives the rows that reading it as a whole gives."""

from collections import defaultdict
from pathlib import Path

import pytest

from kg.errors import GraphError
from kg.model import Row
from kg.pipeline import Build
from loaders.stream import RowStream, stamp
from loaders.turtle import generate_turtle


def test_the_stream_has_the_rows_of_the_graph(samples: Build, sample_folder: Path) -> None:
    stream = RowStream(sample_folder / "graph.ttl")
    assert stream.dataset == "samples"
    found: dict[str, list[Row]] = defaultdict(list)
    for name, row in stream:
        found[name].append({key: value for key, value in row.items() if value is not None})
    graph = samples.graph
    for name, rows in (*graph.nodes.items(), *graph.edges.items()):
        expected = [{key: value for key, value in row.items() if value is not None} for row in rows]
        assert sorted(found.pop(name), key=repr) == sorted(expected, key=repr), name
    assert found == {}


def test_another_base_changes_no_row(samples: Build, sample_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_bytes(generate_turtle(samples.graph, base="https://example.org/"))
    assert [*RowStream(tmp_path / "graph.ttl")] == [*RowStream(sample_folder / "graph.ttl")]


def test_the_stamp_is_of_the_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    assert stamp(tmp_path / "a") == "2d711642b726b044"


def test_an_edge_to_a_literal_is_refused(sample_folder: Path, tmp_path: Path) -> None:
    text = (sample_folder / "graph.ttl").read_text(encoding="utf-8")
    bad = text.replace("kg:inSpeech speech:", 'kg:inSpeech "speech:x" ; kg:inSpeech speech:', 1)
    (tmp_path / "graph.ttl").write_text(bad, encoding="utf-8")
    with pytest.raises(GraphError, match=r"has a .*inSpeech that Mention does not have"):
        list(RowStream(tmp_path / "graph.ttl"))


def test_what_is_not_of_our_form_is_read_from_there_on_by_the_parser(sample_folder: Path, tmp_path: Path) -> None:
    text = (sample_folder / "graph.ttl").read_text(encoding="utf-8")
    middle = text.index("\nmetric:")
    (tmp_path / "graph.ttl").write_text(f"{text[:middle]}\n# a remark .{text[middle:]}", encoding="utf-8")
    assert [*RowStream(tmp_path / "graph.ttl")] == [*RowStream(sample_folder / "graph.ttl")]


def test_a_subject_out_of_order_is_refused(sample_folder: Path, tmp_path: Path) -> None:
    blocks = (sample_folder / "graph.ttl").read_text(encoding="utf-8").split(" .\n")
    blocks[-3], blocks[-2] = blocks[-2], blocks[-3]
    (tmp_path / "graph.ttl").write_text(" .\n".join(blocks), encoding="utf-8")
    with pytest.raises(GraphError, match=r"> is not in its place"):
        list(RowStream(tmp_path / "graph.ttl"))
