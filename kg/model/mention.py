"""Spans with a type: what recognisers propose, and what stands in the text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol

from kg.model.graph import Row
from kg.model.reading import Reading

__all__ = ["MENTION_TYPES", "Candidate", "Mention", "MentionType", "Quantity", "Recogniser", "Status", "Value"]

MentionType = Literal["slogan", "policy", "program", "body", "meeting", "metric"]
MENTION_TYPES: tuple[MentionType, ...] = ("slogan", "policy", "program", "body", "meeting", "metric")
Status = Literal["canonical", "local", "candidate"]
Value = float | int | tuple[float | int, float | int] | None


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
