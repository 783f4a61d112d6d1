"""The cache of a graph: made once, made again when anything is wrong with it, and never half there."""

import shutil
from pathlib import Path

import pytest
from pyoxigraph import Store

from kg.errors import GraphError
from queries import store as cache
from queries.sparql import ask
from queries.store import ensure_store, open_store

COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s a kg:Speech }"
TEN = (["n"], [[10]])


@pytest.fixture
def folder(sample_folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sample_folder, tmp_path / "out"))


def test_a_small_graph_leaves_nothing_behind(folder: Path) -> None:
    before = sorted(folder.iterdir())
    assert ask(open_store(folder), COUNT) == TEN
    assert sorted(folder.iterdir()) == before


def test_a_large_one_is_loaded_once(folder: Path) -> None:
    before = {path.name for path in folder.iterdir()}
    assert ask(open_store(folder, small=0), COUNT) == TEN
    made = (folder / "store" / "graph.sha256").stat()
    assert ask(open_store(folder, small=0), COUNT) == TEN
    again = (folder / "store" / "graph.sha256").stat()
    assert (made.st_ino, made.st_mtime_ns) == (again.st_ino, again.st_mtime_ns)
    assert {path.name for path in folder.iterdir()} == before | {"store"}


def test_what_is_opened_cannot_be_written(folder: Path) -> None:
    with pytest.raises(RuntimeError, match="only possible on read-write instances"):
        open_store(folder, small=0).update("INSERT DATA { <a:a> <a:b> <a:c> }")


def test_a_changed_graph_is_loaded_again(folder: Path) -> None:
    ensure_store(folder)
    with (folder / "graph.ttl").open("a", encoding="utf-8") as file:
        file.write("\n<https://x.example/1> a <https://speech-graph.example/ontology#Speech> .\n")
    assert ask(open_store(folder, small=0), COUNT) == (["n"], [[11]])


@pytest.mark.parametrize(
    "harm", ["no key", "no data", "no manifest", "short files", "a file", "a foreign folder", "a link"]
)
def test_a_broken_or_foreign_cache_is_made_again(harm: str, folder: Path, tmp_path: Path) -> None:
    place = folder / "store"
    data = ensure_store(folder)
    if harm == "no key":
        (place / "graph.sha256").unlink()
    elif harm == "no data":
        shutil.rmtree(data)
    elif harm == "no manifest":
        (data / "CURRENT").unlink()
    elif harm == "short files":
        for file in data.glob("*.sst"):
            file.write_bytes(file.read_bytes()[:100])
    else:
        shutil.rmtree(place)
        (tmp_path / "foreign").mkdir()
        (tmp_path / "foreign" / "graph.sha256").write_bytes(b"\xff not ours")
        if harm == "a file":
            place.write_text("not ours", encoding="utf-8")
        elif harm == "a link":
            place.symlink_to(tmp_path / "foreign")
        else:
            shutil.copytree(tmp_path / "foreign", place)
    assert ask(open_store(folder, small=0), COUNT) == TEN
    assert ask(Store.read_only(str(place / "data")), COUNT) == TEN
    assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []


def test_a_load_that_fails_leaves_the_old_cache_and_no_rest(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ensure_store(folder)
    before = sorted(path.name for path in folder.iterdir())

    def fail(*_: object) -> None:
        raise OSError("no space left")

    (folder / "graph.ttl").write_bytes((folder / "graph.ttl").read_bytes() + b"\n")
    monkeypatch.setattr(cache, "load_turtle", fail)
    # Nothing can be written: the graph is asked in memory.
    assert ask(open_store(folder, small=0), COUNT) == TEN
    assert sorted(path.name for path in folder.iterdir()) == before
    assert ask(Store.read_only(str(folder / "store" / "data")), COUNT) == TEN


def test_no_graph_is_told(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="no built graph here"):
        open_store(tmp_path)
    with pytest.raises(GraphError, match="no built graph here"):
        ensure_store(tmp_path)
