"""A folder of tables, one for each class and each kind of edge: CSV, or Parquet through pyarrow (extra `tables`).

    nodes/Slogan.csv      id and the columns of the class
    edges/MENTIONS.csv    source, target and the columns of the edge

A missing value is an empty cell in CSV and null in Parquet; a list is joined by `|` in CSV and a list in Parquet.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from kg.errors import MissingExtraError
from kg.model import Graph, Row
from loaders.table import generate_csv
from ontology.definition import Property, load_definition

__all__ = ["FORMATS", "Table", "generate_csv_files", "generate_parquet_files", "list_tables"]

ARROW_TYPES = {"integer": "int64", "decimal": "float64", "boolean": "bool"}


class Table(NamedTuple):
    """The rows of a class or an edge; `columns` says the type of each column, None that of a node's id."""

    name: str
    columns: Mapping[str, Property | None]
    rows: Sequence[Row]


def list_tables(graph: Graph) -> Iterator[Table]:
    """A table for each class and each kind of edge that the graph has; columns that were left out are no columns."""
    definition = load_definition()
    for name, rows in graph.nodes.items():
        properties = definition.classes[name].properties
        present = {column for row in rows for column in row}
        known = {key: column for key, column in properties.items() if key in present}
        yield Table(f"nodes/{name}", {"id": None, **known}, rows)
    for name, rows in graph.edges.items():
        node = definition.edges[name].node
        own: Mapping[str, Property] = definition.classes[node].properties if node else {}
        yield Table(f"edges/{name}", {"source": None, "target": None, **own}, rows)


def generate_csv_files(graph: Graph) -> dict[str, bytes]:
    """The tables as CSV by the name of the file."""
    return {f"{table.name}.csv": generate_csv(list(table.columns), table.rows).encode() for table in list_tables(graph)}


def generate_parquet_files(graph: Graph) -> dict[str, bytes]:
    """The tables as Parquet by the name of the file; raises `MissingExtraError` without pyarrow."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise MissingExtraError("pyarrow", extra="tables") from error
    files = {}
    for table in list_tables(graph):
        schema = pyarrow.schema([(name, arrow_type(column, pyarrow)) for name, column in table.columns.items()])
        rows = [arrow_row(row, table.columns) for row in table.rows]
        out = io.BytesIO()
        pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows, schema=schema), out)
        files[f"{table.name}.parquet"] = out.getvalue()
    return files


def arrow_type(column: Property | None, pyarrow: Any) -> Any:
    """The type of a column; dates are text because they are as precise as known."""
    if column is None:
        return pyarrow.string()
    kind = pyarrow.type_for_alias(ARROW_TYPES.get(column.type, "string"))
    return pyarrow.list_(kind) if column.many else kind


def arrow_row(row: Row, columns: Mapping[str, Property | None]) -> Row:
    """The cells of a row, decimals as floats."""
    return {name: arrow_value(row.get(name), column) for name, column in columns.items()}


def arrow_value(value: Any, column: Property | None) -> Any:
    """A cell as Arrow takes it."""
    return float(value) if value is not None and column is not None and column.type == "decimal" else value


FORMATS = {"csv": generate_csv_files, "parquet": generate_parquet_files}
