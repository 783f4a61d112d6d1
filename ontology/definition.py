"""The definition of the graph (`model.toml`) as objects."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

__all__ = ["DEFAULT_BASE", "Class", "Definition", "Edge", "Property", "load_definition"]

DEFAULT_BASE = "https://speech-graph.example/"
ValueType = Literal["text", "zh", "en", "integer", "decimal", "boolean", "date"]


@dataclass(frozen=True, slots=True)
class Property:
    """A value that nodes of a class carry."""

    name: str
    iri: str
    type: ValueType
    many: bool
    need: bool
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Class:
    """A class of nodes; `entity` says that mentions are of it."""

    name: str
    iri: str
    sub: tuple[str, ...]
    entity: bool
    zh: str
    en: str
    definition: str
    properties: Mapping[str, Property]


@dataclass(frozen=True, slots=True)
class Edge:
    """A kind of edge; `node` is the class that carries its own properties in RDF."""

    name: str
    iri: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    many: bool
    need: bool
    derived: bool
    node: str | None
    properties: tuple[str, ...]
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Definition:
    """All classes and edges, in the order of the file."""

    prefixes: Mapping[str, str]
    classes: Mapping[str, Class]
    edges: Mapping[str, Edge]
    carrier_from: str
    carrier_to: str

    @property
    def entity_classes(self) -> tuple[str, ...]:
        """The classes of named things."""
        return tuple(name for name, kind in self.classes.items() if kind.entity)


def parse_property(name: str, row: Mapping[str, Any]) -> Property:
    return Property(name, row["iri"], row["type"], row.get("many", False), row.get("need", False), row["zh"], row["en"])


def parse_class(name: str, row: Mapping[str, Any], shared: Mapping[str, Any]) -> Class:
    entity = row.get("entity", False)
    rows = (shared if entity else {}) | row.get("properties", {})
    properties = {key: parse_property(key, value) for key, value in rows.items()}
    return Class(name, row["iri"], tuple(row["sub"]), entity, row["zh"], row["en"], row["definition"], properties)


def parse_edge(name: str, row: Mapping[str, Any]) -> Edge:
    return Edge(
        name=name,
        iri=row["iri"],
        sources=tuple(row["from"]),
        targets=tuple(row["to"]),
        many=row.get("many", True),
        need=row.get("need", False),
        derived=row.get("derived", False),
        node=row.get("node"),
        properties=tuple(row.get("properties", ())),
        zh=row["zh"],
        en=row["en"],
    )


@cache
def load_definition() -> Definition:
    """Read `model.toml`."""
    data = tomllib.loads((Path(__file__).parent / "model.toml").read_text(encoding="utf-8"))
    shared = data["shared"]["entity"]["properties"]
    return Definition(
        prefixes=data["prefixes"],
        classes={name: parse_class(name, row, shared) for name, row in data["class"].items()},
        edges={name: parse_edge(name, row) for name, row in data["edge"].items()},
        carrier_from=data["carrier"]["from"],
        carrier_to=data["carrier"]["to"],
    )
