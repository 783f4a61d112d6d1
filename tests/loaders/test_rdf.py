"""RDF exports: the same triples in every format and reader, and what each profile says."""

import io
from pathlib import Path
from typing import Any

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Triple, parse

from kg.errors import InputError
from kg.model import Graph
from kg.pipeline import Build
from loaders.annotation import generate_annotations
from loaders.rdf import FORMATS, RDF12_FORMATS, check_base, generate_rdf, profile_triples
from loaders.rows import leave_out_text, read_graph

RDFLIB = {"ttl": "turtle", "nt": "nt", "jsonld": "json-ld", "rdfxml": "xml", "trig": "trig"}
DATA = "https://speech-graph.example/data/one/"
XSD = "http://www.w3.org/2001/XMLSchema#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
OA = "http://www.w3.org/ns/oa#"
OA_TERMS = rdflib.Namespace(OA)

SMALL = Graph(
    dataset="one",
    nodes={
        "Speech": [{"id": "speech:a", "doc": "a.txt", "source": "d/a.txt", "sha256": "00", "title": "讲话"}],
        "TextVersion": [{"id": "text:a", "sha256": "00", "length": 20}],
        "Sentence": [{"id": "sentence:a-0", "order": 0, "text": "做到“两个维护”。", "start": 0, "end": 9}],
        "Mention": [
            {"id": "mention:a-3", "type": "slogan", "start": 3, "end": 7, "exact": "两个维护", "status": "canonical"}
        ],
        "Slogan": [{"id": "slogan:b", "label": "两个维护", "status": "canonical", "mentions": 1, "speeches": 1}],
        "Year": [{"id": "year:2023", "year": 2023}],
    },
    edges={
        "VERSION_OF": [{"source": "text:a", "target": "speech:a"}],
        "PART_OF": [{"source": "sentence:a-0", "target": "speech:a"}],
        "IN_SENTENCE": [{"source": "mention:a-3", "target": "sentence:a-0"}],
        "IN_SPEECH": [{"source": "mention:a-3", "target": "speech:a"}],
        "OF": [{"source": "mention:a-3", "target": "slogan:b"}],
        "GIVEN_IN": [{"source": "speech:a", "target": "year:2023"}],
        "MENTIONS": [{"source": "speech:a", "target": "slogan:b", "count": 1}],
        "USED_IN": [{"source": "slogan:b", "target": "year:2023", "count": 1, "speeches": 1}],
    },
)


def triples(data: bytes, format: str) -> set[Triple]:
    """What pyoxigraph reads, without a store."""
    return {quad.triple for quad in parse(data, format=FORMATS[format])}


@pytest.mark.parametrize("format", FORMATS)
def test_profile_kg_is_the_triple_set_of_graph_ttl_to_pyoxigraph(sample_folder: Path, format: str) -> None:
    built = (sample_folder / "graph.ttl").read_bytes()
    graph, base = read_graph(built)
    assert triples(generate_rdf(graph, format=format, base=base), format) == triples(built, "ttl")


# rdflib 7 warns of its own use of its own deprecated names when it reads TriG and JSON-LD.
@pytest.mark.filterwarnings("ignore:(ConjunctiveGraph|Dataset).* deprecated:DeprecationWarning")
@pytest.mark.parametrize("format", FORMATS)
def test_profile_kg_is_the_triple_set_of_graph_ttl_to_rdflib(sample_folder: Path, format: str) -> None:
    built = (sample_folder / "graph.ttl").read_bytes()
    made = generate_rdf(read_graph(built).graph, format=format)
    read = rdflib.Dataset() if format == "trig" else rdflib.Graph()
    read.parse(io.BytesIO(made), format=RDFLIB[format])
    again = read.serialize(format="nt", encoding="utf-8")
    assert triples(again, "nt") == triples(built, "ttl")


def test_turtle_is_graph_ttl_to_the_byte(sample_folder: Path) -> None:
    built = (sample_folder / "graph.ttl").read_bytes()
    assert generate_rdf(read_graph(built).graph, format="ttl") == built


@pytest.mark.parametrize("profile", ["kg", "oa", "rdf12"])
def test_another_base_changes_the_beginnings_and_nothing_else(profile: str) -> None:
    base, other = "https://speech-graph.example/", "https://data.example.org/kg/"
    made = generate_rdf(SMALL, format="nt", profile=profile, base=other)
    assert base.encode() not in made
    assert triples(made.replace(other.encode(), base.encode()), "nt") == set(profile_triples(SMALL, profile=profile))


