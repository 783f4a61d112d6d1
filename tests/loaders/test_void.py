"""VoID and DCAT: every count is that of the triples, counted by another engine."""

import io
from collections import Counter

import pytest
import rdflib
from rdflib.namespace import DCAT, RDF, VOID

from kg.pipeline import Build
from loaders.rdf import generate_rdf
from loaders.rows import leave_out_text
from loaders.void import generate_void

DATA = "https://speech-graph.example/data/samples/"


@pytest.mark.parametrize(("profile", "text"), [("kg", True), ("kg", False), ("oa", True)])
def test_the_counts_are_true(samples: Build, profile: str, text: bool) -> None:
    graph = samples.graph if text else leave_out_text(samples.graph)
    turtle = generate_rdf(graph, format="ttl", profile=profile)
    data = rdflib.Graph().parse(io.BytesIO(turtle), format="turtle")
    void = rdflib.Graph().parse(io.BytesIO(generate_void(graph, profile=profile)), format="turtle")
    dataset = rdflib.URIRef(DATA)

    classes = Counter(kind for _, _, kind in data.triples((None, RDF.type, None)))
    properties = Counter(predicate for _, predicate, _ in data)
    told = {
        VOID.triples: len(data),
        VOID.entities: len({node for node in data.subjects(RDF.type) if node != dataset}),
        VOID.distinctSubjects: len(set(data.subjects())),
        VOID.distinctObjects: len(set(data.objects())),
        VOID.classes: len(classes),
        VOID.properties: len(properties),
    }
    assert {name: void.value(dataset, name).toPython() for name in told} == told
    parts = list(void.objects(dataset, VOID.classPartition))
    assert {void.value(part, VOID["class"]): void.value(part, VOID.entities).toPython() for part in parts} == classes
    parts = list(void.objects(dataset, VOID.propertyPartition))
    assert {void.value(part, VOID.property): void.value(part, VOID.triples).toPython() for part in parts} == properties
    file = rdflib.URIRef(f"{DATA}graph.ttl")
    assert void.value(dataset, DCAT.distribution) == file
    assert void.value(file, DCAT.byteSize).toPython() == len(turtle)


def test_it_says_what_it_is_and_which_vocabularies_it_uses(samples: Build) -> None:
    void = rdflib.Graph().parse(io.BytesIO(generate_void(samples.graph)), format="turtle")
    dataset = rdflib.URIRef(DATA)
    assert set(void.objects(dataset, RDF.type)) == {VOID.Dataset, DCAT.Dataset}
    assert {str(space) for space in void.objects(dataset, VOID.vocabulary)} == {
        "http://purl.org/dc/terms/",
        "http://rdfs.org/ns/void#",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "http://www.w3.org/2000/01/rdf-schema#",
        "http://www.w3.org/2004/02/skos/core#",
        "http://www.w3.org/ns/oa#",
        "http://www.w3.org/ns/org#",
        "http://www.w3.org/ns/prov#",
        "https://schema.org/",
        "https://speech-graph.example/ontology#",
    }


def test_rdf12_counts_the_reified_statements(samples: Build) -> None:
    void = generate_void(samples.graph, profile="rdf12", file="graph-rdf12.ttl").decode()
    edges = samples.graph.edges
    reified = len(edges["MENTIONS"]) + len(edges["USED_IN"])
    part = void[void.index("property:rdf-reifies void:property") :].partition(" .\n")[0]
    assert part.split() == f"property:rdf-reifies void:property rdf:reifies ; void:triples {reified}".split()
    assert "<https://speech-graph.example/data/samples/graph-rdf12.ttl> a dcat:Distribution" in void
