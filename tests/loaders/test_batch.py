"""Batches: bounded in rows and in bytes, in order, nothing lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import OutputError
from loaders.batch import Batch, make_batches, open_spool, weigh

ROWS = st.lists(st.tuples(st.sampled_from("AB"), st.fixed_dictionaries({"id": st.text(max_size=9)})), max_size=60)


def test_a_batch_is_full_at_so_many_rows() -> None:
    rows = [("A", {"id": number}) for number in range(5)]
    rows.insert(2, ("B", {"id": 9}))
    assert list(make_batches(rows, most_rows=2)) == [
        Batch("A", [{"id": 0}, {"id": 1}]),
        Batch("A", [{"id": 2}, {"id": 3}]),
        Batch("B", [{"id": 9}]),
        Batch("A", [{"id": 4}]),
    ]


def test_a_batch_is_full_before_the_row_that_is_too_much() -> None:
    rows = [("A", {"x": text}) for text in ("长长", "长", "长" * 50, "长")]
    assert weigh({"x": "长长"}) == 7
    assert weigh({"x": [1, "长"], "y": True}) == 21
    assert [len(batch.rows) for batch in make_batches(rows, most_bytes=11)] == [2, 1, 1]


@given(ROWS, st.integers(1, 7), st.integers(1, 90))
def test_no_row_is_lost_or_moved(rows: list[tuple[str, dict[str, str]]], most_rows: int, most_bytes: int) -> None:
    batches = list(make_batches(rows, most_rows=most_rows, most_bytes=most_bytes))
    for name in "AB":
        assert [row for batch in batches if batch.name == name for row in batch.rows] == [
            r for n, r in rows if n == name
        ]
    for batch in batches:
        assert 0 < len(batch.rows) <= most_rows
        assert len(batch.rows) == 1 or sum(map(weigh, batch.rows)) <= most_bytes


def test_a_spool_gives_back_some_of_its_batches_as_often_as_asked() -> None:
    batches = [Batch("A", [{"id": 1}]), Batch("B", [{"id": 2}, {"id": 3}]), Batch("A", [{"id": None}])]
    with open_spool() as spool:
        for batch in batches:
            spool.add(batch)
        assert spool.rows == 4
        for _ in range(2):
            assert list(spool.only({"A"})) == [batches[0], batches[2]]
            assert list(spool.only({"A", "B"})) == batches


def test_no_room_for_a_spool_is_told() -> None:
    with (
        pytest.raises(OutputError, match=r"temporary files cannot be written here \(No space left on device\)"),
        open_spool(),
    ):
        raise OSError(28, "No space left on device")
