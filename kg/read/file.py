"""Which files are meant by the paths that were given."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from kg.errors import InputError

__all__ = ["SUFFIXES", "File", "find_files", "name_documents", "readable"]

SUFFIXES = frozenset({".txt", ".md"})


class File(NamedTuple):
    """A file with its path relative to the PATH given (for a file its name)."""

    path: Path
    source: str


def find_files(paths: Iterable[Path]) -> list[File]:
    """The files under `paths` in the order of their sources, each once; hidden ones are passed over.

    Files of other kinds are listed too, so that they can be named in the report.
    """
    found: dict[Path, File] = {}
    for path in paths:
        if not path.exists():
            raise InputError("no such file or folder", path=path, hint="check the path")
        members = sorted(walk(path)) if path.is_dir() else [path]
        if not members:
            raise InputError(
                "no files in this folder", path=path, hint=f"put {' or '.join(sorted(SUFFIXES))} files there"
            )
        for member in members:
            source = member.relative_to(path).as_posix() if path.is_dir() else member.name
            found.setdefault(member.resolve(), File(member, readable(source)))
    return sorted(found.values(), key=lambda file: (file.source, str(file.path)))


def readable(name: str) -> str:
    """A file's name as UTF-8 whatever the locale; bytes that are none are written out."""
    return os.fsencode(name).decode("utf-8", errors="backslashreplace")


def walk(folder: Path) -> Iterator[Path]:
    """All files below a folder that are not hidden."""
    for member in folder.iterdir():
        if member.name.startswith("."):
            continue
        if member.is_dir():
            yield from walk(member)
        else:
            yield member


def name_documents(files: Sequence[File]) -> list[str]:
    """A name for each file: its own, or where that repeats the shortest path suffix that tells it apart."""
    parts = [tuple(map(readable, file.path.resolve().parts)) for file in files]
    size = [1] * len(files)
    while True:
        groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for index, whole in enumerate(parts):
            groups[whole[-size[index] :]].append(index)
        clashes = [index for group in groups.values() if len(group) > 1 for index in group]
        if not clashes:
            return ["/".join(whole[-length:]) for whole, length in zip(parts, size, strict=True)]
        for index in clashes:
            size[index] += 1
