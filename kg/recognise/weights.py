"""The weights of the tagger as they are kept on disk: one byte for the gap to the next weight, one for the weight."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from kg.recognise.feature import BITS
from kg.recognise.sequence import ENTRIES, EXITS, KINDS, LABELS, Chain, Scores

__all__ = ["WEIGHTS", "Weights", "format_weights", "load_weights", "parse_weights"]

WEIGHTS = Path(__file__).parent / "weights.bin"
GAP = 255


class Weights(NamedTuple):
    """`rows` is (2**BITS, LABELS), `chain` weighs neighbours, `made` tells from what they were learned."""

    rows: npt.NDArray[np.int16]
    chain: Chain
    made: dict[str, str]


def format_weights(rows: Scores, chain: Chain, made: dict[str, str]) -> bytes:
    """The bytes of a weights file; `rows` must lie within -127..127."""
    flat = rows.reshape(-1)
    places = np.flatnonzero(flat)
    gaps = np.diff(places, prepend=0)
    # A gap too long for a byte is filled with weights of 0.
    fillers = gaps // GAP
    total = len(places) + int(fillers.sum())
    ends = np.cumsum(fillers + 1) - 1
    steps, values = np.full(total, GAP, dtype=np.uint8), np.zeros(total, dtype=np.int8)
    steps[ends], values[ends] = gaps % GAP, flat[places]
    header = json.dumps({"weights": total, "made": made}, ensure_ascii=False, sort_keys=True)
    chained = np.concatenate([chain.between.reshape(-1), chain.within.reshape(-1)]).astype("<i2")
    return header.encode() + b"\n" + chained.tobytes() + steps.tobytes() + values.tobytes()


def parse_weights(told: bytes) -> Weights:
    """The weights in the bytes of a file."""
    header, _, body = told.partition(b"\n")
    facts = json.loads(header)
    count, between = facts["weights"], EXITS * len(ENTRIES)
    links = between + KINDS * 4
    chained = np.frombuffer(body, dtype="<i2", count=links).astype(np.int32)
    steps = np.frombuffer(body, dtype=np.uint8, count=count, offset=2 * links)
    values = np.frombuffer(body, dtype=np.int8, count=count, offset=2 * links + count)
    rows = np.zeros((1 << BITS) * LABELS, dtype=np.int16)
    real = values != 0
    rows[np.cumsum(steps, dtype=np.int64)[real]] = values[real]
    chain = Chain(chained[:between].reshape(EXITS, len(ENTRIES)), chained[between:].reshape(KINDS, 4))
    return Weights(rows.reshape(-1, LABELS), chain, facts["made"])


@cache
def load_weights(path: Path = WEIGHTS) -> Weights:
    """The weights that the product ships."""
    return parse_weights(path.read_bytes())
