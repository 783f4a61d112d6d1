"""The linear model: its weights follow from the passages, and its readings are well formed."""

import hashlib
import importlib.util
import itertools
import sys
from pathlib import Path
from types import ModuleType

import pytest

from kg.model import Document, Reading
from kg.pipeline import Pipeline
from kg.recognise.anchor import Anchor
from kg.recognise.judge import WEIGHTS, Judge
from kg.structure import structure

ROOT = Path(__file__).resolve().parents[2]
TEXT = (
    "在全县组织工作会议上的讲话\n今年要深入实施“红石榴”先锋行动，落实乡村人才振兴五年行动，健全长效机制，"
    "破解“两张皮”问题，印发《干部政治素质考核办法》，抓好“强基”“育苗”“暖心”三大工程。\n"
)


@pytest.fixture(scope="module")
def trainer() -> ModuleType:
    """`training/train.py`, which is a script beside the packages."""
    spec = importlib.util.spec_from_file_location("train", ROOT / "training" / "train.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["train"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def reading(pipeline: Pipeline) -> Reading:
    document = Document("a.txt", "a.txt", TEXT, hashlib.sha256(TEXT.encode()).hexdigest())
    return structure(document, pipeline.lexicon)


def anchors(pipeline: Pipeline, reading: Reading) -> list[Anchor]:
    return list(Judge(pipeline.lexicon).find_anchors(reading))


def test_the_shipped_weights_are_what_the_passages_teach(trainer: ModuleType) -> None:
    weights, types = trainer.make_model(trainer.read_all())
    assert trainer.format_model(weights, types) == WEIGHTS.read_text(encoding="utf-8")


def test_the_shipped_weights_are_small() -> None:
    assert WEIGHTS.stat().st_size < 2_000_000


def test_every_anchor_offers_first_that_there_is_nothing(pipeline: Pipeline, reading: Reading) -> None:
    found = anchors(pipeline, reading)
    assert {anchor.name for anchor in found} >= {"quoted", "title", "head:行动", "head:工程"}
    for anchor in found:
        assert anchor.options[0].type is None
        assert all(option.type is not None and option.start < option.end for option in anchor.options[1:])


def test_no_reading_of_a_head_parts_quotation_marks(pipeline: Pipeline, reading: Reading) -> None:
    for anchor in anchors(pipeline, reading):
        for option in anchor.options[1:] if anchor.name.startswith("head") else ():
            name = reading.view[option.start : option.end]
            assert name.count("“") == name.count("”"), name


def test_it_finds_names_and_passes_over_rhetoric(pipeline: Pipeline, reading: Reading) -> None:
    found = {(reading.view[one.start : one.end], one.type) for one in Judge(pipeline.lexicon)(reading)}
    assert ("“红石榴”先锋行动", "program") in found
    assert ("乡村人才振兴五年行动", "program") in found
    assert ("干部政治素质考核办法", "policy") in found
    assert not {name for name, _ in found if "两张皮" in name or "长效" in name}


def test_marks_in_passages_are_balanced_and_never_nest(trainer: ModuleType) -> None:
    passages = trainer.read_all()
    assert len(passages) >= 100
    for passage in passages:
        assert "⟦" not in passage.text
        assert "⟧" not in passage.text
        spans = sorted((start, end) for start, end, _ in passage.spans)
        assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))
