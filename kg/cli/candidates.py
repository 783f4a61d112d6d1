"""`kg candidates`: found formulations that the lexicon does not know, ready to be pasted into a file of one's own."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from kg.built import BuiltGraph
from kg.model import Row

__all__ = ["EXAMPLE", "HELP", "add_arguments", "run"]

HELP = "list found names that the lexicon does not know, with counts, years and an example"
EXAMPLE = """examples:
  kg candidates                            slogans of the graph in out/
  kg candidates --type program --least 2 > my.tsv
  kg build speeches/ --lexicon my.tsv      (after reading and correcting it)"""
CONTEXT = 18


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("--graph", type=Path, default=Path("out"), metavar="DIR", help="a built graph (default: out)")
    parser.add_argument("--type", choices=("slogan", "policy", "program", "body", "meeting"), default="slogan")
    parser.add_argument("--least", type=int, default=1, metavar="N", help="mentioned at least so often (default: 1)")


def run(options: argparse.Namespace) -> int:
    """Print one `add` line for each, the most mentioned first."""
    built = BuiltGraph(options.graph)
    sys.stdout.writelines(candidate_lines(built, kind=options.type, least=options.least))
    return 0


def candidate_lines(built: BuiltGraph, *, kind: str, least: int) -> Iterator[str]:
    """`add TERM TYPE # counts, years: example`."""
    wanted = {
        row["id"]: row
        for row in built.entities()
        if row["type"] == kind and row["status"] != "canonical" and int(row["mentions"]) >= least
    }
    examples = find_examples(built, set(wanted))
    for identity, row in wanted.items():
        years = f", {row['first_year']}–{row['last_year']}" if row["first_year"] else ""
        told = (
            f"# {row['status']}: {row['mentions']} mentions in {row['speeches']} speeches{years}: {examples[identity]}"
        )
        yield f"add\t{row['label']}\t{kind}\t{told}\n"


def find_examples(built: BuiltGraph, wanted: set[str]) -> dict[str, str]:
    """Where each entity is first mentioned: `doc …words around it…`."""
    sha256 = {row["doc"]: row["sha256"] for row in built.speeches()}
    first: dict[str, Row] = {}
    for mention in built.mentions():
        for entity in mention["entities"]:
            if entity in wanted:
                first.setdefault(entity, mention)
    texts = {doc: built.text(sha256[doc]) for doc in {mention["doc"] for mention in first.values()}}
    return {entity: show(mention, texts[mention["doc"]]) for entity, mention in first.items()}


def show(mention: Row, text: str) -> str:
    """A mention with the words around it on one line."""
    words = text[max(0, mention["start"] - CONTEXT) : mention["end"] + CONTEXT]
    return f"{mention['doc']} …{' '.join(words.split())}…"
