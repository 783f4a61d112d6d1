"""The ontology in OWL: own terms with labels, definitions, domains and ranges; cardinalities as restrictions.

Terms of other vocabularies are used, not redefined: they get no domain and range here, only restrictions in our classes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.shacl import turtle_string
from ontology.constraint import DATATYPES
from ontology.definition import DEFAULT_BASE, Class, Definition, Edge, Property, load_definition

__all__ = ["generate_owl"]

LITERAL = {"zh": "rdf:langString", "en": "rdf:langString"}


def both(predicate: str, en: str, zh: str) -> str:
    """A text in both languages."""
    return f"{predicate} {turtle_string(en)}@en , {turtle_string(zh)}@zh"


def union(names: Sequence[str]) -> str:
    """One class, or any of several."""
    listed = [f"kg:{name}" for name in names]
    return listed[0] if len(listed) == 1 else f"[ a owl:Class ; owl:unionOf ( {' '.join(listed)} ) ]"


def restriction(path: str, *, need: bool, many: bool) -> str:
    """How often nodes of a class have something; empty where any number will do."""
    if many and not need:
        return ""
    kind = "owl:minCardinality" if many else "owl:cardinality" if need else "owl:maxCardinality"
    return f'[ a owl:Restriction ; owl:onProperty {path} ; {kind} "1"^^xsd:nonNegativeInteger ]'


def class_text(kind: Class, definition: Definition) -> str:
    """A class with what it is a kind of and what its nodes have."""
    rows = [(column.iri, column.need, column.many) for column in kind.properties.values()]
    rows += [(edge.iri, edge.need, edge.many) for edge in definition.edges_from(kind.name)]
    if definition.edges_carried_by(kind.name):
        rows += [(definition.carrier_from, True, False), (definition.carrier_to, True, False)]
    wider = [*kind.sub, *(restriction(path, need=need, many=many) for path, need, many in rows)]
    parts = [
        f"{kind.iri} a owl:Class",
        both("rdfs:label", kind.en, kind.zh),
        both("skos:definition", kind.definition, kind.definition_zh),
        *(f"rdfs:subClassOf {term}" for term in wider if term),
        "rdfs:isDefinedBy <>",
    ]
    return " ;\n    ".join(parts) + " ."


def property_text(iri: str, uses: Sequence[tuple[str, Property]], definition: Definition) -> str:
    """A datatype property as all classes use it."""
    first, own = uses[0][1], iri.startswith("kg:")
    meaning = definition.meanings[iri]
    ranges = sorted({DATATYPES.get(column.type) or LITERAL[column.type] for _, column in uses})
    parts = [f"{iri} a owl:DatatypeProperty"]
    if own:
        parts += [both("rdfs:label", first.en, first.zh), both("skos:definition", meaning.en, meaning.zh)]
        parts.append(f"rdfs:domain {union([name for name, _ in uses])}")
        parts += [f"rdfs:range {kind}" for kind in ranges[:1] if len(ranges) == 1]
        parts.append("rdfs:isDefinedBy <>")
    else:
        parts.append(both("skos:scopeNote", meaning.en, meaning.zh))
    return " ;\n    ".join(parts) + " ."


def edge_text(edge: Edge, definition: Definition) -> str:
    """An object property."""
    meaning = definition.meanings[edge.iri]
    parts = [f"{edge.iri} a owl:ObjectProperty"]
    if edge.iri.startswith("kg:"):
        parts += [both("rdfs:label", edge.en, edge.zh), both("skos:definition", meaning.en, meaning.zh)]
        parts += [f"rdfs:domain {union(edge.sources)}", f"rdfs:range {union(edge.targets)}", "rdfs:isDefinedBy <>"]
    else:
        parts.append(both("skos:scopeNote", meaning.en, meaning.zh))
    return " ;\n    ".join(parts) + " ."


def carrier_text(iri: str, label: tuple[str, str], ends: Sequence[str], definition: Definition) -> str:
    """One of the two properties from a usage to the ends of its edge."""
    carriers = [name for name in definition.classes if definition.edges_carried_by(name)]
    meaning = definition.meanings[iri]
    parts = [
        f"{iri} a owl:ObjectProperty",
        both("rdfs:label", *label),
        both("skos:definition", meaning.en, meaning.zh),
        f"rdfs:domain {union(carriers)}",
        f"rdfs:range {union(ends)}",
        "rdfs:isDefinedBy <>",
    ]
    return " ;\n    ".join(parts) + " ."


def carrier_texts(definition: Definition) -> Iterator[str]:
    """Both of them."""
    carried = [edge for edge in definition.edges.values() if edge.node]
    sources = dict.fromkeys(name for edge in carried for name in edge.sources)
    targets = dict.fromkeys(name for edge in carried for name in edge.targets)
    yield carrier_text(definition.carrier_from, ("from", "起"), list(sources), definition)
    yield carrier_text(definition.carrier_to, ("to", "至"), list(targets), definition)


def generate_owl(*, base: str = DEFAULT_BASE) -> str:
    """The ontology as Turtle."""
    definition = load_definition()
    names = {**definition.prefixes, "kg": f"{base}ontology#"}
    uses: dict[str, list[tuple[str, Property]]] = {}
    for kind in definition.classes.values():
        for column in kind.properties.values():
            uses.setdefault(column.iri, []).append((kind.name, column))
    outside = dict.fromkeys(iri for kind in definition.classes.values() for iri in kind.sub)
    texts = [
        f"@base <{base}ontology> .\n" + "\n".join(f"@prefix {name}: <{iri}> ." for name, iri in sorted(names.items())),
        f"<> a owl:Ontology ;\n    {both('dct:title', 'Speech graph', '讲话知识图谱')} .",
        *(f"{iri} a owl:Class ." for iri in outside),
        "skos:definition a owl:AnnotationProperty .\nskos:scopeNote a owl:AnnotationProperty .\nvoid:inDataset a owl:ObjectProperty .",
        *(class_text(kind, definition) for kind in definition.classes.values()),
        *(property_text(iri, found, definition) for iri, found in uses.items()),
        *(edge_text(edge, definition) for edge in definition.edges.values()),
        *carrier_texts(definition),
    ]
    return "\n\n".join(texts) + "\n"
