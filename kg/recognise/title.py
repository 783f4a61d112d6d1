"""Titles of documents that stand without 《》: what somebody makes or carries out, up to 办法, 意见 and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Candidate, Reading

__all__ = ["find_titles"]

# The last word of a title, where something follows that is no part of it.
HEAD = re.compile("(?:办法|意见|方案|规定|细则|条例|规则|准则|规划|纲要|规范|制度)(?=[，。；、：！？\n和与及等]|\\Z)")
# What is done with documents; two verbs or an adverb may stand before their name.
MADE = re.compile(
    "(?:研究|修订|认真|全面|严格|健全|贯彻|抓紧|率先|完善)?(?:制定完善|制定出台|制定印发|制定|制订|出台|印发|下发|修订完善|修订|落实|执行|颁布|发布"
    "|起草|审议通过|印制)(?:实施|执行|落实)?[了好]?"
)
STOP = re.compile("[，。；、：！？\n“”《》]")
JOINTS = ("以及", "和", "与", "及")
# Words of a text that only speaks of documents.
GENERIC = re.compile("具体|有关|各项|相关|一系列|部分|反馈|修改|整改|听|若干项|期间|[一二三四五六七八九十\\d]+项")
LINKS = frozenset("的后和我")
REACH, LEAD, LEAST = 40, 8, 5


def find_titles(reading: Reading, /) -> Iterator[Candidate]:
    """The titles in the order of the text; of titles that are joined (甲办法和乙规定) each is one."""
    view, last = reading.view, -1
    for head in HEAD.finditer(view):
        start = title_start(view, head.start(), last)
        if start is None or view[start] in LINKS or head.start() - start < LEAST:
            continue
        if GENERIC.search(view, start, head.end()):
            continue
        last = head.end()
        yield Candidate(start, last, "policy", f"title:{head[0]}")


def title_start(view: str, head: int, last: int) -> int | None:
    """Where the title whose last word is at `head` begins: behind the verb, or behind what joins it to the last title."""
    joint = next((joint for joint in JOINTS if view.startswith(joint, last)), None) if 0 < last < head else None
    low = max(0, head - REACH)
    for stop in STOP.finditer(view, low, head):
        low = stop.end()
    if joint is not None and low <= last:
        return last + len(joint)
    made = MADE.search(view, low, head)
    return None if made is None or made.start() - low > LEAD else made.end()
