"""A graph of any size, made up: the same number always gives the same graph, and no text of anybody is in it.

    python benchmarks/generate.py FOLDER [--mentions 100000] [--each 100]

Speeches of 100 mentions (`--each`), three in a sentence, from four levels and 25 years. Names are drawn as in real corpora: a
few very often, most hardly ever (Zipf). Some have a second form, a character beyond the basic plane or quotes, some speeches
have neither year nor place: what stores are known to differ on. The rows come from `kg.assemble`, so counts and offsets agree
as in any build. Every shipped question finds something with its defaults.
"""

from __future__ import annotations

import argparse
import hashlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from pathlib import Path

from kg.assemble import assemble
from kg.model import (
    UNKNOWN,
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
    SenseOf,
    Sentence,
    Speech,
    Status,
    short_hash,
)
from loaders.turtle import generate_turtle

__all__ = ["generate_graph", "write_graph"]

PER_SPEECH, PER_SENTENCE, COUNTIES, YEARS = 100, 3, 100, range(2000, 2025)
# What questions have as their defaults stands first, so that it is the most frequent.
NAMES: dict[MentionType, tuple[str, ...]] = {
    "slogan": ("两个维护", "两个确立", "三个务必", "四个意识", "四个自信", "中国式现代化"),
    "policy": ("四议两公开",),
}
COUNTED = ("人才", "年轻干部", *(f"第{number}类对象" for number in range(10)))
LEVELS = ("county", "prefecture", "township")
PLACE_NOUNS = {"county": "县", "prefecture": "市", "township": "镇"}
FIRST_PLACES = ("青禾县", "石泷县")
# One speech in so many says neither when nor where it was given.
NAMELESS = 23
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
    senses: Sequence[SenseOf]


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
    return World(entities, weights, tuple(make_places()), make_senses())


def make_entities(kind: MentionType, size: int) -> Iterator[Entity]:
    """The entities of a type, the most frequent first; every third is in the lexicon, slogans have parts."""
    names = NAMES.get(kind, ())
    labels = [*names, *(odd(NOUNS[kind].format(number), number) for number in range(size - len(names)))]
    ids = [f"{kind}:{short_hash(label)}" for label in labels]
    for number, (identity, label) in enumerate(zip(ids, labels, strict=True)):
        # What a link leads to has no links itself.
        links = (
            [("HAS_PART", part) for part in ids[number + 1 : number + 4]] if (kind, number % 4) == ("slogan", 0) else []
        )
        links += [("REPLACES", ids[number + 1])] if (kind, number % 5) == ("program", 0) else []
        facts: dict[str, int | str] = {"year": 2000 + number % 25} if kind == "meeting" else {}
        facts |= {"first_use": f"{1990 + number % 30}-0{1 + number % 9}"} if number % 2 == 0 else {}
        status = "canonical" if number % 3 == 0 else "local"
        yield Entity(identity, kind, label, status, facts, tuple(links), (f"{label}要求",))


def odd(label: str, number: int) -> str:
    """Now and then a label with a character beyond the basic plane, or with quotes, commas and a backslash."""
    return {5: f"𠮷{label}", 11: f'“{label}”, "{label}"', 17: f"～{label}\\'"}.get(number % 40, label)


def make_senses() -> tuple[SenseOf, ...]:
    """Two expansions of the most frequent slogan: before 2012, and from then on."""
    label = NAMES["slogan"][0]
    entity = f"slogan:{short_hash(label)}"
    return (
        SenseOf(
            f"sense:{short_hash(label, '1')}", entity, f"{label}（旧）", "旧的展开", "2000-01-01", "2011-12-31", "made"
        ),
        SenseOf(
            f"sense:{short_hash(label, '2')}", entity, f"{label}（新）", "新的展开", "2012-01-01", "2099-12-31", "made"
        ),
    )


def make_places() -> Iterator[Jurisdiction]:
    """One province and its parts of every level."""
    province = f"place:{short_hash('岭川省')}"
    yield Jurisdiction(province, "岭川省", "province", True)
    for number in range(COUNTIES):
        level = LEVELS[number % len(LEVELS)] if number >= len(FIRST_PLACES) else "county"
        label = FIRST_PLACES[number] if number < len(FIRST_PLACES) else f"第{number}号{PLACE_NOUNS[level]}"
        yield Jurisdiction(f"place:{short_hash(label)}", label, level, True, within=province)


