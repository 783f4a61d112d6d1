"""A folder of tables, one for each class and each kind of edge: CSV or Parquet.

    nodes/Slogan.csv      id and the columns of the class
    edges/MENTIONS.csv    source, target and the columns of the edge

A missing value is an empty cell in CSV and null in Parquet; a list is joined by `|` in CSV and a list in Parquet.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from kg.extra import require
from kg.model import Graph, Row
from loaders.arrow import generate_table
from loaders.table import generate_csv
from ontology.definition import Property, load_definition

__all__ = ["FORMATS", "Table", "generate_csv_files", "generate_parquet_files", "list_tables"]


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
    require("pyarrow", extra="tables")
    import pyarrow.parquet

    files = {}
    for table in list_tables(graph):
        out = io.BytesIO()
        pyarrow.parquet.write_table(generate_table(table.columns, table.rows), out)
        files[f"{table.name}.parquet"] = out.getvalue()
    return files


FORMATS = {"csv": generate_csv_files, "parquet": generate_parquet_files}
