"""Work shared out among processes gives what one process gives."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from kg.errors import InputError
from kg.pipeline import SAMPLES, build
from kg.workers import in_order, processors

# Python 3.12 and later warn of threads that libraries keep; no worker uses them.
pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
needs_two = pytest.mark.skipif(processors() < 2, reason="needs two processors and Linux")


@needs_two
def test_results_come_in_the_order_of_the_items_from_other_processes() -> None:
    found = list(in_order(lambda item: (item * 2, os.getpid()), range(50), processes=2))
    assert [double for double, _ in found] == [item * 2 for item in range(50)]
    assert os.getpid() not in {process for _, process in found}


def test_one_process_is_this_one() -> None:
    assert list(in_order(lambda _: os.getpid(), range(3), processes=1)) == [os.getpid()] * 3


@needs_two
def test_the_graph_is_the_same_with_two_processes() -> None:
    one, two = (build([SAMPLES], name="samples", processes=processes) for processes in (1, 2))
    assert one.turtle() == two.turtle()
    assert list(one.mentions) == list(two.mentions)
    assert one.report["seconds"].keys() == two.report["seconds"].keys()


def fail(item: int) -> int:
    raise InputError(f"cannot do {item}", hint="none")


@needs_two
def test_what_goes_wrong_in_a_worker_is_raised_here() -> None:
    found: Iterator[int] = in_order(fail, [7], processes=2)
    with pytest.raises(InputError, match="cannot do 7") as raised:
        next(found)
    assert raised.value.hint == "none"
