import csv
import json
from pathlib import Path

from kg.pipeline import Build
from loaders.table import ENTITY_COLUMNS, METRIC_COLUMNS, SPEECH_COLUMNS, generate_csv


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_columns_are_as_documented() -> None:
    assert SPEECH_COLUMNS[:14] == tuple(
        "doc source sha256 title date speaker occasion place year report_year plan_year level kind jurisdiction".split()
    )
    assert set(SPEECH_COLUMNS[14:]) == {f"{name}_basis" for name in SPEECH_COLUMNS[3:14]}
    assert ENTITY_COLUMNS == tuple("id type label status mentions speeches first_year last_year aliases".split())
    assert METRIC_COLUMNS == tuple("doc start end text what value_min value_max unit cmp modality year masked".split())


def test_cells() -> None:
    row = {"a": None, "b": True, "c": ["甲", "乙"], "d": 3.0, "e": 0.5, "f": 'say "x", y'}
    assert generate_csv(tuple("abcdef"), [row]) == 'a,b,c,d,e,f\n,true,甲|乙,3,0.5,"say ""x"", y"\n'


def test_tables_agree_with_the_graph(sample_folder: Path, samples: Build) -> None:
    speeches, entities, metrics = (read(sample_folder / f"{name}.csv") for name in ("speeches", "entities", "metrics"))
    assert len(speeches) == len(samples.graph.nodes["Speech"])
    assert {row["id"] for row in entities} == {row["target"] for row in samples.graph.edges["MENTIONS"]}
    assert len(metrics) == len(samples.graph.nodes["Metric"])
    for row in speeches:
        text = (sample_folder / "texts" / f"{row['sha256']}.txt").read_text(encoding="utf-8")
        assert text == samples.texts[row["sha256"]]
        assert all((row[name] == "") == (row[f"{name}_basis"] == "unknown") for name in SPEECH_COLUMNS[3:14])


def test_mentions_know_their_entities(sample_folder: Path) -> None:
    known = {row["id"] for row in read(sample_folder / "entities.csv")}
    lines = (sample_folder / "mentions.jsonl").read_text(encoding="utf-8").splitlines()
    for row in map(json.loads, lines):
        assert row["entities"]
        assert row["type"] == "metric" or set(row["entities"]) <= known
