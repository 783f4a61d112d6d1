"""`kg export` as a user meets it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.cli import export, main
from loaders import columns, network, rdf

EVERY = (*export.RDF, "void", *export.NETWORKS, *export.SCRIPTS)


def test_the_command_names_the_formats_that_the_loaders_have() -> None:
    assert tuple(rdf.FORMATS) == export.RDF
    assert tuple(rdf.PROFILES) == export.PROFILES
    assert tuple(network.FORMATS) == export.NETWORKS
    assert (*columns.FORMATS, "neo4j-csv") == export.FOLDERS


@pytest.mark.parametrize("format", EVERY)
def test_a_file_and_what_is_printed_are_the_same_bytes(
    format: str, sample_folder: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    arguments = ["export", "--format", format, "--graph", str(sample_folder)]
    assert main(arguments) == 0
    printed = capsysbinary.readouterr()
    assert printed.err == b""
    out = tmp_path / f"graph.{format}"
    assert main([*arguments, "--out", str(out)]) == 0
    assert out.read_bytes() == printed.out
    assert capsysbinary.readouterr().out == f"{out}  {len(printed.out):,} bytes\n".encode()


def test_turtle_is_that_of_the_build(sample_folder: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["export", "--format", "ttl", "--graph", str(sample_folder)]) == 0
    assert capsysbinary.readouterr().out == (sample_folder / "graph.ttl").read_bytes()


@pytest.mark.parametrize("format", columns.FORMATS)
def test_a_folder_has_a_file_for_each_class_and_edge(
    format: str, sample_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "tables"
    assert main(["export", "--format", format, "--graph", str(sample_folder), "--out", str(out)]) == 0
    files = [path for path in out.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files)
    assert capsys.readouterr().out == f"{out}  {len(files)} files, {size:,} bytes\n"
    assert {f"nodes/Slogan.{format}", f"edges/MENTIONS.{format}"} <= {str(path.relative_to(out)) for path in files}


@pytest.mark.parametrize("format", EVERY)
def test_without_text_no_sentence_is_in_any_format(
    format: str, sample_folder: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    sentence = "要坚持不懈用习近平新时代中国特色社会主义思想凝心铸魂".encode()
    arguments = ["export", "--format", format, "--graph", str(sample_folder)]
    assert main(arguments) == 0
    assert (sentence in capsysbinary.readouterr().out) == (format != "void")
    assert main([*arguments, "--no-text"]) == 0
    bare = capsysbinary.readouterr().out
    assert bare
    assert sentence not in bare


def test_the_base_is_the_one_given(sample_folder: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    base = "https://data.example.org/kg/"
    assert main(["export", "--format", "nt", "--graph", str(sample_folder), "--base", base]) == 0
    moved = capsysbinary.readouterr().out
    assert main(["export", "--format", "nt", "--graph", str(sample_folder)]) == 0
    built = capsysbinary.readouterr().out.replace(b"https://speech-graph.example/", base.encode())
    assert sorted(moved.splitlines()) == sorted(built.splitlines())


def test_two_runs_give_the_same_bytes(sample_folder: Path, tmp_path: Path) -> None:
    code = "import sys; from kg.cli import main; graph, out, *formats = sys.argv[1:]; " + (
        "[main(['export', '--graph', graph, '--format', f, '--out', f'{out}/{f}']) for f in formats]"
    )
    formats = (*EVERY, *export.FOLDERS)
    made = []
    for seed in ("1", "2"):
        out = tmp_path / seed
        command = [sys.executable, "-c", code, str(sample_folder), str(out), *formats]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run(command, env=environment, check=True, capture_output=True)
        made.append({str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()})
    assert {name.partition("/")[0] for name in made[0]} == set(formats)
    assert made[0] == made[1]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ["--format", "ttl", "--graph", "empty"],
            "kg: empty: no built graph here; run kg build first, or give --graph",
        ),
        (["--format", "ttl", "--graph", "none"], "kg: none: no built graph here; run kg build first, or give --graph"),
        (["--format", "ttl", "--graph", "foreign"], "kg: foreign/graph.ttl: not a graph of kg's: it has 0 data sets; "),
        (["--format", "ttl", "--graph", "broken"], "kg: broken/graph.ttl:1:1: this Turtle does not parse; give a gr"),
        (["--format", "ttl", "--graph", "partial"], "kg: partial: graph.ttl cannot be read; build it again"),
        (["--format", "ttl", "--base", "a b"], "kg: 'a b' is no base for IRIs (Invalid IRI code point ' '); give one"),
        (
            ["--format", "gexf", "--base", "http://a.example/"],
            "kg: --base is for RDF; gexf is none; take ttl, nt, json",
        ),
        (["--format", "csv", "--profile", "oa"], "kg: --profile is for RDF; csv is none; take ttl, nt, jsonld, rdfxml"),
        (["--format", "parquet"], "kg: parquet is a folder of files; give --out DIR"),
        (["--format", "jsonld", "--profile", "rdf12"], "kg: jsonld cannot hold the profile rdf12; take ttl, nt, trig"),
        (["--format", "nt", "--out", "broken"], "kg: broken: a folder is in its place; give another --out"),
        (
            ["--format", "csv", "--out", "broken"],
            "kg: broken: this folder is not empty; give an absent or empty folder",
        ),
        (["--format", "ttl", "--out", "built/graph.ttl"], "kg: built/graph.ttl: this is a file of the build itself; "),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_bad_input_is_one_clear_line_and_exit_code_2(
    arguments: list[str],
    told: str,
    sample_folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "built").symlink_to(sample_folder)
    for name, turtle in (("foreign", "<http://a.example/> a <http://a.example/B> ."), ("broken", "]"), ("partial", "")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "report.json").write_bytes((sample_folder / "report.json").read_bytes())
        if turtle:
            (tmp_path / name / "graph.ttl").write_text(turtle, encoding="utf-8")
    before = {path: path.read_bytes() for path in sorted(tmp_path.rglob("*")) if path.is_file()}
    given = arguments if "--graph" in arguments else [*arguments, "--graph", "built"]
    assert main(["export", *given]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(told)
    assert printed.err.count("\n") == 1
    assert {path: path.read_bytes() for path in sorted(tmp_path.rglob("*")) if path.is_file()} == before


def test_a_reader_that_stops_early_is_no_error(sample_folder: Path) -> None:
    command = f"{sys.executable} -m kg export --format nt --graph {sample_folder} | head -n 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=True)
    assert done.stdout.count(b"\n") == 1
    assert done.stderr == b""


def test_the_commands_of_the_documentation_run(
    sample_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "out").symlink_to(sample_folder)
    page = (Path(__file__).resolve().parents[2] / "docs" / "export.md").read_text(encoding="utf-8")
    commands = [line.split()[1:] for line in page.splitlines() if line.startswith("    kg export ")]
    assert [main(command) for command in commands] == [0] * 11
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["out", *(command[-1] for command in commands)])
    annotations = (tmp_path / "annotations.ttl").read_text(encoding="utf-8").replace("\t", "    ")
    shown = page.partition("two selectors:\n\n")[2].partition("\n\n")[0].removesuffix(" .").split(" .\n")
    blocks = ["\n".join(line.removeprefix("    ") for line in block.splitlines()) for block in shown]
    assert [block.partition(":")[0] for block in blocks] == ["annotation", "target", "position", "quote"]
    assert all(block in annotations for block in blocks)
