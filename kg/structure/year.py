"""The years of a speech: when it was given, which year it looks back on and which one it plans for."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from kg.numeral import parse_numeral

__all__ = ["Told", "find_plan_year", "find_report_year", "find_year"]

NUMBER = r"((?:19|20)\d{2}|[一二][一二三四五六七八九〇○零]{3})"
WORK = r"[^。；\n]{0,16}?工作的?(?:总体|总的|主要|重点|基本|指导)?(?:要求|思路|目标|任务|部署|安排|打算|重点|计划|要点|意见)"
PLANNED = re.compile(rf"(?<![到至前—-]){NUMBER}年(?:{WORK}|的?(?:主要|重点|目标)?(?:任务|工作安排|工作重点|重点工作))")
REVIEWED = re.compile(
    rf"{NUMBER}年度?[^。；，\n]{{0,20}}?(?:工作回顾|工作总结|回顾|总结|取得|成效|成绩|工作情况)|"
    rf"(?:回顾|总结){NUMBER}年|(?:^|[\n。；]){NUMBER}年，[^。\n]{{0,120}}?取得"
)
NOW = re.compile(rf"{NUMBER}年是[^。；]{{0,60}}?(?:一年|之年|第一年|年份)|今年（{NUMBER}年）|今年是{NUMBER}年")
ANNUAL = re.compile(rf"{NUMBER}年度?")
SPAN = re.compile(rf"(?<=[到至—-]){NUMBER}年|{NUMBER}年(?:前|底前|远景)|{NUMBER}(?=[—-])")
LOOKING_BACK = re.compile("回顾|过去(?:的)?[一五]年|去年|[一五]年来|五年以?来|(?:上|前)一年|一年多|取得")
SPOKEN_REVIEW = re.compile(
    r"回顾(?:过去|去年|一年)|过去(?:的)?一年[^。]{0,100}?取得|一年来[^。]{0,100}?取得|去年[^。；]{0,40}?工作[^。；]{0,30}?取得"
)
SENTENCE = r"(?:\A|[\n。；]) *"
LAST_YEAR = re.compile(rf"{SENTENCE}(?:去年|过去(?:的)?一年|一年来|(?:上|前)一年)(?:以来)?，")
THIS_YEAR = re.compile(f"今年{WORK}")
# Said at the head of a local speech's second part: what it goes on to is this year's work.
LOCAL_PLAN = re.compile(rf"{SENTENCE}今年(?:是|，[^。]{{0,20}}?要)|(?:部署|安排)今年|做好今年的?工作")
HEADED = re.compile(rf"{NUMBER}年[^。]{{0,24}}?(?:工作|任务|目标|部署|安排|打算|发展|成绩|成效)")
NEXT_YEAR = re.compile("明年")
# 2024年某社区党委工作报告, 2015年度述职报告 tell of the year that they name; a government's report of a year of the one before.
YEARLY = re.compile(rf"{NUMBER}年度?[^，。；]*?(?:述职|总结|(?<!政府)(?<!法院)(?<!检察院)(?<!常委会)(?<!纪委)工作报告)")
LATELY = re.compile(r"截至目前|截至今年|截至\d{1,2}月|今年以来|今年上半年|[1１]至\d{1,2}月|[1１][-—]\d{1,2}月|前三季度")
ACCOUNTS = re.compile("汇报|通报|情况|评估|总结")
PERIOD = re.compile("“?(十[一二三四五六]?)五”?.*(?:回顾|总结|成就|综述)")
HALF = re.compile("上半年.*下半年")
# From that month on a local text that looks back does so on its own year, until that one on the year before.
MID_YEAR, NEW_YEAR = 6, 2
# Up to that month what such a text plans is still to be done in its own year.
LAST_WITHIN = 11
THIRD_PLAN_END = 1970
LEAST_NEXT, LATE, LATE_NEXT = 6, 9, 2


def read_years(pattern: re.Pattern[str], text: str) -> list[int]:
    """The years in the groups of a pattern, in order."""
    found = (next((group for group in match.groups() if group), "") for match in pattern.finditer(text))
    return [int(value) for value in map(parse_numeral, found) if value is not None]


def count_year(text: str, year: int) -> int:
    """How often a year is written, in digits or in Chinese."""
    digits = "".join("[〇○零]" if digit == "0" else "〇一二三四五六七八九"[int(digit)] for digit in str(year))
    return len(re.findall(f"{year}年|{digits}年", text))


def find_year(text: str) -> int | None:
    """The year a text without a date was given in, by what it plans, by what it calls this year, by what it reviews."""
    planned = read_years(PLANNED, text)
    if planned:
        return Counter(planned).most_common(1)[0][0]
    present = read_years(NOW, text)
    if present:
        return max(present)
    reviewed = read_years(REVIEWED, text)
    if reviewed:
        return max(reviewed) + ("今年以来" not in text)
    return most_named(text)


def most_named(text: str) -> int | None:
    """The year that the text names most, those that end a span or a deadline left out; of several the latest."""
    ends = Counter(read_years(SPAN, text))
    named = Counter(read_years(ANNUAL, text)) - ends
    return max(named, key=lambda year: (named[year], year), default=None)


def plans_next(text: str, year: int, month: int | None) -> bool:
    """Whether a text late in its year looks back on that and plans for the next one."""
    coming = len(NEXT_YEAR.findall(text))
    late = month is not None and month >= LATE and coming >= LATE_NEXT
    return late or (coming > 0 and coming + count_year(text, year + 1) >= LEAST_NEXT)


def names_last(text: str, year: int) -> bool:
    """Whether a sentence begins with the year before (`2021年，全镇…`, `去年，…`)."""
    return LAST_YEAR.search(text) is not None or re.search(rf"{SENTENCE}{year - 1}年，", text) is not None


def read_period(told: Told) -> int | None:
    """The last year of the five-year plan that a title looks back on (“十三五”…回顾)."""
    found = PERIOD.search(told.title)
    number = parse_numeral(found[1]) if found else None
    end = THIRD_PLAN_END + 5 * (int(number) - 3) if number else None
    return end if end is not None and end <= told.year else None


def tells_own_year(told: Told) -> bool:
    """Whether a report is about the year it bears: a yearly one of a body that names it, or an account in mid-year."""
    if told.year in read_years(YEARLY, told.title):
        return True
    if "中期评估" in told.title:
        return True
    account = ACCOUNTS.search(told.title) and LATELY.search(told.text)
    return account is not None and "去年" not in told.text and told.year not in read_years(REVIEWED, told.title)


@dataclass(frozen=True, slots=True)
class Told:
    """What the years are concluded from: the text after its head, title and headings, kind, and when and where it was said."""

    text: str
    title: str
    headings: str
    kind: str
    year: int
    month: int | None
    local: bool


def find_report_year(told: Told) -> int | None:
    """The year that a text looks back on, or None where it does not look back.

    A report of a year is about the year before, the last one of a period of years too.
    """
    text, year = told.text, told.year
    own = read_period(told) or (year if told.kind == "report" and tells_own_year(told) else None)
    if own is not None:
        return own
    reviewed = [found for found in read_years(REVIEWED, f"{told.title}\n{told.headings}") if found <= year]
    headed = [found for found in read_years(HEADED, told.headings) if found < year]
    if told.kind == "plan":
        return year - 1 if re.search(rf"{SENTENCE}{year - 1}年，", text) else None
    if reviewed or headed:
        return max(reviewed or headed)
    return reviewed_year(told)


def reviewed_year(told: Told) -> int | None:
    """The year that the words of a text look back on."""
    text, year = told.text, told.year
    looks_back = LOOKING_BACK.search(text) or count_year(text, year - 1)
    if looks_back and ends_year(told):
        return year
    if told.kind == "report":
        return year - 1 if looks_back else None
    early = told.month is not None and told.month <= NEW_YEAR
    spoken = year - 1 in read_years(REVIEWED, text) or SPOKEN_REVIEW.search(text)
    return year - 1 if spoken or (told.local and (early or names_last(text, year))) else None


def ends_year(told: Told) -> bool:
    """Whether a text that looks back does so on the year that it was given in."""
    if told.local and told.month is not None and told.month >= MID_YEAR:
        return True
    return (told.kind == "report" or told.local) and plans_next(told.text, told.year, told.month)


def find_plan_year(told: Told, reported: int | None) -> int | None:
    """The year that a text plans for, or None where it does not plan; `reported` is the year it looks back on.

    A report that does not look back is an excerpt of its plans; one that never comes to its own year has none.
    """
    text, year = told.text, told.year
    coming = {year, year + 1} - {reported}
    planned = [found for found in read_years(PLANNED, f"{told.title}\n{told.headings}") if found in coming]
    headed = [found for found in read_years(HEADED, told.headings) if found in coming]
    if planned or headed:
        return min(planned or headed)
    if told.kind == "plan" or HALF.search(told.title):
        return year
    if reported == year:
        within = told.month is not None and told.month <= LAST_WITHIN and not plans_next(text, year, told.month)
        return year if within else year + 1
    if told.kind == "report":
        return year if reported is None or "今年" in text or count_year(text, year) else None
    if year in read_years(PLANNED, text) or THIS_YEAR.search(text):
        return year
    local = told.local and (LOCAL_PLAN.search(text) or year in read_years(NOW, text))
    return year if local else None
