"""The check at the end of every build: the demands of the model, on the rows of the graph before they are written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from kg.errors import GraphError
from kg.model import Graph, Row
from kg.validate.rule import rule_violations
from kg.validate.violation import Violation, explain
from ontology.constraint import DATE
from ontology.definition import Class, Edge, Property, load_definition

__all__ = ["SPARQL_LIMIT", "check_graph", "check_rows"]

# Above so many nodes the SPARQL checks are left to `kg validate`: a store of 1.1 million triples takes 3 seconds to fill.
SPARQL_LIMIT = 5_000
# A text may well say 3025年: worth a look in `kg validate`, but no reason to refuse the build.
LENIENT = frozenset(("least", "most"))
PLAIN: Mapping[str, tuple[type, ...]] = {"integer": (int,), "decimal": (int, float), "boolean": (bool,)}


def check_graph(graph: Graph) -> dict[str, Any]:
    """Check a built graph; the entry of the report, or a `GraphError` where it does not conform."""
    found = [violation for violation in check_rows(graph) if violation.rule.rpartition(":")[2] not in LENIENT]
    by_sparql = not found and sum(map(len, graph.nodes.values())) <= SPARQL_LIMIT
    if by_sparql:
        found = [violation for violation in check_triples(graph) if violation.rule.rpartition(":")[2] not in LENIENT]
    if found:
        first = found[0]
        problem = (
            f"the graph breaks {len(found)} rules of its model: {first.rule} ({explain(first.rule)}) at {first.node}"
        )
        raise GraphError(problem, hint="this is a fault of kg, not of the texts: please report it")
    return {"conforms": True, "by": ["rows", "sparql"] if by_sparql else ["rows"]}


def check_triples(graph: Graph) -> Iterator[Violation]:
    """The generated SPARQL checks on the triples of a graph."""
    from pyoxigraph import RdfFormat, Store, serialize

    from kg.validate.check import check_store
    from loaders.turtle import generate_triples
    from ontology.definition import DEFAULT_BASE

    store = Store()
    data = serialize(generate_triples(graph), format=RdfFormat.N_TRIPLES)
    store.bulk_load(data, format=RdfFormat.N_TRIPLES)
    return check_store(store, base=DEFAULT_BASE)


def check_rows(graph: Graph) -> Iterator[Violation]:
    """What the rows break: cells, ends and numbers of edges, counts."""
    definition = load_definition()
    for name, rows in graph.nodes.items():
        for column in definition.classes[name].properties.values():
            yield from column_violations(definition.classes[name], column, rows)
    known = {name: {row["id"] for row in rows} for name, rows in graph.nodes.items()}
    for name, rows in graph.edges.items():
        yield from edge_violations(definition.edges[name], rows, known)
    yield from count_violations(graph)
    yield from rule_violations(graph)


def cell_test(column: Property) -> tuple[str, Callable[[Any], bool]]:
    """(kind, whether a filled cell is good) for the most that one look can tell."""
    if column.values:
        return "values", frozenset(column.values).__contains__
    if column.type == "date":
        return "date", lambda value: re.search(DATE, value) is not None
    if column.least is not None:
        least, most = column.least, column.most if column.most is not None else float("inf")
        return "least", lambda value: least <= value <= most
    plain = PLAIN.get(column.type, (str,))
    return "datatype", lambda value: type(value) in plain


def column_violations(kind: Class, column: Property, rows: Sequence[Row]) -> Iterator[Violation]:
    """The cells of one column; each value that occurs is looked at once."""
    name, test, label = column.name, cell_test(column), f"{kind.name}.{column.name}"
    if column.many:
        return
    values = {row.get(name) for row in rows}
    bad = {value for value in values if value is not None and not test[1](value)}
    if column.need and None in values:
        yield from (Violation(f"{label}:need", row["id"]) for row in rows if row.get(name) is None)
    if bad:
        yield from (Violation(f"{label}:{test[0]}", row["id"]) for row in rows if row.get(name) in bad)


def edge_violations(edge: Edge, rows: Sequence[Row], known: Mapping[str, set[str]]) -> Iterator[Violation]:
    """Ends that are not there or of another class, too many edges, none."""
    sources: set[str] = set().union(*(known.get(name, ()) for name in edge.sources))
    targets: set[str] = set().union(*(known.get(name, ()) for name in edge.targets))
    leaving = Counter(row["source"] for row in rows)
    label = f"{edge.sources[0]}.{edge.name}"
    yield from (Violation("stray", node) for node in sorted(leaving.keys() - sources))
    yield from (Violation(f"{label}:target", row["source"]) for row in rows if row["target"] not in targets)
    if edge.need:
        yield from (Violation(f"{label}:need", node) for node in sorted(sources - leaving.keys()))
    if not edge.many:
        yield from (Violation(f"{label}:once", node) for node, count in leaving.items() if count > 1)


def pairs(rows: Iterable[Row]) -> dict[str, str]:
    """Target by source."""
    return {row["source"]: row["target"] for row in rows}


def count_violations(graph: Graph) -> Iterator[Violation]:
    """Derived counts that are not what they count."""
    speech, year = pairs(graph.edges.get("IN_SPEECH", ())), pairs(graph.edges.get("GIVEN_IN", ()))
    metrics = {row["id"] for row in graph.nodes.get("Metric", ())}
    by_speech: Counter[tuple[str, str]] = Counter(
        (speech.get(row["source"], ""), row["target"])
        for row in graph.edges.get("OF", ())
        if row["target"] not in metrics
    )
    by_year: Counter[tuple[str, str]] = Counter()
    mentions: Counter[str] = Counter()
    for (source, entity), count in by_speech.items():
        mentions[entity] += count
        if source in year:
            by_year[entity, year[source]] += count
    told = {(row["source"], row["target"]): row["count"] for row in graph.edges.get("MENTIONS", ())}
    used = {(row["source"], row["target"]): row["count"] for row in graph.edges.get("USED_IN", ())}
    for rule, counted, said in (("usage-count", by_speech, told), ("year-usage-count", by_year, used)):
        wrong = [pair for pair in counted.keys() | said.keys() if counted[pair] != said.get(pair, 0)]
        yield from (Violation(rule, f"{source} {target}") for source, target in sorted(wrong, key=str))
    for name in load_definition().entity_classes:
        rows = graph.nodes.get(name, ())
        yield from (Violation("mention-count", row["id"]) for row in rows if row["mentions"] != mentions[row["id"]])
