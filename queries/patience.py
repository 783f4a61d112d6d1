"""Waiting for a store of this process so long and no longer."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, TypeVar

from kg.errors import QuestionError

__all__ = ["too_slow", "within"]

T = TypeVar("T")


def within(seconds: float, work: Callable[[], T]) -> T:
    """What `work` gives or raises; raises `QuestionError` where it takes longer.

    The store cannot be interrupted: work that is given up goes on in a thread that ends with the process.
    """
    done: dict[str, Any] = {}

    def run() -> None:
        try:
            done["result"] = work()
        except BaseException as error:
            done["error"] = error

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        raise too_slow(seconds)
    if "error" in done:
        raise done["error"]
    result: T = done["result"]
    return result


def too_slow(seconds: float) -> QuestionError:
    """That there was no answer in time."""
    return QuestionError(f"no answer within {seconds:g} s", hint="ask for less, or give a greater --timeout")
