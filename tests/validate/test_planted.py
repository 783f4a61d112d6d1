"""One planted error for each constraint and rule: both the SHACL shapes and the SPARQL checks find it, and the same nodes."""

from collections import defaultdict
from collections.abc import Callable

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store

from kg.pipeline import SAMPLES, Pipeline, build
from kg.validate.check import check_store, generate_checks
from kg.validate.shape import check_shapes
from kg.validate.violation import Violation
from loaders.turtle import Vocabulary
from ontology.constraint import Constraint, Kind, list_constraints
from ontology.definition import DEFAULT_BASE, load_definition

XSD = "http://www.w3.org/2001/XMLSchema#"
OTHER = "https://speech-graph.example/data/other/"
KINDS: tuple[Kind, ...] = (
    *("need", "once", "datatype", "language", "values", "least", "most", "date", "target", "type", "closed"),
)


@pytest.fixture(scope="module")
def turtle(pipeline: Pipeline) -> bytes:
    """One sample that has nodes of every class."""
    made = build([SAMPLES / "20230221_青禾县_在全县组织工作会议上的讲话.txt"], name="one", pipeline=pipeline)
    assert set(made.graph.nodes) | {"Usage", "YearUsage"} == set(load_definition().classes)
    return made.turtle()


def load(turtle: bytes) -> Store:
    store = Store()
    store.bulk_load(turtle, format=RdfFormat.TURTLE)
    return store


WORDS = Vocabulary("one")


def nodes_of(store: Store, name: str) -> list[NamedNode]:
    found = store.quads_for_pattern(None, WORDS.type, WORDS.term(f"kg:{name}"))
    return sorted((quad.subject for quad in found), key=str)


def wrong_values(constraint: Constraint) -> list[NamedNode | Literal]:
    """What, added to a node, breaks the constraint."""
    first = constraint.values[0] if constraint.values else ""
    integer = NamedNode(f"{XSD}integer")
    table: dict[Kind, Callable[[], list[NamedNode | Literal]]] = {
        "once": lambda: [Literal("one"), Literal("two")],
        "datatype": lambda: [Literal("x", datatype=NamedNode(f"{XSD}anyURI"))],
        "language": lambda: [Literal("x", language="fr")],
        "values": lambda: [Literal("nonsense")],
        "least": lambda: [Literal(str(int(first) - 1), datatype=integer)],
        "most": lambda: [Literal(str(int(first) + 1), datatype=integer)],
        "date": lambda: [Literal("2023-1-1")],
        "target": lambda: [NamedNode(f"{OTHER}nothing/1")],
    }
    return table[constraint.kind]()


def plant(store: Store, constraint: Constraint, node: NamedNode) -> None:
    """Make a node break a constraint."""
    if constraint.kind == "closed":
        store.add(Quad(node, WORDS.term("kg:invented"), Literal("x")))
    elif constraint.kind == "type":
        store.remove(Quad(node, WORDS.type, WORDS.term(constraint.values[0])))
    elif constraint.kind == "need":
        for quad in list(store.quads_for_pattern(node, WORDS.term(constraint.path), None)):
            store.remove(quad)
    else:
        for value in wrong_values(constraint):
            store.add(Quad(node, WORDS.term(constraint.path), value))


@pytest.mark.parametrize("kind", KINDS)
def test_every_constraint_is_found_by_both(kind: Kind, turtle: bytes) -> None:
    store, planted, turn = load(turtle), set(), defaultdict(int)
    for constraint in list_constraints(load_definition()):
        if constraint.kind == kind:
            nodes = nodes_of(store, constraint.of)
            node = nodes[turn[constraint.of] % len(nodes)]
            turn[constraint.of] += 1
            plant(store, constraint, node)
            planted.add(Violation(constraint.rule, node.value))
    by_sparql = set(check_store(store, base=DEFAULT_BASE))
    by_shapes = set(check_shapes(store, base=DEFAULT_BASE))
    assert planted
    assert planted - by_sparql == set()
    assert planted - by_shapes == set()
    constraints = {rule for rule, _ in generate_checks() if ":" in rule}
    assert {v for v in by_sparql if v.rule in constraints} == {v for v in by_shapes if v.rule in constraints}


