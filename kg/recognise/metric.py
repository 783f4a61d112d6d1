"""Metrics: the quantities that a text reports or sets, each with what it counts, for which year, and as done or to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from kg.model import Candidate, Quantity, Reading, Section, Span
from kg.recognise.cue import Cues
from kg.recognise.linear import Part, best_chain, load_weights, weigh
from kg.recognise.modality import Modality
from kg.recognise.modality_feature import Ask, ModalityFeatures
from kg.recognise.quantity import Figure, find_figures
from kg.recognise.quantity_context import Context, find_contexts
from kg.recognise.quantity_noun import ASIDE
from kg.recognise.quantity_subject import Subjects
from kg.recognise.quantity_time import Dating
from kg.recognise.quantity_use import is_metric
from kg.recognise.what_option import Form, Source, find_forms, find_sources, ruled_form

__all__ = ["Teller", "find_metrics"]

RANK = 50
ENDS = frozenset("，。；、）")
# How loud one figure may speak for its part, and how many silent ones are thought beside those that are there.
LOUDEST, RESERVE = 2500, 2
POINTS = frozenset("% 百分点 个百分点".split())


def find_metrics(reading: Reading, /) -> Iterator[Candidate]:
    """Every metric of a reading in the order of the text."""
    view = reading.view
    figures = [figure for figure in find_figures(view) if is_metric(view, figure)]
    if figures:
        for ask, quantity in Teller(reading, figures).tell():
            figure = ask.figure
            yield Candidate(figure.start, figure.end, "metric", f"metric:{form_of(figure)}", RANK, "local", quantity)


def form_of(figure: Figure) -> str:
    """The name of the rule: how the figure is written, else what kind of unit it has."""
    if isinstance(figure.value, tuple):
        return "range"
    if figure.form in ("masked", "fraction"):
        return figure.form
    return "percent" if figure.unit.text in POINTS else figure.unit.kind


class Local(NamedTuple):
    """What the model of modality hears of a figure: its section, sentence and itself, and how close the one before is."""

    section: Sequence[Part]
    sentence: Sequence[Part]
    own: Sequence[Part]
    tie: str


def lean(scores: Sequence[int], parts: Sequence[Section | None]) -> list[int]:
    """Each score with half of what the others of its part of the text say on average, none of them too loud."""
    calm = [max(-LOUDEST, min(LOUDEST, score)) for score in scores]
    totals: dict[int | None, int] = {}
    counts: Counter[int | None] = Counter()
    keys = [part.order if part else None for part in parts]
    for score, key in zip(calm, keys, strict=True):
        totals[key] = totals.get(key, 0) + score
        counts[key] += 1
    return [
        score + (totals[key] - own) // (2 * (counts[key] + RESERVE))
        for score, own, key in zip(scores, calm, keys, strict=True)
    ]


def weigh_locals(heard: Iterable[Local]) -> list[int]:
    """What the model says of each figure; sections and sentences that figures share are weighed once."""
    weights = load_weights("modality")
    scores = list[int]()
    section = sentence = None
    general = shared = 0
    for local in heard:
        if local.section is not section:
            section, general = local.section, weigh(weights, local.section)
        if local.sentence is not sentence:
            sentence, shared = local.sentence, weigh(weights, local.sentence)
        scores.append(general + shared + weigh(weights, local.own))
    return scores


def holds(context: Context, source: Source, span: Span) -> bool:
    """Whether a span ends where a phrase does, or is that of an earlier figure."""
    return context.ends[source.run.end - 1] == span.end if source.run else source.span == span


class Teller:
    """Tells what the figures of a reading say."""

    def __init__(self, reading: Reading, figures: Iterable[Figure]) -> None:
        self.reading, self.view = reading, reading.view
        self.dating = Dating(reading)
        self.subjects = Subjects(reading.view)
        self.modalities = ModalityFeatures(reading, self.dating, Cues(reading.view))
        self.contexts = [*find_contexts(reading, figures)]

    def asks(self) -> Iterator[Ask]:
        """The figures, each in its scene."""
        for context in self.contexts:
            scene = self.dating.scene(context)
            formers = self.dating.formers(context)
            for index, figure in enumerate(context.figures):
                yield Ask(scene, index, self.dating.named(scene, figure), formers[index])

    def locals(self, asks: Iterable[Ask]) -> Iterator[Local]:
        """What the model of modality hears of each figure."""
        before: Ask | None = None
        section: Sequence[Part] = ()
        sentence: Sequence[Part] = ()
        for ask in asks:
            if before is None or before.scene is not ask.scene:
                section = self.modalities.section(ask.scene.context.sentence)
                sentence = self.modalities.sentence(ask.scene)
            yield Local(section, sentence, self.modalities.figure(ask), self.modalities.tie(before, ask))
            before = ask

    def tell(self) -> Iterator[tuple[Ask, Quantity]]:
        """Each figure with what it says."""
        asks = [*self.asks()]
        before: Ask | None = None
        known: list[Span] = []
        for ask, modality in zip(asks, self.moods(asks), strict=True):
            if before is None or before.scene is not ask.scene:
                known = []
                self.subjects.enter(ask.scene.context)
            before = ask
            yield ask, self.quantity(ask, modality, self.what(ask, known))

    def moods(self, asks: Sequence[Ask]) -> list[Modality]:
        """The modality of each figure, all weighed together; the A of 从A到B is there already."""
        open_asks = [ask for ask in asks if not ask.former]
        heard = [*self.locals(open_asks)]
        trusts = [self.modalities.trust(local.own) for local in heard]
        scores = [score + trust for score, trust in zip(weigh_locals(heard), trusts, strict=True)]
        weights = load_weights("modality").get("tie", {})
        ties = [weights.get(local.tie, 0) for local in heard]
        parts = [self.modalities.top(self.reading.section_of(ask.scene.context.sentence)) for ask in open_asks]
        told = iter(best_chain(lean(scores, parts), ties))
        return ["achieved" if ask.former or not next(told) else "planned" for ask in asks]

    def year(self, ask: Ask, modality: Modality) -> int | None:
        """The year that a figure is about."""
        spoken = self.dating.modality(ask.scene, ask.figure, ask.named, former=False) if ask.former else modality
        return self.dating.year_of(ask.scene, ask.figure, spoken, ask.named, former=ask.former)

    def what(self, ask: Ask, known: list[Span]) -> Span | None:
        """What a figure counts; it joins what those before it in its sentence count."""
        told = self.find_what(ask, known)
        if told is not None:
            known.append(told)
        return told

    def find_what(self, ask: Ask, known: Sequence[Span]) -> Span | None:
        """First where it is told, then how much of that phrase."""
        ruled = self.subjects.find(ask.figure)
        if self.subjects.is_member or self.is_plain(ask, ruled):
            return ruled
        weights = load_weights("what")
        source = max(self.sources(ask, known, ruled), key=lambda source: weigh(weights, source.parts))
        return max(self.forms(ask, source, ruled), key=lambda form: weigh(weights, form.parts)).span

    def forms(self, ask: Ask, source: Source, ruled: Span | None) -> list[Form]:
        """The ways to read a source, the rules' own among them where it lies there."""
        context = ask.scene.context
        forms = find_forms(context, source)
        if ruled is None or source.run is None or not holds(context, source, ruled):
            return forms
        vote: Part = ("ruled", ("", self.side(ask, ruled)))
        same = [form for form in forms if form.span == ruled]
        for form in same:
            form.parts.append(vote)
        return forms if same else [*forms, ruled_form(context, ruled, vote)]

    def is_plain(self, ask: Ask, ruled: Span | None) -> bool:
        """Whether the rules hardly err: a noun right behind a figure, or right before one that ends its clause."""
        if ruled is None:
            return False
        figure = ask.figure
        if ruled.start >= figure.end:
            return ruled.start == figure.end
        gap = figure.start - ruled.end
        if gap == 1 and figure.unit.kind == "share" and self.view[ruled.start - 1] == "占":
            return True
        if ASIDE.search(self.view, ruled.end, figure.start):
            return True
        return gap in (0, 2) and self.view[figure.end : figure.end + 1] in ENDS and self.side(ask, ruled) == "a"

    def sources(self, ask: Ask, known: Sequence[Span], ruled: Span | None) -> list[Source]:
        """Where it may be told what a figure counts, the rules' vote among it."""
        context = ask.scene.context
        sources = find_sources(context, ask.number, known)
        if ruled is None or ruled.end <= ruled.start:
            return sources
        vote: Part = ("rule", ("", ask.figure.unit.kind, self.side(ask, ruled)))
        same = [source for source in sources if holds(context, source, ruled)]
        for source in same:
            source.parts.append(vote)
        return sources if same else [*sources, Source([vote, ("rule", ("alone",))], span=ruled)]

    def side(self, ask: Ask, span: Span) -> str:
        """Whether a span lies behind a figure, between it and the one before, or before that."""
        if span.start >= ask.figure.end:
            return "b"
        figures = ask.scene.context.figures
        return "a" if ask.number == 0 or span.start >= figures[ask.number - 1].end else "k"

    def quantity(self, ask: Ask, modality: Modality, what: Span | None) -> Quantity:
        """All that is told of a figure."""
        figure = ask.figure
        return Quantity(
            value=figure.value,
            unit=figure.unit.text,
            cmp=figure.cmp,
            what=self.words(what),
            modality=modality,
            year=self.year(ask, modality),
            masked=figure.form == "masked",
            deadline=self.dating.deadline(ask.scene, figure) if modality == "planned" else None,
        )

    def words(self, span: Span | None) -> str:
        """The words of the source text under a span of the view; marks alone are none."""
        if span is None or not any(map(str.isalnum, self.view[span.start : span.end])):
            return ""
        start, end = self.reading.source_span(*span)
        text = self.reading.document.text[start:end]
        return self.view[span.start : span.end] if "\n" in text else text
