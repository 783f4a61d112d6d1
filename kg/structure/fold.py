"""The text as recognisers look at it: one form for each character, no dirt inside words.

Some characters are replaced one for one (full-width letters and digits, traditional characters, straight quotation
marks); others go away or several become one (tags, zero-width characters, spaces and line breaks inside sentences).
Whatever happens, each character of the result has its own place in the source, further on than that of the one before.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from kg.structure.origin import Edit, Origin, apply_edits
from kg.structure.space import respace
from kg.structure.wrap import unwrap
from kg.traditional import SIMPLIFIED

__all__ = ["fold"]


FULL_WIDTH = (
    "".join(map(chr, [*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B)])) + "％＋－．／＊"
)
QUOTES = {"＂": '"', "″": '"', "〞": "”", "〝": "“", "「": "“", "」": "”", "『": "“", "』": "”"}
# U+3000 stays until `respace` has seen it: two of them are a paragraph break.
SPACES = "\t\v\f\x85\xa0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u202f\u205f"
ONE_FOR_ONE = (
    SIMPLIFIED
    | {wide: chr(ord(wide) - 0xFEE0) for wide in FULL_WIDTH}
    | QUOTES
    | dict.fromkeys(SPACES, " ")
    | {"\u2028": "\n", "\u2029": "\n"}
)
CHARACTERS = str.maketrans(ONE_FOR_ONE)
CHANGEABLE = re.compile(f"[{''.join(ONE_FOR_ONE)}]")

INVISIBLE = "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u206a-\u206f\ufe00-\ufe0f\ufeff"
TAG = r"/?(?P<tag>[a-zA-Z][a-zA-Z0-9]{0,15})(?:\s[^<>]{0,400})?/?>"
# The set in front lets `re` run over everything else; the look-behinds decide which of it was met.
MARKUP = re.compile(
    rf"[<&{INVISIBLE}](?:(?<=<)(?:(?P<code>script|style)\b.{{0,20000}}?</(?P=code)>|!--.{{0,5000}}?-->|{TAG})"
    rf"|(?<=&)#?[a-zA-Z0-9]{{2,8}};|(?<=[{INVISIBLE}]))",
    re.DOTALL,
)
BLOCKS = frozenset(
    [
        "p",
        "div",
        "br",
        "hr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "tr",
        "table",
        "section",
        "article",
        "blockquote",
    ]
)

HAN = "\u4e00-\u9fff"
CHINESE = f"{HAN}“”《》（）【】、。，；：！？"
WIDE = str.maketrans(",;:!?()", "，；：！？（）")
STOP = re.compile(rf"[,;:!?](?:(?<=[{CHINESE}][,;:!?])|(?=[{CHINESE}]))")
BRACKETS = re.compile(r"\(([^()\n]{1,80})\)")
INDENT = re.compile("(?:\\A|\n)([ \u3000]+)(?=[^ \u3000\n])")
NEAR_HAN = re.compile(f"[{CHINESE}]")


def fold(text: str) -> tuple[str, Origin | None]:
    """The folded text, and for each of its characters the offset in `text`; None where the two are the same."""
    folded = text.translate(CHARACTERS) if CHANGEABLE.search(text) else text
    folded, origin = apply_edits(folded, markup_edits(folded))
    for edits in (joining, without_indents):
        folded, later = apply_edits(folded, edits(folded))
        if later is not None:
            origin = later.through(origin)
    return pair_quotes(widen(folded.replace("\u3000", " "))), origin


def joining(text: str) -> list[Edit]:
    """With the words of one sentence on one line, and no spaces inside them."""
    return sorted([*respace(text), *unwrap(text)])


def without_indents(text: str) -> list[Edit]:
    """Without the spaces that lines begin with, once they have told where paragraphs do."""
    return [Edit(*match.span(1), "") for match in INDENT.finditer(text)]


def markup_edits(text: str) -> Iterator[Edit]:
    """Without tags and invisible characters; a tag that ends a block leaves a line break, an entity its character."""
    for match in MARKUP.finditer(text):
        found = match.group()
        if found[0] != "&":
            block = (match["tag"] or "").lower() in BLOCKS
            yield Edit(match.start(), match.end(), "\n" if block else "")
        elif len(character := html.unescape(found)) == 1:
            yield Edit(match.start(), match.end(), character.translate(CHARACTERS))


def widen(text: str) -> str:
    """Half-width stops and brackets beside Chinese made full-width."""
    if any(stop in text for stop in ",;:!?"):
        text = STOP.sub(lambda match: match.group().translate(WIDE), text)
    return BRACKETS.sub(widen_brackets, text) if "(" in text else text


def widen_brackets(match: re.Match[str]) -> str:
    """A pair of brackets, full-width where Chinese stands in it or beside it."""
    before, after = match.string[max(match.start() - 1, 0) : match.start()], match.string[match.end() : match.end() + 1]
    chinese = NEAR_HAN.search(match[1]) or NEAR_HAN.match(before) or NEAR_HAN.match(after)
    return f"（{match[1]}）" if chinese else match.group()


def pair_quotes(text: str) -> str:
    """Straight quotation marks made “ and ” in turn, anew in each line."""
    if '"' not in text:
        return text
    return "\n".join(pair_line(line) if '"' in line else line for line in text.split("\n"))


def pair_line(line: str) -> str:
    """One line with its straight quotation marks paired."""
    parts = line.split('"')
    return "".join(part + mark for part, mark in zip(parts, "“”" * len(parts), strict=False))[: len(line)]
