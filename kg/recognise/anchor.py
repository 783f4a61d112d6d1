"""Where a name may stand, and what can be said of it: the options that `judge` weighs.

An anchor is a head noun (…工程) or a quoted term. A head offers every left border its clause allows, a quoted term its
possible types; features tell of each option what a reader would look at.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kg.model import MentionType
from kg.recognise.word import Word, Words
from ontology.lexicon import Lexicon

__all__ = ["QUOTE", "TITLE", "Anchor", "Anchors", "Option", "Part"]

REACH = 36
MOST_WORDS = 18
HARD_STOP = re.compile(r"[，。；：！？\n《》（）()…]")
TITLE = re.compile(r"《([^《》\n]{2,80})》")
QUOTE = re.compile(r"“([^“”\n]{1,40})”")
FUNCTION = frozenset({"p", "u", "uj", "ul", "y", "r", "ud", "uv", "uz", "e", "o"})
NUMERAL = re.compile(r"[一二三四五六七八九十百千万两双\d]+")
SHAPES = (
    ("count", re.compile(r"[一二三四五六七八九十两双百千\d]+[个项大张条种支抓提强过三会]?[\u4e00-\u9fff]{1,5}\Z")),
    ("one-one", re.compile(r"一[\u4e00-\u9fff]{1,2}一[\u4e00-\u9fff]{1,3}\Z")),
    ("parallel", re.compile(r"[^，、；]{2,14}(?:[，、；][^，、；]{2,14})+\Z")),
    ("year", re.compile(r"[\u4e00-\u9fff]{3,8}年\Z")),
    ("plus", re.compile(r".*\d.*[+*×\-—].*\Z")),
    ("dot", re.compile(r".*[·+].*\Z")),
)
POLICY_PROGRAM: tuple[MentionType, ...] = ("policy", "program")


class Part(NamedTuple):
    """What is said of a reading: the key at each position has a weight of its own in the tables of the group."""

    group: str
    keys: tuple[Hashable, ...]


class Option(NamedTuple):
    """One way to read an anchor; a `type` of None says that there is no mention here."""

    start: int
    end: int
    type: MentionType | None
    parts: tuple[Part, ...]


class Anchor(NamedTuple):
    """A place where a name may end, with all its readings; the first one is that there is none."""

    name: str
    options: list[Option]


class Anchors:
    """Finds anchors in a text, by the heads of a lexicon and the votes of the rules."""

    def __init__(self, lexicon: Lexicon, types: Mapping[str, tuple[MentionType, ...]] | None = None) -> None:
        self.lexicon = lexicon
        self.types = {head.head: (head.type,) if head.type else POLICY_PROGRAM for head in lexicon.heads} | dict(
            types or {}
        )

    def of_head(self, words: Words, start: int, head: str, votes: Mapping[tuple[int, int], str]) -> Anchor | None:
        """The anchor of the head noun at `start`, or None where it is a part of another word or nothing stands before it."""
        view, end = words.view, start + len(head)
        at = words.ending_at(end)
        if at is None:
            return None
        low = max(0, start - REACH)
        for stop in HARD_STOP.finditer(view, low, start):
            low = stop.end()
        firsts = list(self.borders(words, at, low, start, end))
        if not firsts:
            return None
        around = self.around(words, at, view[words.starts[at] : end])
        kinds = [(kind, Part(f"type {kind}", (*around[:3], head))) for kind in self.types.get(head, POLICY_PROGRAM)]
        options = [Option(end, end, None, (Part("none", around),))]
        for first in firsts:
            options += self.head_options(words, first, at, end, head, kinds, votes)
        return Anchor(f"head:{head}", options)

    def around(self, words: Words, at: int, head: str) -> tuple[Hashable, ...]:
        """What the head itself and the word after it say."""
        following = words.view[words.starts[at + 1] : words.starts[at + 1] + 1].strip()
        before = words.texts[at - 1] if words.texts[at] == head and at else ""
        return (
            head,
            (head, following),
            words.text(at + 1),
            words.tag(at + 1),
            following,
            (head, words.tag(at + 1)),
            (head, before),
            before,
        )

    def borders(self, words: Words, at: int, low: int, start: int, end: int) -> Iterator[int]:
        """The words with which a name that ends in word `at` may begin, the nearest first; a known name goes no further."""
        quoted, marks = False, 0
        for first in range(at, max(-1, at - MOST_WORDS), -1):
            border, text = words.starts[first], words.texts[first]
            if border < low:
                return
            marks += (text == "”") - (text == "“")
            if marks < 0:
                return
            quoted = marks > 0
            if quoted:
                continue
            if words.tags[first] in FUNCTION:
                return
            if border < start and text[0] not in "”、和与及·":
                yield first
                if words.view[border:end] in self.lexicon.by_form:
                    return

    def head_options(
        self,
        words: Words,
        first: int,
        at: int,
        end: int,
        head: str,
        kinds: Sequence[tuple[MentionType, Part]],
        votes: Mapping[tuple[int, int], str],
    ) -> Iterator[Option]:
        """One option for each type that the head allows, with this left border."""
        border, size = words.starts[first], at - first + 1
        texts, tags, governors, generic = words.texts, words.tags, self.lexicon.governors, self.lexicon.generic
        word, tag, left, left_tag = texts[first], tags[first], words.text(first - 1), words.tag(first - 1)
        text = words.view[border:end]
        governed = left in governors
        inside = texts[first:at]
        shared = Part(
            "head",
            (
                word,
                tag,
                left,
                (left_tag, tag),
                (governed, tag, word in governors),
                min(size, 8),
                min(len(text) - len(head), 12),
                (head, min(size, 4)),
                (head, tag),
                (text.count("“"), text[0] == "“", left[-1:]),
                ("、" in text, "和" in text, sum(one in governors for one in inside[1:])),
                all(one in generic for one in inside),
                tuple(tags[max(first, at - 3) : at]),
                (len(word), tag[:1]),
                "*" in text or "×" in text,
                (word, size == 2),
            ),
        )
        entry, vote = self.lexicon.by_form.get(text), votes.get((border, end))
        for kind, told in kinds:
            judged = Part("vote", (vote == kind, vote is None, entry.type == kind if entry else None))
            yield Option(border, end, kind, (shared, told, judged))

    def of_quote(self, words: Words, found: re.Match[str], votes: Mapping[tuple[int, int], str]) -> Anchor:
        """The anchor of a quoted term: a slogan, policy or program by itself, or none."""
        start, end = found.span(1)
        text = found[1]
        view = words.view
        before, after = words.between(start - 13, start - 1), words.between(end + 1, end + 13)
        entry = self.lexicon.by_form.get(text)
        inner = words.between(start, end) or [Word(start, end, text, "x")]
        left, right = (before[-1].text.strip() if before else "^"), (after[0].text.strip() if after else "$")
        shape = next((name for name, pattern in SHAPES if pattern.match(text)), "plain")
        size, following = min(len(text), 12), view[end + 1 : end + 2].strip()
        keys: tuple[Hashable, ...] = (
            shape,
            (shape, min(size, 10)),
            size,
            left,
            (before[-2].text.strip() if len(before) > 1 else "^", left),
            before[-1].tag if before else "^",
            right,
            (right, after[1].text.strip() if len(after) > 1 else "$"),
            after[0].tag if after else "$",
            following,
            view[start - 2 : start - 1].strip(),
            text[-1],
            text[-2:],
            text[0],
            tuple(word.tag for word in inner[:4]),
            inner[-1].text,
            (entry.type if entry else None, entry.match if entry else None),
            votes.get((start, end)),
            view.count(text) > 1,
            (inner[0].tag[:1] == "v", min(size, 6)),
        )
        kinds: tuple[MentionType | None, ...] = (None, "slogan", "policy", "program")
        return Anchor("quoted", [Option(start, end, kind, (Part(f"quoted {kind}", keys),)) for kind in kinds])

    def of_title(self, words: Words, found: re.Match[str]) -> Anchor:
        """The anchor of a title in 《》: a document, or a column, film or article that is shown or printed."""
        start, end = found.span(1)
        text = found[1]
        view = words.view
        before, after = words.between(start - 11, start - 1), words.between(end + 1, end + 9)
        entry = self.lexicon.by_form.get(text)
        inner = words.between(start, end) or [Word(start, end, text, "x")]
        left, right = (before[-1].text.strip() if before else "^"), (after[0].text.strip() if after else "$")
        near = [word.text for word in (*before[-4:], *after[:3]) if len(word.text) > 1]
        keys: tuple[Hashable, ...] = (
            inner[-1].text,
            text[-2:],
            text[-1],
            min(len(text) // 3, 8),
            left,
            before[-1].tag if before else "^",
            right,
            view[end + 1 : end + 2].strip(),
            entry.type if entry else None,
            text.startswith("关于"),
            (inner[0].text, inner[0].tag[:1]),
            " " in text or "——" in text or "！" in text,
            *near[:4],
        )
        kinds: tuple[MentionType | None, ...] = (None, "policy", "program")
        return Anchor("title", [Option(start, end, kind, (Part(f"title {kind}", keys),)) for kind in kinds])
