from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kg.model import Candidate
from kg.recognise.overlap import keep_best


def candidate(start: int, end: int, rank: int = 0) -> Candidate:
    return Candidate(start, end, "slogan", f"{start}-{end}-{rank}", rank)


def test_the_longer_wins() -> None:
    assert keep_best([candidate(0, 4), candidate(2, 9)]) == [candidate(2, 9)]


def test_a_higher_rank_wins_over_length() -> None:
    assert keep_best([candidate(0, 4, 1), candidate(2, 9)]) == [candidate(0, 4, 1)]


def test_the_earlier_of_equals_wins() -> None:
    assert keep_best([candidate(2, 6), candidate(0, 4)]) == [candidate(0, 4)]


def test_neighbours_both_stay() -> None:
    assert keep_best([candidate(4, 8), candidate(0, 4)]) == [candidate(0, 4), candidate(4, 8)]


def test_one_span_is_one_mention() -> None:
    assert len(keep_best([candidate(0, 4), Candidate(0, 4, "policy", "other")])) == 1


spans = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12), st.integers(0, 2)), max_size=30)


@given(spans)
def test_what_is_kept_never_overlaps_and_order_does_not_matter(drawn: list[tuple[int, int, int]]) -> None:
    candidates = [candidate(start, start + length, rank) for start, length, rank in drawn]
    kept = keep_best(candidates)
    assert all(a.end <= b.start for a, b in pairwise(kept))
    assert kept == keep_best(reversed(candidates))
    assert all(any(k.start < c.end and c.start < k.end for k in kept) for c in candidates)
