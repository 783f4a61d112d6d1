"""A graph of any size, made up: the same number always gives the same graph, and no text of anybody is in it.

    python benchmarks/generate.py FOLDER [--mentions 100000]

Speeches of 100 mentions, three in a sentence, from 100 counties and 25 years. Names are drawn as in real corpora: a few very
often, most hardly ever (Zipf). The rows come from `kg.assemble`, so counts and offsets agree as in any build.
"""

from __future__ import annotations

import argparse
import hashlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path

from kg.assemble import assemble
from kg.model import (
    Attribute,
    Document,
    Entity,
    Graph,
    Jurisdiction,
    Mention,
    MentionType,
    Quantity,
    Reading,
    Resolved,
    Sentence,
    Speech,
    short_hash,
)
from loaders.turtle import generate_turtle

__all__ = ["generate_graph", "write_graph"]

PER_SPEECH, PER_SENTENCE, COUNTIES, YEARS = 100, 3, 100, range(2000, 2025)
# The names that questions have as their defaults stand first, so that they are the most frequent.
SLOGANS = ("两个维护", "两个确立", "三个务必", "四个意识", "四个自信", "中国式现代化")
SIZES: dict[MentionType, int] = {"slogan": 400, "policy": 800, "program": 1500, "meeting": 60, "body": 300}
SHARES: dict[MentionType, int] = {"slogan": 35, "policy": 15, "program": 15, "body": 10, "meeting": 5, "metric": 20}
NOUNS: dict[MentionType, str] = {
    "slogan": "第{}个提法",
    "policy": "第{}号条例",
    "program": "第{}号工程",
    "meeting": "第{}次会议",
    "body": "第{}办公室",
}
UNITS = ("名", "个", "项", "万元")


@dataclass(frozen=True, slots=True)
class World:
    """What speeches talk about: the entities of each type with the weights that Zipf gives them."""

    entities: dict[MentionType, Sequence[Entity]]
    weights: dict[MentionType, Sequence[float]]
    places: Sequence[Jurisdiction]


@dataclass(slots=True)
class Draft:
    """A speech while it is written."""

    text: str = ""
    mentions: list[Mention] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)


def make_world() -> World:
    """All entities and places."""
    entities = {kind: tuple(make_entities(kind, size)) for kind, size in SIZES.items()}
    weights = {kind: tuple(accumulate(1 / rank for rank in range(1, size + 1))) for kind, size in SIZES.items()}
    return World(entities, weights, tuple(make_places()))


def make_entities(kind: MentionType, size: int) -> Iterator[Entity]:
    """The entities of a type, the most frequent first; every third is in the lexicon, slogans have parts."""
    names = SLOGANS if kind == "slogan" else ()
    labels = [*names, *(NOUNS[kind].format(number) for number in range(size - len(names)))]
    ids = [f"{kind}:{short_hash(label)}" for label in labels]
    for number, (identity, label) in enumerate(zip(ids, labels, strict=True)):
        links = [("HAS_PART", part) for part in ids[number + 1 : number + 4]] if kind == "slogan" else []
        facts = {"year": 2000 + number % 25} if kind == "meeting" else {}
        status = "canonical" if number % 3 == 0 else "local"
        yield Entity(identity, kind, label, status, facts, tuple(links))


def make_places() -> Iterator[Jurisdiction]:
    """One province and its counties."""
    province = f"place:{short_hash('岭川省')}"
    yield Jurisdiction(province, "岭川省", "province", True)
    for number in range(COUNTIES):
        label = "青禾县" if number == 0 else f"第{number}县"
        yield Jurisdiction(f"place:{short_hash(label)}", label, "county", True, within=province)


def make_quantity(draw: random.Random, year: int) -> Quantity:
    """What a metric says; one in ten is masked, one in ten rounded."""
    number, planned, masked = draw.randrange(1, 1000), draw.random() < 0.5, draw.random() < 0.1
    return Quantity(
        value=None if masked else number,
        unit=draw.choice(UNITS),
        cmp="~" if draw.random() < 0.1 else "=",
        what=f"第{draw.randrange(30)}类对象",
        modality="planned" if planned else "achieved",
        year=year if planned else year - 1,
        masked=masked,
        deadline=f"{year}-11" if planned and draw.random() < 0.2 else None,
    )


