"""The writings of the model: they read, they name the same terms, and a built graph has no others."""

import json
import re
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import NamedNode

from kg.cli import main
from kg.cli.ontology import WRITERS
from kg.pipeline import Build
from loaders.context import generate_context
from loaders.ladybug_schema import generate_ddl
from loaders.load_statements import generate_load
from loaders.neo4j_schema import LOAD, LOOKED_UP, NODE, generate_cypher
from loaders.owl import generate_owl
from loaders.reference import generate_reference, replace_reference
from loaders.shacl import generate_shacl
from loaders.turtle import Vocabulary, generate_triples
from ontology.definition import load_definition

SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
ROOT = Path(__file__).resolve().parents[2]


def model_terms() -> tuple[set[str], set[str]]:
    """(classes, predicates) of the definition as IRIs."""
    definition, words = load_definition(), Vocabulary("x")
    classes = {iri for kind in definition.classes.values() for iri in (kind.iri, *kind.sub)}
    predicates = {column.iri for kind in definition.classes.values() for column in kind.properties.values()}
    predicates |= {edge.iri for edge in definition.edges.values()}
    predicates |= {definition.carrier_from, definition.carrier_to, "void:inDataset"}
    return {words.term(iri).value for iri in classes}, {words.term(iri).value for iri in predicates}


def test_owl_names_the_terms_of_the_definition() -> None:
    owl = rdflib.Graph().parse(data=generate_owl(), format="turtle")
    classes, predicates = model_terms()
    found = {str(term) for term in owl.subjects(rdflib.RDF.type, rdflib.OWL.Class) if isinstance(term, rdflib.URIRef)}
    assert found == classes
    properties = {*owl.subjects(rdflib.RDF.type, rdflib.OWL.DatatypeProperty)}
    properties |= {*owl.subjects(rdflib.RDF.type, rdflib.OWL.ObjectProperty)}
    assert {str(term) for term in properties} == predicates


def test_owl_gives_own_terms_labels_and_definitions_in_both_languages() -> None:
    owl = rdflib.Graph().parse(data=generate_owl(), format="turtle")
    own = {term for term in owl.subjects() if "/ontology#" in str(term)}
    assert {str(term) for term in own} == {iri for iri in set().union(*model_terms()) if "/ontology#" in iri}
    for term in own:
        for predicate in (rdflib.RDFS.label, rdflib.SKOS.definition):
            assert {text.language for text in owl.objects(term, predicate)} == {"en", "zh"}, term


def test_shacl_names_the_terms_of_the_definition() -> None:
    shapes = rdflib.Graph().parse(data=generate_shacl(), format="turtle")
    classes, predicates = model_terms()
    paths = {str(path) for path in shapes.objects(None, SH.path)} - {str(rdflib.RDF.type)}
    assert paths == predicates
    named = {str(term) for term in (*shapes.objects(None, SH.targetClass), *shapes.objects(None, SH.hasValue))}
    assert named == classes | {"http://rdfs.org/ns/void#Dataset"}


def test_context_names_the_terms_of_the_definition() -> None:
    rows = json.loads(generate_context())["@context"]
    words = Vocabulary("x")
    named = {words.term(row["@id"]).value for row in rows.values() if isinstance(row, dict)}
    classes, predicates = model_terms()
    assert named == classes | predicates
    assert rows["start"] == {"@id": "oa:start", "@type": "xsd:integer"}
    assert rows["inSpeech"] == {"@id": "kg:inSpeech", "@type": "@id"}


