"""The names of a text: a trained model weighs, token by token, what the rules propose and what stands around."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from kg.model import Candidate, MentionType, Reading, Span, Status
from kg.recognise.column import TITLED, Vote
from kg.recognise.feature import Rows
from kg.recognise.featurizer import Features, Featurizer
from kg.recognise.known import OWN_RANK
from kg.recognise.mend import bodies_in, paired, without_office, without_round
from kg.recognise.sequence import LABELS, TYPES, Scores, best_labels, names_in
from kg.recognise.vocabulary import Ints
from kg.recognise.weights import Weights, load_weights
from ontology.lexicon import Lexicon

__all__ = ["Tagger"]

# By how much the labels of a name must beat that there is none, for each token, to count as sure.
SURE = 120


class Tagger:
    """Finds the names of a text; which rule or look decided stands in `rule`."""

    def __init__(self, lexicon: Lexicon, weights: Weights | None = None) -> None:
        self.featurizer = Featurizer(lexicon)
        self.weights = weights or load_weights()

    def find(self, reading: Reading, metrics: Vote) -> Iterator[Candidate]:
        """The names beside the metrics of a reading. The reader's own words stand wherever they are."""
        if not reading.view:
            return
        features = self.featurizer.featurize(reading, metrics)
        yield from (one for one in features.known if one.rank == OWN_RANK)
        scores = add_up(features.rows, self.weights)
        labels = best_labels(scores, features.clauses, self.weights.chain)
        yield from self.tell(features, scores, labels)

    def tell(self, features: Features, scores: Scores, labels: Ints) -> Iterator[Candidate]:
        """The names that the labels make, mended, each with what it rests on."""
        proposed = {one[:3]: one for vote in reversed(features.votes) for one in vote}
        bodies = {one.start: one.end for one in features.bodies}
        starts = features.tokens.starts
        for first, end, number in names_in(labels):
            kind = TYPES[number]
            name = Span(int(starts[first]), int(starts[end]))
            known = kind != "body" or (*name, kind) in proposed
            for span in mended(features.tokens.view, name, kind, {} if known else bodies):
                vote = proposed.get((*span, kind))
                rule = vote.rule if vote else rule_of(features, span)
                status: Status = vote.status if vote else "local"
                if status != "canonical":
                    status = status_of(scores, labels, first, end)
                yield Candidate(*span, kind, rule, status=status)


def mended(view: str, span: Span, kind: MentionType, bodies: Mapping[int, int]) -> Iterator[Span]:
    """A name in the parts that it must have; `bodies` are those that rules see, from start to end."""
    for part in paired(view, *span):
        for one in without_office(view, part) if kind == "body" else [without_round(view, part)]:
            yield from bodies_in(one, bodies)


def add_up(rows: Rows, weights: Weights) -> Scores:
    """What the rows of weights say of each token together: an array of (tokens, LABELS)."""
    total = np.zeros((rows.shape[1], LABELS), dtype=np.int16)
    told = np.empty_like(total)
    for row in rows:
        total += np.take(weights.rows, row, axis=0, out=told, mode="clip")
    return total.astype(np.int32)


def rule_of(features: Features, span: Span) -> str:
    """What a name is known by where no rule proposed it: its marks, its head noun, or its words alone."""
    first, end = features.tokens.run_of(*span)
    quote = int(features.columns.quote[first])
    if quote:
        return "model:title" if quote & TITLED else "model:quoted"
    if features.columns.head[end - 1]:
        return f"model:{features.tokens.texts[end - 1]}"
    return "model:words"


def status_of(scores: Scores, labels: Ints, first: int, end: int) -> Status:
    """`local` where the model is sure, `candidate` where it is not."""
    places = np.arange(first, end)
    lead = int((scores[places, labels[places]] - scores[places, 0]).sum())
    return "local" if lead >= SURE * (end - first) else "candidate"
