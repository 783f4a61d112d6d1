"""The order of rows: that of a query's last `ORDER BY`, the same whatever the store.

Stores differ on where missing values go and on text beyond the basic plane. Here missing values come last, whatever the
direction, and text is ordered by code points; what is left equal is ordered by the other columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from queries.cell import Cell, Row

__all__ = ["Key", "parse_order", "sort_rows", "without_order"]

CLAUSE = re.compile(r"^ORDER BY (?P<keys>[^\n]+)\s*\Z", re.MULTILINE)
TERM = re.compile(r"DESC\(\?(?P<falling>\w+)\)|[?`]?(?P<column>\w+)`?(?P<desc> DESC\b(?!\())?")


class Key(NamedTuple):
    """A column to sort by."""

    column: str
    descending: bool


def parse_order(query: str) -> tuple[Key, ...]:
    """The keys of the `ORDER BY` that a query ends in, in SPARQL (`DESC(?a) ?b`) or Cypher (`a DESC, b`)."""
    clause = CLAUSE.search(query)
    if clause is None:
        return ()
    return tuple(
        Key(found["falling"] or found["column"], bool(found["falling"] or found["desc"]))
        for found in TERM.finditer(clause["keys"])
    )


def without_order(query: str) -> str:
    """The query without that clause: rows that are sorted here need not be sorted by a store, which reads them twice for it."""
    return CLAUSE.sub("", query)


def sort_rows(columns: Sequence[str], rows: Iterable[Row], order: Sequence[Key]) -> list[Row]:
    """The rows in a total order."""
    named = {key.column for key in order}
    keys = [*order, *(Key(column, False) for column in columns if column not in named)]
    ordered = list(rows)
    for key in reversed(keys):
        sort_by(ordered, columns.index(key.column), descending=key.descending)
    return ordered


def sort_by(rows: list[Row], place: int, *, descending: bool) -> None:
    """Sort by one column; rows that are equal there keep their order."""
    rows.sort(key=lambda row: as_rank(row[place]), reverse=descending)
    # A second sort keeps what is missing at the end in either direction.
    rows.sort(key=lambda row: row[place] is None)


def as_rank(cell: Cell) -> tuple[bool, float | str]:
    """A cell among those of its column: numbers before text."""
    if cell is None:
        return False, 0
    return isinstance(cell, str), cell
