"""RDF files: five formats of one triple set, in three profiles.

kg      the triple set of graph.ttl                              every format
oa      strict Web Annotation (`loaders/annotation.py`)          every format
rdf12   kg, and its derived statements reified                   ttl, nt, trig
        (`loaders/statement.py`)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from pyoxigraph import NamedNode, RdfFormat, Triple, serialize

from kg.errors import InputError
from kg.model import Graph
from loaders.annotation import generate_annotations
from loaders.statement import generate_statements
from loaders.turtle import Vocabulary, generate_triples, sort_key
from ontology.definition import DEFAULT_BASE

__all__ = ["FORMATS", "PROFILES", "check_base", "check_xml", "generate_rdf", "profile_triples", "serialize_sorted"]

FORMATS = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
    "trig": RdfFormat.TRIG,
}
PROFILES: dict[str, Callable[..., Iterator[Triple]]] = {
    "kg": generate_triples,
    "oa": generate_annotations,
    "rdf12": generate_statements,
}
# Those that know the triple terms of RDF 1.2.
RDF12_FORMATS = ("ttl", "nt", "trig")
# What the writers abbreviate: nodes in Turtle and TriG; in RDF/XML only the names of properties and classes.
ABBREVIATING_NODES = ("ttl", "trig")
NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def check_base(base: str) -> str:
    """The base if IRIs can begin with it; else raises `InputError`."""
    hint = "give one like https://example.org/kg/"
    try:
        NamedNode(f"{base}ontology#")
    except ValueError as error:
        raise InputError(f"'{base}' is no base for IRIs ({error})", hint=hint) from error
    if not base.isascii():
        raise InputError(f"'{base}' is no base for IRIs (not ASCII)", hint=hint)
    if not base.endswith(("/", ":")):
        raise InputError(f"'{base}' is no base for IRIs (it must end in /)", hint=hint)
    return base


def check_xml(data: bytes, name: str) -> bytes:
    """The XML if it is well-formed XML 1.0: some control characters that a text may hold have no place in it."""
    found = NO_XML.search(data.decode())
    if found is not None:
        problem = f"{name} is XML and cannot hold the character U+{ord(found.group()):04X} that a text has"
        raise InputError(problem, hint="take another format, or --no-text")
    return data


def profile_triples(graph: Graph, *, profile: str = "kg", base: str = DEFAULT_BASE) -> Iterator[Triple]:
    """The triples of a profile, in no order; a quote without its words is none."""
    quotes = any(row.get("exact") is not None for row in graph.nodes.get("Mention", ()))
    quote = Vocabulary(graph.dataset, base=base).term("oa:TextQuoteSelector")
    return (triple for triple in PROFILES[profile](graph, base=base) if quotes or triple.object != quote)


def generate_rdf(graph: Graph, *, format: str, profile: str = "kg", base: str = DEFAULT_BASE) -> bytes:
    """The graph in an RDF format; equal graphs give equal bytes."""
    if profile == "rdf12" and format not in RDF12_FORMATS:
        raise InputError(f"{format} cannot hold the profile rdf12", hint=f"take {', '.join(RDF12_FORMATS)}")
    words = Vocabulary(graph.dataset, base=base)
    data = serialize_sorted(profile_triples(graph, profile=profile, base=base), format=format, words=words)
    return check_xml(data, "rdfxml") if format == "rdfxml" else data


def serialize_sorted(triples: Iterable[Triple], *, format: str, words: Vocabulary) -> bytes:
    """Triples sorted by subject, predicate and object; with a prefix for each kind of node where a format has them."""
    ordered = sorted(set(triples), key=sort_key(words))
    kinds = node_kinds(ordered, words) if format in ABBREVIATING_NODES else []
    data = serialize(ordered, format=FORMATS[format], prefixes=words.prefixes(kinds))
    assert data is not None
    return data


def node_kinds(triples: Iterable[Triple], words: Vocabulary) -> list[str]:
    """The kinds of nodes that are subjects: the first step of their IRIs below that of the data set."""
    subjects = {triple.subject.value for triple in triples if isinstance(triple.subject, NamedNode)}
    steps = {iri.removeprefix(words.data).partition("/")[0] for iri in subjects if iri.startswith(words.data)}
    return sorted(step for step in steps if step.isalpha())
