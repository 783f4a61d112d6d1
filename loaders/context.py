"""The JSON-LD context: short names for every term, with datatype and language."""

from __future__ import annotations

import json
from typing import Any

from ontology.constraint import DATATYPES
from ontology.definition import DEFAULT_BASE, Property, load_definition

__all__ = ["generate_context"]


def property_term(column: Property) -> dict[str, str]:
    """A property; texts need no datatype."""
    row = {"@id": column.iri}
    if column.many:
        row["@container"] = "@set"
    if column.type in {"zh", "en"}:
        return row | {"@language": column.type}
    return row if DATATYPES[column.type] == "xsd:string" else row | {"@type": DATATYPES[column.type]}


def generate_context(*, base: str = DEFAULT_BASE) -> str:
    """`{"@context": ...}`: each term by the local part of its IRI (`kg:status` is `status`), edges by theirs as IRIs.

    Where two vocabularies have the same local part the later one keeps its prefix (`schema:value`).
    """
    definition = load_definition()
    rows: dict[str, dict[str, str]] = {}
    for kind in definition.classes.values():
        rows[kind.iri] = {"@id": kind.iri}
        rows |= {iri: {"@id": iri} for iri in kind.sub}
        for column in kind.properties.values():
            rows.setdefault(column.iri, property_term(column))
    edges = [*(edge.iri for edge in definition.edges.values()), definition.carrier_from, definition.carrier_to]
    rows |= {iri: {"@id": iri, "@type": "@id"} for iri in (*edges, "void:inDataset")}
    context: dict[str, Any] = {**definition.prefixes, "kg": f"{base}ontology#", "id": "@id", "type": "@type"}
    for iri, row in rows.items():
        local = iri.partition(":")[2]
        context[iri if local in context else local] = row
    return json.dumps({"@context": context}, ensure_ascii=False, indent=2) + "\n"
