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

from kg.model import Graph
from loaders.batch import make_batches
from loaders.load_state import BEGIN, FINISH
from loaders.load_statements import edge_statement, node_statement
from loaders.neo4j_schema import schema_statements, stored_classes
from loaders.network import filled
from loaders.stale import stale_statements
from ontology.definition import load_definition

__all__ = ["generate_script", "literal"]

# A statement is parsed as a whole, and each is another: many small ones are faster than few large ones.
MOST_ROWS, MOST_BYTES = 500, 200_000
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
            yield fill(texts[batch.name], key | {"rows": batch.rows})
    yield from (fill(statement, key) for statement in stale_statements())
    yield fill(FINISH, key | counts)


def fill(statement: str, values: dict[str, Any]) -> str:
    """A statement with literals in the place of its parameters, all in one pass: a value is never looked at again."""
    return PARAMETER.sub(lambda found: literal(values[found[1]]), statement)


def literal(value: Any) -> str:
    """A value in Cypher."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"'{ESCAPED.sub(escape, value)}'"
    if isinstance(value, list):
        return f"[{', '.join(map(literal, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'`{name}`: {literal(cell)}' for name, cell in value.items())}}}"
    return repr(value)


def escape(found: re.Match[str]) -> str:
    """One character of a text that would end or change the literal."""
    return ESCAPES.get(found[0]) or f"\\u{ord(found[0]):04x}"
