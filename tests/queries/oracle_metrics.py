"""What the questions on quantities should answer."""

from collections import defaultdict

from oracle import TIERS, Rows, World, answers

HOW = {"~": "about", ">": "more than", "<": "less than"}


@answers
def claims(world: World, words: str) -> Rows:
    for speech, mention, metric in world.found(world.members["Speech"], "Metric"):
        if world.of(metric, "modality") == "achieved" and words in (world.of(metric, "what") or ""):
            where = [world.place(speech), world.of(metric, "year"), world.of(speech, "doc"), world.of(mention, "start")]
            what = [world.of(metric, column) for column in ("what", "value_min", "value_max", "unit", "masked")]
            yield [*where, world.of(mention, "exact"), *what]


@answers
def deadlines(world: World, place: str) -> Rows:
    for speech, mention, metric in world.found(world.at(place), "Metric"):
        if world.of(metric, "modality") == "planned" and (deadline := world.of(metric, "deadline")):
            yield due(world, deadline, speech, mention, "metric", world.of(metric, "what"))
    for speech, mention, program in world.found(world.at(place), "Program"):
        if deadline := world.of(mention, "deadline"):
            yield due(world, deadline, speech, mention, "program", world.of(program, "label"))


def due(world: World, deadline: str, speech: str, mention: str, kind: str, what: str | None) -> list[object]:
    where = [world.of(speech, "doc"), world.of(mention, "start")]
    return [deadline, *where, kind, world.of(mention, "exact"), what, world.sentence(mention)]


@answers
def planned_reported(world: World, place: str) -> Rows:
    sides: dict[tuple[str, str], dict[tuple[object, ...], list[list[object]]]] = {}
    for speech, mention, metric in world.found(world.at(place), "Metric"):
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
    for speech, mention, metric in world.found(world.titled(doc_part), "Metric"):
        place = [world.of(speech, "doc"), world.of(mention, "start"), world.of(metric, "what")]
        columns = ("value_min", "value_max", "unit", "cmp", "modality", "year", "masked")
        yield [*place, world.of(mention, "exact"), *(world.of(metric, column) for column in columns)]


@answers
def targets_levels(world: World, year: int) -> Rows:
    found = defaultdict(list)
    for speech, mention, metric in world.found(world.members["Speech"], "Metric"):
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
    for speech, mention, metric in world.found(world.titled(doc_part), "Metric"):
        how = "masked" if world.of(metric, "masked") else HOW.get(world.of(metric, "cmp"))
        if how:
            where = [world.of(speech, "doc"), world.of(mention, "start"), world.of(mention, "exact")]
            told = [world.of(metric, column) for column in ("what", "modality", "year")]
            yield [*where, *told, how, world.sentence(mention)]