def make_quantity(draw: random.Random, year: int) -> Quantity:
    """What a metric says; one in ten is masked, one in ten rounded."""
    number, planned, masked = draw.randrange(1, 1000), draw.random() < 0.5, draw.random() < 0.1
    what = draw.randrange(len(COUNTED))
    return Quantity(
        value=None if masked else number / 4 if draw.random() < 0.1 else number,
        unit=UNITS[what % len(UNITS)],
        cmp="~" if draw.random() < 0.1 else "=",
        what=COUNTED[what],
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
        words = entity.label if draw.random() < 0.8 else entity.aliases[0]
        quantity, entities = None, (entity.id,)
        add_entity(draft, entity, world)
    draft.text += words
    status: Status = "canonical" if draw.random() < 0.3 else "local"
    mention = Mention(doc, start, start + len(words), words, kind, f"made:{kind}", status, entities, quantity)
    deadline = f"{year}-12" if kind == "program" and start % 5 == 0 else None
    draft.mentions.append(replace(mention, sense=find_sense(world, entities, year), deadline=deadline))


def find_sense(world: World, entities: tuple[str, ...], year: int) -> str | None:
    """The expansion that the year decides."""
    found = [one.id for one in world.senses if one.entity in entities and one.start <= f"{year}-06-01" <= one.end]
    return found[0] if found else None


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
        draft.text += "要做好人才工作，坚持" if draw.random() < 0.1 else "要坚持"
        for number in range(first, min(first + PER_SENTENCE, mentions)):
            draft.text += "，落实《" if number > first else ""
            add_mention(draft, world, draw, doc, year)
        draft.text += "》。"
        draft.sentences.append(Sentence(start, len(draft.text), None))
    return draft


def make_speech(world: World, number: int, mentions: int) -> Resolved:
    """One speech as the stages before `assemble` would hand it on."""
    draw, year = random.Random(number), YEARS[number % len(YEARS)]
    place = world.places[1 if number % 6 == 0 else number // 5 % len(world.places)]
    doc = f"{year}_{place.label}_讲话_{number:06}.txt"
    draft = write_speech(world, draw, doc, year, mentions)
    document = Document(doc, doc, draft.text, hashlib.sha256(draft.text.encode()).hexdigest())
    told = number % NAMELESS != NAMELESS - 1
    speech = Speech(
        title=Attribute(doc, "filename"),
        date=Attribute(f"{year}-{1 + number % 12:02}", "filename") if told else UNKNOWN,
        occasion=Attribute("工作会议", "filename") if number % 2 else UNKNOWN,
        year=Attribute(year, "filename") if told else UNKNOWN,
        level=Attribute(place.level, "filename") if told else UNKNOWN,
        kind=Attribute("speech", "filename"),
        jurisdiction=Attribute(place.label, "filename") if told else UNKNOWN,
    )
    reading = Reading(document, draft.text, None, (), (), tuple(draft.sentences), speech)
    places = {one.id: one for one in (world.places[0], place)}
    senses = {one.id: one for one in world.senses if one.entity in draft.entities}
    return Resolved(reading, tuple(draft.mentions), draft.entities, places, place if told else None, senses)


def generate_speeches(mentions: int, *, each: int = PER_SPEECH) -> Iterator[Resolved]:
    """Speeches with that many mentions together, `each` in a speech."""
    world = make_world()
    for number, first in enumerate(range(0, mentions, each)):
        yield make_speech(world, number, min(each, mentions - first))


def generate_graph(mentions: int, *, each: int = PER_SPEECH, dataset: str = "generated") -> Graph:
    """The graph of that many mentions."""
    return assemble(generate_speeches(mentions, each=each), dataset=dataset)


def write_graph(folder: Path, mentions: int, *, each: int = PER_SPEECH) -> Graph:
    """`graph.ttl` in a folder."""
    graph = generate_graph(mentions, each=each)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "graph.ttl").write_bytes(generate_turtle(graph))
    return graph


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--mentions", type=int, default=100_000)
    parser.add_argument("--each", type=int, default=PER_SPEECH, help="mentions in a speech (default: 100)")
    options = parser.parse_args()
    graph = write_graph(options.folder, options.mentions, each=options.each)
    print(f"{len(graph.nodes['Mention']):,} mentions of {len(graph.nodes['Speech']):,} speeches in {options.folder}")


if __name__ == "__main__":
    main()
