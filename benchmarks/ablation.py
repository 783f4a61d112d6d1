"""What each part of recognition is worth: precision, recall and F1 on annotated texts.

    python benchmarks/ablation.py GOLD_DIR ...

One row for the lexicon alone, the rules alone, both without the model, the product without the lexicon's local names, and
the product.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from kg.evaluate import evaluate, load_gold
from kg.model import Candidate, Mention, Reading
from kg.pipeline import Pipeline, extract_files
from kg.recognise.deadline import Deadlines
from kg.recognise.metric import find_metrics
from kg.recognise.overlap import keep_best
from kg.recognise.recognition import as_mention
from ontology.lexicon import Lexicon, index_forms, load_lexicon

Finder = Callable[[Reading], Iterable[Candidate]]


def lexicon_alone(pipeline: Pipeline) -> Finder:
    """The forms of the lexicon wherever they stand."""
    return pipeline.recognise.tagger.featurizer.rules[0]


def rules_alone(pipeline: Pipeline) -> Finder:
    """Quoted terms, head nouns, meetings, bodies and quantities by rule."""
    rules = pipeline.recognise.tagger.featurizer.rules[1:]
    return lambda reading: [*(one for rule in rules for one in rule(reading)), *find_metrics(reading)]


def without_model(pipeline: Pipeline) -> Finder:
    """Both, the longest first."""
    known, rules = lexicon_alone(pipeline), rules_alone(pipeline)
    return lambda reading: [*known(reading), *rules(reading)]


def product(pipeline: Pipeline) -> Finder:
    """All of it."""
    return pipeline.recognise.find


def without_local(lexicon: Lexicon) -> Lexicon:
    """The lexicon without the names of one place."""
    entries = tuple(entry for entry in lexicon.entries if entry.facts.get("kind") != "local")
    return replace(lexicon, entries=entries, by_form=index_forms(entries))


def find_all(
    folder: Path, names: Iterable[str], pipeline: Pipeline, finder: Finder
) -> Iterator[tuple[str, list[Mention]]]:
    """(text, mentions) of each document, found in one way."""
    pipeline.recognise = lambda reading: [
        as_mention(reading, one, Deadlines(reading)) for one in keep_best(finder(reading))
    ]  # type: ignore[assignment]
    documents, _ = extract_files([folder / "texts" / f"{name}.txt" for name in names], pipeline=pipeline)
    for document in documents:
        yield document.reading.document.text, list(document.mentions)


def score(folder: Path, pipeline: Pipeline, finder: Finder) -> str:
    """Strict and overlap precision, recall and F1."""
    gold = load_gold(folder)
    found = list(find_all(folder, gold, pipeline, finder))
    rows = [mention.as_row() for _, mentions in found for mention in mentions]
    texts = {Path(mentions[0].doc).stem: text for text, mentions in found if mentions}
    counts = evaluate(gold, rows, texts).counts["all", "all"]
    return "   ".join(
        f"{kind} " + " ".join(f"{value:.3f}" for value in counts.scores(kind)) for kind in ("strict", "overlap")
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="GOLD_DIR")
    folders: list[Path] = parser.parse_args().folders
    lexicon = load_lexicon()
    ways: dict[str, tuple[Callable[[Pipeline], Finder], Lexicon]] = {
        "lexicon alone": (lexicon_alone, lexicon),
        "rules alone": (rules_alone, lexicon),
        "without the model": (without_model, lexicon),
        "without local names": (product, without_local(lexicon)),
        "all": (product, lexicon),
    }
    for folder in folders:
        print(folder)
        for name, (way, words) in ways.items():
            pipeline = Pipeline(words)
            print(f"  {name:20} {score(folder, pipeline, way(pipeline))}")


if __name__ == "__main__":
    main()
