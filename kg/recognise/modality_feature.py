"""What the model of modality sees of a figure: the words around it, headings, what leads up to it, the rules' vote."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.model import Reading, Section, Sentence
from kg.recognise.cue import Cues
from kg.recognise.lead import announcement
from kg.recognise.linear import Part
from kg.recognise.modality import heading_modality
from kg.recognise.quantity import Figure
from kg.recognise.quantity_context import CLAUSE_ENDS, Context
from kg.recognise.quantity_time import Dating, Scene
from kg.recognise.time import Moment
from kg.recognise.word import tag_words, words_of

__all__ = ["KINDS", "Ask", "ModalityFeatures", "time_class"]

NEAR, BEHIND, SHORT = 8, 6, 24
INTRODUCTION, SAID, LATELY = 200, 160, 60
KINDS = re.compile(
    "党代会|代表大会|总结|述职|汇报|讲话|政府工作报告|新闻联播|计划|要点|简报|通报|规划|纪要|发言|方案|意见|决定|公报|情况|决议|评论|回顾|安排|任务|目标|成就|答记者问|日报"
)


# In these texts the rules have proved themselves; so much more than learned does their vote weigh, in thousandths.
OFFICIAL = frozenset("政府工作报告 新闻联播 党代会".split())
TRUST = 1_400


class Ask(NamedTuple):
    """A figure of a scene: its number there, the moment that names its year, and whether it is the A of 从A到B."""

    scene: Scene
    number: int
    named: Moment | None
    former: bool

    @property
    def figure(self) -> Figure:
        """The figure itself."""
        return self.scene.context.figures[self.number]


def time_class(moment: Moment | None, year: int | None) -> str:
    """How a moment lies to the year of the speech."""
    if moment is None or moment.year is None or year is None:
        return "-"
    order = "past" if moment.year < year else "same" if moment.year == year else "coming"
    return order + moment.role


class ModalityFeatures:
    """Lists the features of figures of one reading."""

    def __init__(self, reading: Reading, dating: Dating, cues: Cues) -> None:
        self.reading, self.view, self.dating, self.cues = reading, reading.view, dating, cues
        speech = reading.speech
        self.kind = str(speech.kind.value)
        works = f"{speech.report_year.value is not None:d}{speech.plan_year.value is not None:d}"
        titled = sorted({*KINDS.findall(f"{speech.title.value or ''} {reading.document.doc}")})
        self.general: list[Part] = [("text", (self.kind, self.kind + works)), ("title", titled)]
        self.trusts = bool(OFFICIAL.intersection(titled)) or speech.level.value == "national"
        self.leads = dating.stances.leads
        self.sections: dict[int | None, list[Part]] = {}

    def section(self, sentence: Sentence | None) -> list[Part]:
        """Headings over a sentence, what leads up to its sections, how its part speaks; the same for a whole section."""
        key = sentence.section if sentence is not None else None
        if key not in self.sections:
            self.sections[key] = [*self.general, *self.headed(sentence)]
        return self.sections[key]

    def headed(self, sentence: Sentence | None) -> Iterator[Part]:
        """The features of `section`."""
        words = [*self.heading_words(sentence)]
        yield "depth", (str(len(words)),)
        if words:
            yield "head", [*dict.fromkeys(word for each in words for word in each if len(word) > 1)]
            yield "inner", [*dict.fromkeys(words[0])]
            yield "outer", [*dict.fromkeys(words[-1])]
        part = self.dating.stances.part_of(sentence)
        yield "part", (self.cues.balance(part.start, part.end), "t" + self.times(part.start, part.end))
        section = self.reading.section_of(sentence)
        if section is not None:
            yield "own", (self.cues.balance(section.start, section.end), "t" + self.times(section.start, section.end))
        depth = 0
        while section is not None:
            yield from self.introduction(section, depth)
            section = None if section.parent is None else self.reading.sections[section.parent]
            depth = 1

    def heading_words(self, sentence: Sentence | None) -> Iterator[Sequence[str]]:
        """The words of each heading over a sentence, innermost first."""
        section = self.reading.section_of(sentence)
        words = words_of(self.reading)
        while section is not None:
            start = self.view.find(section.heading, section.start, section.end) if section.heading else -1
            first, last = (bisect_left(words.starts, at) for at in (start, start + len(section.heading)))
            yield words.texts[first:last] if start >= 0 else [word.text for word in tag_words(section.heading)]
            section = None if section.parent is None else self.reading.sections[section.parent]

    def times(self, start: int, end: int) -> str:
        """Whether a stretch of text names years before and after that of the speech."""
        year = self.dating.year
        years = [
            moment.year for moment in self.dating.timeline.within(start, end) if moment.role == "at" and moment.year
        ]
        if year is None or not years:
            return "-"
        return f"{min(2, sum(one < year for one in years))}{min(2, sum(one > year for one in years))}"

    def introduction(self, section: Section, depth: int) -> Iterator[Part]:
        """The cues of the sentence that leads up to a section and its fellows, and of what it says before its own parts."""
        start, end = self.leads[section.order]
        announced = announcement(self.view, end)
        if announced or not depth:
            yield f"lead{depth}", self.cues.distinct(start, end)
        if announced:
            yield "announced", (str(heading_modality(announced, self.dating.year)),)
        line = self.view.find("\n", section.start)
        following = self.reading.sections[section.order + 1 : section.order + 2]
        if 0 < line and following and following[0].parent == section.order and line < following[0].start:
            yield "intro", self.cues.distinct(line, min(following[0].start, line + INTRODUCTION))

    def sentence(self, scene: Scene) -> list[Part]:
        """The features that all figures of a sentence share beyond those of its section."""
        context, stance = scene.context, scene.stance
        start = self.view.rfind("\n", 0, context.start) + 1
        said = self.cues.distinct(max(start, context.start - SAID), context.start)
        just = self.cues.distinct(max(start, context.start - LATELY), context.start)
        place = f"{self.kind}{10 * context.start // (len(self.view) + 1)}"
        first = context.texts[0]
        found: list[Part] = [("stance", (f"{stance.modality}{stance.sure}", place)), ("said", said), ("just", just)]
        found.append(("first", (first, first + "".join(context.texts[1:2]))))
        moment = self.dating.timeline.last_before(context.start)
        if moment is not None:
            section = self.reading.section_of(context.sentence)
            inside = "section" if section is not None and moment.start >= section.start else "text"
            where = "paragraph" if moment.start >= start else inside
            found.append(("spoken", (where + time_class(moment, self.dating.year),)))
        return found

    def figure(self, ask: Ask) -> list[Part]:
        """The features of one figure beyond those of its sentence."""
        context, figure = ask.scene.context, ask.figure
        texts, number = context.texts, context.numbers[ask.number]
        start, end = context.clause_start(number), context.clause_end(number)
        vote = self.dating.modality(ask.scene, figure, ask.named, former=False)
        when = time_class(ask.named, self.dating.year)
        single = [
            vote,
            figure.cmp,
            figure.unit.kind,
            when,
            when + self.kind,
            f"l{texts[number - 1] if number else '^'}",
        ]
        if ask.named is not None:
            single.append(f"{when}{ask.named.period:d}{ask.named.deadline is not None:d}")
        before = self.cues.between(context.start, figure.start)
        return [
            ("one", single),
            ("b", texts[max(start, number - NEAR) : number]),
            ("a", texts[number + 1 : min(end, number + 1 + BEHIND)]),
            ("c", (texts[start],)),
            ("n0", before[-1:] or ("-",)),
            ("n1", before[-2:-1]),
            ("q", [*dict.fromkeys(before)]),
            ("qa", self.cues.distinct(figure.end, context.end)),
            *verb_parts(context, start, number),
        ]

    def trust(self, own: Sequence[Part]) -> int:
        """What the vote of the rules counts beyond what was learned, for planned."""
        vote = own[0][1][0]
        return 0 if not self.trusts else TRUST if vote == "planned" else -TRUST

    def tie(self, before: Ask | None, ask: Ask) -> str:
        """How closely two figures stand together."""
        if before is None:
            return "-"
        first, second = before.scene.context, ask.scene.context
        if first is second:
            gap = self.view[before.figure.end : ask.figure.start]
            if CLAUSE_ENDS.isdisjoint(gap):
                return "clause"
            return "sentence" if len(gap) < SHORT else "far"
        if "\n" not in self.view[first.end : second.start]:
            return "next" if second.start - first.end < LATELY else "paragraph"
        one, other = (self.reading.section_of(context.sentence) for context in (first, second))
        if one == other:
            return "section"
        return "part" if self.top(one) == self.top(other) else "other"

    def top(self, section: Section | None) -> Section | None:
        """The outermost section around one."""
        while section is not None and section.parent is not None:
            section = self.reading.sections[section.parent]
        return section


def verb_parts(context: Context, start: int, number: int) -> list[Part]:
    """The nearest verb before a figure in its clause, with its neighbours."""
    texts, tags = context.texts, context.tags
    for at in range(number - 1, start - 1, -1):
        if tags[at] in ("v", "vn"):
            verb = texts[at]
            front = texts[at - 1] if at > start else "^"
            return [("v", (verb, f"{front}_{verb}", f"{verb}_{texts[at + 1]}"))]
    return []
