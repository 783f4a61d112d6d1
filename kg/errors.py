"""What can go wrong, as data: every error says what it is about and what to do.

KGError
├── InputError          a file or folder that was given
│   └── UnreadableError     one file whose text cannot be had: named in the report, the rest goes on
├── OutputError         a place that cannot be written, or is not ours to replace
├── LexiconError        a bad row in a table of the lexicon
├── GraphError          no built graph, or one that is not whole
├── QuestionError       an unknown question, a bad parameter, a query that does not parse
├── GoldError           annotated texts that cannot be scored
├── DatabaseError       a Neo4j that cannot be reached, refuses, or holds no whole graph of that name
└── MissingExtraError   an optional part that is not installed
"""

from __future__ import annotations

from pathlib import Path

__all__ = [
    "DatabaseError",
    "GoldError",
    "GraphError",
    "InputError",
    "KGError",
    "LexiconError",
    "MissingExtraError",
    "OutputError",
    "QuestionError",
    "UnreadableError",
]


class KGError(Exception):
    """Base of all: `str(error)` is one clear line (file:line:column: what is wrong; what to do)."""

    def __init__(
        self,
        problem: str,
        *,
        path: str | Path | None = None,
        line: int | None = None,
        column: int | None = None,
        hint: str | None = None,
    ) -> None:
        self.problem, self.path, self.line, self.column, self.hint = problem, path, line, column, hint
        super().__init__(problem)

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)
        told = f"{place}: {self.problem}" if place else self.problem
        told = f"{told}; {self.hint}" if self.hint else told
        return " ".join(told.split())


class InputError(KGError):
    """A file or folder that was given cannot be used."""


class UnreadableError(InputError):
    """The text of one file cannot be had."""


class OutputError(KGError):
    """A place cannot be written, or holds what kg did not write."""


class LexiconError(KGError):
    """A row of a lexicon table is not well formed or contradicts another."""


class GraphError(KGError):
    """There is no built graph in a folder, or not a whole one."""


class QuestionError(KGError):
    """A question, a parameter or a query is not known or not well formed."""


class GoldError(KGError):
    """Annotated texts are missing or not well formed."""


class DatabaseError(KGError):
    """A database server cannot be reached, refuses, or does not hold a whole data set of that name."""


class MissingExtraError(KGError):
    """An optional part is not installed."""

    def __init__(self, package: str, *, extra: str) -> None:
        self.extra = extra
        super().__init__(f"{package} is not installed", hint=f"pip install -e '.[{extra}]'")
