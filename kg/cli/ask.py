"""`kg ask`: the shipped questions, or a query of one's own, asked of a built graph or of an endpoint."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import QuestionError
from queries.answer import FORMATS
from queries.question import Question, find_question, list_questions, parse_assignments
from queries.statement import check_read_only, read_statement

if TYPE_CHECKING:
    from queries.sparql import Sparql

__all__ = ["EXAMPLE", "HELP", "add_arguments", "run"]

HELP = "ask a built graph one of the shipped questions, or one of your own in SPARQL"
EXAMPLE = """examples:
  kg ask                                  list the questions
  kg ask slogan-years least=3
  kg ask who-mentions name=乡村振兴 --format csv
  kg ask --sparql "SELECT ?name WHERE { ?s a kg:Slogan ; skos:prefLabel ?name }" --limit 5
  kg ask --sparql query.rq --format md    a file; - reads standard input
  kg ask slogan-heat --endpoint http://127.0.0.1:7878/query"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("name", nargs="?", metavar="NAME", help="the question (none: list them)")
    parser.add_argument("parameters", nargs="*", metavar="param=value", help="what the question asks to be told")
    parser.add_argument("--sparql", metavar="TEXT|FILE|-", help="a query of your own instead of NAME; it can only read")
    parser.add_argument("--graph", type=Path, default=Path("out"), metavar="DIR", help="a built graph (default: out)")
    parser.add_argument("--endpoint", metavar="URL", help="ask this SPARQL 1.1 endpoint instead of a built graph")
    parser.add_argument("--timeout", type=float, default=30, metavar="S", help="wait for it so long (default: 30 s)")
    parser.add_argument("--limit", type=int, metavar="N", help="print at most N rows")
    parser.add_argument("--format", choices=sorted(FORMATS), default="table", help="how to print (default: table)")


def run(options: argparse.Namespace) -> int:
    """List the questions, or print the answer to one."""
    if options.name is None and options.sparql is None:
        print("\n".join(listing()))
        return 0
    query = choose_query(options)
    columns, rows = choose_sparql(options).ask(query, limit=check_limit(options.limit))
    sys.stdout.write(FORMATS[options.format](columns, rows))
    return 0


def choose_query(options: argparse.Namespace) -> str:
    """The shipped question with its parameters, or the query given."""
    if options.sparql is None:
        return find_question(options.name).fill(parse_assignments(options.parameters))
    if options.name is not None:
        raise QuestionError(f"both {options.name!r} and --sparql are given", hint="give one of the two")
    return check_read_only(read_statement(options.sparql))


def choose_sparql(options: argparse.Namespace) -> Sparql:
    """The endpoint, or the built graph."""
    if options.endpoint is not None:
        from queries.endpoint import HttpSparql

        return HttpSparql(options.endpoint, timeout=check_timeout(options.timeout))
    from queries.sparql import EmbeddedSparql
    from queries.store import open_store

    return EmbeddedSparql(open_store(options.graph))


def check_limit(limit: int | None) -> int | None:
    """A number of rows."""
    if limit is not None and limit < 0:
        raise QuestionError(f"--limit {limit} is less than 0", hint="give a number of rows")
    return limit


def check_timeout(seconds: float) -> float:
    """A number of seconds to wait."""
    if not 0 < seconds < 1e6:
        raise QuestionError(f"--timeout {seconds:g} is no time to wait", hint="give seconds, more than 0")
    return seconds


def listing() -> Iterator[str]:
    """The questions in groups, each with its parameters and their defaults."""
    for group, questions in groupby(list_questions(), key=lambda question: question.group):
        yield f"{group}"
        yield from map(describe, questions)


def describe(question: Question) -> str:
    """A question on one line."""
    defaults = " ".join(f"{parameter.name}={parameter.default}" for parameter in question.parameters)
    return f"  {question.name:18} {question.zh} · {question.en}" + (f"  ({defaults})" if defaults else "")
