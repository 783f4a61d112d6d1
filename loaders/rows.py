"""Turtle -> the rows of a graph, all of them in memory."""

from __future__ import annotations

import gc
import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import RdfFormat, parse

from kg.errors import GraphError
from kg.model import Graph, Row
from loaders.canonical import Canonical, NotCanonicalError
from loaders.facts import HINT, FactReader, Facts, Said, find_dataset, group_by_subject
from ontology.definition import Class, load_definition

__all__ = ["WITHHELD", "Read", "leave_out_text", "read_graph"]

# The properties that carry the words of a text.
WITHHELD = frozenset({"kg:text", "oa:exact"})


class Read(NamedTuple):
    """A graph as it was read, and the base of its IRIs."""

    graph: Graph
    base: str


def read_graph(data: str | bytes, *, path: Path | None = None) -> Read:
    """The rows that a `graph.ttl` says, whatever the order of its triples.

    Every row has all columns of its class, None (or an empty list) where nothing is said. Raises `GraphError` where the
    Turtle does not parse or says what the definition does not know; `path` is the file's, for the message.
    """
    with uncollected():
        return read_rows(data, path)


@contextmanager
def uncollected() -> Iterator[None]:
    """Without a search for cycles, of which rows have none: among millions of them it takes a fifth of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def read_rows(data: str | bytes, path: Path | None) -> Read:
    """By patterns where the file is of our own form, else by the parser."""
    try:
        canonical = Canonical(io.BytesIO(data.encode() if isinstance(data, str) else data), path)
        return Read(collect_graph((said for _, said in canonical), canonical.reader), canonical.reader.base)
    except NotCanonicalError:
        subjects = parse_subjects(data, path)
    reader = FactReader(*find_dataset(subjects, path), path=path)
    del subjects[reader.words.dataset.value]
    return Read(collect_graph((reader.read(*subject) for subject in subjects.items()), reader), reader.base)


def parse_subjects(data: str | bytes, path: Path | None) -> dict[str, Facts]:
    """The objects by subject and predicate."""
    try:
        return group_by_subject(parse(data, format=RdfFormat.TURTLE))
    except SyntaxError as error:
        raise GraphError(
            "this Turtle does not parse", path=path, line=error.lineno, column=error.offset, hint=HINT
        ) from error


def collect_graph(subjects: Iterable[Said], reader: FactReader) -> Graph:
    """All rows, sorted as `kg.assemble` sorts them."""
    definition = reader.words.definition
    nodes: dict[str, list[Row]] = {name: [] for name in definition.classes}
    edges: dict[str, dict[tuple[str, str], Row]] = {name: {} for name in definition.edges}
    carried: list[Said] = []
    for said in subjects:
        if said.name in edges:
            carried.append(said)
            continue
        nodes[said.name].append(said.row)
        source = said.row["id"]
        for name, target in said.edges:
            edges[name][source, target] = {"source": source, "target": target}
    for name, row, _ in carried:
        edges[name][row["source"], row["target"]] = row
    kinds = {row["id"]: name for name, rows in nodes.items() for row in rows}
    for name, found in edges.items():
        reader.check_ends(definition.edges[name], found, kinds)
    return Graph(
        dataset=reader.dataset,
        nodes={name: sorted(rows, key=lambda row: str(row["id"])) for name, rows in nodes.items() if rows},
        edges={name: [rows[key] for key in sorted(rows)] for name, rows in edges.items() if rows},
    )


def leave_out_text(graph: Graph) -> Graph:
    """The graph without the words of its texts: no column `kg:text` or `oa:exact`."""
    classes = load_definition().classes
    nodes = {name: [without_text(row, classes[name]) for row in rows] for name, rows in graph.nodes.items()}
    return Graph(graph.dataset, nodes, graph.edges)


def without_text(row: Row, kind: Class) -> Row:
    """A row without the columns that carry text."""
    withheld = {column.name for column in kind.properties.values() if column.iri in WITHHELD}
    return {name: value for name, value in row.items() if name not in withheld}
