"""Names as the model cut them, mended by what holds for every name: quotation marks pair, joint bodies are two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from kg.model import Span

__all__ = ["bodies_in", "paired", "without_office", "without_round"]

PAIRS = {"“": "”", "《": "》", "（": "）"}
CLOSING = {closing: opening for opening, closing in PAIRS.items()}
MARK = re.compile("[“”《》（）]")
LEAST = 2
ROUND = re.compile("(?:新一|上一|本|首)轮")
# Whoever holds an office is no body: 县委书记担任治理委员会主任 names two.
OFFICE = re.compile(
    "(?:第一)?(?:书记(?!处)|主任(?!办)|部长|局长|主席(?!团|令)|省长|市长|县长|区长|镇长)(?P<holds>(?:担任|兼任|兼))?"
)
CENTRAL = re.compile("中心(?=工作|任务|大局|城区|环节)")


def paired(view: str, start: int, end: int) -> Iterator[Span]:
    """The parts of `view[start:end]` between the marks in it that have no partner in it; all of it where each has one.

    融合互促”“基提质”五大行动 -> 融合互促, 基提质, 五大行动: a list of quoted names and the name of the set.
    """
    if MARK.search(view, start, end) is None:
        yield Span(start, end)
        return
    alone = marks_alone(view, start, end)
    if not alone:
        yield from whole(view, start, end)
        return
    edges = [start - 1, *alone, end]
    for before, after in pairwise(edges):
        if after - before > LEAST:
            yield from whole(view, before + 1, after)


def marks_alone(view: str, start: int, end: int) -> list[int]:
    """Where marks without a partner stand; if there is one, each “” is taken for the border of a name of its own."""
    opened: list[int] = []
    alone: list[int] = []
    for place in range(start, end):
        mark = view[place]
        if mark in PAIRS:
            opened.append(place)
        elif mark in CLOSING:
            if opened and view[opened[-1]] == CLOSING[mark]:
                opened.pop()
            else:
                alone.append(place)
    alone += opened
    if not alone:
        return []
    return [place for place in range(start, end) if place in alone or view[place] in "“”"]


def whole(view: str, start: int, end: int) -> Iterator[Span]:
    """A span without marks that enclose all of it."""
    while end - start > LEAST and PAIRS.get(view[start]) == view[end - 1] and partner(view, start, end) == end - 1:
        start, end = start + 1, end - 1
    if end > start:
        yield Span(start, end)


def partner(view: str, start: int, end: int) -> int:
    """Where the mark at `start` is closed."""
    depth = 0
    for place in range(start, end):
        depth += (view[place] == view[start]) - (view[place] == PAIRS[view[start]])
        if depth == 0:
            return place
    return end


def bodies_in(span: Span, bodies: Mapping[int, int]) -> list[Span]:
    """A span, or the bodies that follow each other in it: 县委政府 -> 县委, 政府. `bodies` leads from start to end."""
    parts: list[Span] = []
    at = span.start
    while at < span.end:
        end = bodies.get(at, 0)
        if not at < end <= span.end:
            return [span]
        parts.append(Span(at, end))
        at = end
    return parts


def without_office(view: str, span: Span) -> list[Span]:
    """The bodies that a span names beside the office of a person, and without the 中心 of 中心工作 at its end."""
    end = span.end - 2 if CENTRAL.match(view, span.end - 2) and span.end - span.start > LEAST else span.end
    office = OFFICE.search(view, span.start, end)
    if office is None or office.start() - span.start < LEAST:
        return [Span(span.start, end)]
    before, after = Span(span.start, office.start()), Span(office.end(), end)
    return [before, after] if office["holds"] and after.end - after.start > LEAST else [before]


def without_round(view: str, span: Span) -> Span:
    """A name without the words that say which round of it is meant: 新一轮国企改革 -> 国企改革."""
    found = ROUND.match(view, span.start, span.end)
    return span if found is None or span.end - found.end() < LEAST else Span(found.end(), span.end)
