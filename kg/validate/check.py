"""The fast path: one generated SPARQL query a constraint and a rule, asked through pyoxigraph."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pyoxigraph import Store

from kg.validate.store import select
from kg.validate.violation import Violation
from loaders.shacl import rule_select, turtle_string
from ontology.constraint import Constraint, list_constraints
from ontology.definition import load_definition

__all__ = ["check_store", "generate_checks"]


def class_name(name: str) -> str:
    """A class of the definition, or a term as it is."""
    return name if ":" in name else f"kg:{name}"


def bad_case(constraint: Constraint) -> str:
    """The SPARQL condition on ?x (or its absence) that breaks a constraint."""
    values, path = constraint.values, constraint.path
    first = values[0] if values else ""
    listed = " || ".join(f"sameTerm(?x, {turtle_string(value)})" for value in values)
    classes = " ".join(f"FILTER NOT EXISTS {{ ?x a {class_name(value)} }}" for value in values)
    cases = {
        "need": f"FILTER NOT EXISTS {{ ?value {path} ?x }}",
        "once": f"?value {path} ?x , ?y FILTER(!sameTerm(?x, ?y))",
        "datatype": f"?value {path} ?x FILTER(!COALESCE(DATATYPE(?x) = {first}, false))",
        "language": f"?value {path} ?x FILTER(!COALESCE(LANGMATCHES(LANG(?x), {turtle_string(first)}), false))",
        "values": f"?value {path} ?x FILTER(!({listed}))",
        "least": f"?value {path} ?x FILTER(!COALESCE(?x >= {first}, false))",
        "most": f"?value {path} ?x FILTER(!COALESCE(?x <= {first}, false))",
        "date": f"?value {path} ?x FILTER(!REGEX(STR(?x), {turtle_string(first)}))",
        "target": f"?value {path} ?x {classes}",
        "type": f"FILTER NOT EXISTS {{ ?value a {first} }}",
        "closed": f"?value ?p ?x FILTER(?p NOT IN (rdf:type, {', '.join(values)}))",
    }
    return cases[constraint.kind]


@cache
def generate_checks() -> tuple[tuple[str, str], ...]:
    """(rule, query) of all constraints and rules."""
    definition = load_definition()
    constraints = tuple(
        (found.rule, f"SELECT DISTINCT ?value WHERE {{ ?value a kg:{found.of} . {bad_case(found)} }}")
        for found in list_constraints(definition)
    )
    rules = tuple((rule.name, rule_select(rule, definition)) for rule in definition.rules.values())
    return constraints + rules


def check_store(store: Store, *, base: str) -> Iterator[Violation]:
    """All violations in a store, by rule in the order of the definition, then by node."""
    for rule, query in generate_checks():
        found = select(store, query, base=base)
        yield from (Violation(rule, node) for node in sorted(row["value"].value for row in found))
