"""The two exports for Neo4j give the same graph as `kg load`: by the real importer, and by the real server."""

import os
import shlex
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from made_graphs import NASTY, nasty_graph, part_of_samples, write_built
from neo4j_server import Neo4j

from kg.cli import main
from kg.errors import GraphError
from kg.model import Graph
from kg.pipeline import Pipeline
from loaders.cypher_script import generate_script, literal
from loaders.neo4j_csv import generate_neo4j_csv

Snapshot = tuple[Counter[str], Counter[str]]


def run_script(neo4j: Neo4j, script: Path) -> None:
    """What cypher-shell does: one statement after the other, each ends with `;` at the end of a line."""
    for statement in script.read_text(encoding="utf-8").split(";\n"):
        if statement.strip():
            neo4j.run(statement)


def imported(neo4j: Neo4j, folder: Path, home: Path) -> Snapshot:
    """What is in a new database after the command of the folder, run by the real importer."""
    if neo4j.home is None:
        pytest.skip("the importer needs a server of our own")
    fresh = Neo4j.prepare(home)
    admin = home / "neo4j-admin"
    admin.write_text(f'#!/bin/sh\nexec {shlex.join(fresh.command("org.neo4j.cli.AdminTool"))} "$@"\n', encoding="utf-8")
    admin.chmod(0o755)
    environment = {"NEO4J_ADMIN": str(admin), "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    command = ["sh", str(folder / "import.sh"), "neo4j", "--overwrite-destination"]
    done = subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    fresh.start()
    try:
        run_script(fresh, folder / "schema.cypher")
        assert len(fresh.run("SHOW CONSTRAINTS")) == 2
        return fresh.snapshot()
    finally:
        fresh.stop(force=True)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, pipeline: Pipeline) -> Path:
    return part_of_samples(tmp_path_factory.mktemp("files") / "out", pipeline, 0, 4)


@pytest.fixture(scope="module")
def nasty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_built(tmp_path_factory.mktemp("nasty") / "out", nasty_graph("\n".join(NASTY)))


@pytest.mark.parametrize("which", ["folder", "nasty"])
def test_the_importer_gives_the_graph_of_kg_load(
    which: str, neo4j: Neo4j, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    built: Path = request.getfixturevalue(which)
    neo4j.load(built)
    out = tmp_path / "import it's"
    assert main(["export", "--graph", str(built), "--format", "neo4j-csv", "--out", str(out)]) == 0
    assert imported(neo4j, out, tmp_path / "home") == neo4j.snapshot()


@pytest.mark.parametrize("which", ["folder", "nasty"])
def test_the_script_gives_the_graph_of_kg_load(
    which: str, neo4j: Neo4j, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    built: Path = request.getfixturevalue(which)
    neo4j.load(built)
    expected = neo4j.snapshot()
    neo4j.empty()
    out = tmp_path / "graph.cypher"
    assert main(["export", "--graph", str(built), "--format", "cypher", "--out", str(out)]) == 0
    for _ in range(2):
        run_script(neo4j, out)
        assert neo4j.snapshot() == expected


def test_the_script_leaves_exactly_its_build(neo4j: Neo4j, folder: Path, tmp_path: Path, pipeline: Pipeline) -> None:
    neo4j.load(folder)
    expected = neo4j.snapshot()
    neo4j.load(part_of_samples(tmp_path / "out", pipeline, 3, 6))
    out = tmp_path / "graph.cypher"
    assert main(["export", "--graph", str(folder), "--format", "cypher", "--out", str(out)]) == 0
    run_script(neo4j, out)
    assert neo4j.snapshot() == expected


def test_a_script_is_one_statement_a_line() -> None:
    lines = generate_script(nasty_graph(NASTY[4]), run="0f").decode().splitlines()
    comments = [line for line in lines if line.startswith("//")]
    assert lines[:2] == comments
    assert all(line.endswith(";") for line in lines[2:])
    assert lines[-5].startswith(
        "WITH ['speech:1', 'speech:1', 'speech:1', 'speech:1', 'speech:1', 'speech:1', 'speech:1', 'speech:1', 'speech:1', "
        "'speech:1', 'speech:1'] AS `source`, ['slogan:00', 'slogan:01', "
    )


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "true"),
        (3, "3"),
        (0.5, "0.5"),
        ("it's", r"'it\'s'"),
        ("a\\\n\r\tb\x01\u2028", r"'a\\\n\r\tb\u0001\u2028'"),
        ([1, "x"], "[1, 'x']"),
        (None, "null"),
    ],
)
def test_literals(value: object, text: str) -> None:
    assert literal(value) == text


def test_cells_of_the_importer() -> None:
    files = generate_neo4j_csv(nasty_graph("d"), run="0f")
    assert files["nodes/Speech.csv"].decode().splitlines()[0].startswith("id:ID,dataset,run,doc:string,source:string")
    first = files["nodes/Slogan.csv"].decode().splitlines()
    assert first[0] == (
        "id:ID,dataset,run,label:string,aliases:string[],status:string,mentions:long,speeches:long,en:string"
    )
    text = '"it\'s ""both"" \'kinds\' “of” ‘marks’"'
    assert first[1].startswith(f'"slogan:00","d","0f",{text},"it\'s ')
    assert b"--array-delimiter='TAB'" not in files["import.sh"]
    assert b"--array-delimiter='U+001F'" in files["import.sh"]


def test_lists_that_no_character_can_part_are_refused() -> None:
    row = {"id": "slogan:1", "label": "x", "aliases": [";|\t\x1f"]}
    with pytest.raises(GraphError, match="no character is left"):
        generate_neo4j_csv(Graph("d", {"Slogan": [row]}, {}), run="0f")


def test_without_text_the_files_have_none(folder: Path, tmp_path: Path) -> None:
    for kind, out in (("neo4j-csv", tmp_path / "csv"), ("cypher", tmp_path / "graph.cypher")):
        assert main(["export", "--graph", str(folder), "--format", kind, "--no-text", "--out", str(out)]) == 0
    assert "text:string" not in (tmp_path / "csv" / "nodes" / "Sentence.csv").read_text(encoding="utf-8")
    script = (tmp_path / "graph.cypher").read_text(encoding="utf-8")
    assert "AS `heading`" in script
    assert "AS `text`" not in script
    assert "AS `exact`" not in script
