"""What the model of modality sees of a figure: the words around it, headings, what leads up to it, the rules' vote."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.model import Reading, Section, Sentence
from kg.recognise.cue import Cues
from kg.recognise.lead import announcement
from kg.recognise.modality import heading_modality
from kg.recognise.quantity import Figure
from kg.recognise.quantity_context import CLAUSE_ENDS, Context
from kg.recognise.quantity_time import Dating, Scene
from kg.recognise.time import Moment
from kg.recognise.word import tag_words

__all__ = ["KINDS", "Ask", "ModalityFeatures", "time_class"]

NEAR, BEHIND, EARLIER, SHORT = 8, 6, 40, 24
INTRODUCTION, SAID, LATELY = 200, 160, 60
KINDS = re.compile(
    "党代会|代表大会|总结|述职|汇报|讲话|政府工作报告|新闻联播|计划|要点|简报|通报|规划|纪要|发言|方案|意见|决定|公报|情况|决议|评论|回顾|安排|任务|目标|成就|答记者问|日报"
)
TELLING = frozenset("v vn d ul t p".split())


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
        titled = [
            f"title:{word}" for word in sorted({*KINDS.findall(f"{speech.title.value or ''} {reading.document.doc}")})
        ]
        self.general = [f"kind:{self.kind}", f"works:{self.kind}{works}", *titled]
        self.leads = dating.stances.leads
        self.sections: dict[int | None, list[str]] = {}

    def sentence(self, scene: Scene) -> list[str]:
        """The features that all figures of a sentence share."""
        context, stance = scene.context, scene.stance
        first = [word.text for word in context.words[:2]]
        return [
            f"stance:{stance.modality}{stance.sure}",
            f"place:{self.kind}{10 * context.start // (len(self.view) + 1)}",
            f"first:{first[0]}",
            f"first2:{''.join(first)}",
            *self.general,
            *self.section(context.sentence),
            *self.lately(context),
        ]

    def section(self, sentence: Sentence | None) -> list[str]:
        """Headings over a sentence, what leads up to its sections, how its part speaks; the same for a whole section."""
        key = sentence.section if sentence is not None else None
        if key not in self.sections:
            self.sections[key] = [*dict.fromkeys(self.headed(sentence))]
        return self.sections[key]

    def headed(self, sentence: Sentence | None) -> list[str]:
        """The features of `section`."""
        words = [[word.text for word in tag_words(text)] for text in self.reading.headings_over(sentence)]
        found = [f"depth:{len(words)}", *(f"head:{word}" for each in words for word in each if len(word) > 1)]
        if words:
            found += [f"inner:{word}" for word in words[0]]
            found += [f"outer:{word}" for word in words[-1]]
        part = self.dating.stances.part_of(sentence)
        found += [f"part:{self.cues.balance(part.start, part.end)}", f"times:{self.times(part.start, part.end)}"]
        section = self.reading.section_of(sentence)
        if section is not None:
            found.append(f"own:{self.cues.balance(section.start, section.end)}")
            found.append(f"owntimes:{self.times(section.start, section.end)}")
        depth = 0
        while section is not None:
            found += self.introduction(section, depth)
            section = None if section.parent is None else self.reading.sections[section.parent]
            depth = 1
        return found

    def times(self, start: int, end: int) -> str:
        """Whether a stretch of text names years before and after that of the speech."""
        year = self.dating.year
        moments = [moment for moment in self.dating.timeline.within(start, end) if moment.role == "at" and moment.year]
        if year is None or not moments:
            return "-"
        past, coming = (min(2, sum(sign * (m.year or 0) < sign * year for m in moments)) for sign in (1, -1))
        return f"{past}{coming}"

    def introduction(self, section: Section, depth: int) -> list[str]:
        """The cues of the sentence that leads up to a section and its fellows, and of what it says before its own parts."""
        start, end = self.leads[section.order]
        announces = self.view[end - 1 : end] in (":", "：")
        found = [f"lead{depth}:{cue}" for cue in self.cues.between(start, end)] if announces or not depth else []
        if announces:
            found.append(f"announced:{heading_modality(announcement(self.view, end), self.dating.year)}")
        line = self.view.find("\n", section.start)
        following = self.reading.sections[section.order + 1 : section.order + 2]
        if 0 < line and following and following[0].parent == section.order and line < following[0].start:
            found += [f"intro:{cue}" for cue in self.cues.between(line, min(following[0].start, line + INTRODUCTION))]
        return found

    def lately(self, context: Context) -> list[str]:
        """What the paragraph said before the sentence, and the last year named before it."""
        start = self.view.rfind("\n", 0, context.start) + 1
        said = self.cues.between(max(start, context.start - SAID), context.start)
        just = self.cues.between(max(start, context.start - LATELY), context.start)
        found = [*dict.fromkeys([*(f"said:{cue}" for cue in said), *(f"just:{cue}" for cue in just)])]
        moment = self.dating.timeline.last_before(context.start)
        if moment is not None:
            section = self.reading.section_of(context.sentence)
            inside = "section" if section is not None and moment.start >= section.start else "text"
            where = "paragraph" if moment.start >= start else inside
            found.append(f"spoken:{where}{time_class(moment, self.dating.year)}")
        return found

    def figure(self, ask: Ask) -> list[str]:
        """The features of one figure beyond those of its sentence."""
        context, figure = ask.scene.context, ask.figure
        words, number = context.words, context.numbers[ask.number]
        start, end = context.clause_start(number), context.clause_end(number)
        vote = self.dating.modality(ask.scene, figure, ask.named, former=False)
        when = time_class(ask.named, self.dating.year)
        found = [f"rule:{vote}", f"cmp:{figure.cmp}", f"unit:{figure.unit.kind}", f"c1:{words[start].text}"]
        found += [f"when:{when}", f"when:{when}{self.kind}"]
        if ask.named is not None:
            found.append(f"named:{when}{ask.named.period:d}{ask.named.deadline is not None:d}")
        found += ["b:" + word.text for word in words[max(start, number - NEAR) : number]]
        found += ["a:" + word.text for word in words[number + 1 : min(end, number + 1 + BEHIND)]]
        found += ["e:" + word.text for word in words[max(0, start - EARLIER) : start] if len(word.text) > 1]
        found += ["l:" + word.text for word in words[end : end + EARLIER] if word.tag in TELLING]
        found.append(f"last:{words[number - 1].text if number else '^'}")
        found += verb_features(context, start, number)
        cues = self.cues.between(context.start, figure.start)
        found += [f"n{back}:{cue}" for back, cue in enumerate(reversed(cues[-3:]))] or ["n:-"]
        found += ["q:" + cue for cue in cues]
        found += ["qa:" + cue for cue in self.cues.between(figure.end, context.end)]
        return [*dict.fromkeys(found)]

    def tie(self, before: Ask | None, ask: Ask) -> str:
        """How closely two figures stand together."""
        if before is None:
            return "tie:-"
        first, second = before.scene.context, ask.scene.context
        if first is second:
            gap = self.view[before.figure.end : ask.figure.start]
            if CLAUSE_ENDS.isdisjoint(gap):
                return "tie:clause"
            return "tie:sentence" if len(gap) < SHORT else "tie:far"
        if "\n" not in self.view[first.end : second.start]:
            return "tie:next" if second.start - first.end < LATELY else "tie:paragraph"
        one, other = (self.reading.section_of(context.sentence) for context in (first, second))
        if one == other:
            return "tie:section"
        return "tie:part" if self.top(one) == self.top(other) else "tie:other"

    def top(self, section: Section | None) -> Section | None:
        """The outermost section around one."""
        while section is not None and section.parent is not None:
            section = self.reading.sections[section.parent]
        return section


def verb_features(context: Context, start: int, number: int) -> list[str]:
    """The nearest verb before a figure in its clause, with its neighbours."""
    words = context.words
    for at in range(number - 1, start - 1, -1):
        if words[at].tag in ("v", "vn"):
            verb = words[at].text
            front = words[at - 1].text if at > start else "^"
            return [f"v:{verb}", f"v-:{front}_{verb}", f"v+:{verb}_{words[at + 1].text}"]
    return []
