"""One question, the same rows everywhere: two SPARQL engines, two of Cypher, and the oracle that knows no query.

The graphs are the samples and made-up ones of 200 speeches (`benchmarks/generate.py`), in which names have quotes and
characters beyond the basic plane, and some speeches have no year. Rows are compared as CSV, to the byte.
"""

import importlib.util
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import oracle_metrics
import oracle_names
import oracle_slogans
import oracle_speeches
import pytest
from neo4j_server import Neo4j
from oracle import ANSWERS, World
from rdflib_store import RdflibSparql

from kg.assemble import to_networkx
from kg.model import Graph
from kg.output import PRODUCT, REPORT
from kg.pipeline import SAMPLES, Build, Pipeline, build
from loaders.projection import ensure_projection
from loaders.rows import read_graph
from queries.answer import FORMATS
from queries.bolt import BoltCypher
from queries.cell import as_cell
from queries.cypher import EmbeddedCypher
from queries.engine import Engine, answer
from queries.order import sort_rows
from queries.question import FOLDER, Question, list_questions, parse_question
from queries.sparql import EmbeddedSparql, load_store

QUESTIONS = list_questions()
EACH = pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
PARTS = (oracle_metrics, oracle_names, oracle_slogans, oracle_speeches)
# rdflib joins what is grouped row by row: minutes for these on a whole graph.
SLOW_IN_RDFLIB = frozenset({"together"})
FOREIGN = """
MATCH (e:Slogan {dataset: 'samples', label: '两个维护'}), (s:Speech {dataset: 'samples', year: 2023})
CREATE (t:Speech {title: 'theirs', doc: '2023', year: 2023, level: 'county'})-[:MENTIONS {count: 7}]->(e),
       (m:Mention {id: 1, type: 'slogan', start: 0, `end`: 4, exact: '两个维护', status: 'canonical'})-[:OF]->(e),
       (m)-[:IN_SPEECH]->(s), (:Metric {modality: 'planned', what: '人才', year: 2022})<-[:OF]-(m), (:Year {year: 2023})
"""


