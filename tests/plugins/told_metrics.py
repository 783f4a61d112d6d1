"""Readings of one sentence or two, and what the metrics in them say."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.model import Attribute, Candidate, Document, Reading, Section, Sentence, Speech, Value
from kg.recognise.metric import find_metrics

SENTENCE = re.compile(r"[^。！？\n]+[。！？\n]?")


class Told(NamedTuple):
    """What a metric is expected to say."""

    text: str
    value: Value
    unit: str
    cmp: str
    what: str
    modality: str = "achieved"
    year: int | None = 2023


def make_reading(text: str, *, heading: str = "", kind: str = "report", year: int | None = 2024) -> Reading:
    """A reading of one section whose view is the text itself, of a report of 2024 on 2023."""
    known = {"year": year, "report_year": year and year - 1, "plan_year": year, "kind": kind}
    speech = Speech(**{name: Attribute(value, "explicit" if value else "unknown") for name, value in known.items()})
    section = Section(0, 1, "一、", heading, 0, len(text), None)
    sentences = tuple(Sentence(found.start(), found.end(), 0) for found in SENTENCE.finditer(text))
    return Reading(Document("d", "d.txt", text, "0" * 64), text, None, (), (section,), sentences, speech)


def find(text: str, *, heading: str = "", kind: str = "report", year: int | None = 2024) -> list[Candidate]:
    return list(find_metrics(make_reading(text, heading=heading, kind=kind, year=year)))


def tell(text: str, candidate: Candidate) -> Told:
    quantity = candidate.quantity
    assert quantity is not None
    span = text[candidate.start : candidate.end]
    told = (quantity.value, quantity.unit, quantity.cmp, quantity.what, quantity.modality, quantity.year)
    return Told(span, *told)
