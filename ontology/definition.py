"""The definition of the graph (`model.toml`) as objects."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

__all__ = ["DEFAULT_BASE", "Class", "Definition", "Edge", "Meaning", "Property", "Rule", "load_definition"]

DEFAULT_BASE = "https://speech-graph.example/"
ValueType = Literal["text", "zh", "en", "integer", "decimal", "boolean", "date"]


class Meaning(NamedTuple):
    """A definition in both languages."""

    en: str
    zh: str


@dataclass(frozen=True, slots=True)
class Property:
    """A value that nodes of a class carry; `values` are all that may stand there, `least` and `most` bound a number."""

    name: str
    iri: str
    type: ValueType
    many: bool
    need: bool
    zh: str
    en: str
    values: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None


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
    definition_zh: str
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
class Rule:
    """What no single cell can show: `where` is the SPARQL pattern of the bad case, with ?value as the node at fault.

    `of` are the classes of ?value (none: any); `having` is a condition over groups by ?value and the variables `group`.
    """

    name: str
    of: tuple[str, ...]
    zh: str
    en: str
    where: str
    group: str
    having: str


@dataclass(frozen=True, slots=True)
class Definition:
    """All classes, edges and rules, in the order of the file; `meanings` are by IRI."""

    prefixes: Mapping[str, str]
    classes: Mapping[str, Class]
    edges: Mapping[str, Edge]
    carrier_from: str
    carrier_to: str
    rules: Mapping[str, Rule]
    meanings: Mapping[str, Meaning]

    @property
    def entity_classes(self) -> tuple[str, ...]:
        """The classes of named things."""
        return tuple(name for name, kind in self.classes.items() if kind.entity)

    def edges_from(self, name: str) -> tuple[Edge, ...]:
        """The edges that may leave nodes of a class."""
        return tuple(edge for edge in self.edges.values() if name in edge.sources)

    def edges_carried_by(self, name: str) -> tuple[Edge, ...]:
        """The edges whose own properties nodes of a class carry."""
        return tuple(edge for edge in self.edges.values() if edge.node == name)


def parse_property(name: str, row: Mapping[str, Any], values: Mapping[str, list[str]]) -> Property:
    return Property(
        name=name,
        iri=row["iri"],
        type=row["type"],
        many=row.get("many", False),
        need=row.get("need", False),
        zh=row["zh"],
        en=row["en"],
        values=tuple(values[row["values"]]) if "values" in row else (),
        least=row.get("least"),
        most=row.get("most"),
    )


def parse_class(name: str, row: Mapping[str, Any], shared: Mapping[str, Any], values: Mapping[str, list[str]]) -> Class:
    entity = row.get("entity", False)
    rows = (shared if entity else {}) | row.get("properties", {})
    return Class(
        name=name,
        iri=row["iri"],
        sub=tuple(row["sub"]),
        entity=entity,
        zh=row["zh"],
        en=row["en"],
        definition=row["definition"],
        definition_zh=row["definition_zh"],
        properties={key: parse_property(key, value, values) for key, value in rows.items()},
    )


def parse_rule(name: str, row: Mapping[str, Any]) -> Rule:
    group, having = row.get("group", ""), row.get("having", "")
    return Rule(name, tuple(row["of"]), row["zh"], row["en"], row["where"].strip(), group, having)


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
        classes={name: parse_class(name, row, shared, data["values"]) for name, row in data["class"].items()},
        edges={name: parse_edge(name, row) for name, row in data["edge"].items()},
        carrier_from=data["carrier"]["from"],
        carrier_to=data["carrier"]["to"],
        rules={name: parse_rule(name, row) for name, row in data["rule"].items()},
        meanings={iri: Meaning(row["en"], row["zh"]) for iri, row in data["meaning"].items()},
    )
