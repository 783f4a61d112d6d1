"""The model that weighs what the rules propose: what it sees, what it was learned from, what it says of its decisions."""

import hashlib
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from kg.model import Candidate, Document, Reading, Span
from kg.pipeline import Pipeline
from kg.recognise.column import Columns
from kg.recognise.feature import BITS, RULES, TEMPLATES, feature_rows
from kg.recognise.featurizer import Featurizer
from kg.recognise.mend import bodies_in, paired, without_office, without_round
from kg.recognise.sequence import KINDS, LABELS, Chain
from kg.recognise.token import make_tokens
from kg.recognise.weights import WEIGHTS, format_weights, load_weights, parse_weights
from kg.recognise.word import Words
from kg.structure import structure

TRAINING = Path(__file__).resolve().parents[2] / "training"
TEXT = (
    "在全县组织工作会议上的讲话\n今年要深入实施“红石榴”先锋行动，落实乡村人才振兴五年行动，健全长效机制，"
    "破解“两张皮”问题，印发《干部政治素质考核办法》，抓好“强基”“育苗”“暖心”三大工程，县委书记要做到“两个维护”。\n"
)


def read(text: str, pipeline: Pipeline, name: str = "a.txt") -> Reading:
    return structure(Document(name, name, text, hashlib.sha256(text.encode()).hexdigest()), pipeline.lexicon)


@pytest.fixture(scope="module")
def trainer() -> Iterator[ModuleType]:
    """`training/train.py`, which is a script beside the packages."""
    pytest.importorskip("pycrfsuite", reason='needs pip install ".[training]"')
    sys.path.insert(0, str(TRAINING))
    yield import_module("train")
    sys.path.remove(str(TRAINING))


def test_tokens_are_cut_where_rules_see_borders_and_make_up_the_text() -> None:
    words = Words("县委书记讲话，县委组织部部长出席")
    assert words.texts[0] == "县委书记"
    tokens = make_tokens(words, [2, 9, 7])
    assert tokens.texts[:2] == ["县委", "书记"]
    assert tokens.tags[0] == tokens.tags[1]
    assert "".join(tokens.texts) == words.view
    assert [words.view[a:b] for a, b in zip(tokens.starts, tokens.starts[1:], strict=False)] == tokens.texts
    assert len(tokens.tags) == len(tokens)


def test_a_run_of_tokens_covers_a_span() -> None:
    tokens = make_tokens(Words("县委书记讲话"), [2])
    assert tokens.run_of(0, 2) == (0, 1)
    assert tokens.run_of(0, 4) == (0, 2)
    assert tokens.run_of(1, 3) == (0, 2)


def surface_of(text: str, pipeline: Pipeline) -> Columns:
    featurizer = Featurizer(pipeline.lexicon)
    return featurizer.featurize(read(text, pipeline), []).columns


def test_a_surface_tells_quotes_and_lists(pipeline: Pipeline) -> None:
    columns = surface_of("抓好甲工程、乙工程等项目，做到“两个维护”。\n", pipeline)
    texts = columns.tokens.texts
    quoted = [text for text, mark in zip(texts, columns.quote, strict=True) if mark]
    assert "".join(quoted) == "两个维护"
    listed = "".join(text for text, tail in zip(texts, columns.list_tail, strict=True) if tail)
    assert listed == "抓好甲工程、乙工程"
    assert len(set(columns.list_tail[columns.list_tail > 0].tolist())) == 1


def test_every_template_has_a_row_for_every_token(pipeline: Pipeline) -> None:
    columns = surface_of(TEXT, pipeline)
    rows = feature_rows(columns)
    assert rows.shape == (len(TEMPLATES), len(columns.tokens))
    assert rows.min() >= 0
    assert rows.max() < 1 << BITS
    assert len(columns.votes) == len(RULES)


def test_weights_come_back_as_they_were_written() -> None:
    rows = np.zeros((1 << BITS, LABELS), dtype=np.int32)
    rows[0, 0], rows[7, 3], rows[-1, -1] = 5, -127, 1
    chain = Chain(np.arange(121, dtype=np.int32).reshape(11, 11), np.full((KINDS, 4), -300, dtype=np.int32))
    back = parse_weights(format_weights(rows, chain, {"passages": "x"}))
    assert np.array_equal(back.rows, rows)
    assert np.array_equal(back.chain.between, chain.between)
    assert np.array_equal(back.chain.within, chain.within)
    assert back.made == {"passages": "x"}


