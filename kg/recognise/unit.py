"""Units and measure words (`unit.tsv`): `find_unit` looks up the longest one behind a number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType
from typing import Literal, NamedTuple, cast

from ontology.lexicon import read_table

__all__ = ["UNIT_STARTS", "Kind", "Unit", "find_unit"]

Kind = Literal["share", "money", "size", "span", "count"]
TABLE = Path(__file__).with_name("unit.tsv")


class Unit(NamedTuple):
    """A unit. `barred` lists what must not follow it, since it would make another word (3部门).

    `written` is how it stands in the text where that differs: 个多月 is the unit 个月 and says "more".
    """

    text: str
    kind: Kind
    barred: tuple[str, ...] = ()
    written: str = ""


def read_units() -> Iterator[Unit]:
    """The rows of the table."""
    for row in read_table(TABLE, ("unit", "kind", "barred")):
        written, barred = row.cells["unit"], row.cells["barred"]
        text = written.replace("个多", "个")
        yield Unit(text, cast(Kind, row.cells["kind"]), tuple(barred.split("|")) if barred else (), written)


def group_units() -> dict[str, tuple[Unit, ...]]:
    """Units by their first character, the longest first."""
    groups: dict[str, list[Unit]] = {}
    for unit in sorted(read_units(), key=lambda unit: (-len(unit.written), unit.written)):
        groups.setdefault(unit.written[0], []).append(unit)
    return {first: tuple(units) for first, units in groups.items()}


BY_FIRST = MappingProxyType(group_units())
UNIT_STARTS = frozenset(BY_FIRST)
# 户（套）, 元/吨, 人/年: a second unit in brackets or under a stroke belongs to the first.
EDGES = frozenset("（(/")
SECOND = re.compile(
    r"[（(](?:套|间|个|次|处|户|家|台|件|人|座|所)[)）]"
    r"|/(?:平方米|立方米|平方公里|千瓦时|公里|公斤|小时|千克|人|月|年|天|日|吨|亩|户|升|件|辆|台|次|度|斤|公顷|米|秒)"
)


def find_unit(view: str, at: int) -> Unit | None:
    """The longest unit that stands at `at`, with a second one in brackets or under a stroke."""
    for unit in BY_FIRST.get(view[at : at + 1], ()):
        end = at + len(unit.written)
        if view.startswith(unit.written, at) and not view.startswith(unit.barred, end):
            if view[end : end + 1] in EDGES:
                return join_second(view, end, unit)
            return unit if is_whole(view, end, unit) else None
    return None


def is_whole(view: str, end: int, unit: Unit) -> bool:
    """Whether a unit in Latin letters is not the beginning of a longer word."""
    last = unit.written[-1]
    return not (last.isascii() and last.isalpha() and view[end : end + 1].isascii() and view[end : end + 1].isalpha())


def join_second(view: str, end: int, unit: Unit) -> Unit:
    """The unit with the second one that follows it, if any."""
    second = SECOND.match(view, end)
    return unit._replace(text=unit.text + second[0], written=unit.written + second[0]) if second else unit
