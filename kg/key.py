"""The key of a name: spellings with equal keys are one. Never by likeness, only by the rules here.

Ordinals, years, numbers and ranks stay in the key, so names that differ in them never join.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from kg.numeral import to_chinese
from kg.traditional import simplify

__all__ = ["fold_name", "is_masked"]

DROPPED = re.compile(r"[\s“”‘’\"'「」『』《》〈〉]+")
SEPARATOR = re.compile(r"[,，;；、]+")
# 4个意识 is 四个意识; 2021, 12380 and 1+3 are names as they stand.
SMALL_NUMBER = re.compile(r"(?<![\d+\-*.·/])(\d{1,2})(?=[个大项张条种支][\u4e00-\u9fff])")
MASK = re.compile(r"[*×＊]|(?<![A-Za-z])[XxＸ]{1,4}(?![A-Za-z])")


@lru_cache(maxsize=1 << 16)
def fold_name(text: str) -> str:
    """The key of a name: simplified, without quotation marks and spaces, half width, small numbers in Chinese."""
    folded = simplify(DROPPED.sub("", unicodedata.normalize("NFKC", text)))
    folded = SEPARATOR.sub("、", folded)
    return SMALL_NUMBER.sub(lambda found: chinese_count(int(found[1])), folded)


def chinese_count(number: int) -> str:
    """A count before a measure word: 两 for two."""
    return "两" if number == 2 else to_chinese(number)


def is_masked(text: str) -> bool:
    """Whether a part of the name is masked (**县, XX): such a name may be another one elsewhere."""
    return MASK.search(text) is not None
