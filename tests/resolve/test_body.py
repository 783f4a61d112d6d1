"""Local bodies by the level words of their names."""

from __future__ import annotations

import pytest

from kg.pipeline import Pipeline, as_document
from kg.resolve.body import LocalName, parse_local


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("县委组织部", LocalName("", ("县",), "委组织部")),
        ("省州县委", LocalName("", ("省", "州", "县"), "委")),
        ("中共青禾县委员会", LocalName("青禾县", ("县",), "委")),
        ("省区域合作联盟", LocalName("", ("省",), "区域合作联盟")),
        ("市市场监管局", LocalName("", ("市",), "市场监管局")),
        ("县县域经济办", LocalName("", ("县",), "县域经济办")),
        ("市场监管局", None),
    ],
)
def test_parts_of_a_name(name: str, parts: LocalName | None) -> None:
    assert parse_local(name) == parts


def test_one_body_is_named_once_by_two_words_of_a_level() -> None:
    text = "在全市工作会议上的讲话\n市州委要求抓好落实。\n"
    pipeline = Pipeline()
    resolution = pipeline.resolve.bodies
    chain = pipeline(as_document(text, "20230221_云桥市_在全市工作会议上的讲话.txt"))
    levels = {one.level: one for one in chain.jurisdictions.values()}
    found = list(resolution.resolve("市州委", levels, "prefecture"))
    assert len(found) == len({entity.id for entity, _ in found}) == 1
