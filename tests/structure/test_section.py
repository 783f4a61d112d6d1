"""Sections: which markers open one, how they nest, and where they end."""

from __future__ import annotations

import pytest

from kg.model import Section
from kg.structure.section import find_sections

Row = tuple[int, str, str, int | None]


def outline(text: str) -> list[Row]:
    """Depth, marker, heading and parent of each section."""
    return [(section.depth, section.marker, section.heading, section.parent) for section in find_sections(text)]


OUTLINES: list[tuple[str, str, list[Row]]] = [
    (
        "three levels",
        "一、总体要求\n（一）指导思想。坚持稳中求进。\n1.抓学习。学好理论。\n（二）目标\n二、主要任务\n(一)强基\n",
        [
            (1, "一、", "总体要求", None),
            (2, "（一）", "指导思想", 0),
            (3, "1.", "抓学习", 1),
            (2, "（二）", "目标", 0),
            (1, "二、", "主要任务", None),
            (2, "(一)", "强基", 4),
        ],
    ),
    (
        "numbers that run on across chapters",
        "一、学习\n1.读原著\n2.悟原理\n二、干部\n3.选好\n4.管好\n",
        [
            (1, "一、", "学习", None),
            (2, "1.", "读原著", 0),
            (2, "2.", "悟原理", 0),
            (1, "二、", "干部", None),
            (2, "3.", "选好", 3),
            (2, "4.", "管好", 3),
        ],
    ),
    (
        "chapters, circled and bracketed numbers",
        "第一章 总则\n一、目的\n（1）甲\n①乙\n②丙\n（2）丁\n第二章 附则\n",
        [
            (1, "第一章", "总则", None),
            (2, "一、", "目的", 0),
            (3, "（1）", "甲", 1),
            (4, "①", "乙", 2),
            (4, "②", "丙", 2),
            (3, "（2）", "丁", 1),
            (1, "第二章", "附则", None),
        ],
    ),
    (
        "Markdown",
        "# 要闻\n## 摘要\n1.甲；\n2.乙；\n## 详情\n### 【标题】丙\n正文。\n",
        [
            (1, "#", "要闻", None),
            (2, "##", "摘要", 0),
            (3, "1.", "甲", 1),
            (3, "2.", "乙", 1),
            (2, "##", "详情", 0),
            (3, "###", "【标题】丙", 4),
        ],
    ),
    (
        "一是 inside a paragraph",
        "（一）强基。一是建队伍。配好书记。二是抓保障。三是促治理。\n（二）聚才\n",
        [
            (1, "（一）", "强基", None),
            (2, "一是", "建队伍", 0),
            (2, "二是", "抓保障", 0),
            (2, "三是", "促治理", 0),
            (1, "（二）", "聚才", None),
        ],
    ),
    (
        "一要 within 一是",
        "一是聚焦谋划。抓好两件事：一要摸底。二要整顿。城市方面继续努力。\n二是聚焦规范。\n",
        [
            (1, "一是", "聚焦谋划", None),
            (2, "一要", "摸底", 0),
            (2, "二要", "整顿", 0),
            (1, "二是", "聚焦规范", None),
        ],
    ),
    (
        "two lists in one paragraph",
        "一、经济。一要增收。二要节支。还要改革。一要放权。二要监管。\n",
        [
            (1, "一、", "经济", None),
            (2, "一要", "增收", 0),
            (2, "二要", "节支", 0),
            (2, "一要", "放权", 0),
            (2, "二要", "监管", 0),
        ],
    ),
    (
        "first and last",
        "首先，讲形势。形势很好。\n其次，讲任务。\n最后，讲要求。\n",
        [(1, "首先，", "讲形势", None), (1, "其次，", "讲任务", None), (1, "最后，", "讲要求", None)],
    ),
    (
        "dashes",
        "主要成绩：\n——经济稳中有进。生产总值增长。\n——民生持续改善。\n",
        [(1, "——", "经济稳中有进", None), (1, "——", "民生持续改善", None)],
    ),
    (
        "a text whose line breaks are lost",
        "今天开会。一、关于形势形势很好，大家满意。二、关于任务任务很重。",
        [(1, "一、", "关于形势形势很好，大家满意", None), (1, "二、", "关于任务任务很重", None)],
    ),
    (
        "a point that begins with a figure",
        "8.甲事；\n9.4月物价平稳；\n10.乙事；\n",
        [(1, "8.", "甲事", None), (1, "9.", "4月物价平稳", None), (1, "10.", "乙事", None)],
    ),
    (
        "brackets outside, because they run on",
        "（一）甲\n一、乙\n二、丙\n（二）丁\n一、戊\n二、己\n",
        [
            (1, "（一）", "甲", None),
            (2, "一、", "乙", 0),
            (2, "二、", "丙", 0),
            (1, "（二）", "丁", None),
            (2, "一、", "戊", 3),
            (2, "二、", "己", 3),
        ],
    ),
    (
        "a long heading is cut",
        f"一、{'长' * 60}\n",
        [(1, "一、", "长" * 40, None)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in OUTLINES], ids=[case[0] for case in OUTLINES])
def test_outline(text: str, expected: list[Row]) -> None:
    assert outline(text) == expected


NONE = [
    "首先，我代表县委向大家问好。\n今天开会。",
    "这是第一，也是唯一。",
    "1.6万人参加。\n3.5%的增长。",
    "2022年工作安排\n12月底前完成。",
    "要做到：一是认真，二是负责，三是高效。",
    "——在全县大会上的讲话\n同志们：",
    "一二三四五，上山打老虎。",
]


@pytest.mark.parametrize("text", NONE)
def test_no_section(text: str) -> None:
    assert find_sections(text) == ()


def test_ends() -> None:
    text = "前言。\n一、甲\n（一）乙。一是丙。二是丁。\n戊。\n二、己\n庚。"
    assert find_sections(text) == (
        Section(0, 1, "一、", "甲", 4, 25, None),
        Section(1, 2, "（一）", "乙", 8, 25, 0),
        Section(2, 3, "一是", "丙", 13, 17, 1),
        Section(3, 3, "二是", "丁", 17, 21, 1),
        Section(4, 1, "二、", "己", 25, 31, None),
    )


def test_items_on_lines_of_their_own_hold_what_follows() -> None:
    text = "一是稳增长。\n投资增加。\n二是促改革。\n试点推开。\n"
    assert [text[section.start : section.end] for section in find_sections(text)] == [
        "一是稳增长。\n投资增加。\n",
        "二是促改革。\n试点推开。\n",
    ]


def test_empty_text() -> None:
    assert find_sections("") == ()
