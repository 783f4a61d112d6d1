"""The full path: the SHACL shapes, checked by pySHACL on pyoxigraph's store."""

from __future__ import annotations

from typing import Any

from pyoxigraph import Store

from kg.extra import require
from kg.validate.violation import Violation
from loaders.shacl import COMPONENTS, SHAPES, generate_shacl
from ontology.definition import load_definition

__all__ = ["check_shapes", "has_shacl"]

SH = "http://www.w3.org/ns/shacl#"


def has_shacl() -> bool:
    """Whether the extra `validate` is installed."""
    from importlib.util import find_spec

    return find_spec("pyshacl") is not None


def check_shapes(store: Store, *, base: str) -> list[Violation]:
    """All violations of the shapes, sorted; the store stays as it is."""
    require("pyshacl", extra="validate")
    import pyshacl
    import rdflib
    from pyshacl.graph_abstraction import OxigraphDataGraph

    class Data(OxigraphDataGraph):
        def __bool__(self) -> bool:
            # Else pySHACL counts all triples for each violation, only to learn that there is a graph.
            return True

    shapes = rdflib.Graph().parse(data=generate_shacl(base=base), format="turtle")
    data = Data(store)
    # In place: a copy of the store would cost more than the checks, and shapes without rules change nothing.
    _, results, _ = pyshacl.validate(data, shacl_graph=shapes, inplace=True, advanced=False)
    return sorted(read_results(results, base), key=lambda found: (found.rule, found.node))


def read_results(results: Any, base: str) -> set[Violation]:
    """The results of a report as violations."""
    import rdflib

    term, rules = rdflib.Namespace(SH), load_definition().rules
    found = set()
    for result in results.subjects(rdflib.RDF.type, term.ValidationResult):
        shape = str(results.value(result, term.sourceShape)).removeprefix(f"{base}{SHAPES}")
        if shape in rules:
            found.add(Violation(shape, str(results.value(result, term.value))))
            continue
        kind = COMPONENTS[str(results.value(result, term.sourceConstraintComponent)).removeprefix(SH)]
        name = f"{shape}.any" if kind == "closed" else shape
        found.add(Violation(f"{name}:{kind}", str(results.value(result, term.focusNode))))
    return found
