"""A style for Neo4j Browser (GraSS): each class in the colours of the picture, captioned by its name."""

from __future__ import annotations

from collections.abc import Iterator

from kg.view.theme import THEME
from loaders.neo4j_schema import stored_classes
from ontology.definition import Class, load_definition

__all__ = ["generate_grass"]

# The first of these columns that a class has is written on its nodes.
CAPTIONS = ("label", "doc", "heading", "exact", "text", "year", "sha256")
# Classes that the picture does not draw are small and grey.
DEFAULTS = """\
node {
  diameter: 40px;
  color: #ecf0f1;
  border-color: #bdc3c7;
  border-width: 2px;
  text-color-internal: #34495e;
  font-size: 10px;
}

relationship {
  color: #95a5a6;
  shaft-width: 1px;
  font-size: 8px;
  padding: 3px;
  text-color-external: #34495e;
  text-color-internal: #ffffff;
  caption: "<type>";
}
"""


def generate_grass() -> str:
    """The style sheet, all classes of the model in its order."""
    return DEFAULTS + "".join("\n" + "\n".join(rule(kind)) + "\n" for kind in stored_classes(load_definition()))


def rule(kind: Class) -> Iterator[str]:
    """The rule of one class."""
    yield f"node.{kind.name} {{"
    if kind.name in THEME:
        style = THEME[kind.name]
        yield "  diameter: 65px;"
        yield f"  color: {style.fill};"
        yield f"  border-color: {style.border};"
        yield f"  text-color-internal: {style.text};"
    caption = next(name for name in CAPTIONS if name in kind.properties)
    yield f'  caption: "{{{caption}}}";'
    yield "}"
