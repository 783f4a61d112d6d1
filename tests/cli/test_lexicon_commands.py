"""`kg lexicon`, `kg candidates`, `kg merges`."""

from pathlib import Path

import pytest

from kg.cli import main


def printed(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    assert main(arguments) == 0
    return capsys.readouterr().out


def test_an_entry_with_its_facts_and_its_place_in_the_graph(
    sample_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = printed(["lexicon", "“2个维护”", "--graph", str(sample_folder)], capsys)
    assert told.startswith("两个维护  (slogan; formulations-party.tsv:")
    assert "in the graph" in told
    assert "mentions in" in told
    assert "no graph in nowhere" in printed(["lexicon", "两个维护", "--graph", "nowhere"], capsys)


def test_an_unknown_term_suggests_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lexicon", "两个维户"]) == 2
    assert capsys.readouterr().err == "kg: 两个维户 is not in the lexicon; did you mean 两个维护\n"


def test_the_summary_counts_every_table(capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed(["lexicon"], capsys).splitlines()
    assert [line.split()[0] for line in lines[1:8]] == [
        "formulations-party.tsv",
        "formulations-state.tsv",
        "campaigns.tsv",
        "meetings.tsv",
        "documents.tsv",
        "bodies.tsv",
        "all",
    ]


def test_candidates_can_be_pasted_into_a_file_of_ones_own(
    sample_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = printed(["candidates", "--type", "program", "--graph", str(sample_folder)], capsys)
    assert "add\t“红禾先锋”行动\tprogram\t# local: " in lines
    (tmp_path / "my.tsv").write_text(lines, encoding="utf-8")
    out = tmp_path / "out"
    printed(["build", "--out", str(out), "--lexicon", str(tmp_path / "my.tsv")], capsys)
    assert printed(["candidates", "--type", "program", "--graph", str(out)], capsys).count("add\t“红禾先锋”行动") == 0


def test_merges_list_spelling_rule_and_places(sample_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = printed(["merges", "--graph", str(sample_folder), "--format", "csv"], capsys).splitlines()
    assert rows[0] == "type,label,spelling,rule,mentions,places"
    rules = {row.split(",")[3] for row in rows[1:]}
    assert {"lexicon", "place"} <= rules
    for row in rows[1:]:
        _kind, label, spelling, _, count, places = row.split(",")
        assert label != spelling
        assert len(places.split()) == int(count)


@pytest.mark.parametrize("command", ["candidates", "merges"])
def test_without_a_graph_they_say_what_to_do(command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--graph", str(tmp_path)]) == 2
    assert "no built graph here; run kg build first" in capsys.readouterr().err
