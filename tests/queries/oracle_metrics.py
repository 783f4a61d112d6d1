"""What the questions on quantities should answer."""

from collections import defaultdict

from oracle import TIERS, Rows, World, answers

HOW = {"~": "about", ">": "more than", "<": "less than"}


@answers
def claims(world: World, words: str) -> Rows:
    for speech, mention, metric in world.metrics(world.members["Speech"]):
        if world.of(metric, "modality") == "achieved" and words in (world.of(metric, "what") or ""):
            where = [world.place(speech), world.of(metric, "year"), world.of(speech, "doc"), world.of(mention, "start")]
            what = [world.of(metric, column) for column in ("what", "value_min", "value_max", "unit", "masked")]
            yield [*where, world.of(mention, "exact"), *what]


@answers
def deadlines(world: World, place: str) -> Rows:
    for speech, mention, metric in world.metrics(world.at(place)):
        deadline = world.of(metric, "deadline")
        if world.of(metric, "modality") == "planned" and deadline:
            where = [world.of(speech, "doc"), world.of(mention, "start"), world.of(mention, "exact")]
            yield [deadline, *where, world.of(metric, "what"), world.sentence(mention)]


@answers
def planned_reported(world: World, place: str) -> Rows:
    sides: dict[tuple[str, str], dict[tuple[object, ...], list[list[object]]]] = {}
    for speech, mention, metric in world.metrics(world.at(place)):
        thing = tuple(world.of(metric, column) for column in ("what", "unit", "year"))
        jurisdiction = world.only("OF_JURISDICTION", speech)
        if None not in thing:
            side = sides.setdefault((jurisdiction, world.of(metric, "modality")), defaultdict(list))
            side[thing].append([world.of(mention, "exact"), world.of(speech, "doc"), world.of(mention, "start")])
    for (jurisdiction, modality), things in sides.items():
        if modality != "planned":
            continue
        for thing, plans in things.items():
            for report in sides.get((jurisdiction, "achieved"), {}).get(thing, []):
                for plan in plans:
                    yield [*thing, *plan, *report]


@answers
def speech_metrics(world: World, doc_part: str) -> Rows:
    for speech, mention, metric in world.metrics(world.titled(doc_part)):
        place = [world.of(speech, "doc"), world.of(mention, "start"), world.of(metric, "what")]
        columns = ("value_min", "value_max", "unit", "cmp", "modality", "year", "masked")
        yield [*place, world.of(mention, "exact"), *(world.of(metric, column) for column in columns)]


@answers
def targets_levels(world: World, year: int) -> Rows:
    found = defaultdict(list)
    for speech, mention, metric in world.metrics(world.members["Speech"]):
        what, unit, level = world.of(metric, "what"), world.of(metric, "unit"), world.of(speech, "level")
        if (world.of(metric, "modality"), world.of(metric, "year")) == ("planned", year) and what and unit and level:
            values = [world.of(metric, "value_min"), world.of(metric, "value_max"), world.of(mention, "exact")]
            where = [world.of(speech, "doc"), world.of(mention, "start")]
            found[what, unit].append([TIERS[level], level, world.place(speech), *values, *where])
    for thing, rows in found.items():
        if len({row[1] for row in rows}) > 1:
            yield from ([*thing, *row] for row in rows)


@answers
def vague_claims(world: World, doc_part: str) -> Rows:
    for speech, mention, metric in world.metrics(world.titled(doc_part)):
        how = "masked" if world.of(metric, "masked") else HOW.get(world.of(metric, "cmp"))
        if how:
            where = [world.of(speech, "doc"), world.of(mention, "start"), world.of(mention, "exact")]
            told = [world.of(metric, column) for column in ("what", "modality", "year")]
            yield [*where, *told, how, world.sentence(mention)]
