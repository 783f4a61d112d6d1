"""`kg evaluate`: how well extraction matches annotated texts."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from kg.evaluate import Evaluation, load_gold
from kg.evaluate import evaluate as score

__all__ = ["EXAMPLE", "HELP", "add_arguments", "run"]

HELP = "score extraction against annotated texts"
EXAMPLE = """example:
  kg evaluate tests/gold                  a folder with texts/NAME.txt and mentions/NAME.jsonl"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("gold", type=Path, metavar="GOLD_DIR", help="a folder with texts/ and mentions/")


def run(options: argparse.Namespace) -> int:
    """Extract from the texts, score, print."""
    from kg.pipeline import Pipeline, extract_files

    gold = load_gold(options.gold)
    documents, _ = extract_files([options.gold / "texts" / f"{name}.txt" for name in gold], pipeline=Pipeline())
    resolved = list(documents)
    texts = {Path(each.reading.document.doc).stem: each.reading.document.text for each in resolved}
    found = (mention.as_row() for each in resolved for mention in each.mentions)
    print("\n".join(table(score(gold, found, texts))))
    return 0


def table(result: Evaluation) -> Iterator[str]:
    """The scores as aligned lines."""
    yield f"{result.documents} documents; mentions whose text is not at their offsets: {result.bad_offsets}"
    yield f"{'':34}{'gold':>6}{'found':>6}   strict P/R/F1        overlap P/R/F1"
    for name, counts in result.rows():
        strict = " ".join(f"{value:.3f}" for value in counts.scores("strict"))
        overlap = " ".join(f"{value:.3f}" for value in counts.scores("overlap"))
        yield f"{name[:32]:34}{counts.gold:6}{counts.predicted:6}   {strict}    {overlap}"
    paired = max(1, result.metrics_paired)
    fields = ", ".join(f"{name} {count / paired:.3f}" for name, count in sorted(result.fields_right.items()))
    yield f"metric fields right, of those found: {fields or 'none found'}"
    yield f"metrics found with the whole tuple right: {result.metric_tuples:.3f} of the gold ones"
