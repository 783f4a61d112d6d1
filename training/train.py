"""Learn the weights of `kg/recognise/tagger.py` from the annotated passages beside this file.

    python training/train.py                          learn from all passages and write kg/recognise/weights.bin
    python training/train.py --curve GOLD_DIR ...     the learning curve on other annotated texts, writing nothing

A conditional random field over tokens, learned by python-crfsuite (L-BFGS: no chance is involved) and rounded to whole
numbers. Needs `pip install ".[training]"`.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import tempfile
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pycrfsuite
from passage import Passage, read_all

from kg.evaluate import evaluate, load_gold
from kg.model import Document
from kg.pipeline import Pipeline, extract_files
from kg.recognise.feature import BITS, TEMPLATES, Rows
from kg.recognise.featurizer import Features, Featurizer
from kg.recognise.metric import find_metrics
from kg.recognise.sequence import BEGIN, END, ENTRIES, EXITS, INSIDE, KINDS, LABELS, SINGLE, TYPES, Chain
from kg.recognise.vocabulary import Ints
from kg.recognise.weights import WEIGHTS, Weights, format_weights, parse_weights
from kg.structure import structure
from ontology.lexicon import load_lexicon

# Penalties on the size of weights (c1 makes most of them 0), and how long to learn.
C1, C2, ITERATIONS = 0.03, 2.0, 100
# A look that the passages have only once teaches nothing.
LEAST_SEEN = 2
GREATEST = 127
SEED = 7
Labels = npt.NDArray[np.int64]


class Lesson(NamedTuple):
    """One passage as the model sees it, and the right label of each token."""

    rows: Rows
    clauses: Ints
    labels: Labels


def make_lessons(passages: Sequence[Passage], featurizer: Featurizer) -> list[Lesson]:
    """What passages teach.

    A formulation that the lexicon knows and that no mark touches is one all the same, for annotators pass over what they have
    read a thousand times; but not one that they leave bare more often than they mark it.
    """
    seen = [see(passage, featurizer) for passage in passages]
    marked = Counter(form for one in seen for form in one.forms(bare=False))
    bare = Counter(form for one in seen for form in one.forms(bare=True))
    missed = {form for form in bare if bare[form] <= marked[form]} - UNSURE
    return [one.lesson(missed) for one in seen]


# Said of a place or a side as often as of the body.
UNSURE = {"中央"}


class Seen(NamedTuple):
    """A passage with its features: `labels` by its marks, `covered` tells the tokens that a mark touches."""

    features: Features
    labels: Labels
    covered: npt.NDArray[np.bool_]

    def runs(self, *, bare: bool) -> Iterator[tuple[str, int, int, int]]:
        """The formulations of the lexicon that no mark touches, or those that one covers: words, run of tokens, type."""
        tokens = self.features.tokens
        for known in self.features.known:
            first, end = tokens.run_of(known.start, known.end)
            if self.covered[first:end].any() != bare:
                yield tokens.view[known.start : known.end], first, end, TYPES.index(known.type)

    def forms(self, *, bare: bool) -> Iterator[str]:
        """The words of `runs`."""
        return (form for form, *_ in self.runs(bare=bare))

    def lesson(self, missed: Container[str]) -> Lesson:
        """What the passage teaches; the formulations in `missed` are names wherever they stand."""
        for form, first, end, kind in self.runs(bare=True):
            if form in missed:
                label_run(self.labels, first, end, kind)
        return Lesson(self.features.rows, self.features.clauses, self.labels)


def see(passage: Passage, featurizer: Featurizer) -> Seen:
    """A passage as the model sees it, with the labels that its marks give its tokens."""
    digest = hashlib.sha256(passage.text.encode()).hexdigest()
    reading = structure(Document(passage.name, passage.name, passage.text, digest), featurizer.lexicon)
    features = featurizer.featurize(reading, list(find_metrics(reading)))
    starts = features.tokens.starts.tolist()
    source = np.array([reading.source_span(*span) for span in pairwise(starts)], dtype=np.int64).reshape(-1, 2)
    labels = np.zeros(len(source), dtype=np.int64)
    covered = np.zeros(len(source), dtype=np.bool_)
    for start, end, kind in passage.spans:
        places = np.flatnonzero((source[:, 0] < end) & (source[:, 1] > start))
        covered[places] = True
        if kind != "metric" and len(places):
            label_run(labels, int(places[0]), int(places[-1]) + 1, TYPES.index(kind))
    return Seen(features, labels, covered)


def label_run(labels: Labels, first: int, end: int, kind: int) -> None:
    """Write the labels of one name."""
    if end - first == 1:
        labels[first] = SINGLE + kind
        return
    labels[first:end] = INSIDE + kind
    labels[first] = BEGIN + kind
    labels[end - 1] = END + kind


def learn(lessons: Sequence[Lesson], made: dict[str, str]) -> bytes:
    """The bytes of the weights file that some lessons give."""
    seen = np.zeros(1 << BITS, dtype=np.int64)
    for lesson in lessons:
        seen += np.bincount(lesson.rows.ravel(), minlength=1 << BITS)
    trainer = pycrfsuite.Trainer(verbose=False)
    for lesson in lessons:
        for looks, labels in clauses_of(lesson, seen):
            trainer.append(looks, labels)
    trainer.set_params({"c1": C1, "c2": C2, "max_iterations": ITERATIONS})
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        return round_weights(tagger.info(), made)


def clauses_of(lesson: Lesson, seen: Ints) -> Iterator[tuple[list[list[str]], list[str]]]:
    """The looks and the labels of each clause, as the library wants them."""
    looks = [[str(row) for row in column[seen[column] >= LEAST_SEEN].tolist()] for column in lesson.rows.T]
    labels = [str(label) for label in lesson.labels.tolist()]
    for start, end in pairwise(lesson.clauses.tolist()):
        yield looks[start:end], labels[start:end]


def round_weights(info: object, made: dict[str, str]) -> bytes:
    """The learned weights in whole numbers, the greatest 127."""
    states: dict[tuple[str, str], float] = info.state_features  # type: ignore[attr-defined]
    links: dict[tuple[str, str], float] = info.transitions  # type: ignore[attr-defined]
    scale = GREATEST / max(map(abs, states.values()))
    rows = np.zeros((1 << BITS, LABELS), dtype=np.int32)
    for (row, label), weight in states.items():
        rows[int(row), int(label)] = round(weight * scale)
    between = np.zeros((EXITS, len(ENTRIES)), dtype=np.int32)
    within = np.zeros((KINDS, 4), dtype=np.int32)
    entry = {int(label): number for number, label in enumerate(ENTRIES)}
    for (left, right), weight in links.items():
        one, other = int(left), int(right)
        if one < EXITS and other in entry:
            between[one, entry[other]] = round(weight * scale)
        elif one >= EXITS and other >= END and other not in entry and (one - BEGIN) % KINDS == (other - END) % KINDS:
            within[(one - BEGIN) % KINDS, (2 if one >= INSIDE else 0) + (other < INSIDE)] = round(weight * scale)
    return format_weights(rows, Chain(between, within), made)


def tell_origin(passages: Sequence[Passage]) -> dict[str, str]:
    """From what weights are made: a number for the passages and one for the templates."""
    told = "\0".join(f"{passage.name}\n{passage.text}\n{passage.spans}" for passage in passages)
    return {
        "passages": hashlib.sha256(told.encode()).hexdigest(),
        "templates": hashlib.sha256("\n".join(TEMPLATES).encode()).hexdigest(),
    }


def make_model(passages: Sequence[Passage]) -> bytes:
    """The bytes of the weights file from some passages."""
    return learn(make_lessons(passages, Featurizer(load_lexicon())), tell_origin(passages))


def learning_curve(passages: Sequence[Passage], folders: Sequence[Path]) -> Iterator[str]:
    """Strict and overlap F1 on other annotated texts after a quarter, a half, three quarters and all of the passages."""
    shuffled = random.Random(SEED).sample(list(passages), len(passages))
    for quarter in (1, 2, 3, 4):
        some = shuffled[: len(shuffled) * quarter // 4]
        weights = parse_weights(make_model(some))
        figures = "   ".join(f"{folder.name} {score_folder(folder, weights)}" for folder in folders)
        yield f"{len(some):4} passages   {figures}"


def score_folder(folder: Path, weights: Weights) -> str:
    """Strict and overlap F1 of the whole pipeline on one folder of annotated texts."""
    gold, pipeline = load_gold(folder), Pipeline()
    pipeline.recognise.tagger.weights = weights
    documents, _ = extract_files([folder / "texts" / f"{name}.txt" for name in gold], pipeline=pipeline)
    resolved = list(documents)
    texts = {Path(each.reading.document.doc).stem: each.reading.document.text for each in resolved}
    result = evaluate(gold, (mention.as_row() for each in resolved for mention in each.mentions), texts)
    counts = result.counts["all", "all"]
    return f"{counts.scores('strict')[2]:.3f}/{counts.scores('overlap')[2]:.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--curve", nargs="+", type=Path, metavar="GOLD_DIR", help="print the learning curve, write nothing"
    )
    options = parser.parse_args()
    passages = read_all()
    if options.curve:
        for line in learning_curve(passages, options.curve):
            print(line)
        return
    told = make_model(passages)
    WEIGHTS.write_bytes(told)
    print(
        f"{len(passages)} passages, {sum(len(p.text) for p in passages):,} characters, {len(told):,} bytes of weights"
    )


if __name__ == "__main__":
    main()
