"""Learn the weights of `kg/recognise/judge.py` from the annotated passages beside this file.

    python training/train.py                learn from all passages and write kg/recognise/weights.tsv
    python training/train.py --curve GOLD_DIR ...    the learning curve on other annotated texts, writing nothing

A log-linear model: for each anchor the probability of the annotated reading among all is raised. No randomness but a seeded
shuffle, so equal passages give equal weights. Missing a name costs less than inventing one (`NONE_COST`): the passages are
denser in names than real texts.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import random
import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from kg.evaluate import evaluate, load_gold
from kg.model import Document, MentionType
from kg.pipeline import Pipeline, extract_files
from kg.recognise.anchor import Anchor, Anchors, Option
from kg.recognise.judge import SCALE, WEIGHTS, Judge, load_weights
from kg.structure import structure
from ontology.lexicon import Lexicon, load_lexicon

FOLDER = Path(__file__).parent
MARK = re.compile(r"⟦([spgbmn])\|([^⟦⟧]*)⟧")
PASSAGE = re.compile(r"^## (?!#)", re.MULTILINE)
TYPES: dict[str, MentionType] = {
    "s": "slogan",
    "p": "policy",
    "g": "program",
    "b": "body",
    "m": "meeting",
    "n": "metric",
}
EPOCHS = 15
PENALTY = 0.08
RATE = 0.08
NONE_COST = 2.0
LEAST = 60
SEED = 7


Feature = tuple[str, int, Hashable]


class Passage(NamedTuple):
    """One annotated passage; spans are (start, end, type) in `text`."""

    name: str
    text: str
    spans: list[tuple[int, int, MentionType]]


class Example(NamedTuple):
    """An anchor and the number of its right reading."""

    anchor: Anchor
    right: int


def read_passages(path: Path) -> Iterator[Passage]:
    """The passages of one file."""
    for block in PASSAGE.split(path.read_text(encoding="utf-8"))[1:]:
        name, _, marked = block.partition("\n")
        text, spans, last = "", [], 0
        for found in MARK.finditer(marked):
            text += marked[last : found.start()]
            spans.append((len(text), len(text) + len(found[2]), TYPES[found[1]]))
            text += found[2]
            last = found.end()
        yield Passage(name.strip(), text + marked[last:], spans)


def read_all() -> list[Passage]:
    """All passages beside this file."""
    return [passage for path in sorted(FOLDER.glob("*.txt")) for passage in read_passages(path)]


def make_examples(passage: Passage, judge: Judge, lexicon: Lexicon) -> Iterator[Example]:
    """The anchors of a passage that its annotation decides."""
    digest = hashlib.sha256(passage.text.encode()).hexdigest()
    reading = structure(Document(passage.name, passage.name, passage.text, digest), lexicon)
    gold = set(passage.spans)
    for anchor in judge.find_anchors(reading):
        spans = [reading.source_span(option.start, option.end) if option.type else None for option in anchor.options]
        right = [
            number
            for number, (option, span) in enumerate(zip(anchor.options, spans, strict=True))
            if span is not None and (*span, option.type) in gold
        ]
        if right:
            yield Example(anchor, right[0])
        elif not covered(anchor, spans, passage.spans):
            yield Example(anchor, 0)


def covered(anchor: Anchor, spans: Sequence[tuple[int, int] | None], gold: Iterable[tuple[int, int, str]]) -> bool:
    """Whether an annotated name that is none of the options reaches over the anchor's end: then nothing can be learned."""
    inside = [span for span in spans if span is not None]
    end = max(span[1] for span in inside)
    return any(start < end <= stop for start, stop, kind in gold if kind != "metric")


def features_of(option: Option) -> list[Feature]:
    """What the model sees of a reading, one weight each."""
    return [(part.group, position, key) for part in option.parts for position, key in enumerate(part.keys)]


