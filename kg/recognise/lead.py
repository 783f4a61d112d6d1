"""What leads up to a list of sections: the sentence before the first of them (`重点做好以下工作：` before 一是, 二是, 三是)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import Section, Span

__all__ = ["announcement", "find_leads"]

STOPS = "。\n；"
CLAUSES = re.compile("[，、。；\n]")
FIRST_ITEM = re.compile(r"[一1１]|[（(][一1１]|首先|第一|其一")
CHAIN, REACH = 600, 40


def find_leads(view: str, sections: Sequence[Section]) -> list[Span]:
    """For each section the span of the sentence before the first of its fellows."""
    running: dict[tuple[int | None, int], tuple[Span, int]] = {}
    leads: list[Span] = []
    for section in sections:
        key = (section.parent, section.depth)
        lead, last = running.get(key, (None, 0))
        chained = section.marker.startswith("——") and section.start - last < CHAIN
        if lead is None or (not chained and (section.marker.startswith("——") or FIRST_ITEM.match(section.marker))):
            lead = sentence_before(view, section.start)
        running[key] = (lead, section.start)
        leads.append(lead)
    return leads


def sentence_before(view: str, at: int) -> Span:
    """The span of the sentence that ends before an offset."""
    end = at
    while end > 0 and view[end - 1] in "\n 　":
        end -= 1
    return Span(max(view.rfind(stop, 0, max(0, end - 1)) for stop in STOPS) + 1, end)


def announcement(view: str, end: int) -> str:
    """The last clause of a lead that ends with a colon at `end`; else nothing."""
    if view[end - 1 : end] not in (":", "："):
        return ""
    return CLAUSES.split(view[max(0, end - REACH) : end - 1])[-1]
