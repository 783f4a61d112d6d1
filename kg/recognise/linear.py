"""Linear models over named features, in whole thousandths: the same choice on every machine.

`quantity_weights.tsv` holds one line a task and group of features: task, group, and `key weight` pairs with tabs between.
A feature is `group:key`. `training/metric.py` writes the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

__all__ = ["TABLE", "Weights", "best", "best_chain", "load_weights", "weigh"]

TABLE = Path(__file__).with_name("quantity_weights.tsv")
Weights = Mapping[str, int]
Choice = TypeVar("Choice")


@lru_cache(maxsize=8)
def load_weights(task: str, path: Path = TABLE) -> Weights:
    """The weights of one task (modality, year, what) by feature."""
    weights: dict[str, int] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        name, group, *pairs = line.split("\t")
        if name == task:
            weights |= {f"{group}:{key}": int(weight) for key, _, weight in (pair.rpartition(" ") for pair in pairs)}
    return weights


def weigh(weights: Weights, features: Iterable[str]) -> int:
    """What some features say together; those never seen say nothing."""
    get = weights.get
    return sum([get(feature, 0) for feature in features])


def best(weights: Weights, options: Mapping[Choice, Sequence[str]]) -> Choice:
    """The option that its features speak for most; of equals the first."""
    return max(options, key=lambda option: weigh(weights, options[option]))


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