def learn(examples: Sequence[Example]) -> dict[Feature, int]:
    """Weights in thousandths of a log-linear model of the right reading among all, by AdaGrad with a penalty on size."""
    weights: dict[Feature, float] = defaultdict(float)
    squares: dict[Feature, float] = defaultdict(lambda: 1e-3)
    seen = [[features_of(option) for option in example.anchor.options] for example in examples]
    order = list(range(len(examples)))
    shuffle = random.Random(SEED)
    for _ in range(EPOCHS):
        shuffle.shuffle(order)
        for index in order:
            right, readings = examples[index].right, seen[index]
            scores = [sum(weights[feature] for feature in features) for features in readings]
            top = max(scores)
            shares = [math.exp(score - top) for score in scores]
            total = sum(shares)
            cost = NONE_COST if right == 0 else 1.0
            change: dict[Feature, float] = defaultdict(float)
            for number, features in enumerate(readings):
                step = cost * ((number == right) - shares[number] / total)
                if abs(step) < 1e-3:
                    continue
                for feature in features:
                    change[feature] += step
            for feature, step in change.items():
                gradient = step - PENALTY * weights[feature]
                squares[feature] += gradient * gradient
                weights[feature] += RATE * gradient / math.sqrt(squares[feature])
    return {feature: w for feature, value in weights.items() if abs(w := round(SCALE * value)) >= LEAST}


def head_types(passages: Iterable[Passage], heads: Sequence[str]) -> dict[str, tuple[MentionType, ...]]:
    """The types that names with a head have in the passages, where they have more than the table's one."""
    seen: dict[str, Counter[MentionType]] = defaultdict(Counter)
    longest = sorted(heads, key=len, reverse=True)
    for passage in passages:
        for start, end, kind in passage.spans:
            head = next((head for head in longest if passage.text[start:end].endswith(head)), None)
            if head is not None and kind in {"policy", "program", "body", "meeting"}:
                seen[head][kind] += 1
    return {
        head: tuple(kind for kind, count in sorted(kinds.items()) if count > 1) for head, kinds in sorted(seen.items())
    }


def make_model(passages: Sequence[Passage]) -> tuple[dict[Feature, int], dict[str, tuple[MentionType, ...]]]:
    """Weights and head types from some passages."""
    lexicon = load_lexicon()
    judge = Judge(lexicon)
    own = {head.head: head.type for head in lexicon.heads}
    types = {
        head: tuple(dict.fromkeys((*kinds, *filter(None, (own[head],)))))
        for head, kinds in head_types(passages, judge.heads).items()
        if kinds
    }
    judge.anchors = Anchors(lexicon, types)
    examples = [example for passage in passages for example in make_examples(passage, judge, lexicon)]
    return learn(examples), types


def format_model(weights: dict[Feature, int], types: dict[str, tuple[MentionType, ...]]) -> str:
    """The text of `weights.tsv`, sorted."""
    tables: dict[tuple[str, int], list[tuple[str, int]]] = defaultdict(list)
    for (group, position, key), weight in weights.items():
        tables[group, position].append((json.dumps(key, ensure_ascii=False), weight))
    lines = [f"types\t0\t{json.dumps(dict(sorted(types.items())), ensure_ascii=False)}"]
    for (group, position), rows in sorted(tables.items()):
        pairs = ", ".join(f"[{key}, {weight}]" for key, weight in sorted(rows))
        lines.append(f"{group}\t{position}\t[{pairs}]")
    return "\n".join(lines) + "\n"


def learning_curve(passages: Sequence[Passage], folders: Sequence[Path]) -> Iterator[str]:
    """Strict and overlap F1 on other annotated texts after a quarter, a half, three quarters and all of the passages."""
    shuffled = random.Random(SEED).sample(list(passages), len(passages))
    kept = WEIGHTS.read_bytes()
    try:
        for quarter in (1, 2, 3, 4):
            some = shuffled[: len(shuffled) * quarter // 4]
            WEIGHTS.write_text(format_model(*make_model(some)), encoding="utf-8")
            load_weights.cache_clear()
            figures = "   ".join(f"{folder.name} {score_folder(folder)}" for folder in folders)
            yield f"{len(some):4} passages   {figures}"
    finally:
        WEIGHTS.write_bytes(kept)


def score_folder(folder: Path) -> str:
    """Strict and overlap F1 of the whole pipeline on one folder of annotated texts."""
    gold = load_gold(folder)
    documents, _ = extract_files([folder / "texts" / f"{name}.txt" for name in gold], pipeline=Pipeline())
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
    weights, types = make_model(passages)
    WEIGHTS.write_text(format_model(weights, types), encoding="utf-8")
    print(f"{len(passages)} passages, {sum(len(p.text) for p in passages):,} characters, {len(weights):,} weights")


if __name__ == "__main__":
    main()