def add_mention(draft: Draft, world: World, draw: random.Random, doc: str, year: int) -> None:
    """One more mention at the end of the text."""
    kind = draw.choices(tuple(SHARES), weights=tuple(SHARES.values()))[0]
    start = len(draft.text)
    if kind == "metric":
        quantity = make_quantity(draw, year)
        words = ("**" if quantity.masked else str(quantity.value)) + quantity.unit
        entities: tuple[str, ...] = (f"metric:{short_hash(doc, str(start))}",)
    else:
        entity = draw.choices(world.entities[kind], cum_weights=world.weights[kind])[0]
        quantity, words, entities = None, entity.label, (entity.id,)
        add_entity(draft, entity, world)
    draft.text += words
    mention = Mention(doc, start, start + len(words), words, kind, f"made:{kind}", "local", entities, quantity)
    draft.mentions.append(mention)


def add_entity(draft: Draft, entity: Entity, world: World) -> None:
    """An entity with the parts that its links lead to."""
    if entity.id in draft.entities:
        return
    draft.entities[entity.id] = entity
    parts = {target for _, target in entity.links}
    draft.entities |= {part.id: part for part in world.entities[entity.type] if part.id in parts}


def write_speech(world: World, draw: random.Random, doc: str, year: int, mentions: int) -> Draft:
    """The text of a speech with its sentences and mentions."""
    draft = Draft()
    for first in range(0, mentions, PER_SENTENCE):
        start = len(draft.text)
        draft.text += "要坚持"
        for number in range(first, min(first + PER_SENTENCE, mentions)):
            draft.text += "，落实《" if number > first else ""
            add_mention(draft, world, draw, doc, year)
        draft.text += "》。"
        draft.sentences.append(Sentence(start, len(draft.text), None))
    return draft


def make_speech(world: World, number: int, mentions: int) -> Resolved:
    """One speech as the stages before `assemble` would hand it on."""
    draw, year = random.Random(number), YEARS[number % len(YEARS)]
    place = world.places[1 + number // len(YEARS) % COUNTIES]
    doc = f"{year}_{place.label}_讲话_{number:06}.txt"
    draft = write_speech(world, draw, doc, year, mentions)
    document = Document(doc, doc, draft.text, hashlib.sha256(draft.text.encode()).hexdigest())
    speech = Speech(
        title=Attribute(doc, "filename"),
        date=Attribute(f"{year}-{1 + number % 12:02}", "filename"),
        year=Attribute(year, "filename"),
        level=Attribute("county", "filename"),
        kind=Attribute("speech", "filename"),
        jurisdiction=Attribute(place.label, "filename"),
    )
    reading = Reading(document, draft.text, None, (), (), tuple(draft.sentences), speech)
    places = {one.id: one for one in (world.places[0], place)}
    return Resolved(reading, tuple(draft.mentions), draft.entities, places, place)


def generate_speeches(mentions: int) -> Iterator[Resolved]:
    """Speeches with that many mentions together."""
    world = make_world()
    for number, first in enumerate(range(0, mentions, PER_SPEECH)):
        yield make_speech(world, number, min(PER_SPEECH, mentions - first))


def generate_graph(mentions: int) -> Graph:
    """The graph of that many mentions."""
    return assemble(generate_speeches(mentions), dataset="generated")


def write_graph(folder: Path, mentions: int) -> Graph:
    """`graph.ttl` in a folder."""
    graph = generate_graph(mentions)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "graph.ttl").write_bytes(generate_turtle(graph))
    return graph


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--mentions", type=int, default=100_000)
    options = parser.parse_args()
    graph = write_graph(options.folder, options.mentions)
    print(f"{len(graph.nodes['Mention']):,} mentions of {len(graph.nodes['Speech']):,} speeches in {options.folder}")


if __name__ == "__main__":
    main()
