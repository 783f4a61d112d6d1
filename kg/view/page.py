"""The page: vis-network through pyvis, with positions computed here and everything it needs inside.

pyvis' own template loads from CDNs, prints the heading unescaped and needs a physics run of many seconds; ours includes its
scripts, escapes every label and draws at once.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import fmean
from typing import Any

from kg.model import Graph, Row
from kg.view.choice import Choice, choose
from kg.view.layout import Box, Place, lay_out
from kg.view.theme import FONT, THEME

__all__ = ["generate_page"]

LABEL = 14
KINDS = {"speech": "讲话", "report": "报告", "plan": "计划", None: ""}
CHARACTER = 0.56
OPTIONS = {
    "physics": {"enabled": False},
    "interaction": {"hover": True, "tooltipDelay": 120, "navigationButtons": False, "keyboard": False},
    "edges": {"smooth": False, "color": {"color": "#9fb0b8", "opacity": 0.35}, "width": 0.6, "hoverWidth": 0},
    "nodes": {"borderWidth": 1, "margin": 6, "font": {"face": FONT}},
}


def generate_page(graph: Graph) -> str:
    """`graph.html`: no request leaves it."""
    from jinja2 import ChoiceLoader, Environment, FileSystemLoader
    from pyvis.network import Network

    choice = choose(graph)
    network = Network(directed=True, cdn_resources="in_line")
    loaders = [FileSystemLoader(Path(__file__).parent), FileSystemLoader(network.template_dir)]
    network.templateEnv = Environment(loader=ChoiceLoader(loaders), autoescape=True)
    network.templateEnv.globals |= page_words(graph, choice)
    network.path = "page.html"
    network.nodes = list(draw_nodes(graph, choice))
    network.edges = list(draw_edges(graph, choice))
    network.options = OPTIONS
    page: str = network.generate_html(name="graph.html")
    return page


def page_words(graph: Graph, choice: Choice) -> dict[str, Any]:
    """What the template says beside the picture."""
    left = [f"{THEME[name].zh if name in THEME else '指标'} {count}" for name, count in choice.left_out.items()]
    return {
        "dataset": graph.dataset,
        "font": FONT,
        "legend": [(name, style) for name, style in THEME.items() if choice.shown.get(name) and name != "Year"],
        "shown_counts": {name: len(rows) for name, rows in choice.shown.items()},
        "left_out": "、".join(left),
        "embed": embed,
    }


def embed(value: Any) -> Any:
    """JSON that is safe inside a script element."""
    from markupsafe import Markup

    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)


def size_of(row: Row) -> int:
    """Letters of entities in many speeches are larger."""
    return LABEL + min(10, 2 * (row.get("speeches", 1).bit_length() - 1)) if "speeches" in row else LABEL + 2


def shorten(text: str, longest: int = 18) -> str:
    """A label that does not run across the picture."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def label_of(name: str, row: Row) -> str:
    """What a node is called in the picture."""
    if name == "Year":
        return f"{row['year']}年"
    if name == "Speech":
        place = row["jurisdiction"] if row["year"] and row["level"] != "national" else None
        return f"{place} {row['year']} {KINDS[row['kind']]}" if place else shorten(row["title"] or row["doc"], 16)
    return shorten(row["label"])


def width_of(name: str, row: Row) -> float:
    """How wide the drawn label is, two units for a Chinese character and one for others."""
    units = sum(2 if ord(character) > 0x2E7F else 1 for character in label_of(name, row))
    return units * CHARACTER * size_of(row) + 26


def years_of(graph: Graph, choice: Choice) -> dict[str, float]:
    """The year at which each node wants to stand: its own, or the mean of the speeches that mention it."""
    speeches = {row["id"]: float(row["year"]) for row in choice.shown["Speech"] if row["year"] is not None}
    mentioned: dict[str, list[float]] = defaultdict(list)
    for row in graph.edges.get("MENTIONS", ()):
        if row["source"] in speeches:
            mentioned[row["target"]].append(speeches[row["source"]])
    years = {row["id"]: float(row["year"]) for row in choice.shown["Year"]}
    return speeches | years | {identity: fmean(found) for identity, found in mentioned.items()}


def place_nodes(graph: Graph, choice: Choice) -> dict[str, Place]:
    """Positions for all nodes that are drawn."""
    years = years_of(graph, choice)
    drawn = [(name, row) for name, rows in choice.shown.items() for row in rows]
    return lay_out(Box(row["id"], THEME[name].band, years.get(row["id"]), width_of(name, row)) for name, row in drawn)


def tooltip(name: str, row: Row) -> str:
    """What appears when the mouse rests on a node."""
    if name == "Year":
        return f"{row['year']}年"
    if name == "Speech":
        facts = [row["date"] or row["year"], row["jurisdiction"], row["speaker"], row["doc"]]
        return "\n".join([row["title"] or "", *(str(fact) for fact in facts if fact)]).strip()
    years = f"{row['first_year']}–{row['last_year']}" if row["first_year"] else "年份不详"
    lines = [row["label"], f"{THEME[name].zh} · {row['speeches']} 篇 {row['mentions']} 次 · {years}"]
    lines += [str(row[key]) for key in ("en", "first_use", "first_occasion") if row.get(key)]
    return "\n".join(lines)


def draw_nodes(graph: Graph, choice: Choice) -> Iterator[Row]:
    """The nodes as vis-network wants them."""
    places = place_nodes(graph, choice)
    for name, rows in choice.shown.items():
        style = THEME[name]
        for row in rows:
            place = places[row["id"]]
            yield {
                "id": row["id"],
                "label": label_of(name, row),
                "title": tooltip(name, row),
                "group": name,
                "x": place.x,
                "y": place.y,
                "shape": style.shape,
                "color": {
                    "background": style.fill,
                    "border": style.border,
                    "highlight": style.fill,
                    "hover": style.fill,
                },
                "font": {"color": style.text, "size": 30 if name == "Year" else size_of(row)},
            }


def draw_edges(graph: Graph, choice: Choice) -> Iterator[Row]:
    """The edges between drawn nodes: who mentions what, and what is part of what."""
    drawn = {row["id"] for rows in choice.shown.values() for row in rows}
    for name in ("MENTIONS", "HAS_PART", "REPLACES", "SUB_BODY_OF"):
        for row in graph.edges.get(name, ()):
            if row["source"] in drawn and row["target"] in drawn:
                edge = {"from": row["source"], "to": row["target"]}
                yield (
                    edge
                    if name == "MENTIONS"
                    else edge | {"dashes": True, "color": {"color": "#95a5a6", "opacity": 0.7}}
                )
