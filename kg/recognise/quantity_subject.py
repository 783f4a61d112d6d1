"""What a figure counts or measures: a noun behind its measure word, else before the number, else that of the last figure."""

from __future__ import annotations

import re

from kg.model import Span
from kg.recognise.quantity import Figure
from kg.recognise.quantity_context import Context
from kg.recognise.quantity_noun import STOPS, may_count, noun_before, noun_behind

__all__ = ["Subjects", "list_parts"]

# 甲、乙分别增长4.3%、5.5%: the figures of a list share its members.
SIBLING = re.compile(r"[、和与及，]{1,2}(?:以及)?\Z")
SIBLING_NEXT = re.compile(r"[、和与及](?:以及)?[近超约]?[\d一二三四五六七八九十百]")
DISTRIBUTED = re.compile(r"分别|依次")
JOINS = re.compile(r"以及|[、和与及]")
SHARED_HEAD = 3
# What a share or a sum is said to be (增长5%的目标) is not what it measures.
ABSTRACT = ("目标", "水平", "速度", "增速", "任务", "要求", "幅度", "增长", "标准", "比例", "高速")
# Behind these a sum or an area stands before what it is spent on or covers.
VERB_BEFORE = re.compile(
    r"(?:落实|落地|招引|安排|下达|拨付|划拨|发放|争取|设立|建设|新建|新增|建成|改造|完成|供应|提供|投入|推进|实施|共|引进|约|了"
    r"|将|对|为|用|整治|治理|修复|开工|启动|培育|打造|支持|抽出|形成|集聚|创建|拥有|达成|签约|支付|吸引|接收|全国|全省|全市|全县"
    r"|和|及|惠及|帮助|让|带动|使|给|守住|严守|守牢|坚守|增发|发行|减免|使用)\Z"
)
# 造成3人死亡: what befell the people is what is counted.
SUFFERED = re.compile(r"死亡|遇难|受伤|失踪|丧生|遇害|死伤|伤亡|获救|流离失所")
# Behind these only a noun can be counted, no verb: 帮扶42.6万人消除风险.
PLAIN_UNITS = frozenset(("", "人", "人次", "人日"))


class Subjects:
    """Finds what figures count, going through the sentences of a view."""

    def __init__(self, view: str) -> None:
        self.view = view
        self.start = self.end = self.last = 0
        # Whether 分别 gave the last figure its member of a list, and whether the list that is gone through has it.
        self.is_member = self.is_distributed = False
        self.known: list[Span] = []
        self.members: list[Span] = []
        self.parts: list[Span] = []

    def enter(self, context: Context) -> None:
        """Go on to a sentence."""
        self.context = context
        self.start, self.end, self.last = context.start, context.end, context.start
        self.known, self.members, self.parts = [], [], []
        self.is_member = self.is_distributed = False

    def find(self, figure: Figure) -> Span | None:
        """What a figure counts; where its own words do not say it, what the one before it counts."""
        self.is_member = False
        told = self.behind(figure) or self.before(figure)
        if told is None and self.known:
            told = self.known[-1]
        if told is not None:
            self.known.append(told)
        self.last = figure.end
        return told

    def behind(self, figure: Figure) -> Span | None:
        """The noun behind a figure where that is where it belongs."""
        if figure.end >= self.end or self.view[figure.end] in STOPS or self.view[figure.end] == "、":
            return None
        if figure.unit.text in PLAIN_UNITS and (suffered := SUFFERED.match(self.view, figure.end)):
            return Span(*suffered.span())
        if not self.looks_ahead(figure):
            return None
        ends_at_link = figure.unit.kind == "span" or not figure.unit.text
        return noun_behind(self.view, self.context.between, figure.end, self.end, stop_at_link=ends_at_link)

    def looks_ahead(self, figure: Figure) -> bool:
        """Counts precede what they count, shares and sizes follow it as a rule."""
        if self.view.startswith("的", figure.end):
            return not self.view.startswith(ABSTRACT, figure.end + 1)
        if figure.form == "masked" and not figure.unit.text:
            return False
        if figure.unit.kind in ("count", "span"):
            return figure.unit.text not in PLAIN_UNITS or may_count(self.context.between, figure.end)
        if figure.unit.kind == "share":
            return figure.unit.text == ""
        left = self.view[max(self.last, figure.before - 4) : figure.before]
        open_before = not left or left[-1] in STOPS or left[-1] in "、“" or VERB_BEFORE.search(left) is not None
        return open_before and may_count(self.context.between, figure.end)

    def before(self, figure: Figure) -> Span | None:
        """The noun before a figure, or the member of a listed noun that belongs to it."""
        gap = self.view[self.last : figure.before]
        if self.parts and SIBLING.match(gap):
            self.is_member = self.is_distributed
            return self.parts.pop(0)
        noun = noun_before(self.view, self.context.between, self.last, figure.before)
        if not DISTRIBUTED.search(gap) and not SIBLING_NEXT.match(self.view, figure.end):
            return noun
        members = list_parts(self.view, noun) if noun else self.members or self.known[-2:]
        if len(members) < 2:
            return noun
        self.members, self.parts = members, members[1:]
        self.is_member = self.is_distributed = DISTRIBUTED.search(gap) is not None
        return members[0]


def list_parts(view: str, span: Span) -> list[Span]:
    """The members of a list of nouns: 甲、乙产量 -> 甲 and 乙产量; a short first one (城镇和农村居民收入) keeps the shared head."""
    cuts = [found.span() for found in JOINS.finditer(view, span.start, span.end)]
    starts = [span.start, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), span.end]
    parts = [Span(start, end) for start, end in zip(starts, ends, strict=True) if end > start]
    return [whole_if_short(part, parts[-1], span) for part in parts]


def whole_if_short(part: Span, last: Span, span: Span) -> Span:
    short = part != last and (part.end - part.start) * SHARED_HEAD <= last.end - last.start
    return Span(part.start, span.end) if short else part
