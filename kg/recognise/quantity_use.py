"""Which figures are metrics: not names with numbers, ordinals, time frames, or counts of the text's own points."""

from __future__ import annotations

import re

from kg.recognise.quantity import Figure

__all__ = ["is_metric"]

QUOTE_REACH, TITLE_REACH = 40, 80
LONGEST_NAME = 14
STOP = re.compile(r"[，。；！？]")

# What a speech counts of itself, or of ideas: 6个方面, 五个必须, 十件实事.
POINTS = re.compile(
    r"(?:大|主要|突出|关键|重要|基本|具体)?(?:方面|层面|维度|类别|角度|必须|坚持|结合|统一|原则|特点|特征|转变|到位|关键"
    r"|环节|着力|意识|自信|维护|确立|务必|阶段|步骤|层次|大字|要点|结论|启示|体会|实事|民生实事|民心实事|大事"
    r"|(?:问题|意见|建议|字|重点|事|重点工作|工作|重点任务|任务)[：:]|(?:事|重点工作|工作|重点任务|任务|重点)[；，。])"
)
POINT_UNITS = frozenset("个 项 件 条 类".split())
MOST_POINTS = 20
SPOKEN_OF = re.compile(r"[讲谈说答提](?:了|好)?\Z")

# Below ten a number in Chinese counts with these, or before what can be counted one by one; else it is mostly a name.
SMALL_UNITS = frozenset(
    """名 人 人次 家 所 座 户 批 批次 场 台 辆 架 艘 枚 颗 例 起 支 部 次 趟 册 间 栋 株 棵 只 列 套 宗 轮 处 艘次 架次
    个月 天 周 小时 分钟 年""".split()
)
CONCRETE = re.compile(
    r"(?:省|市(?!场)|县|区|乡|镇|村|社区|国家|地区|城市|企业|单位|学校|家庭|直辖市|自治|特区|港口|机场|水库|电站|项目|基地"
    r"|园区|工厂|车间|大队|公社|师|小组|代表团|组织|党派|支部|孩子|房间|航天员|州|街区|批次|人(?!民|类))"
)
# 三次产业, 四套班子, 两部委, 三期临床试验: numbers that are part of a word.
COMPOUND = re.compile(
    r"(?:产业|班子|委|曲|工程|战役|方案|会战|对外|一体|融合|皮|大|型|责任|清单|防线|红线|底线|关口|文章|牌|账|课|股|劳动"
    r"|会议|代表大会|改革|开放|审议|革命|世界|临床)"
)
# 二元结构, 三方会谈: below ten these are parts of words.
NAMED_UNITS = frozenset("元方")
OFTEN = re.compile(r"每[^，。；]{1,12}\Z")
OFTEN_REACH = 14

# 四次会议 is an ordinal where the name of a body or congress stands before it.
MEETING_BEFORE = frozenset("届大会委协院部共团议")
MEETING = re.compile(r"(?:全体)?(?:会议|全会|代表大会|党代会|人代会|集体学习|常委会|全国|中央|专题)")
PLENUM = re.compile(r"(?:[、和至][一二三四五六七八九十]+次)*(?:全会|全体会议|全国代表大会|党代会)")
RANKED = frozenset("名 位 家 强 个".split())

# 五年来, 近两年, 24小时服务 are frames; 用3个月时间, 连续3年, 走过105年历程 count.
FRAME_BEFORE = re.compile(
    r"(?:近|过去|未来|今后|最近|前|后|头|这|每|上|下|第|首|此后|之后|当|几|新|接下来|随后|隔|同|本|[到了]\d{4}年|满)\Z"
)
FRAME_AFTER = re.compile(
    r"多?(?:来|以来|内|前|后|之|间|里|期|行动|计划|规划|攻坚|目标|任务|累计|共|滚动|专项|以前|以后|圈|通勤|生活圈|无休|不打烊"
    r"|热线|服务|值班|营业|值守|在线|不间断|在岗|倒计时|经济圈|健身圈|交通圈|自助|改革|战略|提升|整治|建设|大变样|上(?!升|涨|调|浮)|平均"
    r"|全国|合|试点|禁渔|免费|学制|义务|制|便民|高品质)"
)
SPENT_BEFORE = re.compile(
    r"(?:(?P<surely>走过了?|历时|历经|为期|连续|长达|延续|绵延)|经历了?|用了?|经过|连任|达|达到|延长至?|提前|缩短至?[了到]?"
    r"|压缩[至到]?|超过|已满|整整|坚持了?|奋战|需要?|花了?|期限|推迟|抽出|不到|不少于|不低于|累计|年|持续|增加|减少|领先|蝉联"
    r"|保持)\Z"
)
SPENT_AFTER = re.compile(r"多?(?:左右|以上|以下)?的?(?:时间|历程|奋斗(?!目标)|光辉|历史|风雨|征程)")
SHORT_SPANS = frozenset("小时 个小时 分钟 秒".split())
SPAN_REACH = 5
LIFE = re.compile(r"(?:预期寿命|平均年龄|平均寿命)[^，。；]{0,10}\Z")
LIFE_REACH = 16
ALL_DAY = ("24", "二十四")
LEAST_DATE = 1000


