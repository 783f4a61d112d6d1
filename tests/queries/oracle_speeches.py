"""What the questions on speeches and places should answer."""

from collections import defaultdict

from oracle import TIERS, Rows, World, answers


@answers
def dating(world: World, doc_part: str) -> Rows:
    for speech in world.titled(doc_part):
        dated = {}
        for entity, _ in world.counted([speech]):
            if world.of(entity, "first_use"):
                dated[entity] = world.of(entity, "first_use")
        for entity, used in dated.items():
            if used == max(dated.values()):
                told = [world.of(speech, column) for column in ("doc", "date", "date_basis")]
                yield [*told, used, world.of(entity, "label")]


@answers
def local_only(world: World, least: int) -> Rows:
    for kind in ("Slogan", "Program"):
        for entity in world.members[kind]:
            places = {place for one in world.speeches(entity) if (place := world.one("OF_JURISDICTION", one))}
            total = len(world.mentions(entity))
            if len(places) == 1 and world.of(entity, "status") != "canonical" and total >= least:
                (place,) = places
                counts = [total, len(world.speeches(entity)), *world.span(world.speeches(entity))]
                yield [world.of(place, "label"), kind.lower(), world.of(entity, "label"), *counts]


@answers
def local_slogans(world: World, place: str) -> Rows:
    for slogan, by_speech in world.counted(world.at(place), "Slogan"):
        if world.of(slogan, "status") == "canonical":
            continue
        others = {
            other
            for speech in world.speeches(slogan)
            if (other := world.one("OF_JURISDICTION", speech)) and world.of(other, "label") != place
        }
        counts = [sum(by_speech.values()), len(by_speech), *world.span(by_speech), len(others)]
        yield [world.of(slogan, "label"), world.of(slogan, "status"), *counts]


@answers
def omissions(world: World, doc_part: str, least: int) -> Rows:
    for speech in world.titled(doc_part):
        year = world.of(speech, "year")
        peers = {one for one in world.members["Speech"] if world.of(one, "year") == year and one != speech}
        for slogan in world.members["Slogan"] if year is not None else ():
            having = world.speeches(slogan) & peers
            if speech not in world.speeches(slogan) and len(having) >= least:
                counts = [len(having), len(peers), len(having) / len(peers)]
                yield [world.of(speech, "doc"), year, world.of(slogan, "label"), *counts]


@answers
def place_profile(world: World, place: str, least: int) -> Rows:
    for jurisdiction in world.members["Jurisdiction"]:
        own = [one for one in world.members["Speech"] if world.one("OF_JURISDICTION", one) == jurisdiction]
        if world.of(jurisdiction, "label") != place:
            continue
        for entity, by_speech in world.counted(own):
            total = sum(by_speech.values())
            if total >= least:
                head = [world.of(jurisdiction, "level"), len(own), world.type(entity), world.of(entity, "label")]
                yield [*head, total, len(by_speech), *world.span(by_speech)]


@answers
def shared(world: World, first: str, second: str) -> Rows:
    other = dict(world.counted(world.titled(second)))
    for entity, by_speech in world.counted(world.titled(first)):
        if entity in other:
            counts = [sum(by_speech.values()), sum(other[entity].values())]
            yield [world.type(entity), world.of(entity, "label"), *counts]


@answers
def speech_profile(world: World, doc_part: str) -> Rows:
    for speech in world.titled(doc_part):
        by_type = defaultdict(list)
        for mention in world.behind["IN_SPEECH", speech]:
            by_type[world.of(mention, "type")].append(mention)
        for kind, mentions in by_type.items():
            things = {entity for mention in mentions for entity in world.ahead["OF", mention]}
            known = sum(world.of(mention, "status") == "canonical" for mention in mentions)
            head = [world.of(speech, column) for column in ("doc", "date", "kind")]
            yield [*head, world.place(speech), kind, len(mentions), len(things), known / len(mentions)]


@answers
def topic(world: World, topic: str) -> Rows:
    for mention in world.members["Mention"]:
        if topic in world.sentence(mention) and world.of(mention, "type") in {"policy", "program", "metric"}:
            speech = world.speech(mention)
            level = world.of(speech, "level")
            where = [level and TIERS[level], level, world.place(speech), world.of(speech, "year")]
            place = [world.of(speech, "doc"), *(world.of(mention, column) for column in ("start", "type", "exact"))]
            yield [*where, *place, world.sentence(mention)]
