"""Sentences: what stands between stops, line ends and the beginnings of sections."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import Section, Sentence

__all__ = ["find_sentences"]

STOPS, CLOSING = "。！？；!?※", "”’」』）)》】"
SENTENCE = re.compile(f"[^{STOPS}\n]+(?:[{STOPS}]+[{CLOSING}]*)?|[{STOPS}]+[{CLOSING}]*")


def find_sentences(text: str, sections: Sequence[Section]) -> tuple[Sentence, ...]:
    """The sentences in order, without the white space around them; each knows the innermost section it begins in."""
    return tuple(place_sentences(text, split_sentences(text, sections), sections))


def split_sentences(text: str, sections: Sequence[Section]) -> Iterator[tuple[int, int]]:
    """The stripped spans of sentences; closing marks stay with the stop, a section opens a new one."""
    starts = iter(sections)
    section = next(starts, None)
    for match in SENTENCE.finditer(text):
        start, end = match.span()
        while section is not None and section.start < end:
            if section.start > start:
                yield from strip(text, start, section.start)
                start = section.start
            section = next(starts, None)
        yield from strip(text, start, end)


def strip(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span without white space at its ends, if something is left."""
    part = text[start:end]
    left = part.lstrip()
    if left:
        start = end - len(left)
        yield start, start + len(left.rstrip())


def place_sentences(text: str, spans: Iterator[tuple[int, int]], sections: Sequence[Section]) -> Iterator[Sentence]:
    """The sentences with the innermost section of each."""
    opened: list[Section] = []
    following = 0
    for start, end in spans:
        while following < len(sections) and sections[following].start <= start:
            opened.append(sections[following])
            following += 1
        while opened and opened[-1].end <= start:
            opened.pop()
        yield Sentence(start, end, opened[-1].order if opened else None)
