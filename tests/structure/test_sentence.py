"""Sentences: where they are cut and which section they belong to."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Sentence
from kg.structure.section import find_sections
from kg.structure.sentence import find_sentences

CASES = [
    ("stops", "抓学习。抓落实！好吗？继续；再来。", ["抓学习。", "抓落实！", "好吗？", "继续；", "再来。"]),
    ("closing marks stay", "他说：“要坚持。”大家鼓掌。（完。）", ["他说：“要坚持。”", "大家鼓掌。", "（完。）"]),
    ("line ends", "标题\n\n  正文第一句\n", ["标题", "正文第一句"]),
    ("several stops", "万岁！！！\n谢谢……", ["万岁！！！", "谢谢……"]),
    ("only white space", " \n\n ", []),
    ("half-width stops", "好!真的?", ["好!", "真的?"]),
    ("an item opens a new sentence", "要做到：一是实。二是细。", ["要做到：", "一是实。", "二是细。"]),
    ("a star parts title and text", "某某题目※今年是丰收年。", ["某某题目※", "今年是丰收年。"]),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_sentences(text: str, expected: list[str]) -> None:
    found = find_sentences(text, find_sections(text))
    assert [text[sentence.start : sentence.end] for sentence in found] == expected


def test_sections_of_sentences() -> None:
    text = "前言。\n一、甲\n（一）乙。一是丙。二是丁。\n戊。\n二、己\n庚。"
    assert find_sentences(text, find_sections(text)) == (
        Sentence(0, 3, None),
        Sentence(4, 7, 0),
        Sentence(8, 13, 1),
        Sentence(13, 17, 2),
        Sentence(17, 21, 3),
        Sentence(22, 24, 1),
        Sentence(25, 28, 4),
        Sentence(29, 31, 4),
    )


@given(st.text(alphabet="甲乙丙一二是、。；！？”）（1.\n —", max_size=100))
def test_sentences_cover_everything_but_white_space(text: str) -> None:
    found = find_sentences(text, find_sections(text))
    assert "".join("".join(text[start:end] for start, end, _ in found).split()) == "".join(text.split())
    assert all(text[start:end].strip() == text[start:end] != "" for start, end, _ in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
