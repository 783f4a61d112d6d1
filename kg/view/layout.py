"""Where nodes stand: years from left to right, a band for each class from top to bottom.

An entity stands at the mean year of the speeches that mention it; years with much to show get much room. In its band it takes
the row where its label fits best: nothing overlaps, nothing moves, and the same graph gives the same picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from statistics import median
from typing import NamedTuple

__all__ = ["Box", "Place", "lay_out"]

ROW = 36
GAP = 10
BAND_GAP = 26
NARROWEST = 1100
# Width to height of a whole picture, so that it fills a screen; the filling leaves room to slide.
ASPECT = 2.6
FILLING = 0.75
# How much further a box rather slides than takes a lower row.
STACKING = 3.0


class Box(NamedTuple):
    """A node to be placed: the year where it wants to be (None: anywhere) and how wide its label is."""

    id: str
    band: int
    year: float | None
    width: float


class Place(NamedTuple):
    """The middle of a node."""

    x: float
    y: float


def lay_out(boxes: Iterable[Box]) -> dict[str, Place]:
    """A place for each box; those given first get the better places."""
    listed = list(boxes)
    width = max(NARROWEST, (ASPECT * ROW * sum(box.width + GAP for box in listed) / FILLING) ** 0.5)
    wishes = spread(listed)
    bands: dict[int, list[Box]] = {}
    for box in listed:
        bands.setdefault(box.band, []).append(box)
    places: dict[str, Place] = {}
    top = 0.0
    for band in sorted(bands):
        rows = pack(bands[band], wishes, width)
        for box, x, row in rows:
            places[box.id] = Place(round(x, 1), round(top + row * ROW, 1))
        top += (max(row for _, _, row in rows) + 1) * ROW + BAND_GAP
    return places


def pack(boxes: list[Box], wishes: Mapping[str, float], width: float) -> list[tuple[Box, float, int]]:
    """(box, middle, row): each box in the row where it comes nearest to its wish, lower rows costing a little."""
    rows: list[list[tuple[float, float]]] = []
    placed = []
    for box in boxes:
        wish = min(max(wishes[box.id] * width, box.width / 2), width - box.width / 2)
        options = [
            (abs(x - wish) + number * ROW * STACKING, number, x)
            for number, row in enumerate([*rows, []])
            if (x := nearest(row, wish, box.width, width)) is not None
        ]
        _, number, x = min(options)
        if number == len(rows):
            rows.append([])
        rows[number].append((x - box.width / 2, x + box.width / 2))
        placed.append((box, x, number))
    return placed


def nearest(row: list[tuple[float, float]], wish: float, size: float, width: float) -> float | None:
    """The middle nearest to `wish` at which a box of that size is free in the row."""
    half = size / 2
    options = [wish]
    options += [end + GAP + half for _, end in row] + [start - GAP - half for start, _ in row]
    fitting = [x for x in options if half <= x <= width - half and is_free(row, x - half, x + half)]
    return min(fitting, key=lambda x: (abs(x - wish), x), default=None)


def is_free(row: Iterable[tuple[float, float]], left: float, right: float) -> bool:
    """Whether nothing in the row comes nearer than the gap."""
    return all(right + GAP <= start or end + GAP <= left for start, end in row)


def spread(boxes: list[Box]) -> dict[str, float]:
    """Where each box wants to be, 0 to 1: years in order, each with room for what stands there, evenly used by each band."""
    undated = median([box.year for box in boxes if box.year is not None] or [0.0])
    by_year: dict[float, list[Box]] = {}
    for box in boxes:
        by_year.setdefault(undated if box.year is None else box.year, []).append(box)
    total = sum(box.width + GAP for box in boxes)
    wishes: dict[str, float] = {}
    left = 0.0
    for year in sorted(by_year):
        share = sum(box.width + GAP for box in by_year[year]) / total
        for band in {box.band for box in by_year[year]}:
            inside = [box for box in by_year[year] if box.band == band]
            for number, box in enumerate(inside):
                wishes[box.id] = left + share * (number + 0.5) / len(inside)
        left += share
    return wishes
