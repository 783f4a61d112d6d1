"""Turtle -> rows one after the other, in memory that does not grow with the graph.

A `graph.ttl` is sorted by subject, so each subject stands in one place and is read, turned into rows and forgotten. The first
is the data set, because its IRI is the beginning of all others.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from pyoxigraph import RdfFormat, parse

from kg.errors import GraphError
from kg.model import Row
from loaders.rows import HINT, Facts, RowReader, find_dataset
from loaders.turtle import Vocabulary

__all__ = ["RowStream", "stamp"]


def stamp(path: Path) -> str:
    """16 hexadecimal digits that tell one build from another: of the SHA-256 of its graph.

    Raises `GraphError` where the file cannot be read.
    """
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()[:16]
    except OSError as error:
        raise unreadable(path, error) from error


def unreadable(path: Path, error: OSError) -> GraphError:
    """Why there is no graph."""
    return GraphError(f"cannot be read ({error.strerror or error})", path=path, hint="build it again")


def read_subjects(path: Path) -> Iterator[tuple[str, Facts]]:
    """Each subject with its objects by predicate; raises `GraphError` where subjects are not in order."""
    subject, facts = "", Facts()
    try:
        for one, predicate, value, _ in parse(path=str(path), format=RdfFormat.TURTLE):
            iri = getattr(one, "value", "")
            if iri != subject:
                if f"<{iri}>" <= f"<{subject}>":
                    raise GraphError(f"<{iri}> is not in its place", path=path, hint=HINT)
                if facts:
                    yield subject, facts
                subject, facts = iri, defaultdict(list)
            facts[predicate.value].append(value)
    except SyntaxError as error:
        raise GraphError(
            "this Turtle does not parse", path=path, line=error.lineno, column=error.offset, hint=HINT
        ) from error
    except OSError as error:
        raise unreadable(path, error) from error
    if facts:
        yield subject, facts


class RowStream:
    """The rows of a `graph.ttl`, each with the name of its class or edge, in the order of the file.

    Raises `GraphError` where the file is none that `kg build` wrote.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.subjects = read_subjects(path)
        iri, facts = next(self.subjects, ("", Facts()))
        self.dataset, base = find_dataset({iri: facts}, path)
        self.reader = RowReader(self.dataset, Vocabulary(self.dataset, base=base), path=path)

    def __iter__(self) -> Iterator[tuple[str, Row]]:
        return chain.from_iterable(self.rows_of(iri, facts) for iri, facts in self.subjects)

    def rows_of(self, iri: str, facts: Facts) -> Iterator[tuple[str, Row]]:
        """The row of a node and of the edges that leave it, or that of the edge that it carries."""
        kind = self.reader.kind_of(iri, facts)
        if kind.name in self.reader.carried:
            yield self.reader.carried[kind.name].name, self.reader.carrier_row(iri, facts, kind)
            return
        yield kind.name, self.reader.node_row(iri, facts, kind)
        for name, row in self.reader.edge_rows(iri, facts, kind):
            # The node that carries such an edge's columns gives its row.
            if self.reader.words.definition.edges[name].node is None:
                yield name, row
