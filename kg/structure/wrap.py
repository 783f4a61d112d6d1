"""Line breaks inside sentences: texts wrapped at a fixed width, and pages whose links stand on lines of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.structure.origin import Edit

__all__ = ["unwrap"]

BREAK = re.compile("\n(?=[^\n])")
# No line of a well-formed text begins or ends with these, nor is one a dash alone.
CANNOT_BEGIN = frozenset("，。、；：！？）》”’〕")
CANNOT_END = frozenset("，、（《“‘【〔")
TERMINAL = frozenset("。！？；：…”’）】")
MARKER = re.compile(
    r"[#*>|【]|—|――|--|[（(]?[一二三四五六七八九十百]{1,4}[、.)）]|[（(]?\d{1,2}(?:[、)）]|\.(?!\d))|[①-⑳]"
    "|第[一二三四五六七八九十百\\d]{1,4}[编篇章节条部，、]|[一二三四五六七八九十]{1,2}[是要]"
)
HEADING = 40
WIDEST = 80
LEAST_LINES = 6
LATIN = re.compile("[0-9A-Za-z]")


def unwrap(text: str) -> Iterator[Edit]:
    """The line breaks that part a sentence; headings, items and paragraphs stay on their lines."""
    if text.count("\n") < 1:
        return
    broken = is_broken(text)
    width = wrap_width(text.split("\n"))
    if not broken and not width and not any(f"{stop}\n" in text for stop in (*CANNOT_END, "—")):
        return
    for match in BREAK.finditer(text):
        end = line_end(text, match.start())
        if parts_sentence(text, end, match.end(), broken, width):
            yield Edit(end, match.end(), gap(text, end, match.end()))


def line_end(text: str, end: int) -> int:
    """Where the words of the line end whose break stands at `end`."""
    while end > 0 and text[end - 1] in " \u3000":
        end -= 1
    return end


def is_broken(text: str) -> bool:
    """Whether links stand on lines of their own: paragraphs are parted by empty lines and some lines begin with a stop."""
    starts = [text[match.end()] for match in BREAK.finditer(text, 1) if text[match.start() - 1] != "\n"]
    return text.count("\n\n") * 2 >= len(starts) and any(start in CANNOT_BEGIN for start in starts)


def wrap_width(lines: Sequence[str]) -> int:
    """The length at which the lines of a wrapped text break, or 0 where the text is not wrapped."""
    lengths = [len(line) for line in lines if line]
    width = max(lengths, default=0)
    if width > WIDEST or len(lengths) < LEAST_LINES:
        return 0
    full = sum(length >= width - 3 for length in lengths)
    return width - 3 if full >= LEAST_LINES and full * 5 >= len(lengths) * 2 else 0


def parts_sentence(text: str, end: int, begin: int, broken: bool, width: int) -> bool:
    """Whether the line that ends at `end` goes on in the one that begins at `begin`."""
    start = text.rfind("\n", 0, end) + 1
    line, after = text[start:end], text[begin]
    if not line or after in " \u3000":
        return False
    if after in CANNOT_BEGIN or line[-1] in CANNOT_END or not line.strip("—―-"):
        return True
    if line[-1] in TERMINAL or MARKER.match(text, begin):
        return False
    if width and len(line) >= width:
        return True
    return broken and is_broken_line(text, line, end, begin)


def is_broken_line(text: str, line: str, end: int, begin: int) -> bool:
    """In a page with links on their own lines: whether this line is a part of a paragraph.

    A paragraph there is a block without empty lines that ends as a sentence does; its first line is no heading.
    """
    if text[end] != "\n" or text[begin + 1 : begin + 2] in ("\n", ""):
        return True
    if MARKER.match(line) and len(line) < HEADING:
        return False
    block_end = text.find("\n\n", begin)
    return text[(len(text) if block_end < 0 else block_end) - 1] in TERMINAL


def gap(text: str, end: int, begin: int) -> str:
    """What stays of a break: a space where there was one or where Latin words meet, else nothing."""
    latin = LATIN.match(text, end - 1) and LATIN.match(text, begin)
    return " " if begin - end > 1 or latin else ""
