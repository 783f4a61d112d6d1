"""`kg validate` as a user meets it, and the check at the end of a build."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from kg.cli import main
from kg.errors import GraphError
from kg.model import Graph, Row
from kg.pipeline import Build
from kg.validate import check_graph, validate
from kg.validate.row import check_rows

SPEECH = "2f14e1ab6f85"


@pytest.fixture
def folder(sample_folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sample_folder, tmp_path / "out"))


def edit(folder: Path, old: str, new: str) -> None:
    path = folder / "graph.ttl"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_build_conforms(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", str(folder)]) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[0].startswith(f"{folder / 'graph.ttl'}: conforms; ")
    assert out[1:] == ["SHACL     checked", "texts     checked"]
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    assert report["validation"] == {"conforms": True, "by": ["rows", "sparql"]}


@pytest.mark.parametrize("more", [[], ["--fast"]], ids=["all", "fast"])
def test_a_violation_is_printed_with_file_sentence_and_rule(
    more: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(folder, 'oa:exact "三个务必"', 'oa:exact "三个必务"')
    assert main(["validate", str(folder), *more]) == 1
    lines = capsys.readouterr().out.splitlines()
    place = f"{folder / 'graph.ttl'}: 20230221_青禾县_在全县组织工作会议上的讲话.txt: samples/mention/{SPEECH}-935: "
    sentence = "  “2023年，全县组织工作的总体思路是：".strip()
    assert lines[0].startswith(f"{place}quote: a mention is not what stands at its place in the sentence {sentence}")
    assert lines[1].startswith(f"{place}text: not what stands at its place in texts/ {sentence}")
    assert "2 violations" in lines[2]


def test_offsets_are_checked_against_the_texts(folder: Path) -> None:
    sha256 = next(row for row in validate_texts(folder)).rpartition("/")[2]
    (folder / "texts" / sha256).write_text("别的文字", encoding="utf-8")
    rules = {violation.rule for violation in validate(folder, shapes=False).violations}
    assert rules == {"length", "sha256", "text"}


def validate_texts(folder: Path) -> list[str]:
    return sorted(str(path) for path in (folder / "texts").iterdir())


def test_without_texts_they_are_not_checkable(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(folder / "texts")
    assert main(["validate", str(folder / "graph.ttl"), "--fast"]) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[1:] == ["SHACL     left out", "texts     not checkable: no texts/ beside it"]


def test_an_export_under_another_base_and_without_text_conforms(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "bare.ttl"
    base = "https://data.example.org/"
    options = ["--format", "ttl", "--no-text", "--base", base, "--graph", str(folder), "--out", str(out)]
    assert main(["export", *options]) == 0
    done = validate(out)
    assert (done.violations, done.texts, done.source.base) == ((), False, base)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('<http://a.example/> <http://b.example/> "x" ; foo .\n', ":1:47: not Turtle: foo is not a valid predicate"),
        ('<http://a.example/> <http://b.example/> "x" .\n', ": this Turtle is none of kg's: it has no speech; run kg"),
        ("", ": this Turtle is none of kg's: it has no speech; run kg"),
    ],
    ids=["broken", "foreign", "empty"],
)
def test_bad_turtle_is_one_line(content: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "some.ttl"
    path.write_text(content, encoding="utf-8")
    assert main(["validate", str(path)]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(f"kg: {path}{told}")
    assert printed.err.count("\n") == 1


def test_no_graph_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", str(tmp_path)]) == 2
    assert capsys.readouterr().err.startswith(f"kg: {tmp_path}: no built graph here; run kg build first")


def with_row(graph: Graph, name: str, **cells: object) -> Graph:
    """The graph with other cells in the first row of a class or edge."""
    rows: dict[str, list[Row]] = {key: list(value) for key, value in {**graph.nodes, **graph.edges}.items()}
    rows[name][0] = {**rows[name][0], **cells}
    nodes = {key: rows[key] for key in graph.nodes}
    return replace(graph, nodes=nodes, edges={key: rows[key] for key in graph.edges})


@pytest.mark.parametrize(
    ("name", "cells", "rule"),
    [
        ("Mention", {"status": "sure"}, "Mention.status:values"),
        ("Mention", {"exact": None}, "Mention.exact:need"),
        ("Mention", {"exact": 3}, "Mention.exact:datatype"),
        ("Speech", {"date": "2023-1-1"}, "Speech.date:date"),
        ("Speech", {"year": 3023}, "Speech.year:least"),
        ("IN_SENTENCE", {"target": "sentence:none"}, "Mention.IN_SENTENCE:target"),
        ("IN_SENTENCE", {"source": "mention:none"}, "stray"),
        ("MENTIONS", {"count": 99}, "usage-count"),
        ("USED_IN", {"count": 99}, "year-usage-count"),
        ("Slogan", {"mentions": 99}, "mention-count"),
    ],
)
def test_rows_are_checked(name: str, cells: Row, rule: str, samples: Build) -> None:
    assert list(check_rows(samples.graph)) == []
    assert rule in {found.rule for found in check_rows(with_row(samples.graph, name, **cells))}


def test_a_graph_that_does_not_conform_is_refused(samples: Build) -> None:
    with pytest.raises(GraphError, match=r"breaks 1 rules of its model: Mention\.status:values"):
        check_graph(with_row(samples.graph, "Mention", status="sure"))
    # What only SPARQL sees.
    with pytest.raises(GraphError, match="quote"):
        check_graph(with_row(samples.graph, "Mention", exact="别的"))


def test_an_odd_year_does_not_stop_a_build(samples: Build) -> None:
    odd = with_row(samples.graph, "Slogan", first_use="2023")
    assert check_graph(odd) == {"conforms": True, "by": ["rows", "sparql"]}
    assert [found.rule for found in check_rows(with_row(samples.graph, "Section", depth=0))] == ["Section.depth:least"]
    assert check_graph(with_row(samples.graph, "Section", depth=0))["conforms"]
