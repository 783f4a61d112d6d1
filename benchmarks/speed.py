"""How fast a folder of texts is read, in characters a second, against what jieba needs merely to cut the same text.

    python benchmarks/speed.py FOLDER [--sample N]

By one process, each stage timed by the pipeline's own clock, and by as many as `kg extract` and `kg build` take by themselves;
jieba in the same run on every N-th document (it is that slow), so the ratios hold on any machine.
"""

from __future__ import annotations

import argparse
import logging
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import jieba

from kg.model import Document
from kg.pipeline import Pipeline
from kg.read import find_files, read_documents
from kg.workers import processors


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sample", type=int, default=10, help="jieba cuts every N-th document (default: 10)")
    options = parser.parse_args()
    documents, _ = read_documents(find_files([options.folder]))

    started = time.perf_counter()
    pipeline = Pipeline()
    print(f"start           {1000 * (time.perf_counter() - started):8.0f} ms")
    theirs = cut(documents[:: options.sample])
    for processes in sorted({1, processors()}):
        ours = extract(documents, pipeline, processes)
        print(
            f"{processes} processes     {ours / 1e6:8.2f} M characters/s; {ours / theirs:.2f} times as fast as jieba.lcut"
        )
    print(f"jieba.lcut      {theirs / 1e6:8.2f} M characters/s")


def extract(documents: Sequence[Document], pipeline: Pipeline, processes: int) -> float:
    """Characters a second of all stages together; prints those of each for one process."""
    pipeline.clock.seconds.clear()
    started = time.perf_counter()
    mentions = sum(len(resolved.mentions) for resolved in pipeline.all(documents, processes=processes))
    speed = count(documents) / (time.perf_counter() - started)
    if processes == 1:
        for stage, seconds in pipeline.clock.seconds.items():
            print(f"{stage:15} {count(documents) / seconds / 1e6:8.2f} M characters/s")
        print(f"{count(documents):,} characters, {mentions:,} mentions")
    return speed


def cut(documents: Sequence[Document]) -> float:
    """Characters a second of jieba."""
    jieba.setLogLevel(logging.ERROR)
    jieba.initialize()
    started = time.perf_counter()
    for document in documents:
        jieba.lcut(document.text)
    return count(documents) / (time.perf_counter() - started)


def count(documents: Iterable[Document]) -> int:
    """The characters of some documents."""
    return sum(len(document.text) for document in documents)


if __name__ == "__main__":
    main()
