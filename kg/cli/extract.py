"""`kg extract`: the mentions of some files as JSON lines."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kg.cli.processes import add_processes
from kg.cli.reason import tell_reason
from kg.errors import InputError
from kg.model import Mention

__all__ = ["EXAMPLE", "HELP", "add_arguments", "run"]

HELP = "print the mentions of files as JSON lines"
EXAMPLE = """examples:
  kg extract speech.txt > mentions.jsonl
  kg extract speech.txt --explain         a line a mention for reading, with what made it"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("paths", nargs="+", type=Path, metavar="FILE", help="files (or folders) to read")
    parser.add_argument("--explain", action="store_true", help="readable lines instead of JSON")
    add_processes(parser)


def run(options: argparse.Namespace) -> int:
    """Print the mentions; a file that cannot be read is named, and the exit code is 2 when none could."""
    from kg.pipeline import Pipeline, extract_files
    from loaders.table import generate_json_lines

    documents, skipped = extract_files(options.paths, pipeline=Pipeline(), processes=options.processes)
    read = False
    for document in documents:
        read = True
        lines = map(explain, document.mentions) if options.explain else generate_json_lines(document.mentions)
        sys.stdout.writelines(lines)
    for skip in skipped:
        print(f"kg: skipped {skip.source}: {skip.problem}", file=sys.stderr)
    if not read:
        raise InputError("no file could be read")
    return 0


def explain(mention: Mention) -> str:
    """One mention as a line for people."""
    place = f"{mention.doc}:{mention.start}-{mention.end}"
    told = f"{place}  {mention.type:8} {' '.join(mention.text.split())}  [{mention.status}: {tell_reason(mention.rule)}; {mention.rule}]"
    quantity = mention.quantity
    if quantity is not None:
        value = "masked" if quantity.masked else quantity.value
        told += f" {quantity.cmp} {value} {quantity.unit} of {quantity.what or '?'}, {quantity.modality} {quantity.year or ''}"
    return told.rstrip() + "\n"
