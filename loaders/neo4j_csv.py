"""A folder for `neo4j-admin database import full`: typed CSV, the command that imports it, and the schema to run after it.

    nodes/Slogan.csv      id:ID, dataset, run and the columns of the class
    edges/MENTIONS.csv    :START_ID, :END_ID, dataset, run and the columns of the edge
    import.sh             sh import.sh [DATABASE] [OPTION ...]
    schema.cypher         cypher-shell -f schema.cypher, once the database runs

The database is then the same as after `kg load`. A text is quoted, so an empty text is not a missing value, which is nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kg.errors import GraphError
from kg.model import Graph, Row
from loaders.columns import list_tables
from loaders.neo4j_schema import LOAD, NODE, generate_cypher
from ontology.definition import Property

__all__ = ["generate_neo4j_csv"]

TYPES = {"integer": "long", "decimal": "double", "boolean": "boolean"}
IDENTITIES = {"id": "id:ID", "source": ":START_ID", "target": ":END_ID"}
# The importer does not quote within a list; `;` is what it takes by itself, the others in the order of their names there.
LIST_DELIMITERS = {";": ";", "|": "|", "\t": "TAB", "\x1f": "U+001F"}
COMMAND = """\
#!/bin/sh
# Imports this folder into a new database of Neo4j 5 or later, whose server is stopped:
#   sh import.sh [DATABASE] [OPTION ...]          (default: neo4j; NEO4J_ADMIN says where neo4j-admin is)
# An existing database is replaced, with all it holds, if --overwrite-destination is given.
# Then start the server and run: cypher-shell -f schema.cypher
set -eu
cd "$(dirname "$0")"
database=neo4j
case "${{1:-}}" in "" | -*) ;; *) database=$1; shift ;; esac
exec "${{NEO4J_ADMIN:-neo4j-admin}}" database import full "$database" \\
{sources} \\
  --multiline-fields=true --array-delimiter='{delimiter}' "$@"
"""


def generate_neo4j_csv(graph: Graph, *, run: str) -> dict[str, bytes]:
    """The files by name; `run` is the stamp of the build. Raises `GraphError` where no character is left to part lists."""
    delimiter = choose_delimiter(graph)
    files = {f"nodes/{LOAD}.csv": load_file(graph, run).encode()}
    sources = [f"  --nodes={LOAD}=nodes/{LOAD}.csv"]
    for table in list_tables(graph):
        text = "".join(csv_lines(table.columns, table.rows, dataset=graph.dataset, run=run, delimiter=delimiter))
        folder, _, name = table.name.partition("/")
        label = f"--nodes={name}:{NODE}" if folder == "nodes" else f"--relationships={name}"
        files[f"{table.name}.csv"] = text.encode()
        sources.append(f"  {label}={table.name}.csv")
    command = COMMAND.format(sources=" \\\n".join(sources), delimiter=LIST_DELIMITERS[delimiter])
    return files | {"import.sh": command.encode(), "schema.cypher": generate_cypher().encode()}


def choose_delimiter(graph: Graph) -> str:
    """The first character that no member of a list has."""
    lists = (
        value for rows in graph.nodes.values() for row in rows for value in row.values() if isinstance(value, list)
    )
    used = {character for members in lists for member in members for character in str(member)}
    for character in LIST_DELIMITERS:
        if character not in used:
            return character
    raise GraphError(
        "no character is left to part other forms with", hint=f"one of them has all of {[*LIST_DELIMITERS]}"
    )


def load_file(graph: Graph, run: str) -> str:
    """The data set's own node, as `loaders.load_state` writes it."""
    counts = [sum(map(len, rows.values())) for rows in (graph.nodes, graph.edges)]
    cells = [quoted(text) for text in ("load", graph.dataset, run, "loaded")]
    return ":ID,name,run,state,nodes:long,edges:long\n" + ",".join([*cells, *map(str, counts)]) + "\n"


def csv_lines(
    columns: Mapping[str, Property | None], rows: Iterable[Row], *, dataset: str, run: str, delimiter: str
) -> Iterator[str]:
    """The header and the rows of a table."""
    ends = [name for name, column in columns.items() if column is None]
    own = {name: column for name, column in columns.items() if column is not None}
    yield ",".join([*(IDENTITIES[name] for name in ends), "dataset", "run", *map(header, own.values())]) + "\n"
    fixed = [quoted(dataset), quoted(run)]
    for row in rows:
        cells = [cell(row.get(name), delimiter) for name in own]
        yield ",".join([*(quoted(row[name]) for name in ends), *fixed, *cells]) + "\n"


def header(column: Property) -> str:
    """The name of a column with its type; dates are text, because they are as precise as known."""
    return f"{column.name}:{TYPES.get(column.type, 'string')}{'[]' if column.many else ''}"


def cell(value: Any, delimiter: str) -> str:
    """A value; nothing for a missing one and for an empty list, which the importer cannot tell apart."""
    if value is None or value == []:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return quoted(delimiter.join(map(str, value)))
    return quoted(value) if isinstance(value, str) else str(value)


def quoted(text: str) -> str:
    """A text in quotation marks, its own doubled."""
    return '"' + text.replace('"', '""') + '"'
