"""What a start costs, in milliseconds: the lexicon, the weights, and the whole pipeline (best of five).

python benchmarks/start.py
"""

from __future__ import annotations

import time
from collections.abc import Callable

from kg.recognise.judge import load_weights

from kg.pipeline import Pipeline
from ontology.lexicon import load_lexicon


def best(action: Callable[[], object], *, times: int = 5) -> float:
    """The shortest of some runs, in milliseconds."""
    spans = []
    for _ in range(times):
        load_lexicon.cache_clear()
        load_weights.cache_clear()
        started = time.perf_counter()
        action()
        spans.append(time.perf_counter() - started)
    return 1000 * min(spans)


def main() -> None:
    print(f"lexicon   {best(load_lexicon):6.0f} ms")
    print(f"weights   {best(load_weights):6.0f} ms")
    print(f"pipeline  {best(Pipeline):6.0f} ms (with both)")


if __name__ == "__main__":
    main()
