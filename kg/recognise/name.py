"""Names without quotation marks, by the head noun they end in (…工程, …制度)."""

from __future__ import annotations

from collections.abc import Iterator

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.model import Candidate, Reading
from kg.recognise.border import Borders
from kg.recognise.word import Words, words_of
from ontology.lexicon import Head, Lexicon

__all__ = ["Names"]


class Names:
    """Finds names by their head noun."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.heads: list[Head] = list(lexicon.heads)
        self.generic = lexicon.generic
        self.borders = Borders(lexicon)
        self.matcher = AhoCorasick([head.head for head in self.heads], matchkind=MatchKind.LeftmostLongest)

    def __call__(self, reading: Reading, /) -> Iterator[Candidate]:
        view, words = reading.view, words_of(reading)
        for index, start, end in self.matcher.find_matches_as_indexes(view):
            head = self.heads[index]
            if head.type is None or head.bare is None or view[start - 1 : start] == "”":
                continue
            border = self.left_border(words, start, head.bare)
            if border is not None:
                yield Candidate(border, end, head.type, f"head:{head.head}")

    def left_border(self, text: Words, start: int, least: int) -> int | None:
        """Where the name whose head is at `start` begins, or None where the words before it make no name."""
        words = self.borders.modifier(text, start)
        if not words:
            return start if least == 0 else None
        border = words[0].start
        if start - border < least or all(word.text in self.generic for word in words):
            return None
        return border
