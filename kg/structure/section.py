"""Sections: the parts of a text under their numbers, nested as this document nests them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.model import Section
from kg.structure.marker import STYLES, Marker, find_markers

__all__ = ["find_sections"]

HEADING = re.compile(r"[ ]*([^。：:；！？!?\n]{0,40})")
# These say one thing each and end with their paragraph, unless they are headings on a line of their own.
PARAGRAPH_BOUND = frozenset(("一是", "一要", "其一", "——"))
OWN_LINE, PARAGRAPH = 60, 1500


@dataclass(frozen=True, slots=True)
class Level:
    """An open section while the text is gone through; it has to end at `limit` at the latest, `bound` by its paragraph."""

    marker: Marker
    rank: int
    order: int
    bound: bool
    limit: int


def find_sections(text: str) -> tuple[Section, ...]:
    """The sections in the order of the text.

    A section ends where the next one of the same or a shallower depth begins; one of 一是, 一要, 其一 or —— and one that
    begins inside a paragraph ends with that paragraph.
    """
    markers = find_markers(text)
    ranks = rank_styles(markers)
    opened: list[Level] = []
    drafts: list[Section] = []
    limits: list[int] = []
    for order, marker in enumerate(markers):
        rank = rank_of(marker, ranks)
        earlier = close(opened, marker, rank)
        level = open_level(text, marker, rank, order, earlier)
        parent = opened[-1].order if opened else None
        opened.append(level)
        marked, heading = text[marker.start : marker.end], read_heading(text, marker.end)
        drafts.append(Section(order, len(opened), marked, heading, marker.start, len(text), parent))
        limits.append(level.limit)
    return end_sections(drafts, limits)


def open_level(text: str, marker: Marker, rank: int, order: int, earlier: Level | None) -> Level:
    """A new open section; an item that goes on in a chain ends as the items before it."""
    end = text.find("\n", marker.end)
    end = len(text) if end < 0 else end
    bound = earlier.bound if earlier and not marker.inline else is_bound(text, marker, end)
    return Level(marker, rank, order, bound, end if bound else len(text))


def is_bound(text: str, marker: Marker, end: int) -> bool:
    """Whether a section ends with its paragraph, which ends at `end`."""
    if marker.inline:
        return True
    if marker.style not in PARAGRAPH_BOUND:
        return False
    following = text[end : end + 40].lstrip("\n ")[: marker.end - marker.start] if end - marker.end < OWN_LINE else ""
    return not following or following[-1] == text[marker.end - 1]


def rank_styles(markers: Iterable[Marker]) -> dict[str, int]:
    """The rank of each style: as usual, but a style that runs on across another one that restarts lies outside it."""
    ranks = {style: rank for rank, style in enumerate(STYLES)}
    first: dict[str, int] = {}
    restarts: dict[str, int] = {}
    for position, marker in enumerate(markers):
        if marker.running or marker.number is None:
            continue
        first.setdefault(marker.style, position)
        restarts[marker.style] = restarts.get(marker.style, 0) + (marker.number == 1)
    for inner in sorted(first, key=ranks.__getitem__):
        outside = [style for style in first if encloses(inner, style, first, restarts) and ranks[style] < ranks[inner]]
        if outside:
            ranks[inner] = min(ranks[style] for style in outside) - len(STYLES)
    return ranks


def encloses(outer: str, inner: str, first: dict[str, int], restarts: dict[str, int]) -> bool:
    """Whether `outer` stands before `inner` and counts through while `inner` starts anew each time."""
    return first[outer] < first[inner] and restarts[outer] == 1 and restarts[inner] > 1


def rank_of(marker: Marker, ranks: dict[str, int]) -> int:
    """The rank of a marker; each further # lies one deeper, above all numbers."""
    return marker.end - marker.start - 100 if marker.style == "#" else ranks[marker.style]


def close(opened: list[Level], marker: Marker, rank: int) -> Level | None:
    """Close the open sections that the new one is not inside of; if it goes on in a chain, the item before it comes back.

    A numbered heading closes all of its own rank or deeper. An item of running text goes on in its chain if that is open;
    else it lies inside what is open, but not inside another list of its style in the same paragraph.
    """
    if not marker.running:
        while opened and opened[-1].rank >= rank:
            opened.pop()
        return None
    for depth, level in enumerate(opened):
        if level.marker.style != marker.style:
            continue
        if is_next(level.marker.number, marker.number):
            del opened[depth:]
            return level
        if level.marker.inline and marker.inline:
            del opened[depth:]
            break
    while opened and (opened[-1].limit <= marker.start or is_deeper(opened[-1], marker, rank)):
        opened.pop()
    return None


def is_deeper(level: Level, marker: Marker, rank: int) -> bool:
    """Whether an item lies above an open one or starts a new list: —— does not enclose 一是.

    Inside a paragraph 一是 may enclose 第一， unless the paragraph is a whole text whose line breaks are lost.
    """
    if not level.marker.running or level.rank < rank:
        return False
    return not marker.inline or (level.marker.inline and level.limit - level.marker.start > PARAGRAPH)


def is_next(number: int | None, following: int | None) -> bool:
    """Whether one item of running text counts on from another."""
    if number is None or following is None:
        return True
    return following in (number + 1, 99)


def read_heading(text: str, position: int) -> str:
    """The words after a marker up to the first stop or the end of the line, at most 40 characters."""
    match = HEADING.match(text, position)
    return match[1].strip() if match else ""


def end_sections(drafts: Sequence[Section], limits: Sequence[int]) -> tuple[Section, ...]:
    """The sections with their ends: where the next one of the same or a shallower depth begins, and inside their parent."""
    ends = list(limits)
    opened: list[int] = []
    for section in drafts:
        while opened and drafts[opened[-1]].depth >= section.depth:
            ends[opened[-1]] = min(ends[opened[-1]], section.start)
            opened.pop()
        opened.append(section.order)
    for section in drafts:
        if section.parent is not None:
            ends[section.order] = min(ends[section.order], ends[section.parent])
    return tuple(section._replace(end=end) for section, end in zip(drafts, ends, strict=True))
