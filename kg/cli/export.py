"""`kg export`: a built graph in the formats of other tools."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeAlias

from kg.errors import InputError
from kg.model import Graph

__all__ = ["EXAMPLE", "HELP", "add_arguments", "run"]

HELP = "write a built graph in a format of other tools"
EXAMPLE = """examples:
  kg export --format jsonld > graph.jsonld
  kg export --format ttl --profile oa --out annotations.ttl    strict Web Annotation
  kg export --format trig --profile rdf12 --out graph.trig     with the mentions behind each derived statement
  kg export --format gexf --out graph.gexf                     for Gephi
  kg export --format parquet --out tables                      a folder: one file for each class and edge
  kg export --format neo4j-csv --out import                    a folder for neo4j-admin, with the command in import.sh
  kg export --format cypher --out graph.cypher                 a script for cypher-shell

formats: ttl nt jsonld rdfxml trig (RDF), void (what the export holds, counted), graphml gexf json (networks),
csv parquet neo4j-csv (folders), cypher (a script). docs/export.md says how to open them."""
RDF = ("ttl", "nt", "jsonld", "rdfxml", "trig")
NETWORKS = ("graphml", "gexf", "json")
FOLDERS = ("csv", "parquet", "neo4j-csv")
SCRIPTS = ("cypher",)
PROFILES = ("kg", "oa", "rdf12")
STDOUT = Path("-")

Single: TypeAlias = Callable[[Graph], bytes]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    formats = (*RDF, "void", *NETWORKS, *FOLDERS, *SCRIPTS)
    parser.add_argument("--format", required=True, choices=formats, metavar="F", help="see below")
    parser.add_argument("--graph", type=Path, default=Path("out"), metavar="DIR", help="a built graph (default: out)")
    parser.add_argument(
        "--out",
        type=Path,
        default=STDOUT,
        metavar="PATH",
        help="a file, replaced whole, or a new folder (default: print)",
    )
    parser.add_argument("--profile", choices=PROFILES, default="kg", help="what the RDF says (default: kg)")
    parser.add_argument("--no-text", action="store_true", help="without sentences and the words of mentions")
    parser.add_argument("--base", metavar="IRI", help="what all IRIs begin with (default: as built)")


def run(options: argparse.Namespace) -> int:
    """Export the graph."""
    check_options(options)
    if options.format in FOLDERS:
        return export_folder(options)
    if options.out != STDOUT:
        from loaders.place import check_file

        check_file(options.out, built=options.graph)
    data = generate(options)
    if options.out == STDOUT:
        sys.stdout.buffer.write(data)
        return 0
    from loaders.place import write_file

    write_file(options.out, data, built=options.graph)
    print(f"{options.out}  {len(data):,} bytes")
    return 0


def check_options(options: argparse.Namespace) -> None:
    """Refuse what does not go together before anything is read."""
    if options.format in (*NETWORKS, *FOLDERS, *SCRIPTS):
        for option, given in (("--profile", options.profile != "kg"), ("--base", options.base is not None)):
            if given:
                raise InputError(
                    f"{option} is for RDF; {options.format} is none", hint=f"take {', '.join(RDF)} or void"
                )
    if options.format in FOLDERS and options.out == STDOUT:
        raise InputError(f"{options.format} is a folder of files", hint="give --out DIR")


def read_built(options: argparse.Namespace) -> tuple[Graph, str]:
    """The graph of the build and the base to write it with."""
    from kg.built import BuiltGraph
    from loaders.rdf import check_base
    from loaders.rows import leave_out_text, read_graph

    base = None if options.base is None else check_base(options.base)
    read = read_graph(BuiltGraph(options.graph).read("graph.ttl"), path=options.graph / "graph.ttl")
    return leave_out_text(read.graph) if options.no_text else read.graph, base or read.base


def generate(options: argparse.Namespace) -> bytes:
    """The bytes of a format that is one file."""
    graph, base = read_built(options)
    return generator(options, base)(graph)


def generator(options: argparse.Namespace, base: str) -> Single:
    """What makes a format."""
    if options.format in NETWORKS:
        from loaders import network

        return network.FORMATS[options.format]
    if options.format in SCRIPTS:
        from loaders.cypher_script import generate_script

        return partial(generate_script, run=stamp_of(options))
    if options.format == "void":
        from loaders.void import generate_void

        file = "graph.ttl" if options.profile == "kg" else f"graph-{options.profile}.ttl"
        return partial(generate_void, profile=options.profile, base=base, file=file)
    from loaders.rdf import generate_rdf

    return partial(generate_rdf, format=options.format, profile=options.profile, base=base)


def export_folder(options: argparse.Namespace) -> int:
    """One file for each class and each kind of edge."""
    from loaders.place import check_folder, write_folder

    check_folder(options.out)
    files = folder_generator(options)(read_built(options)[0])
    write_folder(options.out, files)
    print(f"{options.out}  {len(files)} files, {sum(map(len, files.values())):,} bytes")
    return 0


def folder_generator(options: argparse.Namespace) -> Callable[[Graph], dict[str, bytes]]:
    """What makes the files of a folder."""
    if options.format == "neo4j-csv":
        from loaders.neo4j_csv import generate_neo4j_csv

        return partial(generate_neo4j_csv, run=stamp_of(options))
    from loaders.columns import FORMATS

    return FORMATS[options.format]


def stamp_of(options: argparse.Namespace) -> str:
    """The stamp of the build, which tells its nodes in a store from those of another."""
    from loaders.stream import stamp

    return stamp(options.graph / "graph.ttl")
