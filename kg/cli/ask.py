"""`kg ask`: the shipped questions, or a query of one's own, in SPARQL or Cypher."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from itertools import groupby

from kg.cli.engine import ENGINES, add_engine_arguments, choose_engine, find_dataset, name_engine
from kg.errors import QuestionError
from queries.answer import FORMATS
from queries.cell import Table
from queries.engine import answer
from queries.parameter import parse_assignments
from queries.question import Question, find_question, list_questions
from queries.statement import read_statement

__all__ = ["EXAMPLE", "HELP", "add_arguments", "run"]

HELP = "ask a graph one of the shipped questions, or one of your own in SPARQL or Cypher"
EXAMPLE = """examples:
  kg ask                                  list the questions
  kg ask slogan-years least=3
  kg ask who-mentions name=乡村振兴 --format csv
  kg ask spread name=两个确立 --engine cypher   the same rows from the embedded Cypher store
  kg ask spread --show                    the question in SPARQL and in Cypher, ready to be pasted
  kg ask --sparql "SELECT ?name WHERE { ?s a kg:Slogan ; skos:prefLabel ?name }" --limit 5
  kg ask --cypher "MATCH (e:Slogan {dataset: $dataset}) WHERE e.mentions > $n RETURN e.label" n=5
  kg ask --sparql query.rq --format md    a file; - reads standard input
  kg ask slogan-heat --endpoint http://127.0.0.1:7878/query"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("name", nargs="?", metavar="NAME", help="the question (none: list them)")
    parser.add_argument("parameters", nargs="*", metavar="param=value", help="what the question asks to be told")
    parser.add_argument("--sparql", metavar="TEXT|FILE|-", help="a query of your own instead of NAME; it can only read")
    parser.add_argument("--cypher", metavar="TEXT|FILE|-", help="the same in Cypher; $dataset is known")
    parser.add_argument("--show", action="store_true", help="print the question in both languages instead of asking it")
    add_engine_arguments(parser)
    parser.add_argument("--limit", type=int, metavar="N", help="print at most N rows, the first when sorted")
    parser.add_argument("--format", choices=sorted(FORMATS), default="table", help="how to print (default: table)")


def run(options: argparse.Namespace) -> int:
    """List the questions, show one, or print the answer to one."""
    move_parameter(options)
    if options.name is None and options.sparql is None and options.cypher is None:
        print("\n".join(listing()))
        return 0
    check_one_query(options)
    if options.show:
        sys.stdout.write("\n".join(show(options)))
        return 0
    columns, rows = ask(options)
    sys.stdout.write(FORMATS[options.format](columns, rows))
    return 0


def move_parameter(options: argparse.Namespace) -> None:
    """With a query of one's own there is no NAME: what stands there is the first parameter."""
    if options.name is not None and "=" in options.name and (options.sparql or options.cypher):
        options.parameters.insert(0, options.name)
        options.name = None


def check_one_query(options: argparse.Namespace) -> None:
    """Refuse two queries at once, and what goes with none of them."""
    given = {"NAME": options.name, "--sparql": options.sparql, "--cypher": options.cypher}
    told = [repr(value) if key == "NAME" else key for key, value in given.items() if value is not None]
    if len(told) > 1:
        raise QuestionError(f"both {told[0]} and {told[1]} are given", hint="give one of the two")
    if options.show and options.name is None:
        raise QuestionError("--show needs a question", hint="kg ask lists them")


def ask(options: argparse.Namespace) -> Table:
    """The answer to what is asked."""
    name_engine(options)
    limit = check_limit(options.limit)
    given = parse_assignments(options.parameters)
    if options.name is not None:
        question = find_question(options.name)
        question.values(given)
        with choose_engine(options) as engine:
            return answer(question, given, engine, limit=limit)
    query = read_statement(options.cypher if options.sparql is None else options.sparql)
    if options.sparql is not None and given:
        raise QuestionError("a query in SPARQL takes no parameters", hint="write the values into it")
    with choose_engine(options, query) as engine:
        return engine.ask(query, as_values(given), limit=limit)


def as_values(given: dict[str, str]) -> dict[str, str | int]:
    """The parameters of a query of one's own: what is a whole number is one."""
    return {
        name: int(value) if re.fullmatch(r"-?\d{1,18}", value, re.ASCII) else value for name, value in given.items()
    }


def check_limit(limit: int | None) -> int | None:
    """A number of rows."""
    if limit is not None and limit < 0:
        raise QuestionError(f"--limit {limit} is less than 0", hint="give a number of rows")
    return limit


def show(options: argparse.Namespace) -> Iterator[str]:
    """A question with its parameters filled in, in the language of the engine, or in both."""
    question = find_question(options.name)
    values = question.values(parse_assignments(options.parameters))
    if options.engine is None or ENGINES[options.engine] == "sparql":
        yield question.fill_sparql(values)
    if options.engine is None or ENGINES[options.engine] == "cypher":
        yield question.fill_cypher({"dataset": find_dataset(options), **values})


def listing() -> Iterator[str]:
    """The questions in groups, each with its parameters and their defaults."""
    for group, questions in groupby(list_questions(), key=lambda question: question.header.group):
        yield f"{group}"
        yield from map(describe, questions)


def describe(question: Question) -> str:
    """A question on one line."""
    defaults = " ".join(f"{parameter.name}={parameter.default}" for parameter in question.parameters)
    return f"  {question.name:18} {question.header.zh} · {question.header.en}" + (f"  ({defaults})" if defaults else "")
