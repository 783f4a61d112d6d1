"""`kg load` as a user meets it where something is wrong: one clear line, exit code 2, and no password anywhere."""

import socket
import threading
from pathlib import Path

import pytest
from neo4j_server import Neo4j, free_port

from kg.cli import main
from kg.database import read_settings
from kg.errors import DatabaseError

SECRET = "never-to-be-told"


def fails(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """What a command that fails says on its one line."""
    assert main(arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert SECRET not in told.err
    return told.err


def test_a_wrong_password(
    neo4j: Neo4j, sample_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["load", "--graph", str(sample_folder)]
    told = f"kg: {neo4j.uri}: the server refuses this user or password; set NEO4J_USERNAME and NEO4J_PASSWORD\n"
    monkeypatch.setenv("NEO4J_PASSWORD", SECRET)
    assert fails(arguments, capsys) == told
    monkeypatch.delenv("NEO4J_PASSWORD")
    assert fails(arguments, capsys) == told


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_database_that_does_not_exist(
    scheme: str, neo4j: Neo4j, sample_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    uri = neo4j.uri.replace("bolt", scheme)
    told = fails(["load", "--graph", str(sample_folder), "--uri", uri, "--database", "nowhere"], capsys)
    assert told.startswith(f"kg: {uri} (database nowhere): ")
    assert "SHOW DATABASES lists those there are; take one by --database or NEO4J_DATABASE" in told


def test_the_database_and_the_routed_address_that_the_environment_names(
    neo4j: Neo4j, sample_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NEO4J_URI", neo4j.uri.replace("bolt", "neo4j"))
    monkeypatch.setenv("NEO4J_DATABASE", "neo4j")
    assert main(["load", "--graph", str(sample_folder)]) == 0
    assert f"in {neo4j.uri.replace('bolt', 'neo4j')} (database neo4j)\n" in capsys.readouterr().out


def test_no_server(sample_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for scheme in ("bolt", "neo4j"):
        uri = f"{scheme}://127.0.0.1:{free_port()}"
        told = fails(["load", "--graph", str(sample_folder), "--uri", uri], capsys)
        assert (
            told == f"kg: {uri}: no Neo4j answers there; start Neo4j, or name another address by --uri or NEO4J_URI\n"
        )


def test_something_else_listens_there(sample_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]

        def refuse() -> None:
            other.settimeout(20)
            connection, _ = other.accept()
            with connection:
                connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

        thread = threading.Thread(target=refuse)
        thread.start()
        told = fails(["load", "--graph", str(sample_folder), "--uri", f"bolt://127.0.0.1:{port}"], capsys)
        thread.join()
    assert told.startswith(f"kg: bolt://127.0.0.1:{port}: ")


@pytest.mark.parametrize(
    ("uri", "told"),
    [
        ("http://localhost:7474", "kg: 'http://localhost:7474' is no address of Neo4j; for example bolt://localhost"),
        ("localhost:7687", "kg: 'localhost:7687' is no address of Neo4j; for example"),
        ("bolt://", "kg: 'bolt://' has no host or no valid port; for example"),
        ("bolt://localhost:port", "kg: 'bolt://localhost:port' has no host or no valid port; for example"),
        ("bolt://localhost:70000", "kg: 'bolt://localhost:70000' has no host or no valid port; for example"),
        ("bolt://[::1", "kg: 'bolt://[::1' has no host or no valid port"),
        (
            f"bolt://neo4j:{SECRET}@localhost",
            "kg: a user or password in the address of the server; leave it out and set",
        ),
    ],
)
def test_a_bad_address(uri: str, told: str, sample_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert fails(["load", "--graph", str(sample_folder), "--uri", uri], capsys).startswith(told)


def test_no_graph(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert fails(["load", "--graph", str(tmp_path)], capsys) == (
        f"kg: {tmp_path}: no built graph here; run kg build first, or give --graph DIR\n"
    )


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lambda text: text[: len(text) // 2], "this Turtle does not parse"),
        (lambda text: text.replace("oa:exact", "\udcff", 1), "this Turtle does not parse"),
        (lambda text: text.replace("void:Dataset", "void:Other"), "it has 0 data sets"),
        (lambda text: text + "yearusage:z kg:unknown 1 .\n", "has 0 of our classes, not one"),
        (lambda text: text + "yearusage:z a kg:Rule ; kg:unknown 1 .\n", "ontology#unknown that Rule does not have"),
        (lambda text: text + "year:1 a kg:Year .\n", "is not in its place"),
    ],
)
def test_a_graph_that_is_not_whole(
    damage: object, told: str, neo4j: Neo4j, sample_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert callable(damage)
    text = (sample_folder / "graph.ttl").read_text(encoding="utf-8")
    (tmp_path / "graph.ttl").write_text(damage(text), encoding="utf-8", errors="surrogateescape")
    (tmp_path / "report.json").write_bytes((sample_folder / "report.json").read_bytes())
    assert told in fails(["load", "--graph", str(tmp_path)], capsys)
    assert neo4j.run("MATCH (n) RETURN n") == []


@pytest.mark.parametrize(
    "arguments", [["load"], ["export", "--format", "cypher"], ["export", "--format", "neo4j-csv", "--out", "new"]]
)
def test_a_folder_without_its_graph(
    arguments: list[str],
    neo4j: Neo4j,
    sample_folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "report.json").write_bytes((sample_folder / "report.json").read_bytes())
    assert "cannot be read" in fails([*arguments, "--graph", "."], capsys)


def test_settings_never_show_the_password() -> None:
    settings = read_settings(
        environment={"NEO4J_PASSWORD": SECRET, "NEO4J_URI": "neo4j+s://host", "NEO4J_USERNAME": "u"}
    )
    assert settings.password == SECRET
    assert SECRET not in repr(settings)
    assert (settings.uri, settings.username, settings.database) == ("neo4j+s://host", "u", None)
    with pytest.raises(DatabaseError) as caught:
        read_settings(environment={"NEO4J_URI": f"bolt://u:{SECRET}@host"})
    assert SECRET not in str(caught.value)
