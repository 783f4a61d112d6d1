"""Words and parts of speech: jieba's dictionary and algorithm, through its Rust port.

`rjieba.tag` is 90 times as fast as `jieba.posseg` and agrees with it on 97 % of the tokens; `tests/recognise/test_word.py`
lists where the two differ.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

import rjieba

from kg.model import Reading

__all__ = ["Word", "Words", "in_dictionary", "tag_reference", "tag_words", "words_of"]


class Word(NamedTuple):
    """One token with its offsets in the text that was tagged."""

    start: int
    end: int
    text: str
    tag: str


@lru_cache(4096)
def in_dictionary(text: str) -> bool:
    """Whether jieba's dictionary has `text` as one word."""
    return rjieba.cut(text, False) == [text]


def number_words(pairs: list[tuple[str, str]]) -> Iterator[Word]:
    at = 0
    for text, tag in pairs:
        yield Word(at, at + len(text), text, tag)
        at += len(text)


def tag_words(text: str) -> list[Word]:
    """The words of `text` in order; together they are the text."""
    return list(number_words(rjieba.tag(text)))


def tag_reference(text: str) -> list[Word]:
    """The same by jieba itself: slow, for comparison."""
    import logging

    import jieba.posseg

    jieba.setLogLevel(logging.ERROR)  # it would tell on stderr how it loads its dictionary
    return list(number_words([(pair.word, pair.flag) for pair in jieba.posseg.lcut(text)]))


class Words:
    """All words of a text, in parallel lists: `starts` has one entry more than there are words."""

    def __init__(self, view: str) -> None:
        self.view = view
        pairs = rjieba.tag(view)
        self.texts = [text for text, _ in pairs]
        self.tags = [tag for _, tag in pairs]
        self.starts = list(accumulate(map(len, self.texts), initial=0))

    def ending_at(self, end: int) -> int | None:
        """The number of the word that ends at an offset, None where the offset is inside a word."""
        number = bisect_left(self.starts, end)
        return number - 1 if number < len(self.starts) and self.starts[number] == end else None

    def text(self, number: int) -> str:
        """A word, or a sign for the edge of the text or of a line."""
        return self.texts[number].strip() if 0 <= number < len(self.texts) else "^"

    def tag(self, number: int) -> str:
        """A word's part of speech, or a sign for the edge of the text."""
        return self.tags[number] if 0 <= number < len(self.tags) else "^"

    def between(self, low: int, high: int) -> list[Word]:
        """The words that lie wholly inside a span, with their offsets in the text."""
        first, last = bisect_left(self.starts, low), bisect_right(self.starts, high) - 1
        return [
            Word(self.starts[number], self.starts[number + 1], self.texts[number], self.tags[number])
            for number in range(first, last)
        ]

    def over(self, start: int, end: int) -> list[Word]:
        """The words that go over a border of a span and whose other end is no further than the span's."""
        left, right = bisect_right(self.starts, start) - 1, bisect_left(self.starts, end) - 1
        found = [left] if self.starts[left] < start and self.starts[left + 1] <= end else []
        if self.starts[right + 1] > end and self.starts[right] >= start:
            found.append(right)
        return [Word(self.starts[at], self.starts[at + 1], self.texts[at], self.tags[at]) for at in found]


def words_of(reading: Reading) -> Words:
    """The words of a reading's view, cut once."""
    if "words" not in reading.memo:
        reading.memo["words"] = Words(reading.view)
    words: Words = reading.memo["words"]
    return words
