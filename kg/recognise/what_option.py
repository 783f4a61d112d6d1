"""What a figure may count: the nouns and verbs around it, and what the figures before it counted."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.model import Span
from kg.recognise.linear import Part
from kg.recognise.quantity_context import CLAUSE_ENDS, FIGURE, Context
from kg.recognise.quantity_noun import GOVERNORS, NOMINAL, NOUN_VERBS, PREDICATES, STARTERS, is_time

__all__ = ["Form", "Source", "find_forms", "find_sources", "ruled_form"]

NOUNS = (NOMINAL - set("m f d ad".split())) | {"i", "l"}
VERBS = frozenset("v vn vi vd a".split())
QUOTES = {"“": "”", "《": "》", "「": "」"}
OPENING, CLOSING = frozenset("“《（("), frozenset("”》）)")
JOINTS = frozenset("、 和 与 及 以及".split())
STOP = frozenset("，。；、）：")
NOT_FIRST = PREDICATES | STARTERS
# How many phrases are asked in the clause of the figure, the one before that and so on, and behind the figure.
# “十三五”时期 says when.
PLAN = re.compile("十?[一二三四五六七八九]五")
RUNS_BEFORE, RUNS_BEHIND = (3, 2), 2
LONG = 7


class Run(NamedTuple):
    """Words in a row, by number: a noun phrase (n) or one verb (v)."""

    start: int
    end: int
    kind: str


class Source(NamedTuple):
    """Where what is counted may be told: a phrase (`run` among the `runs` of its stretch, which begins at `low`), a span
    that an earlier figure counts, or nowhere."""

    parts: list[Part]
    run: Run | None = None
    runs: Sequence[Run] = ()
    low: int = 0
    span: Span | None = None


class Form(NamedTuple):
    """One way to read a source."""

    span: Span | None
    parts: list[Part]


def find_runs(context: Context, low: int, high: int) -> Iterator[Run]:
    """The noun phrases and verbs of some words in order."""
    texts, tags = context.texts, context.tags
    at = low
    while at < high:
        text = texts[at]
        if text in QUOTES:
            close = QUOTES[text]
            end = next((number + 1 for number in range(at, high) if texts[number] == close), high)
            end = noun_end(context, end, high)
            if at + 1 == high or not PLAN.match(texts[at + 1]):
                yield Run(at, end, "n")
        elif is_nominal(text, tags[at]) and text not in NOT_FIRST:
            end = noun_end(context, at + 1, high)
            yield Run(at, end, "n")
        else:
            end = at + 1
            if tags[at] in VERBS or (text in PREDICATES and tags[at] != "p"):
                yield Run(at, end, "v")
        at = end


def is_nominal(text: str, tag: str) -> bool:
    """Whether a word can stand in a noun phrase."""
    return (tag in NOUNS or text in NOUN_VERBS) and text != FIGURE and not text.isspace() and not is_time(text)


def noun_end(context: Context, at: int, high: int) -> int:
    """Where a noun phrase that has reached `at` ends."""
    texts, tags = context.texts, context.tags
    while at < high and is_nominal(texts[at], tags[at]) and not (tags[at] == "v" and texts[at] in GOVERNORS):
        at += 1
    return at


class Gathering:
    """Collects the options of one figure."""

    def __init__(self, context: Context, index: int) -> None:
        self.context, self.texts, self.tags = context, context.texts, context.tags
        self.number, self.figure = context.numbers[index], context.figures[index]
        self.kind, self.unit = self.figure.unit.kind, self.figure.unit.text
        number = self.number
        self.before = self.texts[number - 1] if number else "^"
        behind = self.texts[number + 1] if number + 1 < len(self.texts) else "$"
        self.behind = self.kind + ("$" if behind in STOP or behind == "$" else self.tags[number + 1])
        self.sources: list[Source] = []

    def behind_figure(self) -> None:
        """The phrases behind the figure up to a stop."""
        texts, low = self.texts, self.number + 1
        high, depth, stop = low, 0, self.context.clause_end(self.number)
        while high < stop and texts[high] != FIGURE and (depth > 0 or texts[high] != "、"):
            depth += (texts[high] in OPENING) - (texts[high] in CLOSING)
            high += 1
        runs = [*find_runs(self.context, low, high)]
        for order, run in enumerate(runs[:RUNS_BEHIND]):
            self.put(f"B{run.kind}{order}", run, runs, low, "|".join(self.tags[low : run.start][:3]))
        linked = [run for run in runs if run.kind == "n" and run.start > low and texts[run.start - 1] == "的"]
        if linked and linked[-1] not in runs[:RUNS_BEHIND]:
            self.put("Bl", linked[-1], runs, low, "")

    def before_figure(self) -> None:
        """The phrases of the clause before the figure and of the clauses before that; a figure cuts a clause in two."""
        texts, high = self.texts, self.number
        for back, count in enumerate(RUNS_BEFORE):
            low = high
            while low > 0 and texts[low - 1] not in CLAUSE_ENDS and texts[low - 1] != FIGURE:
                low -= 1
            runs = [*find_runs(self.context, low, high)]
            for order, run in enumerate(runs[: -count - 1 : -1]):
                gap = "|".join(texts[run.end : min(high, run.end + 2)]) if back == 0 else ""
                self.put(f"A{back}{run.kind}{order}", run, runs, low, gap)
            high = low - 1
            if high <= 0:
                return

    def put(self, side: str, run: Run, runs: Sequence[Run], low: int, gap: str) -> None:
        """One more phrase."""
        texts = self.texts
        behind = texts[run.end] if run.end < len(texts) else "$"
        front = texts[run.start - 1] if run.start else "^"
        parts: list[Part] = [
            (side, (self.behind, self.unit, "b" + self.before, "g" + gap)),
            (side[:2], ("f" + front, "n" + behind)),
            (side[0] + run.kind, (texts[run.end - 1],)),
        ]
        self.sources.append(Source(parts, run, runs, low))

    def carried(self, index: int, known: Sequence[Span]) -> None:
        """What the figures before this one in its sentence count."""
        if not known:
            return
        last = self.context.figures[index - 1]
        gap = self.context.view[last.end : self.figure.start]
        same = f"{last.unit.text == self.unit}"
        for back, span in enumerate(known[:-3:-1]):
            side = f"K{back}"
            keys = (
                self.behind,
                self.unit + same,
                "b" + self.before,
                "g" + gap[:4],
                f"l{min(4, len(gap))}",
                f"{'其中' in gap}",
            )
            self.sources.append(Source([(side, keys), (side, (last.unit.kind + self.kind,))], span=span))


def find_sources(context: Context, index: int, known: Sequence[Span]) -> list[Source]:
    """Where it may be told what a figure counts; `known` is what the figures before it in its sentence count."""
    gathering = Gathering(context, index)
    gathering.behind_figure()
    gathering.before_figure()
    gathering.carried(index, known)
    gathering.sources.append(Source([("none", (gathering.behind, gathering.unit))]))
    return gathering.sources


def find_forms(context: Context, source: Source) -> list[Form]:
    """The ways to read a source: a phrase whole, shorter and longer."""
    if source.run is None:
        return [Form(source.span, [])]
    side = source.parts[0][0][0]
    spans = {(start, end): form for start, end, form in reversed([*read_forms(context, source)])}
    return [as_form(context, start, end, form, side) for (start, end), form in reversed(spans.items())]


def as_form(context: Context, start: int, end: int, form: str, side: str) -> Form:
    """Some words as what is counted."""
    texts, tags = context.texts, context.tags
    shape = "|".join(tags[start : min(end, start + 4)])
    front = texts[start - 1] if start else "^"
    keys = (form, form + side, form + texts[end - 1])
    length = f"{min(LONG, end - start)}"
    verbs = f"{'v' in tags[start + 1 : end - 1]:d}"
    parts: list[Part] = [
        ("form", keys),
        ("shape", (shape,)),
        ("start", (texts[start], front + "<")),
        ("long", (length, length + form, length + "v" + verbs)),
    ]
    return Form(Span(context.starts[start], context.ends[end - 1]), parts)


def ruled_form(context: Context, ruled: Span, vote: Part) -> Form:
    """A span that the rules find and that is no form of a phrase."""
    start, end = bisect_right(context.starts, ruled.start) - 1, bisect_left(context.starts, ruled.end)
    form = as_form(context, start, max(end, start + 1), "r", "r")
    return Form(ruled, [*form.parts, vote])


def read_forms(context: Context, source: Source) -> Iterator[tuple[int, int, str]]:
    """The forms of a phrase: first and last word, and what is done to it."""
    texts = context.texts
    run, runs, low = source.run, source.runs, source.low
    assert run is not None
    start, end, kind = run
    yield start, end, kind
    if end - start > 2:
        yield end - 2, end, "two"
    if end - start > 1:
        yield end - 1, end, "one"
    front = texts[start - 1] if start > low else ""
    behind = texts[end] if end < len(texts) else ""
    for other in runs:
        if other.end == start:
            yield other.start, end, other.kind + kind
        elif other.end == start - 1 and (front == "的" or front in JOINTS):
            yield other.start, end, "of" if front == "的" else "list"
        elif other.start == end:
            yield start, other.end, f"{kind}>{other.kind}"
        elif other.start == end + 1 and behind in JOINTS:
            yield start, other.end, "series"
    if low < start - 1:
        yield low, end, "clause"
