"""RDF: the triples of a graph, as `ontology/model.toml` maps them, and Turtle through pyoxigraph."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from kg.model import Graph, Row
from ontology.definition import DEFAULT_BASE, Class, Edge, Property, load_definition

__all__ = ["Vocabulary", "generate_triples", "generate_turtle"]

XSD = "http://www.w3.org/2001/XMLSchema#"


class Vocabulary:
    """IRIs: those of the ontology, and those of one data set's nodes, all under one base."""

    def __init__(self, dataset: str, *, base: str = DEFAULT_BASE) -> None:
        self.definition = load_definition()
        self.terms = {**self.definition.prefixes, "kg": f"{base}ontology#"}
        self.data = f"{base}data/{quote(dataset, safe='')}/"
        self.dataset = NamedNode(self.data)
        self.names: dict[str, NamedNode] = {}
        self.type = self.term("rdf:type")
        self.in_dataset = self.term("void:inDataset")

    def term(self, curie: str) -> NamedNode:
        """The IRI of a term of the ontology or of a vocabulary it reuses."""
        if curie not in self.names:
            prefix, _, local = curie.partition(":")
            self.names[curie] = NamedNode(self.terms[prefix] + local)
        return self.names[curie]

    def node(self, identity: str) -> NamedNode:
        """The IRI of a node: `slogan:0a1b` is `<data/DATASET/slogan/0a1b>`."""
        kind, _, local = identity.partition(":")
        return NamedNode(f"{self.data}{kind}/{local}")

    def prefixes(self, kinds: list[str]) -> dict[str, str]:
        """What Turtle abbreviates: the vocabularies and one prefix for each type of node."""
        return {**self.terms, **{kind: f"{self.data}{kind}/" for kind in kinds}}


def decimal_text(value: float | int) -> str:
    """The canonical decimal: no exponent, no trailing zeros (stores rewrite any other form)."""
    text = format(Decimal(str(value)), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def literal(value: Any, kind: str) -> Literal:
    """A value as RDF."""
    if kind in {"zh", "en"}:
        return Literal(str(value), language=kind)
    if kind == "integer":
        return Literal(str(value), datatype=NamedNode(f"{XSD}integer"))
    if kind == "decimal":
        return Literal(decimal_text(value), datatype=NamedNode(f"{XSD}decimal"))
    if kind == "boolean":
        return Literal("true" if value else "false", datatype=NamedNode(f"{XSD}boolean"))
    return Literal(str(value))


def property_triples(row: Row, node: NamedNode, columns: list[tuple[Property, NamedNode]]) -> Iterator[Triple]:
    """What a row says of its node; empty cells say nothing."""
    for column, predicate in columns:
        value = row.get(column.name)
        if value is None:
            continue
        for member in value if column.many else (value,):
            yield Triple(node, predicate, literal(member, column.type))


def node_triples(rows: Any, kind: Class, words: Vocabulary) -> Iterator[Triple]:
    """The triples of all nodes of a class."""
    types = [words.term(iri) for iri in (kind.iri, *kind.sub)]
    columns = [(column, words.term(column.iri)) for column in kind.properties.values()]
    for row in rows:
        node = words.node(row["id"])
        for type_ in types:
            yield Triple(node, words.type, type_)
        yield Triple(node, words.in_dataset, words.dataset)
        yield from property_triples(row, node, columns)


def edge_triples(rows: Any, edge: Edge, words: Vocabulary) -> Iterator[Triple]:
    """The triples of all edges of a kind; an edge with columns gets a node that carries them."""
    predicate = words.term(edge.iri)
    carrier = words.definition.classes[edge.node] if edge.node else None
    for row in rows:
        source, target = words.node(row["source"]), words.node(row["target"])
        yield Triple(source, predicate, target)
        if carrier is not None:
            yield from carrier_triples(row, carrier, words)


def carrier_triples(row: Row, kind: Class, words: Vocabulary) -> Iterator[Triple]:
    """An edge with its columns as a node: a triple cannot carry them."""
    name = kind.name.lower()
    node = NamedNode(f"{words.data}{name}/{row['source'].replace(':', '-')}-{row['target'].replace(':', '-')}")
    yield Triple(node, words.type, words.term(kind.iri))
    yield Triple(node, words.in_dataset, words.dataset)
    yield Triple(node, words.term(words.definition.carrier_from), words.node(row["source"]))
    yield Triple(node, words.term(words.definition.carrier_to), words.node(row["target"]))
    columns = [(column, words.term(column.iri)) for column in kind.properties.values()]
    yield from property_triples(row, node, columns)


def generate_triples(graph: Graph, *, base: str = DEFAULT_BASE) -> Iterator[Triple]:
    """All triples of a graph, in no order."""
    words = Vocabulary(graph.dataset, base=base)
    yield Triple(words.dataset, words.type, words.term("void:Dataset"))
    yield Triple(words.dataset, words.term("dct:title"), Literal(graph.dataset))
    for name, rows in graph.nodes.items():
        yield from node_triples(rows, words.definition.classes[name], words)
    for name, rows in graph.edges.items():
        yield from edge_triples(rows, words.definition.edges[name], words)


def generate_turtle(graph: Graph, *, base: str = DEFAULT_BASE) -> bytes:
    """The graph as Turtle, sorted by subject, predicate and object: equal graphs give equal bytes."""
    words = Vocabulary(graph.dataset, base=base)
    triples = sorted(generate_triples(graph, base=base), key=sort_key(words))
    kinds = sorted({row["id"].partition(":")[0] for rows in graph.nodes.values() for row in rows})
    data = serialize(triples, format=RdfFormat.TURTLE, prefixes=words.prefixes([*kinds, "usage", "yearusage"]))
    assert data is not None
    return data


def sort_key(words: Vocabulary) -> Callable[[Triple], tuple[str, str, str]]:
    """Types first within a subject, then predicates and objects by their text."""
    first = words.type.value

    def key(triple: Triple) -> tuple[str, str, str]:
        predicate = triple.predicate.value
        return str(triple.subject), "" if predicate == first else predicate, str(triple.object)

    return key
