"""The port against jieba itself: where the two differ is written down here."""

import pytest

from kg.recognise.word import Word, tag_reference, tag_words

SAME = [
    "全县各级党组织坚决做到两个维护。",
    "县委组织部举办科级干部轮训班，培训4513人次。",
    "实施乡村人才振兴五年行动，推动高质量发展。",
    "建立党支部联系点制度。",
    "党的十九届六中全会",
    "强化网格化管理体系和12345热线",
]
# (text, the port's words, jieba's words): posseg tags unknown words by a model of its own and cuts signs in numbers.
DIFFERENT = [
    ("2021-2025年新增", "2021-2025/m 年/m 新增/v", "2021/m -/x 2025/m 年/m 新增/v"),
    ("示范点30-50个", "示范点/n 30-50/m 个/q", "示范点/n 30/m -/x 50/m 个/m"),
    ("增长5.5%左右", "增长/v 5.5%/m 左右/m", "增长/v 5.5/m %/x 左右/m"),
    ("青禾县推进", "青禾/nr 县/zg 推进/v", "青禾县/nr 推进/v"),
    ("乌兰牧骑走进嘎查村", "乌兰牧骑/nr 走进/v 嘎查/v 村/zg", "乌兰牧骑/nr 走进/v 嘎/o 查/v 村/n"),
]


def told(words: list[Word]) -> str:
    return " ".join(f"{word.text}/{word.tag}" for word in words)


@pytest.mark.parametrize("text", [*SAME, *(row[0] for row in DIFFERENT), "", "\n “”"])
def test_words_are_the_text_and_know_their_places(text: str) -> None:
    found = tag_words(text)
    assert "".join(word.text for word in found) == text
    assert all(text[word.start : word.end] == word.text for word in found)


@pytest.mark.parametrize("text", SAME)
def test_the_port_cuts_and_tags_as_jieba_does(text: str) -> None:
    assert told(tag_words(text)) == told(tag_reference(text))


@pytest.mark.parametrize(("text", "port", "reference"), DIFFERENT)
def test_where_the_two_differ(text: str, port: str, reference: str) -> None:
    assert (told(tag_words(text)), told(tag_reference(text))) == (port, reference)
