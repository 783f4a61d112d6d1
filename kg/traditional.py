"""Traditional characters, each with the one simplified character that replaces it."""

from __future__ import annotations

import re
from importlib.resources import files

__all__ = ["SIMPLIFIED", "simplify"]


def read_traditional() -> dict[str, str]:
    """The traditional characters that have one simplified form."""
    lines = files(__package__).joinpath("traditional.tsv").read_text(encoding="utf-8").splitlines()
    return {line[0]: line[2] for line in lines[3:]}


SIMPLIFIED = read_traditional()
TRANSLATION = str.maketrans(SIMPLIFIED)
TRADITIONAL = re.compile(f"[{''.join(SIMPLIFIED)}]")


def simplify(text: str) -> str:
    """The text in simplified characters, one for one; those that have more than one simplified form stay."""
    return text.translate(TRANSLATION) if TRADITIONAL.search(text) else text
