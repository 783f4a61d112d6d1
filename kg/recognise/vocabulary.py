"""What can be told of a word by itself, told once and kept: columns of numbers by the word's place in a growing table."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from zlib import crc32

import numpy as np
import numpy.typing as npt

from ontology.lexicon import Lexicon

__all__ = ["COLUMNS", "STOPS", "Codes", "Ints", "Vocabulary", "code_of"]

Codes = npt.NDArray[np.uint64]
Ints = npt.NDArray[np.int64]

COLUMNS = ("word", "last", "last_two", "first", "length", "head", "generic", "governs", "stop", "comma", "and_so_on")
STOPS = frozenset("，。；：！？\n")
NUMBER = re.compile(r"[\d.%万亿]+\Z")
MASK = re.compile(r"[*×XxＸ○]+\Z")
LONGEST = 5
MOST = 200_000


@lru_cache(maxsize=1 << 16)
def code_of(text: str) -> int:
    """A number for a string, the same on every machine."""
    return crc32(text.encode("utf-8", "surrogatepass"))


def normal(text: str) -> str:
    """A word as the model sees it: numbers are alike, and masks are."""
    if NUMBER.match(text):
        return "0"
    return "*" if MASK.match(text) else text


class Vocabulary(dict[str, int]):
    """Word -> its row in `table`, which has one column for each of `COLUMNS`; an unknown word is added when it is asked for."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self.lexicon = lexicon
        self.heads: dict[str, str] = {head.head: head.type or "generic" for head in lexicon.heads if len(head.head) > 1}
        self.rows: list[tuple[int, ...]] = []
        self.table = np.zeros((0, len(COLUMNS)), dtype=np.uint64)

    def __missing__(self, word: str) -> int:
        row = len(self.rows)
        self.rows.append(self.tell(word))
        self[word] = row
        return row

    def tell(self, word: str) -> tuple[int, ...]:
        """The columns of a word."""
        text = normal(word)
        head = (self.heads.get(text) or self.heads.get(text[-2:], "")) if len(text) > 1 else ""
        return (
            code_of(text),
            code_of(text[-1:]),
            code_of(text[-2:]),
            code_of(text[:1]),
            min(len(text), LONGEST),
            code_of(head) if head else 0,
            text in self.lexicon.generic,
            text in self.lexicon.governors,
            text[:1] in STOPS,
            text == "、",
            text == "等",
        )

    def columns(self, words: Iterable[str]) -> dict[str, Codes]:
        """The columns of some words, each an array as long as they are."""
        told = self.tell_all(words)
        return {name: np.ascontiguousarray(told[:, number]) for number, name in enumerate(COLUMNS)}

    def codes(self, words: Iterable[str]) -> Codes:
        """The first column alone: which word each is."""
        return np.ascontiguousarray(self.tell_all(words)[:, 0])

    def tell_all(self, words: Iterable[str]) -> Codes:
        """The rows of some words: an array of (words, COLUMNS)."""
        if len(self) > MOST:
            self.clear()
            self.rows.clear()
            self.table = self.table[:0]
        places = np.fromiter(map(self.__getitem__, words), dtype=np.int64)
        if len(self.rows) > len(self.table):
            new = np.array(self.rows[len(self.table) :], dtype=np.uint64)
            self.table = np.concatenate([self.table, new])
        told: Codes = self.table[places]
        return told
