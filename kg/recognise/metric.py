"""Metrics: the quantities that a text reports or sets, each with what it counts, for which year, and as done or to do."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Candidate, Quantity, Reading, Sentence, Span
from kg.recognise.quantity import Figure, find_figures
from kg.recognise.quantity_subject import Subjects
from kg.recognise.quantity_time import Dating
from kg.recognise.quantity_use import is_metric

__all__ = ["find_metrics"]

RANK = 50
POINTS = frozenset("% 百分点 个百分点".split())


def find_metrics(reading: Reading, /) -> Iterator[Candidate]:
    """Every metric of a reading in the order of the text."""
    teller = Teller(reading)
    for figure in find_figures(reading.view):
        if is_metric(reading.view, figure):
            rule, quantity = f"metric:{form_of(figure)}", teller.tell(figure)
            yield Candidate(figure.start, figure.end, "metric", rule, RANK, "local", quantity)


def form_of(figure: Figure) -> str:
    """The name of the rule: how the figure is written, else what kind of unit it has."""
    if isinstance(figure.value, tuple):
        return "range"
    if figure.form in ("masked", "fraction"):
        return figure.form
    return "percent" if figure.unit.text in POINTS else figure.unit.kind


class Teller:
    """Tells what figures say, going through a reading from its start."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.start = self.end = 0
        self.subjects = Subjects(reading.view)
        self.dating = Dating(reading)

    def tell(self, figure: Figure) -> Quantity:
        """What a figure says."""
        if not self.start <= figure.start < self.end:
            self.enter(figure)
        modality, year = self.dating.date(figure)
        return Quantity(
            value=figure.value,
            unit=figure.unit.text,
            cmp=figure.cmp,
            what=self.words(self.subjects.find(figure)),
            modality=modality,
            year=year,
            masked=figure.form == "masked",
            deadline=self.dating.deadline(figure) if modality == "planned" else None,
        )

    def enter(self, figure: Figure) -> None:
        """Go on to the sentence of a figure."""
        sentence = self.reading.sentence_at(figure.start)
        self.start, self.end = bounds(self.reading.view, sentence, figure)
        self.subjects.enter(self.start, self.end)
        self.dating.enter(sentence, self.start, self.end)

    def words(self, span: Span | None) -> str:
        """The words of the source text under a span of the view."""
        if span is None:
            return ""
        start, end = self.reading.source_span(*span)
        text = self.reading.document.text[start:end]
        return self.reading.view[span.start : span.end] if "\n" in text else text


def bounds(view: str, sentence: Sentence | None, figure: Figure) -> Span:
    """The sentence around a figure; where structure knows none, the line."""
    if sentence is not None:
        return Span(sentence.start, sentence.end)
    end = view.find("\n", figure.end)
    return Span(view.rfind("\n", 0, figure.start) + 1, end if end >= 0 else len(view))
