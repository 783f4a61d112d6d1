"""What a figure may count: the nouns and verbs around it, and what the figures before it counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from kg.model import Span
from kg.recognise.quantity_context import CLAUSE_ENDS, FIGURE, Context
from kg.recognise.quantity_noun import GOVERNORS, NOMINAL, NOUN_VERBS, PREDICATES, STARTERS, is_time
from kg.recognise.word import Word

__all__ = ["Options", "find_options"]

# Option spans with the names of the features that speak for them; None stands for nothing.
Options = dict[Span | None, list[str]]

NOUNS = (NOMINAL - set("m f d ad".split())) | {"i", "l"}
VERBS = frozenset("v vn vi vd a".split())
QUOTES = {"“": "”", "《": "》", "「": "」"}
OPENING, CLOSING = frozenset("“《（("), frozenset("”》）)")
JOINTS = frozenset("、 和 与 及 以及".split())
DISTRIBUTED = frozenset("分别 依次".split())
CLAUSES_BACK, RUNS_BEFORE, RUNS_BEHIND = 3, 5, 3
STOP = frozenset("，。；、）：")


class Run(NamedTuple):
    """Words in a row, by number: a noun phrase (n) or one verb (v)."""

    start: int
    end: int
    kind: str


def is_nominal(word: Word) -> bool:
    """Whether a word can stand in a noun phrase."""
    return (word.tag in NOUNS or word.text in NOUN_VERBS) and word.text != FIGURE and not is_time(word.text)


def find_runs(words: Sequence[Word], low: int, high: int) -> Iterator[Run]:
    """The noun phrases and verbs of `words[low:high]` in order."""
    at = low
    while at < high:
        word = words[at]
        if word.text in QUOTES:
            end = noun_end(words, quote_end(words, at, high), high)
            yield Run(at, end, "n")
        elif is_nominal(word) and word.text not in PREDICATES and word.text not in STARTERS:
            end = noun_end(words, at + 1, high)
            yield Run(at, end, "n")
        else:
            end = at + 1
            if word.tag in VERBS or word.text in PREDICATES:
                yield Run(at, end, "v")
        at = end


def quote_end(words: Sequence[Word], at: int, high: int) -> int:
    """The number behind the word that closes the quote opened at `at`."""
    close = QUOTES[words[at].text]
    return next((number + 1 for number in range(at, high) if words[number].text == close), high)


def noun_end(words: Sequence[Word], at: int, high: int) -> int:
    """Where a noun phrase that has reached `at` ends."""
    while at < high and is_nominal(words[at]) and not (words[at].text in GOVERNORS and words[at].tag == "v"):
        at += 1
    return at


class Gathering:
    """Collects the options of one figure."""

    def __init__(self, context: Context, index: int) -> None:
        self.words, self.number, self.figure = context.words, context.numbers[index], context.figures[index]
        self.kind, self.unit = self.figure.unit.kind, self.figure.unit.text
        number = self.number
        before = self.words[number - 1] if number else None
        behind = self.words[number + 1] if number + 1 < len(self.words) else None
        self.before, self.behind = (before.text if before else "^"), (behind.text if behind else "$")
        self.behind_tag = "$" if behind is None or behind.text in STOP else behind.tag
        self.before_tag = "^" if before is None or before.text in STOP else before.tag
        self.options: Options = {}

    def add(self, start: int, end: int, common: Sequence[str], form: str) -> None:
        """One more way to read `words[start:end]` as what is counted."""
        words = self.words
        if end <= start:
            return
        span = Span(words[start].start, words[end - 1].end)
        last = words[end - 1].text
        shape = "|".join([words[number].tag for number in range(start, min(end, start + 4))])
        features = self.options.setdefault(span, [])
        features += common
        features += (
            f"form:{form}",
            f"form:{form}:{last}",
            f"shape:{shape}",
            f"len:{min(9, span.end - span.start)}",
            f"first:{words[start].text}",
        )

    def behind_figure(self, context: Context) -> None:
        """The phrases behind the figure up to a stop."""
        words, low = self.words, self.number + 1
        high, depth, stop = low, 0, context.clause_end(self.number)
        while high < stop and words[high].text != FIGURE and (depth > 0 or words[high].text != "、"):
            depth += (words[high].text in OPENING) - (words[high].text in CLOSING)
            high += 1
        runs = [*find_runs(words, low, high)]
        for order, run in enumerate(runs[:RUNS_BEHIND]):
            gap = "|".join([word.text if len(word.text) == 1 else word.tag for word in words[low : run.start]][:3])
            side = f"B{run.kind}{order}"
            self.grow(run, runs, side, self.common(side, run, gap), low, context.clause_end(run.end - 1))
        ends = [run for run in runs if run.kind == "n" and run.start > low and words[run.start - 1].text == "的"]
        if ends and ends[-1] not in runs[:RUNS_BEHIND]:
            self.grow(ends[-1], runs, "Bl", self.common("Bl", ends[-1], ""), low, high)
        elif ends:
            self.options.setdefault(Span(words[ends[-1].start].start, words[ends[-1].end - 1].end), []).append("Bd")

    def before_figure(self) -> None:
        """The phrases of the clause before the figure and of the clauses before that; a figure cuts a clause in two."""
        words, high = self.words, self.number
        for back in range(CLAUSES_BACK):
            low = high
            while low > 0 and words[low - 1].text not in CLAUSE_ENDS and words[low - 1].text != FIGURE:
                low -= 1
            runs = [*find_runs(words, low, high)]
            for order, run in enumerate(reversed(runs[-RUNS_BEFORE:])):
                gap = "|".join([word.text for word in words[run.end : min(high, run.end + 2)]]) if back == 0 else ""
                side = f"A{back}{run.kind}{min(order, 3)}"
                self.grow(run, runs, side, self.common(side, run, gap), low, high)
            high = low - 1
            if high <= 0:
                return

    def common(self, side: str, run: Run, gap: str) -> list[str]:
        """The features that all forms of a phrase share."""
        words = self.words
        behind = words[run.end].text if run.end < len(words) else "$"
        front = words[run.start - 1].text if run.start else "^"
        last = words[run.end - 1].text
        return [
            f"{side}:{self.kind}:{self.behind_tag}",
            f"{side}:{self.unit}",
            f"{side}:b{self.before}",
            f"{side}:{self.before_tag}:{self.kind}",
            f"{side}:g{gap}",
            f"{side}:w{last}",
            f"{side[:2]}f{front}",
            f"{side[:2]}n{behind}",
            f"{run.kind}{side[0]}{last}",
        ]

    def grow(self, run: Run, runs: Sequence[Run], side: str, common: list[str], low: int, high: int) -> None:
        """A phrase, shorter and longer."""
        words, (start, end, kind) = self.words, run
        self.add(start, end, common, "whole")
        if end - start > 2:
            self.add(end - 2, end, common, "two")
        if end - start > 1:
            self.add(end - 1, end, common, "one")
        front = words[start - 1].text if start > low else ""
        left = next((other for other in runs if other.end == start - 1), None) if start - 1 > low else None
        if front == "的" and left:
            self.add(left.start, end, common, "of")
        elif front in JOINTS and left:
            self.add(left.start, end, common, "list")
        touching = next((other for other in runs if other.end == start), None)
        if touching is not None:
            self.add(touching.start, end, common, f"{touching.kind}{kind}")
        right = next((other for other in runs if other.start == end), None)
        if right is not None and side[0] == "B":
            self.add(start, right.end, common, f"{kind}{right.kind}")
        if side[0] == "A" and low < start - 1:
            self.add(low, end, common, "clause")
        if side[0] == "B" and end < high and words[end].text in JOINTS:
            more = next(find_runs(words, end + 1, high), None)
            if more is not None and more.start == end + 1:
                self.add(start, more.end, common, "series")

    def carried(self, context: Context, index: int, known: Sequence[Span]) -> None:
        """What the figures before this one in its sentence count."""
        gap = context.view[context.figures[index - 1].end : self.figure.start] if index else ""
        unit = context.figures[index - 1].unit if index else None
        same = unit is not None and unit.text == self.unit
        for back, span in enumerate(known[:-3:-1]):
            side = f"K{back}"
            features = self.options.setdefault(span, [])
            features += (
                f"{side}:{self.kind}:{self.behind_tag}",
                f"{side}:{self.unit}:{same}",
                f"{side}:b{self.before}",
                f"{side}:g{gap[:4]}",
                f"{side}:l{min(4, len(gap))}",
                f"{side}:{unit.kind if unit else ''}:{self.kind}",
                f"{side}:c{'，' in gap}{'其中' in gap}",
            )

    def distributed(self, context: Context, index: int, known: Sequence[Span]) -> None:
        """甲、乙分别增长4%、5%: each figure has its member of the list."""
        words, number = self.words, self.number
        start = context.clause_start(number)
        spread = next((at for at in range(number - 1, start - 1, -1) if words[at].text in DISTRIBUTED), None)
        if spread is None:
            return
        behind = [at for at in context.numbers if spread < at < context.clause_end(number)]
        order = behind.index(number)
        members = split_list(words, start, spread)
        if len(members) > order and len(members) > 1:
            low, high = members[order]
            self.options.setdefault(Span(words[low].start, words[high - 1].end), []).extend(
                ("D", f"D{len(members) == len(behind)}")
            )
        earlier = known[: len(known) - order] if order else known
        if len(members) < 2 and len(earlier) >= len(behind):
            self.options.setdefault(earlier[order - len(behind)], []).append("Dk")


def split_list(words: Sequence[Word], low: int, high: int) -> list[tuple[int, int]]:
    """The members of a list by their words."""
    cuts = [low - 1, *(at for at in range(low, high) if words[at].text in JOINTS), high]
    return [(first + 1, last) for first, last in pairwise(cuts) if last > first + 1]


def find_options(context: Context, index: int, known: Sequence[Span]) -> Options:
    """What a figure may count; `known` is what the figures before it in its sentence count."""
    gathering = Gathering(context, index)
    gathering.behind_figure(context)
    gathering.before_figure()
    gathering.carried(context, index, known)
    gathering.distributed(context, index, known)
    gathering.options[None] = [f"none:{gathering.kind}", f"none:{gathering.unit}", f"none:{gathering.behind_tag}"]
    return gathering.options
