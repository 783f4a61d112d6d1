"""Where the characters of a changed text come from.

A text changes by edits, each of which puts something shorter (or equally long) in the place of a span. Between two edits
characters and their sources run in step, so only the runs are kept: a text of a million characters with a hundred edits
needs a hundred numbers, not a million.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, overload

__all__ = ["Edit", "Origin", "apply_edits"]


class Edit(NamedTuple):
    """Put `text`, no longer than the span, in the place of `[start:end]`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Origin(Sequence[int]):
    """For each character of a text its offset in another one, strictly increasing.

    `starts[i]` is where run `i` begins in the text and `sources[i]` where it begins in the other; `length` is that of the
    text. The first run begins at 0.
    """

    starts: tuple[int, ...]
    sources: tuple[int, ...]
    length: int

    def __len__(self) -> int:
        return self.length

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> list[int]: ...
    def __getitem__(self, index: int | slice) -> int | list[int]:
        if isinstance(index, slice):
            return [self[position] for position in range(*index.indices(self.length))]
        position = index + self.length if index < 0 else index
        if not 0 <= position < self.length:
            raise IndexError(index)
        run = bisect_right(self.starts, position) - 1
        return self.sources[run] + position - self.starts[run]

    def through(self, earlier: Origin | None) -> Origin:
        """The same characters, led on by `earlier` from the other text to the one before that."""
        if earlier is None:
            return self
        starts: list[int] = []
        sources: list[int] = []
        ends = (*self.starts[1:], self.length)
        for start, end, source in zip(self.starts, ends, self.sources, strict=True):
            first = bisect_right(earlier.starts, source) - 1
            last = bisect_right(earlier.starts, source + end - start - 1) - 1
            for run in range(first, last + 1):
                begin = max(earlier.starts[run], source)
                starts.append(start + begin - source)
                sources.append(earlier.sources[run] + begin - earlier.starts[run])
        return Origin(tuple(starts), tuple(sources), self.length)


def apply_edits(text: str, edits: Iterable[Edit]) -> tuple[str, Origin | None]:
    """The changed text and its origin in `text`; None where no edit changes where a character stands.

    The edits are in order and do not overlap.
    """
    pieces: list[str] = []
    starts: list[int] = []
    sources: list[int] = []
    position = length = 0

    def keep(piece: str, source: int) -> None:
        nonlocal length
        if not piece:
            return
        if not starts or length - starts[-1] != source - sources[-1]:
            starts.append(length)
            sources.append(source)
        pieces.append(piece)
        length += len(piece)

    for start, end, put in edits:
        keep(text[position:start], position)
        keep(put, start)
        position = end
    keep(text[position:], position)
    if len(starts) <= 1 and length == len(text):
        return "".join(pieces), None
    return "".join(pieces), Origin(tuple(starts), tuple(sources), length)
