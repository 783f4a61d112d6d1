"""Meetings: one mention may name several (十九届二中、三中、四中全会; 全国、全省组织部长会议); ordinals and years tell them apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.numeral import parse_numeral

__all__ = ["expand_meeting", "meeting_facts", "meeting_level"]

NUMERAL = "[一二三四五六七八九十0-9]+"
SESSIONS = re.compile(rf"(?P<head>(?:党的|中共)?第?{NUMERAL}届)(?P<list>{NUMERAL}中(?:[、和]{NUMERAL}中)+)全会\Z")
LEVEL_LIST = re.compile(
    r"(?P<list>(?:全国|中央|全[省市县区州旗盟]|[省市县区州旗盟]+委?)(?:[、和]?(?:全[省市县区州旗盟]|[省市县区州旗盟]+委?))+)(?P<tail>(?:[\u4e00-\u9fff]{2,}(?:会议|座谈会)))\Z"
)
LEVEL_ITEM = re.compile(r"全国|中央|全[省市县区州旗盟]|[省市县区州旗盟](?=[省市县区州旗盟]*委)")
ORDINAL = re.compile(rf"第?(?P<ordinal>{NUMERAL})(?:届|大(?![会])|次全国代表大会)")
SESSION = re.compile(rf"(?:第?(?P<session>{NUMERAL})(?:中全会|次全体会议|次全会|次会议|次集体学习))")
YEAR = re.compile(r"(?:19|20)\d\d(?=年)")
LEADING_LEVEL = re.compile(r"全?(?P<level>[省市县区州旗盟])")


def expand_meeting(name: str) -> Iterator[str]:
    """The names of the meetings that one mention names."""
    plenums = SESSIONS.match(name)
    if plenums:
        yield from (f"{plenums['head']}{session}全会" for session in re.split("[、和]", plenums["list"]))
        return
    levels = LEVEL_LIST.match(name)
    items = LEVEL_ITEM.findall(levels["list"]) if levels else []
    if levels and len(items) > 1:
        committee = "委" if levels["list"].endswith("委") else ""
        for item in items:
            yield f"{item}{committee if len(item) == 1 else ''}{levels['tail']}"
        return
    yield name


def meeting_facts(name: str) -> dict[str, int]:
    """Ordinal, session and year as far as the name tells."""
    facts: dict[str, int] = {}
    ordinal, session, year = ORDINAL.search(name), SESSION.search(name), YEAR.search(name)
    for key, numeral in (("ordinal", ordinal and ordinal["ordinal"]), ("session", session and session["session"])):
        value = parse_numeral(numeral) if numeral else None
        if isinstance(value, int):
            facts[key] = value
    if year:
        facts["year"] = int(year[0])
    return facts


def meeting_level(name: str) -> str | None:
    """The level word that a local meeting begins with."""
    found = LEADING_LEVEL.match(name)
    return found["level"] if found else None