# What makes the first node that the pattern after WHERE finds as ?v break the rule.
ERRORS = {
    "span": "DELETE { ?v oa:end ?e } INSERT { ?v oa:end ?s } WHERE { ?v a kg:Section ; oa:start ?s ; oa:end ?e }",
    "inside": "DELETE { ?v oa:start ?a } INSERT { ?v oa:start 0 } WHERE { ?v a kg:Mention ; oa:start ?a FILTER(?a > 500) }",
    "quote": "DELETE { ?v oa:exact ?a } INSERT { ?v oa:exact 'X' } WHERE { ?v oa:exact ?a }",
    "one-speech": "DELETE { ?v kg:inSpeech ?a } INSERT { ?v kg:inSpeech data:speech\\/2 } WHERE { ?v kg:inSpeech ?a }",
    "type": "DELETE { ?v kg:mentionType 'slogan' } INSERT { ?v kg:mentionType 'body' } WHERE { ?v kg:mentionType 'slogan' }",
    "sense": "DELETE { ?o kg:senseOf ?e } INSERT { ?o kg:senseOf data:slogan\\/2 } WHERE { ?v kg:sense ?o . ?o kg:senseOf ?e }",
    "sense-dates": "DELETE { ?v kg:validFrom ?a ; kg:validTo ?b } INSERT { ?v kg:validFrom '2000' ; kg:validTo '1999' } "
    "WHERE { ?v a kg:Sense OPTIONAL { ?v kg:validFrom ?a } OPTIONAL { ?v kg:validTo ?b } }",
    "basis": "DELETE { ?v kg:kindBasis ?a } INSERT { ?v kg:kindBasis 'unknown' } WHERE { ?v kg:kindBasis ?a ; kg:kind ?k }",
    "speech-year": "DELETE { ?v kg:givenIn ?y } WHERE { ?v kg:givenIn ?y }",
    "metric-year": "DELETE { ?v kg:aboutYear ?y } WHERE { ?v kg:aboutYear ?y }",
    "masked": "INSERT { ?v schema:value 3.0 } WHERE { ?v kg:masked true }",
    "unmasked": "DELETE { ?v schema:minValue ?a } WHERE { ?v schema:minValue ?a }",
    "value-range": "DELETE { ?v schema:maxValue ?b } INSERT { ?v schema:maxValue -1.0 } WHERE { ?v schema:maxValue ?b }",
    "local-body": "DELETE { ?v kg:jurisdiction ?j } WHERE { ?v kg:organ ?o ; kg:jurisdiction ?j }",
    "section-cycle": "INSERT { ?v dct:isPartOf ?v } WHERE { ?v a kg:Section }",
    "place-cycle": "INSERT { ?w kg:within ?v } WHERE { ?v kg:within ?w }",
    "mention-count": "DELETE { ?v kg:mentionCount ?n } INSERT { ?v kg:mentionCount 99 } WHERE { ?v kg:mentionCount ?n }",
    "speech-count": "DELETE { ?v kg:speechCount ?n } INSERT { ?v kg:speechCount 99 } WHERE { ?v kg:mentionCount ?m ; kg:speechCount ?n }",
    "entity-years": "DELETE { ?v kg:lastYear ?n } INSERT { ?v kg:lastYear 2100 } WHERE { ?v kg:lastYear ?n }",
    "usage-count": "DELETE { ?v kg:count ?n } INSERT { ?v kg:count 99 } WHERE { ?v a kg:Usage ; kg:count ?n }",
    "year-usage-count": "DELETE { ?v kg:count ?n } INSERT { ?v kg:count 99 } WHERE { ?v a kg:YearUsage ; kg:count ?n }",
    "usage-missing": "DELETE { ?s kg:mentions ?e } WHERE { ?v kg:of ?e ; kg:inSpeech ?s . ?s kg:mentions ?e }",
    "usage-edge": "DELETE { ?s kg:mentions ?e } WHERE { ?v a kg:Usage ; kg:from ?s ; kg:to ?e }",
    "edge-usage": "DELETE { ?u kg:to ?y } WHERE { ?u a kg:YearUsage ; kg:from ?v ; kg:to ?y }",
    "crossing": "DELETE { ?e void:inDataset ?d } INSERT { ?e void:inDataset <https://speech-graph.example/data/other/> . "
    "<https://speech-graph.example/data/other/> a void:Dataset } WHERE { ?v kg:inSentence ?e . ?e void:inDataset ?d }",
    "address": "INSERT { ?v void:inDataset <https://speech-graph.example/data/other/> } WHERE { ?v a kg:Year ; void:inDataset ?d }",
    "class": "INSERT { ?v a kg:Slogan } WHERE { ?v a kg:Program }",
    "stray": "DELETE { ?v void:inDataset ?d } WHERE { ?v a kg:Rule ; void:inDataset ?d }",
}


def first_match(store: Store, update: str, prefixes: dict[str, str]) -> NamedNode:
    """The node that an error is planted in."""
    pattern = update.rpartition(" WHERE ")[2]
    rows = store.query(f"SELECT ?v WHERE {pattern} ORDER BY ?v LIMIT 1", prefixes=prefixes)
    return next(iter(rows))["v"]


@pytest.mark.parametrize("rule", load_definition().rules)
def test_every_rule_is_found_by_both(rule: str, turtle: bytes) -> None:
    store = load(turtle)
    prefixes = {**load_definition().prefixes, "kg": f"{DEFAULT_BASE}ontology#", "data": WORDS.data}
    for line in ("a kg:Speech", "a kg:Slogan"):
        kind = line.partition(":")[2].lower()
        store.update(f"INSERT DATA {{ data:{kind}\\/2 {line} ; void:inDataset <{WORDS.data}> }}", prefixes=prefixes)
    node = first_match(store, ERRORS[rule], prefixes)
    update, _, pattern = ERRORS[rule].rpartition(" WHERE ")
    pattern = pattern.replace("{", f"{{ VALUES ?v {{ <{node.value}> }} ", 1)
    assert Violation(rule, node.value) not in set(check_store(store, base=DEFAULT_BASE))
    store.update(f"{update} WHERE {pattern}", prefixes=prefixes)
    by_sparql = {found for found in check_store(store, base=DEFAULT_BASE) if found.rule == rule}
    by_shapes = {found for found in check_shapes(store, base=DEFAULT_BASE) if found.rule == rule}
    assert Violation(rule, node.value) in by_sparql
    assert by_shapes == by_sparql


def test_the_graph_itself_conforms(turtle: bytes) -> None:
    assert list(check_store(load(turtle), base=DEFAULT_BASE)) == []
    assert check_shapes(load(turtle), base=DEFAULT_BASE) == []
