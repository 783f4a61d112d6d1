"""Small built graphs for the tests of stores: parts of the samples, and names that no store may stumble over."""

from __future__ import annotations

import json
from pathlib import Path

from kg.model import Graph, Row
from kg.output import PRODUCT, REPORT
from kg.pipeline import SAMPLES, Pipeline, build
from loaders.turtle import generate_turtle

__all__ = ["NASTY", "nasty_graph", "part_of_samples", "write_built"]

# Each would end a literal, a name, a statement, a cell or a line, or be taken for a parameter, a list or an escape.
NASTY = (
    "it's \"both\" 'kinds' “of” ‘marks’",
    "`back`tick``",
    "{brace} }} {{ {id: 1}",
    "line\nbreak\r\nand\ttab",
    "'}) DETACH DELETE n //",
    '"}]-(x) MATCH (n) SET n.label = "gone"; MATCH (m) /* */',
    "$dataset $run $rows :param x => 1;",
    "back\\slash \\' \\\\ \\u0027 \\n",
    ":ID,:LABEL;a|b;c",
    " spaces before and after ",
    "全角“引号”；分号，逗号、🀄 𠮷",
)


def part_of_samples(folder: Path, pipeline: Pipeline, first: int, last: int, *, name: str = "samples") -> Path:
    """Some of the sample speeches, built into a folder."""
    files = sorted(SAMPLES.iterdir())[first:last]
    return build(files, name=name, pipeline=pipeline).write(folder)


def nasty_graph(dataset: str) -> Graph:
    """A speech that mentions one slogan of each name, with other forms and an English name like it."""
    speech: Row = {
        "id": "speech:1",
        "doc": NASTY[0],
        "source": NASTY[4],
        "sha256": "0",
        "title": NASTY[3],
        "year": 2023,
    }
    slogans = [nasty_slogan(number, text) for number, text in enumerate(NASTY)]
    mentions = [{"source": "speech:1", "target": row["id"], "count": 1} for row in slogans]
    return Graph(
        dataset, {"Speech": [speech], "Slogan": slogans}, {"MENTIONS": sorted(mentions, key=lambda row: row["target"])}
    )


def nasty_slogan(number: int, text: str) -> Row:
    """A slogan with a text wherever a text may stand."""
    counts = {"mentions": 1, "speeches": 1, "status": "local"}
    return {"id": f"slogan:{number:02}", "label": text, "aliases": sorted([text, f"另{text}"]), "en": text} | counts


def write_built(folder: Path, graph: Graph) -> Path:
    """A folder like one of `kg build`, as far as loaders read it."""
    folder.mkdir(parents=True)
    (folder / "graph.ttl").write_bytes(generate_turtle(graph))
    counts = {name: {kind: len(rows) for kind, rows in getattr(graph, name).items()} for name in ("nodes", "edges")}
    report = {"product": PRODUCT, "dataset": graph.dataset, **counts}
    (folder / REPORT).write_text(json.dumps(report), encoding="utf-8")
    return folder