def test_property_graph_schemas_name_the_same_classes_columns_and_edges() -> None:
    definition = load_definition()
    carriers = {edge.node for edge in definition.edges.values()}
    classes = {name: list(kind.properties) for name, kind in definition.classes.items() if name not in carriers}
    ddl = {}
    for name, columns in re.findall(r"CREATE NODE TABLE IF NOT EXISTS `(\w+)` \((.*), PRIMARY", generate_ddl()):
        ddl[name] = re.findall(r"`(\w+)` ", columns)[3:]
    assert ddl == classes
    cypher = generate_cypher()
    assert re.findall(r"CREATE CONSTRAINT \w+ IF NOT EXISTS FOR \(n:(\w+)\)", cypher) == [NODE, LOAD]
    indexed = re.findall(r"CREATE INDEX \w+ IF NOT EXISTS FOR \(n:(\w+)\) ON \(n.dataset, n.(\w+)\)", cypher)
    assert indexed == [(name, column) for name in classes for column in classes[name] if column in LOOKED_UP]
    told = {name: columns.split(", ") for name, columns in re.findall(r"^// (\w+): dataset, id, (.*)$", cypher, re.M)}
    assert told == {name: columns for name, columns in classes.items() if columns}
    edges = list(definition.edges)
    assert re.findall(r"CREATE REL TABLE IF NOT EXISTS `(\w+)`", generate_ddl()) == edges
    assert re.findall(r"-\[:(\w+)", cypher) == edges


def test_a_table_of_nodes_and_one_of_edges() -> None:
    assert generate_ddl().splitlines()[12] == (
        "CREATE NODE TABLE IF NOT EXISTS `Year` (`key` STRING, `dataset` STRING, `id` STRING, `year` INT64, "
        "PRIMARY KEY (`key`));"
    )
    assert generate_ddl().splitlines()[-2].endswith("FROM `Speech` TO `Body`, `dataset` STRING, `count` INT64);")


def test_a_built_graph_has_no_other_terms(samples: Build) -> None:
    classes, predicates = model_terms()
    words = Vocabulary("samples")
    for triple in generate_triples(samples.graph):
        if triple.subject == words.dataset:
            continue
        if triple.predicate == words.type:
            assert isinstance(triple.object, NamedNode)
            assert triple.object.value in classes
        else:
            assert triple.predicate.value in predicates


def test_the_committed_page_is_what_is_generated() -> None:
    page = (ROOT / "docs" / "model.md").read_text(encoding="utf-8")
    assert generate_reference() in page
    assert replace_reference(page) == page


def test_the_worked_mention_is_in_the_samples(sample_folder: Path) -> None:
    page = (ROOT / "docs" / "model.md").read_text(encoding="utf-8")
    worked = page.partition("```turtle\n")[2].partition("```")[0]
    assert worked.replace("    ", "\t") in (sample_folder / "graph.ttl").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", WRITERS)
def test_the_command_prints_each_writing(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ontology", "--format", name, "--base", "https://example.org/"]) == 0
    printed = capsys.readouterr().out
    assert printed == WRITERS[name]("https://example.org/")
    assert ("https://example.org/ontology#" in printed) == (name in {"owl", "shacl", "context"})
    assert "speech-graph.example" not in printed


def test_load_statements_name_the_same_classes_columns_and_edges() -> None:
    definition = load_definition()
    text = generate_load()
    nodes = {
        name: re.findall(r"n\.`(\w+)` =", line) for name, line in re.findall(r"SET n:(\w+), n.run = \$run(.*)", text)
    }
    stored = [kind for kind in definition.classes.values() if not definition.edges_carried_by(kind.name)]
    assert nodes == {kind.name: list(kind.properties) for kind in stored}
    assert set(re.findall(r"MERGE \(a\)-\[r:(\w+) ", text)) == set(definition.edges)
    assert set(re.findall(r"COPY `(\w+)`", text)) == {kind.name for kind in stored} | set(definition.edges)


def test_one_load_statement_of_each_kind() -> None:
    lines = generate_load().splitlines()
    assert (
        "UNWIND $rows AS row MERGE (n:SpeechGraphNode {dataset: $dataset, id: row.id}) "
        "SET n:Year, n.run = $run, n.`year` = row.`year`;"
    ) in lines
    assert (
        "UNWIND $rows AS row MATCH (a:SpeechGraphNode {dataset: $dataset, id: row.source}), "
        "(b:SpeechGraphNode {dataset: $dataset, id: row.target}) "
        "MERGE (a)-[r:MENTIONS {dataset: $dataset}]->(b) SET r.run = $run, r.`count` = row.`count`;"
    ) in lines
    assert "COPY `MENTIONS` FROM $rows (FROM='Speech', TO='Slogan');" in lines
