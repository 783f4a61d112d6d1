"""The recognisers together."""

from __future__ import annotations

from collections.abc import Iterator

from kg.key import fold_name
from kg.model import Candidate, Mention, Reading
from kg.recognise.deadline import Deadlines
from kg.recognise.metric import find_metrics
from kg.recognise.overlap import keep_best
from kg.recognise.tagger import Tagger
from ontology.lexicon import Lexicon

__all__ = ["Recognition"]


class Recognition:
    """All recognisers, made ready once for a lexicon; calling it gives the same for the same reading."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.forbidden = frozenset(map(fold_name, lexicon.forbidden))
        self.tagger = Tagger(lexicon)

    def __call__(self, reading: Reading, /) -> list[Mention]:
        """The mentions of one document in the order of its text; `entities` is still empty."""
        found = self.find(reading)
        if self.forbidden:
            found = (one for one in found if fold_name(reading.view[one.start : one.end]) not in self.forbidden)
        deadlines = Deadlines(reading)
        return [as_mention(reading, candidate, deadlines) for candidate in keep_best(found)]

    def find(self, reading: Reading) -> Iterator[Candidate]:
        """The metrics and the names; some may overlap."""
        metrics = list(find_metrics(reading))
        yield from metrics
        yield from self.tagger.find(reading, metrics)


def as_mention(reading: Reading, candidate: Candidate, deadlines: Deadlines) -> Mention:
    """The candidate at its place in the source text."""
    start, end = reading.source_span(candidate.start, candidate.end)
    return Mention(
        doc=reading.document.doc,
        start=start,
        end=end,
        text=reading.document.text[start:end],
        type=candidate.type,
        rule=candidate.rule,
        status=candidate.status,
        quantity=candidate.quantity,
        deadline=deadlines.at(candidate.start) if candidate.type == "program" else None,
    )
