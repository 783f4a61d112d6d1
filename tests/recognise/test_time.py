"""Time expressions: the year they mean, what they are only compared with, and the deadlines they set."""

from __future__ import annotations

import pytest

from kg.model import Attribute, Speech
from kg.recognise.time import find_moments, governing_moment, plan_end, read_deadline

SPEECH = Speech(year=Attribute(2024, "explicit"), plan_year=Attribute(2024, "explicit"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022年，", [(2022, "at")]),
        ("1980 年", [(1980, "at")]),
        ("一九八五年", [(1985, "at")]),
        ("二〇一二年", [(2012, "at")]),
        ("二00六年", [(2006, "at")]),
        ("今年以来", [(2024, "since")]),
        ("去年年底", [(2023, "at"), (None, "at")]),
        ("前年和明年", [(2022, "at"), (2025, "at")]),
        ("比上年增长", [(2023, "against")]),
        ("较2019年提高", [(2019, "against")]),
        ("是2015年的3倍", [(2015, "against")]),
        ("为2020年目标打下基础", [(2020, "at")]),
        ("从2018年的", [(2018, "since")]),
        ("2019年到 2021年", [(2021, "at")]),
        ("2021—2025年", [(2025, "at")]),
        ("“十四五”期间", [(2025, "at")]),
        ("“九五”时期", [(2000, "at")]),
        ("十二五时期", [(2015, "at")]),
        ("比“十三五”时期", [(2020, "against")]),
        ("在去年的基础上再提高", [(2023, "against")]),
        ("实施《人才规划（2020—2030年）》", []),
        ("国务院第五次会议", []),
        ("今后五年", [(2028, "at")]),
        ("三年行动，近两年", []),
    ],
)
def test_moments(text: str, expected: list[tuple[int | None, str]]) -> None:
    moments = find_moments(text, 0, len(text), SPEECH)
    assert [(moment.year, moment.role) for moment in moments] == expected


def test_years_to_come_begin_with_the_next_one_late_in_a_year() -> None:
    late = Speech(year=Attribute(2021, "explicit"), date=Attribute("2021-09-26", "explicit"))
    assert [moment.year for moment in find_moments("今后五年", 0, 4, late)] == [2026]


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("11月底前完成", "2024-11"),
        ("6月30日前完成", "2024-06-30"),
        ("2025年底前建成", "2025"),
        ("2025年3月底前建成", "2025-03"),
        ("到2030年建成", "2030"),
        ("截至2023年底", "2023"),
        ("年内完成", "2024"),
        ("力争年底突破", "2024"),
        ("明年底前完成", "2025"),
        ("三季度末前完成", "2024-09"),
        ("上半年末", "2024-06"),
        ("13月底前完成", None),
        ("2023年完成", None),
        ("比2030年多", None),
        ("多年内部管理", None),
    ],
)
def test_deadlines(text: str, deadline: str | None) -> None:
    assert read_deadline(find_moments(text, 0, len(text), SPEECH), len(text)) == deadline


def test_the_nearest_deadline_before_wins_then_the_first_after() -> None:
    text = "6月底前立项，9月底前开工，12月底前竣工"
    moments = find_moments(text, 0, len(text), SPEECH)
    assert read_deadline(moments, text.index("开工")) == "2024-09"
    assert read_deadline(moments, 0) == "2024-06"


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2021年产量@", 2021),
        ("2021年产量比2015年增长@", 2021),
        ("从2018年的@", 2018),
        ("从2018年起产量@", None),
        ("产量@，2021年", None),
    ],
)
def test_governing_moment(text: str, year: int | None) -> None:
    at = text.index("@")
    moment = governing_moment(find_moments(text, 0, len(text), SPEECH), at, text)
    assert (moment.year if moment else None) == year


@pytest.mark.parametrize(("number", "year"), [(1, 1957), (2, 1962), (6, 1985), (10, 2005), (14, 2025), (15, 2030)])
def test_plans_end(number: int, year: int) -> None:
    assert plan_end(number) == year


def test_words_of_a_speech_without_year_say_none() -> None:
    assert [moment.year for moment in find_moments("今年和去年", 0, 5, Speech())] == [None, None]
    assert read_deadline(find_moments("11月底前", 0, 5, Speech()), 5) is None
