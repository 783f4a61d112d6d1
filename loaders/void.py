"""VoID and DCAT: what an export holds, counted from the triples it consists of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Triple

from kg.model import Graph
from loaders.rdf import generate_rdf, profile_triples, serialize_sorted
from loaders.turtle import Vocabulary, literal
from ontology.definition import DEFAULT_BASE

__all__ = ["Tally", "generate_void"]

DCAT = "http://www.w3.org/ns/dcat#"
MEDIA_TYPE = "https://www.iana.org/assignments/media-types/text/turtle"
TURTLE = "http://www.w3.org/ns/formats/Turtle"


class Tally:
    """The counts of a set of triples, by VoID's definitions of them."""

    def __init__(self, triples: Iterable[Triple], words: Vocabulary) -> None:
        kept = set(triples)
        self.triples = len(kept)
        self.subjects = {triple.subject for triple in kept}
        self.objects = {triple.object for triple in kept}
        self.properties = Counter(triple.predicate for triple in kept)
        self.by_class: dict[NamedNode, set[NamedNode]] = defaultdict(set)
        for subject, predicate, kind in kept:
            if predicate == words.type and isinstance(subject, NamedNode) and isinstance(kind, NamedNode):
                self.by_class[kind].add(subject)
        # An entity of the data set is what has a type and an IRI below that of the data set, itself left out.
        typed: set[NamedNode] = set().union(*self.by_class.values())
        self.entities = {node for node in typed if node.value.startswith(words.data) and node != words.dataset}


def generate_void(graph: Graph, *, profile: str = "kg", base: str = DEFAULT_BASE, file: str = "graph.ttl") -> bytes:
    """`void.ttl`: the data set with true counts, and `file`, its Turtle, as its distribution."""
    words = Vocabulary(graph.dataset, base=base)
    words.terms["dcat"] = DCAT
    tally = Tally(profile_triples(graph, profile=profile, base=base), words)
    size = len(generate_rdf(graph, format="ttl", profile=profile, base=base))
    triples = [
        *dataset_triples(graph, tally, words),
        *partition_triples(tally, words),
        *distribution_triples(size, file, words),
    ]
    return serialize_sorted(triples, format="ttl", words=words)


def dataset_triples(graph: Graph, tally: Tally, words: Vocabulary) -> Iterator[Triple]:
    """The data set as a whole."""
    dataset, term = words.dataset, words.term
    yield Triple(dataset, words.type, term("void:Dataset"))
    yield Triple(dataset, words.type, term("dcat:Dataset"))
    yield Triple(dataset, term("dct:title"), Literal(graph.dataset))
    yield Triple(dataset, term("dct:language"), Literal("zh"))
    yield Triple(dataset, term("void:uriSpace"), Literal(words.data))
    yield Triple(dataset, term("void:feature"), NamedNode(TURTLE))
    for vocabulary in used_vocabularies(tally, words):
        yield Triple(dataset, term("void:vocabulary"), NamedNode(vocabulary))
    counts = {
        "void:triples": tally.triples,
        "void:entities": len(tally.entities),
        "void:distinctSubjects": len(tally.subjects),
        "void:distinctObjects": len(tally.objects),
        "void:classes": len(tally.by_class),
        "void:properties": len(tally.properties),
    }
    for name, number in counts.items():
        yield Triple(dataset, term(name), literal(number, "integer"))


def used_vocabularies(tally: Tally, words: Vocabulary) -> list[str]:
    """The namespaces that some class or property of the triples is of."""
    used = {term.value for term in (*tally.properties, *tally.by_class)}
    return sorted(space for space in set(words.terms.values()) if any(iri.startswith(space) for iri in used))


def partition_triples(tally: Tally, words: Vocabulary) -> Iterator[Triple]:
    """How many entities each class has, and how many triples each property."""
    term = words.term
    for kind, members in tally.by_class.items():
        part = words.node(f"class:{short(kind, words)}")
        yield Triple(words.dataset, term("void:classPartition"), part)
        yield Triple(part, term("void:class"), kind)
        yield Triple(part, term("void:entities"), literal(len(members), "integer"))
    for predicate, number in tally.properties.items():
        part = words.node(f"property:{short(predicate, words)}")
        yield Triple(words.dataset, term("void:propertyPartition"), part)
        yield Triple(part, term("void:property"), predicate)
        yield Triple(part, term("void:triples"), literal(number, "integer"))


def short(term: NamedNode, words: Vocabulary) -> str:
    """A term as one step of an IRI: `kg-Slogan`."""
    for prefix, space in words.terms.items():
        if term.value.startswith(space):
            return f"{prefix}-{term.value.removeprefix(space)}"
    raise ValueError(f"{term} is of no known vocabulary")


def distribution_triples(size: int, file: str, words: Vocabulary) -> Iterator[Triple]:
    """The Turtle file of the data set."""
    node, term = NamedNode(f"{words.data}{file}"), words.term
    yield Triple(words.dataset, term("dcat:distribution"), node)
    yield Triple(words.dataset, term("void:dataDump"), node)
    yield Triple(node, words.type, term("dcat:Distribution"))
    yield Triple(node, term("dct:title"), Literal(file))
    yield Triple(node, term("dcat:mediaType"), NamedNode(MEDIA_TYPE))
    yield Triple(node, term("dcat:downloadURL"), node)
    yield Triple(node, term("dcat:byteSize"), literal(size, "integer"))
