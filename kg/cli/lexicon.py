"""`kg lexicon`: an entry of the lexicon, or the lexicon as a whole."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from kg.errors import GraphError, QuestionError
from kg.key import fold_name
from ontology.lexicon import Entry, Lexicon, load_lexicon

__all__ = ["EXAMPLE", "HELP", "add_arguments", "run"]

HELP = "show an entry of the lexicon, its summary, or all of it as SKOS"
EXAMPLE = """examples:
  kg lexicon 两个维护
  kg lexicon                               counts, and how many entries have a date and a source
  kg lexicon --format ttl > lexicon.ttl    SKOS"""
DATES = ("first_date", "start", "date")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("term", nargs="?", metavar="TERM", help="any form of an entry (none: a summary)")
    parser.add_argument("--format", choices=("text", "ttl"), default="text", help="text or SKOS Turtle (default: text)")
    parser.add_argument("--graph", type=Path, default=Path("out"), metavar="DIR", help="a built graph (default: out)")


def run(options: argparse.Namespace) -> int:
    """Print the entry, the summary or the Turtle."""
    lexicon = load_lexicon()
    if options.format == "ttl":
        from loaders.skos import generate_skos

        sys.stdout.write(generate_skos(lexicon).decode())
        return 0
    lines = (
        summary(lexicon)
        if options.term is None
        else describe(find_entry(lexicon, options.term), lexicon, options.graph)
    )
    print("\n".join(lines))
    return 0


def find_entry(lexicon: Lexicon, term: str) -> Entry:
    """The entry that has the term among its forms, however it is spelled."""
    entry = lexicon.by_form.get(term)
    if entry is not None:
        return entry
    key = fold_name(term)
    for form, found in lexicon.by_form.items():
        if fold_name(form) == key:
            return found
    from queries.parameter import suggest

    raise QuestionError(
        f"{term} is not in the lexicon", hint=suggest(term, lexicon.by_form) or "kg candidates lists what was found"
    )


def describe(entry: Entry, lexicon: Lexicon, graph: Path) -> Iterator[str]:
    """What the lexicon knows of an entry, and how often the built graph has it."""
    yield f"{entry.form}  ({entry.type}; {entry.table}:{entry.line})"
    rows = {"forms": "、".join(entry.forms[1:]), "parts": "、".join(entry.parts), **entry.facts}
    yield from (f"  {name:16}{value}" for name, value in rows.items() if value)
    successors = [other.form for other in lexicon.entries if other.facts.get("predecessor") == entry.form]
    if successors:
        yield f"  {'successor':16}{'、'.join(successors)}"
    for sense in lexicon.senses.get(entry.form, ()):
        dates = f" ({sense.start or '…'}–{sense.end or '…'})" if sense.start or sense.end else ""
        yield f"  {'sense':16}{sense.name}{dates}: {'、'.join(sense.parts)}"
    yield from in_graph(entry, graph)


def in_graph(entry: Entry, graph: Path) -> Iterator[str]:
    """How often the built graph mentions the entry, where there is one."""
    from kg.built import BuiltGraph

    try:
        rows = BuiltGraph(graph).entities()
    except GraphError:
        yield f"  {'in the graph':16}no graph in {graph}"
        return
    found = [row for row in rows if row["type"] == entry.type and row["label"] == entry.form]
    if not found:
        yield f"  {'in the graph':16}not mentioned in {graph}"
    for row in found:
        years = f", {row['first_year']}–{row['last_year']}" if row["first_year"] else ""
        yield f"  {'in the graph':16}{row['mentions']} mentions in {row['speeches']} speeches{years} ({graph})"


def summary(lexicon: Lexicon) -> Iterator[str]:
    """Entries by table, and the shares that have a date and a source."""
    tables = Counter(entry.table for entry in lexicon.entries)
    yield f"{'table':26}{'entries':>8}{'forms':>8}{'dated':>8}{'sourced':>9}"
    for table in [*tables, None]:
        entries = [entry for entry in lexicon.entries if table in (None, entry.table)]
        dated = [entry for entry in entries if any(entry.facts.get(name) for name in DATES)]
        sourced = [entry for entry in dated if entry.facts.get("source", "unsourced") != "unsourced"]
        forms = sum(len(entry.forms) for entry in entries)
        yield f"{table or 'all':26}{len(entries):8}{forms:8}{share(dated, entries):>8}{share(sourced, dated):>9}"
    senses = sum(map(len, lexicon.senses.values()))
    yield f"{len(lexicon.senses)} ambiguous forms with {senses} senses; {len(lexicon.local_bodies)} kinds of local bodies; {len(lexicon.places)} places"
    yield "dated: share of entries with a date; sourced: share of those whose date has a source"


def share(part: list[Entry], whole: list[Entry]) -> str:
    """A share in percent."""
    return f"{100 * len(part) / len(whole):.0f} %" if whole else "–"
