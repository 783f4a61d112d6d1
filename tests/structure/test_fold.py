"""Folding: what each kind of dirt becomes, and that every character keeps its place in the source."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.structure.fold import fold
from kg.structure.origin import Edit, Origin, apply_edits

ONE_FOR_ONE = [
    ("full-width digits and letters", "增长８．５％，Ａ级", "增长8.5%，A级"),
    ("traditional characters", "黨員幹部學習國務院文件", "党员干部学习国务院文件"),
    ("old variants of traditional characters", "擧行大會，淸查賬目", "举行大会，清查账目"),
    ("characters both scripts use stay", "著名于里程表面", "著名于里程表面"),
    ("straight quotation marks in turn", '落实"三会一课"和"主题党日"', "落实“三会一课”和“主题党日”"),
    ("quotation marks start anew in each line", '甲"乙\n丙"丁"', "甲“乙\n丙“丁”"),
    ("corner brackets", "「甲」和『乙』", "“甲”和“乙”"),
    ("half-width stops beside Chinese", "坚持党的领导,加强党建;好!对吗?", "坚持党的领导，加强党建；好！对吗？"),
    ("thousands and times stay", "投入1,200万元，19:30开会", "投入1,200万元，19:30开会"),
    ("brackets around Chinese", "(一)抓学习(节选)", "（一）抓学习（节选）"),
    ("brackets around figures stay", "see (2022)", "see (2022)"),
    ("Latin text stays", 'He said: "no, thanks!"', "He said: “no, thanks!”"),
    ("masks stay", "培训**人，XX县", "培训**人，XX县"),
]


@pytest.mark.parametrize(
    ("source", "expected"), [case[1:] for case in ONE_FOR_ONE], ids=[case[0] for case in ONE_FOR_ONE]
)
def test_replaces_one_for_one(source: str, expected: str) -> None:
    assert fold(source) == (expected, None)


REMOVALS = [
    ("spaced-out words", "党 的 二 十 大", "党的二十大"),
    ("spaces in prose", "我们 要坚持，不断 前进。", "我们要坚持，不断前进。"),
    ("a space between the clauses of a heading stays", "共护一江水 青山入画来", "共护一江水 青山入画来"),
    ("spaces between figure and unit in prose", "全县，投入 24.5 万元。", "全县，投入24.5万元。"),
    ("spaced-out figures", "去年，增长1 1 %，达到8 .8 万人。", "去年，增长11%，达到8.8万人。"),
    ("a number that begins a line keeps its space", "1 加强领导，落实责任。", "1 加强领导，落实责任。"),
    ("spaces beside Chinese marks", "实施“ 头雁 ”工程", "实施“头雁”工程"),
    ("names in a list stay apart", "张某　李某（女，回族）　王某。", "张某 李某（女，回族） 王某。"),
    ("zero-width characters", "\ufeff党\u200b的建设", "党的建设"),
    ("inline tags", "<strong>要闻</strong>：今天", "要闻：今天"),
    ("block tags break the line", "<p>第一段。</p><p>第二段。</p>", "\n第一段。\n\n第二段。\n"),
    ("attributes of tags", '<p style="text-align: center;">标题</p>', "\n标题\n"),
    ("scripts and comments", "甲<script>if (a<b) {}</script>乙<!-- 丙 -->丁", "甲乙丁"),
    ("entities", "甲类&nbsp;乙类&ldquo;丙&rdquo;&unknown;", "甲类 乙类“丙”&unknown;"),
    ("less-than signs stay", "降幅<5%，A<B类", "降幅<5%，A<B类"),
    (
        "two wide spaces in a long line part paragraphs",
        "同志们，今天的会议主要任务是总结工作、分析形势、部署任务，请大家认真听。　　一、关于去年的工作和今年的安排",
        "同志们，今天的会议主要任务是总结工作、分析形势、部署任务，请大家认真听。\n一、关于去年的工作和今年的安排",
    ),
    ("a stop cannot begin a line", "落实《\n某项条例\n》，抓好整改。", "落实《某项条例》，抓好整改。"),
    ("a dash alone goes on", "——\n改革深入推进。\n\n下一段。", "——改革深入推进。\n\n下一段。"),
    (
        "links on lines of their own",
        "大会听取了县长所作的\n政府工作报告\n，会议同意\n这个报告\n的安排。\n\n第二段话。\n\n第三段话。",
        "大会听取了县长所作的政府工作报告，会议同意这个报告的安排。\n\n第二段话。\n\n第三段话。",
    ),
]


@pytest.mark.parametrize(("source", "expected"), [case[1:] for case in REMOVALS], ids=[case[0] for case in REMOVALS])
def test_removes_dirt(source: str, expected: str) -> None:
    assert fold(source)[0] == expected


WRAPPED = """各级党组织要把抓落实作为重要责任一
级抓一级把各项任务落到实处见到成效
推动全县各项工作迈上新的台阶再创佳
绩为建设美丽富裕的新家园而努力奋斗
广大党员干部要带头苦干实干为群众办
好每一件实事让群众得到更多的实惠。
二、下一步工作
    新的一年要继续抓好党建引领基层治
