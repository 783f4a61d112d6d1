"""Learn the weights of `kg/recognise/quantity_weights.tsv` from the annotated passages beside this file.

    python training/metric.py                  learn from all passages and write the weights
    python training/metric.py --held-out       learn from four fifths, print how much of the last fifth comes out right

Two log-linear models: modality (a chain over the figures of a text) and what (a choice among the phrases around a figure, then
among the forms of that phrase). Only passages whose metrics are annotated with what, modality and year count. Floating-point
addition, multiplication, division and square roots are the same on every machine, and nothing else is used: equal passages
give equal bytes.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from loglinear import Choice, Feature, Link, Plan, learn_chains, learn_choices
from passage import Passage, read_all

from kg.model import Document, Reading, Span
from kg.recognise.linear import TABLE, Part, load_weights
from kg.recognise.metric import Local, Teller, find_metrics
from kg.recognise.modality import Modality
from kg.recognise.modality_feature import Ask
from kg.recognise.quantity import find_figures
from kg.recognise.quantity_use import is_metric
from kg.recognise.what_option import Form
from kg.structure import structure
from ontology.lexicon import Lexicon, load_lexicon

MODALITIES: dict[str, Modality] = {"a": "achieved", "p": "planned"}
RIGHT, AS_GOOD = 0.5, 0.8
HELD_OUT = 5


class Gold(NamedTuple):
    """An annotated metric: its span in the passage's text, what it counts, as done or to do, for which year."""

    span: Span
    what: str
    modality: Modality
    year: int | None


class Measured(NamedTuple):
    """A passage whose metrics are annotated with attributes."""

    name: str
    text: str
    metrics: tuple[Gold, ...]

    @property
    def is_held_out(self) -> bool:
        """Whether the passage belongs to the fifth that is kept for measuring."""
        return int(hashlib.sha256(self.name.encode()).hexdigest(), 16) % HELD_OUT == 0


PLANS = {
    "modality": Plan(12, 0.1, 0.1, 3, 25),
    "what": Plan(12, 0.1, 0.01, 2, 30),
}


def measured(passages: Iterable[Passage]) -> list[Measured]:
    """Those of some passages that have metrics with attributes."""
    found = (Measured(passage.name, passage.text, tuple(read_metrics(passage))) for passage in passages)
    return [passage for passage in found if passage.metrics]


def read_metrics(passage: Passage) -> Iterator[Gold]:
    """The annotated metrics of a passage: what|a or p|year."""
    for start, end, _ in passage.spans:
        told = passage.told.get(start, "").split("|")
        if len(told) == 3:
            what, modality, year = (part.strip() for part in told)
            yield Gold(Span(start, end), what, MODALITIES[modality], int(year) if year.isdigit() else None)


def read(passage: Measured, lexicon: Lexicon) -> Reading:
    """A passage as the product reads it."""
    digest = hashlib.sha256(passage.text.encode()).hexdigest()
    return structure(Document(passage.name, f"{passage.name}.txt", passage.text, digest), lexicon)


class Lesson:
    """What one passage teaches: a chain of modality and choices of what is counted."""

    def __init__(self, passage: Measured, lexicon: Lexicon) -> None:
        self.reading = read(passage, lexicon)
        view = self.reading.view
        self.gold = {gold.span: gold for gold in passage.metrics}
        self.teller = Teller(self.reading, [figure for figure in find_figures(view) if is_metric(view, figure)])
        self.moods: list[Link] = []
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
                self.moods.append(as_link(next(local), gold and gold.modality == "planned"))
            ruled = self.teller.subjects.find(ask.figure)
            if gold:
                self.learn_what(ask, gold, known, ruled)
            before = ask

    def learn_what(self, ask: Ask, gold: Gold, known: list[Span], ruled: Span | None) -> None:
        """Where it is told what a figure counts, and how much of that phrase; the likest goes on to the figures behind."""
        likest = list[tuple[float, int, list[Form]]]()
        sources = self.teller.sources(ask, known, ruled)
        for source in sources:
            forms = self.teller.forms(ask, source, ruled)
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


def as_link(local: Local, answer: bool | None) -> Link:
    """A figure as the model of modality hears it, with the answer."""
    return Link(flat([*local.section, *local.sentence, *local.own]), ("tie", local.tie), answer)


def alike(first: str, second: str) -> float:
    """The character F1 of two strings, as `kg evaluate` has it; nothing is like nothing."""
    if not first and not second:
        return 1.0
    one, other = Counter(first), Counter(second)
    return 2 * (one & other).total() / max(1, one.total() + other.total())


def make_model(passages: Iterable[Measured]) -> dict[str, dict[Feature, int]]:
    """The weights of both models."""
    lexicon = load_lexicon()
    lessons = [Lesson(passage, lexicon) for passage in passages]
    return {
        "modality": learn_chains([lesson.moods for lesson in lessons if lesson.moods], PLANS["modality"]),
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


def measure(passages: Iterable[Measured]) -> str:
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
    passages = measured(read_all())
    model = make_model([passage for passage in passages if not (options.held_out and passage.is_held_out)])
    TABLE.write_text(format_model(model), encoding="utf-8")
    load_weights.cache_clear()
    count = sum(len(passage.metrics) for passage in passages)
    print(f"{len(passages)} passages, {count:,} metrics, {sum(map(len, model.values())):,} weights")
    if options.held_out:
        print(measure([passage for passage in passages if passage.is_held_out]))


if __name__ == "__main__":
    main()
