"""Work shared out among processes. Results come back in the order of the items, so what is written is the same."""

from __future__ import annotations

import copyreg
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import fields
from multiprocessing import get_context
from operator import attrgetter
from typing import Any, TypeVar

__all__ = ["in_order", "pickle_by_call", "processors"]

Item = TypeVar("Item")
Result = TypeVar("Result")
# Items that a process takes at a time: few enough that all of them end together.
SHARE = 4
# What a worker works on: it comes with the fork, so nothing that the work needs is ever copied.
_work: list[tuple[Callable[[Any], Any], Sequence[Any]]] = []


def processors() -> int:
    """How many processes can run at a time here: 1 where work cannot be shared out by fork."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def in_order(function: Callable[[Item], Result], items: Sequence[Item], *, processes: int) -> Iterator[Result]:
    """`function` of each item; results must be picklable where there is more than one process."""
    if processes < 2 or processors() < 2:
        yield from map(function, items)
        return
    fork = get_context("fork")
    with ProcessPoolExecutor(processes, mp_context=fork, initializer=begin, initargs=(function, items)) as pool:
        yield from pool.map(work_on, range(len(items)), chunksize=SHARE)


def pickle_by_call(*kinds: type) -> None:
    """Let objects of these dataclasses travel as calls of the class, which takes half the time of setting field by field."""
    for kind in kinds:
        values = attrgetter(*(each.name for each in fields(kind)))
        copyreg.pickle(kind, lambda one, kind=kind, values=values: (kind, values(one)))  # type: ignore[misc]


def begin(function: Callable[[Any], Any], items: Sequence[Any]) -> None:
    """Take over the work, in a worker; to stop is for the parent to say."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _work[:] = [(function, items)]


def work_on(number: int) -> Any:
    """One item, in a worker."""
    function, items = _work[0]
    return function(items[number])
