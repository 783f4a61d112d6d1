"""What the tagger looks at: templates of columns, each mixed into the row of weights that it speaks for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

import numpy as np
import numpy.typing as npt

from kg.recognise.column import Columns
from kg.recognise.vocabulary import Codes

__all__ = ["BITS", "RULES", "TEMPLATES", "Rows", "feature_rows"]

BITS = 18
# The rules whose proposals are columns, in the order in which `Columns.votes` holds them.
RULES = ("known", "quoted", "named", "meeting", "body", "titled", "metric")
BY_RULE = ("{0} head", "{0} word")
# One template a line: columns of `Columns`, with +1 that of the next token, with -1 that of the one before.
TEMPLATES = (
    """
word
word-1
word+1
word-2
word-1 word
word-2 word-1
word+1 word+2
tag length
tag tag+1
tag-2 tag-1 tag
last_two
last length
last tag+1
first tag-1
last first+1
tag word+1
head word+1
head word-1
head tag-1 tag+1
head+1 word
next_head_word head_away
governor governor_away
governor tag head
generic head head+1
quote quote_before
quote quote_after
quote quote_shape quote_size
quote quote_end
quote quote_before quote_after
quote quote_after quote_next
quote quote_text
list_tail word-1
known quoted named meeting body titled metric
known quoted quote
known-1 known known+1
named-1 named named+1
meeting-1 meeting meeting+1
metric-1 metric metric+1
""".strip().splitlines()
    + [line.format(rule) for rule in RULES[:-1] for line in BY_RULE]
)
COLUMN = re.compile(r"([a-z_]+)([+-]\d)?")
# Odd numbers that stir bits well (Steele and Vigna, Computationally easy, spectrally good multipliers).
ODD, STIR, SPREAD = np.uint64(0xD1342543DE82EF95), np.uint32(0x915F77F5), np.uint32(0x93D765DD)
HALF, TOP = np.uint64(32), np.uint32(32 - BITS)

Rows = npt.NDArray[np.int32]
Halves = npt.NDArray[np.uint32]
Look = tuple[str, int]


@cache
def parse_template(template: str) -> tuple[Look, ...]:
    """(column, how many tokens ahead) for each part of a template."""
    return tuple((found[1], int(found[2] or 0)) for found in map(COLUMN.fullmatch, template.split()) if found)


def moved(column: Codes, ahead: int) -> Codes:
    """A column as seen some tokens ahead; 0 beyond the ends."""
    if not ahead:
        return column
    seen = np.zeros_like(column)
    if ahead > 0:
        seen[:-ahead] = column[ahead:]
    else:
        seen[-ahead:] = column[:ahead]
    return seen


def stirred(column: Codes) -> Halves:
    """A column whose numbers are spread over 32 bits."""
    with np.errstate(over="ignore"):
        return (((column + ODD) * ODD) >> HALF).astype(np.uint32)


def feature_rows(columns: Columns, templates: tuple[str, ...] = tuple(TEMPLATES)) -> Rows:
    """For each template and token the row of weights that speaks for it: an array of (templates, tokens)."""
    by_name: Mapping[str, Codes] = vars(columns) | dict(zip(RULES, columns.votes, strict=True))
    looks: dict[Look, Halves] = {}
    rows = np.empty((len(templates), columns.count), dtype=np.int32)
    with np.errstate(over="ignore"):
        for number, template in enumerate(templates):
            mixed = np.full(columns.count, number + 1, dtype=np.uint32)
            for look in parse_template(template):
                if look not in looks:
                    looks[look] = stirred(moved(by_name[look[0]], look[1]))
                mixed *= STIR
                mixed += looks[look]
            rows[number] = (mixed * SPREAD) >> TOP
    return rows
