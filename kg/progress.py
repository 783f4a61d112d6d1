"""A progress bar on stderr, for work over a second and only where stderr is a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sized
from typing import TypeVar

__all__ = ["Step", "progress", "track"]

Item = TypeVar("Item")
Step = Callable[[int, int], None]
WIDTH = 30


def progress(label: str) -> Step:
    """A function to call with (done, total) after each step."""
    started, shown = time.monotonic(), 0.0
    if not sys.stderr.isatty():
        return lambda done, total: None

    def step(done: int, total: int) -> None:
        nonlocal shown
        now = time.monotonic()
        if now - started < 1 or (now - shown < 0.1 and done < total):
            return
        shown = now
        filled = WIDTH * done // max(1, total)
        end = "\n" if done >= total else ""
        sys.stderr.write(f"\r{label} [{'█' * filled}{'·' * (WIDTH - filled)}] {done}/{total}{end}")
        sys.stderr.flush()

    return step


def track(items: Iterable[Item], *, label: str, total: int | None = None) -> Iterator[Item]:
    """The items one by one, with a bar."""
    size = total if total is not None else len(items) if isinstance(items, Sized) else 0
    step = progress(label)
    for number, item in enumerate(items, 1):
        yield item
        step(number, size)
