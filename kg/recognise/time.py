"""What time a sentence speaks of: years named or meant (去年, “十四五”), what they are only compared with, and deadlines."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from kg.model import Speech
from kg.numeral import parse_numeral
from kg.recognise.quantity_scan import scan

__all__ = ["Moment", "Role", "Timeline", "find_moments", "governing_moment", "plan_end", "read_deadline"]

# at: the time of what follows; since: where it begins (从2020年的…); against: what it is compared with (比上年).
Role = Literal["at", "since", "against"]


class Moment(NamedTuple):
    """A time expression in view offsets. `deadline` is ISO where it says until when; `period` tells a five-year plan."""

    start: int
    end: int
    year: int | None
    role: Role
    deadline: str | None = None
    period: bool = False


# 二○○七 may come with its circles folded to 0.
YEAR = r"(?:(?:18|19|20)\d\d|[一二][九八〇零○0][〇零○0一二三四五六七八九]{2})"
# Where one of them may begin. The first character is one set, so that the scan between hits is fast.
FIRST = re.compile(
    r"[0-9一二三四今本去上前明年“十未](?:(?<=[0-9])(?<![0-9][0-9])[0-9]{0,3}(?=[年月 　\-–—~～至到])|(?<=[一二])(?=[九八〇零○0])"
    r"|(?<=[一二三四])(?=季度)|(?<=[今本去上前明])(?=年|半年)|(?<=[今未])(?=[后来][三五十35]年)|(?<=年)(?=底|内|末)|(?<=“)(?=[一二三四五六七八九十])"
    r"|(?<=十)(?=[一二三四五六]五))"
)
MOMENT = re.compile(
    rf"(?P<from>{YEAR})[ 　]?年?[ 　]?(?:[-–—~～]{{1,2}}|至|到)[ 　]?(?P<to>{YEAR})[ 　]?年(?P<ends>底|末)?"
    rf"|(?P<year>{YEAR})[ 　]?年(?:(?P<month>\d{{1,2}})月(?:(?P<day>\d{{1,2}})日)?)?(?P<end>底|末)?(?P<by>之前|以前|前)?"
    r"|(?P<word>今年|本年|去年|上年|前年|明年)(?P<wordend>底|末)?(?P<wordby>之前|以前|前|内)?"
    r"|(?:今后|未来)(?P<coming>[三五十35])年"
    r"|(?P<onlymonth>\d{1,2})月(?:(?P<onlyday>\d{1,2})日|[上中下]旬|底|末)?(?:之前|以前|前)"
    r"|(?P<quarter>[一二三四])季度(?:末|底)?(?:之前|以前|前|内)|(?P<half>上半年)(?:之前|前|内|末)"
    r"|(?P<within>(?<![今去前每明\d])年(?:底前?|内|末前?))(?![在部外向侧])"
    r"|“(?P<plan>[一二三四五六七八九]|十[一二三四五六]?)五”"
    r"|(?<![一二三四五六七八九十])(?P<bareplan>十[一二三四五六])五(?=时期|期间|规划|末|以来|五年)"
)
AGAINST = re.compile(
    r"(?:比|较|对比|超过|高于|低于|多于|相当于|不及|好于|快于|占|(?P<with>与|同|和|跟)|(?P<of>为|是|达))(?:“|全国)?\Z"
)
COMPARED = re.compile(r"[^，。；、]{0,8}(?:相比|比|持平|一致)")
BASE = re.compile(r"[^，。；、\d]{0,6}基础上")
SINCE = re.compile(r"(?:从|自|由|自从)“?\Z")
UNTIL = re.compile(r"(?:到|至|截至|截止|力争)“?\Z")
BEGINNING = re.compile(r"”?(?:时期|期间|规划)?(?:以来|起|开始)")
# 是2012年的2.9倍: the year is only what the figure is measured by.
RATIO = re.compile(r"(?:[^，。；、\d]{0,16}的[近约]?[\d.]+[万亿]?[%倍]|”?(?:时期|期间|年底|同期|全年)?的)")
REACH, TITLE_REACH = 3, 40
EARLY = 5
OFFSETS = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1}
QUARTERS = {"一": "3", "二": "6", "三": "9", "四": "12"}
# The third plan began after three years of adjustment; from then on each has five years: the third ended in 1970.
FIRST_PLANS = {1: 1957, 2: 1962}
THIRD_PLAN_END = 1970


def plan_end(number: int) -> int:
    """The last year of a five-year plan: 14 -> 2025."""
    return FIRST_PLANS.get(number, THIRD_PLAN_END + 5 * (number - 3))


def find_moments(view: str, start: int, end: int, speech: Speech) -> list[Moment]:
    """The time expressions of `view[start:end]` in order, read as words of this speech."""
    return list(read_moments(view, start, end, speech))


def read_moments(view: str, start: int, end: int, speech: Speech) -> Iterator[Moment]:
    for found in scan(FIRST, MOMENT, view, start, end):
        if is_titled(view, found.start()):
            continue
        role = tell_role(view, found)
        year = tell_year(found, speech)
        deadline = tell_deadline(view, found, speech) if role == "at" else None
        yield Moment(found.start(), found.end(), year, role, deadline, bool(found["plan"] or found["bareplan"]))


def is_titled(view: str, at: int) -> bool:
    """Whether an offset lies in the title of a document, whose years say nothing of the text."""
    opened = view.rfind("《", max(0, at - TITLE_REACH), at)
    return opened >= 0 and view.find("》", opened, at) < 0


def tell_role(view: str, found: re.Match[str]) -> Role:
    """Whether something happens at this time, since then, or is only compared with it."""
    low = max(0, found.start() - REACH)
    if BASE.match(view, found.end()):
        return "against"
    against = AGAINST.search(view, low, found.start())
    if against and is_against(view, against, found.end()):
        return "against"
    if found["within"] is None and (SINCE.search(view, low, found.start()) or BEGINNING.match(view, found.end())):
        return "since"
    return "at"


def is_against(view: str, against: re.Match[str], end: int) -> bool:
    """Whether what follows at `end` bears a comparison out, where the word before can mean something else too."""
    if against["of"]:
        return RATIO.match(view, end) is not None
    return not against["with"] or COMPARED.match(view, end) is not None


def tell_year(found: re.Match[str], speech: Speech) -> int | None:
    """The year an expression means, of a period its last one; months and 年底 alone say none."""
    written = found["to"] or found["year"]
    if written:
        return as_year(parse_numeral(written if written.isascii() else written.replace("0", "〇")))
    plan = as_year(parse_numeral(found["plan"] or found["bareplan"] or ""))
    if plan is not None:
        return plan_end(plan)
    year = as_year(speech.year.value)
    if year is None:
        return None
    if found["coming"]:
        return year + int(parse_numeral(found["coming"]) or 0) - begins_at_once(speech)
    return year + OFFSETS[found["word"]] if found["word"] else None


def begins_at_once(speech: Speech) -> bool:
    """Whether the years to come begin with that of the speech: of one early in its year, or of an unknown month."""
    month = str(speech.date.value or "")[5:7]
    return not month or int(month) <= EARLY


def as_year(value: object) -> int | None:
    return value if isinstance(value, int) else None


def tell_deadline(view: str, found: re.Match[str], speech: Speech) -> str | None:
    """2025年底前 -> 2025, 11月底前 -> 2023-11 in a speech of 2023, 到2030年 -> 2030; None where it sets no end."""
    year = tell_year(found, speech) or as_year(speech.plan_year.value) or as_year(speech.year.value)
    until = UNTIL.search(view, max(0, found.start() - REACH), found.start()) is not None
    if year is None or (found["from"] and not until):
        return None
    if found["onlymonth"]:
        return write_iso(year, found["onlymonth"], found["onlyday"])
    if found["quarter"] or found["half"]:
        return write_iso(year, QUARTERS[found["quarter"] or "二"], None)
    limits = ("within", "by", "wordby", "end", "ends", "wordend", "coming")
    if any(found[limit] for limit in limits) or (until and not found["word"]):
        return write_iso(year, found["month"], found["day"])
    return None


def write_iso(year: int, month: str | None, day: str | None) -> str | None:
    """A date as precise as it is known; None for a month that does not exist."""
    if month is None:
        return f"{year}"
    if not 1 <= int(month) <= 12:
        return None
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day and 1 <= int(day) <= 31 else "")


def governing_moment(moments: Sequence[Moment], at: int, view: str, year: int | None = None) -> Moment | None:
    """The nearest expression before `at` that gives it a year, or None; what is to begin after `year` begins then."""
    for moment in reversed(moments):
        if moment.end > at or moment.year is None or moment.role == "against":
            continue
        if moment.role == "at" or view[moment.end : at] in ("的", "") or (year is not None and moment.year > year):
            return moment
    return None


def read_deadline(moments: Sequence[Moment], at: int) -> str | None:
    """The deadline that governs `at`: the nearest before it in its sentence, else the first after it."""
    before = [moment.deadline for moment in moments if moment.deadline and moment.start < at]
    if before:
        return before[-1]
    return next((moment.deadline for moment in moments if moment.deadline and moment.start >= at), None)


class Timeline:
    """The time expressions of a whole view."""

    def __init__(self, view: str, speech: Speech) -> None:
        year = as_year(speech.year.value)
        self.moments = find_moments(view, 0, len(view), speech)
        self.coming = [moment for moment in self.moments if year and (moment.year or 0) > year]
        self.starts = [moment.start for moment in self.moments]

    def within(self, start: int, end: int) -> list[Moment]:
        """Those that begin in `view[start:end]`, in order."""
        return self.moments[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def last_before(self, at: int) -> Moment | None:
        """The last one before an offset that gives what it speaks of a year."""
        for number in range(bisect_left(self.starts, at) - 1, -1, -1):
            moment = self.moments[number]
            if moment.year is not None and moment.role != "against":
                return moment
        return None

    def last_coming(self, at: int) -> Moment | None:
        """The last one before an offset that lies after the year of the speech."""
        number = bisect_left(self.coming, at, key=lambda moment: moment.start)
        return self.coming[number - 1] if number else None
