"""Rows in batches of one class or edge each, bounded in rows and in bytes."""

from __future__ import annotations

import pickle
import tempfile
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from contextlib import contextmanager
from typing import IO, Any, NamedTuple

from kg.errors import OutputError
from kg.model import Row

__all__ = ["MOST_BYTES", "MOST_ROWS", "Batch", "Spool", "make_batches", "open_spool", "weigh"]

# A server holds a transaction in memory: 5,000 rows are fast, and long sentences must not make them too many.
MOST_ROWS, MOST_BYTES = 5_000, 2_000_000


class Batch(NamedTuple):
    """Rows of a class or an edge."""

    name: str
    rows: list[Row]


def weigh(row: Row) -> int:
    """About how many bytes a row takes on the wire: three for each character of a text, eight for anything else."""
    return sum(len(name) + weigh_value(value) for name, value in row.items())


def weigh_value(value: Any) -> int:
    if isinstance(value, str):
        return 3 * len(value)
    return sum(map(weigh_value, value)) if isinstance(value, list) else 8


def make_batches(
    rows: Iterable[tuple[str, Row]], *, most_rows: int = MOST_ROWS, most_bytes: int = MOST_BYTES
) -> Iterator[Batch]:
    """The rows by name; a batch is full at `most_rows`, and before the row that would take it over `most_bytes`."""
    waiting: dict[str, list[Row]] = defaultdict(list)
    sizes: dict[str, int] = defaultdict(int)
    for name, row in rows:
        size = weigh(row)
        if waiting[name] and (len(waiting[name]) >= most_rows or sizes[name] + size > most_bytes):
            yield Batch(name, waiting.pop(name))
            sizes[name] = 0
        waiting[name].append(row)
        sizes[name] += size
    yield from (Batch(name, batch) for name, batch in waiting.items() if batch)


class Spool:
    """Batches put aside in a file; `rows` counts their rows."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.rows = file, 0
        self.places: list[tuple[str, int]] = []

    def add(self, batch: Batch) -> None:
        """Put one aside."""
        self.places.append((batch.name, self.file.tell()))
        pickle.dump(batch.rows, self.file, protocol=pickle.HIGHEST_PROTOCOL)
        self.rows += len(batch.rows)

    def only(self, names: Container[str]) -> Iterator[Batch]:
        """The batches of some classes or edges, in the order in which they came."""
        for name, place in self.places:
            if name in names:
                self.file.seek(place)
                yield Batch(name, pickle.load(self.file))


@contextmanager
def open_spool() -> Iterator[Spool]:
    """A spool whose file goes at the end; raises `OutputError` where there is no room for it."""
    try:
        with tempfile.TemporaryFile() as file:
            yield Spool(file)
    except OSError as error:
        told = f"temporary files cannot be written here ({error.strerror})"
        raise OutputError(
            told, path=tempfile.gettempdir(), hint="make room, or name another folder by TMPDIR"
        ) from error
