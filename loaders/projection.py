"""The embedded Cypher store (ladybug): a projection of `graph.ttl` by bulk copy, kept in `cypher/` beside it.

Never the only copy: it is made again when the graph, the model or ladybug is another, or when a byte of it is.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kg.cache import Cache, hash_file
from kg.extra import require
from kg.model import Graph, Row
from loaders.arrow import list_columns, text_column
from loaders.ladybug_schema import generate_ddl
from loaders.load_statements import copy_edges, copy_nodes
from loaders.rows import read_graph
from ontology.definition import Property, load_definition

if TYPE_CHECKING:
    import pyarrow

__all__ = ["Copy", "ensure_projection", "generate_copies", "write_projection"]

STORE, SEAL = "graph.lbug", "graph.lbug.sha256"


class Copy(NamedTuple):
    """The columns of an Arrow table, and the statement that copies it as `$rows`."""

    statement: str
    columns: dict[str, pyarrow.Array]


def ensure_projection(folder: Path) -> Path:
    """The store of the graph in `folder`; made where it is missing, old or damaged.

    Raises `GraphError` where there is no graph, `OutputError` where nothing can be written, `MissingExtraError` without ladybug.
    """
    require("ladybug", "pyarrow", extra="cypher")
    version = f"{hashlib.sha256(generate_ddl().encode()).hexdigest()[:12]} ladybug-{metadata.version('ladybug')}"
    return Cache("cypher", fill_projection, is_whole, version).ensure(folder) / STORE


def is_whole(data: Path) -> bool:
    """Whether the store is byte for byte what was written: opening a damaged one could end the process."""
    return (data / SEAL).read_text(encoding="ascii").strip() == hash_file(data / STORE)


def fill_projection(folder: Path, data: Path) -> None:
    """Write the store, and its hash last."""
    data.mkdir()
    path = folder / "graph.ttl"
    write_projection(read_graph(path.read_bytes(), path=path).graph, data / STORE)
    (data / SEAL).write_text(f"{hash_file(data / STORE)}\n", encoding="ascii")


def write_projection(graph: Graph, path: Path) -> None:
    """A store of the graph at `path`, which must not exist."""
    import ladybug
    import pyarrow

    # One checkpoint at the end: one after each of some fifty copies takes four times as long.
    with (
        ladybug.Database(str(path), auto_checkpoint=False) as database,
        ladybug.Connection(database) as connection,
    ):
        for statement in generate_ddl().splitlines():
            connection.execute(statement)
        for copy in generate_copies(graph):
            connection.execute(copy.statement, {"rows": pyarrow.table(copy.columns)})
        connection.execute("CHECKPOINT")


def generate_copies(graph: Graph) -> Iterator[Copy]:
    """All tables of a graph, nodes before edges."""
    definition = load_definition()
    for name, rows in graph.nodes.items():
        yield node_copy(name, rows, graph.dataset, definition.classes[name].properties)
    kinds = {row["id"]: name for name, rows in graph.nodes.items() for row in rows}
    for name, rows in graph.edges.items():
        node = definition.edges[name].node
        carried = definition.classes[node].properties if node else {}
        columns = {column: carried[column] for column in definition.edges[name].properties}
        for ends, members in group_by_ends(rows, kinds).items():
            yield edge_copy(name, ends, members, graph.dataset, columns)


def group_by_ends(rows: Iterable[Row], kinds: Mapping[str, str]) -> Mapping[tuple[str, str], list[Row]]:
    """The edges by the classes of their ends."""
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        groups[kinds[row["source"]], kinds[row["target"]]].append(row)
    return groups


def node_copy(name: str, rows: Sequence[Row], dataset: str, columns: Mapping[str, Property]) -> Copy:
    """The nodes of a class."""
    named = {"key": keys(dataset, "id", rows), "dataset": text_column([dataset] * len(rows))}
    return Copy(copy_nodes(name), named | list_columns({"id": None, **columns}, rows))


def edge_copy(
    name: str, ends: tuple[str, str], rows: Sequence[Row], dataset: str, columns: Mapping[str, Property]
) -> Copy:
    """The edges of a kind between two classes."""
    named = {"from": keys(dataset, "source", rows), "to": keys(dataset, "target", rows)}
    named["dataset"] = text_column([dataset] * len(rows))
    return Copy(copy_edges(name, *ends), named | list_columns(columns, rows))


def keys(dataset: str, column: str, rows: Sequence[Row]) -> pyarrow.Array:
    """Data set and id in one, for a primary key has one column."""
    return text_column([f"{dataset}/{row[column]}" for row in rows])
