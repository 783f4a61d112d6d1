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
FROM_BEGIN = np.arange(BEGIN, INSIDE, dtype=np.int8)[:, None]
FROM_INSIDE = np.arange(INSIDE, LABELS, dtype=np.int8)[:, None]
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
    starts, sizes = open_stretches(scores, bounds, chain)
    order = np.argsort(-sizes, kind="stable")
    for low in range(0, len(order), CHUNK):
        some = order[low : low + CHUNK]
        label_clauses(scores, starts[some], sizes[some], chain, labels)
    return labels


def open_stretches(scores: Scores, bounds: Ints, chain: Chain) -> tuple[Ints, Ints]:
    """The starts and sizes of what must be searched: clauses cut at tokens that are O in every best sequence.

    A token can be in a name only if some name that covers it may win against O. A token that cannot stays at both ends of a
    stretch, for neighbours weigh it.
    """
    undecided = best_covers(scores, bounds, chain) >= 0
    first, last = np.zeros(len(scores), dtype=np.bool_), np.zeros(len(scores), dtype=np.bool_)
    first[bounds[:-1]], last[bounds[1:] - 1] = True, True
    begins = undecided & (first | ~np.concatenate([[False], undecided[:-1]]))
    ends = undecided & (last | ~np.concatenate([undecided[1:], [False]]))
    starts, stops = np.flatnonzero(begins), np.flatnonzero(ends) + 1
    starts, stops = starts - ~first[starts], stops + ~last[stops - 1]
    return starts, stops - starts


def best_covers(scores: Scores, bounds: Ints, chain: Chain) -> Ints:
    """For each token the most that a name which covers it can win against O in the place of each of its tokens.

    What it wins is counted exactly but for its neighbours and the links within it, of which the best are taken.
    """
    between, within = chain
    entering = (between - between[:, :1]).max(axis=0)[1:, None]
    leaving = (between - between[:1]).max(axis=1)[1:, None]
    gains = np.ascontiguousarray(scores.T)
    gains = gains[1:] - gains[0]
    single, ending, beginning, inside = gains.reshape(4, KINDS, -1)
    inside += within[:, [0, 2]].max(axis=1)[:, None] - between[0, 0]
    ending += within[:, [1, 3]].max(axis=1)[:, None] - between[0, 0]
    first, last = np.ones(len(scores), dtype=np.int32), np.ones(len(scores), dtype=np.int32)
    first[bounds[:-1]], last[bounds[1:] - 1] = 0, 0
    single += entering[:KINDS] * first + leaving[:KINDS] * last
    beginning += entering[KINDS:] * first
    ending += leaving[KINDS:] * last
    covers: Ints = np.maximum(single, longer_covers(beginning, inside, ending, bounds)).max(axis=0)
    return covers


def longer_covers(beginning: Scores, inside: Scores, ending: Scores, bounds: Ints) -> Ints:
    """For each type and token the most that a name of two tokens or more which covers it can win."""
    through = np.cumsum(inside, axis=1, dtype=np.int64)
    opened, closed = beginning - through, through + (ending - inside)
    # Values of one clause lie wholly above those of the clause before it, so that a running maximum begins anew.
    apart = 2 * int(max(opened.max() - opened.min(), closed.max() - closed.min())) + 1
    shift = np.repeat(np.arange(len(bounds) - 1) * apart, np.diff(bounds))
    opened += shift
    np.maximum.accumulate(opened, axis=1, out=opened)
    closed -= shift
    closed = np.maximum.accumulate(closed[:, ::-1], axis=1)[:, ::-1]
    # A pair of neighbours of one clause: the shifts cancel out.
    joined = opened[:, :-1] + closed[:, 1:]
    joined[:, bounds[1:-1] - 1] = NEVER
    covers = np.full(opened.shape, NEVER, dtype=np.int64)
    covers[:, :-1] = joined
    np.maximum(covers[:, 1:], joined, out=covers[:, 1:])
    return covers


def label_clauses(scores: Scores, starts: Ints, sizes: Ints, chain: Chain, labels: Ints) -> None:
    """Label some clauses, the longest first."""
    longest, count = int(sizes[0]), len(starts)
    back = np.zeros((longest, count, LABELS), dtype=np.int8)
    state = np.full((count, LABELS), NEVER, dtype=np.int32)
    first = scores[starts]
    state[:, ENTRIES] = first[:, ENTRIES]
    alive = np.searchsorted(-sizes, -np.arange(longest), side="left")
    opening, going_on = chain.within[:, :2], chain.within[:, 2:]
    after = np.empty_like(state)
    for step in range(1, longest):
        active = int(alive[step])
        before = state[:active]
        reach = before[:, :EXITS, None] + chain.between
        after[:active, ENTRIES] = reach.max(axis=1)
        back[step, :active, ENTRIES] = reach.argmax(axis=1).T
        begun = before[:, BEGIN:INSIDE, None] + opening
        inside = before[:, INSIDE:, None] + going_on
        chosen = np.where(inside > begun, FROM_INSIDE, FROM_BEGIN)
        np.maximum(begun, inside, out=begun)
        # To I, then to E.
        for target, place in ((INSIDE, 0), (END, 1)):
            after[:active, target : target + KINDS] = begun[:, :, place]
            back[step, :active, target : target + KINDS] = chosen[:, :, place]
        after[:active] += scores[starts[:active] + step]
        state, after = after, state
        if active < count:
            state[active:] = after[active:]
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
