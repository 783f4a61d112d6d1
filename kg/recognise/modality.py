"""Whether a sentence reports or plans: by its own words, the headings over it, where the speech turns to the future."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import Literal, NamedTuple

from kg.model import Reading, Sentence, Span
from kg.recognise.lead import announcement, find_leads
from kg.recognise.quantity_scan import scan

__all__ = ["Cue", "Modality", "Stance", "Stances", "find_cues", "heading_modality", "modality_at"]

Modality = Literal["achieved", "planned"]

# 要 as a modal verb, not as part of 主要, 要求, 重要; what someone once said should be done (提出要) is no plan.
MUST = r"(?<![主重需必首摘概扼简次政只紧纪提机险索而出])要(?![求素点闻道塞件害领义紧旨务津不是么之目因员案])"
FUTURE = (
    r"将(?:会|达|在|于|新|建|继续|进一步|实现|投|开|完成|安排|选派|举办|推出|组织|有|超|突破|增|是|分|再|陆续|全面|重点|启动"
    r"|实施|推动|带动|提高|提升|用|把|对)"
)
INTENT = r"预计(?!全年|20\d\d年|去年|实现)|计划(?:新增|新建|建设|投资|安排|完成|到|用|在|于|实施|培训|开展|投入|总投资|通过)|拟(?![定订人])|力争|下一步"
CUE_FIRST = re.compile("[要将计预拟力下确今我预目决争努应必了已截累荣通同去上过时]")
CUES = re.compile(
    r"(?P<plan>"
    rf"{MUST}|{FUTURE}|{INTENT}|确保|今后(?:[一二三四五几]|要)|我们要求|要求各|预期目标|目标(?:是|为|：|任务是)"
    r"|决定(?!性|因素|了)[^。]{0,14}(?:开展|实施|启动|进行|举办|开始)|争取(?:到20|在|实现|达|年内|今年|明年)"
    r"|努力(?:实现|达到|完成)|应当|必须(?!坚持))"
    r"|(?<![为除受])了(?![解然望])|已(?!经不)|截至|累计|(?<!项)目前(?!标)|荣获|通报|同比(?:增|下|上|提|减|降)"
    r"|(?<![比较])(?:去年|上年(?:末|底))|过去[一二三五两十\d]*年|时间就(?!是)"
)
# Under a heading that tells, only plainer words say the contrary.
PLAIN_FIRST = re.compile("[计预拟力下预目将已截去上荣]")
PLAIN_CUES = re.compile(
    r"(?P<plan>"
    rf"{INTENT}|预期目标|目标(?:是|为|：)|将(?:达到|于|新建|新增|建成|实现|投入|开工))"
    r"|已(?!经不)|截至|(?<!项)目前(?!标)|(?<![比较])(?:去年|上年(?:末|底))|荣获"
)
PLAN_HEADING = re.compile(
    r"任务|工作(?:安排|部署|打算|重点|思路|建议|计划|要求)|总体(?:要求|思路|部署|考虑)|(?:主要|重要)(?:考虑|要求|工作)"
    r"|(?:主要|预期|奋斗|总体|工作|发展|重大)目标|目标任务|努力方向|下一?步|下一阶段|今后|重点工作|未来|的建议|打算|开好局"
    r"|(?:今年|明年)(?:的)?工作"
)
REPORT_HEADING = re.compile(
    r"回顾|总结|成就|成绩|(?:发展|工作|主要|显著|明显|重大|新|积极)(?:成效|进展|成果)|(?:工作|完成|执行|基本)情况|取得|过去"
    r"|[一两三五十]年(?:来|间)|历程|变革"
)
YEAR = re.compile(r"(?:19|20)\d\d(?=年)")
# Words with which a speech turns to the future where no heading does, and what must stand before them.
TURNS = ("总体要求", "总的要求", "总体思路", "指导思想", "预期目标", "主要任务", "工作思路", "重点工作", "工作安排")
TURN_BEFORE = re.compile(r"(?:今年|(?:19|20)\d\d年)[^，。\n]{0,20}\Z")
TURN_REACH = 26
TURN = "做好今年"


def read_counts(words: str) -> Mapping[str, int]:
    """Words with their weight: one that only contains another (-主要) is taken off again."""
    return MappingProxyType({word.lstrip("-"): -1 if word[0] == "-" else 1 for word in words.split()})


PLANNING = read_counts(
    """要 -主要 -重要 -需要 -必要 -首要 -要求 -要素 -纪要 -提要 -要点 -要闻 力争 确保 加快 加强 加大 强化 健全 完善 推进
    推动 深化 支持 鼓励 引导 促进 着力 大力 持续 提高 -提高到 优化 积极 打造 办好 抓好 做好 扎实"""
)
REPORTING = read_counts(
    """了 -为了 -除了 -了解 取得 明显 显著 成功 圆满 顺利 累计 获批 获评 荣获 入选 增长 增至 提升至 提升到 提高到 降至 突破
    位居 居全国 全面完成 全面推开 建成 首次 年来 过去 已 步伐 基本形成 启动 新高"""
)
# Reports speak of 推进 and 加强 too: planning outweighs reporting only where its words are that many times as frequent.
REPORT_WEIGHT, WEIGHT = 6, 12
LEAST_CUES = 3
LEAST_PART = 1500


class Stance(NamedTuple):
    """What is to be expected of a part of a speech, and whether its headings say so."""

    modality: Modality
    sure: bool


class Cue(NamedTuple):
    """Where a word says whether its sentence reports or plans."""

    at: int
    modality: Modality


def heading_modality(heading: str, year: int | None) -> Modality | None:
    """What a heading says of the part under it; `year` is that of the speech."""
    plans, reports = PLAN_HEADING.search(heading), REPORT_HEADING.search(heading)
    if reports and not plans:
        return "achieved"
    if not plans or reports:
        return None
    years = [int(found[0]) for found in YEAR.finditer(heading)]
    return "achieved" if years and year is not None and max(years) < year else "planned"


def outermost(headings: Iterable[str], year: int | None) -> Modality | None:
    """What the first heading that tells says."""
    return next((told for heading in headings if (told := heading_modality(heading, year))), None)


def find_cues(view: str, start: int, end: int, stance: Stance) -> list[Cue]:
    """The words of `view[start:end]` that say whether it reports or plans, where they say other than its part may."""
    first, cues = (PLAIN_FIRST, PLAIN_CUES) if stance.sure else (CUE_FIRST, CUES)
    found = scan(first, cues, view, start, end)
    return [Cue(match.start(), "planned" if match["plan"] else "achieved") for match in found]


def modality_at(cues: Sequence[Cue], at: int, stance: Stance) -> Modality:
    """Of a figure at `at`: what the nearest cue before it says, else what its part does."""
    told = stance.modality
    for cue in cues:
        if cue.at >= at:
            break
        told = cue.modality
    return told


def find_turn(view: str) -> int | None:
    """Where a speech without telling headings turns from what was done to what is to be done."""
    found = [at for word in TURNS if (at := find_dated(view, word)) >= 0]
    turn = view.find(TURN)
    return min([*found, turn] if turn >= 0 else found, default=None)


def find_dated(view: str, word: str) -> int:
    """The first place where a word follows on a year, or -1."""
    at = view.find(word)
    while at >= 0 and not TURN_BEFORE.search(view, max(0, at - TURN_REACH), at):
        at = view.find(word, at + 1)
    return at


def weigh(view: str, weight: int) -> Modality:
    """Planned where the words of planning outweigh those of reporting."""
    planned = sum(sign * view.count(word) for word, sign in PLANNING.items())
    if planned < LEAST_CUES:
        return "achieved"
    reported = sum(sign * view.count(word) for word, sign in REPORTING.items())
    return "planned" if planned > weight * reported else "achieved"


class Stances:
    """The modality of each part of a reading, found when first asked for."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        speech = reading.speech
        self.year = speech.year.value if isinstance(speech.year.value, int) else None
        self.reports = speech.kind.value == "report"
        self.works = speech.report_year.value is not None or speech.plan_year.value is not None
        self.sections: dict[int | None, Modality | None] = {}
        self.weights: dict[Span, Modality] = {}

    def at(self, sentence: Sentence | None, position: int) -> Stance:
        """What is to be expected of a figure at `position` before its own sentence is heard."""
        if self.reading.speech.kind.value == "plan":
            return Stance("planned", False)
        headed = self.headed(sentence)
        if headed is not None:
            return Stance(headed, True)
        if self.reports and not self.works:
            return Stance("achieved", False)
        if self.turn is not None:
            return Stance("planned" if position >= self.turn else "achieved", False)
        return Stance(self.weighed(sentence), False)

    @cached_property
    def turn(self) -> int | None:
        """Where the speech turns to the future."""
        return find_turn(self.reading.view)

    def headed(self, sentence: Sentence | None) -> Modality | None:
        """What the headings over a sentence say, the outermost first."""
        section = sentence.section if sentence is not None else None
        if section not in self.sections:
            headings = reversed([*self.headings(sentence)])
            self.sections[section] = outermost(headings, self.year)
        return self.sections[section]

    def headings(self, sentence: Sentence | None) -> Iterator[str]:
        """The headings over a sentence and what announces them, innermost first."""
        section = self.reading.section_of(sentence)
        while section is not None:
            yield section.heading
            yield announcement(self.reading.view, self.leads[section.order].end)
            section = None if section.parent is None else self.reading.sections[section.parent]

    @cached_property
    def leads(self) -> list[Span]:
        """What leads up to each section."""
        return find_leads(self.reading.view, self.reading.sections)

    def weighed(self, sentence: Sentence | None) -> Modality:
        """What the words of a sentence's part say: of its outermost section where that is long, else of the whole text."""
        part = self.part_of(sentence)
        if part not in self.weights:
            weight = REPORT_WEIGHT if self.reports else WEIGHT
            self.weights[part] = weigh(self.reading.view[part.start : part.end], weight)
        return self.weights[part]

    def part_of(self, sentence: Sentence | None) -> Span:
        section = self.reading.section_of(sentence)
        while section is not None and section.parent is not None:
            section = self.reading.sections[section.parent]
        if section is None or section.end - section.start < LEAST_PART:
            return Span(0, len(self.reading.view))
        return Span(section.start, section.end)
