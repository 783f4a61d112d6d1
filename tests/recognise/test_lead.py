"""What announces a list of sections tells of all of them. All sentences are invented."""

from __future__ import annotations

import pytest

from kg.model import Document
from kg.recognise.lead import announcement, find_leads
from kg.recognise.metric import find_metrics
from kg.structure import structure
from ontology.lexicon import load_lexicon

LIST = "一是扩大投资。新建厂房60万平方米。\n二是改善民生。改造旧房8万户。\n三是保护生态。造林30万亩。\n"


@pytest.mark.parametrize(
    ("lead", "modality", "year"),
    [
        ("“十五五”时期，要努力实现以下目标任务：", "planned", 2030),
        ("一年来，我们主要取得了以下成绩：", "achieved", 2025),
    ],
)
def test_a_list_is_as_its_lead_says(lead: str, modality: str, year: int) -> None:
    text = f"各位代表：\n{lead}\n{LIST}"
    reading = structure(Document("d", "2026_某省_政府工作报告.txt", text, "0" * 64), load_lexicon())
    told = [candidate.quantity for candidate in find_metrics(reading)]
    assert [quantity and (quantity.modality, quantity.year) for quantity in told] == [(modality, year)] * 3


def test_fellows_share_the_lead_of_the_first() -> None:
    text = f"重点做好以下工作：\n{LIST}"
    reading = structure(Document("d", "d.txt", text, "0" * 64), load_lexicon())
    leads = find_leads(reading.view, reading.sections)
    assert [reading.view[slice(*lead)].strip() for lead in leads] == ["重点做好以下工作："] * 3


@pytest.mark.parametrize(("view", "told"), [("今年，做好以下工作：", "做好以下工作"), ("做好工作。", ""), ("", "")])
def test_only_a_colon_announces(view: str, told: str) -> None:
    assert announcement(view, len(view)) == told
