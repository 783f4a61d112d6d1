"""What the definition demands of single nodes, one constraint each: SHACL and SPARQL checks are two writings of this list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from ontology.definition import Class, Definition, Edge, Property

__all__ = ["DATE", "Constraint", "Kind", "list_constraints", "list_predicates"]

Kind = Literal["need", "once", "datatype", "language", "values", "least", "most", "date", "target", "type", "closed"]
DATE = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
DATATYPES = {
    "text": "xsd:string",
    "date": "xsd:string",
    "integer": "xsd:integer",
    "decimal": "xsd:decimal",
    "boolean": "xsd:boolean",
}


class Constraint(NamedTuple):
    """A demand on what nodes of the class `of` have at `path`; `name` is that of the property or edge."""

    of: str
    name: str
    path: str
    kind: Kind
    values: tuple[str, ...] = ()

    @property
    def rule(self) -> str:
        """What a violation is named by: `Mention.status:values`."""
        return f"{self.of}.{self.name}:{self.kind}"


def property_constraints(of: str, column: Property) -> Iterator[Constraint]:
    """How often a value stands there, and what it may be."""
    kinds: list[tuple[Kind, tuple[str, ...]]] = [("need", ())] if column.need else []
    if not column.many:
        kinds.append(("once", ()))
    if column.type in DATATYPES:
        kinds.append(("datatype", (DATATYPES[column.type],)))
    else:
        kinds.append(("language", (column.type,)))
    if column.type == "date":
        kinds.append(("date", (DATE,)))
    if column.values:
        kinds.append(("values", column.values))
    if column.least is not None:
        kinds.append(("least", (str(column.least),)))
    if column.most is not None:
        kinds.append(("most", (str(column.most),)))
    return (Constraint(of, column.name, column.iri, kind, values) for kind, values in kinds)


def edge_constraints(of: str, edge: Edge) -> Iterator[Constraint]:
    """How many edges leave a node, and what they lead to."""
    if edge.need:
        yield Constraint(of, edge.name, edge.iri, "need")
    if not edge.many:
        yield Constraint(of, edge.name, edge.iri, "once")
    yield Constraint(of, edge.name, edge.iri, "target", edge.targets)


def end_constraints(of: str, name: str, path: str, classes: Sequence[str]) -> Iterator[Constraint]:
    """A node that carries an edge has each of its ends once."""
    yield Constraint(of, name, path, "need")
    yield Constraint(of, name, path, "once")
    yield Constraint(of, name, path, "target", tuple(classes))


def class_constraints(kind: Class, definition: Definition) -> Iterator[Constraint]:
    """All that holds for the nodes of one class."""
    for wider in kind.sub:
        yield Constraint(kind.name, wider.replace(":", "-"), "rdf:type", "type", (wider,))
    yield from end_constraints(kind.name, "dataset", "void:inDataset", ("void:Dataset",))
    for column in kind.properties.values():
        yield from property_constraints(kind.name, column)
    for edge in definition.edges_from(kind.name):
        yield from edge_constraints(kind.name, edge)
    for edge in definition.edges_carried_by(kind.name):
        yield from end_constraints(kind.name, "from", definition.carrier_from, edge.sources)
        yield from end_constraints(kind.name, "to", definition.carrier_to, edge.targets)
    yield Constraint(kind.name, "any", "", "closed", tuple(list_predicates(kind, definition)))


def list_predicates(kind: Class, definition: Definition) -> Iterable[str]:
    """The predicates that nodes of a class may have, without rdf:type."""
    carried = (definition.carrier_from, definition.carrier_to) if definition.edges_carried_by(kind.name) else ()
    columns = (column.iri for column in kind.properties.values())
    edges = (edge.iri for edge in definition.edges_from(kind.name))
    return dict.fromkeys(("void:inDataset", *columns, *edges, *carried))


def list_constraints(definition: Definition) -> list[Constraint]:
    """The constraints of all classes, in the order of the file."""
    return [found for kind in definition.classes.values() for found in class_constraints(kind, definition)]
