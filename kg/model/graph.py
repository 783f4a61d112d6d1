"""Rows by class and edge: what every export reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

__all__ = ["Graph", "Row"]

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Graph:
    """Rows by class and rows by edge, named as in `ontology/model.toml`; the one form that every export reads.

    A node row has `id`; an edge row has `source` and `target`. Rows are sorted, so equal graphs are equal lists.
    """

    dataset: str
    nodes: Mapping[str, Sequence[Row]]
    edges: Mapping[str, Sequence[Row]]
