"""Statements that put rows into a property graph: UNWIND batches for Neo4j, COPY for the embedded store. Text only."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from ontology.definition import Class, Definition, Edge, load_definition

__all__ = ["generate_load"]


def node_statement(kind: Class) -> str:
    """Merge the nodes of a class by their key; the row's other columns follow."""
    columns = ", ".join(f"n.`{name}` = row.`{name}`" for name in kind.properties)
    return f"UNWIND $rows AS row MERGE (n:{kind.name} {{dataset: $dataset, id: row.id}}) SET {columns};"


def edge_statements(edge: Edge) -> Iterator[str]:
    """Merge the edges of a kind, one statement for each pair of classes that it joins."""
    columns = "".join(f", r.`{name}` = row.`{name}`" for name in edge.properties)
    for source, target in product(edge.sources, edge.targets):
        yield (
            f"UNWIND $rows AS row MATCH (a:{source} {{dataset: $dataset, id: row.source}}), "
            f"(b:{target} {{dataset: $dataset, id: row.target}}) "
            f"MERGE (a)-[r:{edge.name}]->(b) SET r.dataset = $dataset{columns};"
        )


def copy_statements(definition: Definition) -> Iterator[str]:
    """Bulk copies from one CSV file a class and one a kind of edge and pair of classes."""
    for kind in definition.classes.values():
        if not definition.edges_carried_by(kind.name):
            yield f'COPY `{kind.name}` FROM "{kind.name}.csv" (HEADER=true);'
    for edge in definition.edges.values():
        for source, target in product(edge.sources, edge.targets):
            file = f"{edge.name}-{source}-{target}.csv"
            yield f'COPY `{edge.name}` FROM "{file}" (HEADER=true, FROM="{source}", TO="{target}");'


def generate_load() -> str:
    """All statements, nodes before edges, Neo4j before the embedded store."""
    definition = load_definition()
    lines = ["// Neo4j: $rows is a list of maps, $dataset the name of the data set"]
    lines += [
        node_statement(kind) for kind in definition.classes.values() if not definition.edges_carried_by(kind.name)
    ]
    lines += [statement for edge in definition.edges.values() for statement in edge_statements(edge)]
    lines += ["// the embedded store", *copy_statements(definition)]
    return "\n".join(lines) + "\n"
