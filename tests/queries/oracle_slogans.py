"""What the questions on slogans should answer."""

from collections import Counter, defaultdict

from oracle import TIERS, Rows, World, answers


@answers
def adoption(world: World, name: str) -> Rows:
    for slogan in world.named(name, "Slogan"):
        first = min(world.years(world.speeches(slogan)), default=0)
        by_place = defaultdict(list)
        for mention in world.mentions(slogan):
            place = world.one("OF_JURISDICTION", world.speech(mention))
            if place and world.of(world.speech(mention), "year") is not None:
                by_place[place].append(world.speech(mention))
        for place, told in by_place.items():
            begun = min(world.years(told))
            where = [world.of(place, "label"), world.of(place, "level")]
            yield [world.of(slogan, "label"), *where, begun, begun - first, len(told), len(set(told))]


@answers
def direction(world: World, least: int) -> Rows:
    for slogan in world.members["Slogan"]:
        begun: dict[str, int] = {}
        for speech in world.speeches(slogan):
            level, year = world.of(speech, "level"), world.of(speech, "year")
            if level and year:
                begun[level] = min(year, begun.get(level, year))
        if len(begun) < 2 or len(world.mentions(slogan)) < least:
            continue
        high, low = min(begun, key=TIERS.__getitem__), max(begun, key=TIERS.__getitem__)
        lag = begun[low] - begun[high]
        way = "same year" if lag == 0 else "down" if lag > 0 else "up"
        told = [high, begun[high], low, begun[low], lag]
        yield [world.of(slogan, "label"), way, *told, len(world.mentions(slogan))]


@answers
def first_use(world: World, name: str) -> Rows:
    for slogan in world.named(name, "Slogan"):
        dated = [one for one in world.speeches(slogan) if world.of(one, "year") is not None]
        for speech in dated:
            if world.of(speech, "year") != min(world.years(dated)):
                continue
            here = [mention for mention in world.mentions(slogan) if world.speech(mention) == speech]
            first = min(here, key=lambda mention: int(world.of(mention, "start")))
            known = [world.of(slogan, column) for column in ("first_use", "first_occasion", "fact_source")]
            where = [
                world.of(speech, "date"),
                world.of(speech, "doc"),
                world.place(speech),
                world.of(speech, "occasion"),
            ]
            yield [world.of(slogan, "label"), *where, world.of(first, "start"), world.of(first, "exact"), *known]


@answers
def never_adopted(world: World, name: str) -> Rows:
    for slogan in world.named(name, "Slogan"):
        years = world.years(world.speeches(slogan))
        if not years:
            continue
        using = {world.one("OF_JURISDICTION", speech) for speech in world.speeches(slogan)}
        for place in world.members["Jurisdiction"]:
            since = [
                speech
                for speech in world.behind["OF_JURISDICTION", place]
                if world.of(speech, "class") == "Speech" and (world.of(speech, "year") or 0) >= min(years)
            ]
            if since and place not in using:
                where = [world.of(place, "label"), world.of(place, "level")]
                yield [world.of(slogan, "label"), *where, len(since), *world.span(since)]


@answers
def new_in_year(world: World, year: int) -> Rows:
    for slogan in world.members["Slogan"]:
        if min(world.years(world.speeches(slogan)), default=None) != year:
            continue
        told = [world.speech(one) for one in world.mentions(slogan) if world.of(world.speech(one), "year") == year]
        places = {place for speech in told if (place := world.one("OF_JURISDICTION", speech))}
        counts = [len(told), len(set(told)), len(places)]
        yield [world.of(slogan, "label"), world.of(slogan, "status"), *counts, world.of(slogan, "first_use")]


@answers
def peak_decline(world: World, least: int) -> Rows:
    latest = max(world.years(world.members["Speech"]))
    for slogan in world.members["Slogan"]:
        all_mentions = [world.speech(mention) for mention in world.mentions(slogan)]
        by_year = Counter(world.years(all_mentions))
        if len(all_mentions) >= least and by_year:
            peak = max(by_year.values())
            best = min(year for year, count in by_year.items() if count == peak)
            name, last = world.of(slogan, "label"), max(by_year)
            yield [name, len(all_mentions), min(by_year), best, peak, last, latest - last]


@answers
def slogan_heat(world: World, name: str) -> Rows:
    for slogan in world.named(name, "Slogan"):
        told = [world.speech(mention) for mention in world.mentions(slogan)]
        for year in set(world.years(told)):
            given = [speech for speech in world.members["Speech"] if world.of(speech, "year") == year]
            length = sum(world.of(text, "length") for speech in given for text in world.behind["VERSION_OF", speech])
            here = [speech for speech in told if speech in given]
            counts = [len(here), len(set(here)), len(given)]
            yield [world.of(slogan, "label"), year, *counts, counts[1] / counts[2], counts[0] * 10_000 / length]


@answers
def slogan_parts(world: World, least: int) -> Rows:
    for slogan in world.members["Slogan"]:
        for part in world.ahead["HAS_PART", slogan]:
            if len(world.mentions(slogan)) >= least:
                own = [len(world.mentions(part)), len(world.speeches(part))]
                yield [world.of(slogan, "label"), len(world.mentions(slogan)), world.of(part, "label"), *own]


@answers
def slogan_years(world: World, least: int) -> Rows:
    for slogan in world.members["Slogan"]:
        told = [world.speech(mention) for mention in world.mentions(slogan)]
        for year in set(world.years(told)) if len(told) >= least else ():
            here = [speech for speech in told if world.of(speech, "year") == year]
            yield [world.of(slogan, "label"), len(told), year, len(here), len(set(here))]


@answers
def spread(world: World, name: str) -> Rows:
    def cell(speech: str) -> tuple[str | None, int | None]:
        return world.of(speech, "level"), world.of(speech, "year")

    held = Counter(map(cell, world.members["Speech"]))
    for slogan in world.named(name, "Slogan"):
        told = Counter(world.speech(mention) for mention in world.mentions(slogan))
        for level, year in set(map(cell, told)):
            if level and year:
                here = [speech for speech in told if cell(speech) == (level, year)]
                share = len(here) / held[level, year]
                counts = [len(here), held[level, year], share, sum(told[speech] for speech in here)]
                yield [world.of(slogan, "label"), TIERS[level], level, year, *counts]


@answers
def together(world: World, least: int) -> Rows:
    sentences, speeches = defaultdict(set), defaultdict(set)
    for sentence in world.members["Sentence"]:
        inside = [one for one in world.behind["IN_SENTENCE", sentence] if world.of(one, "type") == "slogan"]
        for first in inside:
            for second in inside:
                if world.of(first, "start") >= world.of(second, "start"):
                    continue
                for one in world.ahead["OF", first]:
                    for other in world.ahead["OF", second]:
                        if one != other:
                            sentences[one, other].add(sentence)
                            speeches[one, other].add(world.speech(first))
    for (one, other), found in sentences.items():
        if len(found) >= least:
            yield [world.of(one, "label"), world.of(other, "label"), len(found), len(speeches[one, other])]