def is_metric(view: str, figure: Figure) -> bool:
    """Whether a figure is a quantity that the text reports or sets."""
    if is_named(view, figure) or counts_points(view, figure) or is_base(view, figure) or is_meeting(view, figure):
        return False
    if figure.unit.kind == "span" and not is_spent(view, figure):
        return False
    if figure.form == "masked":
        return figure.unit.kind != "span"
    if figure.form == "bare":
        return is_large(figure)
    return figure.form != "chinese" or is_counted(view, figure)


def is_named(view: str, figure: Figure) -> bool:
    """Whether a figure stands in a title or in a short quoted name."""
    title = view.rfind("《", max(0, figure.start - TITLE_REACH), figure.start)
    if title >= 0 and view.find("》", title, figure.start) < 0:
        return True
    quote = view.rfind("“", max(0, figure.start - QUOTE_REACH), figure.start)
    if quote < 0 or view.find("”", quote, figure.start) >= 0:
        return False
    close = view.find("”", figure.end, quote + QUOTE_REACH)
    return 0 <= close - quote <= LONGEST_NAME and not STOP.search(view, quote, close)


def counts_points(view: str, figure: Figure) -> bool:
    """Whether the text counts its own points: 4个方面的工作, 讲3个问题."""
    if figure.unit.text not in POINT_UNITS or least(figure) > MOST_POINTS:
        return False
    if POINTS.match(view, figure.end):
        return True
    spoken = view.startswith(("问题", "意见"), figure.end)
    return spoken and SPOKEN_OF.search(view, max(0, figure.start - 2), figure.start) is not None


def least(figure: Figure) -> float:
    """The value, of a range its lower end; a masked one is nothing."""
    value = figure.value[0] if isinstance(figure.value, tuple) else figure.value
    return 0 if value is None else value


def is_base(view: str, figure: Figure) -> bool:
    """Whether a number is what others are counted by (每10万人口) or the edge of a ranking (前10位)."""
    last = view[figure.before - 1 : figure.before]
    return last == "每" or (last == "前" and figure.unit.text in RANKED)


def is_meeting(view: str, figure: Figure) -> bool:
    """Whether 四次 of 四次会议 is an ordinal: the name of a congress stands before it, or 全会 behind a Chinese number."""
    if figure.unit.text != "次" or not figure.start:
        return False
    if figure.form == "chinese" and PLENUM.match(view, figure.end):
        return True
    return view[figure.start - 1] in MEETING_BEFORE and MEETING.match(view, figure.end) is not None


def is_spent(view: str, figure: Figure) -> bool:
    """Whether a duration is counted rather than a frame or an age; a life expectancy counts."""
    unit = figure.unit.text
    low = max(0, figure.start - SPAN_REACH)
    if unit == "岁":
        return LIFE.search(view, max(0, figure.start - LIFE_REACH), figure.start) is not None
    if unit == "年" and figure.form == "digits":
        if least(figure) >= LEAST_DATE:
            return figure.cmp == ">" and SPENT_AFTER.match(view, figure.end) is not None
        if "." in figure.number:
            return True
    if SPENT_AFTER.match(view, figure.end):
        return unit != "年" or FRAME_BEFORE.search(view, low, figure.start) is None
    spent = SPENT_BEFORE.search(view, low, figure.before)
    if spent is not None and (spent["surely"] is not None or not is_framed(view, figure)):
        return True
    return stands_out(view, figure)


def is_framed(view: str, figure: Figure) -> bool:
    """Whether what follows makes a time frame of a duration; two years told just before count all the same."""
    return FRAME_AFTER.match(view, figure.end) is not None and view[figure.start - 1] != "年"


def stands_out(view: str, figure: Figure) -> bool:
    """Whether a duration in digits counts without any word that says so: 优良天数281天, 3个工作日."""
    if figure.form != "digits" or figure.unit.text in ("年", "载") or is_framed(view, figure):
        return False
    start = figure.before if figure.unit.text in SHORT_SPANS else figure.start
    framed = FRAME_BEFORE.search(view, max(0, start - SPAN_REACH), start)
    return framed is None and not view.startswith(ALL_DAY, figure.start)


def is_large(figure: Figure) -> bool:
    """Whether a mere scale word counts: 亿元以上, 上千家; not 千家万户, 千万吨炼化, 万元GDP."""
    return figure.cmp != "=" and (figure.before < figure.start or figure.unit.kind in ("money", "size"))


def is_counted(view: str, figure: Figure) -> bool:
    """Whether a number in Chinese is a count: from ten on always, below where its unit or noun says so."""
    value = least(figure)
    if value >= 10 or (figure.unit.kind in ("share", "money", "size") and figure.unit.text not in NAMED_UNITS):
        return True
    if value == 1:
        often = OFTEN.search(view, max(0, figure.start - OFTEN_REACH), figure.start)
        return often is not None and figure.unit.text in ("次", "遍", "场")
    # 二 in front of a measure word is an ordinal: a count of two is 两.
    if figure.number[0] == "二" or COMPOUND.match(view, figure.end):
        return False
    return figure.unit.text in SMALL_UNITS or CONCRETE.match(view, figure.end) is not None
