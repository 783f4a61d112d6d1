"""Dirt moves the places of mentions, not the mentions: furniture, widths, quotation marks, breaks inside lines."""

import hashlib
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.key import fold_name
from kg.model import Document, Mention
from kg.pipeline import SAMPLES, Pipeline
from kg.read import decode

FILES = sorted(SAMPLES.glob("*.txt"))
FURNITURE = ("下载 打印 【字号：大 中 小】", "仅供学习 禁止外传", "【打印本页】 【关闭窗口】")
WIDE_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")
NARROW = str.maketrans("，；：", ",;:")
TEXTS = {path.name: decode(path.read_bytes(), name=path.name) for path in FILES}


def find(pipeline: Pipeline, name: str, text: str) -> list[Mention]:
    document = Document(name, name, text, hashlib.sha256(text.encode()).hexdigest())
    mentions = list(pipeline(document).mentions)
    assert all(text[one.start : one.end] == one.text for one in mentions)
    return mentions


def names(mentions: list[Mention]) -> Counter[tuple[str, str]]:
    """What is mentioned how often, spelled in one way."""
    return Counter((fold_name("".join(one.text.split())), one.type) for one in mentions)


def with_straight_quotes(text: str) -> str:
    return text.replace("“", '"').replace("”", '"')


def with_wide_digits(text: str) -> str:
    return text.translate(WIDE_DIGITS)


def with_narrow_stops(text: str) -> str:
    return text.translate(NARROW)


def with_indents(text: str) -> str:
    return "\n".join(f"\u3000\u3000{line}" if line.strip() else line for line in text.split("\n"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
@pytest.mark.parametrize("change", [with_straight_quotes, with_wide_digits, with_narrow_stops, with_indents])
def test_spelling_changes_no_mention(path: Path, change, pipeline: Pipeline) -> None:
    text = TEXTS[path.name]
    assert change(text) != text or change is with_straight_quotes
    assert names(find(pipeline, path.name, change(text))) == names(find(pipeline, path.name, text))


@settings(max_examples=15, deadline=None)
@given(st.sampled_from(FILES), st.sampled_from(FURNITURE), st.integers(0, 1000))
def test_furniture_between_paragraphs_changes_no_mention(path: Path, furniture: str, place: int) -> None:
    lines = TEXTS[path.name].split("\n")
    place = 1 + place % (len(lines) - 1)
    dirty = "\n".join([*lines[:place], furniture, *lines[place:]])
    assert names(find(PIPELINE, path.name, dirty)) == names(find(PIPELINE, path.name, TEXTS[path.name]))


PIPELINE = Pipeline()
