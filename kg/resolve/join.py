"""Why a spelling stands for an entity whose label differs from it."""

from __future__ import annotations

from collections.abc import Mapping

from kg.key import fold_name
from kg.model import Entity

__all__ = ["rule_of_join"]


def rule_of_join(text: str, entity: Entity, same: Mapping[str, str]) -> str | None:
    """The rule that joined a spelling to an entity, or None where it is the label itself.

    `own`: a line of the reader's file; `spelling`: quotation marks, width, small numbers; `lexicon`: a form of the entry;
    `list`: one mention names several; `place`: a local body or meeting by its jurisdiction.
    """
    spelling = " ".join(text.split())
    if spelling == entity.label:
        return None
    key = fold_name(spelling)
    if key in same:
        return "own"
    if key == fold_name(entity.label):
        return "spelling"
    if any(key == fold_name(alias) for alias in entity.aliases):
        return "lexicon" if entity.status == "canonical" else "place"
    return "list" if entity.type == "meeting" else "place"
