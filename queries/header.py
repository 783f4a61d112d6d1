"""The header that the `.rq` and the `.cypher` of a question share, line by line (`#+` in SPARQL, `//+` in Cypher).

#+ zh: title in Chinese
#+ en: title in English
#+ answers: what it answers
#+ group: where it is listed
#+ param: NAME TYPE DEFAULT what it is     TYPE as in `queries/parameter.py`; none, one or several such lines
#+ example: NAME=VALUE ...                 what else to ask
#+ columns: the names of its columns
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from queries.parameter import Parameter, parse_assignments

__all__ = ["Header", "parse_header"]

LINE = re.compile(r"(?:#|//)\+ (?P<key>\w+): (?P<value>.+)")


@dataclass(frozen=True, slots=True)
class Header:
    """What is told of a question before it is asked."""

    zh: str
    en: str
    answers: str
    group: str
    parameters: tuple[Parameter, ...]
    example: tuple[tuple[str, str], ...]
    columns: tuple[str, ...]


def parse_header(text: str) -> Header:
    """The header on top of a query in either language."""
    lines = [(found["key"], found["value"].strip()) for found in map(LINE.match, text.splitlines()) if found]
    said = dict(lines)
    return Header(
        zh=said["zh"],
        en=said["en"],
        answers=said["answers"],
        group=said["group"],
        parameters=tuple(parse_parameter(value) for key, value in lines if key == "param"),
        example=tuple(parse_assignments(said.get("example", "").split()).items()),
        columns=tuple(said["columns"].split()),
    )


def parse_parameter(value: str) -> Parameter:
    """A `param` line."""
    name, kind, default, what = value.split(maxsplit=3)
    return Parameter(name, kind, default, what)
