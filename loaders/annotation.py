"""Strict Web Annotation: each mention as an annotation of the text by what it names.

    oa:Annotation -oa:hasBody-> entity (several where one mention names several)
                  -oa:hasTarget-> oa:SpecificResource -oa:hasSource-> the text version
                                                      -oa:hasSelector-> oa:TextPositionSelector, oa:TextQuoteSelector

The offsets are `xsd:nonNegativeInteger`, as the ontology of Web Annotation wants them. `pyoxigraph.Store` makes them
`xsd:integer`, so these triples never pass through a store.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from pyoxigraph import Literal, NamedNode, Triple

from kg.model import Graph, Row
from loaders.turtle import XSD, Vocabulary, property_triples
from ontology.definition import DEFAULT_BASE, Class

__all__ = ["generate_annotations"]

# What is told of the text, of its speech and of the things named, so that the file can be read on its own.
TOLD = {"Speech": {"doc", "source", "sha256", "title", "date"}, "TextVersion": {"sha256", "length"}}
LABEL = {"label", "en"}


def generate_annotations(graph: Graph, *, base: str = DEFAULT_BASE) -> Iterator[Triple]:
    """The triples of all annotations and of what they lead to, in no order."""
    words = Vocabulary(graph.dataset, base=base)
    yield Triple(words.dataset, words.type, words.term("void:Dataset"))
    yield Triple(words.dataset, words.term("dct:title"), Literal(graph.dataset))
    bodies, speeches = targets_of(graph, "OF"), targets_of(graph, "IN_SPEECH")
    versions = {row["target"]: row["source"] for row in graph.edges.get("VERSION_OF", ())}
    for row in graph.nodes.get("Mention", ()):
        source = versions[speeches[row["id"]][0]]
        yield from annotation_triples(row, bodies.get(row["id"], ()), source, words)
    for text, speech in ((row["source"], row["target"]) for row in graph.edges.get("VERSION_OF", ())):
        yield Triple(words.node(text), words.term("prov:specializationOf"), words.node(speech))
    for name, told in told_classes(graph, words).items():
        kind = words.definition.classes[name]
        for row in graph.nodes[name]:
            yield from description(row, kind, told, words)


def targets_of(graph: Graph, edge: str) -> dict[str, list[str]]:
    """Where the edges of a kind lead, by where they begin."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in graph.edges.get(edge, ()):
        found[row["source"]].append(row["target"])
    return found


def told_classes(graph: Graph, words: Vocabulary) -> dict[str, set[str]]:
    """The columns that are told, by class: speeches, texts and what mentions are of."""
    named = dict.fromkeys(words.definition.edges["OF"].targets, LABEL)
    return {name: columns for name, columns in (TOLD | named).items() if name in graph.nodes}


def part(words: Vocabulary, kind: str, mention: str) -> NamedNode:
    """A part of the annotation that a mention makes; it has the mention's own local part."""
    return words.node(f"{kind}:{mention.partition(':')[2]}")


def count(value: Any) -> Literal:
    """An offset as Web Annotation has it."""
    return Literal(str(value), datatype=NamedNode(f"{XSD}nonNegativeInteger"))


def annotation_triples(row: Row, bodies: Collection[str], source: str, words: Vocabulary) -> Iterator[Triple]:
    """One mention as an annotation."""
    term = words.term
    annotation, target = part(words, "annotation", row["id"]), part(words, "target", row["id"])
    yield Triple(annotation, words.type, term("oa:Annotation"))
    yield Triple(annotation, term("oa:motivatedBy"), term("oa:identifying"))
    for body in bodies:
        yield Triple(annotation, term("oa:hasBody"), words.node(body))
    yield Triple(annotation, term("oa:hasTarget"), target)
    yield Triple(target, words.type, term("oa:SpecificResource"))
    yield Triple(target, term("oa:hasSource"), words.node(source))
    yield from selector_triples(row, target, words)


def selector_triples(row: Row, target: NamedNode, words: Vocabulary) -> Iterator[Triple]:
    """The place by its offsets, and by its words where these are not left out."""
    term = words.term
    position = part(words, "position", row["id"])
    yield Triple(target, term("oa:hasSelector"), position)
    yield Triple(position, words.type, term("oa:TextPositionSelector"))
    yield Triple(position, term("oa:start"), count(row["start"]))
    yield Triple(position, term("oa:end"), count(row["end"]))
    if row.get("exact") is None:
        return
    quote = part(words, "quote", row["id"])
    yield Triple(target, term("oa:hasSelector"), quote)
    yield Triple(quote, words.type, term("oa:TextQuoteSelector"))
    yield Triple(quote, term("oa:exact"), Literal(row["exact"]))


def description(row: Row, kind: Class, told: set[str], words: Vocabulary) -> Iterator[Triple]:
    """The types of a node and some of its columns."""
    node = words.node(row["id"])
    for iri in (kind.iri, *kind.sub):
        yield Triple(node, words.type, words.term(iri))
    columns = [(column, words.term(column.iri)) for column in kind.properties.values() if column.name in told]
    yield from property_triples(row, node, columns)
