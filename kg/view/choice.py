"""Which nodes the picture shows: the speeches and years, and of the rest what matters most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from kg.model import Graph, Row

__all__ = ["Choice", "choose"]

NODES = 300
SPEECHES = 60
# At most this share of the picture for one class, so that the many programs do not crowd out the slogans.
SHARE = {"Slogan": 0.30, "Policy": 0.20, "Program": 0.25, "Meeting": 0.15, "Body": 0.15}


class Choice(NamedTuple):
    """The rows to draw by class, and how many of each class were left out."""

    shown: dict[str, list[Row]]
    left_out: dict[str, int]


def weight(row: Row) -> tuple[int, int, str]:
    """Sort key: entities in many speeches first, then those often mentioned."""
    return -row["speeches"], -row["mentions"], row["id"]


def spread(rows: Sequence[Row], limit: int) -> list[Row]:
    """At most `limit` speeches, evenly over the years where there are more."""
    ordered = sorted(rows, key=lambda row: (row["year"] or 0, row["doc"]))
    if len(ordered) <= limit:
        return ordered
    return [ordered[number * len(ordered) // limit] for number in range(limit)]


def choose(graph: Graph, *, nodes: int = NODES) -> Choice:
    """At most some `nodes` nodes."""
    speeches = spread(graph.nodes.get("Speech", ()), SPEECHES)
    inside = {row["id"] for row in speeches}
    linked: Counter[str] = Counter(row["target"] for row in graph.edges.get("MENTIONS", ()) if row["source"] in inside)
    shown = {"Speech": speeches}
    room = nodes - len(speeches)
    for name, share in SHARE.items():
        rows = sorted((row for row in graph.nodes.get(name, ()) if linked[row["id"]]), key=weight)
        shown[name] = rows[: int(room * share)]
    years = {row["year"] for row in speeches if row["year"] is not None}
    shown["Year"] = [row for row in graph.nodes.get("Year", ()) if row["year"] in years]
    left_out = {name: len(graph.nodes.get(name, ())) - len(shown[name]) for name in ("Speech", *SHARE)}
    left_out["Metric"] = len(graph.nodes.get("Metric", ()))
    return Choice(shown, {name: count for name, count in left_out.items() if count})
