"""Learn the weights of `kg/recognise/quantity_weights.tsv` from the annotated passages beside this file.

    python training/metric.py                  learn from all passages and write the weights
    python training/metric.py --held-out       learn from four fifths, print how much of the last fifth comes out right

Two log-linear models: modality (a chain over the figures of a text) and what (a choice among the phrases around a figure, then
among the forms of that phrase). Only
passages whose metrics are annotated with what, modality and year count. Floating-point addition, multiplication, division
and square roots are the same on every machine, and nothing else is used: equal passages give equal bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from kg.model import Document, Reading, Span
from kg.recognise.linear import TABLE, Part, load_weights
from kg.recognise.metric import Local, Teller, find_metrics
from kg.recognise.modality import Modality
from kg.recognise.modality_feature import Ask
from kg.recognise.quantity import find_figures
from kg.recognise.quantity_use import is_metric
from kg.recognise.what_option import Form, find_forms
from kg.structure import structure
from ontology.lexicon import Lexicon, load_lexicon

FOLDER = Path(__file__).parent
Feature = tuple[str, str]
MARK = re.compile(r"⟦([spgbmn])\|([^⟦⟧]*)⟧")
PASSAGE = re.compile(r"^## (?!#)", re.MULTILINE)
MODALITIES: dict[str, Modality] = {"a": "achieved", "p": "planned"}
SCALE, SEED = 1000, 7
RIGHT, AS_GOOD = 0.5, 0.8
HELD_OUT = 5


class Gold(NamedTuple):
    """An annotated metric: its span in the passage's text, what it counts, as done or to do, for which year."""

    span: Span
    what: str
    modality: Modality
    year: int | None


class Passage(NamedTuple):
    """One annotated passage."""

    name: str
    text: str
    metrics: tuple[Gold, ...]

    @property
    def is_held_out(self) -> bool:
        """Whether the passage belongs to the fifth that is kept for measuring."""
        return int(hashlib.sha256(self.name.encode()).hexdigest(), 16) % HELD_OUT == 0


class Link(NamedTuple):
    """A figure of a text for the model of modality: its features, the feature of its tie, and the answer where known."""

    features: list[Feature]
    tie: Feature
    planned: bool | None


class Choice(NamedTuple):
    """Options with their features, and how good each is as an answer."""

    options: list[list[Feature]]
    worth: list[float]


class Plan(NamedTuple):
    """How one model is learned."""

    epochs: int
    rate: float
    penalty: float
    least: int
    smallest: int


PLANS = {
    "modality": Plan(8, 0.03, 0.1, 10, 25),
    "what": Plan(5, 0.07, 0.1, 3, 60),
}


def read_passages(path: Path) -> Iterator[Passage]:
    """The passages of one file that have metrics with attributes."""
    for block in PASSAGE.split(path.read_text(encoding="utf-8"))[1:]:
        name, _, marked = block.partition("\n")
        text, last, metrics = "", 0, list[Gold]()
        for found in MARK.finditer(marked):
            text += marked[last : found.start()]
            words, *told = found[2].split("|") if found[1] == "n" else [found[2]]
            if len(told) == 3:
                metrics.append(read_gold(len(text), words, told))
            text += words
            last = found.end()
        if metrics:
            yield Passage(name.strip(), text + marked[last:], tuple(metrics))


def read_gold(start: int, words: str, told: Sequence[str]) -> Gold:
    """An annotated metric from the parts of its mark."""
    what, modality, year = (part.strip() for part in told)
    return Gold(Span(start, start + len(words)), what, MODALITIES[modality], int(year) if year.isdigit() else None)


def read_all() -> list[Passage]:
    """All passages beside this file."""
    return [passage for path in sorted(FOLDER.glob("*.txt")) for passage in read_passages(path)]


def read(passage: Passage, lexicon: Lexicon) -> Reading:
    """A passage as the product reads it."""
    digest = hashlib.sha256(passage.text.encode()).hexdigest()
    return structure(Document(passage.name, f"{passage.name}.txt", passage.text, digest), lexicon)


