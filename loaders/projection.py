"""The embedded Cypher store (ladybug): a projection of `graph.ttl` by bulk copy, kept in `cypher/` beside it.

Never the only copy: it is made again when the graph, the model or ladybug is another, or when a byte of it is.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib import metadata
from pathlib import Path
from typing import Any, NamedTuple

from kg.cache import Cache, hash_file
from kg.model import Graph, Row
from loaders.ladybug_schema import TYPES, generate_ddl
from loaders.rows import read_graph
from ontology.definition import Property, load_definition

__all__ = ["Copy", "ensure_projection", "generate_copies", "write_projection"]

STORE, SEAL = "graph.lbug", "graph.lbug.sha256"
# Between the members of a list: a control character that no text of a graph holds, for lists in CSV have no escapes.
BETWEEN = "\x1f"
# Unquoted nothing is null, quoted nothing the empty text; a quote is escaped by another, as in any CSV.
OPTIONS = "HEADER=true, PARALLEL=false, ESCAPE='\"'"


class Copy(NamedTuple):
    """A CSV file and the statement that copies it, with {file} for its path."""

    statement: str
    lines: Iterable[str]


def ensure_projection(folder: Path) -> Path:
    """The store of the graph in `folder`; made where it is missing, old or damaged.

    Raises `GraphError` where there is no graph, `OutputError` where nothing can be written.
    """
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

    # One checkpoint at the end: one after each of some fifty copies takes four times as long.
    with (
        tempfile.TemporaryDirectory(dir=path.parent) as tables,
        ladybug.Database(str(path), auto_checkpoint=False) as database,
        ladybug.Connection(database) as connection,
    ):
        for statement in generate_ddl().splitlines():
            connection.execute(statement)
        for number, copy in enumerate(generate_copies(graph)):
            file = Path(tables) / f"{number}.csv"
            with file.open("w", encoding="utf-8", newline="") as out:
                out.writelines(copy.lines)
            connection.execute(copy.statement.format(file=literal(str(file))))
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
        for (source, target), members in group_by_ends(rows, kinds).items():
            yield edge_copy(name, source, target, members, graph.dataset, columns)


def group_by_ends(rows: Iterable[Row], kinds: Mapping[str, str]) -> Mapping[tuple[str, str], list[Row]]:
    """The edges by the classes of their ends."""
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        groups[kinds[row["source"]], kinds[row["target"]]].append(row)
    return groups


def node_copy(name: str, rows: Iterable[Row], dataset: str, columns: Mapping[str, Property]) -> Copy:
    """The nodes of a class. Lists come as text and are split on the way."""
    types = {column: "STRING" if one.many else TYPES[one.type] for column, one in columns.items()}
    typed = ", ".join(f"`{column}` {kind}" for column, kind in types.items())
    taken = ", ".join(split_list(column) if one.many else f"`{column}`" for column, one in columns.items())
    statement = (
        f"COPY `{name}` FROM (LOAD WITH HEADERS (`key` STRING, `dataset` STRING, `id` STRING, {typed}) "
        f"FROM {{file}} ({OPTIONS}) RETURN `key`, `dataset`, `id`, {taken})"
    )
    lines = (
        line([key(dataset, row["id"]), dataset, row["id"], *(row.get(column) for column in columns)]) for row in rows
    )
    return Copy(statement, with_header(["key", "dataset", "id", *columns], lines))


def edge_copy(
    name: str, source: str, target: str, rows: Iterable[Row], dataset: str, columns: Mapping[str, Property]
) -> Copy:
    """The edges of a kind between two classes."""
    statement = f"COPY `{name}` FROM {{file}} ({OPTIONS}, FROM='{source}', TO='{target}')"
    lines = (
        line([key(dataset, row["source"]), key(dataset, row["target"]), dataset, *(row[column] for column in columns)])
        for row in rows
    )
    return Copy(statement, with_header(["from", "to", "dataset", *columns], lines))


def with_header(columns: list[str], lines: Iterator[str]) -> Iterator[str]:
    yield line(columns)
    yield from lines


def split_list(column: str) -> str:
    """A list out of its text."""
    return f"CASE WHEN `{column}` IS NULL THEN CAST([] AS STRING[]) ELSE string_split(`{column}`, '{BETWEEN}') END"


def key(dataset: str, identity: str) -> str:
    """Data set and id in one, for a primary key has one column."""
    return f"{dataset}/{identity}"


def line(values: Iterable[Any]) -> str:
    """A line of CSV."""
    return ",".join(map(cell, values)) + "\n"


def cell(value: Any) -> str:
    """A value in CSV; text is always quoted, so that the empty text is told from nothing."""
    if isinstance(value, str):
        return f'"{value.replace(chr(34), chr(34) * 2)}"'
    if value is None or value == []:
        return ""
    if isinstance(value, list):
        return cell(BETWEEN.join(value))
    return str(value).lower() if isinstance(value, bool) else str(value)


def literal(text: str) -> str:
    """A text in Cypher."""
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
