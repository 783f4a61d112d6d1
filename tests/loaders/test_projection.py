"""The embedded Cypher store: the same nodes, edges and values as the graph, made once, and made again when anything is wrong."""

import multiprocessing
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import ladybug
import pytest

from kg.errors import GraphError, MissingExtraError, OutputError
from kg.model import Graph
from kg.pipeline import Build
from loaders import projection
from loaders.projection import ensure_projection, write_projection
from ontology.definition import load_definition


@pytest.fixture
def folder(sample_folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sample_folder, tmp_path / "out"))


@contextmanager
def opened(path: Path) -> Iterator[ladybug.Connection]:
    with ladybug.Database(str(path), read_only=True) as database, ladybug.Connection(database) as connection:
        yield connection


def rows_of(connection: ladybug.Connection, query: str) -> list[list[object]]:
    result = connection.execute(query)
    assert not isinstance(result, list)
    return [list(row) for row in result]


def count_speeches(path: Path) -> object:
    with opened(path) as connection:
        return rows_of(connection, "MATCH (s:Speech) RETURN count(*)")[0][0]


def test_it_has_every_node_and_edge_with_every_value(samples: Build, tmp_path: Path) -> None:
    write_projection(samples.graph, tmp_path / "graph.lbug")
    definition = load_definition()
    with opened(tmp_path / "graph.lbug") as connection:
        for name, rows in samples.graph.nodes.items():
            columns = ["id", *definition.classes[name].properties]
            asked = ", ".join(f"n.`{column}`" for column in columns)
            found = rows_of(connection, f"MATCH (n:{name} {{dataset: 'samples'}}) RETURN {asked} ORDER BY n.id")
            assert found == [[row.get(column) for column in columns] for row in rows]
        for name, rows in samples.graph.edges.items():
            columns = list(definition.edges[name].properties)
            asked = ", ".join(["a.id", "b.id", *(f"r.`{column}`" for column in columns)])
            found = rows_of(connection, f"MATCH (a)-[r:{name} {{dataset: 'samples'}}]->(b) RETURN {asked}")
            assert sorted(map(str, found)) == sorted(
                str([row[column] for column in ("source", "target", *columns)]) for row in rows
            )


def test_odd_text_comes_back_as_it_went_in(tmp_path: Path) -> None:
    odd = ["", "NULL", '"', "a,b", "x\ny\r\nz", "\\n", "[1,2]", " lead ", "{a: 'b'}", "𠮷", "'; MATCH (n) DELETE n; //"]
    shared = {"status": "local", "mentions": 0, "speeches": 0}
    nodes = [{"id": f"slogan:{n}", "label": text, "aliases": odd[1:], **shared} for n, text in enumerate(odd)]
    write_projection(Graph('it\'s \\ "x"', {"Slogan": nodes}, {}), tmp_path / "graph.lbug")
    with opened(tmp_path / "graph.lbug") as connection:
        found = rows_of(connection, "MATCH (n:Slogan) RETURN n.dataset, n.label, n.aliases, n.kind ORDER BY n.id")
    assert sorted(map(str, found)) == sorted(str(['it\'s \\ "x"', text, odd[1:], None]) for text in odd)


def test_it_is_made_once_and_again_for_another_graph(folder: Path) -> None:
    before = {path.name for path in folder.iterdir()}
    path = ensure_projection(folder)
    made = path.stat()
    assert ensure_projection(folder) == path
    assert path.stat().st_ino == made.st_ino
    assert {path.name for path in folder.iterdir()} == before | {"cypher"}
    (folder / "graph.ttl").write_bytes((folder / "graph.ttl").read_bytes() + b"\n")
    assert ensure_projection(folder).stat().st_ino != made.st_ino


@pytest.mark.parametrize("harm", ["a byte", "cut off", "no store", "no seal", "another version", "a file"])
def test_a_damaged_one_is_made_again(harm: str, folder: Path) -> None:
    path = ensure_projection(folder)
    if harm == "a byte":
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 0xFF
        path.write_bytes(data)
    elif harm == "cut off":
        path.write_bytes(path.read_bytes()[:4096])
    elif harm == "no store":
        path.unlink()
    elif harm == "no seal":
        (path.parent / projection.SEAL).unlink()
    elif harm == "another version":
        key = folder / "cypher" / "graph.sha256"
        key.write_text(key.read_text(encoding="ascii").replace("ladybug-", "ladybug-0."), encoding="ascii")
    else:
        shutil.rmtree(folder / "cypher")
        (folder / "cypher").write_text("not ours", encoding="utf-8")
    assert count_speeches(ensure_projection(folder)) == 10
    assert [one.name for one in folder.iterdir() if one.name.startswith(".")] == []


def make_and_count(folder: Path) -> object:
    return count_speeches(ensure_projection(folder))


def test_several_processes_at_once(folder: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(3) as pool:
        assert pool.map(make_and_count, [folder] * 3) == [10, 10, 10]
    assert sorted(path.name for path in (folder / "cypher").iterdir()) == ["data", "graph.sha256"]
    assert [one.name for one in folder.iterdir() if one.name.startswith(".")] == []


def test_no_graph_or_no_place_to_write_is_told(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(GraphError, match="no built graph here"):
        ensure_projection(tmp_path / "none")

    def fail(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(projection, "write_projection", fail)
    with pytest.raises(OutputError, match="no cypher can be written here \\(no space left\\)"):
        ensure_projection(folder)
    assert not (folder / "cypher").exists()


@pytest.mark.parametrize("package", ["ladybug", "pyarrow"])
def test_without_its_packages_it_says_what_to_install(
    package: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtraError) as raised:
        ensure_projection(folder)
    assert str(raised.value) == f"{package} is not installed; pip install -e '.[cypher]'"
