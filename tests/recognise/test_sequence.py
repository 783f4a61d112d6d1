"""The best labels of clauses: against trying every sequence."""

import itertools

import numpy as np
import pytest

from kg.recognise import sequence
from kg.recognise.sequence import (
    BEGIN,
    END,
    ENTRIES,
    EXITS,
    INSIDE,
    KINDS,
    LABELS,
    SINGLE,
    Chain,
    best_labels,
    names_in,
)

ENTRY = {int(label): number for number, label in enumerate(ENTRIES)}


def chain(random: np.random.Generator) -> Chain:
    between = random.integers(-20, 20, size=(EXITS, len(ENTRIES))).astype(np.int32)
    return Chain(between, random.integers(-20, 20, size=(KINDS, 4)).astype(np.int32))


def link(made: Chain, one: int, other: int) -> int | None:
    """The weight of two neighbours, None where the second cannot follow."""
    if one < EXITS:
        return int(made.between[one, ENTRY[other]]) if other in ENTRY else None
    if other < END or other in ENTRY or (one - BEGIN) % KINDS != (other - END) % KINDS:
        return None
    return int(made.within[(one - BEGIN) % KINDS, (2 if one >= INSIDE else 0) + (other < INSIDE)])


def total(scores: np.ndarray, labels: tuple[int, ...], made: Chain) -> int | None:
    """What a sequence of labels scores, None where it is none."""
    if labels[0] not in ENTRY or labels[-1] >= EXITS:
        return None
    links = [link(made, one, other) for one, other in itertools.pairwise(labels)]
    if None in links:
        return None
    return sum(filter(None, links)) + sum(int(scores[place, label]) for place, label in enumerate(labels))


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("size", [1, 2, 3])
def test_no_sequence_scores_more(seed: int, size: int) -> None:
    random = np.random.default_rng(seed)
    scores, made = random.integers(-50, 50, size=(size, LABELS)).astype(np.int32), chain(random)
    found = tuple(best_labels(scores, np.array([0, size]), made).tolist())
    every = (total(scores, labels, made) for labels in itertools.product(range(LABELS), repeat=size))
    assert total(scores, found, made) == max(score for score in every if score is not None)


def test_clauses_are_labelled_as_if_alone() -> None:
    random = np.random.default_rng(5)
    scores, made = random.integers(-50, 50, size=(900, LABELS)).astype(np.int32), chain(random)
    bounds = np.unique(np.concatenate([[0, 900], random.integers(0, 900, size=400)]))
    together = best_labels(scores, bounds, made)
    for start, end in itertools.pairwise(bounds.tolist()):
        alone = best_labels(scores[start:end], np.array([0, end - start]), made)
        assert together[start:end].tolist() == alone.tolist()


def test_what_is_passed_over_has_no_names(monkeypatch: pytest.MonkeyPatch) -> None:
    random = np.random.default_rng(6)
    scores, made = random.integers(-300, 100, size=(3000, LABELS)).astype(np.int32), chain(random)
    scores[:, 0] += random.integers(100, 900, size=3000).astype(np.int32)
    bounds = np.unique(np.concatenate([[0, 3000], random.integers(0, 3000, size=300)]))
    quick = best_labels(scores, bounds, made)
    searched = sequence.open_stretches(scores, bounds, made)[1].sum()
    assert 0 < searched < 2900
    monkeypatch.setattr(sequence, "open_stretches", lambda _scores, bounds, _chain: (bounds[:-1], np.diff(bounds)))
    assert quick.tolist() == best_labels(scores, bounds, made).tolist()
    assert 0 < np.count_nonzero(quick)


def test_names_in_labels() -> None:
    slogan, body = 0, 3
    labels = [0, SINGLE + body, BEGIN + slogan, INSIDE + slogan, END + slogan, 0, BEGIN + body, END + body]
    assert list(names_in(np.array(labels))) == [(1, 2, body), (2, 5, slogan), (6, 8, body)]
