"""Turns Chinese official speeches into a knowledge graph whose every fact has its place in the text.

    import kg

    kg.extract("全县各级党组织做到“两个维护”。", name="2023_青禾县_讲话.txt")   # a list of Mention
    made = kg.build(["speeches/"])       # a Build: .graph, .mentions, .networkx(), .entities(), .write("out")

Names are imported when they are first used, so `import kg` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.errors import KGError
    from kg.model import Document, Entity, Graph, Mention, Quantity
    from kg.pipeline import Build, build, extract

__all__ = ["Build", "Document", "Entity", "Graph", "KGError", "Mention", "Quantity", "build", "extract"]

HOMES = {
    "Build": "kg.pipeline",
    "build": "kg.pipeline",
    "extract": "kg.pipeline",
    "KGError": "kg.errors",
    "Document": "kg.model",
    "Entity": "kg.model",
    "Graph": "kg.model",
    "Mention": "kg.model",
    "Quantity": "kg.model",
}


def __getattr__(name: str) -> Any:
    if name not in HOMES:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
