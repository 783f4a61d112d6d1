"""Rows -> Arrow tables, a column at a time: for Parquet files, and for the embedded store's bulk copy.

pyarrow is imported only where a table is made: everything else starts without it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kg.model import Row
from ontology.definition import Property

if TYPE_CHECKING:
    import pyarrow

__all__ = ["generate_table", "list_columns", "text_column"]

TYPES = {"integer": "int64", "decimal": "float64", "boolean": "bool"}


def generate_table(columns: Mapping[str, Property | None], rows: Sequence[Row]) -> pyarrow.Table:
    """The rows as a table; None is the id of a node."""
    import pyarrow

    return pyarrow.table(list_columns(columns, rows))


def list_columns(columns: Mapping[str, Property | None], rows: Sequence[Row]) -> dict[str, pyarrow.Array]:
    """The columns of a table; what a row does not have is null, or the empty list."""
    return {name: value_column([row.get(name) for row in rows], column) for name, column in columns.items()}


def value_column(values: list[Any], column: Property | None) -> pyarrow.Array:
    """One column by the type of its property; dates are text because they are as precise as known."""
    import pyarrow

    if column is None:
        return text_column(values)
    if column.many:
        values = [value or [] for value in values]
    if column.type == "decimal":
        values = [None if value is None else float(value) for value in values]
    kind = pyarrow.type_for_alias(TYPES.get(column.type, "string"))
    return pyarrow.array(values, pyarrow.list_(kind) if column.many else kind)


def text_column(values: Iterable[str]) -> pyarrow.Array:
    """A column of texts."""
    import pyarrow

    return pyarrow.array(values, pyarrow.string())
