"""Triples -> what each subject says, by the definition: the inverse of `loaders/turtle.py` for Turtle of any form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import GraphError
from kg.model import Row
from loaders.turtle import Vocabulary
from ontology.definition import Class, Edge, Property

__all__ = ["HINT", "FactReader", "Facts", "Said", "find_dataset", "group_by_subject", "parse_value"]

Facts = dict[str, list[Any]]
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
DATASET = "http://rdfs.org/ns/void#Dataset"
TITLE = "http://purl.org/dc/terms/title"
HINT = "give a graph.ttl that kg build wrote"


class Said(NamedTuple):
    """What one subject says: the row of a node of class `name` and its edges (name, id of the target), or the row of an
    edge `name` that it carries."""

    name: str
    row: Row
    edges: Sequence[tuple[str, str]]


def group_by_subject(quads: Iterable[Quad]) -> dict[str, Facts]:
    """The objects by subject and predicate."""
    subjects: dict[str, Facts] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value, _ in quads:
        subjects[getattr(subject, "value", "")][predicate.value].append(value)
    return subjects


def find_dataset(subjects: Mapping[str, Facts], path: Path | None) -> tuple[str, str]:
    """The name of the one data set, and the base: what stands before `data/NAME/` in its IRI."""
    found = [iri for iri, facts in subjects.items() if NamedNode(DATASET) in facts.get(RDF_TYPE, ())]
    if len(found) != 1:
        raise GraphError(f"not a graph of kg's: it has {len(found)} data sets", path=path, hint=HINT)
    titles = subjects[found[0]].get(TITLE, ())
    name = str(titles[0].value) if len(titles) == 1 else ""
    tail = f"data/{quote(name, safe='')}/"
    # A base with a fragment of its own has no words of an ontology under it.
    if not found[0].endswith(tail) or "#" in found[0]:
        raise GraphError(f"not a graph of kg's: <{found[0]}> is not named after its title", path=path, hint=HINT)
    return name, found[0].removesuffix(tail)


class FactReader:
    """The terms of the definition by IRI: what one subject says becomes rows.

    Raises `GraphError` where it says what the definition does not know.
    """

    def __init__(self, dataset: str, base: str, *, path: Path | None = None) -> None:
        self.dataset, self.base, self.path = dataset, base, path
        self.words = words = Vocabulary(dataset, base=base)
        definition = words.definition
        self.carried = {edge.node: edge for edge in definition.edges.values() if edge.node is not None}
        self.class_by_iri = {words.term(kind.iri): kind for kind in definition.classes.values()}
        self.edges_by_iri = {words.term(edge.iri).value: edge for edge in definition.edges.values()}
        self.columns = {
            kind.name: {words.term(column.iri).value: column for column in kind.properties.values()}
            for kind in definition.classes.values()
        }
        self.ends = (words.term(definition.carrier_from).value, words.term(definition.carrier_to).value)

    def problem(self, told: str) -> GraphError:
        """An error about this file."""
        return GraphError(told, path=self.path, hint=HINT)

    def read(self, iri: str, facts: Facts) -> Said:
        """What a subject says."""
        kind = self.kind_of(iri, facts)
        if kind.name in self.carried:
            return Said(self.carried[kind.name].name, self.carrier_row(iri, facts, kind), ())
        row = {"id": self.identity(iri)} | self.cells(iri, facts, kind)
        return Said(kind.name, row, list(self.edges(iri, facts, kind)))

    def identity(self, iri: str) -> str:
        """`<data/DATASET/slogan/0a1b>` is `slogan:0a1b`."""
        if not iri.startswith(self.words.data):
            raise self.problem(f"<{iri}> is not of the data set")
        return iri.removeprefix(self.words.data).replace("/", ":", 1)

    def kind_of(self, iri: str, facts: Facts) -> Class:
        """The class of a node."""
        found = [self.class_by_iri[t] for t in facts.get(RDF_TYPE, ()) if t in self.class_by_iri]
        if len(found) != 1:
            raise self.problem(f"<{iri}> has {len(found)} of our classes, not one")
        return found[0]

    def cells(self, iri: str, facts: Facts, kind: Class) -> Row:
        """The columns of a class; None where nothing is said."""
        columns = self.columns[kind.name]
        return {column.name: self.cell(iri, column, facts.get(term, [])) for term, column in columns.items()}

    def cell(self, iri: str, column: Property, terms: list[Any]) -> Any:
        """The value of one column; lists in the order of their text."""
        if not all(isinstance(term, Literal) for term in terms):
            raise self.problem(f"<{iri}> has a {column.name} that is no literal")
        if column.many:
            return sorted(self.value(iri, column, term) for term in terms)
        if len(terms) > 1:
            raise self.problem(f"<{iri}> has {len(terms)} values of {column.name}, not one")
        return self.value(iri, column, terms[0]) if terms else None

    def value(self, iri: str, column: Property, term: Literal) -> Any:
        """A literal as a value."""
        try:
            return parse_value(term.value, column.type)
        except ValueError as error:
            raise self.problem(f"<{iri}> has a {column.name} that is no {column.type}: {term.value}") from error

    def edges(self, iri: str, facts: Facts, kind: Class) -> Iterator[tuple[str, str]]:
        """The edges that leave a node, by name and the id of the target, whatever its class."""
        known = {RDF_TYPE, self.words.in_dataset.value, *self.columns[kind.name]}
        for predicate, targets in facts.items():
            if predicate in known:
                continue
            edge = self.edges_by_iri.get(predicate)
            for target in targets:
                if edge is None or kind.name not in edge.sources or not isinstance(target, NamedNode):
                    raise self.unknown(iri, predicate, kind.name)
                yield edge.name, self.identity(target.value)

    def check_ends(self, edge: Edge, ends: Iterable[tuple[str, str]], kinds: Mapping[str, str]) -> None:
        """Raise where edges lead to no node, or to or from one of a class that theirs do not; `kinds` is by id."""
        for source, target in ends:
            if kinds.get(target) not in edge.targets or kinds.get(source) not in edge.sources:
                iri, predicate = self.words.node(source).value, self.words.term(edge.iri).value
                raise self.unknown(iri, predicate, kinds.get(source, "no class"))

    def unknown(self, iri: str, predicate: str, kind: str) -> GraphError:
        """That a node says what its class does not."""
        return self.problem(f"<{iri}> has a {predicate} that {kind} does not have")

    def carrier_row(self, iri: str, facts: Facts, kind: Class) -> Row:
        """The edge that a node carries."""
        ends = [facts.get(end, []) for end in self.ends]
        if any(len(terms) != 1 for terms in ends):
            raise self.problem(f"<{iri}> does not lead from one node to one other")
        source, target = (self.identity(terms[0].value) for terms in ends)
        return {"source": source, "target": target} | self.cells(iri, facts, kind)


def parse_value(text: str, kind: str) -> Any:
    """The text of a literal as a value; whole decimals are integers."""
    if kind == "integer":
        return int(text)
    if kind == "decimal":
        return float(text) if "." in text else int(text)
    if kind == "boolean":
        return ("false", "true").index(text) == 1
    return text
