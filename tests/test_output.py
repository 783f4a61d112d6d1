"""The folder of a build: whole or not at all, and nothing of others is touched."""

import json
from pathlib import Path

import pytest

from kg import output
from kg.errors import OutputError
from kg.output import REPORT, check_output, replace_output

FILES = {REPORT: json.dumps({"product": "speech-graph"}), "graph.ttl": b"# one\n"}
TEXTS = [("0" * 64, "全县\n")]


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_writes_files_and_texts_as_utf8_with_lf(tmp_path: Path) -> None:
    replace_output(tmp_path / "deep" / "out", FILES, TEXTS)
    assert contents(tmp_path / "deep" / "out") == {
        "report.json": b'{"product": "speech-graph"}',
        "graph.ttl": b"# one\n",
        f"texts/{'0' * 64}.txt": "全县\n".encode(),
    }
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["out"]


def test_replaces_an_earlier_build_and_keeps_what_others_put_there(tmp_path: Path) -> None:
    out = tmp_path / "out"
    replace_output(out, FILES, [("1" * 64, "old")])
    (out / "notes.md").write_text("mine", encoding="utf-8")
    (out / "texts" / "mine.txt").write_text("mine", encoding="utf-8")
    (out / "sub").mkdir()
    (out / "sub" / "x").write_text("mine", encoding="utf-8")
    replace_output(out, FILES, TEXTS)
    kept = contents(out)
    assert {name for name, data in kept.items() if data == b"mine"} == {"notes.md", "texts/mine.txt", "sub/x"}
    assert f"texts/{'1' * 64}.txt" not in kept


def test_accepts_an_absent_and_an_empty_folder(tmp_path: Path) -> None:
    check_output(tmp_path / "absent")
    check_output(tmp_path)


@pytest.mark.parametrize("report", [None, "{}", "not json", '{"product": "other"}', "[]"])
def test_refuses_a_folder_that_kg_did_not_write(tmp_path: Path, report: str | None) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    if report is not None:
        (tmp_path / REPORT).write_text(report, encoding="utf-8")
    before = contents(tmp_path)
    with pytest.raises(OutputError, match="holds what kg did not write"):
        replace_output(tmp_path, FILES, TEXTS)
    assert contents(tmp_path) == before


def test_refuses_a_file_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="a file is in its place"):
        replace_output(tmp_path / "out", FILES, TEXTS)


def test_a_parent_that_is_a_file_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="cannot be written"):
        replace_output(tmp_path / "file" / "out", FILES, TEXTS)


def test_a_failure_while_writing_leaves_the_earlier_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    replace_output(out, FILES, TEXTS)
    before = contents(tmp_path)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(output, "keep_foreign", fail)
    with pytest.raises(OutputError, match="No space left on device"):
        replace_output(out, {**FILES, "graph.ttl": b"# two\n"}, TEXTS)
    assert contents(tmp_path) == before
