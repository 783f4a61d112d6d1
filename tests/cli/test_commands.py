"""The commands as a user meets them: what they print, where, and how they end."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.cli import main
from kg.cli.main import COMMANDS

NAMES = [module.__name__.rpartition(".")[2] for module in COMMANDS]
SPEECH = "在全县组织工作会议上的讲话\n（2023年2月1日）\n同志们：\n今年要坚决做到“两个维护”，年内培训党员**名。\n"


@pytest.fixture
def speech(tmp_path: Path) -> Path:
    path = tmp_path / "texts" / "2023_青禾县_讲话.txt"
    path.parent.mkdir()
    path.write_text(SPEECH, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", NAMES)
def test_each_command_has_help_with_an_example_and_stands_in_both_readmes(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])
    assert ended.value.code == 0
    assert f"kg {name}" in capsys.readouterr().out.partition("example")[2]
    root = Path(__file__).resolve().parents[2]
    for readme in ("README.md", "README.zh.md"):
        assert f"kg {name}" in (root / readme).read_text(encoding="utf-8")


def test_build_writes_all_files_and_says_so(speech: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert main(["build", str(speech.parent), "--out", str(out)]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    assert told.out.startswith(f"1 speeches, {len(SPEECH)} characters, 2023–2023; data set texts\n")
    assert sorted(path.name for path in out.iterdir()) == [
        "entities.csv",
        "graph.html",
        "graph.ttl",
        "mentions.jsonl",
        "metrics.csv",
        "report.json",
        "speeches.csv",
        "texts",
    ]
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    assert (out / "texts" / f"{report['read'][0]['sha256']}.txt").read_text(encoding="utf-8") == SPEECH


def test_no_path_of_the_machine_is_in_any_output(speech: Path, tmp_path: Path) -> None:
    main(["build", str(speech.parent), "--out", str(tmp_path / "out")])
    for path in (tmp_path / "out").rglob("*"):
        if path.is_file():
            assert str(tmp_path).encode() not in path.read_bytes(), path.name


def test_build_names_what_it_skips(speech: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (speech.parent / "empty.txt").write_bytes(b"")
    arguments = ["build", str(speech.parent), "--out", str(tmp_path / "out")]
    assert main(arguments) == 0
    assert capsys.readouterr().err == "kg: skipped empty.txt: empty file\n"
    assert main([*arguments, "--strict"]) == 2


def test_extract_prints_the_lines_of_mentions_jsonl(
    speech: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["build", str(speech.parent), "--out", str(tmp_path / "out")])
    capsys.readouterr()
    assert main(["extract", str(speech)]) == 0
    printed = capsys.readouterr().out
    assert printed == (tmp_path / "out" / "mentions.jsonl").read_text(encoding="utf-8")
    rows = [json.loads(line) for line in printed.splitlines()]
    assert [(row["text"], row["type"]) for row in rows] == [
        ("全县组织工作会议", "meeting"),
        ("两个维护", "slogan"),
        ("**名", "metric"),
    ]
    assert all(SPEECH[row["start"] : row["end"]] == row["text"] for row in rows)
    assert rows[2] | {"entities": []} == {
        "doc": "2023_青禾县_讲话.txt",
        "start": SPEECH.index("**名"),
        "end": SPEECH.index("**名") + 3,
        "text": "**名",
        "type": "metric",
        "entities": [],
        "status": "local",
        "rule": rows[2]["rule"],
        "value": None,
        "unit": "名",
        "cmp": "=",
        "what": "党员",
        "modality": "planned",
        "year": 2023,
        "masked": True,
        "deadline": "2023",
    }


def test_extract_explains(speech: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(speech), "--explain"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any(
        "两个维护  [canonical: stands in the lexicon, table formulations; lexicon:formulations]" in line
        for line in lines
    )


def test_ask_lists_and_answers(sample_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask"]) == 0
    assert "who-mentions" in capsys.readouterr().out
    assert main(["ask", "who-mentions", "name=两个维护", "--graph", str(sample_folder), "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert rows
    assert all("两个维护" in row["sentence"] for row in rows)


def test_parameters_may_follow_an_option(sample_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "who-mentions", "--graph", str(sample_folder), "name=三个务必", "--format", "csv"]) == 0
    assert "三个务必" in capsys.readouterr().out
    for words in (["ask", "who-mentions", "--nothing=1"], ["build", "--out", "x", "a=b", "--nothing"]):
        with pytest.raises(SystemExit) as ended:
            main(words)
        assert ended.value.code == 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["build", "missing"], "kg: missing: no such file or folder; check the path"),
        (["build", "empty"], "kg: empty: no files in this folder; put .md or .txt files there"),
        (["build", "blank.txt"], "kg: blank.txt: empty file"),
        (["build", "picture.txt"], "kg: picture.txt: binary file, not text; give UTF-8 or GB18030 text"),
        (["build", "latin.txt"], "kg: latin.txt: neither UTF-8 nor GB18030"),
        (["build", "bad"], "kg: bad: none of 2 files can be read: blank.txt (empty file), scan.pdf (not a .txt"),
        (["build", "good.txt", "--out", "good.txt"], "kg: good.txt: a file is in its place; give another --out"),
        (["build", "good.txt", "--out", "bad"], "kg: bad: this folder holds what kg did not write"),
        (["build", "good.txt", "--out", "good.txt/out"], "kg: good.txt/out: cannot be written"),
        (["extract", "missing.txt"], "kg: missing.txt: no such file or folder"),
        (["ask", "nothing", "--graph", "empty"], "kg: unknown question 'nothing'"),
        (["ask", "slogan-years", "--graph", "empty"], "kg: empty: no built graph here; run kg build first"),
        (["ask", "slogan-years", "least", "--graph", "empty"], "kg: 'least' is no parameter; write param=value"),
        (["evaluate", "empty"], "kg: empty: no mentions/*.jsonl here"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_bad_input_is_one_clear_line_and_exit_code_2(
    arguments: list[str],
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "bad").mkdir()
    (tmp_path / "good.txt").write_text(SPEECH, encoding="utf-8")
    (tmp_path / "blank.txt").write_bytes(b" \n")
    (tmp_path / "bad" / "blank.txt").write_bytes(b"")
    (tmp_path / "bad" / "scan.pdf").write_bytes(b"%PDF")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\0\0")
    (tmp_path / "latin.txt").write_bytes("tout à fait lisible, été comme hiver".encode("latin-1") * 9)
    assert main(arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(told)
    assert printed.err.count("\n") == 1


def test_a_build_that_fails_leaves_the_earlier_one_to_the_byte(speech: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    main(["build", str(speech.parent), "--out", str(out)])
    before = {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "x.txt").write_bytes(b"\0")
    assert main(["build", str(tmp_path / "bad"), "--out", str(out)]) == 2
    assert {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()} == before


@pytest.mark.parametrize("locale", ["C", "POSIX", "zh_CN.GBK"])
def test_prints_utf8_under_any_locale(speech: Path, locale: str) -> None:
    environment = {**os.environ, "LC_ALL": locale, "LANG": locale, "PYTHONUTF8": "0", "PYTHONIOENCODING": ""}
    done = subprocess.run(
        [sys.executable, "-m", "kg", "extract", str(speech)], capture_output=True, env=environment, check=True
    )
    assert "两个维护" in done.stdout.decode("utf-8")


def test_a_reader_that_stops_early_is_no_error(speech: Path) -> None:
    speech.write_text(SPEECH * 3000, encoding="utf-8")
    command = f"{sys.executable} -m kg extract {speech} | head -n 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=True)
    assert done.stdout.count(b"\n") == 1
    assert done.stderr == b""
