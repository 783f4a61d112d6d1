"""Congresses, plenums, conferences and sessions that have a name.

Names are found from their last word (…全会, …会议) backwards: that is many times as fast as a pattern that may begin
anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Candidate, Reading

__all__ = ["find_meetings"]

NUMERAL = "[一二三四五六七八九十0-9]{1,4}"
HAN = "[\u4e00-\u9fff]"
REGION = "(?:自治区|[省州市县区旗盟])"
PLACE = f"(?:全国|全{REGION}|自治区|中央|中共|[省州市县区旗盟])"
SESSIONS = f"{NUMERAL}中(?:(?:、|和){NUMERAL}中)*"
# Rules in the order in which they are tried on the text before and with the last word; each must reach to its end.
NAMED = {
    "congress": rf"中国共产党第{NUMERAL}次全国代表大会|(?:党的|中共)第?{NUMERAL}大|(?:十[一二三四五六七八九]|二十[一二]?)大",
    "plenum": rf"(?:(?:中国共产党|党的|中共)?第?{NUMERAL}届(?:中央委员会)?(?:历次全会|{SESSIONS}全会|第?{NUMERAL}次全体会议))",
    "commission": rf"(?:中国共产党)?(?:第?{NUMERAL}届)?中央(?:纪律检查委员会|纪委)(?:第?{NUMERAL}次全体会议|{NUMERAL}次全会|全会)",
    "people": (
        rf"(?:[^\W在日于到的了_]{{2,7}}(?:省|市|自治区|县|州|区))?第?{NUMERAL}届{HAN}{{0,4}}?(?:人民代表大会|人大|政协)"
        rf"(?:常务委员会|常委会)?第?{NUMERAL}次会议"
    ),
    "committee": (
        rf"(?:{PLACE}[、和]?){{1,3}}党?(?:委|纪委)(?:{HAN}{{2,10}}委员会)?(?:第?{NUMERAL}届)?"
        rf"(?:第?{NUMERAL}次(?:[、和]{NUMERAL}次)*)?(?:全会|全体会议)"
    ),
    "local-congress": rf"(?:{PLACE}|镇|乡|街道)第?{NUMERAL}次(?:党代会|党代表大会|代表大会)",
    "politburo": r"(?:中共)?中央政治局(?:常委会|常务委员会)?(?:会议|第[一二三四五六七八九十]+次集体学习|专题民主生活会|民主生活会)",
    "work": (
        rf"(?:{PLACE}委?、?)+(?:[\u4e00-\u9fff“”]{{2,16}}?)"
        r"(?:工作会议|部长会议|局长会议|座谈会|推进会|现场会|交流会|表彰大会|动员大会|动员会|部署会|总结大会|发展大会|大会)"
    ),
    "celebration": rf"(?:庆祝|纪念){HAN}{{2,16}}?[\d一二三四五六七八九十百]+周年大会",
}
LAST = re.compile(
    r"会议|全会|大会(?!第|常)|党代会|座谈会|推进会|现场会|交流会|表彰会|动员会|部署会|集体学习|民主生活会|(?<=[一二三四五六七八九十])大(?![多量批规型力幅面家小项类工重行战举队伍会数学改])"
)
BEGINNING = re.compile(
    rf"中国共产党|党的|中共|中央|第?{NUMERAL}届|{PLACE}|庆祝|纪念|[十二]{{1,2}}[一二三四五六七八九]?大|镇|乡|街道|(?=[^\W在日于到的了_]{{2,7}}(?:省|市|自治区|县|州|区)第)"
)
RULES = [(name, re.compile(f"(?:{pattern})\\Z")) for name, pattern in NAMED.items()]
REACH = 34
# A meeting that some place holds in the course of its work has no name of its own.
FUNCTION = re.compile(r"[的了召开在对把被将与，。；听向]|举行|参加|出席|听取|以来")
LEAD = re.compile(rf"(?:{PLACE}委?、?)+")
STOP = re.compile(r"[，。；：！？\n《》（）]")


def find_meetings(reading: Reading, /) -> Iterator[Candidate]:
    """Meetings by the patterns of their names."""
    view, done = reading.view, 0
    for last in LAST.finditer(view):
        low = max(done, last.end() - REACH)
        for stop in STOP.finditer(view, low, last.start()):
            low = stop.end()
        found = longest_name(view[low : last.end()])
        if found is not None:
            name, start = found
            done = last.end()
            yield Candidate(low + start, last.end(), "meeting", f"meeting:{name}")


def longest_name(words: str) -> tuple[str, int] | None:
    """(rule, start) of the longest meeting name that `words` end with."""
    for beginning in BEGINNING.finditer(words):
        for name, rule in RULES:
            found = rule.match(words, beginning.start())
            if found is not None and not (name == "work" and describes(found[0])):
                return name, beginning.start()
    return None


def describes(words: str) -> bool:
    """Whether function words tell that this is no name but a clause about a meeting."""
    lead = LEAD.match(words)
    return FUNCTION.search(words, lead.end() if lead else 0) is not None
