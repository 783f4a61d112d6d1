"""Turtle: valid, complete, and the same bytes on every run."""

import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import RdfFormat, parse

from kg.pipeline import Build
from loaders.turtle import Vocabulary, decimal_text, generate_triples, generate_turtle
from ontology.definition import load_definition


def test_rdflib_finds_the_same_triples(sample_folder: Path, samples: Build) -> None:
    by_rdflib = rdflib.Graph().parse(sample_folder / "graph.ttl", format="turtle")
    by_oxigraph = {str(triple) for triple in parse((sample_folder / "graph.ttl").read_bytes(), format=RdfFormat.TURTLE)}
    assert len(by_rdflib) == len(by_oxigraph) == len(set(generate_triples(samples.graph)))
    again = by_rdflib.serialize(format="nt", encoding="utf-8")
    assert {str(triple) for triple in parse(again, format=RdfFormat.N_TRIPLES)} == by_oxigraph


@pytest.mark.parametrize("seed", ["1", "2"])
def test_two_runs_give_the_same_bytes(sample_folder: Path, tmp_path: Path, seed: str) -> None:
    out = tmp_path / "out"
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    subprocess.run(
        [sys.executable, "-m", "kg", "build", "--out", str(out)], env=environment, check=True, capture_output=True
    )
    for path in sample_folder.rglob("*"):
        if path.is_file() and path.name != "report.json":
            assert (out / path.relative_to(sample_folder)).read_bytes() == path.read_bytes(), path.name


def test_every_term_is_of_the_definition(samples: Build) -> None:
    words = Vocabulary("samples")
    definition = load_definition()
    known = {words.term(column.iri) for kind in definition.classes.values() for column in kind.properties.values()}
    known |= {words.term(edge.iri) for edge in definition.edges.values()}
    known |= {words.term(definition.carrier_from), words.term(definition.carrier_to)}
    known |= {words.type, words.in_dataset, words.term("dct:title")}
    classes = {words.term(iri) for kind in definition.classes.values() for iri in (kind.iri, *kind.sub)}
    classes.add(words.term("void:Dataset"))
    for triple in generate_triples(samples.graph):
        assert triple.predicate in known
        if triple.predicate == words.type:
            assert triple.object in classes


def test_iris_are_ascii_under_the_base(samples: Build) -> None:
    base = "https://data.example.org/组织/".replace("组织", "zz")
    data = generate_turtle(samples.graph, base=base)
    for triple in parse(data, format=RdfFormat.TURTLE):
        assert triple.subject.value.startswith(base)
        assert triple.subject.value.isascii()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (3.0, "3"),
        (16000, "16000"),
        (0.1, "0.1"),
        (1e15, "1000000000000000"),
        (5.50, "5.5"),
        (Decimal("0.00001"), "0.00001"),
    ],
)
def test_decimals_are_canonical(value: float, text: str) -> None:
    assert decimal_text(value) == text
