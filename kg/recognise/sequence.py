"""Labels of tokens, and the best sequence of them: a first-order chain decoded for many clauses at a time.

A name of one token is S, of more B I* E, each with a type; everything else is O. Scores are integers, so the best sequence
is the same on every machine.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from kg.model import MentionType
from kg.recognise.vocabulary import Ints

__all__ = ["LABELS", "TYPES", "Chain", "Scores", "best_labels", "names_in"]

TYPES: tuple[MentionType, ...] = ("slogan", "policy", "program", "body", "meeting")
KINDS = len(TYPES)
OUTSIDE, SINGLE, END, BEGIN, INSIDE = 0, 1, 1 + KINDS, 1 + 2 * KINDS, 1 + 3 * KINDS
LABELS = 1 + 4 * KINDS
EXITS = END + KINDS
ENTRIES = np.array([OUTSIDE, *range(SINGLE, END), *range(BEGIN, INSIDE)])
NEVER = -(1 << 28)
CHUNK = 256

Scores = npt.NDArray[np.int32]


class Chain(NamedTuple):
    """Scores of neighbours: `between` from a label that can end (O S E) to one that can begin (O S B), `within` for each
    type from B to I, B to E, I to I, I to E."""

    between: Scores
    within: Scores


def best_labels(scores: Scores, bounds: Ints, chain: Chain) -> Ints:
    """The best label of each token. `scores` is (tokens, LABELS), `bounds` the borders of the clauses."""
    labels = np.zeros(len(scores), dtype=np.int64)
    open_to_names = np.flatnonzero(can_have_names(scores, bounds, chain))
    starts, sizes = bounds[open_to_names], np.diff(bounds)[open_to_names]
    order = np.argsort(-sizes, kind="stable")
    for low in range(0, len(order), CHUNK):
        some = order[low : low + CHUNK]
        label_clauses(scores, starts[some], sizes[some], chain, labels)
    return labels


def can_have_names(scores: Scores, bounds: Ints, chain: Chain) -> npt.NDArray[np.bool_]:
    """Whether a clause can have a label other than O at all: a quick look that spares most clauses the search.

    A token that leaves O loses what O leads by and wins at most twice the greatest gain of a pair of neighbours.
    """
    lead = scores[:, OUTSIDE] - scores[:, SINGLE:].max(axis=1)
    gain = max(int(chain.between.max()), int(chain.within.max())) - int(chain.between[OUTSIDE, OUTSIDE])
    least: Ints = np.minimum.reduceat(lead, bounds[:-1])
    return least <= 2 * max(gain, 0)


def label_clauses(scores: Scores, starts: Ints, sizes: Ints, chain: Chain, labels: Ints) -> None:
    """Label some clauses, the longest first."""
    longest, count = int(sizes[0]), len(starts)
    back = np.zeros((longest, count, LABELS), dtype=np.int8)
    state = np.full((count, LABELS), NEVER, dtype=np.int32)
    first = scores[starts]
    state[:, ENTRIES] = first[:, ENTRIES]
    alive = np.searchsorted(-sizes, -np.arange(longest), side="left")
    for step in range(1, longest):
        active = int(alive[step])
        before, here = state[:active], scores[starts[:active] + step]
        reach = before[:, :EXITS, None] + chain.between[None]
        chosen = reach.argmax(axis=1)
        entered = np.take_along_axis(reach, chosen[:, None], axis=1)[:, 0]
        after = np.full((active, LABELS), NEVER, dtype=np.int32)
        after[:, ENTRIES] = entered + here[:, ENTRIES]
        back[step, :active, ENTRIES] = chosen.T
        begun, inside = before[:, BEGIN:INSIDE], before[:, INSIDE:]
        for target, from_begin, from_inside in ((INSIDE, 0, 2), (END, 1, 3)):
            one, other = begun + chain.within[:, from_begin], inside + chain.within[:, from_inside]
            later = other > one
            kinds = slice(target, target + KINDS)
            after[:, kinds] = np.where(later, other, one) + here[:, kinds]
            back[step, :active, kinds] = np.where(later, np.arange(INSIDE, LABELS), np.arange(BEGIN, INSIDE))
        state[:active] = after
    label = state[:, :EXITS].argmax(axis=1)
    follow(back, label, starts, sizes, alive, labels)


def follow(back: npt.NDArray[np.int8], label: Ints, starts: Ints, sizes: Ints, alive: Ints, labels: Ints) -> None:
    """Write the labels from the last token of each clause to its first."""
    for step in range(len(back) - 1, -1, -1):
        active = int(alive[step])
        labels[starts[:active] + step] = label[:active]
        if step:
            label[:active] = back[step, np.arange(active), label[:active]]


def names_in(labels: Ints) -> Iterator[tuple[int, int, int]]:
    """(first token, token after the last, number of the type) of each name."""
    start = 0
    for place in np.flatnonzero(labels).tolist():
        label = int(labels[place])
        if label >= INSIDE:
            continue
        if label >= BEGIN:
            start = place
        elif label >= END:
            yield start, place + 1, label - END
        else:
            yield place, place + 1, label - SINGLE
