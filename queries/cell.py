"""Values of any store as cells: text, whole numbers, numbers of four decimal places, yes or no, or nothing."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, TypeAlias

__all__ = ["Cell", "Row", "Table", "as_cell", "cell_text"]

Cell: TypeAlias = str | int | float | bool | None
Row: TypeAlias = list[Cell]
Table: TypeAlias = tuple[list[str], list[Row]]
PLACES = 4


def as_cell(value: Any) -> Cell:
    """What a store gave; a list is joined by |, anything else with parts is JSON."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float | Decimal):
        return as_number(float(value))
    if isinstance(value, Mapping):
        return json.dumps(as_json(value), ensure_ascii=False)
    if isinstance(value, Iterable):
        return "|".join(cell_text(as_cell(member)) for member in value)
    return str(value)


def as_json(value: Any) -> Any:
    """A node, an edge or a map of any store without what is missing in it."""
    if isinstance(value, Mapping):
        return {str(key): as_json(one) for key, one in value.items() if one is not None}
    return [as_json(one) for one in value] if isinstance(value, list | tuple) else as_cell(value)


def as_number(value: float) -> Cell:
    """A number rounded to four places; whole ones are integers, INF and NaN text."""
    if not math.isfinite(value):
        return str(value)
    rounded = round(value, PLACES)
    return int(rounded) if rounded.is_integer() else rounded


def cell_text(cell: Cell) -> str:
    """A cell as a person reads it."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return f"{cell:.{PLACES}f}".rstrip("0")
    return str(cell)
