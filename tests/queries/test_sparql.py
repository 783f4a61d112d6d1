"""Each question over the samples, and the same from memory, from disk and over HTTP."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from made_graphs import NASTY, nasty_graph
from pyoxigraph import NamedNode, RdfFormat, Store

from kg.cli.engine import name_graph
from kg.errors import GraphError, InputError, MissingExtraError, QuestionError
from loaders.turtle import generate_turtle
from queries.answer import FORMATS
from queries.endpoint import HttpSparql
from queries.engine import answer
from queries.question import Question, find_question, list_questions
from queries.reference import generate_reference
from queries.server import HOST, find_server, pick_port, serve
from queries.sparql import EmbeddedSparql, ask, load_store
from queries.statement import check_read_only, read_statement
from queries.store import ensure_store, open_store

QUESTIONS = list_questions()
# Both are written by `python tests/regenerate.py`.
ANSWERS = Path(__file__).parent / "answers"
PAGE = Path(__file__).resolve().parents[2] / "docs" / "questions.md"


@pytest.fixture(scope="session")
def memory(sample_folder: Path) -> Store:
    return load_store(sample_folder)


@pytest.fixture(scope="session")
def copy(sample_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the samples in which caches can be made."""
    return Path(shutil.copytree(sample_folder, tmp_path_factory.mktemp("copy") / "out"))


@pytest.fixture(scope="session")
def endpoint(copy: Path) -> Iterator[str]:
    """The real server on a free port."""
    try:
        find_server()
    except MissingExtraError as error:
        pytest.skip(str(error))
    port = pick_port(0)
    with serve(ensure_store(copy), port):
        yield f"http://{HOST}:{port}/query"


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_each_question_finds_something_in_the_samples(question: Question, memory: Store) -> None:
    engine = EmbeddedSparql(memory)
    columns, rows = answer(question, {}, engine)
    assert tuple(columns) == question.columns
    assert rows
    assert answer(question, dict(question.header.example), engine)[1]
    assert answer(question, {}, engine, limit=2)[1] == rows[:2]
    place = [columns.index(key.column) for key in question.order]
    assert len({tuple(row[column] for column in place) for row in rows}) == len(rows), "its order is not total"
    assert len({tuple(row) for row in rows}) == len(rows)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_each_question_has_the_same_rows_on_disk(question: Question, memory: Store, copy: Path) -> None:
    disk = open_store(copy, small=0)
    assert ask(disk, question.sparql) == ask(memory, question.sparql)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_each_question_has_the_same_rows_over_http(question: Question, memory: Store, endpoint: str) -> None:
    assert HttpSparql(endpoint).ask(question.sparql) == ask(memory, question.sparql)


def test_one_of_several_data_sets_of_an_endpoint_is_asked(memory: Store, copy: Path, tmp_path: Path) -> None:
    sets = {"samples": (copy / "graph.ttl").read_bytes(), "two/三": generate_turtle(nasty_graph("two/三"))}
    store = Store(str(tmp_path / "store"))
    for dataset, data in sets.items():
        store.bulk_load(data, format=RdfFormat.TURTLE, to_graph=NamedNode(name_graph(dataset)))
    store.flush()
    del store
    port, question = pick_port(0), find_question("together")
    count = "SELECT (COUNT(?s) AS ?slogans) WHERE { ?s a kg:Slogan }"
    with serve(tmp_path / "store", port):
        url = f"http://{HOST}:{port}/query"
        asked = {dataset: HttpSparql(url, graph=name_graph(dataset)) for dataset in (*sets, "none")}
        assert [engine.ask(count)[1] for engine in asked.values()] == [ask(memory, count)[1], [[len(NASTY)]], [[0]]]
        assert answer(question, {}, asked["samples"]) == answer(question, {}, EmbeddedSparql(memory))


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_each_question_answers_what_is_written_out(question: Question, memory: Store) -> None:
    written = (ANSWERS / f"{question.name}.csv").read_bytes().decode()
    assert FORMATS["csv"](*answer(question, {}, EmbeddedSparql(memory))) == written


def test_the_page_of_questions_is_what_is_generated(memory: Store) -> None:
    answers = {question.name: answer(question, {}, EmbeddedSparql(memory)) for question in QUESTIONS}
    assert PAGE.read_bytes().decode() == generate_reference(QUESTIONS, answers)


