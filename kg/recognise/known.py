"""Formulations, meetings, documents and bodies that stand in the lexicon: one pass of an automaton."""

from __future__ import annotations

from collections.abc import Iterator

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.model import Candidate, Reading
from kg.recognise.word import Words, words_of
from ontology.lexicon import Entry, Lexicon

__all__ = ["Known"]

# A form up to this length may be a chance cut through two words (新发展理念 in 创新发展理念): its borders are checked.
SHORT = 5
# A form that ends in the first is cut out of a longer word where one of the others follows (…事务部门, 公司法定代表).
GOES_ON = {
    "法": "律规治制定人国院学庭理",
    "部": "门分队属位署",
    "委": "员托派任",
    "会": "议计员",
    "大": "学型量力会",
    "局": "面势部限长",
    "市": "场民值",
}
OPENING, CLOSING = frozenset("“《‘"), frozenset("”》’")


class Known:
    """Finds the forms of lexicon entries."""

    def __init__(self, lexicon: Lexicon) -> None:
        known = {form: entry for form, entry in lexicon.by_form.items() if entry.match != "none"}
        self.known: list[Entry] = list(known.values())
        self.matcher = AhoCorasick(list(known), matchkind=MatchKind.LeftmostLongest)

    def __call__(self, reading: Reading, /) -> Iterator[Candidate]:
        view, words = reading.view, words_of(reading)
        for index, start, end in self.matcher.find_matches_as_indexes(view):
            entry = self.known[index]
            if self.stands(words, start, end, entry):
                table = entry.table.removesuffix(".tsv").partition("-")[0]
                yield Candidate(start, end, entry.type, f"lexicon:{table}", status="canonical")

    def stands(self, words: Words, start: int, end: int, entry: Entry) -> bool:
        """Whether the form stands here by itself."""
        view = words.view
        if view[start - 1 : start] in OPENING and view[end : end + 1] in CLOSING:
            return True
        if entry.match == "quoted" or view[end : end + 1] in GOES_ON.get(view[end - 1], ()):
            return False
        return end - start > SHORT or not words.cuts(start, end)
