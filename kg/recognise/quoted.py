"""Terms in quotation marks: names, slogans, or mere rhetoric.

“…” with a head noun after it is one name with the marks inside (“一社一品”创建活动); without one the words alone are the span,
and what stands around them tells what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.model import Candidate, MentionType, Reading
from kg.recognise.border import Borders
from kg.recognise.word import Words, words_of
from ontology.lexicon import Head, Lexicon

__all__ = ["Quoted"]

QUOTE = re.compile(r"“([^“”\n]{1,60})”")
TAIL = re.compile(r"[\u4e00-\u9fffA-Za-z0-9.+\-—]{1,16}")
LIST_GAP = re.compile(r"[、和与及]?\Z")
NUMERAL = "一二三四五六七八九十百千万两双多零0-9"
SHORTHAND = re.compile(rf"(?:新)?[{NUMERAL}]+[个项大张支种条抓提新化有好强过三会]?[\u4e00-\u9fff]{{1,6}}\Z")
PAIRED = re.compile(
    r"一([\u4e00-\u9fff]{1,2})一[\u4e00-\u9fff]{1,3}\Z|[一双][\u4e00-\u9fff]{1,2}[一双两三][\u4e00-\u9fff]{1,2}\Z"
)
PLUSES = re.compile(r"\d+(?:[+*×\-]\d+)+|\d{3,}|\d(?:[+]\w)+")
YEAR_THEME = re.compile(r"[\u4e00-\u9fff]{3,8}年\Z")
MOTTO = re.compile(r"[^，、；]{2,14}(?:[，、；][^，、；]{2,14})+\Z")
ENTITY_TAIL = re.compile(
    r"(?:网|馆|园|中心|专区|专线|联盟|联合体|小镇|码|卡|榜|论坛|计划|行动|工程|活动|讲堂|课堂|驿站|品牌|平台|系统|窗口|公约)\Z"
)
SPIRIT = re.compile(r"(?:精神|思想|理念|经验|方针|原则|要求|总要求|标准|主线|底线|红线)\Z")

UNDERTAKES = re.compile(
    r"(?:开展|实施|打造|创建|推行|推出|举办|组织|启动|深化|推进|搭建|开设|开通|创设|建立|设立|评选|建成|创新|探索|叫响|培育)"
    r"[了出好]?(?:以|的|全[县市省区]|一批|系列)?\Z"
)
OBEYS = re.compile(r"(?:落实|执行|健全|完善|严格|遵守|制定|出台|规范)(?:好|了)?\Z")
UPHOLDS = re.compile(
    r"(?:坚持|践行|树牢|树立|做到|增强|弘扬|牢记|牢固树立|拥护|捍卫|秉持|秉承|贯彻|按照|围绕|紧扣|聚焦|坚定|恪守|遵循|突出|以|实现|"
    r"发扬|传承|把握|锚定|心怀|胸怀|领悟|紧盯)[了着好]?(?:党的|新时代)?\Z"
)
WARDS_OFF = re.compile(
    r"(?:防止|杜绝|避免|克服|解决|破除|打破|整治|纠治|治理|惩治|破解|反对|存在|出现|警惕|消除|遏制|不能|不搞|不当|防范|严防|严查|查处|"
    r"所谓|称为|称作|誉为|变成|当作|成为|当好|从)[了着]?(?:的)?\Z"
)
RHETORIC_AFTER = re.compile(
    r"(?:问题|现象|作用|思想|难题|困境|式的?|倾向|行为|心态|干部|作风|弊病|顽疾|关系|关口|关键|腐败|官员|效应|局面|瓶颈|短板|之[\u4e00-\u9fff]|"
    r"就|了|到|在|起来|等问题|等现象|等作用)"
)
SLOGAN_AFTER = re.compile(
    r"(?:为(?:主题|主线|抓手|目标|引领|总抓手|牵引|载体|主轴|统领)|的?(?:工作思路|思路|原则|总原则|理念|要求|总要求|方针|目标|目标任务|导向|"
    r"总体思路|精神|口号|发展思路|标准|主题|奋斗目标|战略布局|总体布局|工作格局|发展格局|格局|主线|基本要求|总基调|定位|布局))"
)
PROGRAM_AFTER = re.compile(
    r"(?:等?(?:系列|主题|特色)?(?:活动|工程|行动|品牌|项目|平台|阵地|课程|节目|栏目|赛事|演出|景区|线路))"
)
SET_HEAD = re.compile(
    rf"等?(?:全[县市省区州])?[{NUMERAL}]+(?:大|项|个|支|类)?(?:专项|重点|主题)?(行动|工程|计划|活动|品牌|项目|机制|制度)"
)


# Words in front of a quoted name that say where it holds and are no part of it.
SCOPE = frozenset(
    [
        "全县",
        "全市",
        "全省",
        "全区",
        "全州",
        "全旗",
        "全国",
        "全镇",
        "全乡",
        "三级",
        "各级",
        "基层党组织",
        "我县",
        "我市",
        "我区",
        "我省",
        "各地",
        "各部门",
        "各单位",
        "基层",
    ]
)


class Quote(NamedTuple):
    """A quoted term; `start` and `end` are those of the words between the marks."""

    start: int
    end: int
    words: str


class Verdict(NamedTuple):
    """What a quoted term is; None as `type` says that it is no mention."""

    type: MentionType | None
    rule: str


NOTHING = Verdict(None, "quoted:rhetoric")


class Quoted:
    """Finds names and slogans in quotation marks."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.heads = {head.head: head for head in lexicon.heads if head.type is not None and head.quoted}
        self.longest = max(map(len, self.heads), default=0)
        self.borders = Borders(lexicon)
        self.lexicon = lexicon

    def __call__(self, reading: Reading, /) -> Iterator[Candidate]:
        view, words = reading.view, words_of(reading)
        run: list[Quote] = []
        for found in QUOTE.finditer(view):
            quote = Quote(found.start(1), found.end(1), found[1])
            if run and not LIST_GAP.match(view[run[-1].end + 1 : found.start()]):
                yield from self.judge_run(words, run)
                run = []
            run.append(quote)
        if run:
            yield from self.judge_run(words, run)

    def judge_run(self, text: Words, run: list[Quote]) -> Iterator[Candidate]:
        """Quotes that follow each other in a list share what stands before the first and after the last."""
        view = text.view
        after = view[run[-1].end + 1 : run[-1].end + 17]
        before = view[max(0, run[0].start - 13) : run[0].start - 1]
        shared = SET_HEAD.match(after) if len(run) > 1 else None
        for position, quote in enumerate(run):
            last = position == len(run) - 1
            named = None if shared else self.with_head(text, quote, first=not position)
            if named is not None and (last or view[quote.end + 1 : quote.end + 2] not in "、和与及“"):
                yield named
                continue
            verdict = self.judge(quote, before, after, shared[1] if shared else None)
            if verdict.type is not None:
                yield Candidate(quote.start, quote.end, verdict.type, verdict.rule)

    def with_head(self, text: Words, quote: Quote, *, first: bool) -> Candidate | None:
        """The quote and the head noun after it as one name."""
        tail = TAIL.match(text.view, quote.end + 1)
        if tail is None:
            return None
        head, end = self.find_head(text, tail)
        if head is None or head.type is None:
            return None
        entry = self.lexicon.by_form.get(quote.words)
        if (
            entry is not None
            and entry.type == "slogan"
            and head.head in {"要求", "总要求", "精神", "建设", "理念", "方针"}
        ):
            return None
        if head.type == "slogan":
            return None
        start = self.left_border(text, quote) if first else quote.start - 1
        return Candidate(start, quote.end + 1 + end, head.type, f"quoted:{head.head}")

    def left_border(self, text: Words, quote: Quote) -> int:
        """Where the name begins: with its opening mark, or with the words before it that belong to it."""
        words = self.borders.modifier(text, quote.start - 1)
        while words and words[0].text in SCOPE:
            words = words[1:]
        if not words or words[0].tag == "v" or words[-1].tag in {"v", "p", "d"}:
            return quote.start - 1
        return words[0].start

    def find_head(self, text: Words, found: re.Match[str]) -> tuple[Head | None, int]:
        """The head noun that ends the name, and where it ends in the tail."""
        tail, begin = found[0], found.start()
        for word in text.between(begin, found.end()):
            if word.start - begin > 10 or word.tag[:1] in {"p", "c", "u", "r", "y"}:
                break
            end = word.end - begin
            for size in range(min(self.longest, end), 0, -1):
                head = self.heads.get(tail[end - size : end])
                if head is not None and (size > 1 or end == 1):
                    return self.extend_head(tail, head, end)
            if word.tag == "v" and word.start == begin and len(word.text) > 1 and word.text in self.lexicon.governors:
                break
        return None, 0

    def extend_head(self, tail: str, head: Head, end: int) -> tuple[Head, int]:
        """A head that goes on as a longer one (行动 -> 行动计划, 模式 -> 模式改革)."""
        for size in range(min(6, len(tail) - end), 0, -1):
            longer = self.heads.get(tail[end - len(head.head) : end + size]) or (
                self.heads.get(tail[end : end + size]) if tail[end : end + size] in {"改革", "品牌", "行动"} else None
            )
            if longer is not None:
                return longer, end + size
        return head, end

    def judge(self, quote: Quote, before: str, after: str, shared: str | None) -> Verdict:
        """What a quoted term without a head noun of its own is; the first rule that applies decides."""
        entry = self.lexicon.by_form.get(quote.words)
        if entry is not None and entry.match != "none":
            return Verdict(entry.type, "quoted:lexicon")
        if shared is not None:
            return Verdict(self.heads[shared].type if shared in self.heads else "program", "quoted:list")
        if WARDS_OFF.search(before) or RHETORIC_AFTER.match(after):
            return NOTHING
        return self.judge_context(quote.words, before, after) or self.judge_shape(quote.words) or NOTHING

    def judge_context(self, words: str, before: str, after: str) -> Verdict | None:
        """By what stands before and after."""
        if len(words) < 3:
            return None
        long = len(words) > 3
        rules: tuple[tuple[object, MentionType, str], ...] = (
            (YEAR_THEME.match(words), "slogan", "theme"),
            (SLOGAN_AFTER.match(after), "slogan", "motto"),
            (PROGRAM_AFTER.match(after) or (long and UNDERTAKES.search(before)), "program", "undertaken"),
            (long and OBEYS.search(before), "policy", "obeyed"),
            ((len(words) > 4 or SHORTHAND.match(words)) and UPHOLDS.search(before), "slogan", "upheld"),
        )
        return first_rule(rules)

    def judge_shape(self, words: str) -> Verdict | None:
        """By its own form."""
        shorthand = PAIRED.match(words) or (3 <= len(words) <= 8 and SHORTHAND.match(words))
        rules: tuple[tuple[object, MentionType, str], ...] = (
            (len(words) > 4 and ENTITY_TAIL.search(words), "program", "tail"),
            (len(words) > 3 and SPIRIT.search(words), "slogan", "spirit"),
            (shorthand, "slogan", "shorthand"),
            (MOTTO.match(words), "slogan", "parallel"),
        )
        return first_rule(rules)


def first_rule(rules: tuple[tuple[object, MentionType, str], ...]) -> Verdict | None:
    """The verdict of the first rule that applies."""
    return next((Verdict(kind, f"quoted:{rule}") for applies, kind, rule in rules if applies), None)
