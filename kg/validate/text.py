"""Whether offsets point at what they say: `text[start:end] == exact` against the texts of the build."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import chain
from pathlib import Path

from pyoxigraph import QuerySolution, Store

from kg.validate.store import select
from kg.validate.violation import Violation

__all__ = ["check_texts"]

# Two queries with their joins in this order: as a union the store tries every pair of sentences.
MENTIONS = """
SELECT ?node ?sha256 ?start ?end ?exact WHERE {
  ?speech kg:sha256 ?sha256 . ?node kg:inSpeech ?speech ; oa:exact ?exact ; oa:start ?start ; oa:end ?end
}"""
SENTENCES = """
SELECT ?node ?sha256 ?start ?end ?exact WHERE {
  { SELECT DISTINCT ?node ?sha256 WHERE { ?m kg:inSpeech ?speech ; kg:inSentence ?node . ?speech kg:sha256 ?sha256 } }
  ?node kg:text ?exact ; oa:start ?start ; oa:end ?end
}"""
VERSIONS = "SELECT ?node ?sha256 ?length WHERE { ?node a kg:TextVersion ; kg:sha256 ?sha256 ; kg:length ?length }"


def check_texts(store: Store, folder: Path, *, base: str) -> list[Violation] | None:
    """Violations of the rules text, length and sha256; None where the texts are not there: not checkable."""
    if not (folder / "texts").is_dir():
        return None
    read = lru_cache(maxsize=None)(lambda sha256: read_text(folder, sha256))
    found = [violation for row in select(store, VERSIONS, base=base) for violation in check_version(row, read)]
    for row in chain(select(store, MENTIONS, base=base), select(store, SENTENCES, base=base)):
        text, exact = read(row["sha256"].value), row["exact"].value
        start, end = row["start"].value, row["end"].value
        if text is not None and not (start.isdigit() and end.isdigit() and text[int(start) : int(end)] == exact):
            found.append(Violation("text", row["node"].value))
    return sorted(found)


def check_version(row: QuerySolution, read: Callable[[str], str | None]) -> Iterator[Violation]:
    """Whether the file of a text is there, is what its name says, and has its length."""
    text, sha256 = read(row["sha256"].value), row["sha256"].value
    if text is None or hashlib.sha256(text.encode()).hexdigest() != sha256:
        yield Violation("sha256", row["node"].value)
    if text is not None and str(len(text)) != row["length"].value:
        yield Violation("length", row["node"].value)


def read_text(folder: Path, sha256: str) -> str | None:
    """A text, or None where it is missing or not UTF-8."""
    try:
        return (folder / "texts" / f"{sha256}.txt").read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
