"""SHACL: one shape a class with core constraints, and one `sh:sparql` rule for each rule of `ontology/model.toml`.

The rules have the data set as focus node and the node at fault as `sh:value`: one query a rule, not one a node.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from ontology.constraint import Constraint, Kind, list_constraints
from ontology.definition import DEFAULT_BASE, Definition, Rule, load_definition

__all__ = ["COMPONENTS", "SHAPES", "generate_shacl", "rule_select", "turtle_string"]

SHAPES = "shapes#"
COMPONENTS: dict[str, Kind] = {
    "MinCountConstraintComponent": "need",
    "MaxCountConstraintComponent": "once",
    "DatatypeConstraintComponent": "datatype",
    "LanguageInConstraintComponent": "language",
    "InConstraintComponent": "values",
    "MinInclusiveConstraintComponent": "least",
    "MaxInclusiveConstraintComponent": "most",
    "PatternConstraintComponent": "date",
    "ClassConstraintComponent": "target",
    "OrConstraintComponent": "target",
    "HasValueConstraintComponent": "type",
    "ClosedConstraintComponent": "closed",
}


def turtle_string(text: str) -> str:
    """A string as Turtle writes it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def prefix_lines(definition: Definition, base: str) -> Iterator[str]:
    """The prefixes, of which `shape:` names the shapes."""
    names = {
        **definition.prefixes,
        "kg": f"{base}ontology#",
        "sh": "http://www.w3.org/ns/shacl#",
        "shape": f"{base}{SHAPES}",
    }
    yield from (f"@prefix {name}: <{iri}> ." for name, iri in sorted(names.items()))


def class_name(name: str) -> str:
    """A class of the definition, or a term as it is."""
    return name if ":" in name else f"kg:{name}"


def target_text(values: Sequence[str]) -> str:
    """That a value is of one of some classes."""
    if len(values) == 1:
        return f"sh:class {class_name(values[0])}"
    return "sh:or ( " + " ".join(f"[ sh:class {class_name(value)} ]" for value in values) + " )"


def constraint_text(constraint: Constraint) -> str:
    """One constraint as a predicate and object."""
    values = constraint.values
    texts = {
        "need": "sh:minCount 1",
        "once": "sh:maxCount 1",
        "datatype": f"sh:datatype {values[0]}" if values else "",
        "language": f"sh:languageIn ( {' '.join(map(turtle_string, values))} )",
        # Typed in full: pySHACL compares the text "a" of a shape with "a"^^xsd:string of a store as two terms.
        "values": f"sh:in ( {' '.join(turtle_string(value) + '^^xsd:string' for value in values)} )",
        "least": f"sh:minInclusive {values[0]}" if values else "",
        "most": f"sh:maxInclusive {values[0]}" if values else "",
        "date": f"sh:pattern {turtle_string(values[0])}" if values else "",
        "target": target_text(values) if values else "",
        "type": f"sh:hasValue {values[0]}" if values else "",
    }
    return texts[constraint.kind]


def property_shape(constraints: Sequence[Constraint]) -> Iterator[str]:
    """The shape of one property or edge of a class."""
    first = constraints[0]
    yield f"shape:{first.of}.{first.name} a sh:PropertyShape ;"
    yield f"    sh:path {first.path} ;"
    yield "    " + " ;\n    ".join(map(constraint_text, constraints)) + " ."


def class_shape(of: str, constraints: Sequence[Constraint]) -> Iterator[str]:
    """The shape of a class and those of its properties and edges."""
    names = dict.fromkeys(constraint.name for constraint in constraints if constraint.kind != "closed")
    yield ""
    yield f"shape:{of} a sh:NodeShape ;"
    yield f"    sh:targetClass kg:{of} ;"
    yield "    sh:closed true ;"
    yield "    sh:ignoredProperties ( rdf:type ) ;"
    yield "    sh:property " + " , ".join(f"shape:{of}.{name}" for name in names) + " ."
    for name in names:
        yield from property_shape([constraint for constraint in constraints if constraint.name == name])


def rule_select(rule: Rule, definition: Definition, *, focus: str = "") -> str:
    """The query that finds ?value, the nodes that break a rule; with `focus` only those of that data set, projected too."""
    members = [f"?value void:inDataset {focus} ."] if focus and "*" not in rule.of else []
    if len(rule.of) > 1:
        members.append("?value a ?class FILTER(?class IN (" + ", ".join(f"kg:{name}" for name in rule.of) + "))")
    elif rule.of and "*" not in rule.of:
        members.append(f"?value a kg:{rule.of[0]} .")
    elif not focus and not rule.of:
        members.append("?value void:inDataset ?home .")
    where = rule.where.replace("{classes}", ", ".join(f"kg:{name}" for name in definition.classes))
    variables = f"{focus} ?value".strip()
    text = f"SELECT DISTINCT {variables} WHERE {{ {' '.join(members)}\n{where} }}"
    if rule.having:
        text = text.replace("SELECT DISTINCT", "SELECT", 1)
        text += f" GROUP BY {variables} {rule.group} HAVING ({rule.having})"
    return text


def rule_shape(rule: Rule, definition: Definition) -> Iterator[str]:
    """A rule as a shape whose focus node is the data set."""
    yield ""
    yield f"shape:{rule.name} a sh:NodeShape ;"
    yield "    sh:targetClass void:Dataset ;"
    yield "    sh:sparql ["
    yield f"        sh:message {turtle_string(rule.en)}@en , {turtle_string(rule.zh)}@zh ;"
    yield "        sh:prefixes shape: ;"
    yield f'        sh:select """{rule_select(rule, definition, focus="$this")}"""'
    yield "    ] ."


def declared_prefixes(definition: Definition, base: str) -> Iterator[str]:
    """The prefixes of the rules' queries, as SHACL wants them."""
    names = {**definition.prefixes, "kg": f"{base}ontology#"}
    yield "shape: a owl:Ontology ;"
    yield (
        "    sh:declare "
        + " ,\n        ".join(
            f'[ sh:prefix "{name}" ; sh:namespace "{iri}"^^xsd:anyURI ]' for name, iri in sorted(names.items())
        )
        + " ."
    )


def generate_shacl(*, base: str = DEFAULT_BASE) -> str:
    """All shapes as Turtle."""
    definition = load_definition()
    lines = [*prefix_lines(definition, base), "", *declared_prefixes(definition, base)]
    for of, constraints in groupby(list_constraints(definition), key=lambda constraint: constraint.of):
        lines += class_shape(of, list(constraints))
    for rule in definition.rules.values():
        lines += rule_shape(rule, definition)
    return "\n".join(lines) + "\n"
