"""What mentions name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kg.model.mention import Mention, MentionType, Status
from kg.model.reading import Reading

__all__ = ["Entity", "Jurisdiction", "Resolved", "SenseOf"]


@dataclass(frozen=True, slots=True)
class Entity:
    """What a mention names.

    `id` is `type:` and 12 hexadecimal digits made from its key and scope. `facts` are what is known of it beyond the label
    (ordinal, year, level, ...), `links` lead to other nodes (edge, id); both are named as in `ontology/model.toml`.
    `aliases` are forms known from the lexicon.
    """

    id: str
    type: MentionType
    label: str
    status: Status
    facts: Mapping[str, Any] = field(default_factory=dict)
    links: tuple[tuple[str, str], ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """An administrative division; `named` is False where only the speech knows which. `within` is the id of the one above."""

    id: str
    label: str
    level: str
    named: bool
    code: str | None = None
    within: str | None = None


@dataclass(frozen=True, slots=True)
class SenseOf:
    """One official expansion of an ambiguous abbreviation; `entity` is the id of the abbreviation."""

    id: str
    entity: str
    label: str
    definition: str
    start: str
    end: str
    source: str


@dataclass(frozen=True, slots=True)
class Resolved:
    """A document whose mentions know their entities.

    `entities` holds those that its mentions name and the parts of those; `own` is the jurisdiction it speaks for. `senses`
    are those that its mentions have, `joins` tells for (entity, spelling) the rule that joined a spelling to an entity
    whose label differs.
    """

    reading: Reading
    mentions: tuple[Mention, ...]
    entities: Mapping[str, Entity]
    jurisdictions: Mapping[str, Jurisdiction]
    own: Jurisdiction | None
    senses: Mapping[str, SenseOf] = field(default_factory=dict)
    joins: Mapping[tuple[str, str], str] = field(default_factory=dict)
