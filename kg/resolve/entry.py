"""Entities that the lexicon knows, with their facts and parts."""

from __future__ import annotations

from typing import Any

from kg.key import fold_name
from kg.model import Entity, MentionType, short_hash
from ontology.lexicon import Entry, Lexicon

__all__ = ["Entries"]


def entry_id(entry: Entry) -> str:
    """The id of the entity that an entry describes."""
    return f"{entry.type}:{short_hash(entry.type, fold_name(entry.form), '')}"


def facts_of(entry: Entry) -> dict[str, Any]:
    """The facts of a row under the names of the model."""
    cells = entry.facts
    start = cells.get("first_date") or cells.get("start") or cells.get("date")
    facts: dict[str, Any] = {
        "kind": cells.get("kind") or cells.get("series"),
        "en": cells.get("en"),
        "first_use": start,
        "first_occasion": cells.get("first_occasion"),
        "fact_source": cells.get("source"),
    }
    if entry.type == "meeting":
        facts |= {name: int(cells[name]) for name in ("ordinal", "session") if name in cells}
        facts["year"] = int(start[:4]) if start else None
    if entry.type == "body":
        facts["level"] = cells.get("level")
    return {name: value for name, value in facts.items() if value is not None}


class Entries:
    """The lexicon by type and key."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.by_form = lexicon.by_form
        self.by_key: dict[tuple[str, str], Entry] = {}
        self.by_id: dict[str, Entry] = {}
        self.made: dict[str, Entity] = {}
        for entry in lexicon.entries:
            self.by_id[entry_id(entry)] = entry
            for form in entry.forms:
                self.by_key.setdefault((entry.type, fold_name(form)), entry)

    def find(self, kind: MentionType, key: str) -> Entity | None:
        """The entity of the entry that has this key among its forms."""
        entry = self.by_key.get((kind, key))
        return None if entry is None else self.entity(entry)

    def entity(self, entry: Entry) -> Entity:
        """The entity of an entry."""
        if entry.form not in self.made:
            self.made[entry.form] = self.make(entry)
        return self.made[entry.form]

    def make(self, entry: Entry) -> Entity:
        """The entity of an entry, made anew."""
        links = [("HAS_PART", self.part(part).id) for part in entry.parts]
        for column, edge in (("predecessor", "REPLACES"), ("superior", "SUB_BODY_OF")):
            other = self.by_form.get(entry.facts.get(column, ""))
            if other is not None:
                links.append((edge, entry_id(other)))
        identity, aliases = entry_id(entry), entry.forms[1:]
        return Entity(identity, entry.type, entry.form, "canonical", facts_of(entry), tuple(links), aliases)

    def part(self, words: str) -> Entity:
        """A part of a formulation: an entry of its own or just its words."""
        entry = self.by_form.get(words)
        if entry is not None and entry.type in {"slogan", "policy", "program"}:
            return self.entity(entry)
        return Entity(f"slogan:{short_hash('slogan', fold_name(words), '')}", "slogan", words, "canonical")

    def with_parts(self, entity: Entity) -> dict[str, Entity]:
        """The entity and, where the lexicon knows it, all its parts, by id."""
        found = {entity.id: entity}
        entry = self.by_id.get(entity.id) if entity.status == "canonical" else None
        for part in entry.parts if entry else ():
            found |= self.with_parts(self.part(part))
        return found
