"""A text as the tagger sees it: its tokens, what stands around each, and what the rules propose."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np

from kg.model import Candidate, Reading, Recogniser
from kg.recognise.body import Bodies
from kg.recognise.column import Columns, Vote
from kg.recognise.feature import Rows, feature_rows
from kg.recognise.known import Known
from kg.recognise.meeting import find_meetings
from kg.recognise.name import Names
from kg.recognise.overlap import keep_best
from kg.recognise.quoted import Quoted
from kg.recognise.title import find_titles
from kg.recognise.token import Tokens, make_tokens
from kg.recognise.vocabulary import Ints, Vocabulary
from kg.recognise.word import words_of
from ontology.lexicon import Lexicon

__all__ = ["Features", "Featurizer"]


class Features(NamedTuple):
    """A text as the tagger sees it; `clauses` are the borders of the stretches that no name crosses."""

    tokens: Tokens
    columns: Columns
    rows: Rows
    clauses: Ints
    votes: Sequence[Vote]

    @property
    def known(self) -> Vote:
        """What the lexicon proposes."""
        return self.votes[0]

    @property
    def bodies(self) -> list[Candidate]:
        """The bodies that the lexicon and the rules propose; of those that begin together the longest is last."""
        found = (one for one in chain.from_iterable(self.votes) if one.type == "body")
        return sorted(found, key=lambda one: one.end)


class Featurizer:
    """Sees texts: their tokens, what stands around each, and what the rules propose."""

    def __init__(self, lexicon: Lexicon) -> None:
        # In the order of `feature.RULES`; the metrics come last.
        self.rules: Sequence[Recogniser] = (
            Known(lexicon),
            Quoted(lexicon),
            Names(lexicon),
            find_meetings,
            Bodies(lexicon),
            find_titles,
        )
        self.lexicon = lexicon
        self.vocabulary, self.tags = Vocabulary(lexicon), Vocabulary(lexicon)

    def featurize(self, reading: Reading, metrics: Vote) -> Features:
        """A reading as the model looks at it."""
        votes: list[Vote] = [*(keep_best(rule(reading)) for rule in self.rules), metrics]
        tokens = make_tokens(words_of(reading), (border for vote in votes for one in vote for border in one[:2]))
        columns = Columns(tokens, votes, self.vocabulary, self.tags)
        stops = np.flatnonzero(columns.stop & (columns.quote == 0)) + 1
        clauses = np.unique(np.concatenate([[0], stops, [len(tokens)]]))
        return Features(tokens, columns, feature_rows(columns), clauses, votes)
