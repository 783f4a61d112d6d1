"""What stands around each token: quotes, lists, head nouns, governing words and the votes of the rules, as columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from kg.model import Candidate
from kg.recognise.token import Tokens
from kg.recognise.vocabulary import Codes, Ints, Vocabulary, code_of

__all__ = ["Columns", "Vote"]

QUOTE = re.compile(r"“([^“”\n]{1,40})”|《([^《》\n]{1,80})》")
SHAPES = (
    ("count", re.compile(r"[一二三四五六七八九十两双百千\d]+[个项大张条种支抓提强过三会]?[\u4e00-\u9fff]{1,5}\Z")),
    ("one-one", re.compile(r"一[\u4e00-\u9fff]{1,2}一[\u4e00-\u9fff]{1,3}\Z")),
    ("parallel", re.compile(r"[^，、；]{2,14}(?:[，、；][^，、；]{2,14})+\Z")),
    ("year", re.compile(r"[\u4e00-\u9fff]{3,8}年\Z")),
    ("plus", re.compile(r".*\d.*[+*×\-—].*\Z")),
    ("dot", re.compile(r".*[·+].*\Z")),
)
# The place of a token in a name, low bits of a vote: alone, first, inside, last.
ALONE, FIRST, WITHIN, LAST = 1, 2, 3, 4
QUOTED, TITLED = 8, 16
FAR = 6

Vote = Sequence[Candidate]


@lru_cache(maxsize=1 << 14)
def shape_of(words: str) -> int:
    """The shape of a quoted term, as a number."""
    return code_of(next((name for name, pattern in SHAPES if pattern.match(words)), "plain"))


class Columns:
    """The columns of a text; each is as long as its tokens."""

    def __init__(self, tokens: Tokens, votes: Sequence[Vote], vocabulary: Vocabulary, tags: Vocabulary) -> None:
        self.tokens = tokens
        self.count = len(tokens)
        word = vocabulary.columns(tokens.texts)
        self.word, self.last, self.last_two, self.first = word["word"], word["last"], word["last_two"], word["first"]
        self.length, self.head, self.generic, self.governs = (
            word["length"],
            word["head"],
            word["generic"],
            word["governs"],
        )
        self.tag = tags.codes(tokens.tags)
        self.stop, self.comma, self.and_so_on = word["stop"] > 0, word["comma"] > 0, word["and_so_on"] > 0
        self.places = np.arange(self.count)
        self.clause = np.cumsum(self.stop)
        self.votes = [self.column_of(vote) for vote in votes]
        self.mark_quotes()
        self.mark_lists()
        self.mark_heads()
        self.mark_governors()

    def column_of(self, vote: Vote) -> Codes:
        """The type and place of what a rule proposes, for each token."""
        column = np.zeros(self.count, dtype=np.uint64)
        for candidate in vote:
            mark_run(column, self.tokens.run_of(candidate.start, candidate.end), code_of(candidate.type) << 3)
        return column

    def mark_quotes(self) -> None:
        """Inside “” and 《》: the place, the words around, the shape and the end of what is quoted."""
        self.quote = np.zeros(self.count, dtype=np.uint64)
        self.quote_text = np.zeros(self.count, dtype=np.uint64)
        self.quoted = np.zeros((6, self.count), dtype=np.uint64)
        codes = self.word
        for found in QUOTE.finditer(self.tokens.view):
            group = found.lastindex or 1
            first, end = self.tokens.run_of(*found.span(group))
            words = found[group]
            mark_run(self.quote, (first, end), QUOTED if group == 1 else TITLED)
            self.quote_text[first:end] = code_of(words)
            self.quoted[:, first - 1 : end + 1] = (
                (codes[first - 2] if first > 1 else 1,),
                (codes[end + 1] if end + 1 < self.count else 1,),
                (codes[end + 2] if end + 2 < self.count else 1,),
                (shape_of(words),),
                (min(len(words), 12),),
                (code_of(words[-2:]),),
            )
        (self.quote_before, self.quote_after, self.quote_next, self.quote_shape, self.quote_size, self.quote_end) = (
            self.quoted
        )

    def mark_lists(self) -> None:
        """For tokens of a list (甲、乙、丙等项目): the word after it."""
        ends = self.stop | self.and_so_on
        borders = np.concatenate([[-1], np.flatnonzero(ends), [self.count]])
        number = np.searchsorted(borders, self.places, side="left") - 1
        commas = np.bincount(number, weights=self.comma, minlength=len(borders) - 1)
        close = borders[1:]
        inside = close < self.count
        at = np.where(inside, close, 0)
        after = np.where(inside & self.and_so_on[at], np.minimum(at + 1, self.count - 1), at)
        listed = (commas > 0) | self.and_so_on[at]
        tail = np.where(listed & inside, self.word[after], 0).astype(np.uint64)
        self.list_tail = np.where(ends, 0, tail[number]).astype(np.uint64)

    def mark_heads(self) -> None:
        """The next head noun before the clause ends: its words, and how far it is."""
        places = np.where(self.head > 0, self.places, self.count)
        nearest = np.minimum.accumulate(places[::-1])[::-1]
        near, away = self.in_clause(nearest, nearest < self.count)
        self.next_head_word = np.where(away < FAR + 1, self.last_two[near], 0).astype(np.uint64)
        self.head_away = away.astype(np.uint64)

    def mark_governors(self) -> None:
        """The last governing word of the clause before a token: which, and how far back."""
        places = np.where(self.governs > 0, self.places, -1)
        latest = np.concatenate([[-1], np.maximum.accumulate(places)[:-1]])
        near, away = self.in_clause(latest, latest >= 0)
        self.governor = np.where(away < FAR + 1, self.word[near], 0).astype(np.uint64)
        self.governor_away = away.astype(np.uint64)

    def in_clause(self, places: Ints, valid: np.typing.NDArray[np.bool_]) -> tuple[Ints, Ints]:
        """Where it is valid and in the same clause, the place and how far away, at most FAR; else 0 and FAR + 1."""
        safe = np.where(valid, places, 0)
        same = valid & (self.clause[safe] == self.clause)
        return safe, np.where(same, np.minimum(np.abs(safe - self.places), FAR), FAR + 1)


def mark_run(column: Codes, run: tuple[int, int], kind: int) -> None:
    """Write a kind with the place of each token of a run."""
    first, end = run
    if end - first == 1:
        column[first] = kind | ALONE
        return
    column[first:end] = kind | WITHIN
    column[first] = kind | FIRST
    column[end - 1] = kind | LAST
