"""Statements that put rows into a property graph: UNWIND batches for Neo4j, COPY for the embedded store. Text only.

Only words of the definition stand in them; what a graph holds comes in as the parameters `$rows`, `$dataset` and `$run`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from loaders.neo4j_schema import NODE, stored_classes
from ontology.definition import Class, Definition, Edge, Property, load_definition

__all__ = ["ROWS", "copy_edges", "copy_nodes", "edge_statement", "generate_load", "node_statement"]

# How each statement begins.
ROWS = "UNWIND $rows AS row "


def node_statement(kind: Class) -> str:
    """Merge the nodes of a class by their key; the row's other columns follow. What others added to them stays."""
    columns = "".join(f", n.`{name}` = {cell(column)}" for name, column in kind.properties.items())
    merge = f"MERGE (n:{NODE} {{dataset: $dataset, id: row.id}})"
    return f"{ROWS}{merge} SET n:{kind.name}, n.run = $run{columns};"


def cell(column: Property) -> str:
    """The value of a column; a decimal is a float also where it is whole."""
    value = f"row.`{column.name}`"
    return f"toFloat({value})" if column.type == "decimal" else value


def edge_statement(edge: Edge) -> str:
    """Merge the edges of a kind; one of others between the same nodes, without the data set, stays what it is."""
    columns = "".join(f", r.`{name}` = row.`{name}`" for name in edge.properties)
    return (
        f"{ROWS}MATCH (a:{NODE} {{dataset: $dataset, id: row.source}}), "
        f"(b:{NODE} {{dataset: $dataset, id: row.target}}) "
        f"MERGE (a)-[r:{edge.name} {{dataset: $dataset}}]->(b) SET r.run = $run{columns};"
    )


def copy_nodes(name: str) -> str:
    """Copy an Arrow table of the nodes of a class into the embedded store."""
    return f"COPY `{name}` FROM $rows"


def copy_edges(name: str, source: str, target: str) -> str:
    """The same for the edges of a kind between two classes."""
    return f"COPY `{name}` FROM $rows (FROM='{source}', TO='{target}')"


def copy_statements(definition: Definition) -> Iterator[str]:
    """One for each class, and one for each kind of edge and pair of classes."""
    for kind in stored_classes(definition):
        yield f"{copy_nodes(kind.name)};"
    for edge in definition.edges.values():
        for source, target in product(edge.sources, edge.targets):
            yield f"{copy_edges(edge.name, source, target)};"


def generate_load() -> str:
    """All statements, nodes before edges, Neo4j before the embedded store."""
    definition = load_definition()
    lines = ["// Neo4j: $rows is a list of maps, $dataset the name of the data set, $run the stamp of the build"]
    lines += map(node_statement, stored_classes(definition))
    lines += map(edge_statement, definition.edges.values())
    lines += [
        "// the embedded store: $rows is an Arrow table of the columns that its DDL names",
        *copy_statements(definition),
    ]
    return "\n".join(lines) + "\n"
