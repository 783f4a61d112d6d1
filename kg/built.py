"""A built graph's files, read back."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.errors import GraphError
from kg.model import Row
from kg.output import read_report

__all__ = ["BuiltGraph"]


class BuiltGraph:
    """The folder that `kg build` wrote; raises `GraphError` where it is none or not whole."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.report: dict[str, Any] = read_report(folder)

    def mentions(self) -> Iterator[Row]:
        """The rows of `mentions.jsonl`."""
        for number, line in enumerate(self.lines("mentions.jsonl"), 1):
            try:
                yield json.loads(line)
            except ValueError as error:
                problem = "not a mention"
                raise GraphError(
                    problem, path=self.folder / "mentions.jsonl", line=number, hint="build again"
                ) from error

    def entities(self) -> list[dict[str, str]]:
        """The rows of `entities.csv`."""
        return list(csv.DictReader(self.lines("entities.csv")))

    def speeches(self) -> list[dict[str, str]]:
        """The rows of `speeches.csv`."""
        return list(csv.DictReader(self.lines("speeches.csv")))

    def text(self, sha256: str) -> str:
        """The text of one document."""
        return self.read(f"texts/{sha256}.txt")

    def lines(self, name: str) -> list[str]:
        """The lines of a file; only LF ends one."""
        return [line for line in self.read(name).split("\n") if line]

    def read(self, name: str) -> str:
        """A file's text."""
        try:
            return (self.folder / name).read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise GraphError(f"{name} cannot be read", path=self.folder, hint="build it again") from error
