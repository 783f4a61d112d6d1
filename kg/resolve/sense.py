"""Which official expansion an abbreviation has in a text: 四化 of 1975 is not 四化 of 2012.

A sense whose dates exclude the text is out. Of the others the one with most cues near the mention wins; without any cue, one
that the date alone leaves. Otherwise the sense stays open: nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.key import fold_name
from kg.model import SenseOf, short_hash
from ontology.lexicon import Lexicon, Sense

__all__ = ["Senses", "choose_sense"]

WINDOW = 60


def choose_sense(senses: Iterable[Sense], *, date: str | None, context: str) -> Sense | None:
    """The sense that a text of this date (ISO, as precise as known) and these words around the mention decide."""
    possible = [sense for sense in senses if covers(sense, date)]
    cues = {sense.name: sum(cue in context for cue in sense.cues) for sense in possible}
    most = max(cues.values(), default=0)
    best = [sense for sense in possible if cues[sense.name] == most]
    if most:
        return best[0] if len(best) == 1 else None
    only = possible[0] if len(possible) == 1 else None
    return only if only is not None and date is not None and (only.start or only.end) else None


def covers(sense: Sense, date: str | None) -> bool:
    """Whether a text of this date can mean the sense; a date known by its year only is compared by the year."""
    if date is None:
        return True
    return (not sense.start or date >= sense.start[: len(date)]) and (
        not sense.end or date[: len(sense.end)] <= sense.end
    )


class Senses:
    """The senses of the lexicon by the key of their form."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.by_key = {fold_name(form): senses for form, senses in lexicon.senses.items()}

    def find(self, key: str, entity: str, *, date: str | None, text: str, start: int, end: int) -> SenseOf | None:
        """The sense of the mention `text[start:end]` of an entity."""
        senses = self.by_key.get(key)
        if senses is None:
            return None
        chosen = choose_sense(senses, date=date, context=text[max(0, start - WINDOW) : end + WINDOW])
        return None if chosen is None else as_node(chosen, entity)


def as_node(sense: Sense, entity: str) -> SenseOf:
    """A row of the lexicon as a node."""
    identity = f"sense:{short_hash('sense', sense.form, sense.name)}"
    return SenseOf(identity, entity, sense.name, "；".join(sense.parts), sense.start, sense.end, sense.source)
