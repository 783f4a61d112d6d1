"""`kg ontology`: the model of the graph in any of its writings."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

from ontology.definition import DEFAULT_BASE

__all__ = ["EXAMPLE", "HELP", "WRITERS", "add_arguments", "run"]

HELP = "print the model: OWL, SHACL, JSON-LD context, Neo4j constraints, DDL, load statements, Browser style or the reference page"
EXAMPLE = """examples:
  kg ontology > ontology.ttl              for Protégé
  kg ontology --format shacl > shapes.ttl
  kg ontology --format cypher             constraints and indexes for Neo4j
  kg ontology --format grass              a style for Neo4j Browser"""


def owl(base: str) -> str:
    """The ontology in OWL."""
    from loaders.owl import generate_owl

    return generate_owl(base=base)


def shacl(base: str) -> str:
    """The SHACL shapes."""
    from loaders.shacl import generate_shacl

    return generate_shacl(base=base)


def context(base: str) -> str:
    """The JSON-LD context."""
    from loaders.context import generate_context

    return generate_context(base=base)


def cypher(_: str) -> str:
    """Constraints and indexes of Neo4j."""
    from loaders.neo4j_schema import generate_cypher

    return generate_cypher()


def ddl(_: str) -> str:
    """The tables of an embedded store."""
    from loaders.ladybug_schema import generate_ddl

    return generate_ddl()


def load(_: str) -> str:
    """The statements that load rows into either."""
    from loaders.load_statements import generate_load

    return generate_load()


def grass(_: str) -> str:
    """The style for Neo4j Browser."""
    from kg.view.grass import generate_grass

    return generate_grass()


def markdown(_: str) -> str:
    """The reference page."""
    from loaders.reference import generate_reference

    return generate_reference()


WRITERS: dict[str, Callable[[str], str]] = {
    writer.__name__: writer for writer in (owl, shacl, context, cypher, ddl, load, grass, markdown)
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("--format", choices=WRITERS, default="owl", help="which writing (default: owl)")
    parser.add_argument("--base", default=DEFAULT_BASE, metavar="IRI", help=f"of own terms (default: {DEFAULT_BASE})")


def run(options: argparse.Namespace) -> int:
    """Print it."""
    from loaders.rdf import check_base

    sys.stdout.write(WRITERS[options.format](check_base(options.base)))
    return 0
