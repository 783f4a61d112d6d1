"""What was read: texts, and places in them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import NamedTuple

__all__ = ["Document", "Skipped", "Span", "short_hash"]


def short_hash(*parts: str) -> str:
    """12 hexadecimal digits of the SHA-256 of `parts`: the local part of every id."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]


class Span(NamedTuple):
    """Half-open: `text[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """One text as it was read.

    `doc` names it within this build, `source` is its path relative to the PATH given, `text` is decoded, without
    byte-order mark and with `\\n` line ends, `sha256` is that of `text` in UTF-8. `copy` tells files of the same name and
    text apart.
    """

    doc: str
    source: str
    text: str
    sha256: str
    copy: int = 0

    @property
    def id(self) -> str:
        """12 hexadecimal digits made from the file's name and text, so that moving a file changes nothing."""
        return short_hash(PurePosixPath(self.source).name, self.sha256, str(self.copy))


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was not read, and why."""

    source: str
    problem: str
