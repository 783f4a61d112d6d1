"""Colours, shapes and names by class: what the picture and its legend share."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["FONT", "THEME", "Style"]

FONT = '"Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "WenQuanYi Micro Hei", sans-serif'


class Style(NamedTuple):
    """How nodes of a class look; `band` is their place from top to bottom."""

    zh: str
    en: str
    fill: str
    border: str
    text: str
    shape: str
    band: int


THEME = {
    "Slogan": Style("提法", "slogan", "#fbe3e1", "#c0392b", "#7b1f16", "box", 1),
    "Policy": Style("政策", "policy", "#fdf0d5", "#c98a12", "#6b4a07", "box", 2),
    "Speech": Style("讲话", "speech", "#2f3e46", "#1b262c", "#ffffff", "box", 3),
    "Program": Style("项目活动", "program", "#e0f0e5", "#2e8b57", "#18502f", "box", 4),
    "Meeting": Style("会议", "meeting", "#e4e3f5", "#5b4ea3", "#352b70", "ellipse", 5),
    "Body": Style("机构", "body", "#dbeaf5", "#2471a3", "#144566", "ellipse", 6),
    "Year": Style("年份", "year", "#ffffff", "#bdc3c7", "#7f8c8d", "text", 0),
}