def make_graph(folder: Path, *, mentions: int, each: int) -> Path:
    """A made-up graph in a folder as `kg build` leaves one."""
    path = Path(__file__).resolve().parents[2] / "benchmarks" / "generate.py"
    spec = importlib.util.spec_from_file_location("benchmarks_generate", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    graph: Graph = module.write_graph(folder, mentions, each=each)
    report = {"product": PRODUCT, "dataset": graph.dataset, "nodes": {}, "edges": {}}
    (folder / REPORT).write_text(json.dumps(report), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def made_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_graph(tmp_path_factory.mktemp("made"), mentions=3_000, each=15)


@pytest.fixture(scope="module")
def folders(samples: Build, made_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Data set -> folder."""
    return {"samples": samples.write(tmp_path_factory.mktemp("parity") / "out"), "generated": made_folder}


@pytest.fixture(scope="module")
def expected(folders: dict[str, Path]) -> dict[tuple[str, str], str]:
    """(data set, question) -> what the oracle says."""
    worlds = {name: read_world(folder) for name, folder in folders.items()}
    return {(name, one.name): ask_oracle(world, one) for name, world in worlds.items() for one in QUESTIONS}


def read_world(folder: Path) -> World:
    path = folder / "graph.ttl"
    return World(to_networkx(read_graph(path.read_bytes(), path=path).graph))


def ask_oracle(world: World, question: Question) -> str:
    rows = [list(map(as_cell, row)) for row in ANSWERS[question.name](world, **question.values({}))]
    return FORMATS["csv"](question.columns, sort_rows(question.columns, rows, question.order))


def ask(engine: Engine, question: Question) -> str:
    return FORMATS["csv"](*answer(question, {}, engine))


def test_the_oracle_knows_every_question() -> None:
    assert len(PARTS) == 4
    assert set(ANSWERS) == {question.name for question in QUESTIONS}


@pytest.fixture(scope="module")
def stores(folders: dict[str, Path]) -> Iterator[dict[str, tuple[EmbeddedSparql, EmbeddedCypher]]]:
    """Data set -> the two engines that need no server."""
    opened = {
        name: (
            EmbeddedSparql(load_store(folder)),
            EmbeddedCypher(ensure_projection(folder), dataset=name),
        )
        for name, folder in folders.items()
    }
    yield opened
    for _, cypher in opened.values():
        cypher.close()


@EACH
@pytest.mark.parametrize("dataset", ["samples", "generated"])
def test_pyoxigraph_and_ladybug_say_what_the_oracle_says(
    question: Question,
    dataset: str,
    stores: dict[str, tuple[EmbeddedSparql, EmbeddedCypher]],
    expected: dict[tuple[str, str], str],
) -> None:
    told = expected[dataset, question.name]
    assert told.count("\n") > 1, "no rows"
    for engine in stores[dataset]:
        assert ask(engine, question) == told


@pytest.fixture(scope="module")
def small(
    samples: Build, pipeline: Pipeline, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, tuple[World, RdflibSparql]]:
    """For rdflib: the samples and 200 speeches of three mentions; and one and some of them for what is slow."""
    folder = tmp_path_factory.mktemp("small")
    found = {
        "samples": samples.write(folder / "samples"),
        "generated": make_graph(folder / "generated", mentions=600, each=3),
        "samples, slow": build(sorted(SAMPLES.iterdir())[:1], name="one", pipeline=pipeline).write(folder / "one"),
        "generated, slow": make_graph(folder / "some", mentions=120, each=12),
    }
    return {name: (read_world(path), RdflibSparql(path / "graph.ttl")) for name, path in found.items()}


@EACH
@pytest.mark.parametrize("dataset", ["samples", "generated"])
def test_rdflib_says_what_the_oracle_says(
    question: Question, dataset: str, small: dict[str, tuple[World, RdflibSparql]]
) -> None:
    world, store = small[f"{dataset}, slow" if question.name in SLOW_IN_RDFLIB else dataset]
    columns, rows = store.ask_question(question, question.values({}))
    assert FORMATS["csv"](columns, sort_rows(columns, rows, question.order)) == ask_oracle(world, question)


def test_neo4j_says_what_the_oracle_says_beside_another_data_set_and_foreign_nodes(
    neo4j: Neo4j, folders: dict[str, Path], expected: dict[tuple[str, str], str]
) -> None:
    for folder in folders.values():
        neo4j.load(folder)
    neo4j.run(FOREIGN)
    with neo4j.connect() as server:
        found = {(name, one.name): ask(BoltCypher(server, dataset=name), one) for name in folders for one in QUESTIONS}
        check_explained(neo4j)
    assert [key for key in expected if found[key] != expected[key]] == []
    assert found == expected


def check_explained(neo4j: Neo4j) -> None:
    """Every query only reads, and names only labels, relationships and properties that are there."""
    assert kind_and_unknown(neo4j, "MATCH (n:Slogan {nothing: 1}) RETURN n", {}) == ("r", {"UNRECOGNIZED"})
    assert kind_and_unknown(neo4j, "MATCH (n:Slogan) SET n.label = 1", {})[0] == "w"
    lists = [parse_question(path) for path in (FOLDER / "values").glob("*.rq")]
    for question in (*QUESTIONS, *lists):
        values = {"dataset": "samples", **question.values({})}
        assert kind_and_unknown(neo4j, question.cypher, values) == ("r", set()), question.name


def kind_and_unknown(neo4j: Neo4j, query: str, values: dict[str, str | int]) -> tuple[str | None, set[str]]:
    """What EXPLAIN says a query would do, and whether it knows all that is named there."""
    with neo4j.connect() as server, server.session() as session:
        summary = session.run(f"EXPLAIN {query}", dict(values)).consume()
        told = {str(status.raw_classification) for status in summary.gql_status_objects}
        return summary.query_type, told & {"UNRECOGNIZED"}