理这项工作。"""


def test_joins_lines_of_fixed_width() -> None:
    view, _ = fold(WRAPPED)
    assert view.splitlines() == [
        "各级党组织要把抓落实作为重要责任一级抓一级把各项任务落到实处见到成效推动全县各项工作迈上新的台阶再创佳"
        "绩为建设美丽富裕的新家园而努力奋斗广大党员干部要带头苦干实干为群众办好每一件实事让群众得到更多的实惠。",
        "二、下一步工作",
        "新的一年要继续抓好党建引领基层治理这项工作。",
    ]


def test_indents_go_and_every_character_keeps_its_place() -> None:
    source = "　　第一段。\n　　第二段 100 元。\n \n"
    view, origin = fold(source)
    assert view == "第一段。\n第二段100元。\n \n"
    assert [source[place] for place in origin or ()] == list(view)


KEPT = [
    "在全县大会上的讲话\n2022年3月5日\n县委书记 某某\n同志们：\n今天开会。",
    "一、工作回顾\n去年，全县取得成绩。\n二、工作安排\n今年，要继续努力。",
    "今后的任务\n要坚持稳中求进，推动发展。\n主要措施\n要加强领导，抓好落实。",
]


@pytest.mark.parametrize("source", KEPT)
def test_headings_keep_their_lines(source: str) -> None:
    assert fold(source) == (source, None)


def test_origin_leads_to_the_source() -> None:
    source = "<p>党 的　二 十 大</p>"
    view, origin = fold(source)
    assert view == "\n党的二十大\n"
    assert origin == Origin((0, 1, 2, 3, 4, 5), (0, 3, 5, 7, 9, 11), 7)
    assert list(origin or ()) == [0, 3, 5, 7, 9, 11, 12]


def test_origins_compose() -> None:
    first = apply_edits("abcdefgh", [Edit(1, 3, ""), Edit(5, 6, "F")])
    second = apply_edits(first[0], [Edit(2, 3, "")])
    assert (first[0], second[0]) == ("adeFgh", "adFgh")
    assert second[1] is not None
    assert list(second[1].through(first[1])) == [0, 3, 5, 6, 7]
    assert list(second[1].through(first[1])[1:3]) == [3, 5]


DIRT = "党的二十大，。：；！？《》“”\"',.:;()（）<>/pbr&nbsp;＂　 \n\t\u200b\ufeff１２３12％%ＡA一二三、—学習國"


@given(st.text(alphabet=DIRT, max_size=120))
def test_origin_increases_and_characters_correspond(source: str) -> None:
    view, origin = fold(source)
    places = list(range(len(source))) if origin is None else list(origin)
    assert len(places) == len(view)
    assert all(before < after for before, after in pairwise(places))
    assert not places or (0 <= places[0] and places[-1] < len(source))
    # Han and digits are never made up: each one stands for itself or its folded form.
    for character, place in zip(view, places, strict=True):
        if character.isalnum():
            assert fold(source[place])[0].strip("\n") in (character, "")


@given(st.text(alphabet=DIRT, max_size=80))
def test_folding_again_changes_no_letters(source: str) -> None:
    once = fold(source)[0]
    assert [c for c in fold(once)[0] if c.isalnum()] == [c for c in once if c.isalnum()] or "<" in once or "&" in once
