"""Whether a graph has what a question is asked about; `values/TYPE.rq` and `.cypher` list what there is of a type."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from kg.errors import QuestionError
from queries.parameter import Parameter, Value
from queries.question import FOLDER, parse_question

if TYPE_CHECKING:
    from queries.engine import Engine
    from queries.question import Question

__all__ = ["TYPES", "check_values", "list_values"]

# Of these, a part of a name is enough.
PARTS = frozenset({"document"})
TYPES = frozenset(path.stem for path in (FOLDER / "values").glob("*.rq"))


def check_values(question: Question, given: Mapping[str, Value], engine: Engine) -> None:
    """Raise `QuestionError`, with the nearest value, for one that the graph does not have."""
    for parameter in question.parameters:
        if parameter.name in given and parameter.type in TYPES:
            check_value(parameter, str(given[parameter.name]), list_values(parameter.type, engine))


def list_values(kind: str, engine: Engine) -> list[str]:
    """What a graph has of a type."""
    _, rows = engine.ask_question(parse_question(FOLDER / "values" / f"{kind}.rq"), {})
    return sorted({str(row[0]) for row in rows})


def check_value(parameter: Parameter, value: str, known: Collection[str]) -> None:
    """One value against those that there are."""
    if parameter.type in PARTS:
        known = [*(part for one in known for part in re.split(r"[_.]", one)), *known]
    if value in known or (parameter.type in PARTS and any(value in one for one in known)):
        return
    near = difflib.get_close_matches(value, known, n=1, cutoff=0.3)
    hint = f"did you mean {parameter.name}={near[0]}" if near else f"for example {next(iter(known), 'none at all')}"
    raise QuestionError(f"this graph has no {parameter.type} {value!r}", hint=hint)
