"""Titles without 《》: found behind the verb that governs them, each of a joined pair, and no words that only speak of documents."""

from __future__ import annotations

import pytest

from kg.model import Document, Reading, Speech
from kg.recognise.title import find_titles


def find(text: str) -> list[str]:
    reading = Reading(Document("d", "d.txt", text, "0" * 64), text, None, (), (), (), Speech())
    return [text[one.start : one.end] for one in find_titles(reading)]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("认真落实干部政治表现考核办法，抓好培训。", ["干部政治表现考核办法"]),
        ("研究制定加强和改进青年工作的实施意见，", ["加强和改进青年工作的实施意见"]),
        ("要修订党员积分管理办法和流动党员服务规定。", ["党员积分管理办法", "流动党员服务规定"]),
        ("严格执行街道议事协商工作规则", ["街道议事协商工作规则"]),
        ("制定具体实施办法，收集各方面的修改意见。", []),
        ("多听听群众的意见，", []),
        ("印发《关于人才工作的意见》。", []),
        ("落实了八十七项长期管用的制度。", []),
        ("制度执行得好，办法就多。", []),
    ],
)
def test_titles(text: str, titles: list[str]) -> None:
    assert find(text) == titles


def test_the_rule_names_the_last_word() -> None:
    text = "出台人才子女入学办法。"
    reading = Reading(Document("d", "d.txt", text, "0" * 64), text, None, (), (), (), Speech())
    (title,) = find_titles(reading)
    assert (title.type, title.rule) == ("policy", "title:办法")
