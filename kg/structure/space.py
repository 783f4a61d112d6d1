"""Spaces inside a line: Chinese writes none between words, so most are dirt, and some are lost paragraph breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.structure.origin import Edit

__all__ = ["respace"]

RUN = re.compile("[ \u3000]+")
LONG, WINDOW = 40, 200
ENDS = frozenset("。！？；")
OPENING, CLOSING = frozenset("“‘《〈（【〔、，。；：！？"), frozenset("”’》〉）】〕、，。；：！？")
HAN = re.compile("[\u4e00-\u9fff“”‘’《》（）【】、，。；：！？—…]")
DIGIT = re.compile("[0-9.%‰]")
PROSE = ("，", "。")


def respace(text: str) -> Iterator[Edit]:
    """The runs of spaces inside lines that are to go, or to become a line break; those at a line's ends stay."""
    for match in RUN.finditer(text):
        start, end = match.span()
        if start == 0 or end == len(text) or text[start - 1] == "\n" or text[end] == "\n":
            continue
        line = around(text, start, end)
        if is_break(match.group(), text[start - 1], line):
            yield Edit(start, end, "\n")
        elif is_dirt(text, start, end, line):
            yield Edit(start, end, "")


def around(text: str, start: int, end: int) -> str:
    """The line that `text[start:end]` is in, or as much of it as tells what sort of line it is."""
    begin = text.rfind("\n", max(start - WINDOW, 0), start)
    stop = text.find("\n", end, end + WINDOW)
    return text[max(start - WINDOW, 0) if begin < 0 else begin + 1 : end + WINDOW if stop < 0 else stop]


def is_break(run: str, before: str, line: str) -> bool:
    """Two spaces of full width in a long line stand for a paragraph break, plain ones only after a sentence."""
    if len(run) < 2 or len(line) < LONG:
        return False
    return run.count("\u3000") > 1 or before in ENDS


def is_dirt(text: str, start: int, end: int, line: str) -> bool:
    """Whether the space parts what belongs together.

    In prose any space between Chinese characters does. In a heading or a line of names a space tells words apart unless
    single characters stand on both sides (`党 的 二 十 大`).
    """
    before, after = text[start - 1], text[end]
    if before in OPENING or after in CLOSING:
        return (HAN.match(before) is not None and HAN.match(after) is not None) or after in CLOSING or before in "“《（"
    if is_single(text, start - 1) and is_single(text, end) and is_same_script(before, after):
        return True
    if not any(stop in line for stop in PROSE):
        return False
    if HAN.match(before) and HAN.match(after):
        # One of full width sets names apart: 李某　王某（女，回族）　张某.
        return text[start] == " "
    return is_number_gap(text, start, end)


def is_single(text: str, position: int) -> bool:
    """Whether the character stands alone between spaces, line ends and stops."""
    return is_edge(text[max(position - 1, 0) : position]) and is_edge(text[position + 1 : position + 2])


def is_edge(character: str) -> bool:
    """Whether a word ends at this character (or at the end of the text)."""
    return not character or character in " \u3000\n" or character in OPENING or character in CLOSING


def is_same_script(before: str, after: str) -> bool:
    """Both Chinese, or both parts of a number."""
    return bool((HAN.match(before) and HAN.match(after)) or (DIGIT.match(before) and DIGIT.match(after)))


def is_number_gap(text: str, start: int, end: int) -> bool:
    """A space between a number and its unit or inside a number (`8 .8 %`), but not after one that begins the line."""
    before, after = text[start - 1], text[end]
    if DIGIT.match(before) and (after in "%‰" or (after == "." and text[end + 1 : end + 2].isdigit())):
        return True
    if before.isdigit() and after.isdigit():
        return is_single(text, end) or is_single(text, start - 1)
    if HAN.match(before) and after.isdigit():
        return True
    return bool(DIGIT.match(before) and HAN.match(after)) and not begins_line(text, start)


def begins_line(text: str, end: int) -> bool:
    """Whether nothing but a number stands in the line before `end`."""
    head = text[max(end - 8, 0) : end].rpartition("\n")[2].strip(" \u3000")
    return len(head) <= 5 and all(character.isdigit() or character == "." for character in head)
