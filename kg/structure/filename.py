"""What the name of a file says: `2026_某省_政府工作报告`, `2020-03-07_中央_某某某_1`, `党代会_17_…`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from kg.numeral import parse_numeral
from kg.structure.date import DAY, iso_date, read_date
from kg.structure.person import is_name

__all__ = ["FileName", "parse_filename"]

DATE = re.compile(r"(?P<year>(?:19|20)\d{2})(?:[-.]?(?P<month>\d{2})(?:[-.]?(?P<day>\d{2}))?)?\Z")
WRITTEN = re.compile(DAY)
BARE_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
# Running numbers, digests and the like say nothing.
EMPTY = re.compile(r"(?:\d{1,4}|[0-9a-f]{8,}|None|节选|摘要|全文|第?[一二三四五六七八九十\d]{1,2}(?:稿|版))\Z")
CONGRESS = re.compile(r"党代会_?(?:0*(\d{1,2})(?!\d)|([一二三四五六七八九十]{1,3})大)")
PLACE = re.compile(
    r"(?:中央|中共中央|国务院|全国|中国|(?![全我各本某](?:国|省|市|州|盟|县|旗|区|镇|乡)\Z)[\u4e00-\u9fff]{1,12}(?:省|自治区|市|州|盟|地区|县|旗|区|镇|乡|街道|苏木))\Z"
)
WORDS = re.compile("[\u4e00-\u9fff]{2}")
SUFFIX = re.compile(r"[（(](?:节选|摘要|全文|[一二三四五六七八九十]+大)[）)]?")


@dataclass(frozen=True, slots=True)
class FileName:
    """The parts of a file's name, None where it is silent. `congress` is the ordinal of a Party congress."""

    date: str | None = None
    place: str | None = None
    title: str | None = None
    speaker: str | None = None
    congress: int | None = None


def parse_filename(source: str) -> FileName:
    """Read the name of the file at `source`."""
    stem = PurePosixPath(source).stem
    words = [word.strip() for word in stem.split("_") if word.strip()]
    date = next((found for word in words if (found := read_word_date(word))), None)
    words = [word for word in words if not EMPTY.match(word) and not DATE.match(word) and word != "党代会"]
    place = next((word for word in words if PLACE.match(word)), None)
    words = [word for word in words if word != place]
    congress = read_congress(stem)
    speaker = next((word for word in words if len(word) <= 4 and is_name(word)), None) if congress is None else None
    title = " ".join(SUFFIX.sub("", word) for word in words if word != speaker).strip()
    return FileName(date or read_year(title), place, title if WORDS.search(title) else None, speaker, congress)


def read_word_date(word: str) -> str | None:
    """The date that a whole word of the name is: 2020-03-07, 20230330, 2026."""
    match = DATE.match(word)
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.group("year", "month", "day"))
    return iso_date(year, month, day)


def read_year(title: str) -> str | None:
    """The date or year within a title; of two years the later one (`2022年总结和2023年计划`)."""
    written = [found for match in WRITTEN.finditer(title) if (found := read_date(match))]
    return max([*written, *BARE_YEAR.findall(title)], default=None)


def read_congress(stem: str) -> int | None:
    """The ordinal of the Party congress that the name is about."""
    match = CONGRESS.search(stem)
    value = parse_numeral(match[1] or match[2]) if match else None
    return int(value) if value else None
