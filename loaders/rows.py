"""Turtle -> rows: the inverse of `loaders/turtle.py`, by the same definition."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg.errors import GraphError
from kg.model import Graph, Row
from loaders.turtle import Vocabulary
from ontology.definition import Class, Edge, Property

__all__ = ["WITHHELD", "Facts", "Read", "RowReader", "find_dataset", "leave_out_text", "read_graph"]

Facts = dict[str, list[Any]]
ClassOf = Callable[[str], Class | None]
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
DATASET = "http://rdfs.org/ns/void#Dataset"
TITLE = "http://purl.org/dc/terms/title"
HINT = "give a graph.ttl that kg build wrote"
# The properties that carry the words of a text.
WITHHELD = frozenset({"kg:text", "oa:exact"})


class Read(NamedTuple):
    """A graph as it was read, and the base of its IRIs."""

    graph: Graph
    base: str


def read_graph(data: str | bytes, *, path: Path | None = None) -> Read:
    """The rows that a `graph.ttl` says.

    Every row has all columns of its class, None (or an empty list) where nothing is said. Raises `GraphError` where the
    Turtle does not parse or says what the definition does not know; `path` is the file's, for the message.
    """
    subjects = group_by_subject(data, path)
    dataset, base = find_dataset(subjects, path)
    reader = RowReader(dataset, Vocabulary(dataset, base=base), path=path)
    return Read(collect_graph(subjects, reader), base)


def group_by_subject(data: str | bytes, path: Path | None) -> dict[str, Facts]:
    """The objects by subject and predicate."""
    subjects: dict[str, Facts] = defaultdict(lambda: defaultdict(list))
    try:
        for quad in parse(data, format=RdfFormat.TURTLE):
            subjects[getattr(quad.subject, "value", "")][quad.predicate.value].append(quad.object)
    except SyntaxError as error:
        raise GraphError(
            "this Turtle does not parse", path=path, line=error.lineno, column=error.offset, hint=HINT
        ) from error
    return subjects


def find_dataset(subjects: Mapping[str, Facts], path: Path | None) -> tuple[str, str]:
    """The name of the one data set, and the base: what stands before `data/NAME/` in its IRI."""
    found = [iri for iri, facts in subjects.items() if NamedNode(DATASET) in facts.get(RDF_TYPE, ())]
    if len(found) != 1:
        raise GraphError(f"not a graph of kg's: it has {len(found)} data sets", path=path, hint=HINT)
    titles = subjects[found[0]].get(TITLE, ())
    name = str(titles[0].value) if len(titles) == 1 else ""
    tail = f"data/{quote(name, safe='')}/"
    if not found[0].endswith(tail):
        raise GraphError(f"not a graph of kg's: <{found[0]}> is not named after its title", path=path, hint=HINT)
    return name, found[0].removesuffix(tail)


class RowReader:
    """The terms of the definition by IRI: what one subject says becomes rows."""

    def __init__(self, dataset: str, words: Vocabulary, *, path: Path | None = None) -> None:
        self.dataset, self.words, self.path = dataset, words, path
        definition = words.definition
        self.carried = {edge.node: edge for edge in definition.edges.values() if edge.node is not None}
        self.class_by_iri = {words.term(kind.iri): kind for kind in definition.classes.values()}
        self.edges_by_iri: dict[str, list[Edge]] = defaultdict(list)
        for edge in definition.edges.values():
            self.edges_by_iri[words.term(edge.iri).value].append(edge)
        self.columns = {
            kind.name: {words.term(column.iri).value: column for column in kind.properties.values()}
            for kind in definition.classes.values()
        }
        self.ends = (words.term(definition.carrier_from).value, words.term(definition.carrier_to).value)

    def problem(self, told: str) -> GraphError:
        """An error about this file."""
        return GraphError(told, path=self.path, hint=HINT)

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

    def node_row(self, iri: str, facts: Facts, kind: Class) -> Row:
        """The id and the columns of a node."""
        return {"id": self.identity(iri)} | self.cells(iri, facts, kind)

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

    def edge_rows(
        self, iri: str, facts: Facts, kind: Class, class_of: ClassOf | None = None
    ) -> Iterator[tuple[str, Row]]:
        """The edges that leave a node; raises where it says what the definition does not know.

        Without `class_of`, where the whole graph is not known, the class of the other end is not looked at.
        """
        known = {RDF_TYPE, self.words.in_dataset.value, *self.columns[kind.name]}
        for predicate, targets in facts.items():
            if predicate in known:
                continue
            for target in targets:
                edge = self.find_edge(predicate, kind, target, class_of)
                if edge is None:
                    raise self.problem(f"<{iri}> has a {predicate} that {kind.name} does not have")
                yield edge.name, {"source": self.identity(iri), "target": self.identity(target.value)}

    def find_edge(self, predicate: str, kind: Class, target: Any, class_of: ClassOf | None) -> Edge | None:
        """The edge that leads by a predicate from a class to a node."""
        if not isinstance(target, NamedNode):
            return None
        reached = None if class_of is None else class_of(target.value)
        for edge in self.edges_by_iri.get(predicate, ()):
            known = class_of is None or (reached is not None and reached.name in edge.targets)
            if kind.name in edge.sources and known:
                return edge
        return None

    def carrier_row(self, iri: str, facts: Facts, kind: Class) -> Row:
        """The edge that a node carries."""
        ends = [facts.get(end, []) for end in self.ends]
        if any(len(terms) != 1 for terms in ends):
            raise self.problem(f"<{iri}> does not lead from one node to one other")
        source, target = (self.identity(terms[0].value) for terms in ends)
        return {"source": source, "target": target} | self.cells(iri, facts, kind)


def collect_graph(subjects: Mapping[str, Facts], reader: RowReader) -> Graph:
    """All rows, sorted as `kg.assemble` sorts them."""
    nodes: dict[str, list[Row]] = defaultdict(list)
    edges: dict[str, dict[tuple[str, str], Row]] = defaultdict(dict)
    carried: list[tuple[str, Row]] = []
    data = {iri: facts for iri, facts in subjects.items() if iri != reader.words.dataset.value}
    kinds = {iri: reader.kind_of(iri, facts) for iri, facts in data.items()}
    for iri, facts in data.items():
        kind = kinds[iri]
        if kind.name in reader.carried:
            carried.append((reader.carried[kind.name].name, reader.carrier_row(iri, facts, kind)))
            continue
        nodes[kind.name].append(reader.node_row(iri, facts, kind))
        for name, row in reader.edge_rows(iri, facts, kind, kinds.get):
            edges[name][row["source"], row["target"]] = row
    for name, row in carried:
        edges[name][row["source"], row["target"]] = row
    definition = reader.words.definition
    return Graph(
        dataset=reader.dataset,
        nodes={name: sorted(nodes[name], key=lambda row: str(row["id"])) for name in definition.classes if nodes[name]},
        edges={name: [edges[name][key] for key in sorted(edges[name])] for name in definition.edges if edges[name]},
    )


def parse_value(text: str, kind: str) -> Any:
    """The text of a literal as a value; whole decimals are integers."""
    if kind == "integer":
        return int(text)
    if kind == "decimal":
        return float(text) if "." in text else int(text)
    if kind == "boolean":
        return ("false", "true").index(text) == 1
    return text


def leave_out_text(graph: Graph) -> Graph:
    """The graph without the words of its texts: no column `kg:text` or `oa:exact`."""
    classes = Vocabulary(graph.dataset).definition.classes
    nodes = {name: [without_text(row, classes[name]) for row in rows] for name, rows in graph.nodes.items()}
    return Graph(graph.dataset, nodes, graph.edges)


def without_text(row: Row, kind: Class) -> Row:
    """A row without the columns that carry text."""
    withheld = {column.name for column in kind.properties.values() if column.iri in WITHHELD}
    return {name: value for name, value in row.items() if name not in withheld}