class Lesson:
    """What one passage teaches: a chain of modality and choices of what is counted."""

    def __init__(self, passage: Passage, lexicon: Lexicon) -> None:
        self.reading = read(passage, lexicon)
        view = self.reading.view
        self.gold = {gold.span: gold for gold in passage.metrics}
        self.teller = Teller(self.reading, [figure for figure in find_figures(view) if is_metric(view, figure)])
        self.chain: list[Link] = []
        self.whats: list[Choice] = []
        self.learn()

    def learn(self) -> None:
        """Go through the figures as the product does, the annotation telling what those before count."""
        asks = [*self.teller.asks()]
        before: Ask | None = None
        known: list[Span] = []
        local = self.teller.locals(ask for ask in asks if not ask.former)
        for ask in asks:
            gold = self.gold.get(self.reading.source_span(ask.figure.start, ask.figure.end))
            if before is None or before.scene is not ask.scene:
                known = []
                self.teller.subjects.enter(ask.scene.context)
            if not ask.former:
                self.chain.append(as_link(next(local), gold))
            ruled = self.teller.subjects.find(ask.figure)
            if gold:
                self.learn_what(ask, gold, known, ruled)
            before = ask

    def learn_what(self, ask: Ask, gold: Gold, known: list[Span], ruled: Span | None) -> None:
        """Where it is told what a figure counts, and how much of that phrase; the likest goes on to the figures behind."""
        context, likest = ask.scene.context, list[tuple[float, int, list[Form]]]()
        sources = self.teller.sources(ask, known, ruled)
        for source in sources:
            forms = find_forms(context, source)
            value, number = max((self.likeness(form, gold), -number) for number, form in enumerate(forms))
            likest.append((value, number, forms))
        top = max(likeness for likeness, _, _ in likest)
        if top < RIGHT:
            return
        worth = [likeness**3 if likeness == top or likeness >= AS_GOOD else 0.0 for likeness, _, _ in likest]
        self.whats.append(Choice([flat(source.parts) for source in sources], worth))
        _, number, forms = likest[worth.index(max(worth))]
        best = forms[-number].span
        known.extend([best] if best else [])
        if len(forms) > 1:
            self.whats.append(
                Choice([flat(form.parts) for form in forms], [self.likeness(form, gold) ** 3 for form in forms])
            )

    def likeness(self, form: Form, gold: Gold) -> float:
        """How like a form is to what is annotated."""
        return alike(self.reading.view[slice(*form.span)] if form.span else "", gold.what)


def flat(parts: Iterable[Part]) -> list[Feature]:
    """The single features of some parts."""
    return [(group, key) for group, keys in parts for key in keys]


def as_link(local: Local, gold: Gold | None) -> Link:
    """A figure as the model of modality hears it, with the answer."""
    return Link(
        flat([*local.section, *local.sentence, *local.own]), ("tie", local.tie), gold and gold.modality == "planned"
    )


def alike(first: str, second: str) -> float:
    """The character F1 of two strings, as `kg evaluate` has it; nothing is like nothing."""
    if not first and not second:
        return 1.0
    one, other = Counter(first), Counter(second)
    return 2 * (one & other).total() / max(1, one.total() + other.total())


def exp(value: float) -> float:
    """e to a power, by multiplication alone; powers beyond 30 are cut."""
    result = 1 + max(-30.0, min(30.0, value)) / 1024
    for _ in range(10):
        result *= result
    return result


class Learner:
    """Weights that grow by AdaGrad with a penalty on size."""

    def __init__(self, plan: Plan, seen: Counter[Feature]) -> None:
        self.plan, self.seen = plan, seen
        self.weights: dict[Feature, float] = defaultdict(float)
        self.squares: dict[Feature, float] = defaultdict(lambda: 1e-2)

    def score(self, features: Iterable[Feature]) -> float:
        """What features say together."""
        return sum(self.weights[feature] for feature in features)

    def kept(self, features: Iterable[Feature]) -> list[Feature]:
        """The features seen often enough."""
        return [feature for feature in features if self.seen[feature] >= self.plan.least]

    def step(self, change: dict[Feature, float]) -> None:
        """Move each weight along its change."""
        for feature, value in change.items():
            gradient = value - self.plan.penalty * self.weights[feature]
            self.squares[feature] += gradient * gradient
            self.weights[feature] += self.plan.rate * gradient / math.sqrt(self.squares[feature])

    def result(self) -> dict[Feature, int]:
        """The weights in thousandths, without the smallest."""
        rounded = ((feature, round(SCALE * value)) for feature, value in self.weights.items())
        return {
            feature: weight
            for feature, weight in rounded
            if abs(weight) >= self.plan.smallest and feature[1].isprintable()
        }


def learn_choices(choices: Sequence[Choice], plan: Plan) -> dict[Feature, int]:
    """Weights under which good options win."""
    seen = Counter(feature for choice in choices for feature in {*(f for each in choice.options for f in each)})
    learner = Learner(plan, seen)
    kept = [
        Choice([learner.kept(each) for each in choice.options], choice.worth) for choice in choices if any(choice.worth)
    ]
    shuffle = random.Random(SEED)
    for _ in range(plan.epochs):
        shuffle.shuffle(kept)
        for choice in kept:
            learner.step(choice_change(learner, choice))
    return learner.result()


def choice_change(learner: Learner, choice: Choice) -> dict[Feature, float]:
    """How to change weights after one choice: from the options as they weigh now toward the good ones among them."""
    scores = [learner.score(features) for features in choice.options]
    top = max(scores)
    shares = [exp(score - top) for score in scores]
    total = sum(shares)
    good = sum(share * worth for share, worth in zip(shares, choice.worth, strict=True)) or 1.0
    change: dict[Feature, float] = defaultdict(float)
    for features, share, worth in zip(choice.options, shares, choice.worth, strict=True):
        step = share * worth / good - share / total
        if abs(step) > 1e-3:
            for feature in features:
                change[feature] += step
    return change


