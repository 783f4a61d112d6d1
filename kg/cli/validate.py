"""`kg validate`: whether a graph conforms to its model."""

from __future__ import annotations

import argparse
from pathlib import Path

__all__ = ["EXAMPLE", "HELP", "add_arguments", "run"]

HELP = "check a graph against its model; exit code 0 where it conforms, 1 where not"
EXAMPLE = """examples:
  kg validate                    the graph in out/
  kg validate graph.ttl --fast   a file, without SHACL"""
MOST = 100


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument(
        "path", nargs="?", type=Path, default=Path("out"), metavar="DIR|FILE.ttl", help="what to check (default: out)"
    )
    parser.add_argument("--fast", action="store_true", help="only the generated SPARQL checks and the texts, no SHACL")


def run(options: argparse.Namespace) -> int:
    """Check, print what is wrong, and say what was checked."""
    from kg.validate.shape import has_shacl
    from kg.validate.validation import validate

    done = validate(options.path, shapes=has_shacl() and not options.fast)
    for line in done.lines(done.violations[:MOST]):
        print(line)
    if len(done.violations) > MOST:
        print(f"... and {len(done.violations) - MOST} more")
    told = f"{len(done.violations)} violations" if done.violations else "conforms"
    print(f"{done.source.path}: {told}; {done.triples:,} triples, {done.rules} rules")
    print("SHACL     " + ("checked" if done.shapes else "left out" if options.fast else MISSING))
    print("texts     " + ("checked" if done.texts else "not checkable: no texts/ beside it"))
    return 1 if done.violations else 0


MISSING = "not checked: pip install -e '.[validate]'"
