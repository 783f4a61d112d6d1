"""The numbers that open sections: 一、 （一） 1. ① 第一章, 一是 第一， 首先 ——, and Markdown's #."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from kg.numeral import parse_numeral

__all__ = ["Marker", "find_markers"]

HAN = "一二三四五六七八九十"
# Styles from the outermost to the innermost, as documents of the genre nest them; the last six stand in running text.
PATTERNS = {
    "#": r"#{1,6}(?=[ \n])",
    "part": rf"第[{HAN}\d]{{1,3}}(?:编|篇|部分)(?![^ \n：]{{40}})",
    "chapter": rf"第[{HAN}\d]{{1,3}}章",
    "section": rf"第[{HAN}\d]{{1,3}}节(?=[ \n])",
    "article": rf"第[{HAN}百\d]{{1,4}}条(?=[ \n])",
    "一、": rf"[{HAN}]{{1,3}}(?:、(?![{HAN}]、)|\.(?!\d)|(?=\n))",
    "（一）": rf"（[{HAN}]{{1,3}}）、?|\([{HAN}]{{1,3}}\)",
    "1.": r"\d{1,2}(?:、|\.(?!\d))",
    "（1）": r"（\d{1,2}）|\(\d{1,2}\)|\d{1,2}[)）]",
    "①": "[①-⑳]",
    "首先": r"(?:首先|其次|再次|最后)(?=[，、是要])[，、]?",
    "第一": rf"第[{HAN}]{{1,2}}[，、：]",
    "其一": rf"其[{HAN}][，、：]?",
    "一是": rf"[{HAN}]{{1,2}}是",
    "一要": rf"[{HAN}]{{1,2}}要",
    "——": r"(?:—{1,2}|―{1,2}|--)(?![—―-])",
}
STYLES = tuple(PATTERNS)
# `9.4月` opens point 9 where point 8 went before; else it is a number.
DOUBTFUL = r"\d{1,2}\.(?=\d)"
RUNNING = frozenset(("首先", "第一", "其一", "一是", "一要", "——"))
# Lists of one style within each other, at most.
NESTED = 4
ORDER = {"首先": 1, "其次": 2, "再次": 3, "最后": 99}
# Texts whose line breaks are lost have these after a sentence.
GLUED = frozenset(("一、", "（一）", "1."))


def alternatives(styles: Iterable[str]) -> str:
    """A pattern with one group for each style, in the order of `STYLES`; those not wanted never match."""
    wanted = frozenset(styles)
    return "|".join(f"({PATTERNS[style]})" if style in wanted else "((?!))" for style in STYLES)


LINE = re.compile(rf"\n[ ]*(?:{alternatives(STYLES)}|({DOUBTFUL}))")
# In running text an item follows a stop; commas are left out: 一是…，二是… within a sentence makes no section.
INLINE = re.compile(f"[。；：！？”）](?:{alternatives(RUNNING)})|[。！”）](?:{alternatives(GLUED)})")
DIGITS = re.compile(rf"[{HAN}百]+|\d+")


class Marker(NamedTuple):
    """A marker at `[start:end]`.

    `number` is what it counts, None for dashes and #; `inline` says it begins no line, `sure` that it is one by itself.
    """

    start: int
    end: int
    style: str
    number: int | None
    inline: bool
    sure: bool

    @property
    def running(self) -> bool:
        """Whether its style is one of running text, which must count on from its first item."""
        return self.style in RUNNING


def find_markers(text: str) -> list[Marker]:
    """The markers in order; those inside lines and those of running text only where they count from one."""
    # With a line break in front the first line is like the others, and `re` can run from break to break.
    broken = "\n" + text
    found = [*match_markers(LINE, broken, inline=False), *match_markers(INLINE, broken, inline=True)]
    return keep_chained(sorted(found))


def match_markers(pattern: re.Pattern[str], text: str, *, inline: bool) -> Iterator[Marker]:
    """What a pattern finds, with its style and number, in the offsets of the text after the first line break."""
    for match in pattern.finditer(text):
        group = match.lastindex or 0
        start, end = match.span(group)
        doubtful = not inline and group > len(STYLES)
        style = "1." if doubtful else STYLES[(group - 1) % len(STYLES)]
        sure = not (inline or doubtful or style in RUNNING)
        yield Marker(start - 1, end - 1, style, read_number(style, text[start:end]), inline, sure)


def read_number(style: str, marker: str) -> int | None:
    """What a marker counts: （三） -> 3, ③ -> 3, 其次 -> 2."""
    if style in ("#", "——"):
        return None
    if style == "首先":
        return ORDER[marker[:2]]
    if style == "①":
        return ord(marker) - ord("①") + 1
    digits = DIGITS.search(marker)
    number = parse_numeral(digits.group()) if digits else None
    return int(number) if number is not None else None


def keep_chained(markers: Sequence[Marker]) -> list[Marker]:
    """Without those that do not count from one or have no second one; headings start the counts of running text anew."""
    kept: list[Marker] = []
    running: dict[str, list[int]] = {}
    headings: dict[str, int] = {}
    for marker, opens in zip(markers, find_openings(markers), strict=True):
        if marker.running:
            if continues(marker, running.setdefault(marker.style, [])) or opens:
                running[marker.style] = [*running[marker.style][-NESTED:], marker.number or 0]
                kept.append(marker)
        elif marker.sure or marker.number == headings.get(marker.style, -1) + 1 or opens:
            running.clear()
            headings[marker.style] = marker.number or 0
            kept.append(marker)
    return kept


def continues(marker: Marker, open_numbers: list[int]) -> bool:
    """Whether the marker counts on in an open chain; chains inside that one are closed."""
    if marker.number is None:
        return bool(open_numbers)
    for depth in range(len(open_numbers) - 1, -1, -1):
        if marker.number == open_numbers[depth] + 1 or marker.number == 99:
            del open_numbers[depth:]
            return True
    return False


def find_openings(markers: Sequence[Marker]) -> list[bool]:
    """For each marker whether it can be the first of a chain: a second one of its style follows, in running text before
    any heading."""
    openings: list[bool] = []
    coming: set[str] = set()
    for marker in reversed(markers):
        openings.append(marker.number in (None, 1) and marker.style in coming)
        if marker.sure:
            coming -= RUNNING
        if marker.number in (None, 2, 99):
            coming.add(marker.style)
    return openings[::-1]
