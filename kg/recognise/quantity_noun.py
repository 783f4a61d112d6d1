"""Noun phrases next to a figure: the one that begins behind it, and the one that the words before it end in."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from kg.model import Span
from kg.recognise.word import Word
from ontology.lexicon import read_table

__all__ = ["ASIDE", "STOPS", "may_count", "noun_before", "noun_behind"]

# The words of a stretch of text, with offsets from its start.
WordsIn = Callable[[int, int], list[Word]]
AHEAD, BACK, COMPARED_REACH = 22, 48, 20
STOPS = frozenset("，。；：！？…—,;:!? 　\n")
OPENING, CLOSING = frozenset("“（(《"), frozenset("”）)》")
BRACKETS = frozenset("（(")


def read_words() -> dict[str, frozenset[str]]:
    """The words of `quantity_word.tsv` by role."""
    rows = [row.cells for row in read_table(Path(__file__).with_name("quantity_word.tsv"), ("word", "roles"))]
    roles = {role for cells in rows for role in cells["roles"].split("|")}
    return {role: frozenset(cells["word"] for cells in rows if role in cells["roles"].split("|")) for role in roles}


WORDS = read_words()
PREDICATES, GOVERNORS, STARTERS = WORDS["predicate"], WORDS["governor"], WORDS["starter"]
LINKS, NOUN_VERBS, COMPOUNDS = WORDS["link"], WORDS["noun"], WORDS["compound"]
MEASURES, HEADS = WORDS["measure"], WORDS["head"] | WORDS["measure"]

# Tags of rjieba: what a noun phrase may hold, what may stand in front of one, what is noun enough to be one.
NOMINAL = frozenset("n nr ns nt nz ng vn an a ad ag b j l i s f t eng q z k g nrt nrfg zg vg tg h x m mq".split())
SKIPPED = frozenset("v vd vi d ad a b u uj ul uz zg r t m".split())
ENOUGH = frozenset("n nr ns nt nz ng vn j l nrt nrfg eng s".split())
MODIFIERS = frozenset("a b zg f h k g".split())
LINK_TAGS = frozenset("p uj ul".split())
ACTIONS = frozenset("v vn a z".split())
START_TAGS = frozenset("v vd vi t m d r".split())
ENDINGS = frozenset("类型性式业者费率户员队站所院厂点区园库网量额权案证卡车机物品")
# Verbs that say of works only how far they are: 亿元以上新建续建项目.
BUILT = frozenset("新建 续建 改建 扩建 改扩建 在建 新开工".split())
LONG_VERB = 3
YEAR = re.compile(r"(?:(?:19|20)\d\d[ 　]?年?度?|[一二][九〇○零0][〇○零0一二三四五六七八九]{2}年?)\Z")
TIMES = frozenset("年度 同期 去年同期 上年同期 年初 年底 年末".split())
COMPARED = re.compile(
    r"(?:相比|(?:比|较|为|是|相当于|与|同)(?:全国)?“?"
    r"(?:(?:19|20)\d\d[ 　]?年|[上去前]年|[一二三四五六七八九十]{1,2}五)[^，。；、\d]{0,7})\Z"
)
# How a figure was reckoned is not what it measures.
ASIDE = re.compile(r"扣除|按[^，。；]{2,10}计算")


def noun_behind(view: str, words_in: WordsIn, at: int, end: int, *, stop_at_link: bool) -> Span | None:
    """The noun phrase that begins at `at`; with `stop_at_link` it ends at 的, else it is what the last 的 leads to."""
    at += view[at : at + 1] in ("的", "　", " ")
    end = stop_after(view, at, min(end, at + AHEAD))
    words = words_in(at, end) if at < end else []
    taken = take_noun(words, stop_at_link=stop_at_link) or take_action(words)
    return taken and Span(at + taken.start, at + taken.end)


def may_count(words_in: WordsIn, at: int) -> bool:
    """Whether what begins at `at` is a noun rather than a predicate."""
    first = words_in(at, at + AHEAD)[:1]
    return any(word.tag in ENOUGH or word.tag in MODIFIERS or word.text in OPENING for word in first)


def stop_after(view: str, at: int, end: int) -> int:
    """Where the phrase that begins at `at` is cut by a stop; 、 inside quotation marks does not cut."""
    depth = 0
    for position in range(at, end):
        character = view[position]
        depth += (character in OPENING) - (character in CLOSING)
        if character in STOPS or (character == "、" and depth <= 0):
            return position
    return end


def take_noun(words: Sequence[Word], *, stop_at_link: bool) -> Span | None:
    """From the first noun to the last before a stop or a verb; behind the last 的 only, where there is one."""
    start: int | None = None
    stop: int | None = None
    depth = 0
    for i, word in enumerate(words):
        depth += (word.text in OPENING) - (word.text in CLOSING)
        if depth > 0 or word.text in CLOSING:
            start = word.start if start is None else start
            stop = word.end if stop is not None or word.text in CLOSING else None
        elif ends_noun(words, i, started=stop is not None, stop_at_link=stop_at_link):
            break
        elif word.text == "的":
            start = stop = None
        elif start is None and (word.text in STARTERS or word.text in BUILT or is_time(word.text)):
            continue
        elif is_noun(word):
            start, stop = word.start if start is None else start, word.end
        elif start is None and (word.tag in MODIFIERS or is_inside(words, i)):
            start = word.start
    return None if start is None or stop is None else Span(start, stop)


def ends_noun(words: Sequence[Word], i: int, *, started: bool, stop_at_link: bool) -> bool:
    """Whether a word cannot stand in the noun phrase that has or has not begun."""
    word = words[i]
    if word.text == "的":
        return started and stop_at_link
    if word.text in GOVERNORS and word.text not in BUILT:
        return started or i == 0
    if word.tag in NOMINAL or is_noun(word):
        return False
    return not is_inside(words, i) if started else word.tag not in SKIPPED


def is_inside(words: Sequence[Word], i: int) -> bool:
    """Whether a verb stands inside a compound noun."""
    following = words[i + 1] if i + 1 < len(words) else None
    if following is None:
        return False
    if following.text in ENDINGS or (words[i].text in COMPOUNDS and following.text in COMPOUNDS):
        return True
    return following.text in HEADS or (words[i].text in COMPOUNDS and is_noun(following))


def is_noun(word: Word) -> bool:
    """Whether a word is a noun by its tag, by the table, or since verbs are rarely that long (选调生)."""
    if word.tag in ENOUGH:
        return not is_time(word.text)
    return word.text in NOUN_VERBS or (word.tag == "v" and len(word.text) >= LONG_VERB and word.text not in GOVERNORS)


def is_time(text: str) -> bool:
    """Whether a word names a year or is compared with one."""
    return text in TIMES or (text[0] in "12一二" and YEAR.match(text) is not None)


def take_action(words: Sequence[Word]) -> Span | None:
    """A single verb in the place of a noun: 3次调研."""
    if len(words) != 1 or len(words[0].text) < 2 or words[0].text in GOVERNORS or words[0].text in PREDICATES:
        return None
    return Span(0, words[0].end) if words[0].tag in ACTIONS else None


def noun_before(view: str, words_in: WordsIn, low: int, at: int) -> Span | None:
    """The noun phrase that `view[low:at]` ends in once predicates and governing verbs are taken off.

    Where the last clause says nothing else, the one before it is asked.
    """
    low = max(low, at - BACK)
    end = at - view.endswith("达", low, at)
    end = skip_compared(view, low, end)
    while (end := clause_end(view, low, end)) > low:
        start = clause_start(view, low, end)
        aside = ASIDE.search(view, start, end)
        if aside:
            end = aside.start()
            continue
        words = words_in(start, end)
        drop_predicate(words)
        kept = strip_front(words)
        if len(kept) > 1 and kept[0].text == "的":
            kept = kept[1:]
        if kept and not is_link(kept[-1]):
            return Span(start + kept[0].start, start + kept[-1].end)
        end = min(start, end - 1)
    return None


def skip_compared(view: str, low: int, end: int) -> int:
    """`end` moved left over what the figure is compared with (比2020年)."""
    reach = view[max(low, end - COMPARED_REACH) : end]
    if "年" not in reach and "五" not in reach and "相比" not in reach:
        return end
    compared = COMPARED.search(reach)
    return end - len(reach) + compared.start() if compared else end


def clause_end(view: str, low: int, end: int) -> int:
    """`end` moved left over stops and brackets with what they hold."""
    while end > low and (view[end - 1] in STOPS or view[end - 1] in "、）)"):
        bracket = max(view.rfind("（", low, end), view.rfind("(", low, end)) if view[end - 1] in "）)" else -1
        end = bracket if bracket >= 0 else end - 1
    return end


def clause_start(view: str, low: int, end: int) -> int:
    """Where the clause that ends at `end` begins: behind the last stop or open bracket."""
    for at in range(end - 1, low - 1, -1):
        if view[at] in STOPS:
            return at + 1
        if view[at] in BRACKETS and "）" not in view[at:end] and ")" not in view[at:end]:
            return at + 1
    return low


def drop_predicate(words: list[Word]) -> None:
    """Take predicates, times and comparisons (比上年) off the end."""
    while words and is_predicate(words):
        words.pop()
    for i in range(len(words) - 1, -1, -1):
        if words[i].text in ("比", "较") and (i == 0 or words[i - 1].text != "占"):
            del words[i:]
            drop_predicate(words)
            break


def is_predicate(words: Sequence[Word]) -> bool:
    """Whether the last word belongs to the predicate rather than to the thing measured."""
    word = words[-1]
    if word.text == "、" or word.tag in ("ul", "m", "t", "d") or is_time(word.text):
        return True
    if word.text not in PREDICATES and not (word.text[0] == "每" and len(word.text) > 1):
        return False
    alone = len(words) == 1 or words[-2].text == "、"
    return not (alone and word.tag == "vn")


def strip_front(words: Sequence[Word]) -> Sequence[Word]:
    """What is left behind governing verbs and links; the last word always stays, and never a single character alone."""
    cut = depth = first = 0
    opened = linked = False
    for i, word in enumerate(words[:-1]):
        opened = opened or (i == cut and word.text in BRACKETS)
        depth += (word.text in OPENING) - (word.text in CLOSING)
        if depth > 0 or words[-1].end - word.end < 2:
            continue
        if word.text in CLOSING:
            cut, opened, depth = (i + 1 if opened or depth < 0 else cut), False, max(depth, 0)
        else:
            linked = linked or word.tag == "p"
            first = i + 1 if first == i and (word.text == "、" or is_starter(word)) else first
            cut = cut_behind(words, i, cut, linked=linked)
    return words[widen(words, cut, first) :]


def widen(words: Sequence[Word], cut: int, first: int) -> int:
    """Where a noun begins that says nothing alone: 比重 takes its clause, of which `first` is the begin, 指标 one word."""
    if cut != len(words) - 1 or cut == 0 or words[cut].text not in HEADS:
        return cut
    if words[cut].text in MEASURES and first < cut:
        return first
    before = words[cut - 1]
    verb = before.tag in ("v", "vn") or before.text in COMPOUNDS
    joins = verb and before.text not in GOVERNORS and before.text not in LINKS
    return cut - 1 if joins and len(before.text) > 1 else cut


def cut_behind(words: Sequence[Word], i: int, cut: int, *, linked: bool) -> int:
    """Where the noun begins once word `i` is heard; `cut` is where it began before, `linked` that 从 or the like was heard."""
    word, following = words[i], words[i + 1]
    if word.text == "新" and following.tag == "v" and i + 2 < len(words):
        return i + 2
    if word.text == "、":
        return i + 1 if i == cut or (following.tag == "v" and is_starter(following)) else cut
    if word.text == "新增" and i > cut and following.text in NOUN_VERBS:
        return cut
    starts = i == cut or (linked and word.tag == "v" and word.text not in COMPOUNDS)
    return i + 1 if is_link(word) or word.text in GOVERNORS or (starts and is_starter(word)) else cut


def is_link(word: Word) -> bool:
    """Whether a word never stands in the noun but leads to it."""
    return word.text in LINKS or word.tag in LINK_TAGS


def is_starter(word: Word) -> bool:
    """Whether a word that begins a phrase does not belong to its noun."""
    if word.text in STARTERS or is_time(word.text):
        return True
    return word.tag in START_TAGS and word.text not in NOUN_VERBS
