"""The lexicon as SKOS, by itself."""

import rdflib
from rdflib.namespace import DCTERMS, RDF, SKOS

from loaders.skos import generate_skos
from ontology.lexicon import load_lexicon

GRAPH = rdflib.Graph().parse(data=generate_skos(load_lexicon()), format="turtle")


def test_every_concept_is_in_the_scheme_with_one_chinese_label() -> None:
    scheme = next(GRAPH.subjects(RDF.type, SKOS.ConceptScheme))
    concepts = set(GRAPH.subjects(RDF.type, SKOS.Concept))
    assert len(concepts) >= len(load_lexicon().entries)
    for concept in concepts:
        assert (concept, SKOS.inScheme, scheme) in GRAPH
        assert len([label for label in GRAPH.objects(concept, SKOS.prefLabel) if label.language == "zh"]) == 1


def test_labels_are_disjoint() -> None:
    assert not set(GRAPH.subject_objects(SKOS.prefLabel)) & set(GRAPH.subject_objects(SKOS.altLabel))


def test_parts_and_predecessors_are_concepts() -> None:
    for predicate in (DCTERMS.hasPart, DCTERMS.replaces):
        for target in GRAPH.objects(predicate=predicate):
            assert (target, RDF.type, SKOS.Concept) in GRAPH


def test_parts_keep_to_the_formulation() -> None:
    whole = next(GRAPH.subjects(SKOS.prefLabel, rdflib.Literal("四个自信", lang="zh")))
    parts = {
        str(label) for part in GRAPH.objects(whole, DCTERMS.hasPart) for label in GRAPH.objects(part, SKOS.prefLabel)
    }
    assert {"道路自信", "理论自信", "制度自信", "文化自信"} <= parts


def test_two_runs_give_the_same_bytes() -> None:
    assert generate_skos(load_lexicon()) == generate_skos(load_lexicon())
