"""Log-linear models of choices and chains, learned by sums, products, quotients and square roots alone.

These are the same on every machine: equal examples give equal weights.
"""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeVar

__all__ = ["Choice", "Feature", "Link", "Plan", "exp", "expect", "learn_chains", "learn_choices"]

Feature = tuple[str, str]
Example = TypeVar("Example")
SCALE, SEED = 1000, 7


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


def go_through(
    learner: Learner, examples: list[Example], change: Callable[[Learner, Example], dict[Feature, float]]
) -> dict[Feature, int]:
    """What is learned from examples, gone through as often as the plan says, each time in another order."""
    shuffle = random.Random(SEED)
    for _ in range(learner.plan.epochs):
        shuffle.shuffle(examples)
        for example in examples:
            learner.step(change(learner, example))
    return learner.result()


def learn_choices(choices: Sequence[Choice], plan: Plan) -> dict[Feature, int]:
    """Weights under which good options win."""
    seen = Counter(feature for choice in choices for feature in {*(f for each in choice.options for f in each)})
    learner = Learner(plan, seen)
    kept = [
        Choice([learner.kept(each) for each in choice.options], choice.worth) for choice in choices if any(choice.worth)
    ]
    return go_through(learner, kept, choice_change)


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
    return go_through(learner, kept, chain_change)


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
