"""docs/sparql.md says what the examples really answer."""

import re
from pathlib import Path

import pytest

from queries.answer import FORMATS
from queries.sparql import ask, load_store

PAGE = Path(__file__).resolve().parents[2] / "docs" / "sparql.md"
EXAMPLE = re.compile(r"```sparql\n(?P<query>.*?)```\n```text\n(?P<answer>.*?)```", re.DOTALL)
EXAMPLES = [(found["query"], found["answer"]) for found in EXAMPLE.finditer(PAGE.read_text(encoding="utf-8"))]


def test_there_are_ten_examples() -> None:
    assert len(EXAMPLES) == 10


@pytest.mark.parametrize(("query", "answer"), EXAMPLES, ids=range(1, len(EXAMPLES) + 1))
def test_an_example_answers_what_the_page_says(query: str, answer: str, sample_folder: Path) -> None:
    assert FORMATS["table"](*ask(load_store(sample_folder), query)) == answer
