"""The definition: complete in both languages, and the constraints that follow from it."""

from ontology.constraint import Constraint, list_constraints
from ontology.definition import load_definition


def test_every_term_has_words_in_both_languages() -> None:
    definition = load_definition()
    columns = [column for kind in definition.classes.values() for column in kind.properties.values()]
    terms = {column.iri for column in columns} | {edge.iri for edge in definition.edges.values()}
    assert terms | {definition.carrier_from, definition.carrier_to} == set(definition.meanings)
    named = [*definition.classes.values(), *columns, *definition.edges.values(), *definition.rules.values()]
    assert all(term.zh and term.en for term in named)
    assert all(kind.definition and kind.definition_zh for kind in definition.classes.values())


def test_edges_and_rules_name_classes_of_the_definition() -> None:
    definition = load_definition()
    for edge in definition.edges.values():
        assert {*edge.sources, *edge.targets} <= set(definition.classes)
        if edge.node:
            assert tuple(definition.classes[edge.node].properties) == edge.properties
    for rule in definition.rules.values():
        assert set(rule.of) <= {*definition.classes, "*"}


def test_constraints_of_a_property() -> None:
    of_status = [found for found in list_constraints(load_definition()) if found.rule.startswith("Mention.status:")]
    assert of_status == [
        Constraint("Mention", "status", "kg:status", "need"),
        Constraint("Mention", "status", "kg:status", "once"),
        Constraint("Mention", "status", "kg:status", "datatype", ("xsd:string",)),
        Constraint("Mention", "status", "kg:status", "values", ("canonical", "local", "candidate")),
    ]


def test_constraints_of_an_edge() -> None:
    rules = [found.rule for found in list_constraints(load_definition()) if found.name == "IN_SPEECH"]
    assert rules == ["Mention.IN_SPEECH:need", "Mention.IN_SPEECH:once", "Mention.IN_SPEECH:target"]
