"""Tables: speeches.csv, entities.csv, metrics.csv and mentions.jsonl."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from kg.model import ATTRIBUTES, Graph, Mention, Row
from ontology.definition import load_definition

__all__ = [
    "ENTITY_COLUMNS",
    "METRIC_COLUMNS",
    "SPEECH_COLUMNS",
    "entity_table",
    "generate_csv",
    "generate_json_lines",
    "metric_table",
    "speech_table",
]

SPEECH_COLUMNS = ("doc", "source", "sha256", *ATTRIBUTES, *(f"{name}_basis" for name in ATTRIBUTES))
ENTITY_COLUMNS = ("id", "type", "label", "status", "mentions", "speeches", "first_year", "last_year", "aliases")
METRIC_COLUMNS = (
    *("doc", "start", "end", "text", "what", "value_min", "value_max"),
    *("unit", "cmp", "modality", "year", "masked"),
)


def cell(value: Any) -> str:
    """A value as text: nothing for None, lists joined by |, numbers without a point where they are whole."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return "|".join(map(str, value))
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    return str(value)


def generate_csv(columns: Sequence[str], rows: Iterable[Row]) -> str:
    """A table with its header; lines end in LF."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([cell(row.get(column)) for column in columns] for row in rows)
    return out.getvalue()


def generate_json_lines(mentions: Iterable[Mention]) -> Iterator[str]:
    """One JSON object a mention, one mention a line."""
    for mention in mentions:
        yield json.dumps(mention.as_row(), ensure_ascii=False) + "\n"


def speech_table(graph: Graph) -> list[Row]:
    """The speeches by document name."""
    return sorted(graph.nodes.get("Speech", ()), key=lambda row: row["doc"])


def entity_table(graph: Graph) -> list[Row]:
    """The entities that some speech mentions, the most mentioned first."""
    rows = [
        {**row, "type": name.lower()}
        for name in load_definition().entity_classes
        for row in graph.nodes.get(name, ())
        if row["mentions"]
    ]
    return sorted(rows, key=lambda row: (-row["mentions"], row["type"], row["label"], row["id"]))


def metric_table(mentions: Iterable[Mention]) -> Iterator[Row]:
    """The quantities in the order of the mentions."""
    for mention in mentions:
        quantity = mention.quantity
        if quantity is None:
            continue
        low, high = quantity.value if isinstance(quantity.value, tuple) else (quantity.value, quantity.value)
        yield mention.as_row() | {"value_min": low, "value_max": high}