def test_what_one_place_alone_says_is_never_said_elsewhere(memory: Store) -> None:
    _, rows = ask(memory, find_question("local-only").sparql)
    assert ["岭川省", "program", "“岭川英才”计划", 2, 1, 2023, 2023] in rows
    for place, _, name, *_ in rows:
        heard = f"""SELECT DISTINCT ?place WHERE {{
            ?speech kg:mentions/skos:prefLabel "{name}"@zh ; kg:jurisdiction/skos:prefLabel ?place }}"""
        assert ask(memory, heard)[1] == [[place]]


def test_what_is_put_in_the_place_of_a_default_cannot_break_out(memory: Store) -> None:
    for evil in ('" } } ; DROP ALL #', "\\", '"""', "\n} UNION {", "?x", "\ud7ff𠀀'"):
        for question in QUESTIONS:
            text = [parameter.name for parameter in question.parameters if parameter.type != "integer"]
            assert ask(memory, question.fill_sparql(dict.fromkeys(text[:1], evil))) is not None


def test_limit_yes_or_no_and_triples(memory: Store, endpoint: str) -> None:
    yes = "ASK { ?s a kg:Slogan }"
    triple = 'CONSTRUCT { ?s skos:prefLabel ?name } WHERE { VALUES ?name { "两个维护"@zh } ?s skos:prefLabel ?name ; a kg:Slogan }'
    for way in (EmbeddedSparql(memory), HttpSparql(endpoint)):
        assert way.ask(yes) == (["answer"], [[True]])
        columns, rows = way.ask(triple)
        assert columns == ["subject", "predicate", "object"]
        assert [row[1:] for row in rows] == [["http://www.w3.org/2004/02/skos/core#prefLabel", "两个维护"]]
        assert len(way.ask("SELECT ?s WHERE { ?s a kg:Slogan }", limit=3)[1]) == 3
        assert way.ask("SELECT (1/3 AS ?x) (2.50 AS ?y) ?none WHERE {}")[1] == [[0.3333, 2.5, None]]


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("SELECT ?x {", "query:1:12: does not parse: it ends too early; write SPARQL 1.1"),
        ("SELECT ?x\nWHERE { ?x oops:y ?z }", "query:2:18: the prefix oops: is not declared"),
        ("SELECT ?x { ?x a kg:Slogan }\n; DROP ALL", "query:2:"),
        ('SELECT ?x { ?x ?y "两个维护" ) }', "query:1:26: does not parse near ') }'"),
    ],
)
def test_what_does_not_parse_is_told_with_its_place(query: str, told: str, memory: Store, endpoint: str) -> None:
    for way in (EmbeddedSparql(memory), HttpSparql(endpoint)):
        with pytest.raises(QuestionError) as caught:
            way.ask(query)
        assert str(caught.value).startswith(told)


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "# only a comment\nPREFIX x: <http://x/>\nBASE <http://y/> delete where { ?s ?p ?o }",
        "LOAD <http://example.org/x>",
        "WITH <a:a> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "drop all",
    ],
)
def test_an_update_is_refused_before_anybody_is_asked(update: str, memory: Store) -> None:
    with pytest.raises(QuestionError, match="would write; kg only reads"):
        check_read_only(update)
    with pytest.raises(QuestionError):
        ask(memory, update)


def test_a_query_that_only_names_an_update_is_asked() -> None:
    for query in ("SELECT ?insert { ?insert a ?b } # DROP ALL", "PREFIX drop: <a:b> ASK { drop:a a drop:b }"):
        assert check_read_only(query) == query


def test_a_statement_is_text_or_a_file(tmp_path: Path) -> None:
    (tmp_path / "my query.rq").write_bytes("\ufeffASK { ?s ?p '字' }".encode())
    assert read_statement(str(tmp_path / "my query.rq")) == "ASK { ?s ?p '字' }"
    assert read_statement("ASK{?s ?p ?o}") == "ASK{?s ?p ?o}"
    assert read_statement("ASK { ?s ?p '" + "字" * 5000 + "' }").endswith("字' }")
    (tmp_path / "gbk.rq").write_bytes("ASK { ?s ?p '字' }".encode("gbk"))
    for name, told in (("gbk.rq", "not UTF-8"), ("missing.rq", "no such file with a query")):
        with pytest.raises(InputError, match=told):
            read_statement(str(tmp_path / name))


def test_a_service_that_does_not_answer_is_one_line(memory: Store) -> None:
    with pytest.raises(QuestionError, match="cannot be answered"):
        ask(memory, "SELECT * { SERVICE <http://127.0.0.1:9/sparql> { ?s ?p ?o } }")


def test_no_graph_is_told(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="no built graph here"):
        load_store(tmp_path)
    (tmp_path / "graph.ttl").write_text("<a> <b>", encoding="utf-8")
    with pytest.raises(GraphError, match="does not parse"):
        load_store(tmp_path)