@pytest.mark.parametrize("format", ["ttl", "nt", "jsonld", "rdfxml", "trig"])
def test_profile_oa_is_strict_web_annotation(format: str) -> None:
    made = triples(generate_rdf(SMALL, format=format, profile="oa"), format)
    a, target, position, quote = (node(f"{kind}/a-3") for kind in ("annotation", "target", "position", "quote"))
    assert {triple for triple in made if triple.subject in (a, target, position, quote)} == {
        Triple(a, NamedNode(f"{RDF}type"), oa("Annotation")),
        Triple(a, oa("motivatedBy"), oa("identifying")),
        Triple(a, oa("hasBody"), node("slogan/b")),
        Triple(a, oa("hasTarget"), target),
        Triple(target, NamedNode(f"{RDF}type"), oa("SpecificResource")),
        Triple(target, oa("hasSource"), node("text/a")),
        Triple(target, oa("hasSelector"), position),
        Triple(target, oa("hasSelector"), quote),
        Triple(position, NamedNode(f"{RDF}type"), oa("TextPositionSelector")),
        Triple(position, oa("start"), Literal("3", datatype=NamedNode(f"{XSD}nonNegativeInteger"))),
        Triple(position, oa("end"), Literal("7", datatype=NamedNode(f"{XSD}nonNegativeInteger"))),
        Triple(quote, NamedNode(f"{RDF}type"), oa("TextQuoteSelector")),
        Triple(quote, oa("exact"), Literal("两个维护")),
    }


def node(local: str) -> NamedNode:
    return NamedNode(DATA + local)


def oa(local: str) -> NamedNode:
    return NamedNode(OA + local)


def test_an_annotation_tells_what_its_ends_are() -> None:
    told = {triple for triple in generate_annotations(SMALL) if triple.subject in (node("text/a"), node("slogan/b"))}
    assert {str(triple) for triple in told} == {
        f"<{DATA}text/a> <{RDF}type> <https://speech-graph.example/ontology#TextVersion>",
        f"<{DATA}text/a> <{RDF}type> <http://www.w3.org/ns/prov#Entity>",
        f'<{DATA}text/a> <https://speech-graph.example/ontology#sha256> "00"',
        f'<{DATA}text/a> <https://speech-graph.example/ontology#length> "20"^^<{XSD}integer>',
        f"<{DATA}text/a> <http://www.w3.org/ns/prov#specializationOf> <{DATA}speech/a>",
        f"<{DATA}slogan/b> <{RDF}type> <https://speech-graph.example/ontology#Slogan>",
        f"<{DATA}slogan/b> <{RDF}type> <http://www.w3.org/2004/02/skos/core#Concept>",
        f'<{DATA}slogan/b> <http://www.w3.org/2004/02/skos/core#prefLabel> "两个维护"@zh',
    }


def test_each_mention_of_the_samples_is_an_annotation_of_its_place(samples: Build) -> None:
    data = generate_rdf(samples.graph, format="ttl", profile="oa")
    made = rdflib.Graph().parse(io.BytesIO(data), format="turtle")
    sha256 = rdflib.URIRef("https://speech-graph.example/ontology#sha256")
    found = []
    for annotation in made.subjects(rdflib.RDF.type, OA_TERMS.Annotation):
        (target,) = made.objects(annotation, OA_TERMS.hasTarget)
        (source,) = made.objects(target, OA_TERMS.hasSource)
        cells = {
            predicate: value
            for selector in made.objects(target, OA_TERMS.hasSelector)
            for predicate, value in made.predicate_objects(selector)
        }
        start, end, exact = (cells[OA_TERMS[name]].toPython() for name in ("start", "end", "exact"))
        bodies = len(list(made.objects(annotation, OA_TERMS.hasBody)))
        found.append((str(made.value(source, sha256)), start, end, exact, bodies))
    found.sort()
    assert all(samples.texts[sha256][start:end] == exact for sha256, start, end, exact, _ in found)
    by_doc = {row["doc"]: row["sha256"] for row in samples.speeches()}
    assert found == sorted((by_doc[m.doc], m.start, m.end, m.text, len(m.entities)) for m in samples.mentions)


def test_profile_rdf12_says_what_a_derived_statement_comes_from() -> None:
    made = generate_rdf(SMALL, format="ttl", profile="rdf12").decode()
    told = made[made.index("usage:speech-a-slogan-b a") :].split(" .\n")
    assert [" ".join(part.split()) for part in told if "usage:" in part] == [
        "usage:speech-a-slogan-b a kg:Usage ; void:inDataset <https://speech-graph.example/data/one/> ; "
        "rdf:reifies <<( speech:a kg:mentions slogan:b )>> ; prov:wasDerivedFrom mention:a-3 ; "
        "kg:count 1 ; kg:from speech:a ; kg:to slogan:b",
        "yearusage:slogan-b-year-2023 a kg:YearUsage ; void:inDataset <https://speech-graph.example/data/one/> ; "
        "rdf:reifies <<( slogan:b kg:usedIn year:2023 )>> ; prov:wasDerivedFrom usage:speech-a-slogan-b ; "
        "kg:count 1 ; kg:from slogan:b ; kg:speechCount 1 ; kg:to year:2023",
    ]


