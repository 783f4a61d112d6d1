"""What the rules say of when a figure holds and whether it is reached or aimed at: sentence, headings and speech together."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from kg.model import Reading, Sentence
from kg.numeral import parse_numeral
from kg.recognise.lead import announcement
from kg.recognise.modality import Cue, Modality, Stance, Stances, find_cues, modality_at
from kg.recognise.quantity import Figure
from kg.recognise.quantity_context import Context
from kg.recognise.quantity_scan import scan
from kg.recognise.time import Moment, Timeline, find_moments, governing_moment, plan_end, read_deadline

__all__ = ["Dating", "Scene"]

# 由92个压缩至66个: the first is the state of the year before, in a review of five years that of the year before those.
CHANGES_FROM = re.compile(r"(?:由|从)[^，。；、\n]{0,14}\Z")
CHANGES_TO = re.compile(
    r"[^，。；\n]{0,10}?(?:到|至|为|成)(?:了|近|约|超过?|去年底?的?|现在的?|目前的?|年[末底]的?|增长|下降)?"
    r"(?:\d|[一二三四五六七八九十百千两])"
)
CHANGE_REACH = 16
LISTED = re.compile(r"[、和与及，]{1,2}(?:以及)?\Z")
LISTED_NEXT = re.compile(r"[、和与及](?:以及)?[近超约]?[\d一二三四五六七八九十百]")
AGO = re.compile(r"(\d{1,2}|[一二三四五六七八九十]{1,3})年(?:以)?前的?\Z")
AGO_REACH = 8
AT_PRESENT = re.compile(r"(?:目前|现在|当前)的?\Z")
CONDITION = re.compile(r"[^，。；\n]*的[，。；]")
HEADED_REACH, SPOKEN_REACH = 1500, 200
PLAN_YEARS = 5
# The period a review looks back on: the nearest of these before a change tells how far its first state lies back.
PERIOD_FIRST = re.compile("[五5“过一去上今]")
PERIOD = re.compile(
    r"(?P<five>(?<![第个\d])[五5]年(?!规划|计划|行动|以上|以内|期|级|前|内|任务)|“十[一二三四]五”)|过去一年|一年来"
    r"|(?<![比较])(?:去年|上年|今年)"
)
FIVE_YEAR_PLAN = re.compile(
    r"第(?P<ordinal>[一二三四五六七八九十]{1,3})个五年(?:规划|计划)(?!.*(?:执行|评估|完成))"
    r"|“?(?P<short>十[一二三四五六]?)五”?规划(?:纲要|建议|（|\Z)"
)
# Before the speech by more than anyone can tell from it.
WAR = re.compile(r"战争(?:时期|期间|年代)|革命时期|建国初期|新中国成立(?:初期|之初)|长征|抗战(?:时期|期间)")


def year_in(value: str | int | None) -> int | None:
    return value if isinstance(value, int) else None


def end_of_plan(title: str) -> int | None:
    """The last year of the five-year plan that a text is, by its title."""
    found = FIVE_YEAR_PLAN.search(title)
    number = parse_numeral(found["ordinal"] or found["short"]) if found else None
    return plan_end(int(number)) if number else None


class Scene(NamedTuple):
    """A sentence with the times and cues that it names and the stance of its part."""

    context: Context
    moments: Sequence[Moment]
    stance: Stance
    cues: Sequence[Cue]


class Dating:
    """The rules' votes on the modality and year of figures."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.view = reading, reading.view
        self.stances = Stances(reading)
        self.timeline = Timeline(reading.view, reading.speech)
        speech = reading.speech
        self.year = year_in(speech.year.value)
        self.report_year = year_in(speech.report_year.value) or self.year
        self.plan_year = end_of_plan(str(speech.title.value)) or year_in(speech.plan_year.value) or self.year
        self.heading_years: dict[int, list[int]] = {}

    def scene(self, context: Context) -> Scene:
        """What a sentence says of time."""
        moments = self.timeline.within(context.start, context.end)
        stance = self.stances.at(context.sentence, context.start)
        return Scene(context, moments, stance, find_cues(self.view, context.start, context.end, stance))

    def named(self, scene: Scene, figure: Figure) -> Moment | None:
        """The expression that gives a figure its year."""
        return governing_moment(scene.moments, figure.start, self.view, self.year)

    def deadline(self, scene: Scene, figure: Figure) -> str | None:
        """Until when a figure is to be reached, ISO, as precise as its sentence says."""
        return read_deadline(scene.moments, figure.start)

    def modality(self, scene: Scene, figure: Figure, named: Moment | None, *, former: bool) -> Modality:
        """A year named for the figure tells before or after the speech; else the sentence and the part it stands in do.

        What a plan starts from is there already.
        """
        if former:
            return "achieved"
        year = named.year if named is not None and not self.is_under_way(named) else None
        if year is None or self.year is None or year == self.year:
            return modality_at(scene.cues, figure.start, scene.stance)
        return "achieved" if year < self.year else "planned"

    def is_under_way(self, named: Moment) -> bool:
        """Whether a five-year plan that is named had begun before the year of the speech and goes on."""
        return named.period and bool(named.year and self.year and named.year - PLAN_YEARS < self.year - 1 < named.year)

    def year_of(
        self, scene: Scene, figure: Figure, modality: Modality, named: Moment | None, *, former: bool
    ) -> int | None:
        """The year a figure is about: named behind or before it, else in a heading, else that of the review or plan."""
        if former:
            return self.former_year(scene, figure, modality, named)
        behind = next((moment.year for moment in scene.moments if moment.start == figure.end), None)
        if behind is not None:
            return behind
        if named is not None and not (modality == "achieved" and self.is_under_way(named)):
            return named.year
        if WAR.search(self.view, scene.context.start, figure.start) or self.is_condition(figure):
            return None
        return self.base_year(scene, modality)

    def is_condition(self, figure: Figure) -> bool:
        """Whether a rule says of whom it speaks (对连续两年不称职的，…): such years are of no year."""
        if figure.unit.text != "年" or not self.view.endswith("连续", 0, figure.before):
            return False
        return CONDITION.match(self.view, figure.end) is not None or self.view.endswith("对连续", 0, figure.before)

    def base_year(self, scene: Scene, modality: Modality) -> int | None:
        """The year of what is reported or planned where the sentence names none."""
        if self.year is None:
            return self.plan_year if modality == "planned" else None
        headed = self.headed_years(scene.context.sentence)
        if modality == "achieved":
            spoken = self.spoken_year(scene.context)
            if spoken is not None:
                return spoken
            return max((year for year in headed if year < self.year), default=self.report_year)
        coming = [year for year in headed if year >= self.year]
        if len({*coming}) > 1:
            return self.nearest_year(scene.context.start, coming)
        return coming[0] if coming else self.plan_year

    def spoken_year(self, context: Context) -> int | None:
        """The year that the paragraph spoke of just before: what follows on `去年，…。` is about that year too."""
        start = self.view.rfind("\n", 0, context.start) + 1
        moments = self.timeline.within(max(start, context.start - SPOKEN_REACH), context.start)
        last = next((one for one in reversed(moments) if one.role != "against" and one.year is not None), None)
        if last is None or last.role != "at" or last.period or self.year is None:
            return None
        return last.year if last.year in (self.year - 1, self.year) else None

    def nearest_year(self, at: int, years: list[int]) -> int:
        """Of the years that a heading names (“十五五”时期任务和2026年安排) the one that the text spoke of last."""
        moments = self.timeline.within(max(0, at - HEADED_REACH), at)
        return next((moment.year for moment in reversed(moments) if moment.year in years), min(years))

    def headed_years(self, sentence: Sentence | None) -> list[int]:
        """The years that the headings over a sentence name."""
        section = sentence.section if sentence is not None else None
        if section is None:
            return []
        if section not in self.heading_years:
            found = [moment for moments in self.headed_moments(sentence) for moment in moments if moment.role == "at"]
            self.heading_years[section] = [moment.year for moment in found if moment.year]
        return self.heading_years[section]

    def headed_moments(self, sentence: Sentence | None) -> Iterator[Sequence[Moment]]:
        """The times in the headings over a sentence and in what announces them, innermost first."""
        section = self.reading.section_of(sentence)
        while section is not None:
            text = section.heading
            if "年" in text or "五" in text:
                yield find_moments(text, 0, len(text), self.reading.speech)
            lead = self.stances.leads[section.order]
            if announcement(self.view, lead.end):
                yield self.timeline.within(*lead)
            section = None if section.parent is None else self.reading.sections[section.parent]

    def formers(self, context: Context) -> list[bool]:
        """Which figures of a sentence are the A of 从A到B, or stand in a list of such (分别从A、B增加到C、D)."""
        told: list[bool] = []
        last = context.start
        for figure in context.figures:
            left = self.view[max(last, figure.before - CHANGE_REACH) : figure.before]
            listed = bool(told and told[-1] and LISTED.match(left))
            opens = ("从" in left or "由" in left) and CHANGES_FROM.search(left) is not None
            told.append((listed or opens) and self.is_left(figure))
            last = figure.end
        return told

    def is_left(self, figure: Figure) -> bool:
        """Whether what follows leads from a figure to another."""
        return bool(CHANGES_TO.match(self.view, figure.end) or LISTED_NEXT.match(self.view, figure.end))

    def former_year(self, scene: Scene, figure: Figure, modality: Modality, named: Moment | None) -> int | None:
        """The year of the A of 从A到B: named, so many years ago, or the one before the period that B ends.

        A plan starts from where the year before the speech ended; `modality` is that of the sentence.
        """
        before = governing_moment(scene.moments, figure.before, self.view)
        if before is not None and self.view[before.end : figure.before] in ("的", ""):
            return self.first_year(before, self.base_year(scene, modality))
        if AT_PRESENT.search(self.view, max(scene.context.start, figure.before - AGO_REACH), figure.before):
            return self.year
        since = [moment.year for moment in scene.moments if moment.role == "since" and moment.start < figure.start]
        if since and since[-1]:
            return since[-1]
        if modality == "planned" and self.year is not None:
            return self.year - 1
        year = named.year if named is not None else self.base_year(scene, modality)
        ago = AGO.search(self.view, max(scene.context.start, figure.before - AGO_REACH), figure.before)
        years = parse_numeral(ago[1]) if ago else PLAN_YEARS if self.reviews_five_years(figure) else 1
        return None if year is None else year - int(years or 1)

    def first_year(self, before: Moment, last: int | None) -> int | None:
        """The year that stands right before the A; 上年 in a review of last year (`last`) is the one before that."""
        if before.year is None or before.year != last or not self.view.startswith("上年", before.start):
            return before.year
        return before.year - 1

    @cached_property
    def periods(self) -> list[re.Match[str]]:
        """The periods that the text names."""
        return [*scan(PERIOD_FIRST, PERIOD, self.view, 0, len(self.view))]

    def reviews_five_years(self, figure: Figure) -> bool:
        """Whether the review that a figure stands in is of five years."""
        number = bisect_left(self.periods, figure.start, key=re.Match.start)
        nearest = self.periods[number - 1 : number] or self.periods[number : number + 1]
        return bool(nearest) and nearest[0]["five"] is not None
