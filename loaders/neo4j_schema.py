"""Neo4j: one key a class, unique within its data set, and indexes on what questions look up. All of it can be run again."""

from __future__ import annotations

from collections.abc import Iterator

from ontology.definition import Class, load_definition

__all__ = ["generate_cypher"]

# Looked up by value in the shipped questions; everything else is reached along edges.
LOOKED_UP = ("label", "year", "doc", "sha256")


def class_statements(kind: Class) -> Iterator[str]:
    """The statements of one class; a carrier is a relationship in Neo4j and has none."""
    name = kind.name.lower()
    yield f"CREATE CONSTRAINT {name}_key IF NOT EXISTS FOR (n:{kind.name}) REQUIRE (n.dataset, n.id) IS UNIQUE;"
    for column in kind.properties:
        if column in LOOKED_UP:
            yield f"CREATE INDEX {name}_{column} IF NOT EXISTS FOR (n:{kind.name}) ON (n.{column});"


def generate_cypher() -> str:
    """All statements, one a line; the relationships are named in a comment, because Neo4j declares none."""
    definition = load_definition()
    lines: list[str] = []
    for kind in definition.classes.values():
        if not definition.edges_carried_by(kind.name):
            lines += class_statements(kind)
            lines.append(f"// {kind.name}: dataset, id, " + ", ".join(kind.properties))
    for edge in definition.edges.values():
        cells = f" {{{', '.join(edge.properties)}}}" if edge.properties else ""
        ends = f"({'|'.join(edge.sources)})-[:{edge.name}{cells}]->({'|'.join(edge.targets)})"
        lines.append(f"// {ends}")
    return "\n".join(lines) + "\n"
