"""Of which year a metric is, whether it is done or to do, and until when. All sentences are invented."""

from __future__ import annotations

import pytest
from told_metrics import Told, find, tell

# When, and whether done or to do.
DATED: dict[str, list[Told]] = {
    "2021年，水产品产量60万吨。": [Told("60万吨", 600000, "吨", "=", "水产品产量", year=2021)],
    "去年完成造林30万亩。": [Told("30万亩", 300000, "亩", "=", "造林")],
    "今年要新建粮仓20座。": [Told("20座", 20, "座", "=", "粮仓", "planned", 2024)],
    "力争培育龙头企业8家。": [Told("8家", 8, "家", "=", "龙头企业", "planned", 2024)],
    "到2030年，森林覆盖率达到45%。": [Told("45%", 45, "%", "=", "森林覆盖率", "planned", 2030)],
    "“十三五”时期，新建学校90所。": [Told("90所", 90, "所", "=", "学校", year=2020)],
    "“十四五”期间，已新建学校40所。": [Told("40所", 40, "所", "=", "学校")],
    "“十五五”时期，新建学校70所。": [Told("70所", 70, "所", "=", "学校", "planned", 2030)],
    "截至2022年底，党员总数30万名。": [Told("30万名", 300000, "名", "=", "党员总数", year=2022)],
    "2019年至2021年，投入整治资金6亿元。": [Told("6亿元", 600000000, "元", "=", "整治资金", year=2021)],
    "奶业产值比2018年增长50%。": [Told("50%", 50, "%", "=", "奶业产值")],
    "用电量是2015年的1.8倍。": [Told("1.8倍", 1.8, "倍", "=", "用电量")],
    "考核指标由58个压缩至31个。": [
        Told("58个", 58, "个", "=", "考核指标", year=2022),
        Told("31个", 31, "个", "=", "考核指标"),
    ],
    "绿化率从2017年的30%提高到36%。": [
        Told("30%", 30, "%", "=", "绿化率", year=2017),
        Told("36%", 36, "%", "=", "绿化率"),
    ],
    "五年来，托位从2万个增加到6万个。": [
        Told("2万个", 20000, "个", "=", "托位", year=2018),
        Told("6万个", 60000, "个", "=", "托位"),
    ],
    "信访总量由上年的92件下降到66件。": [
        Told("92件", 92, "件", "=", "信访总量", year=2022),
        Told("66件", 66, "件", "=", "信访总量"),
    ],
    "今后五年，绿化覆盖率由目前的31%提高到38%。": [
        Told("31%", 31, "%", "=", "绿化覆盖率", year=2024),
        Told("38%", 38, "%", "=", "绿化覆盖率", "planned", 2028),
    ],
    "对连续三年考核优秀的优先使用。": [Told("三年", 3, "年", "=", "优秀", year=None)],
    "表彰40名2021年度优秀教师。": [Told("40名", 40, "名", "=", "优秀教师", year=2021)],
    "解放战争时期，支前民工达30万人。": [Told("30万人", 300000, "人", "=", "民工", year=None)],
}


@pytest.mark.parametrize(("text", "expected"), DATED.items())
def test_metrics_say_when(text: str, expected: list[Told]) -> None:
    assert [tell(text, candidate) for candidate in find(text)] == expected


@pytest.mark.parametrize(
    ("heading", "modality", "year"),
    [
        ("2023年工作回顾", "achieved", 2023),
        ("“十四五”时期发展成就", "achieved", 2023),
        ("2024年工作安排", "planned", 2024),
        ("“十五五”时期主要目标任务", "planned", 2030),
        ("取得新进展", "achieved", 2023),
        ("下一步工作打算", "planned", 2024),
    ],
)
def test_headings_tell_modality_and_year(heading: str, modality: str, year: int) -> None:
    quantity = find("建设标准化厂房60万平方米。", heading=heading)[0].quantity
    assert quantity is not None
    assert (quantity.modality, quantity.year) == (modality, year)


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("力争11月底前完成改造200户。", "2024-11"),
        ("年内要建成仓库6座。", "2024"),
        ("到2030年力争覆盖率达到90%。", "2030"),
        ("要在2025年6月30日前清退120家。", "2025-06-30"),
        ("力争建成仓库6座。", None),
        ("2022年底前已建成仓库6座。", None),
    ],
)
def test_deadlines_belong_to_plans(text: str, deadline: str | None) -> None:
    quantity = find(text)[0].quantity
    assert quantity is not None
    assert quantity.deadline == deadline


def test_a_plan_plans_and_a_turn_turns() -> None:
    plan = find("年内举办培训班6期。", kind="plan")[0].quantity
    assert plan is not None and plan.modality == "planned"
    text = "举办培训班6期。今年工作的总体要求是真抓实干。要举办培训班8期。"
    told = [candidate.quantity for candidate in find(text, kind="speech")]
    assert [quantity and (quantity.modality, quantity.year) for quantity in told] == [
        ("achieved", 2023),
        ("planned", 2024),
    ]


def test_no_year_without_one() -> None:
    quantity = find("举办竞赛12场。", year=None)[0].quantity
    assert quantity is not None
    assert quantity.year is None
