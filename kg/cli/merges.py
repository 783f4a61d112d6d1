"""`kg merges`: which differing spellings were joined, by which rule, and where they stand."""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from pathlib import Path

from kg.built import BuiltGraph
from queries.answer import FORMATS

__all__ = ["EXAMPLE", "HELP", "add_arguments", "run"]

HELP = "list every join of differing spellings with its rule and places"
EXAMPLE = """examples:
  kg merges --graph out
  kg merges --format csv > merges.csv

rules: spelling (quotation marks, width, small numbers), lexicon (a form of its row), place (a local body or meeting by its
jurisdiction), list (one mention names several), own (a line `same A B` of your --lexicon file).
A join that is wrong is undone by a line `apart A B` in such a file."""
COLUMNS = ["type", "label", "spelling", "rule", "mentions", "places"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("--graph", type=Path, default=Path("out"), metavar="DIR", help="a built graph (default: out)")
    parser.add_argument("--format", choices=sorted(FORMATS), default="table", help="how to print (default: table)")


def run(options: argparse.Namespace) -> int:
    """Print the joins by entity."""
    sys.stdout.write(FORMATS[options.format](COLUMNS, merge_rows(BuiltGraph(options.graph))))
    return 0


def merge_rows(built: BuiltGraph) -> list[list[str]]:
    """One row for each spelling that differs from its entity's label."""
    rules = {(row["entity"], row["spelling"]): row["rule"] for row in built.report["joins"]}
    labels = {row["id"]: row["label"] for row in built.entities()}
    places: dict[tuple[str, str], list[str]] = defaultdict(list)
    for mention in built.mentions():
        spelling = " ".join(mention["text"].split())
        for entity in mention["entities"]:
            if (entity, spelling) in rules:
                places[entity, spelling].append(f"{mention['doc']}:{mention['start']}-{mention['end']}")
    rows = [
        [entity.partition(":")[0], labels[entity], spelling, rules[entity, spelling], str(len(found)), " ".join(found)]
        for (entity, spelling), found in places.items()
    ]
    return sorted(rows)
