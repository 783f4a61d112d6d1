"""Titles in 《》: documents, and the columns, films and books that speeches name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Candidate, MentionType, Reading

__all__ = ["find_titles"]

TITLE = re.compile(r"《([^《》\n]{2,80})》")
SHOWN = re.compile(
    r"(?:栏目|专栏|节目|专题片|电视片|纪录片|电影|话剧|歌曲|杂志|刊物|公众号|系列片|微视频|剧目|晚会|慕课|课程)[^，。]{0,2}\Z"
)
SHOWN_AFTER = re.compile(
    r"(?:等)?(?:[一二三四五六七八九十]+[个档部期])?(?:栏目|专栏|节目|专题片|电视片|纪录片|电影|话剧|歌曲|杂志|微视频|系列)"
)
LIST = re.compile(r"[、和与及]?\Z")


def find_titles(reading: Reading, /) -> Iterator[Candidate]:
    """Each title without its marks; a policy unless it is shown, sung or printed."""
    view = reading.view
    run: list[re.Match[str]] = []
    for found in TITLE.finditer(view):
        if run and not LIST.match(view[run[-1].end() : found.start()]):
            yield from judge_run(view, run)
            run = []
        run.append(found)
    if run:
        yield from judge_run(view, run)


def judge_run(view: str, run: list[re.Match[str]]) -> Iterator[Candidate]:
    """Titles in a list share what stands around it."""
    before, after = view[max(0, run[0].start() - 8) : run[0].start()], view[run[-1].end() : run[-1].end() + 8]
    shown = SHOWN.search(before) or SHOWN_AFTER.match(after)
    kind: MentionType = "program" if shown else "policy"
    for found in run:
        yield Candidate(found.start(1), found.end(1), kind, "title:shown" if shown else "title", rank=3)
