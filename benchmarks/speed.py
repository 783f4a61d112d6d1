"""How fast a folder of texts is read, in characters a second, against what jieba needs merely to cut the same text.

    python benchmarks/speed.py FOLDER [--sample N]

Each stage is timed by the pipeline's own clock, jieba in the same process on every N-th document (it is that slow), so the
ratio holds on any machine.
"""

from __future__ import annotations

import argparse
import logging
import time
from pathlib import Path

import jieba

from kg.pipeline import Pipeline
from kg.read import find_files, read_documents


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sample", type=int, default=10, help="jieba cuts every N-th document (default: 10)")
    options = parser.parse_args()
    documents, _ = read_documents(find_files([options.folder]))
    characters = sum(len(document.text) for document in documents)

    started = time.perf_counter()
    pipeline = Pipeline()
    print(f"start           {1000 * (time.perf_counter() - started):8.0f} ms")
    started = time.perf_counter()
    mentions = sum(len(pipeline(document).mentions) for document in documents)
    ours = characters / (time.perf_counter() - started)
    for stage, seconds in pipeline.clock.seconds.items():
        print(f"{stage:15} {characters / seconds / 1e6:8.2f} M characters/s")
    print(f"all stages      {ours / 1e6:8.2f} M characters/s; {characters:,} characters, {mentions:,} mentions")

    jieba.setLogLevel(logging.ERROR)
    jieba.initialize()
    sample = documents[:: options.sample]
    started = time.perf_counter()
    for document in sample:
        jieba.lcut(document.text)
    theirs = sum(len(document.text) for document in sample) / (time.perf_counter() - started)
    print(f"jieba.lcut      {theirs / 1e6:8.2f} M characters/s; {ours / theirs:.2f} times as fast")


if __name__ == "__main__":
    main()
