"""How well found mentions match annotated ones.

strict    same start, end and type
overlap   same type and at least one shared character, one to one
metrics   of the gold metrics, the share that is found (by overlap) with the whole tuple right: value, unit, comparator,
          modality and year exactly, what is measured with character F1 of at least 0.5

A found mention that lies strictly inside a longer gold span of another type is passed over: nesting is no error.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.errors import GoldError
from kg.model import MENTION_TYPES, Row

__all__ = ["Counts", "Evaluation", "evaluate", "load_gold"]

EXACT_FIELDS = ("value", "unit", "cmp", "modality", "year")
ALL = "all"


@dataclass(slots=True)
class Counts:
    """Gold and found mentions, and how many of them match."""

    gold: int = 0
    predicted: int = 0
    strict: int = 0
    overlap: int = 0

    def scores(self, kind: str) -> tuple[float, float, float]:
        """Precision, recall and F1, `strict` or `overlap`."""
        hits = self.strict if kind == "strict" else self.overlap
        precision = hits / self.predicted if self.predicted else 0.0
        recall = hits / self.gold if self.gold else 0.0
        both = precision + recall
        return precision, recall, 2 * precision * recall / both if both else 0.0


@dataclass(slots=True)
class Evaluation:
    """All counts: by (document or "all", type or "all")."""

    documents: int = 0
    bad_offsets: int = 0
    counts: dict[tuple[str, str], Counts] = field(default_factory=lambda: defaultdict(Counts))
    fields_right: Counter[str] = field(default_factory=Counter)
    metrics_paired: int = 0
    metrics_right: int = 0

    @property
    def metric_tuples(self) -> float:
        """The share of gold metrics found with the whole tuple right."""
        gold = self.counts[ALL, "metric"].gold
        return self.metrics_right / gold if gold else 0.0

    def rows(self) -> list[tuple[str, Counts]]:
        """What is printed: all by type, then each document."""
        kinds = [(f"{ALL}/{kind}", self.counts[ALL, kind]) for kind in (*MENTION_TYPES, ALL)]
        names = sorted({name for name, _ in self.counts if name != ALL})
        return [*((f"{name}/{ALL}", self.counts[name, ALL]) for name in names), *kinds]


def load_gold(folder: Path) -> dict[str, list[Row]]:
    """The annotated mentions by document: `folder/mentions/NAME.jsonl` beside `folder/texts/NAME.txt`."""
    paths = sorted((folder / "mentions").glob("*.jsonl"))
    if not paths:
        raise GoldError("no mentions/*.jsonl here", path=folder, hint="give a folder with mentions/ and texts/")
    for path in paths:
        if not (folder / "texts" / f"{path.stem}.txt").is_file():
            raise GoldError(f"no texts/{path.stem}.txt beside it", path=path)
    return {path.stem: load_rows(path) for path in paths}


def load_rows(path: Path) -> list[Row]:
    """The mentions in one file, checked for what scoring needs."""
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            needed = ("start", "end", "type", *(EXACT_FIELDS if row["type"] == "metric" else ()))
            missing = [name for name in needed if name not in row]
        except (ValueError, KeyError, TypeError) as error:
            raise GoldError(f"not a mention: {error}", path=path, line=number) from error
        if missing:
            raise GoldError(f"a mention without {', '.join(missing)}", path=path, line=number)
        rows.append(row)
    return rows


def evaluate(gold: Mapping[str, Sequence[Row]], found: Iterable[Row], texts: Mapping[str, str]) -> Evaluation:
    """Score `found` (rows as in `mentions.jsonl`) against `gold`, both by document name without `.txt`."""
    by_document: dict[str, dict[tuple[int, int, str], Row]] = defaultdict(dict)
    for row in found:
        if row["type"] in MENTION_TYPES:
            by_document[Path(row["doc"]).name.removesuffix(".txt")][row["start"], row["end"], row["type"]] = row
    result = Evaluation(documents=len(gold))
    for name in sorted(gold):
        rows = list(by_document[name].values())
        result.bad_offsets += sum(texts[name][row["start"] : row["end"]] != row["text"] for row in rows)
        score_document(result, name, gold[name], [row for row in rows if not is_nested(row, gold[name])])
    return result


def is_nested(row: Row, gold: Sequence[Row]) -> bool:
    """Whether a mention lies strictly inside a gold span of another type."""
    return any(
        g["start"] <= row["start"]
        and row["end"] <= g["end"]
        and g["type"] != row["type"]
        and g["end"] - g["start"] > row["end"] - row["start"]
        for g in gold
    )


def score_document(result: Evaluation, name: str, gold: Sequence[Row], found: Sequence[Row]) -> None:
    """Add one document to the counts."""
    exact = {span_of(row) for row in gold} & {span_of(row) for row in found}
    pairs = pair_overlapping(gold, found)
    for key in (name, ALL):
        for kind in (*MENTION_TYPES, ALL):
            counts = result.counts[key, kind]
            counts.gold += sum(kind in (ALL, row["type"]) for row in gold)
            counts.predicted += sum(kind in (ALL, row["type"]) for row in found)
            counts.strict += sum(kind in (ALL, span[2]) for span in exact)
            counts.overlap += sum(kind in (ALL, row["type"]) for row, _ in pairs)
    for wanted, got in pairs:
        if wanted["type"] == "metric":
            score_metric(result, wanted, got)


def span_of(row: Row) -> tuple[int, int, str]:
    """What strict matching compares."""
    return row["start"], row["end"], row["type"]


def shared_length(a: Row, b: Row) -> int:
    """Characters that two spans share."""
    return max(0, int(min(a["end"], b["end"]) - max(a["start"], b["start"])))


def pair_overlapping(gold: Sequence[Row], found: Sequence[Row]) -> list[tuple[Row, Row]]:
    """Each gold mention with the free found one of its type that shares most characters with it."""
    free = dict(enumerate(found))
    pairs = []
    for wanted in gold:
        shares = [
            (shared_length(wanted, row), -index)
            for index, row in free.items()
            if row["type"] == wanted["type"] and shared_length(wanted, row)
        ]
        if shares:
            pairs.append((wanted, free.pop(-max(shares)[1])))
    return pairs


def score_metric(result: Evaluation, wanted: Row, got: Row) -> None:
    """Add one pair of metrics."""
    right = {name: wanted[name] == got.get(name) for name in EXACT_FIELDS}
    right["value"] = same_value(wanted["value"], got.get("value"))
    right["what"] = character_f1(wanted.get("what"), got.get("what")) >= 0.5
    result.metrics_paired += 1
    result.fields_right.update(name for name, ok in right.items() if ok)
    result.metrics_right += all(right.values())


def same_value(a: Any, b: Any) -> bool:
    """Equal numbers or ranges, but for rounding; null only equals null."""
    if a is None or b is None:
        return a is b
    ones, others = (value if isinstance(value, list) else [value] for value in (a, b))
    return len(ones) == len(others) and all(
        abs(x - y) <= (1e-9 * abs(x) if abs(x) >= 1 else 1e-3) for x, y in zip(ones, others, strict=True)
    )


def character_f1(a: str | None, b: str | None) -> float:
    """F1 of the characters of two phrases."""
    ones, others = Counter(a or ""), Counter(b or "")
    return 2 * sum((ones & others).values()) / max(1, sum(ones.values()) + sum(others.values()))
