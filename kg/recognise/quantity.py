"""Numbers with their units as they stand in the text, before anyone asks what they mean.

`find_figures` reads 1.6万余人次, 3-5个, 百分之八十以上, **名 and the like in one pass of one pattern; which of them are metrics
is for `kg.recognise.quantity_use` to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from kg.model import Value
from kg.numeral import parse_fraction, parse_numeral
from kg.recognise.unit import UNIT_STARTS, Unit, find_unit

__all__ = ["Comparator", "Figure", "Form", "find_figures"]

Comparator = Literal["=", "~", ">", "<"]
Form = Literal["digits", "chinese", "masked", "fraction", "bare"]

NUMERALS = "一二三四五六七八九十百千万亿两零〇萬億兩"
# 千 of 千瓦, 千米 and the like belongs to the unit.
CHINESE = r"(?:[一二三四五六七八九十百万亿两零〇○萬億兩]|千(?![瓦米克卡伏赫]))"
POINT = "(?:点[一二三四五六七八九零〇]+)"
SCALE = r"(?>(?:[百千](?![瓦米克卡伏赫分]))?[多余几]?(?:[ 　]?(?:万亿|[万亿萬億](?!众|象|物)))?[多余]?)"
DIGITS = (
    rf"(?>(?:\d{{0,2}}(?:[,，]\d{{3}})+(?!\d)|\d*)(?:\.\d+)?(?:/\d+(?![\d/年月]))?){SCALE}"
    r"(?![月日号届版点]|年(?<=[12]\d{3}年))"
)
WORDS = (
    rf"(?>{CHINESE}*(?:{POINT}[万亿]*)?)(?:分之(?:{CHINESE}+{POINT}?|\d+(?:\.\d+)?))?"
    r"(?>(?:[多余几](?:万亿|[万亿萬億])?)?)(?![月日号届大中版])"
)
MASK = r"(?>[*X×x]{0,3}[多余]?(?:万亿|[万亿])?[多余]?)"
# The first character is one set, so that the scan between hits is fast; which one it was decides how to go on.
FIGURE = re.compile(
    rf"[0-9{NUMERALS}*X×](?:(?<=[0-9]){DIGITS}|(?<=[二三四五六七八九十百千万亿两萬億兩]){WORDS}"
    rf"|(?<=一)(?=[二三四五六七八九十百千万亿点倍成次遍]){WORDS}|(?<=[*X×]){MASK})"
)
DASH = re.compile(r"[ 　]?(?:[-–—―~～－]{1,2}|至|到)[ 　]?(?:百分之)?")
AFTER = re.compile(r"[多余]?(?:左右|上下|以上|以下|以内|之内|之多|开外)?")
BEFORE = re.compile(
    r"(?:(?<![节签集条预契合制缩相])约|大约|大概|(?<![附邻临])近|将近|接近|逼近"
    r"|(?P<more>(?<![通经越渡度走跨迈超胜错])过|超|超过|超出|逾|突破|至少|高于|多于|大于|不低于|不少于|不小于|不下|跃上|迈上|站上|跨上|登上|冲上"
    r"|迈过|跨过|跨越|越过|(?P<up>上))"
    r"|(?P<less>不到|不足|不超|不超过|少于|低于|小于|不高于|不多于|不大于|最多|至多))\Z"
)
BEFORE_REACH = 4
# The characters that the three above end or begin with: most numbers have none of them next to them.
DASHES, TAILS, BEFORE_ENDS = (
    frozenset("-–—―~～－至到 　"),
    frozenset("多余左上以之开"),
    frozenset("约概近超过出逾破少于下上越到足多"),
)
NOT_BEFORE = frozenset(".+×·-/*#@_")
VAGUE_BEFORE = frozenset("几数好")
VAGUE = str.maketrans("", "", "多余几 　")
PAIR = re.compile("一二|二三|两三|三四|四五|五六|六七|七八|八九")
ROUND = frozenset("百千万亿萬億")
POSITIONAL = frozenset("十百千万亿萬億点零〇")
# What a large number without a measure word does not stand before: 万亿级, 百万年.
NOT_ALONE = tuple("级 年 月 岁 元级 里 象 众 物 能 字 世 向 维".split())
# The first characters of what can follow a number that counts, and the last ones of numbers that need nothing more.
FOLLOWS = UNIT_STARTS | DASHES
ENDS = frozenset("万亿萬億多余 　")
NOTHING = Unit("", "count")
POINTS = Unit("个百分点", "share")
SHARES_POINTS = re.compile(r"(?:[、和与](?:\d+(?:\.\d+)?个)?)+(?:\d+(?:\.\d+)?)?个?百分点")


class Figure(NamedTuple):
    """A number with its unit. `before` is where its approximators begin, `number` its own words."""

    start: int
    end: int
    before: int
    form: Form
    number: str
    value: Value
    unit: Unit
    cmp: Comparator


class Number(NamedTuple):
    """A number without its unit; `text` is without 多 and 余, of which `vague` tells."""

    start: int
    end: int
    form: Form
    text: str
    vague: bool


def find_figures(view: str) -> Iterator[Figure]:
    """Each number that has a unit, or that can do without one, in the order of the text."""
    done = 0
    for found in FIGURE.finditer(view):
        start = found.start()
        if start < done or not may_end(view, found) or (start and not may_follow(view, start)):
            continue
        figure = read_figure(view, read_number(found))
        if figure is not None:
            done = figure.end
            yield figure


def may_end(view: str, found: re.Match[str]) -> bool:
    """Whether what stands behind a number can make a figure of it: a cheap look before the number is read."""
    return view[found.end() : found.end() + 1] in FOLLOWS or found[0][-1] in ENDS or "分" in found[0] or "/" in found[0]


def may_follow(view: str, start: int) -> bool:
    """Whether a number may begin here: not in an ordinal (第3次), a name (C919, “8+4”) or another number."""
    last = view[start - 1]
    if last in NOT_BEFORE or last == "第":
        return False
    if last in ":：":
        return not view[start - 2 : start - 1].isdigit()
    if last.isascii() and last.isalnum():
        return False
    if view[start] in NUMERALS and last in VAGUE_BEFORE:
        return False
    return last not in NUMERALS and not (last in " 　" and view[start - 2 : start - 1] == "第")


def read_number(found: re.Match[str]) -> Number:
    """The number that a match of `FIGURE` shows."""
    text = found[0]
    plain = text.translate(VAGUE)
    form: Form = "digits"
    if text[0] in "*X×":
        form = "masked"
    elif "分之" in plain or "/" in plain:
        form = "fraction"
    elif not text[0].isdigit():
        form = "bare" if ROUND.issuperset(plain) else "chinese"
    return Number(found.start(), found.end(), form, plain, len(plain) < len(text.strip()) and text[-1] not in " 　")


def value_of(number: Number) -> Value:
    """What a number says: None where it is masked or none."""
    if number.form == "masked":
        return None
    if number.form == "fraction":
        return fraction_of(number.text)
    if number.form != "chinese":
        return parse_numeral(number.text)
    if PAIR.match(number.text):
        low, high = parse_numeral(number.text[:1] + number.text[2:]), parse_numeral(number.text[1:])
        return None if low is None or high is None else (low, high)
    # 三五 is two digits in a row, neither a number nor a pair.
    plain = len(number.text) > 1 and POSITIONAL.isdisjoint(number.text)
    return None if plain else parse_numeral(number.text)


def fraction_of(text: str) -> int | float | None:
    """三分之一 as it is, 百分之八十 in hundredths; a stroke (1/3) only where it gives less than one."""
    value = parse_fraction(text)
    if value is None or "/" in text:
        return value if value is not None and 0 < value < 1 else None
    scaled = round(value * (100 if text.startswith("百分之") else 1000 if text.startswith("千分之") else 1), 6)
    return int(scaled) if scaled == int(scaled) else scaled


def read_figure(view: str, number: Number) -> Figure | None:
    """The figure that a number begins: a range, or a number with a unit."""
    unit, at = unit_behind(view, number)
    behind = at if unit else number.end
    dash = DASH.match(view, behind) if view[behind : behind + 1] in DASHES else None
    ranged = read_range(view, number, unit, dash) if dash else None
    if ranged is not None or unit is None:
        return ranged
    value = value_of(number)
    if value is None and number.form != "masked":
        return None
    return complete(view, number, value, unit, at)


def complete(view: str, number: Number, value: Value, unit: Unit, at: int) -> Figure:
    """The figure with the approximators around it; `at` is where its unit ends."""
    tail = AFTER.match(view, at) if view[at : at + 1] in TAILS else None
    end = tail.end() if tail else at
    before, cmp = compare(view, number, view[at:end], vague=number.vague or "多" in unit.written)
    unit = POINTS if unit.text == "个" and SHARES_POINTS.match(view, end) else unit
    return Figure(number.start, end, before, number.form, number.text, value, unit, cmp)


def unit_behind(view: str, number: Number) -> tuple[Unit | None, int]:
    """The unit and where it ends; fractions and large round numbers can do without one."""
    at = number.end
    while view[at : at + 1] in (" ", "　"):
        at += 1
    unit = find_unit(view, at)
    if number.form == "fraction" and not (unit and unit.kind == "share"):
        return share_of(number.text), number.end
    if unit is not None:
        return unit, at + len(unit.written)
    return (NOTHING, number.end) if stands_alone(view, number) else (None, at)


def share_of(text: str) -> Unit:
    """百分之八十 counts in %, a third in nothing."""
    return Unit("%" if text.startswith("百分之") else "‰" if text.startswith("千分之") else "", "share")


def stands_alone(view: str, number: Number) -> bool:
    """Whether a number without a measure word counts something: 1400万农业转移人口, 七千多万."""
    text = view[number.start : number.end].rstrip(" 　多余")
    return text[-1] in "万亿萬億" and len(text) > 1 and not view.startswith(NOT_ALONE, number.end)


def read_range(view: str, low: Number, unit: Unit | None, dash: re.Match[str]) -> Figure | None:
    """3-5个, 10至20万元, 5%—5.5%: the second number and its unit, where there are any."""
    found = FIGURE.match(view, dash.end())
    if found is None or low.form in ("masked", "bare") or is_start(view, low, dash[0]):
        return None
    high = read_number(found)
    shared, end = (unit, high.end) if low.form == "fraction" else unit_behind(view, high)
    if shared is None or (unit is not None and not shared.text.startswith(unit.text)):
        return None
    values = order(low, high)
    return complete(view, low, values, shared, end) if values else None


def is_start(view: str, low: Number, dash: str) -> bool:
    """Whether 至 and 到 lead from one state to another (由5个到8个) rather than along a range."""
    return dash.strip() in ("至", "到") and view[low.start - 1 : low.start] in ("由", "从")


def order(low: Number, high: Number) -> tuple[int | float, int | float] | None:
    """Both ends of a range, the first with the scale word of the second (10至20万); None where they do not ascend."""
    first, last = value_of(low), value_of(high)
    if high.form == "digits" and low.form == "fraction":
        last = parse_numeral(high.text)
    if not isinstance(first, int | float) or not isinstance(last, int | float):
        return None
    raw = parse_numeral(high.text.rstrip("百千万亿萬億"))
    if low.form == high.form == "digits" and low.text[-1].isdigit() and raw and raw > first:
        first = first * last / raw
    first = int(first) if first == int(first) else round(first, 6)
    return (first, last) if first < last else None


def compare(view: str, number: Number, tail: str, *, vague: bool) -> tuple[int, Comparator]:
    """Where an approximator in front begins, and what the approximators on both sides say."""
    near = view[number.start - 1 : number.start] in BEFORE_ENDS
    word = BEFORE.search(view, max(0, number.start - BEFORE_REACH), number.start) if near else None
    if word is not None and word["up"] and number.form != "bare":
        word = None
    before = word.start() if word else number.start
    if tail:
        return before, "~" if tail.endswith(("左右", "上下")) else "<" if tail[-2:] in ("以下", "以内", "之内") else ">"
    if vague:
        return before, ">"
    if word is None:
        return before, "~" if number.form == "chinese" and PAIR.match(number.text) else "="
    return before, ">" if word["more"] else "<" if word["less"] else "~"