@pytest.mark.parametrize("format", RDF12_FORMATS)
def test_rdf12_is_read_back_whole(samples: Build, format: str) -> None:
    made = triples(generate_rdf(samples.graph, format=format, profile="rdf12"), format)
    assert made == set(profile_triples(samples.graph, profile="rdf12"))
    plain = set(profile_triples(samples.graph))
    assert plain < made
    statements = {triple.object for triple in made if isinstance(triple.object, Triple)}
    assert len(statements) == len(samples.graph.edges["MENTIONS"]) + len(samples.graph.edges["USED_IN"])
    assert statements < plain


def test_a_count_is_the_number_of_mentions_it_is_derived_from(samples: Build) -> None:
    counts: dict[Any, int] = {}
    origins: dict[Any, list[Any]] = {}
    for subject, predicate, object_ in profile_triples(samples.graph, profile="rdf12"):
        if predicate.value == "https://speech-graph.example/ontology#count" and "/usage/" in subject.value:
            counts[subject] = int(object_.value)
        if predicate.value == "http://www.w3.org/ns/prov#wasDerivedFrom" and "/usage/" in subject.value:
            origins.setdefault(subject, []).append(object_)
    assert counts
    assert {subject: len(mentions) for subject, mentions in origins.items()} == counts


@pytest.mark.parametrize("format", ["jsonld", "rdfxml"])
def test_formats_without_triple_terms_refuse_rdf12(format: str) -> None:
    with pytest.raises(InputError, match=rf"^{format} cannot hold the profile rdf12; take ttl, nt, trig$"):
        generate_rdf(SMALL, format=format, profile="rdf12")


@pytest.mark.parametrize("profile", ["kg", "oa", "rdf12"])
def test_without_text_no_words_and_no_quote_selectors(profile: str) -> None:
    quote = oa("TextQuoteSelector")
    whole = set(profile_triples(SMALL, profile=profile))
    bare = set(profile_triples(leave_out_text(SMALL), profile=profile))
    assert bare < whole
    gone = {(str(triple.predicate), triple.object) for triple in whole - bare}
    exact = (f"<{OA}exact>", Literal("两个维护"))
    sentence = ("<https://speech-graph.example/ontology#text>", Literal("做到“两个维护”。"))
    selector = (f"<{OA}hasSelector>", node("quote/a-3"))
    own: dict[str, tuple[Any, ...]] = {"kg": (sentence,), "oa": (selector,), "rdf12": (sentence,)}
    assert gone == {(f"<{RDF}type>", quote), exact, *own[profile]}


@pytest.mark.parametrize(("format", "fits"), [(name, name != "rdfxml") for name in FORMATS])
def test_a_control_character_is_kept_or_refused(format: str, fits: bool) -> None:
    sentence = SMALL.nodes["Sentence"][0] | {"text": "<a>&\"'\\ \t\n 页\x0c尾 "}
    graph = Graph("one", {**SMALL.nodes, "Sentence": [sentence]}, SMALL.edges)
    if fits:
        assert triples(generate_rdf(graph, format=format), format) == set(profile_triples(graph))
        return
    with pytest.raises(InputError, match=r"rdfxml is XML and cannot hold the character U\+000C"):
        generate_rdf(graph, format=format)
    assert generate_rdf(leave_out_text(graph), format=format).startswith(b"<?xml")


def test_white_space_survives_in_xml() -> None:
    sentence = SMALL.nodes["Sentence"][0] | {"text": " <a>&\"'\\ \t\n "}
    graph = Graph("one", {**SMALL.nodes, "Sentence": [sentence]}, SMALL.edges)
    read = rdflib.Graph().parse(io.BytesIO(generate_rdf(graph, format="rdfxml")), format="xml")
    text = rdflib.URIRef("https://speech-graph.example/ontology#text")
    assert [str(value) for value in read.objects(predicate=text)] == [sentence["text"]]


@pytest.mark.parametrize("base", ["https://example.org/kg/", "http://localhost:8000/", "urn:example:"])
def test_a_good_base_is_taken(base: str) -> None:
    assert check_base(base) == base


@pytest.mark.parametrize(
    ("base", "why"),
    [
        ("", "No scheme found in an absolute IRI"),
        ("kg/", "No scheme found in an absolute IRI"),
        ("https://example.org/a b/", "Invalid IRI code point ' '"),
        ("https://example.org/<>/", "Invalid IRI code point '<'"),
        ("https://example.org/组织/", "not ASCII"),
        ("https://example.org/kg", "it must end in /"),
    ],
)
def test_a_bad_base_is_one_clear_line(base: str, why: str) -> None:
    with pytest.raises(InputError) as raised:
        check_base(base)
    assert str(raised.value) == f"'{base}' is no base for IRIs ({why}); give one like https://example.org/kg/"


def test_the_order_of_rows_does_not_matter() -> None:
    turned = Graph(
        "one",
        {name: list(reversed(rows)) for name, rows in reversed(SMALL.nodes.items())},
        dict(reversed(SMALL.edges.items())),
    )
    for format in FORMATS:
        assert generate_rdf(turned, format=format) == generate_rdf(SMALL, format=format)
