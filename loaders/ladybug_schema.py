"""Ladybug (and kuzu): node and relationship tables as DDL. Text only; the store itself is not needed here."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from ontology.definition import Class, Definition, Edge, Property, load_definition

__all__ = ["generate_ddl"]

TYPES = {
    "text": "STRING",
    "zh": "STRING",
    "en": "STRING",
    "date": "STRING",
    "integer": "INT64",
    "decimal": "DOUBLE",
    "boolean": "BOOL",
}


def column_text(name: str, column: Property) -> str:
    """A column, quoted because `end`, `from` and the like are words of Cypher."""
    return f"`{name}` {TYPES[column.type]}{'[]' if column.many else ''}"


def node_table(kind: Class) -> str:
    """The table of a class. `key` is data set and id in one, for a primary key has one column."""
    columns = ["`key` STRING", "`dataset` STRING", "`id` STRING"]
    columns += [column_text(name, column) for name, column in kind.properties.items()]
    return f"CREATE NODE TABLE IF NOT EXISTS `{kind.name}` ({', '.join(columns)}, PRIMARY KEY (`key`));"


def edge_table(edge: Edge, definition: Definition) -> str:
    """The table of an edge with all pairs of classes it may join."""
    carried = definition.classes[edge.node].properties if edge.node else {}
    ends = [f"FROM `{source}` TO `{target}`" for source, target in product(edge.sources, edge.targets)]
    columns = ["`dataset` STRING", *(column_text(name, carried[name]) for name in edge.properties)]
    return f"CREATE REL TABLE IF NOT EXISTS `{edge.name}` ({', '.join([*ends, *columns])});"


def statements(definition: Definition) -> Iterator[str]:
    """Nodes first; a class that carries an edge's properties in RDF is that edge's columns here."""
    for kind in definition.classes.values():
        if not definition.edges_carried_by(kind.name):
            yield node_table(kind)
    yield from (edge_table(edge, definition) for edge in definition.edges.values())


def generate_ddl() -> str:
    """All statements, one a line."""
    return "\n".join(statements(load_definition())) + "\n"
