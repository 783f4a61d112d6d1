"""Bodies in the speaker's hierarchy: 县委组织部 is an organ (组织部) of a level (县) of a jurisdiction."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kg.model import Entity, Jurisdiction, short_hash
from kg.resolve.jurisdiction import Jurisdictions
from ontology.lexicon import Lexicon

__all__ = ["LocalBodies", "level_of"]

LEVEL_WORDS = {
    "自治区": "province",
    "省": "province",
    "州": "prefecture",
    "盟": "prefecture",
    "县": "county",
    "旗": "county",
}
# In 区域, 市场 and the like the character says no level.
WITHIN = "市(?=场|民)|县(?=域)|旗(?=帜|舰)|区(?=域|块)|盟(?=友)"
LEVEL_PATTERN = f"自治区|(?!{WITHIN})[省市州盟县旗区]"
SHORT = re.compile(
    rf"(?P<place>[\u4e00-\u9fff]{{1,8}}?)??(?P<levels>(?:{LEVEL_PATTERN}){{1,3}})(?P<organ>党?委.*|(?:[^省市州盟县旗区委]|{WITHIN}).*)\Z"
)
FULL = re.compile(rf"(?:中共|中国共产党)(?P<place>[\u4e00-\u9fff]{{1,10}}?(?:{LEVEL_PATTERN}))委员会(?P<organ>.*)\Z")
LEVEL = re.compile(LEVEL_PATTERN)


class LocalName(NamedTuple):
    """A local body's name in its parts."""

    place: str
    levels: tuple[str, ...]
    organ: str


def parse_local(text: str) -> LocalName | None:
    """The parts of a name that begins with a place or a level word."""
    full = FULL.match(text)
    if full:
        return LocalName(full["place"], (full["place"][-1],), f"委{full['organ']}")
    short = SHORT.match(text)
    if short is None:
        return None
    levels = tuple(LEVEL.findall(short["levels"]))
    place = short["place"] + levels[0] if short["place"] else ""
    organ = re.sub(r"\A党?委", "委", short["organ"])
    return LocalName(place, levels, organ)


def level_of(word: str, own: str | None) -> str:
    """The level that 市, 区 and the like mean in a speech of level `own`."""
    if word in LEVEL_WORDS:
        return LEVEL_WORDS[word]
    if word == "区":
        return "province" if own == "province" else "county"
    return "prefecture"


def body_id(kind: str, jurisdiction: Jurisdiction) -> str:
    """The id of one organ in one jurisdiction."""
    return f"body:{short_hash('body', kind, jurisdiction.id)}"


class LocalBodies:
    """Makes entities of local names."""

    def __init__(self, lexicon: Lexicon, jurisdictions: Jurisdictions) -> None:
        self.jurisdictions = jurisdictions
        self.organs: dict[str, str] = {}
        self.superiors = {body.form: body.superior for body in lexicon.local_bodies}
        for body in lexicon.local_bodies:
            for form in body.forms:
                # 县组织部 is 县委组织部: the organs of a committee are said with and without 委.
                self.organs.setdefault(form, body.form)
                self.organs.setdefault(f"委{form}", body.form)

    def resolve(
        self, text: str, chain: Mapping[str, Jurisdiction], own: str | None
    ) -> Iterator[tuple[Entity, Jurisdiction]]:
        """The bodies that a local name names, each with its place: one, or with several level words (省州县委) one for each."""
        name = parse_local(text)
        if name is None:
            return
        found: dict[str, tuple[Entity, Jurisdiction]] = {}
        for word in name.levels:
            jurisdiction = self.place(name, word, chain, own)
            found.setdefault(jurisdiction.id, (self.entity(word, name.organ, jurisdiction), jurisdiction))
        yield from found.values()

    def place(self, name: LocalName, word: str, chain: Mapping[str, Jurisdiction], own: str | None) -> Jurisdiction:
        """The jurisdiction that the name names, or the speaker's one at that level."""
        if name.place:
            known = self.jurisdictions.named(name.place)
            if known is not None:
                return known
            level = level_of(word, own)
            own_place = chain[level]
            if own_place.named and own_place.label == name.place:
                return own_place
            return self.jurisdictions.find(name.place, level).get(level, own_place)
        return self.own_place(word, chain, own)

    def own_place(self, word: str, chain: Mapping[str, Jurisdiction], own: str | None) -> Jurisdiction:
        """The speaker's jurisdiction at the level of `word`; a city or district may itself be the speaker's."""
        place = chain.get(own or "")
        if place is not None and place.named and place.label.endswith(word):
            return place
        return chain[level_of(word, own)]

    def entity(self, word: str, organ: str, jurisdiction: Jurisdiction) -> Entity:
        """The body of one organ in one jurisdiction."""
        kind = self.organs.get(organ, organ)
        short = f"{word}{organ}"
        label = f"{jurisdiction.label}{organ}" if jurisdiction.named else short
        links = [("OF_JURISDICTION", jurisdiction.id)]
        superior = self.superiors.get(kind)
        if superior:
            links.append(("SUB_BODY_OF", body_id(superior, jurisdiction)))
        facts = {"organ": kind, "level": jurisdiction.level}
        return Entity(body_id(kind, jurisdiction), "body", label, "local", facts, tuple(links), (short,))
