"""Tokens: words cut further wherever a rule sees the border of a name (县委书记 -> 县委 | 书记)."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby, pairwise
from operator import itemgetter

import numpy as np

from kg.recognise.vocabulary import Ints
from kg.recognise.word import Words

__all__ = ["Tokens", "make_tokens"]


class Tokens:
    """The tokens of a view: token `i` is `view[starts[i]:starts[i + 1]]`."""

    def __init__(self, view: str, starts: Ints, texts: list[str], tags: list[str]) -> None:
        self.view = view
        self.starts = starts
        self.texts = texts
        self.tags = tags
        self.number = np.zeros(len(view) + 1, dtype=np.int32)
        self.number[starts[1:-1]] = 1
        np.cumsum(self.number, out=self.number)

    def __len__(self) -> int:
        return len(self.texts)

    def run_of(self, start: int, end: int) -> tuple[int, int]:
        """The half-open run of tokens that covers `view[start:end]`."""
        return int(self.number[start]), int(self.number[end - 1]) + 1


def make_tokens(words: Words, borders: Iterable[int]) -> Tokens:
    """The words of a view, cut at `borders` too."""
    extra = sorted(set(borders).difference(words.starts))
    starts = np.array(words.starts, dtype=np.int64)
    if not extra:
        return Tokens(words.view, starts, words.texts, words.tags)
    more = np.array(extra, dtype=np.int64)
    owners = (np.searchsorted(starts, more, side="right") - 1).tolist()
    texts: list[str] = []
    tags: list[str] = []
    done = 0
    for owner, cuts in groupby(zip(owners, extra, strict=True), key=itemgetter(0)):
        texts += words.texts[done:owner]
        tags += words.tags[done : owner + 1]
        edges = [words.starts[owner], *(cut for _, cut in cuts), words.starts[owner + 1]]
        texts += [words.view[start:end] for start, end in pairwise(edges)]
        tags += [words.tags[owner]] * (len(edges) - 2)
        done = owner + 1
    texts += words.texts[done:]
    tags += words.tags[done:]
    return Tokens(words.view, np.sort(np.concatenate([starts, more])), texts, tags)
