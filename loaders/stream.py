"""Turtle -> rows one after the other, in memory that does not grow with the graph.

A `graph.ttl` is sorted by subject, so each subject stands in one place and is read, turned into rows and forgotten. The first
is the data set, because its IRI is the beginning of all others.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import RdfFormat, parse

from kg.errors import GraphError
from kg.model import Row
from loaders.canonical import Canonical, NotCanonicalError, sort_key
from loaders.facts import HINT, FactReader, Facts, Said, find_dataset

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
        iri, facts = next(read_subjects(path), ("", Facts()))
        self.reader = FactReader(*find_dataset({iri: facts}, path), path=path)
        self.dataset = self.reader.dataset

    def __iter__(self) -> Iterator[tuple[str, Row]]:
        edges = self.reader.words.definition.edges
        for name, row, targets in self.subjects():
            yield name, row
            for edge, target in targets:
                # The node that carries such an edge's columns gives its row.
                if edges[edge].node is None:
                    yield edge, {"source": row["id"], "target": target}

    def subjects(self) -> Iterator[Said]:
        """What each subject says; from where the file departs from our own form on by the parser."""
        last = ""
        try:
            with self.path.open("rb") as file:
                for key, said in Canonical(file, self.path):
                    yield said
                    last = key
            return
        except NotCanonicalError:
            pass
        except OSError as error:
            raise unreadable(self.path, error) from error
        for iri, facts in read_subjects(self.path):
            if iri != self.reader.words.dataset.value and sort_key(iri, self.reader.words) > last:
                yield self.reader.read(iri, facts)