def learn_chains(chains: Sequence[Sequence[Link]], plan: Plan) -> dict[Feature, int]:
    """Weights under which the annotated rows of modality are likely."""
    seen = Counter(feature for chain in chains for feature in {*(f for link in chain for f in link.features)})
    learner = Learner(plan, seen)
    kept = [[link._replace(features=learner.kept(link.features)) for link in chain] for chain in chains]
    shuffle = random.Random(SEED)
    for _ in range(plan.epochs):
        shuffle.shuffle(kept)
        for chain in kept:
            learner.step(chain_change(learner, chain))
    return learner.result()


def chain_change(learner: Learner, chain: Sequence[Link]) -> dict[Feature, float]:
    """How to change weights after one text: from what they expect toward what they expect knowing the answers."""
    odds = [exp(learner.score(link.features)) for link in chain]
    ties = [exp(learner.weights[link.tie]) for link in chain]
    free = expect([(1.0, value) for value in odds], ties)
    told = expect([bound(value, link.planned) for value, link in zip(odds, chain, strict=True)], ties)
    change: dict[Feature, float] = defaultdict(float)
    for link, (planned, same), (known, known_same) in zip(chain, free, told, strict=True):
        if abs(known - planned) > 1e-3:
            for feature in link.features:
                change[feature] += known - planned
        change[link.tie] += known_same - same
    return change


def bound(value: float, planned: bool | None) -> tuple[float, float]:
    """The weights of achieved and planned where the answer is known or not."""
    return (float(planned is not True), value if planned is not False else 0.0)


def expect(weights: Sequence[tuple[float, float]], ties: Sequence[float]) -> list[tuple[float, float]]:
    """For each link of a chain how likely it is planned, and how likely it is as the one before."""
    ahead = [normal(*weights[0])]
    for (no, yes), tie in zip(weights[1:], ties[1:], strict=True):
        before = ahead[-1]
        ahead.append(normal(no * (before[0] * tie + before[1]), yes * (before[1] * tie + before[0])))
    back = [(0.5, 0.5)]
    for (no, yes), tie in zip(weights[:0:-1], ties[:0:-1], strict=True):
        first, second = no * back[-1][0], yes * back[-1][1]
        back.append(normal(first * tie + second, second * tie + first))
    back.reverse()
    found = [(normal(ahead[0][0] * back[0][0], ahead[0][1] * back[0][1])[1], 0.0)]
    for number in range(1, len(weights)):
        before, (no, yes), after, tie = ahead[number - 1], weights[number], back[number], ties[number]
        no, yes = no * after[0], yes * after[1]
        same = before[0] * tie * no + before[1] * tie * yes
        total = same + before[0] * yes + before[1] * no
        found.append(((before[1] * tie * yes + before[0] * yes) / total, same / total))
    return found


def normal(no: float, yes: float) -> tuple[float, float]:
    """Two weights as shares."""
    return no / (no + yes), yes / (no + yes)


def make_model(passages: Iterable[Passage]) -> dict[str, dict[Feature, int]]:
    """The weights of both models."""
    lexicon = load_lexicon()
    lessons = [Lesson(passage, lexicon) for passage in passages]
    return {
        "modality": learn_chains([lesson.chain for lesson in lessons if lesson.chain], PLANS["modality"]),
        "what": learn_choices([choice for lesson in lessons for choice in lesson.whats], PLANS["what"]),
    }


def format_model(model: dict[str, dict[Feature, int]]) -> str:
    """The text of the weights file, sorted."""
    tables: dict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)
    for task, weights in model.items():
        for (group, key), weight in weights.items():
            tables[task, group].append((key, weight))
    rows = (
        "\t".join([task, group, *(f"{key} {weight}" for key, weight in sorted(pairs))])
        for (task, group), pairs in sorted(tables.items())
    )
    return "\n".join(rows) + "\n"


def measure(passages: Iterable[Passage]) -> str:
    """How many of the annotated metrics of some passages the product finds with the same modality, year and what."""
    lexicon = load_lexicon()
    right: Counter[str] = Counter()
    for passage in passages:
        reading = read(passage, lexicon)
        told = {reading.source_span(one.start, one.end): one.quantity for one in find_metrics(reading)}
        for gold in passage.metrics:
            right["all"] += 1
            quantity = told.get(gold.span)
            if quantity is not None:
                right["found"] += 1
                right["modality"] += quantity.modality == gold.modality
                right["year"] += quantity.year == gold.year
                right["what"] += alike(quantity.what, gold.what) >= RIGHT
    shares = (f"{name} {right[name] / max(1, right['found']):.3f}" for name in ("modality", "year", "what"))
    return f"{right['all']} metrics held out, {right['found']} found; right of those: {', '.join(shares)}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--held-out", action="store_true", help="learn from four fifths, write that, measure on the last"
    )
    options = parser.parse_args()
    passages = read_all()
    model = make_model([passage for passage in passages if not (options.held_out and passage.is_held_out)])
    TABLE.write_text(format_model(model), encoding="utf-8")
    load_weights.cache_clear()
    count = sum(len(passage.metrics) for passage in passages)
    print(f"{len(passages)} passages, {count:,} metrics, {sum(map(len, model.values())):,} weights")
    if options.held_out:
        print(measure([passage for passage in passages if passage.is_held_out]))


if __name__ == "__main__":
    main()
