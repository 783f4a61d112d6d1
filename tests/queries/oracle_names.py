"""What the questions on names of every type should answer."""

from collections import defaultdict

from oracle import NAMED, Rows, World, answers


@answers
def acting_bodies(world: World, least: int) -> Rows:
    for body in world.members["Body"]:
        mentions = world.mentions(body)
        if len(mentions) < least:
            continue
        opening = 0
        for mention in mentions:
            opens = world.of(mention, "start") == world.of(world.only("IN_SENTENCE", mention), "start")
            opening += opens or f"，{world.of(mention, 'exact')}" in world.sentence(mention)
        place = world.one("OF_JURISDICTION", body)
        where = [place and world.of(place, "label"), world.of(body, "level")]
        yield [world.of(body, "label"), *where, len(mentions), len(world.speeches(body)), opening]


@answers
def cited_documents(world: World, least: int) -> Rows:
    for policy in world.members["Policy"]:
        cited = []
        for mention in world.mentions(policy):
            exact = world.of(mention, "exact")
            if exact[0] == "《" or f"《{exact}" in world.sentence(mention):
                cited.append(world.speech(mention))
        if len(set(cited)) >= max(least, 1):
            counts = [len(cited), len(set(cited)), *world.span(cited)]
            yield [world.of(policy, "label"), world.of(policy, "first_use"), *counts, world.of(policy, "kind")]


@answers
def cited_meetings(world: World, least: int) -> Rows:
    for meeting, by_speech in world.counted(world.members["Speech"], "Meeting"):
        held = world.of(meeting, "year")
        for speech, count in by_speech.items():
            given = world.of(speech, "year")
            after = given - held if given is not None and held is not None else None
            if sum(by_speech.values()) >= least:
                told = [sum(by_speech.values()), held, world.of(speech, "doc"), given]
                yield [world.of(meeting, "label"), *told, after, count]


@answers
def forms(world: World, name: str) -> Rows:
    for entity in world.named(name):
        by_form = defaultdict(list)
        for mention in world.mentions(entity):
            by_form[world.of(mention, "exact")].append(world.speech(mention))
        label = world.of(entity, "label")
        for form, told in by_form.items():
            counts = [len(told), len(set(told)), *world.span(told)]
            yield [world.type(entity), label, form, len(form), form == label, *counts]


@answers
def replaced(world: World) -> Rows:
    for kind in NAMED:
        for new in world.members[kind]:
            for old in world.ahead.get(("REPLACES", new), []):
                before = [world.of(old, "label"), len(world.mentions(old)), world.span(world.speeches(old))[1]]
                yield [*before, world.of(new, "label"), len(world.mentions(new)), world.span(world.speeches(new))[0]]


@answers
def senses(world: World) -> Rows:
    for sense in world.members["Sense"]:
        meant = [world.speech(mention) for mention in world.behind.get(("HAS_SENSE", sense), [])]
        for term in world.ahead["SENSE_OF", sense]:
            told = [world.of(sense, column) for column in ("label", "definition", "from", "to")]
            source = world.of(sense, "fact_source")
            yield [world.of(term, "label"), *told, len(meant), len(set(meant)), source]


@answers
def short_full(world: World, least: int) -> Rows:
    for kind in NAMED:
        for entity in world.members[kind]:
            written = [world.of(mention, "exact") for mention in world.mentions(entity)]
            if len(written) < least or len(set(written)) < 2:
                continue
            label, total = world.of(entity, "label"), len(written)
            preferred = written.count(label)
            counts = [total, len(set(written)), preferred, total - preferred, preferred / total]
            yield [world.type(entity), label, *counts]


@answers
def term(world: World, name: str) -> Rows:
    for entity in world.named(name):
        columns = ("label", "status", "kind", "en", "first_use", "first_occasion", "fact_source")
        counts = [len(world.mentions(entity)), len(world.speeches(entity)), *world.span(world.speeches(entity))]
        yield [world.type(entity), *(world.of(entity, column) for column in columns), *counts]


@answers
def who_mentions(world: World, name: str) -> Rows:
    for entity in world.named(name):
        for mention in world.mentions(entity):
            speech = world.speech(mention)
            place = [world.of(mention, column) for column in ("start", "end", "exact")]
            yield [world.of(speech, "doc"), world.of(speech, "year"), *place, world.sentence(mention)]


@answers
def year_policies(world: World, year: int) -> Rows:
    given = [speech for speech in world.members["Speech"] if world.of(speech, "year") == year]
    for entity, by_speech in world.counted(given, "Policy", "Program"):
        counts = [sum(by_speech.values()), len(by_speech)]
        yield [world.type(entity), world.of(entity, "label"), *counts, world.of(entity, "status")]
