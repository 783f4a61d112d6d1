"""The sentences that hold figures, each with its words, in which a figure is one word."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from kg.model import Reading, Sentence, Span
from kg.recognise.quantity import Figure
from kg.recognise.word import Word, Words, words_of

__all__ = ["CLAUSE_ENDS", "FIGURE", "Context", "find_contexts"]

CLAUSE_ENDS = frozenset("，。；：！？…—,;:!?\n")
# The text and tag of the word that stands for a figure.
FIGURE = "#"


class Context:
    """A sentence with figures.

    Its words lie in parallel lists (`starts` and `ends` in the view); `numbers` tells which word each figure is.
    """

    def __init__(self, words: Words, span: Span, sentence: Sentence | None, figures: Sequence[Figure]) -> None:
        self.view, self.start, self.end, self.sentence, self.figures = (
            words.view,
            span.start,
            span.end,
            sentence,
            figures,
        )
        self.texts: list[str] = []
        self.tags: list[str] = []
        self.starts: list[int] = []
        self.numbers: list[int] = []
        at = span.start
        for figure in figures:
            self.take(words, at, figure.start)
            self.numbers.append(len(self.texts))
            self.put(FIGURE, FIGURE, figure.start)
            at = figure.end
        self.take(words, at, span.end)
        self.ends = [*self.starts[1:], span.end]

    def put(self, text: str, tag: str, start: int) -> None:
        self.texts.append(text)
        self.tags.append(tag)
        self.starts.append(start)

    def take(self, words: Words, start: int, end: int) -> None:
        """Add the words of `view[start:end]`; one that reaches over a border (个村 behind 18) is cut there."""
        if start >= end:
            return
        first = bisect_left(words.starts, start)
        if words.starts[first] > start:
            stop = min(end, words.starts[first])
            self.put(self.view[start:stop], words.tags[first - 1], start)
        last = bisect_right(words.starts, end) - 1
        if last > first:
            self.texts += words.texts[first:last]
            self.tags += words.tags[first:last]
            self.starts += words.starts[first:last]
        if last >= first and words.starts[last] < end:
            self.put(self.view[words.starts[last] : end], words.tags[last], words.starts[last])

    def clause_start(self, number: int) -> int:
        """The number of the first word of the clause that a word stands in."""
        texts = self.texts
        while number > 0 and texts[number - 1] not in CLAUSE_ENDS:
            number -= 1
        return number

    def clause_end(self, number: int) -> int:
        """The number of the word that ends the clause of a word."""
        texts, count = self.texts, len(self.texts)
        while number < count and texts[number] not in CLAUSE_ENDS:
            number += 1
        return number

    def between(self, low: int, high: int) -> list[Word]:
        """The words of `view[low:high]` with offsets from `low`; one that reaches over `high` is cut there."""
        first, last = bisect_left(self.starts, low), bisect_left(self.starts, high)
        words = [
            Word(start - low, end - low, text, tag)
            for start, end, text, tag in zip(
                self.starts[first:last],
                self.ends[first:last],
                self.texts[first:last],
                self.tags[first:last],
                strict=True,
            )
        ]
        if words and words[-1].end > high - low:
            start = words[-1].start
            words[-1] = Word(start, high - low, words[-1].text[: high - low - start], words[-1].tag)
        return words


def find_contexts(reading: Reading, figures: Iterable[Figure]) -> Iterator[Context]:
    """The sentences of figures in the order of the text; where structure knows none, the line is one."""
    words = words_of(reading)
    placed = ((reading.sentence_at(figure.start), figure) for figure in figures)
    for (sentence, span), group in groupby(placed, key=lambda pair: (pair[0], bounds(words.view, *pair))):
        yield Context(words, span, sentence, [figure for _, figure in group])


def bounds(view: str, sentence: Sentence | None, figure: Figure) -> Span:
    """The sentence around a figure, else its line."""
    if sentence is not None:
        return Span(sentence.start, max(sentence.end, figure.end))
    end = view.find("\n", figure.end)
    return Span(view.rfind("\n", 0, figure.start) + 1, end if end >= 0 else len(view))
