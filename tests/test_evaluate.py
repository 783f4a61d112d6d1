"""Scoring: figures worked out by hand on a toy set, and the same as the reference scorer on our own annotated passages."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import GoldError
from kg.evaluate import Evaluation, evaluate, load_gold
from kg.model import Row
from kg.pipeline import Pipeline, extract_files

GOLD = Path(__file__).parent / "gold"
METRIC = {"value": 9, "unit": "名", "cmp": "=", "what": "党员干部", "modality": "achieved", "year": 2022}


def row(start: int, end: int, kind: str, **more: object) -> Row:
    return {"doc": "a.txt", "start": start, "end": end, "type": kind, "text": "x" * (end - start), **more}


def score(gold: list[Row], found: list[Row]) -> Evaluation:
    return evaluate({"a": gold}, found, {"a": "x" * 100})


def test_strict_and_overlap_by_hand() -> None:
    gold = [row(0, 4, "slogan"), row(10, 20, "program"), row(30, 34, "body"), row(50, 60, "policy")]
    found = [
        row(0, 4, "slogan"),  # exact
        row(12, 20, "program"),  # wrong border
        row(30, 34, "meeting"),  # wrong type
        row(52, 54, "slogan"),  # nested in a longer one of another type: passed over
        row(90, 94, "slogan"),  # spurious
    ]
    counts = score(gold, found).counts["all", "all"]
    assert (counts.gold, counts.predicted, counts.strict, counts.overlap) == (4, 4, 1, 2)
    assert counts.scores("strict") == (0.25, 0.25, 0.25)
    assert counts.scores("overlap") == (0.5, 0.5, 0.5)


def test_overlap_pairs_one_to_one_by_most_shared_characters() -> None:
    counts = score([row(0, 10, "slogan")], [row(0, 3, "slogan"), row(2, 10, "slogan")]).counts["all", "slogan"]
    assert (counts.predicted, counts.overlap) == (2, 1)


@pytest.mark.parametrize(
    ("change", "right"),
    [
        ({}, True),
        ({"what": "干部党员"}, True),
        ({"what": "群众"}, False),
        ({"value": 9.0000000001}, True),
        ({"value": 10}, False),
        ({"value": None}, False),
        ({"value": [9, 9]}, False),
        ({"unit": "人"}, False),
        ({"cmp": ">"}, False),
        ({"modality": "planned"}, False),
        ({"year": None}, False),
    ],
)
def test_a_metric_is_right_when_its_whole_tuple_is(change: dict[str, object], right: bool) -> None:
    result = score([row(0, 2, "metric", **METRIC)], [row(0, 2, "metric", **{**METRIC, **change})])
    assert result.metric_tuples == float(right)


def test_wrong_offsets_are_counted() -> None:
    found = [row(0, 2, "slogan"), row(5, 7, "slogan") | {"text": "yy"}]
    assert score([], found).bad_offsets == 1


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "a.jsonl:1: not a mention"),
        ('{"start": 0, "end": 2}', "a.jsonl:1: not a mention"),
        (
            '{"start": 0, "end": 2, "type": "metric", "value": 1}',
            "a.jsonl:1: a mention without unit, cmp, modality, year",
        ),
    ],
)
def test_bad_gold_is_named_by_file_and_line(tmp_path: Path, line: str, told: str) -> None:
    for name in ("texts/a.txt", "mentions/a.jsonl"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(line, encoding="utf-8")
    with pytest.raises(GoldError) as caught:
        load_gold(tmp_path)
    assert told in str(caught.value)


def test_a_missing_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "mentions").mkdir()
    (tmp_path / "mentions" / "a.jsonl").write_text("", encoding="utf-8")
    with pytest.raises(GoldError, match=r"no texts/a.txt beside it"):
        load_gold(tmp_path)


def test_the_same_figures_as_the_reference_scorer(pipeline: Pipeline, shared: Path, tmp_path: Path) -> None:
    gold = load_gold(GOLD)
    documents, _ = extract_files(sorted((GOLD / "texts").glob("*.txt")), pipeline=pipeline)
    resolved = list(documents)
    rows = [mention.as_row() for document in resolved for mention in document.mentions]
    texts = {Path(each.reading.document.doc).stem: each.reading.document.text for each in resolved}
    ours = evaluate(gold, rows, texts)
    predictions = tmp_path / "found.jsonl"
    predictions.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    command = [sys.executable, str(shared / "gold" / "score.py"), str(GOLD), str(predictions), "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    assert ours.bad_offsets == theirs["bad_offsets"] == 0
    assert round(ours.metric_tuples, 4) == theirs["metric_tuple_recall"]
    for name, counts in ours.rows():
        for kind in ("strict", "overlap"):
            assert [round(value, 4) for value in counts.scores(kind)] == theirs[name][kind], name
