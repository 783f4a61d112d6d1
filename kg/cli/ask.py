"""`kg ask`: the shipped questions, asked of a built graph."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from kg.output import read_report
from queries.answer import FORMATS
from queries.question import Question, find_question, list_questions, parse_assignments

__all__ = ["EXAMPLE", "HELP", "add_arguments", "run"]

HELP = "ask a built graph one of the shipped questions"
EXAMPLE = """examples:
  kg ask                                  list the questions
  kg ask slogan-years least=3
  kg ask who-mentions name=乡村振兴 --format csv"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("name", nargs="?", metavar="NAME", help="the question (none: list them)")
    parser.add_argument("parameters", nargs="*", metavar="param=value", help="what the question asks to be told")
    parser.add_argument("--graph", type=Path, default=Path("out"), metavar="DIR", help="a built graph (default: out)")
    parser.add_argument("--format", choices=sorted(FORMATS), default="table", help="how to print (default: table)")


def run(options: argparse.Namespace) -> int:
    """List the questions, or print the answer to one."""
    if options.name is None:
        print("\n".join(listing()))
        return 0
    from queries.sparql import ask, load_store

    query = find_question(options.name).fill(parse_assignments(options.parameters))
    read_report(options.graph)
    columns, rows = ask(load_store(options.graph), query)
    sys.stdout.write(FORMATS[options.format](columns, rows))
    return 0


def listing() -> Iterator[str]:
    """The questions in groups, each with its parameters and their defaults."""
    for group, questions in groupby(list_questions(), key=lambda question: question.group):
        yield f"{group}"
        yield from map(describe, questions)


def describe(question: Question) -> str:
    """A question on one line."""
    defaults = " ".join(f"{parameter.name}={parameter.default}" for parameter in question.parameters)
    return f"  {question.name:18} {question.zh} · {question.en}" + (f"  ({defaults})" if defaults else "")
