"""Whether a text is a speech, a report or a plan."""

from __future__ import annotations

import re

__all__ = ["find_kind", "kind_of_title"]

# Tried in this order: 在…工作报告会上的讲话 is a speech, 关于政府工作报告的决议 passes on what the report says.
TITLES = (
    (
        "speech",
        re.compile(r"(?:讲话|致辞|发言|演讲|贺信|回信|贺电|慰问信|慰问电|唁电|祝酒辞|讲稿)(?:稿|提纲)?(?:\W|\Z)"),
    ),
    ("report", re.compile("述职|工作总结|总结(?:暨|和|及)|情况汇报|评估报告|执行情况")),
    (
        "plan",
        re.compile(
            "工作要点|工作计划|工作安排|工作方案|实施方案|行动方案|行动计划|工作思路|工作打算|任务分工|规划|实施意见|纲要"
        ),
    ),
    ("report", re.compile("报告|决议|总结|汇报|述职|新闻联播|公报|工作情况|工作综述|联合政府")),
)
REPORTING = re.compile(
    r"(?:代表|受).{1,24}?(?:向|作).{0,16}?(?:工作报告|报告工作|作.{0,6}报告|报告政府工作|报告.{0,12}工作)|请予审议|请审议|现将.{0,40}(?:报告|汇报)如下"
)
ADDRESS = re.compile(
    r"同志们|各位代表|各位委员|各位来宾|各位同事|朋友们|大家好|谢谢大家|女士们|先生们|乡亲们|我(?:讲|谈|强调)[\u4e00-\u9fff\d]{0,4}[点个]"
)
REVIEW = re.compile(
    r"(?:回顾|总结)(?:过去|去年|20\d\d)|过去(?:的)?一年|一年来|取得(?:了)?[^。，]{0,8}(?:新进展|新成效|新成绩|新进步|显著成效)"
)
TASKS = re.compile(
    r"(?:今年|20\d\d年|全年|年内|年度)[^。]{0,40}(?:总体要求|总的要求|工作思路|总体思路|主要任务|工作目标|重点工作|要点)"
)
OPENING = 500


def kind_of_title(title: str | None) -> str | None:
    """The kind that a title names."""
    return next((kind for kind, pattern in TITLES if title and pattern.search(title)), None)


def find_kind(text: str, sections: int) -> str:
    """The kind of a text without a telling title.

    Who is asked to examine something hears a report; who is addressed hears a speech; numbered tasks for a year without
    address and without review are a plan.
    """
    if REPORTING.search(text, 0, OPENING):
        return "report"
    if ADDRESS.search(text) or sections < 2:
        return "speech"
    return "plan" if TASKS.search(text) and not REVIEW.search(text) else "speech"
