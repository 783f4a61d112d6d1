"""A linear model over the readings of an anchor: weights learned from annotated passages, decisions explained by rule.

`weights.tsv` is made by `training/train.py`; equal input gives equal weights on every machine.
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.model import Candidate, MentionType, Reading, Status
from kg.recognise.anchor import QUOTE, TITLE, Anchor, Anchors, Option
from kg.recognise.name import Names
from kg.recognise.quoted import Quoted
from kg.recognise.word import words_of
from ontology.lexicon import Lexicon

__all__ = ["Judge", "Weights", "best_option", "load_weights"]

WEIGHTS = Path(__file__).parent / "weights.tsv"
SCALE = 1000
# By how much a reading must beat that there is none to count as sure.
SURE = 2 * SCALE


Weights = Mapping[str, Sequence[dict[Hashable, int]]]
Types = Mapping[str, tuple[MentionType, ...]]


@cache
def load_weights(path: Path = WEIGHTS) -> tuple[Weights, Types]:
    """(by group a table of weights in thousandths for each position, types that a head allows)."""
    weights: dict[str, list[dict[Hashable, int]]] = {}
    types: Types = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        group, position, told = line.split("\t")
        if group == "types":
            types = {head: tuple(kinds) for head, kinds in json.loads(told).items()}
            continue
        tables = weights.setdefault(group, [])
        tables += [{} for _ in range(int(position) + 1 - len(tables))]
        tables[int(position)] = {as_key(key): weight for key, weight in json.loads(told)}
    return weights, types


def as_key(value: Hashable | list[Hashable]) -> Hashable:
    """A key as it was before JSON made lists of tuples."""
    return tuple(value) if isinstance(value, list) else value


def score(option: Option, weights: Weights) -> int:
    """The sum of the weights of what is said of a reading."""
    total = 0
    for group, keys in option.parts:
        total += sum(filter(None, map(dict.get, weights.get(group, ()), keys)))
    return total


def best_option(anchor: Anchor, weights: Weights) -> tuple[Option, int]:
    """The reading with the highest score, the earlier of equals, and by how much it beats that there is no mention."""
    scores = [score(option, weights) for option in anchor.options]
    best = max(range(len(scores)), key=lambda number: (scores[number], -number))
    return anchor.options[best], scores[best] - scores[0]


class Judge:
    """Weighs the readings of every head noun and quoted term."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.weights, types = load_weights()
        self.anchors = Anchors(lexicon, types)
        self.rules = (Names(lexicon), Quoted(lexicon))
        # Heads of slogans (精神, 理念) tell what a quoted term is; by themselves they end no name.
        self.heads = [head.head for head in lexicon.heads if head.type != "slogan" and len(head.head) > 1]
        self.matcher = AhoCorasick(self.heads, matchkind=MatchKind.LeftmostLongest)

    def find_anchors(self, reading: Reading) -> Iterator[Anchor]:
        """All anchors of a text, in its order by kind."""
        view, words = reading.view, words_of(reading)
        votes = {(one.start, one.end): one.type for rule in self.rules for one in rule(reading)}
        for index, start, _ in self.matcher.find_matches_as_indexes(view):
            anchor = self.anchors.of_head(words, start, self.heads[index], votes)
            if anchor is not None:
                yield anchor
        for found in QUOTE.finditer(view):
            yield self.anchors.of_quote(words, found, votes)
        for found in TITLE.finditer(view):
            yield self.anchors.of_title(words, found)

    def __call__(self, reading: Reading, /) -> Iterator[Candidate]:
        for anchor in self.find_anchors(reading):
            option, margin = best_option(anchor, self.weights)
            if option.type is not None:
                rank = 3 if anchor.name == "title" else 0
                yield Candidate(option.start, option.end, option.type, anchor.name, rank, status_of(margin))


def status_of(margin: int) -> Status:
    """`local` where the model is sure, `candidate` where it is not."""
    return "local" if margin >= SURE else "candidate"
