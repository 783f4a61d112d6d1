"""Where a name begins: the words in front of it that belong to it, told by parts of speech and governing words."""

from __future__ import annotations

import re

from kg.recognise.word import Word, Words
from ontology.lexicon import Lexicon

__all__ = ["Borders"]

REACH = 24
# A name does not run across these; masks (**, XX) may be a part of it.
STOP = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9+·—\-*×]")
# Parts of speech inside a name: nouns, and what stands as a modifier in a compound (…提质增效行动).
INNER = frozenset(
    [
        "n",
        "nr",
        "ns",
        "nt",
        "nz",
        "ng",
        "v",
        "vn",
        "vd",
        "vi",
        "a",
        "an",
        "ad",
        "ag",
        "b",
        "m",
        "q",
        "l",
        "i",
        "j",
        "s",
        "f",
        "t",
        "eng",
        "x",
        "g",
        "h",
        "k",
        "z",
        "zg",
        "vg",
        "nrt",
        "nrfg",
        "d",
        "tg",
    ]
)
# Parts of speech with which a name may begin.
OUTER = frozenset(
    [
        "n",
        "nr",
        "ns",
        "nt",
        "nz",
        "vn",
        "an",
        "b",
        "m",
        "l",
        "i",
        "j",
        "s",
        "t",
        "eng",
        "x",
        "nrt",
        "v",
        "a",
        "f",
        "z",
        "zg",
        "ng",
    ]
)
SINGLE = frozenset({"j", "ns", "b", "zg", "x", "n"})
NUMBER = re.compile(r"[\d.]+\Z")


class Borders:
    """Finds the left border of names, by the governing and generic words of a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.governors = lexicon.governors

    def modifier(self, text: Words, end: int) -> list[Word]:
        """The words just before an offset that belong to the name."""
        view, low = text.view, max(0, end - REACH)
        for found in STOP.finditer(view, low, end):
            low = found.end()
        words = text.between(low, end)
        first = len(words)
        while first and words[first - 1].tag in INNER and not self.governs(words[first - 1].text):
            first -= 1
        governed = first > 0 and words[first - 1].tag[:1] == "v"
        while first < len(words) and not self.can_begin(words[first], governed=governed):
            first += 1
        return words[first:]

    def governs(self, word: str) -> bool:
        """Whether a word, or both halves of it (认真落实), stand in front of names and not in them."""
        if word in self.governors:
            return True
        return any(word[:at] in self.governors and word[at:] in self.governors for at in range(1, len(word)))

    def can_begin(self, word: Word, *, governed: bool) -> bool:
        """Whether a name may begin with a word; with a verb only where another verb governs it (开展提振消费行动)."""
        if word.tag not in OUTER or NUMBER.match(word.text):
            return False
        if word.tag == "v" and not governed:
            return False
        return len(word.text) > 1 or word.tag in SINGLE
