"""The recognisers together."""

from __future__ import annotations

from collections.abc import Sequence

from kg.key import fold_name
from kg.model import Candidate, Mention, Reading, Recogniser
from kg.recognise.body import Bodies
from kg.recognise.judge import Judge
from kg.recognise.known import Known
from kg.recognise.meeting import find_meetings
from kg.recognise.metric import find_metrics
from kg.recognise.overlap import keep_best
from ontology.lexicon import Lexicon

__all__ = ["Recognition"]


class Recognition:
    """All recognisers, made ready once for a lexicon; calling it is pure."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.forbidden = frozenset(map(fold_name, lexicon.forbidden))
        self.recognisers: Sequence[Recogniser] = (
            Known(lexicon),
            Judge(lexicon),
            find_meetings,
            Bodies(lexicon),
            find_metrics,
        )

    def __call__(self, reading: Reading, /) -> list[Mention]:
        """The mentions of one document in the order of its text; `entities` is still empty."""
        found = (candidate for recogniser in self.recognisers for candidate in recogniser(reading))
        if self.forbidden:
            found = (one for one in found if fold_name(reading.view[one.start : one.end]) not in self.forbidden)
        return [as_mention(reading, candidate) for candidate in keep_best(found)]


def as_mention(reading: Reading, candidate: Candidate) -> Mention:
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
    )
