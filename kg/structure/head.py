"""The head of a speech: title, date, place, occasion and speaker, as they stand before the address and after the end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.structure.date import DAY, read_date
from kg.structure.person import OFFICE, Speaker, read_speaker

__all__ = ["Head", "read_head"]

LENGTH, LINES, TITLE_LINES, TAIL = 2400, 16, 3, 900
ADDRESS = re.compile(
    r"(?:各位|同志们|尊敬的|女士们|先生们|朋友们|同胞们|大家好|乡亲们|主席先生|大会主席).{0,80}(?:[：:！!，,。]|\Z)|(?:同志们|大家好)"
)
SECTION = re.compile(
    r"#{2,}|[一二三四五六七八九十]{1,3}(?:、|\Z)|（[一二三四五六七八九十]{1,3}）|\d{1,2}(?:[、．]|\.(?!\d))"
    r"|第[一二三四五六七八九十]{1,3}(?:章|部分|[，、])|[①-⑳]|[一二三]是"
)
WHAT = r"(?:主旨|重要|总结|工作|政治|书面|闭幕|开幕)?(?:讲话|报告|致辞|发言|演讲|说明|表态发言|述职报告|祝酒辞|贺信)"
TITLE_END = re.compile(rf"(?:{WHAT}|要点|计划|方案|总结|汇报|决议|安排|意见|通知|规划|纲要)(?:（[^（）]{{1,12}}）)?\Z")
LEAD = r"[—―\-（(【 ]*"
OCCASION = re.compile(
    rf"{LEAD}(?:{DAY}[，, ]*)?在(?P<occasion>[^，。]{{3,60}}?)(?:上|时)?(?P<what>的{WHAT})?[）)】]?(?P<rest> .*)?\Z"
)
HALF = re.compile(rf"{LEAD}(?:{DAY})?在[^上]{{2,30}}第[一二三四五六七八九十]+[届次]\Z")
DATED = re.compile(rf"{LEAD}{DAY}(?:[，, ]+(?P<place>[\u4e00-\u9fff·]{{2,12}}))?[）)】]?\Z")
PASSED = re.compile(rf"[（(]{DAY}(?P<occasion>[^（），。]{{4,50}}?)(?:通过|批准)[）)]\Z")
GLUED = re.compile(
    rf"(?P<title>[^。\n]{{4,120}}?)（(?=\S{{4}}年\S{{1,2}}月){DAY}(?:[，, ]+(?P<place>[\u4e00-\u9fff·]{{2,12}}))?）(?P<rest>[^\n]{{0,40}})"
)
STARRED = re.compile(r"(?P<title>[^。\n]{4,80}?)※(?P<rest>[^\n]{0,8})")
DATELINE = re.compile(r"新华社(?P<place>[\u4e00-\u9fff]{2,8}?)\d{1,2}月\d{1,2}日电")
LETTER = re.compile(r"(?:贺信|回信|贺电|慰问信|慰问电|唁电)(?!全文)")
NO_TITLE = re.compile(rf"[。，：]|(?:{OFFICE})\Z|\A.{{0,3}}\Z")
EXCERPT = re.compile(r"[（(](?:节选|摘要|摘编|全文|讲话稿|修改稿|送审稿|根据录音整理)[）)]\Z")
REMARK = re.compile(r"[（(][^（）()]*[）)]\Z")
INNER = re.compile(rf"在(?P<occasion>[^，。※]{{4,60}}?)(?:上的|时的|的){WHAT}\Z")
NOTE = re.compile(rf"这是(?P<name>[^\d，。]{{2,12}}?){DAY}在(?P<occasion>[^，。]{{4,60}}?)(?:上|时)?的{WHAT}")
SIGNED = re.compile(rf"\n *(?P<name>[\u4e00-\u9fff ]{{2,20}}?) *\n+ *{DAY} *(?:\n|\Z)")
MEETING = "(?:会议|大会|座谈会|峰会|推进会|动员会)"
CALLED = re.compile(
    r"我们(?:在这里|今天)?(?:隆重|专门)?(?:召开|举行)(?:一个|的|这次|此次|本次)?(?P<occasion>[^，。；]{3,40}?"
    rf"{MEETING})|[这本]次(?P<told>[^，。；]{{3,30}}?{MEETING})的(?:主要)?任务"
)
ADDRESSED = re.compile(
    r"(?:向|在)(?P<occasion>第[一二三四五六七八九十]{1,3}届全国人民代表大会第[一二三四五六七八九十]{1,3}次会议)[^，。]{0,4}(?:作|提出|报告)"
    r"|(?P<congress>中国共产党第[一二三四五六七八九十]{1,3}次全国代表大会)，?(?:是|现在|将是|在)"
    r"|\A(?P<heard>第[一二三四五六七八九十]{1,3}届全国人民代表大会第[一二三四五六七八九十]{1,3}次会议)(?:听取|审议)"
)
RANKS = re.compile("(?:总书记|书记|主席|总理|同志)+\\Z")


@dataclass(slots=True)
class Head:
    """What the head and the end of a text say of the speech; None where they are silent.

    `text` is all of the head's lines and `end` where they end, `office` is the speaker's, `city` the one of the agency's
    dateline.
    """

    title: str | None = None
    date: str | None = None
    place: str | None = None
    occasion: str | None = None
    speaker: str | None = None
    office: str = ""
    city: str | None = None
    text: str = ""
    end: int = 0


def read_head(text: str, *, expected: str | None = None) -> Head:
    """Read the head of a folded text without its furniture; `expected` is the speaker that the file's name gives."""
    head = Head()
    dateline = DATELINE.search(text, 0, LENGTH) or DATELINE.search(text, max(len(text) - TAIL, 0))
    head.city = dateline["place"] if dateline else None
    lines = [line for head.end, line in head_lines(text[:LENGTH])]
    titles = [line for line in join_broken(lines) if not read_line(head, line)]
    first = next((line.strip() for line in text[:LENGTH].split("\n") if line.strip()), "")
    head.text = "\n".join(lines)
    if titles:
        head.title = join_title(titles)
    elif head.title is None and head.date is None:
        read_glued(head, DATELINE.sub("", first, count=1)[:240], expected)
    read_end(head, text[-TAIL:])
    read_opening(head, text[:LENGTH])
    if expected and head.speaker is None and expected in (head.text or first[:200]):
        head.speaker = expected
    return head


