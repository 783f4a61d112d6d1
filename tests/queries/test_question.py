"""The questions as files: both languages with one header, and what is filled into them."""

import re
from pathlib import Path

import pytest

from kg.errors import QuestionError
from queries import question as module
from queries.cypher import blank
from queries.header import parse_header
from queries.lookup import TYPES
from queries.order import parse_order
from queries.parameter import as_cypher, as_sparql, parse_assignments
from queries.question import FOLDER, Question, find_question, list_questions

QUESTIONS = list_questions()
EACH = pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
FILES = sorted(FOLDER.glob("*.rq")) + sorted((FOLDER / "values").glob("*.rq"))


def header_lines(text: str, mark: str) -> list[str]:
    return [line.removeprefix(mark) for line in text.splitlines() if line.startswith(mark)]


def test_there_are_enough_and_each_is_in_both_languages() -> None:
    assert len(QUESTIONS) >= 24
    for folder in (FOLDER, FOLDER / "values"):
        names = {path.stem for path in folder.glob("*.rq")}
        assert names == {path.stem for path in folder.glob("*.cypher")}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_both_files_have_one_header_and_one_order(path: Path) -> None:
    sparql = path.read_text(encoding="utf-8")
    cypher = path.with_suffix(".cypher").read_text(encoding="utf-8")
    assert header_lines(sparql, "#+ ") == header_lines(cypher, "//+ ")
    header = parse_header(sparql)
    assert header == parse_header(cypher)
    assert parse_order(sparql) == parse_order(cypher) != ()
    assert {key.column for key in parse_order(sparql)} <= set(header.columns)
    selected = sparql.partition("SELECT")[2].partition("WHERE")[0]
    assert tuple(selected.replace("?", "").replace("DISTINCT", "").split()) == header.columns


@EACH
def test_each_parameter_is_in_both_texts_with_its_default(question: Question) -> None:
    assert re.findall(r"[\u4e00-\u9fff]", question.header.zh)
    assert question.header.en[0].isupper()
    names = {parameter.name for parameter in question.parameters}
    assert set(re.findall(r"\$(\w+)", blank(question.cypher))) == {"dataset", *names}
    for parameter in question.parameters:
        assert parameter.type in {"integer", "text"} | TYPES
        filled = re.findall(rf"VALUES \?{parameter.name} \{{ (.*) \}}", question.sparql)
        assert set(filled) == {as_sparql(parameter.parse(parameter.default))}
    assert {name for name, _ in question.header.example} <= names
    assert bool(question.header.example) == bool(names)


@EACH
def test_filling_in_the_defaults_changes_nothing(question: Question) -> None:
    assert question.fill_sparql(question.values({})) == question.sparql


@EACH
def test_every_node_in_cypher_is_of_the_data_set(question: Question) -> None:
    bare = blank(question.cypher)
    assert re.match(r"\s*MATCH \(\w+:[\w|]+ \{dataset: \$dataset", bare)
    assert re.findall(r"\(\w*:[\w|]+(?! \{dataset: \$dataset)[ )]", bare) == []


@EACH
def test_shown_cypher_has_no_parameter_left(question: Question) -> None:
    shown = question.fill_cypher({"dataset": "甲's", **question.values({})})
    assert "$" not in blank(shown)
    assert r"{dataset: '甲\'s'" in shown


def test_a_value_can_never_become_a_part_of_the_query() -> None:
    evil = "x\" } } ; DROP ALL # \\ \n' RETURN 1 //"
    question = find_question("who-mentions")
    assert 'VALUES ?name { "x\\" } } ; DROP ALL # \\\\ \\n\' RETURN 1 //" }' in question.fill_sparql({"name": evil})
    assert as_cypher(evil) == "'x\" } } ; DROP ALL # \\\\ \\n\\' RETURN 1 //'"
    assert "RETURN 1" not in blank(question.fill_cypher({"dataset": "d", "name": evil}))


@pytest.mark.parametrize(
    ("name", "given", "told"),
    [
        ("who-mention", {}, "unknown question 'who-mention'; did you mean who-mentions"),
        ("../secret", {}, "unknown question '../secret'"),
        ("values/slogan", {}, "unknown question 'values/slogan'"),
        ("who-mentions", {"nam": "x"}, "who-mentions has no parameter 'nam'; did you mean name"),
        ("senses", {"name": "x"}, "senses has no parameter 'name'; senses takes no parameters"),
        ("year-policies", {"year": "two"}, "year=two is no whole number; for example 2023"),
        ("year-policies", {"year": "9" * 30}, f"year={'9' * 30} is no whole number"),
        ("who-mentions", {"name": ""}, "name= is empty; for example name=两个维护"),
    ],
)
def test_what_is_not_known_is_told_with_the_nearest(name: str, given: dict[str, str], told: str) -> None:
    with pytest.raises(QuestionError) as caught:
        find_question(name).values(given)
    assert str(caught.value).startswith(told)


def test_assignments() -> None:
    assert parse_assignments(["a=1", "b=x=y"]) == {"a": "1", "b": "x=y"}
    with pytest.raises(QuestionError, match="write param=value"):
        parse_assignments(["a"])


def test_a_question_is_two_files_and_no_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FOLDER", tmp_path)
    lines = ["zh: 年份", "en: Years", "answers: x", "group: own", "param: least integer 1 x", "columns: year"]
    (tmp_path / "own.rq").write_text(
        "".join(f"#+ {line}\n" for line in lines)
        + "SELECT ?year WHERE {\n  VALUES ?least { 1 }\n  ?one a kg:Year ; kg:year ?year\n}\nORDER BY DESC(?year)\n",
        encoding="utf-8",
    )
    (tmp_path / "own.cypher").write_text("".join(f"//+ {line}\n" for line in lines), encoding="utf-8")
    (found,) = list_questions()
    assert (found.name, found.header.group, found.columns) == ("own", "own", ("year",))
    assert [(key.column, key.descending) for key in found.order] == [("year", True)]
