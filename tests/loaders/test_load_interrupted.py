"""`kg load` cut off, the server gone: what is half there is known by name, and the same load again ends the same."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from made_graphs import part_of_samples
from neo4j_server import Neo4j

from kg.cli import main
from kg.errors import DatabaseError
from kg.pipeline import Pipeline
from loaders import batch, load
from loaders.load import load_graph
from loaders.load_state import check_loaded, list_states

TOLD = "kg: data set 'samples' is half loaded; loading it again\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, pipeline: Pipeline) -> Path:
    return part_of_samples(tmp_path_factory.mktemp("interrupted") / "out", pipeline, 0, 2)


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Batches of 50 rows, so that a small graph has many."""
    make_batches = batch.make_batches
    monkeypatch.setattr(load, "make_batches", lambda rows: make_batches(rows, most_rows=50))


def after(rows: int, act: Callable[[], None]) -> Callable[[int, int], None]:
    """A step that acts once, when so many rows are there."""
    left = [act]

    def step(done: int, total: int) -> None:
        if done >= rows and left:
            left.pop()()

    return step


def cut() -> None:
    raise KeyboardInterrupt


def test_cut_off_anywhere_and_repeated_it_ends_the_same(
    neo4j: Neo4j, folder: Path, tmp_path: Path, pipeline: Pipeline, small_batches: None
) -> None:
    earlier = part_of_samples(tmp_path / "out", pipeline, 1, 3)
    neo4j.load(folder)
    expected = neo4j.snapshot()
    for rows in (1, 300, 700, 1300):
        neo4j.load(earlier)
        with neo4j.connect() as server:
            with pytest.raises(KeyboardInterrupt):
                load_graph(folder / "graph.ttl", server, step=after(rows, cut))
            with pytest.raises(DatabaseError, match="data set 'samples' is half loaded; run kg load again"):
                check_loaded(server, "samples")
        neo4j.load(folder)
        assert neo4j.snapshot() == expected


def test_a_killed_load_is_named_and_made_whole(
    neo4j: Neo4j, sample_folder: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    neo4j.load(sample_folder)
    expected = neo4j.snapshot()
    neo4j.empty()
    neo4j.drop_schema()
    command = [sys.executable, "-m", "kg", "load", "--graph", str(sample_folder)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    while neo4j.run("MATCH (n:Mention) RETURN count(n) AS count")[0]["count"] == 0:
        assert process.poll() is None, "the load ended before it could be killed"
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    with neo4j.connect() as server:
        assert [(state.dataset, state.whole) for state in list_states(server)] == [("samples", False)]
    assert neo4j.snapshot() != expected
    assert main(["load", "--graph", str(sample_folder)]) == 0
    assert capsys.readouterr().err == TOLD
    assert neo4j.snapshot() == expected


def test_another_data_set_that_is_half_loaded_is_named(
    neo4j: Neo4j, folder: Path, tmp_path: Path, pipeline: Pipeline, capsys: pytest.CaptureFixture[str]
) -> None:
    with neo4j.connect() as server, pytest.raises(KeyboardInterrupt):
        load_graph(folder / "graph.ttl", server, step=after(1, cut))
    other = part_of_samples(tmp_path / "out", pipeline, 2, 3, name="other")
    assert main(["load", "--graph", str(other)]) == 0
    assert capsys.readouterr().err == "kg: data set 'samples' is half loaded; run kg load with its graph again\n"


def own(neo4j: Neo4j) -> Neo4j:
    """The server, if it is ours to kill."""
    if neo4j.home is None:
        pytest.skip("the server of NEO4J_TEST_URI is not ours to kill")
    return neo4j


def test_a_server_that_is_killed_and_started_again_gets_the_whole_graph(
    neo4j: Neo4j, folder: Path, small_batches: None
) -> None:
    server = own(neo4j)
    server.load(folder)
    expected = server.snapshot()
    server.empty()
    starting = threading.Thread(target=server.start)

    def restart() -> None:
        server.stop(force=True)
        starting.start()

    with server.connect(patience=120) as connection:
        load_graph(folder / "graph.ttl", connection, step=after(600, restart))
    starting.join()
    assert server.snapshot() == expected


def test_a_server_that_stays_away_is_one_clear_line(
    neo4j: Neo4j, folder: Path, small_batches: None, capsys: pytest.CaptureFixture[str]
) -> None:
    server = own(neo4j)
    with server.connect(patience=2) as connection:
        stop = after(600, lambda: server.stop(force=True))
        with pytest.raises(DatabaseError, match=rf"{server.uri}: no Neo4j answers there; start Neo4j"):
            load_graph(folder / "graph.ttl", connection, step=stop)
    server.start()
    assert main(["load", "--graph", str(folder)]) == 0
    assert capsys.readouterr().err == TOLD