def head_lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines before the address, the first section or the first paragraph, each with where it ends."""
    count = end = 0
    for whole in text.split("\n"):
        end += len(whole) + 1
        line = DATELINE.sub("", whole.strip(), count=1)
        if not line:
            continue
        if count >= LINES or ADDRESS.match(line) or SECTION.match(line) or is_prose(line):
            return
        count += 1
        yield end - 1, EXCERPT.sub("", line.removeprefix("# "))


def join_broken(lines: list[str]) -> list[str]:
    """The lines, a line that names an occasion by half (`在某省第十四届`) together with the next."""
    joined: list[str] = []
    for line in lines:
        if joined and HALF.match(joined[-1]):
            joined[-1] += line
        else:
            joined.append(line)
    return joined


def is_prose(line: str) -> bool:
    """Whether a line is running text."""
    return len(line) > 120 or ("。" in line and len(line) > 24) or line[-1] in "。，；："


def read_line(head: Head, line: str) -> bool:
    """Take what a line says beside the title; False for a line that can only be the title or a part of it."""
    dated = DATED.match(line)
    if dated:
        head.date, head.place = head.date or read_date(dated), head.place or dated["place"]
        return True
    passed = PASSED.match(line)
    if passed:
        head.date, head.occasion = head.date or read_date(passed), head.occasion or passed["occasion"]
        return True
    speaker = read_speaker(line)
    if speaker:
        take_speaker(head, speaker)
        return True
    letter = LETTER.match(line)
    if letter:
        head.title = head.title or letter.group()
        return True
    if REMARK.match(line):
        return True
    return read_occasion(head, line) or read_titled(head, line)


def read_occasion(head: Head, line: str) -> bool:
    """A line that names the occasion: `——2026年1月14日在某省…会议上`, `在…会议上的讲话`."""
    match = OCCASION.match(line)
    if not match or not (match["what"] or match["year"] or line[0] in "—―-（"):
        return False
    head.date = head.date or (read_date(match) if match["year"] else None)
    head.occasion = head.occasion or trim_occasion(match["occasion"])
    if match["rest"] and (speaker := read_speaker(match["rest"].strip())):
        take_speaker(head, speaker)
    if match["what"] and not match["year"] and line[0] not in "—―-" and head.title is None:
        head.title = line.strip("（）")
    return True


def read_titled(head: Head, line: str) -> bool:
    """A line with title, date and perhaps speaker together: `在…会议上的讲话（2020年2月3日）某某某`."""
    match = GLUED.match(line)
    if not match or len(match.group()) < len(line):
        return False
    take_title(head, match["title"])
    head.date, head.place = read_date(match), head.place or match["place"]
    if speaker := read_speaker(match["rest"].strip()):
        take_speaker(head, speaker)
    return True


def read_glued(head: Head, line: str, expected: str | None) -> None:
    """The head of a text whose line breaks are lost: title, date and speaker run into the first sentence."""
    match = GLUED.match(line) or STARRED.match(line)
    if match:
        take_title(head, match["title"])
        if "year" in match.re.groupindex:
            head.date, head.place = read_date(match), head.place or match["place"]
        if expected and expected in match["rest"]:
            head.speaker, head.office = expected, match["rest"].partition(expected)[0].strip()
    elif letter := LETTER.match(line):
        head.title = letter.group()
    elif expected and expected in line:
        before = line.partition(expected)[0]
        if before and not NO_TITLE.search(before):
            take_title(head, before)
            head.speaker = expected


def take_title(head: Head, title: str) -> None:
    """The main title, and from the words after a dash or from itself the occasion."""
    main, dash, sub = title.strip().partition("——")
    head.title = head.title or (main if dash and main else title).strip()
    if occasion := INNER.search(sub or main):
        head.occasion = head.occasion or trim_occasion(occasion["occasion"])


def take_speaker(head: Head, speaker: Speaker) -> None:
    """The first speaker named counts; a name on the line after its office belongs to that."""
    if head.speaker is None:
        head.speaker, head.office = speaker
    elif head.speaker == head.office and not speaker.office:
        head.speaker = speaker.name


def join_title(lines: list[str]) -> str | None:
    """The title: the first line that ends as titles do, or the first lines together."""
    for count, line in enumerate(lines[:TITLE_LINES]):
        if TITLE_END.search(line):
            return " ".join(lines[: count + 1]) if count and not TITLE_END.search(lines[0]) else line
    return " ".join(dict.fromkeys(lines[:TITLE_LINES])).strip("—― ") or None


def read_end(head: Head, text: str) -> None:
    """What stands after the speech: where and when it was given, or signature and date of a letter."""
    note = NOTE.search(text)
    signed = SIGNED.search(text)
    if note:
        head.date, head.occasion = head.date or read_date(note), head.occasion or trim_occasion(note["occasion"])
        head.speaker = head.speaker or RANKS.sub("", note["name"])
    elif signed and (speaker := read_speaker(signed["name"])):
        head.date = head.date or read_date(signed)
        take_speaker(head, speaker)


def read_opening(head: Head, text: str) -> None:
    """The occasion as the first sentences tell it."""
    match = CALLED.search(text, 0, 700) or ADDRESSED.search(text.lstrip(), 0, 700)
    if match and head.occasion is None:
        head.occasion = next(found for found in match.groups() if found)


def trim_occasion(occasion: str) -> str:
    """Without the line break or space that a page put inside."""
    return re.sub(r"\s", "", occasion)
