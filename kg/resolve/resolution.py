"""From each mention to the entities it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from kg.key import fold_name, is_masked
from kg.model import Entity, Jurisdiction, Mention, MentionType, Reading, Resolved, SenseOf, Status, short_hash
from kg.resolve.body import LocalBodies, level_of
from kg.resolve.entry import Entries
from kg.resolve.join import rule_of_join
from kg.resolve.jurisdiction import Jurisdictions
from kg.resolve.meeting import expand_meeting, meeting_facts, meeting_level
from kg.resolve.sense import Senses
from ontology.lexicon import Lexicon

__all__ = ["Resolution"]

YEAR_BEFORE = re.compile(r"((?:19|20)\d\d)年度?\Z")
# A body with such a name, where the name says no place, belongs to the place of the speech.
RELATIVE = re.compile(
    r"(?:委|部|局|办|办公室|委员会|政府|党校|中心|领导小组|指挥部|人大|政协|纪委|团委|妇联|班子|工委|法院|检察院|站|组)\Z"
)
NATIONAL = ("全国", "中国", "国家", "中央", "国际", "联合国")


class Named(NamedTuple):
    """What a name says wherever it stands in one document: the ids of its entities, and what is known of them."""

    entities: tuple[str, ...]
    status: Status


@dataclass(slots=True)
class Place:
    """Where a document speaks from: its reading, its id and the jurisdiction of each level; and what was found in it so far.

    `others` are jurisdictions that the names of bodies say (浙江省委 in another province's speech).
    """

    reading: Reading
    document: str
    chain: Mapping[str, Jurisdiction]
    level: str
    names: dict[tuple[str, ...], Named] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)
    others: dict[str, Jurisdiction] = field(default_factory=dict)
    senses: dict[str, SenseOf] = field(default_factory=dict)
    joins: dict[tuple[str, str], str] = field(default_factory=dict)

    @property
    def own(self) -> Jurisdiction | None:
        """The jurisdiction that the speech speaks for."""
        return self.chain.get(self.level)

    @property
    def date(self) -> str | None:
        """The date of the speech, as precise as known."""
        value = self.reading.speech.date.value or self.reading.speech.year.value
        return None if value is None else str(value)


class Resolution:
    """Resolves the mentions of one document after the other, with nothing carried from one to the next."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.jurisdictions = Jurisdictions(lexicon)
        self.bodies = LocalBodies(lexicon, self.jurisdictions)
        self.entries = Entries(lexicon)
        self.senses = Senses(lexicon)
        self.same = {fold_name(other): fold_name(term) for other, term in lexicon.same.items()}
        self.apart = lexicon.apart

    def __call__(self, reading: Reading, mentions: Iterable[Mention]) -> Resolved:
        """The same mentions with `entities` filled in and `status` canonical where the lexicon knows them."""
        chain = self.jurisdictions.of_speech(reading.document, reading.speech)
        place = Place(reading, reading.document.id, chain, str(reading.speech.level.value))
        resolved = tuple(self.resolve(mention, place) for mention in mentions)
        places = place.others | {jurisdiction.id: jurisdiction for jurisdiction in chain.values()}
        return Resolved(reading, resolved, place.entities, places, place.own, place.senses, place.joins)

    def resolve(self, mention: Mention, place: Place) -> Mention:
        """One mention with its entities, status and sense."""
        if mention.type == "metric":
            entity = metric_entity(mention, place)
            place.entities[entity.id] = entity
            return as_resolved(
                mention, Named((entity.id,), "local" if mention.status == "canonical" else mention.status)
            )
        year = year_before(mention, place) if mention.type == "meeting" else ""
        key = (mention.type, mention.text, mention.status, year)
        if key not in place.names:
            place.names[key] = self.name(mention, year, place)
        named = place.names[key]
        return as_resolved(mention, named, self.sense(mention, named, place))

    def name(self, mention: Mention, year: str, place: Place) -> Named:
        """What a name says; what it names and how it is joined are put down."""
        entities = list(self.entities_of(mention, year, place))
        for entity in entities:
            if entity.id not in place.entities:
                place.entities |= self.entries.with_parts(entity)
            if (rule := rule_of_join(mention.text, entity, self.same)) is not None:
                place.joins[entity.id, plain(mention.text)] = rule
        known = all(entity.status == "canonical" for entity in entities)
        status: Status = "canonical" if known else "local" if mention.status == "canonical" else mention.status
        return Named(tuple(entity.id for entity in entities), status)

    def sense(self, mention: Mention, named: Named, place: Place) -> str | None:
        """The sense that date and context decide."""
        key = self.key(mention.text)
        if len(named.entities) != 1 or key not in self.senses.by_key:
            return None
        text, entity = place.reading.document.text, named.entities[0]
        found = self.senses.find(key, entity, date=place.date, text=text, start=mention.start, end=mention.end)
        if found is None:
            return None
        place.senses[found.id] = found
        return found.id

    def key(self, text: str) -> str:
        """The key of a spelling, that of another term where the reader says the two are the same."""
        key = fold_name(text)
        return self.same.get(key, key)

    def entities_of(self, mention: Mention, year: str, place: Place) -> Iterator[Entity]:
        """The entities that one mention names, never none; `year` stands before a meeting."""
        text = plain(mention.text)
        if text in self.apart:
            yield make_entity(mention.type, text, mention, scope="apart")
        elif mention.type == "meeting":
            for name in expand_meeting(self.key(text)):
                yield self.meeting(name, mention, year, place)
        elif mention.type == "body":
            yield from self.body(self.key(text), mention, place)
        else:
            yield self.named(mention.type, self.key(text), mention, scope=masked_scope(mention, place))

    def body(self, key: str, mention: Mention, place: Place) -> Iterator[Entity]:
        """National bodies from the lexicon, local ones by their place, others by their name."""
        known = self.entries.find("body", key)
        if known is not None:
            yield known
            return
        local = list(self.bodies.resolve(key, place.chain, place.level))
        for entity, where in local:
            place.others |= self.jurisdictions.upwards(where) if where.named else {}
            yield entity
        if local:
            return
        own = place.own
        relative = own is not None and RELATIVE.search(key) and not self.begins_with_place(key)
        scope = masked_scope(mention, place) or (own.id if own is not None and relative else "")
        entity = self.named("body", key, mention, scope=scope)
        yield replace(entity, links=(("OF_JURISDICTION", own.id),)) if own is not None and relative else entity

    def begins_with_place(self, key: str) -> bool:
        """Whether the name says itself which place it belongs to."""
        return key.startswith(NATIONAL) or any(key[:size] in self.jurisdictions.by_name for size in range(2, 8))

    def meeting(self, name: str, mention: Mention, year: str, place: Place) -> Entity:
        """A meeting of the lexicon, or a local one of its jurisdiction; a year before it makes it one of that year."""
        known = self.entries.find("meeting", name)
        if known is not None and not year:
            return known
        facts: dict[str, Any] = dict(meeting_facts(name)) | ({"year": int(year)} if year else {})
        where = self.meeting_place(name, place)
        scope = masked_scope(mention, place) or f"{where.id if where else ''}{year}"
        entity = self.named("meeting", name, mention, scope=scope)
        if entity.status == "canonical":
            return entity
        links = (("OF_JURISDICTION", where.id),) if where is not None else ()
        return replace(entity, label=f"{year}年{name}" if year else name, facts=facts, links=links)

    def meeting_place(self, name: str, place: Place) -> Jurisdiction | None:
        """The jurisdiction that a local meeting's level word means."""
        word = meeting_level(name)
        if word is None:
            return None
        if place.own is not None and place.own.named and place.own.label.endswith(word):
            return place.own
        return place.chain[level_of(word, place.level)]

    def named(self, kind: MentionType, key: str, mention: Mention, *, scope: str = "") -> Entity:
        """An entity by its name: the lexicon's where it has one, else one of its own."""
        known = self.entries.find(kind, key)
        return known if known is not None and not scope else make_entity(kind, key, mention, scope=scope)


def year_before(mention: Mention, place: Place) -> str:
    """The year that stands right before a mention, or nothing."""
    found = YEAR_BEFORE.search(place.reading.document.text[max(0, mention.start - 6) : mention.start])
    return found[1] if found else ""


def as_resolved(mention: Mention, named: Named, sense: str | None = None) -> Mention:
    """The mention with what its name says: one call of the class, for `replace` goes field by field."""
    return Mention(
        mention.doc,
        mention.start,
        mention.end,
        mention.text,
        mention.type,
        mention.rule,
        named.status,
        named.entities,
        mention.quantity,
        sense,
        mention.deadline,
    )


def make_entity(kind: MentionType, key: str, mention: Mention, *, scope: str) -> Entity:
    """An entity that the lexicon does not know."""
    status = "local" if mention.status == "canonical" else mention.status
    return Entity(f"{kind}:{short_hash(kind, key, scope)}", kind, plain(mention.text), status)


def masked_scope(mention: Mention, place: Place) -> str:
    """A masked name is one of its speech: elsewhere the same mask may hide another."""
    return f"speech:{place.document}" if is_masked(mention.text) else ""


def plain(text: str) -> str:
    """A name on one line."""
    return " ".join(text.split())


def metric_entity(mention: Mention, place: Place) -> Entity:
    """The quantity at this place: no two are the same."""
    identity = f"metric:{place.document}-{mention.start}"
    what = mention.quantity.what if mention.quantity else ""
    return Entity(identity, "metric", f"{plain(what)} {plain(mention.text)}".strip(), mention.status)
