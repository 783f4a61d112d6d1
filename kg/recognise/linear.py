"""Linear models over named features, in whole thousandths: the same choice on every machine.

A feature is a key in a group; a part of features is a group with some keys. `quantity_weights.tsv` holds one line a task
and group: task, group, and `key weight` pairs with tabs between. `training/metric.py` writes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

__all__ = ["TABLE", "Part", "Weights", "best_chain", "load_weights", "weigh"]

TABLE = Path(__file__).with_name("quantity_weights.tsv")
Part = tuple[str, Sequence[str]]
Weights = Mapping[str, Mapping[str, int]]


@lru_cache(maxsize=8)
def load_weights(task: str, path: Path = TABLE) -> Weights:
    """The weights of one task (modality, what) by group and key."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return {
        group: {key: int(weight) for key, _, weight in (pair.rpartition(" ") for pair in pairs)}
        for name, group, *pairs in rows
        if name == task
    }


def weigh(weights: Weights, parts: Iterable[Part]) -> int:
    """What features say together; those never seen say nothing."""
    total = 0
    for group, keys in parts:
        table = weights.get(group)
        if table is not None:
            get = table.get
            for key in keys:
                total += get(key, 0)
    return total


def best_chain(scores: Sequence[int], ties: Sequence[int]) -> list[bool]:
    """The likeliest row of yes and no: `scores` speak for yes, `ties` for each to be as the one before it."""
    if not scores:
        return []
    no, yes = 0, scores[0]
    back: list[tuple[bool, bool]] = []
    for score, tie in zip(scores[1:], ties[1:], strict=True):
        back.append((yes > no + tie, yes + tie > no))
        no, yes = max(no + tie, yes), max(yes + tie, no) + score
    row = [yes > no]
    for from_no, from_yes in reversed(back):
        row.append(from_yes if row[-1] else from_no)
    return row[::-1]
