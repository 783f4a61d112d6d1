"""The Turtle that is validated: read from the file itself, never from a cache."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import RdfFormat, Store

from kg.errors import GraphError
from kg.validate.store import select
from kg.validate.violation import Violation
from ontology.definition import DEFAULT_BASE

__all__ = ["Source", "load_source", "locate"]

WHICH = "run kg build first, or give a folder that kg build made or a .ttl file of one"
CLASSES = """SELECT DISTINCT ?c WHERE { ?s a ?c FILTER(STRENDS(STR(?c), "ontology#Speech")) }"""
# From a node (put in for ?node) to what has a document name and a text: a sentence, section or speech.
PLACE = """
SELECT ?doc ?text WHERE {
  { BIND(?node AS ?s) } UNION { ?node kg:inSentence ?s } UNION { ?m kg:of ?node ; kg:inSentence ?s }
  UNION { ?node prov:specializationOf|kg:from|kg:to ?s }
  ?s dct:isPartOf* ?speech . ?speech dct:identifier ?doc OPTIONAL { ?s kg:text ?text }
} ORDER BY (!BOUND(?text)) ?doc ?text LIMIT 1"""


class Source:
    """A graph read from Turtle; `base` is what its own IRIs begin with, `folder` where texts/ would be."""

    def __init__(self, path: Path, store: Store, base: str) -> None:
        self.path, self.store, self.base, self.folder = path, store, base, path.parent


def load_source(path: Path) -> Source:
    """The Turtle of a folder or a file; raises `GraphError` where there is none, or it is none of kg's."""
    file = path / "graph.ttl" if path.is_dir() else path
    if not file.is_file():
        raise GraphError("no built graph here", path=path, hint=WHICH)
    store = Store()
    try:
        store.bulk_load(path=str(file), format=RdfFormat.TURTLE)
    except OSError as error:
        raise GraphError(f"cannot be read ({error})", path=file, hint=WHICH) from error
    except SyntaxError as error:
        problem = f"not Turtle: {error.msg.partition(': ')[2] or error.msg}"
        raise GraphError(problem, path=file, line=error.lineno, column=error.offset) from error
    return Source(file, store, find_base(store, file))


def find_base(store: Store, file: Path) -> str:
    """What the IRIs of the graph begin with."""
    found = sorted(row["c"].value.removesuffix("ontology#Speech") for row in select(store, CLASSES, base=DEFAULT_BASE))
    if not found:
        raise GraphError("this Turtle is none of kg's: it has no speech", path=file, hint=WHICH)
    if len(found) > 1:
        raise GraphError(f"two graphs of different bases: {found[0]} and {found[1]}", path=file, hint=WHICH)
    return str(found[0])


def locate(source: Source, violation: Violation) -> tuple[str, str]:
    """The document and the sentence that a node stands in, as far as there are any."""
    if ":" not in violation.node:
        return "", ""
    for row in select(source.store, PLACE.replace("?node", f"<{violation.node}>"), base=source.base):
        doc, text = row["doc"], row["text"]
        return (doc.value if doc else "", text.value if text else "")
    return "", ""
