"""The questions: each one file of SPARQL whose header says what it answers.

    #+ zh: title in Chinese
    #+ en: title in English
    #+ answers: what it answers
    #+ group: where it is listed
    #+ param: NAME TYPE what it is          TYPE is text or integer
    #+ columns: the names of its columns

A parameter is one line `VALUES ?name { "default" }`: default and example at once. The runner replaces what stands in the
braces with an escaped literal, so a value can never become a part of the query.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import QuestionError

__all__ = ["Parameter", "Question", "find_question", "list_questions", "parse_assignments"]

FOLDER = Path(__file__).parent
HEADER = re.compile(r"#\+ (?P<key>\w+): (?P<value>.+)")
VALUES = r"(?P<head>VALUES \?{name} \{{ )(?P<value>.*?)(?P<tail> \}})"
ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question asks to be told."""

    name: str
    type: str
    what: str
    default: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `text` is the query with its defaults."""

    name: str
    zh: str
    en: str
    answers: str
    group: str
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]
    text: str

    def fill(self, given: Mapping[str, str]) -> str:
        """The query with the given values in the place of the defaults."""
        known = {parameter.name: parameter for parameter in self.parameters}
        query = self.text
        for name, value in given.items():
            if name not in known:
                near = suggest(name, known) or f"{self.name} takes {', '.join(known) or 'no parameters'}"
                raise QuestionError(f"{self.name} has no parameter {name!r}", hint=near)
            term = as_term(value, known[name])
            query = replace_values(query, name, term)
        return query


def replace_values(query: str, name: str, term: str) -> str:
    """The query with `term` in the braces of every `VALUES ?name`."""
    return re.sub(VALUES.format(name=name), lambda found: found["head"] + term + found["tail"], query)


def as_term(value: str, parameter: Parameter) -> str:
    """A value as a SPARQL term."""
    if parameter.type != "integer":
        return f'"{value.translate(ESCAPES)}"'
    if not re.fullmatch(r"-?\d+", value):
        raise QuestionError(f"{parameter.name}={value} is no whole number", hint=f"for example {parameter.default}")
    return value


def parse_question(path: Path) -> Question:
    """The question in a file."""
    text = path.read_text(encoding="utf-8")
    rows = [(found["key"], found["value"].strip()) for found in map(HEADER.match, text.splitlines()) if found]
    header = dict(rows)
    parameters = tuple(parse_parameter(value, text) for key, value in rows if key == "param")
    return Question(
        name=path.stem,
        zh=header["zh"],
        en=header["en"],
        answers=header["answers"],
        group=header["group"],
        parameters=parameters,
        columns=tuple(header["columns"].split()),
        text=text,
    )


def parse_parameter(value: str, text: str) -> Parameter:
    """A `param` line with its default from the query."""
    name, kind, what = value.split(maxsplit=2)
    found = re.search(VALUES.format(name=name), text)
    assert found is not None, f"no VALUES line for {name}"
    return Parameter(name, kind, what, found["value"].strip('"'))


def list_questions() -> list[Question]:
    """All questions by group and name."""
    questions = (parse_question(path) for path in sorted(FOLDER.glob("*.rq")))
    return sorted(questions, key=lambda question: (question.group, question.name))


def find_question(name: str) -> Question:
    """The question of that name; raises `QuestionError` with the nearest name where there is none."""
    path = FOLDER / f"{name}.rq"
    if re.fullmatch(r"[\w-]+", name) and path.is_file():
        return parse_question(path)
    names = [path.stem for path in FOLDER.glob("*.rq")]
    raise QuestionError(f"unknown question {name!r}", hint=suggest(name, names) or "kg ask lists them all")


def suggest(name: str, known: Iterable[str]) -> str | None:
    """`did you mean ...` for the nearest known name."""
    near = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.5)
    return f"did you mean {near[0]}" if near else None


def parse_assignments(words: Iterable[str]) -> dict[str, str]:
    """`param=value` words as a mapping."""
    given: dict[str, str] = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not equals or not name:
            raise QuestionError(f"{word!r} is no parameter", hint="write param=value")
        given[name] = value
    return given
