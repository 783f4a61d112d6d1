"""`kg build`: files and folders become a graph."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.processes import add_processes
from kg.output import check_output

if TYPE_CHECKING:
    from kg.pipeline import Build

__all__ = ["EXAMPLE", "HELP", "add_arguments", "run"]

HELP = "read speeches and write the graph, its tables and its page"
EXAMPLE = """examples:
  kg build                                the sample speeches, into out/
  kg build speeches/ --out graph          all .txt and .md files below speeches/
  kg build a.txt b.txt --name pair        two files, data set "pair"
  kg build speeches/ --lexicon my.tsv     with words of your own

a line of my.tsv, columns parted by tabs: add TERM TYPE | retype TERM TYPE | forbid TERM | same A B | apart A B"""
TOP = 8


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="files and folders (default: the samples)")
    parser.add_argument("--out", type=Path, default=Path("out"), metavar="DIR", help="where to write (default: out)")
    parser.add_argument("--name", help="name of the data set (default: the name of the folder read)")
    parser.add_argument(
        "--lexicon", type=Path, metavar="FILE", help="your own words: lines that add, retype, forbid, join (see below)"
    )
    add_processes(parser)
    parser.add_argument("--strict", action="store_true", help="exit with 2 when a file had to be skipped")


def run(options: argparse.Namespace) -> int:
    """Build, write, and say what came out."""
    from kg.pipeline import Pipeline
    from kg.pipeline import build as build_graph
    from ontology.lexicon import load_lexicon
    from ontology.own import extend_lexicon

    check_output(options.out)
    lexicon = extend_lexicon(load_lexicon(), options.lexicon) if options.lexicon else None
    made = build_graph(options.paths, name=options.name, pipeline=Pipeline(lexicon), processes=options.processes)
    made.write(options.out)
    for skip in made.skipped:
        print(f"kg: skipped {skip.source}: {skip.problem}", file=sys.stderr)
    print("\n".join(summary(made, options.out)))
    return 2 if options.strict and made.skipped else 0


def summary(made: Build, out: Path) -> Iterator[str]:
    """What was built, in a few lines."""
    report, years = made.report, sorted(row["year"] for row in made.speeches() if row["year"])
    span = f"{years[0]}–{years[-1]}" if years else "unknown years"
    yield f"{len(report['read'])} speeches, {report['characters']:,} characters, {span}; data set {report['dataset']}"
    yield "mentions  " + ", ".join(f"{kind} {count:,}" for kind, count in report["mentions"].items())
    yield f"nodes     {sum(report['nodes'].values()):,}: " + counts(report["nodes"])
    yield f"edges     {sum(report['edges'].values()):,}: " + counts(report["edges"])
    slogans = [row for row in made.entities() if row["type"] == "slogan"][:TOP]
    yield "slogans   " + "、".join(f"{row['label']} {row['mentions']}" for row in slogans)
    if made.skipped:
        yield f"skipped   {len(made.skipped)} files (named in report.json)"
    yield f"look at   {out / 'graph.html'} in a browser; kg ask --graph {out} lists the questions"


def counts(table: dict[str, int]) -> str:
    """`Name 12, Other 3`, the most frequent first."""
    return ", ".join(f"{name} {count:,}" for name, count in sorted(table.items(), key=lambda item: (-item[1], item[0])))
