"""Dates as texts and file names write them, made ISO and as precise as they are."""

from __future__ import annotations

import re
from datetime import date

from kg.numeral import parse_numeral

__all__ = ["DAY", "iso_date", "month_of", "read_date", "year_of"]

HAN = "一二三四五六七八九〇○零"
# With named groups year, month, day; only the year must be there.
DAY = (
    rf"(?P<year>(?:19|20)\d{{2}}|[一二][{HAN}]{{3}})年"
    rf"(?:(?P<month>\d{{1,2}}|[{HAN}十]{{1,2}})月(?:(?P<day>\d{{1,2}}|[{HAN}十]{{1,3}})日)?)?"
)
FIRST, LAST = 1900, 2100


def read_date(match: re.Match[str]) -> str | None:
    """The ISO date of a match of `DAY`."""
    return iso_date(*(number(match[part]) for part in ("year", "month", "day")))


def number(text: str | None) -> int | None:
    """The whole number a text writes in digits or Chinese, or None."""
    value = parse_numeral(text) if text else None
    return int(value) if value is not None else None


def iso_date(year: int | None, month: int | None = None, day: int | None = None) -> str | None:
    """The date as precise as its parts are valid: 2022-03-05, 2022-03 or 2022; None for no year of a speech."""
    if year is None or not FIRST <= year <= LAST:
        return None
    if month is None or not 1 <= month <= 12:
        return str(year)
    if day is None:
        return f"{year}-{month:02}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return f"{year}-{month:02}"


def year_of(iso: str | None) -> int | None:
    """The year of an ISO date."""
    return int(iso[:4]) if iso else None


def month_of(iso: str | None) -> int | None:
    """The month of an ISO date that has one."""
    return int(iso[5:7]) if iso and len(iso) >= 7 else None
