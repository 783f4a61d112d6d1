"""The sentences that hold figures, each with its words, in which a figure is one word."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from kg.model import Reading, Sentence, Span
from kg.recognise.quantity import Figure
from kg.recognise.word import Word, tag_words

__all__ = ["CLAUSE_ENDS", "FIGURE", "Context", "find_contexts"]

CLAUSE_ENDS = frozenset("，。；：！？…—,;:!?\n")
# The text and tag of the word that stands for a figure.
FIGURE = "#"


class Context:
    """A sentence with figures: its span, its words with offsets in the view, and the number of the word of each figure."""

    def __init__(self, view: str, span: Span, sentence: Sentence | None, figures: Sequence[Figure]) -> None:
        self.view, self.start, self.end, self.sentence, self.figures = view, span.start, span.end, sentence, figures
        self.words = [*read_words(view, span, figures)]
        self.starts = [word.start for word in self.words]
        self.numbers = [bisect_left(self.starts, figure.start) for figure in figures]

    def clause_start(self, number: int) -> int:
        """The number of the first word of the clause that a word stands in."""
        while number > 0 and self.words[number - 1].text not in CLAUSE_ENDS:
            number -= 1
        return number

    def clause_end(self, number: int) -> int:
        """The number of the word that ends the clause of a word."""
        while number < len(self.words) and self.words[number].text not in CLAUSE_ENDS:
            number += 1
        return number


def read_words(view: str, span: Span, figures: Iterable[Figure]) -> Iterator[Word]:
    """The words of a sentence; the text between two figures is cut by itself, so that no word reaches into a figure."""
    at = span.start
    for figure in figures:
        yield from shifted(view, at, figure.start)
        yield Word(figure.start, figure.end, FIGURE, FIGURE)
        at = figure.end
    yield from shifted(view, at, span.end)


def shifted(view: str, start: int, end: int) -> Iterator[Word]:
    if start < end:
        for word in tag_words(view[start:end]):
            yield Word(word.start + start, word.end + start, word.text, word.tag)


def find_contexts(reading: Reading, figures: Iterable[Figure]) -> Iterator[Context]:
    """The sentences of figures in the order of the text; where structure knows none, the line is one."""
    view = reading.view
    placed = ((reading.sentence_at(figure.start), figure) for figure in figures)
    for (sentence, span), group in groupby(placed, key=lambda pair: (pair[0], bounds(view, *pair))):
        yield Context(view, span, sentence, [figure for _, figure in group])


def bounds(view: str, sentence: Sentence | None, figure: Figure) -> Span:
    """The sentence around a figure, else its line."""
    if sentence is not None:
        return Span(sentence.start, max(sentence.end, figure.end))
    end = view.find("\n", figure.end)
    return Span(view.rfind("\n", 0, figure.start) + 1, end if end >= 0 else len(view))
