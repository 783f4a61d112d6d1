"""The place that a speech speaks for, and those above it.

县委 in a county's speech is that county's. Where the text masks or does not name a place, the jurisdiction is "of this
speech": one of its own, shared with no other speech.
"""

from __future__ import annotations

from collections.abc import Mapping

from kg.model import Document, Jurisdiction, Speech, short_hash
from ontology.lexicon import Lexicon, Place

__all__ = ["LEVELS", "Jurisdictions"]

LEVELS = ("national", "province", "prefecture", "county", "township")
LEVEL_LABEL = {"national": "全国", "province": "省级", "prefecture": "市级", "county": "县级", "township": "乡级"}


NATION = Jurisdiction(f"jurisdiction:{short_hash('national')}", "全国", "national", True)


class Jurisdictions:
    """Finds the jurisdiction of each level for a speech."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.places = lexicon.places
        self.by_name: dict[str, list[Place]] = {}
        for place in lexicon.places.values():
            for name in place.names:
                self.by_name.setdefault(name, []).append(place)

    def of_speech(self, document: Document, speech: Speech) -> Mapping[str, Jurisdiction]:
        """The speech's own jurisdiction and those above it, by level; levels below are "of this speech" too."""
        level = speech.level.value if speech.level.value in LEVELS else None
        name = speech.jurisdiction.value
        own = self.find(str(name), str(level)) if name and level and level != "national" else {}
        chain = {"national": NATION}
        above = NATION
        for step in LEVELS[1:]:
            known = own.get(step)
            above = known or self.unnamed(document, step, within=above, anchor=own)
            chain[step] = above
        return chain

    def find(self, name: str, level: str) -> dict[str, Jurisdiction]:
        """The named jurisdictions from `name` upwards; a name that several places share is none of them."""
        places = [place for place in self.by_name.get(name, ()) if place.level == level]
        if len(places) > 1:
            return {}
        if places:
            return self.chain(places[0])
        identity = f"jurisdiction:{short_hash('named', level, name)}"
        return {level: Jurisdiction(identity, name, level, named=True, within=NATION.id)}

    def chain(self, place: Place) -> dict[str, Jurisdiction]:
        """A place of the lexicon and the places above it."""
        above = self.chain(self.places[place.superior]) if place.superior in self.places else {}
        within = next(reversed(above.values())).id if above else NATION.id
        identity = f"jurisdiction:{short_hash('code', place.code)}"
        return above | {place.level: Jurisdiction(identity, place.name, place.level, True, place.code, within)}

    def named(self, name: str, level: str | None = None) -> Jurisdiction | None:
        """The one place of that name."""
        places = [place for place in self.by_name.get(name, ()) if level in (None, place.level)]
        return self.chain(places[0])[places[0].level] if len(places) == 1 else None

    def upwards(self, jurisdiction: Jurisdiction) -> dict[str, Jurisdiction]:
        """A named jurisdiction and those above it, by id."""
        chain = self.chain(self.places[jurisdiction.code]) if jurisdiction.code else {}
        return {place.id: place for place in (NATION, *chain.values(), jurisdiction)}

    def unnamed(
        self, document: Document, level: str, *, within: Jurisdiction, anchor: Mapping[str, Jurisdiction]
    ) -> Jurisdiction:
        """The place of a level that is not named: one for all speeches of the same named place, else the speech's own."""
        below = [own for own in anchor.values() if LEVELS.index(own.level) > LEVELS.index(level)]
        if below:
            lowest = below[-1]
            identity = short_hash("above", level, lowest.id)
            return Jurisdiction(
                f"jurisdiction:{identity}", f"{lowest.label}所属{LEVEL_LABEL[level]}", level, False, None, within.id
            )
        identity = short_hash("speech", level, document.id)
        return Jurisdiction(
            f"jurisdiction:{identity}", f"{LEVEL_LABEL[level]}（本讲话）", level, False, None, within.id
        )
