"""The annotated passages beside this file, read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from kg.model import MentionType

__all__ = ["Passage", "read_all", "read_passages"]

FOLDER = Path(__file__).parent
MARK = re.compile(r"⟦([spgbmn])\|([^⟦⟧|]*)(?:\|([^⟦⟧]*))?⟧")
PASSAGE = re.compile(r"^## (?!#)", re.MULTILINE)
TYPES: dict[str, MentionType] = {
    "s": "slogan",
    "p": "policy",
    "g": "program",
    "b": "body",
    "m": "meeting",
    "n": "metric",
}


class Passage(NamedTuple):
    """One annotated passage; spans are (start, end, type) in `text`, `told` is what a mark says beyond them, by its start."""

    name: str
    text: str
    spans: list[tuple[int, int, MentionType]]
    told: dict[int, str]


def read_passages(path: Path) -> Iterator[Passage]:
    """The passages of one file."""
    for block in PASSAGE.split(path.read_text(encoding="utf-8"))[1:]:
        name, _, marked = block.partition("\n")
        text, spans, told, last = "", list[tuple[int, int, MentionType]](), dict[int, str](), 0
        for found in MARK.finditer(marked):
            text += marked[last : found.start()]
            spans.append((len(text), len(text) + len(found[2]), TYPES[found[1]]))
            if found[3]:
                told[len(text)] = found[3]
            text += found[2]
            last = found.end()
        yield Passage(name.strip(), text + marked[last:], spans, told)


def read_all() -> list[Passage]:
    """All passages beside this file."""
    return [passage for path in sorted(FOLDER.glob("*.txt")) for passage in read_passages(path)]
