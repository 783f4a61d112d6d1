"""Which of the candidates that overlap become mentions: a pure function, the only place where they compete."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from kg.model import Candidate

__all__ = ["keep_best"]


def preference(candidate: Candidate) -> tuple[int, int, int, bool, str]:
    """Sort key: higher rank, then longer, then earlier, then known; the rule's name makes the order total."""
    unknown = candidate.status != "canonical"
    return -candidate.rank, candidate.start - candidate.end, candidate.start, unknown, candidate.rule


def keep_best(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates that remain when each gives way to every better one it overlaps, in the order of the text."""
    kept: list[Candidate] = []
    starts: list[int] = []
    for candidate in sorted(candidates, key=preference):
        at = bisect_left(starts, candidate.start)
        if at < len(kept) and kept[at].start < candidate.end:
            continue
        if at and kept[at - 1].end > candidate.start:
            continue
        starts.insert(at, candidate.start)
        kept.insert(at, candidate)
    return kept
