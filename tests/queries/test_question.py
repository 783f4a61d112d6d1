import pytest

from kg.errors import QuestionError
from queries.question import Question, find_question, list_questions, parse_assignments

QUESTIONS = list_questions()


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_each_question_names_its_parameters_and_columns(question: Question) -> None:
    assert question.zh
    assert question.en
    assert all(parameter.type in {"text", "integer"} and parameter.default for parameter in question.parameters)
    selected = question.text.partition("SELECT")[2].partition("WHERE")[0]
    assert tuple(selected.replace("?", "").split()) == question.columns
    assert "ORDER BY" in question.text


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_filling_in_the_defaults_changes_nothing(question: Question) -> None:
    assert question.fill({parameter.name: parameter.default for parameter in question.parameters}) == question.text


def test_a_value_can_never_become_a_part_of_the_query() -> None:
    filled = find_question("who-mentions").fill({"name": 'x" } } ; DROP ALL # \\ \n'})
    assert 'VALUES ?name { "x\\" } } ; DROP ALL # \\\\ \\n" }' in filled


@pytest.mark.parametrize(
    ("name", "given", "told"),
    [
        ("who-mention", {}, "unknown question 'who-mention'; did you mean who-mentions"),
        ("../secret", {}, "unknown question '../secret'"),
        ("who-mentions", {"nam": "x"}, "who-mentions has no parameter 'nam'; did you mean name"),
        ("year-policies", {"year": "two"}, "year=two is no whole number; for example 2023"),
    ],
)
def test_what_is_not_known_is_told_with_the_nearest(name: str, given: dict[str, str], told: str) -> None:
    with pytest.raises(QuestionError) as caught:
        find_question(name).fill(given)
    assert str(caught.value).startswith(told)


def test_assignments() -> None:
    assert parse_assignments(["a=1", "b=x=y"]) == {"a": "1", "b": "x=y"}
    with pytest.raises(QuestionError, match="write param=value"):
        parse_assignments(["a"])
