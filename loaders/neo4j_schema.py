"""Neo4j: our own label with its key, indexes on what questions look up, and a full-text index. All of it can be run again.

A node has the label of its class and `SpeechGraphNode`, which nobody else uses. The key, data set and id together, is of that
label: nodes of others may be called Speech and have any properties, they can neither violate it nor be taken for ours. The
other indexes are on data set and a column together, so what others keep under such a label without a data set is in none.
"""

from __future__ import annotations

from collections.abc import Iterator

from ontology.definition import Class, Definition, load_definition

__all__ = ["FULL_TEXT", "KEYS", "LOAD", "NODE", "generate_cypher", "schema_statements", "stored_classes"]

# The label of all our nodes, and of the one node for each data set that says what was loaded.
NODE, LOAD = "SpeechGraphNode", "SpeechGraphLoad"
# The constraints behind both, and the index over sentences and names.
KEYS, FULL_TEXT = ("speech_graph_node_key", "speech_graph_load_key"), "speech_graph_text"
# Looked up by value in the shipped questions; everything else is reached along edges.
LOOKED_UP = ("label", "year", "doc", "sha256")
# Where Chinese is searched for; `cjk` indexes every two neighbouring characters.
SEARCHED = ("text", "label", "aliases")


def stored_classes(definition: Definition) -> list[Class]:
    """The classes whose members are nodes; a carrier is a relationship in Neo4j."""
    return [kind for kind in definition.classes.values() if not definition.edges_carried_by(kind.name)]


def class_indexes(kind: Class) -> Iterator[str]:
    """The indexes of one class."""
    for column in kind.properties:
        if column in LOOKED_UP:
            name = f"speech_graph_{kind.name.lower()}_{column}"
            yield f"CREATE INDEX {name} IF NOT EXISTS FOR (n:{kind.name}) ON (n.dataset, n.{column});"


def schema_statements(definition: Definition) -> Iterator[str]:
    """Indexes of the classes, then the keys and the full-text index: each a statement of its own."""
    for kind in stored_classes(definition):
        yield from class_indexes(kind)
    yield f"CREATE CONSTRAINT {KEYS[0]} IF NOT EXISTS FOR (n:{NODE}) REQUIRE (n.dataset, n.id) IS UNIQUE;"
    yield f"CREATE CONSTRAINT {KEYS[1]} IF NOT EXISTS FOR (n:{LOAD}) REQUIRE n.name IS UNIQUE;"
    searched = ", ".join(f"n.{column}" for column in SEARCHED)
    yield (
        f"CREATE FULLTEXT INDEX {FULL_TEXT} IF NOT EXISTS FOR (n:{NODE}) ON EACH [{searched}] "
        "OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}};"
    )


def generate_cypher() -> str:
    """All statements, one a line; what Neo4j does not declare, columns and relationships, stands in comments."""
    definition = load_definition()
    lines = [f"// every node is also a {NODE}; every node and relationship has dataset and run"]
    lines += [f"// {kind.name}: dataset, id, " + ", ".join(kind.properties) for kind in stored_classes(definition)]
    for edge in definition.edges.values():
        cells = f" {{{', '.join(edge.properties)}}}" if edge.properties else ""
        lines.append(f"// ({'|'.join(edge.sources)})-[:{edge.name}{cells}]->({'|'.join(edge.targets)})")
    return "\n".join([*lines, *schema_statements(definition)]) + "\n"
