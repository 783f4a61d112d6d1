"""A document with its structure, and what is known of it as a speech."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from kg.model.document import Document, Span

__all__ = ["ATTRIBUTES", "UNKNOWN", "Attribute", "Basis", "Reading", "Section", "Sentence", "Speech"]

Basis = Literal["explicit", "filename", "manifest", "inferred", "unknown"]


class Attribute(NamedTuple):
    """A fact about a speech and where it comes from; `value` is None exactly where `basis` is unknown."""

    value: str | int | None
    basis: Basis


UNKNOWN = Attribute(None, "unknown")


@dataclass(frozen=True, slots=True)
class Speech:
    """What is known of the speech as a whole.

    `date` is ISO and as precise as known; `report_year` is the year it looks back on, `plan_year` the one it plans for;
    `level` is national, province, prefecture, county or township; `kind` is speech, report or plan.
    """

    title: Attribute = UNKNOWN
    date: Attribute = UNKNOWN
    speaker: Attribute = UNKNOWN
    occasion: Attribute = UNKNOWN
    place: Attribute = UNKNOWN
    year: Attribute = UNKNOWN
    report_year: Attribute = UNKNOWN
    plan_year: Attribute = UNKNOWN
    level: Attribute = UNKNOWN
    kind: Attribute = UNKNOWN
    jurisdiction: Attribute = UNKNOWN


ATTRIBUTES: tuple[str, ...] = tuple(Speech.__dataclass_fields__)


class Section(NamedTuple):
    """A part of the text under its number (一、 （一） 1. 一是 ——), in view offsets.

    `marker` is the number as written, `heading` the words after it up to the first stop; `depth` counts from 1; `parent`
    is the order of the section around it, or None.
    """

    order: int
    depth: int
    marker: str
    heading: str
    start: int
    end: int
    parent: int | None


class Sentence(NamedTuple):
    """A sentence in view offsets; `section` is the order of the innermost section, or None."""

    start: int
    end: int
    section: int | None


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with its structure.

    `view` is the text that recognisers look at; its furniture (adverts, page controls) is blanked with `\\n`. `origin`
    gives for each code point of `view` its offset in `document.text`; None says that the two are the same. `memo` keeps what
    several recognisers need of the view (its words), made when it is first asked for.
    """

    document: Document
    view: str
    origin: Sequence[int] | None
    furniture: tuple[Span, ...]
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    speech: Speech
    _starts: list[int] = field(default_factory=list, repr=False, compare=False)
    memo: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    def source_span(self, start: int, end: int) -> Span:
        """The span of `document.text` that `view[start:end]` (not empty) shows."""
        if self.origin is None:
            return Span(start, end)
        return Span(self.origin[start], self.origin[end - 1] + 1)

    def sentence_at(self, position: int) -> Sentence | None:
        """The sentence that covers a view offset."""
        if not self._starts:
            self._starts.extend(sentence.start for sentence in self.sentences)
        index = bisect_right(self._starts, position) - 1
        if index < 0 or position >= self.sentences[index].end:
            return None
        return self.sentences[index]

    def section_of(self, sentence: Sentence | None) -> Section | None:
        """The innermost section of a sentence."""
        return None if sentence is None or sentence.section is None else self.sections[sentence.section]

    def headings_over(self, sentence: Sentence | None) -> Iterable[str]:
        """The headings above a sentence, innermost first."""
        section = self.section_of(sentence)
        while section is not None:
            yield section.heading
            section = None if section.parent is None else self.sections[section.parent]
