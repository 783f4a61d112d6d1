"""Entity rows: what all speeches together say of each entity."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from kg.model import Entity, Row

__all__ = ["CLASS_OF_TYPE", "Tally", "entity_row"]

CLASS_OF_TYPE = {
    "slogan": "Slogan",
    "policy": "Policy",
    "program": "Program",
    "meeting": "Meeting",
    "body": "Body",
    "metric": "Metric",
}


@dataclass(slots=True)
class Tally:
    """What was counted for one entity: its spellings, and its mentions by speech and by year."""

    entity: Entity
    surfaces: Counter[str] = field(default_factory=Counter)
    by_speech: Counter[str] = field(default_factory=Counter)
    by_year: dict[int, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, *, speech: str, year: int | None, surface: str) -> None:
        """One more mention."""
        self.surfaces[" ".join(surface.split())] += 1
        self.by_speech[speech] += 1
        if year is not None:
            self.by_year[year][speech] += 1


def entity_row(tally: Tally) -> Row:
    """The node of an entity: its label, other forms, counts and facts."""
    entity, years = tally.entity, sorted(tally.by_year)
    return {
        "id": entity.id,
        "label": entity.label,
        "aliases": sorted((set(tally.surfaces) | set(entity.aliases)) - {entity.label}),
        "status": entity.status,
        "mentions": sum(tally.surfaces.values()),
        "speeches": len(tally.by_speech),
        "first_year": years[0] if years else None,
        "last_year": years[-1] if years else None,
    } | dict(entity.facts)