def test_the_shipped_weights_are_small() -> None:
    assert WEIGHTS.stat().st_size < 2_000_000


def test_the_shipped_weights_were_learned_from_the_passages_as_they_are(trainer: ModuleType) -> None:
    assert load_weights().made == trainer.tell_origin(trainer.read_all())


def test_equal_passages_give_equal_weights(trainer: ModuleType) -> None:
    some = trainer.read_all()[:6]
    assert trainer.make_model(some) == trainer.make_model(some)


def test_what_passages_teach_is_found_again(trainer: ModuleType, pipeline: Pipeline) -> None:
    some = trainer.read_all()[:30]
    tagger = Pipeline(pipeline.lexicon).recognise.tagger
    tagger.weights = parse_weights(trainer.make_model(some))
    found, right = 0, 0
    for passage in some:
        names = {
            (*read(passage.text, pipeline, passage.name).source_span(one.start, one.end), one.type)
            for one in tagger.find(read(passage.text, pipeline, passage.name), [])
        }
        told = {span for span in passage.spans if span[2] != "metric"}
        found, right = found + len(told), right + len(told & names)
    assert right > 0.8 * found


def test_a_decision_says_what_it_rests_on(pipeline: Pipeline) -> None:
    reading = read(TEXT, pipeline)
    found: dict[str, Candidate] = {
        TEXT[one.start : one.end]: one for one in pipeline.recognise.tagger.find(reading, [])
    }
    assert found["两个维护"].rule == "lexicon:formulations"
    assert found["两个维护"].status == "canonical"
    assert found["干部政治素质考核办法"].rule == "head:办法"
    assert found["县委"].rule == "body:level"
    assert "两张皮" not in found
    assert all(":" in one.rule for one in found.values())


def test_a_text_gives_the_same_whatever_was_read_before(pipeline: Pipeline) -> None:
    alone = list(Pipeline(pipeline.lexicon).recognise.tagger.find(read(TEXT, pipeline), []))
    after = list(pipeline.recognise.tagger.find(read(TEXT, pipeline), []))
    assert alone == after


def test_an_empty_text_has_no_names(pipeline: Pipeline) -> None:
    assert list(pipeline.recognise.tagger.find(read("", pipeline), [])) == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("“强基”行动", ["“强基”行动"]),
        ("“强基”", ["强基"]),
        ("“强基兴村", ["强基兴村"]),
        ("融合互促”“基提质”五大行动", ["融合互促", "基提质", "五大行动"]),
        ("强基（试行）办法", ["强基（试行）办法"]),
        ("《组工悦读》专栏", ["《组工悦读》专栏"]),
    ],
)
def test_names_have_marks_in_pairs(text: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end in paired(text, 0, len(text))] == parts


def test_bodies_said_in_one_breath_are_parted() -> None:
    bodies = {0: 2, 2: 4}
    assert bodies_in(Span(0, 4), bodies) == [Span(0, 2), Span(2, 4)]
    assert bodies_in(Span(0, 3), bodies) == [Span(0, 3)]
    assert bodies_in(Span(0, 2), bodies) == [Span(0, 2)]


def test_which_round_it_is_is_no_part_of_a_name() -> None:
    assert without_round("新一轮国企改革", Span(0, 7)) == Span(3, 7)
    assert without_round("国企改革", Span(0, 4)) == Span(0, 4)
    assert without_round("新一轮", Span(0, 3)) == Span(0, 3)


@pytest.mark.parametrize(
    ("text", "end", "bodies"),
    [
        ("县委书记担任治理委员会主任", 11, ["县委", "治理委员会"]),
        ("市妇联主席到会", 5, ["市妇联"]),
        ("县委政府中心工作", 6, ["县委政府"]),
        ("县政务服务中心今年", 7, ["县政务服务中心"]),
        ("中央书记处", 5, ["中央书记处"]),
        ("主席团", 3, ["主席团"]),
    ],
)
def test_who_holds_an_office_is_no_body(text: str, end: int, bodies: list[str]) -> None:
    assert [text[slice(*span)] for span in without_office(text, Span(0, end))] == bodies
