"""One script for cypher-shell that does what `kg load` does: schema, nodes, edges, what is stale, and the data set's own node.

    cypher-shell -a URI -u USER -f graph.cypher

Only values come from the graph, each as a literal that cannot end early: quotation marks, backslashes and line breaks are
escaped. A statement ends in `;` at the end of a line, and no literal has a line break.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from kg.model import Graph, Row
from loaders.batch import make_batches
from loaders.load_state import BEGIN, FINISH
from loaders.load_statements import ROWS, edge_statement, node_statement
from loaders.neo4j_schema import schema_statements, stored_classes
from loaders.network import filled
from loaders.stale import stale_statements
from ontology.definition import load_definition

__all__ = ["generate_script", "literal"]

# What the server has to parse at once.
MOST_ROWS, MOST_BYTES = 1_000, 200_000
PARAMETER = re.compile(r"\$(\w+)")
ESCAPES = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
ESCAPED = re.compile(r"[\\'\x00-\x1f\x7f-\x9f\u2028\u2029]")
HEAD = """\
// Puts data set {dataset} into Neo4j 5 or later: cypher-shell -a URI -u USER -f FILE
// It can be run again; afterwards the data set is exactly this build, and what is of others is as it was.
"""


def generate_script(graph: Graph, *, run: str) -> bytes:
    """The script; `run` is the stamp of the build."""
    head = HEAD.format(dataset=json.dumps(graph.dataset))
    return (head + "\n".join(statements(graph, run)) + "\n").encode()


def statements(graph: Graph, run: str) -> Iterator[str]:
    """All statements in the order of `loaders.load`."""
    definition = load_definition()
    key = {"dataset": graph.dataset, "run": run}
    counts = {"nodes": sum(map(len, graph.nodes.values())), "edges": sum(map(len, graph.edges.values()))}
    nodes = {kind.name: node_statement(kind) for kind in stored_classes(definition)}
    edges = {edge.name: edge_statement(edge) for edge in definition.edges.values()}
    yield from schema_statements(definition)
    yield fill(BEGIN, key)
    for texts, tables in ((nodes, graph.nodes), (edges, graph.edges)):
        rows = ((name, filled(row, ())) for name, table in tables.items() for row in table)
        for batch in make_batches(rows, most_rows=MOST_ROWS, most_bytes=MOST_BYTES):
            yield with_rows(batch.rows) + fill(texts[batch.name].removeprefix(ROWS), key)
    yield from (fill(statement, key) for statement in stale_statements())
    yield fill(FINISH, key | counts)


def with_rows(rows: list[Row]) -> str:
    """The rows as `row`, out of one list for each column.

    A list of plain literals becomes a parameter of the plan, which is then the same for all batches of a class; with a list
    of maps each batch would be planned by itself, which takes longer than to run it.
    """
    columns = dict.fromkeys(name for row in rows for name in row)
    lists = ", ".join(f"{literal([row.get(name) for row in rows])} AS `{name}`" for name in columns)
    cells = ", ".join(f"`{name}`: `{name}`[i]" for name in columns)
    return f"WITH {lists} UNWIND range(0, {len(rows) - 1}) AS i WITH {{{cells}}} AS row "


def fill(statement: str, values: dict[str, Any]) -> str:
    """A statement with literals in the place of its parameters, all in one pass: a value is never looked at again."""
    return PARAMETER.sub(lambda found: literal(values[found[1]]), statement)


def literal(value: Any) -> str:
    """A value in Cypher."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"'{ESCAPED.sub(escape, value)}'"
    if isinstance(value, list):
        return f"[{', '.join(map(literal, value))}]"
    return repr(value)


def escape(found: re.Match[str]) -> str:
    """One character of a text that would end or change the literal."""
    return ESCAPES.get(found[0]) or f"\\u{ord(found[0]):04x}"
