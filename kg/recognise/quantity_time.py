"""When a figure holds and whether it is reached or aimed at: its sentence, headings and speech brought together."""

from __future__ import annotations

import re

from kg.model import Reading, Sentence
from kg.numeral import parse_numeral
from kg.recognise.modality import Cue, Modality, Stance, Stances, find_cues, modality_at
from kg.recognise.quantity import Figure
from kg.recognise.quantity_scan import scan
from kg.recognise.time import Moment, find_moments, governing_moment, read_deadline

__all__ = ["Dating"]

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
HEADED_REACH = 1500
PLAN_YEARS = 5
# The period a review looks back on: the nearest of these before a change tells how far its first state lies back.
PERIOD_FIRST = re.compile("[五5“过一去上今]")
PERIOD = re.compile(
    r"(?P<five>(?<![第个\d])[五5]年(?!规划|计划|行动|以上|以内|期|级|前|内|任务)|“十[一二三四]五”)|过去一年|一年来"
    r"|(?<![比较])(?:去年|上年|今年)"
)
# Before the speech by more than anyone can tell from it.
WAR = re.compile(r"战争(?:时期|期间|年代)|革命时期|建国初期|新中国成立(?:初期|之初)|长征|抗战(?:时期|期间)")


def year_in(value: str | int | None) -> int | None:
    return value if isinstance(value, int) else None


class Dating:
    """Gives figures their modality and year, going through a reading from its start."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.view = reading.view
        self.stances = Stances(reading)
        speech = reading.speech
        self.year = year_in(speech.year.value)
        self.report_year = year_in(speech.report_year.value) or self.year
        self.plan_year = year_in(speech.plan_year.value) or self.year
        self.heading_years: dict[int, list[int]] = {}
        self.sentence: Sentence | None = None
        self.start = self.end = self.last = self.listed = 0
        self.moments: list[Moment] = []
        self.stance = Stance("achieved", False)
        self.cues: list[Cue] = []

    def enter(self, sentence: Sentence | None, start: int, end: int) -> None:
        """Go on to the sentence `view[start:end]`."""
        self.sentence, self.start, self.end = sentence, start, end
        self.last, self.listed = start, -1
        self.moments = find_moments(self.view, start, end, self.reading.speech)
        self.stance = self.stances.at(sentence, start)
        self.cues = find_cues(self.view, start, end, self.stance)

    def date(self, figure: Figure) -> tuple[Modality, int | None]:
        """As done or to do, and for which year; what a plan starts from is there already."""
        named = governing_moment(self.moments, figure.start, self.view)
        modality = self.modality(figure, named)
        year = self.year_of(figure, modality, named)
        if self.is_former(figure):
            modality, year = "achieved", self.former_year(figure, modality, year)
        self.last = figure.end
        return modality, year

    def deadline(self, figure: Figure) -> str | None:
        """Until when a figure is to be reached, ISO, as precise as its sentence says."""
        return read_deadline(self.moments, figure.start)

    def modality(self, figure: Figure, named: Moment | None) -> Modality:
        """A year named for the figure tells before or after the speech; else the sentence and the part it stands in do."""
        year = named.year if named is not None and not self.is_under_way(named) else None
        if year is None or self.year is None or year == self.year:
            return modality_at(self.cues, figure.start, self.stance)
        return "achieved" if year < self.year else "planned"

    def is_under_way(self, named: Moment) -> bool:
        """Whether a five-year plan that is named had begun before the year of the speech and goes on."""
        return named.period and bool(named.year and self.year and named.year - PLAN_YEARS < self.year - 1 < named.year)

    def year_of(self, figure: Figure, modality: Modality, named: Moment | None) -> int | None:
        """The year a figure is about: named behind or before it, else in a heading, else that of the review or plan."""
        behind = next((moment.year for moment in self.moments if moment.start == figure.end), None)
        if behind is not None:
            return behind
        if named is not None and not (modality == "achieved" and self.is_under_way(named)):
            return named.year
        if WAR.search(self.view, self.start, figure.start):
            return None
        return self.base_year(modality)

    def base_year(self, modality: Modality) -> int | None:
        """The year of what is reported or planned where the sentence names none."""
        if self.year is None:
            return None
        headed = self.headed_years()
        if modality == "achieved":
            return max((year for year in headed if year < self.year), default=self.report_year)
        coming = [year for year in headed if year >= self.year]
        if len({*coming}) > 1:
            return self.nearest_year(coming)
        return coming[0] if coming else self.plan_year

    def nearest_year(self, years: list[int]) -> int:
        """Of the years that a heading names (“十五五”时期任务和2026年安排) the one that the text spoke of last."""
        start = max(0, self.start - HEADED_REACH)
        moments = find_moments(self.view, start, self.start, self.reading.speech)
        return next((moment.year for moment in reversed(moments) if moment.year in years), min(years))

    def headed_years(self) -> list[int]:
        """The years that the headings over the sentence name."""
        section = self.sentence.section if self.sentence is not None else None
        if section is None:
            return []
        if section not in self.heading_years:
            speech = self.reading.speech
            headings = [text for text in self.reading.headings_over(self.sentence) if "年" in text or "五" in text]
            found = (moment for text in headings for moment in find_moments(text, 0, len(text), speech))
            self.heading_years[section] = [moment.year for moment in found if moment.year and moment.role == "at"]
        return self.heading_years[section]

    def is_former(self, figure: Figure) -> bool:
        """Whether a figure is the A of 从A到B, or stands in a list of such (分别从A、B增加到C、D)."""
        left = self.view[max(self.last, figure.before - CHANGE_REACH) : figure.before]
        listed = self.listed == self.last and LISTED.match(left)
        if not listed and (("从" not in left and "由" not in left) or not CHANGES_FROM.search(left)):
            return False
        former = CHANGES_TO.match(self.view, figure.end) or LISTED_NEXT.match(self.view, figure.end)
        self.listed = figure.end if former else -1
        return former is not None

    def former_year(self, figure: Figure, modality: Modality, year: int | None) -> int | None:
        """The year of the A of 从A到B, where B is of `year`: named, so many years ago, or the one before the period.

        A plan starts from where the year before the speech ended.
        """
        named = governing_moment(self.moments, figure.before, self.view)
        if named is not None and self.view[named.end : figure.before] in ("的", ""):
            return named.year
        since = [moment.year for moment in self.moments if moment.role == "since" and moment.start < figure.start]
        if since and since[-1]:
            return since[-1]
        if modality == "planned" and self.year is not None:
            return self.year - 1
        ago = AGO.search(self.view, max(self.start, figure.before - AGO_REACH), figure.before)
        years = parse_numeral(ago[1]) if ago else 5 if self.reviews_five_years(figure) else 1
        return None if year is None else year - int(years or 1)

    def reviews_five_years(self, figure: Figure) -> bool:
        """Whether the review that a figure stands in is of five years."""
        spoken = [*scan(PERIOD_FIRST, PERIOD, self.view, 0, figure.start)]
        nearest = spoken[-1] if spoken else PERIOD.search(self.view, figure.start)
        return nearest is not None and nearest["five"] is not None
