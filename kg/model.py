"""The data that the stages hand to each other.

    Document  what was read          (read)
    Reading   its parts, its speech  (structure)
    Mention   a span with a type     (recognise), with the entities it names (resolve)
    Graph     rows by class and edge (assemble)

Spans are half-open and count Unicode code points. Two coordinate systems exist and meet in one place only: `Document.text`
is what offsets in every output point into; `Reading.view` is the folded text that recognisers look at (full width made
half width, line breaks inside words gone). `Reading.source_span` leads from the second to the first.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, Literal, NamedTuple, Protocol

__all__ = [
    "ATTRIBUTES",
    "MENTION_TYPES",
    "Attribute",
    "Basis",
    "Candidate",
    "Document",
    "Entity",
    "Graph",
    "Jurisdiction",
    "Mention",
    "MentionType",
    "Quantity",
    "Reading",
    "Recogniser",
    "Resolved",
    "Row",
    "Section",
    "SenseOf",
    "Sentence",
    "Skipped",
    "Span",
    "Speech",
    "Status",
    "Value",
    "short_hash",
]

MentionType = Literal["slogan", "policy", "program", "body", "meeting", "metric"]
MENTION_TYPES: tuple[MentionType, ...] = ("slogan", "policy", "program", "body", "meeting", "metric")
Status = Literal["canonical", "local", "candidate"]
Basis = Literal["explicit", "filename", "manifest", "inferred", "unknown"]
Value = float | int | tuple[float | int, float | int] | None
Row = dict[str, Any]


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


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a metric says: see `Metric` in `ontology/model.toml`.

    `value` is None where the text masks it; `unit` is as written without 万 and 亿; `cmp` is one of `= ~ > <`; `deadline` is
    ISO and as precise as the text says.
    """

    value: Value
    unit: str
    cmp: Literal["=", "~", ">", "<"]
    what: str
    modality: Literal["achieved", "planned"]
    year: int | None
    masked: bool
    deadline: str | None = None


class Candidate(NamedTuple):
    """A span that one recogniser proposes, in view offsets.

    `rule` says what made it (`quoted:head`, `lexicon:formulation`, ...). Among candidates that overlap the higher `rank`
    wins, then the longer, then the earlier.
    """

    start: int
    end: int
    type: MentionType
    rule: str
    rank: int = 0
    status: Status = "local"
    quantity: Quantity | None = None


class Recogniser(Protocol):
    """One way of finding candidates; pure: the same reading gives the same candidates."""

    def __call__(self, reading: Reading, /) -> Iterable[Candidate]: ...


@dataclass(frozen=True, slots=True)
class Mention:
    """A named thing or a quantity at its place in `Document.text`; `text` is exactly what stands there.

    `sense` is the id of the official expansion that date and context decide for an ambiguous abbreviation; `deadline` (of a
    program; a metric has its own) is ISO and as precise as the sentence says.
    """

    doc: str
    start: int
    end: int
    text: str
    type: MentionType
    rule: str
    status: Status
    entities: tuple[str, ...] = ()
    quantity: Quantity | None = None
    sense: str | None = None
    deadline: str | None = None

    def as_row(self) -> Row:
        """The form of one line of `mentions.jsonl`."""
        row: Row = {
            "doc": self.doc,
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "type": self.type,
            "entities": list(self.entities),
            "status": self.status,
            "rule": self.rule,
        }
        if self.type == "program":
            row["deadline"] = self.deadline
        if self.quantity is not None:
            quantity = self.quantity
            row |= {
                "value": list(quantity.value) if isinstance(quantity.value, tuple) else quantity.value,
                "unit": quantity.unit,
                "cmp": quantity.cmp,
                "what": quantity.what,
                "modality": quantity.modality,
                "year": quantity.year,
                "masked": quantity.masked,
                "deadline": quantity.deadline,
            }
        return row


@dataclass(frozen=True, slots=True)
class Entity:
    """What a mention names.

    `id` is `type:` and 12 hexadecimal digits made from its key and scope. `facts` are what is known of it beyond the label
    (ordinal, year, level, ...), `links` lead to other nodes (edge, id); both are named as in `ontology/model.toml`.
    `aliases` are forms known from the lexicon.
    """

    id: str
    type: MentionType
    label: str
    status: Status
    facts: Mapping[str, Any] = field(default_factory=dict)
    links: tuple[tuple[str, str], ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """An administrative division; `named` is False where only the speech knows which. `within` is the id of the one above."""

    id: str
    label: str
    level: str
    named: bool
    code: str | None = None
    within: str | None = None


@dataclass(frozen=True, slots=True)
class SenseOf:
    """One official expansion of an ambiguous abbreviation; `entity` is the id of the abbreviation."""

    id: str
    entity: str
    label: str
    definition: str
    start: str
    end: str
    source: str


@dataclass(frozen=True, slots=True)
class Resolved:
    """A document whose mentions know their entities.

    `entities` holds those that its mentions name and the parts of those; `own` is the jurisdiction it speaks for. `senses`
    are those that its mentions have, `joins` tells for (entity, spelling) the rule that joined a spelling to an entity
    whose label differs.
    """

    reading: Reading
    mentions: tuple[Mention, ...]
    entities: Mapping[str, Entity]
    jurisdictions: Mapping[str, Jurisdiction]
    own: Jurisdiction | None
    senses: Mapping[str, SenseOf] = field(default_factory=dict)
    joins: Mapping[tuple[str, str], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Graph:
    """Rows by class and rows by edge, named as in `ontology/model.toml`; the one form that every export reads.

    A node row has `id`; an edge row has `source` and `target`. Rows are sorted, so equal graphs are equal lists.
    """

    dataset: str
    nodes: Mapping[str, Sequence[Row]]
    edges: Mapping[str, Sequence[Row]]
