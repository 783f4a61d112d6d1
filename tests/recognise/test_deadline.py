"""A program knows until when it is to be carried out."""

import hashlib

import pytest

from kg.model import Document
from kg.pipeline import Pipeline

CASES = [
    ("今年11月底前，全面完成“红石榴”先锋行动。", "“红石榴”先锋行动", "2023-11"),
    ("到2025年，“红石榴”先锋行动覆盖所有村。", "“红石榴”先锋行动", "2025"),
    ("年内实施乡村人才振兴五年行动。", "乡村人才振兴五年行动", "2023"),
    ("深入实施“红石榴”先锋行动。", "“红石榴”先锋行动", None),
    ("2020年底前完成了“红石榴”先锋行动。", "“红石榴”先锋行动", None),
]


@pytest.mark.parametrize(("sentence", "program", "deadline"), CASES)
def test_the_sentence_sets_the_deadline_of_a_program(
    sentence: str, program: str, deadline: str | None, pipeline: Pipeline
) -> None:
    text = f"在全县组织工作会议上的讲话\n（2023年2月21日）\n{sentence}\n"
    name = "20230221_青禾县_在全县组织工作会议上的讲话.txt"
    found = pipeline(Document(name, name, text, hashlib.sha256(text.encode()).hexdigest())).mentions
    mention = next(one for one in found if one.text == program)
    assert mention.type == "program"
    assert mention.deadline == deadline
    assert mention.as_row()["deadline"] == deadline
