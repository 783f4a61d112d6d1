"""The years that a figure may be about, each with what speaks for it: named, headed, spoken of before, the speech's own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from kg.model import Reading
from kg.numeral import parse_numeral
from kg.recognise.cue import Cues
from kg.recognise.linear import Part
from kg.recognise.modality import Modality
from kg.recognise.modality_feature import KINDS, Ask, time_class
from kg.recognise.quantity_time import Dating, year_in
from kg.recognise.time import Moment

__all__ = ["Told", "YearOptions"]

Options = dict[int | None, list[Part]]

OFFSETS = {"Y": 0, "Y-1": -1, "Y+1": 1}
FORMER_OFFSETS = {"f0": 0, "f-1": -1, "f-2": -2, "f-5": -5, "f-6": -6}
# 用三年时间, 五年内: what is planned ends that many years on.
COURSE = re.compile(
    r"(?<![第近前去十过\d])(?P<years>[两二三四五六七八九十]|\d{1,2})(?:至五)?年(?P<kind>时间|左右|内|之内|期间|行动|规划|计划)"
)
AGO = re.compile(r"(\d{1,2}|[一二三四五六七八九十两]{1,3})年前")
NOW = re.compile("目前|现在|如今|今天|截至|迄今|至今|现有")
NEXT_FIVE = re.compile("今后五年|未来五年|五年(?:奋斗|主要|的)?目标")
HABITS = ("去年", "今年以来", "一年来", "过去一年", "五年来", "过去五年")
COURSE_REACH, NEXT_REACH, NEAR = 40, 400, 8
PLAN_STEP = 5


class Told:
    """What was told of the figure before: which, in which paragraph, as what and for which year."""

    def __init__(self, ask: Ask, modality: Modality, year: int | None) -> None:
        self.ask, self.modality, self.year = ask, modality, year


class YearOptions:
    """Lists the years that figures of one reading may be about, with their features."""

    def __init__(self, reading: Reading, dating: Dating, cues: Cues) -> None:
        self.reading, self.view, self.dating, self.cues = reading, reading.view, dating, cues
        speech = reading.speech
        self.year, self.basis = dating.year, speech.year.basis
        self.report_year, self.plan_year = year_in(speech.report_year.value), year_in(speech.plan_year.value)
        self.kind = str(speech.kind.value)
        self.works = f"{self.report_year is not None:d}{self.plan_year is not None:d}"
        found = KINDS.search(f"{speech.title.value or ''} {reading.document.doc}")
        self.title = found[0] if found else "-"
        self.constant: dict[str, Sequence[str]] = {}
        self.season = season_of(str(speech.date.value or ""))
        self.habits = "".join("1" if word in self.view else "0" for word in HABITS)
        counted = Counter(m.year for m in dating.timeline.moments if m.year and m.role == "at")
        self.favourite = max(counted, key=lambda year: (counted[year], year), default=None)

    def find(self, ask: Ask, modality: Modality, rule: int | None, before: Told | None) -> Options:
        """The years of one figure; `rule` is the rules' vote, `before` what was told of the figure before it."""
        options: Options = {}
        mood = modality[0]
        bare = mood + ("-" if ask.named is None else "g")
        self.add_own(options, ask, mood, bare)
        if ask.scene.moments:
            self.add_named(options, ask, mood)
        self.add_spoken(options, ask, mood, bare)
        if ask.former:
            self.add_former(options, ask, mood)
        self.add_courses(options, ask, mood)
        put(options, rule, ("rule", (f"{mood}{ask.former}", self.kind + bare)))
        if before is not None:
            self.add_before(options, ask, bare, before)
        options.setdefault(None, []).append(self.nothing(ask, bare))
        return options

    def add_named(self, options: Options, ask: Ask, mood: str) -> None:
        """The years that its sentence names."""
        scene, figure = ask.scene, ask.figure
        context = scene.context
        number = context.numbers[ask.number]
        clause = context.starts[context.clause_start(number)]
        last = context.ends[min(context.clause_end(number), len(context.ends) - 1)]
        nearer = 0
        for moment in reversed(scene.moments):
            if moment.year is None:
                continue
            if self.view.startswith("上年", moment.start):
                self.add_year_before(options, ask, moment, mood)
            if moment.start == figure.end:
                put(options, moment.year, ("behind", ("",)))
            elif moment.end <= figure.start:
                place = f"{moment.role}{min(nearer, 2)}{'c' if moment.start >= clause else 's'}"
                put(
                    options, moment.year, ("before", (place, place + mood)), ("moment", self.between(ask, moment, mood))
                )
                nearer += 1
            else:
                inside = "c" if moment.start < last else "s"
                put(
                    options,
                    moment.year,
                    ("after", (moment.role + inside, moment.role + self.view[figure.end : moment.start][:2])),
                )
        if ask.named is not None:
            put(options, ask.named.year, ("named", (mood, time_class(ask.named, self.year) + mood)))

    def add_year_before(self, options: Options, ask: Ask, moment: Moment, mood: str) -> None:
        """上年 is the year before the one that is spoken of, not always before the speech."""
        spoken = self.dating.timeline.last_before(moment.start)
        touches = self.view[moment.end : ask.figure.start] in ("", "的")
        if spoken is not None and spoken.year is not None:
            put(options, spoken.year - 1, ("yearbefore", (f"{touches}{mood}{self.where(ask, spoken)}",)))
        put(options, self.report_year and self.report_year - 1, ("yearbefore", (f"report{touches}{mood}{ask.former}",)))

    def between(self, ask: Ask, moment: Moment, mood: str) -> Sequence[str]:
        """How a year lies to the figure behind it."""
        view, figure = self.view, ask.figure
        passed = sum(moment.end <= other.start < figure.start for other in ask.scene.context.figures)
        touches = view[moment.end : figure.start] in ("", "的")
        now = NOW.search(view, moment.end, figure.start) is not None
        role = moment.role
        return (
            f"{role}{moment.period:d}{moment.deadline is not None:d}{mood}{time_class(moment, self.year)}",
            f"{role}now{now}",
            f"{role}{min(passed, 2)}",
            f"{role}{touches}",
            f"{role}>{view[moment.end : moment.end + 1]}",
            f"{role}<{view[max(0, moment.start - 1) : moment.start]}",
        )

    def add_own(self, options: Options, ask: Ask, mood: str, bare: str) -> None:
        """The years of the speech: its own, those around it, the one reported on and the one planned for."""
        fixed = self.fixed(mood, bare)
        years = self.dating.headed_years(ask.scene.context.sentence)
        if self.year is not None:
            own = self.own(ask, mood, bare, years)
            for name, offset in OFFSETS.items():
                put(options, self.year + offset, (name, fixed), (name, own))
            period = self.year + -self.year % PLAN_STEP
            near = self.near(ask)
            put(
                options,
                period if period > self.year else period + PLAN_STEP,
                (f"period{mood}", near),
                ("period", (bare,)),
            )
        put(options, self.report_year, ("report", fixed))
        put(options, self.plan_year, ("plan", fixed))
        put(options, self.favourite, ("favourite", fixed[1:2]))
        for back, year in enumerate(reversed(years)):
            order = "-" if self.year is None else "p" if year < self.year else "s" if year == self.year else "c"
            put(options, year, ("head", (f"{bare}{min(back, 2)}", bare + order)))

    def fixed(self, mood: str, bare: str) -> Sequence[str]:
        """What is the same for all figures of a text that are done or to do, with or without a year named."""
        if bare not in self.constant:
            kind = self.kind
            self.constant[bare] = (
                mood,
                bare + kind,
                f"{bare}{kind}{self.works}",
                f"{bare}{kind}{self.season}",
                bare + self.title,
                f"{bare}{kind}{self.habits}",
                mood + self.basis,
            )
        return self.constant[bare]

    def own(self, ask: Ask, mood: str, bare: str, years: Sequence[int]) -> list[str]:
        """What else speaks for this offset from the speech's year or that."""
        context = ask.scene.context
        found: list[str] = []
        if years and self.year is not None:
            found.append(f"{bare}h{min(years) < self.year}{self.year in years}{max(years) > self.year}")
        moment = self.dating.timeline.last_before(context.start)
        if moment is not None and (where := self.where(ask, moment)) != "text":
            found.append(f"{bare}{where}{time_class(moment, self.year)}")
        start = self.view.rfind("\n", 0, context.start) + 1
        found += [f"p{mood}{cue}" for cue in self.cues.between(start, context.start)[-3:]]
        found += [f"s{mood}{cue}" for cue in self.cues.between(context.start, ask.figure.start)[-4:]]
        return found

    def where(self, ask: Ask, moment: Moment) -> str:
        """How far back a year was named: in the paragraph, the section, the text."""
        start = ask.scene.context.start
        if moment.start > self.view.rfind("\n", 0, start):
            return "paragraph"
        section = self.reading.section_of(ask.scene.context.sentence)
        return "section" if section is not None and moment.start >= section.start else "text"

    def add_spoken(self, options: Options, ask: Ask, mood: str, bare: str) -> None:
        """The year that the text named last before the sentence, and the last one after that of the speech."""
        start = ask.scene.context.start
        coming = self.dating.timeline.last_coming(start)
        if coming is not None:
            put(options, coming.year, ("coming", (f"{self.where(ask, coming)}{bare}{coming.period:d}",)))
        moment = self.dating.timeline.last_before(start)
        if moment is not None:
            where = self.where(ask, moment)
            keys = (where + bare, f"{where}{bare}{time_class(moment, self.year)}", f"{where}{mood}{moment.period:d}")
            put(options, moment.year, ("spoken", keys))

    def add_former(self, options: Options, ask: Ask, mood: str) -> None:
        """Where the A of 从A到B may lie: so far before the year named or the speech's own."""
        for moment in ask.scene.moments:
            if moment.year is not None:
                put(options, moment.year - 1, ("former1", (moment.role,)))
                put(options, moment.year - PLAN_STEP, ("former5", (f"{moment.role}{moment.period:d}",)))
        five = self.dating.reviews_five_years(ask.figure)
        if self.year is not None:
            for name, offset in FORMER_OFFSETS.items():
                put(options, self.year + offset, (name, (mood + self.habits, f"{five}{self.kind}")))

    def add_courses(self, options: Options, ask: Ask, mood: str) -> None:
        """Years counted from the speech on or back: 用三年时间, 今后五年, 十年前."""
        if self.year is None:
            return
        view, figure, start = self.view, ask.figure, ask.scene.context.start
        base = self.plan_year or self.year
        low = max(view.rfind("\n", 0, start) + 1, start - COURSE_REACH)
        for found in COURSE.finditer(view, low, min(len(view), figure.end + 6)):
            years = int(parse_numeral(found["years"]) or 0)
            side = f"{mood}{found.start() >= start:d}"
            put(options, base + years - 1, ("course", (side, side + found["kind"])))
            put(options, base + years, ("course+", (side + found["kind"],)))
        for found in AGO.finditer(view, start, figure.start + 3):
            put(options, self.year - int(parse_numeral(found[1]) or 0), ("ago", ("",)))
        if mood == "p" and NEXT_FIVE.search(view, max(0, start - NEXT_REACH), figure.start):
            put(options, self.year + 4, ("next", ("4",)))
            put(options, self.year + 5, ("next", ("5",)))

    def add_before(self, options: Options, ask: Ask, bare: str, before: Told) -> None:
        """The year of the figure before."""
        one, other = before.ask.scene.context, ask.scene.context
        near = one is other or "\n" not in self.view[one.end : other.start]
        place = f"{'s' if one is other else 'p' if near else 't'}{before.modality[0] == bare[0]}"
        options.setdefault(before.year, []).append(("as", (place, f"{place}{bare}{ask.former}{before.ask.former}")))

    def near(self, ask: Ask) -> Sequence[str]:
        """The words just before a figure."""
        context = ask.scene.context
        number = context.numbers[ask.number]
        return context.texts[max(0, number - NEAR) : number]

    def nothing(self, ask: Ask, bare: str) -> Part:
        """What speaks for no year at all."""
        known = f"{self.year is not None}"
        figure = ask.figure
        return "none", (bare, self.kind + known, self.basis, figure.unit.kind, figure.form + known, *self.near(ask))


def put(options: Options, year: int | None, *parts: Part) -> None:
    """Add what speaks for a year, if it is one."""
    if year is not None:
        options.setdefault(year, []).extend(parts)


def season_of(date: str) -> str:
    """Early, middle or late in its year, where the month of a speech is known."""
    if len(date) < 7:
        return "-"
    month = int(date[5:7])
    return "early" if month <= 3 else "middle" if month <= 9 else "late"
