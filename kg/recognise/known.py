"""Formulations, meetings, documents and bodies that stand in the lexicon: one pass of an automaton."""

from __future__ import annotations

from collections.abc import Iterator

from ahocorasick_rs import AhoCorasick

from kg.model import Candidate, Reading
from kg.recognise.word import Word, Words, in_dictionary, words_of
from ontology.lexicon import Entry, Lexicon

__all__ = ["OWN_RANK", "Known"]

# The reader's own words stand wherever they are.
OWN, OWN_RANK = "lexicon:own", 60

# A form up to this length may be a chance cut through two words (新发展理念 in 创新发展理念): its borders are checked.
SHORT = 5
# One shorter than this is a common part of other words (中央 of 中央银行): any word that goes over its border refuses it.
TINY = 4
# A form that ends in the first is cut out of a longer word where one of the others follows (…事务部门, 公司法定代表).
GOES_ON = {
    "法": "律规治制定人国院学庭理案",
    "部": "门分队属位署",
    "委": "员托派任",
    "会": "议计员",
    "大": "学型量力会",
    "局": "面势部限长",
    "市": "场民值",
}
OPENING, CLOSING = frozenset("“《‘"), frozenset("”》’")


class Known:
    """Finds the forms of lexicon entries, those inside each other too: which of them remain is settled later."""

    def __init__(self, lexicon: Lexicon) -> None:
        known = {form: entry for form, entry in lexicon.by_form.items() if entry.match != "none"}
        self.known: list[Entry] = list(known.values())
        self.rules = [f"lexicon:{entry.table.removesuffix('.tsv').partition('-')[0]}" for entry in self.known]
        self.matcher = AhoCorasick(list(known))

    def __call__(self, reading: Reading, /) -> Iterator[Candidate]:
        view, words = reading.view, words_of(reading)
        for index, start, end in self.matcher.find_matches_as_indexes(view, overlapping=True):
            entry = self.known[index]
            if self.stands(words, start, end, entry):
                rank = OWN_RANK if self.rules[index] == OWN else 0
                yield Candidate(start, end, entry.type, self.rules[index], rank=rank, status="canonical")

    def stands(self, words: Words, start: int, end: int, entry: Entry) -> bool:
        """Whether the form stands here by itself."""
        view = words.view
        if view[start - 1 : start] in OPENING and view[end : end + 1] in CLOSING:
            return True
        if entry.match == "quoted" or view[end : end + 1] in GOES_ON.get(view[end - 1], ()):
            return False
        return end - start > SHORT or not cut_out(words, start, end)


def cut_out(words: Words, start: int, end: int) -> bool:
    """Whether a short form is a chance cut through words of the text."""
    over = words.over(start, end)
    if end - start > 2 and words.view[end - 1] in GOES_ON:  # what may not follow has been looked at (部将 of 教育部将)
        over = [word for word in over if word.end <= end]
    return any(end - start < TINY or not has_seam(words.view, word, start, end) for word in over)


def has_seam(view: str, word: Word, start: int, end: int) -> bool:
    """Whether a word that goes over a border of a span falls into two words there (深化 and 改革 of 深化改革开放).

    A word that the dictionary does not know is a guess, and so is its length.
    """
    if not in_dictionary(word.text):
        return True
    inner, outer = view[max(word.start, start) : min(word.end, end)], view[word.start : start] or view[end : word.end]
    return in_dictionary(inner) and (len(inner) > 2 or (len(outer) > 1 and in_dictionary(outer)))
