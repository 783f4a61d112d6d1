"""The linear models of metrics: sums of whole numbers, the best row of a chain, and weights that the passages reproduce."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from types import ModuleType

import pytest

from kg.recognise.linear import TABLE, best_chain, load_weights, weigh

TRAINING = Path(__file__).parents[2] / "training" / "metric.py"


@pytest.fixture(scope="module")
def training() -> Iterator[ModuleType]:
    """`training/metric.py`, which is a script beside the packages."""
    sys.path.insert(0, str(TRAINING.parent))
    spec = importlib.util.spec_from_file_location("training_metric", TRAINING)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    yield module
    sys.path.remove(str(TRAINING.parent))


@pytest.fixture
def loglinear(training: ModuleType) -> ModuleType:
    """`training/loglinear.py`."""
    return sys.modules["loglinear"]


def test_features_add_up() -> None:
    weights = {"b": {"要": 300, "了": -200}, "v": {"建成": -50}}
    assert weigh(weights, [("b", ["要", "了", "要"]), ("v", ("建成", "新建")), ("x", ("要",))]) == 350


@pytest.mark.parametrize(
    ("scores", "ties"),
    [([5, -3, 4], [0, 2, 2]), ([-5, 3, -4, 3], [0, 1, 9, 1]), ([1, -1, 1, -1], [0, 0, 0, 0]), ([7], [0]), ([], [])],
)
def test_the_best_row_is_the_best_of_all(scores: list[int], ties: list[int]) -> None:
    def worth(row: tuple[bool, ...]) -> int:
        own = sum(score for score, yes in zip(scores, row, strict=True) if yes)
        return own + sum(tie for tie, one, other in zip(ties[1:], row, row[1:], strict=False) if one == other)

    best = max(worth(row) for row in product((False, True), repeat=len(scores)))
    assert worth(tuple(best_chain(scores, ties))) == best


def test_the_file_holds_whole_weights_by_task_and_group() -> None:
    assert TABLE.stat().st_size < 600_000
    for task in ("modality", "what"):
        weights = load_weights(task)
        assert weights and all(isinstance(weight, int) for table in weights.values() for weight in table.values())


PASSAGE = """## 2024-02-01_某县_在全县组织工作会议上的讲话
去年，培训干部⟦n|300人次|干部|a|2023⟧，建成⟦n|12个|服务站|a|2023⟧服务站。今年要培训干部⟦n|400人次|干部|p|2024⟧。
## plain
引进人才⟦n|3名⟧。
"""


def test_passages_are_read_with_their_attributes(training: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "passages.txt"
    path.write_text(PASSAGE, encoding="utf-8")
    (passage,) = training.measured(sys.modules["passage"].read_passages(path))
    told = [(passage.text[slice(*gold.span)], *gold[1:]) for gold in passage.metrics]
    assert told == [
        ("300人次", "干部", "achieved", 2023),
        ("12个", "服务站", "achieved", 2023),
        ("400人次", "干部", "planned", 2024),
    ]


def test_equal_passages_give_equal_bytes(training: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "passages.txt"
    path.write_text(PASSAGE * 12, encoding="utf-8")
    passages = training.measured(sys.modules["passage"].read_passages(path))
    first, second = (training.format_model(training.make_model(passages)) for _ in range(2))
    assert first == second
    assert "\n".join(sorted(first.splitlines())) == first.rstrip("\n")


def test_what_a_chain_expects_is_what_all_its_rows_say(loglinear: ModuleType) -> None:
    weights, ties = [(1.0, 2.0), (1.0, 0.5), (0.0, 3.0)], [1.0, 4.0, 2.0]
    rows = list(product((0, 1), repeat=3))

    def worth(row: tuple[int, ...]) -> float:
        total = 1.0
        for number, yes in enumerate(row):
            total *= weights[number][yes] * (ties[number] if number and row[number - 1] == yes else 1.0)
        return total

    total = sum(map(worth, rows))
    for number, (planned, same) in enumerate(loglinear.expect(weights, ties)):
        assert planned == pytest.approx(sum(worth(row) for row in rows if row[number]) / total)
        if number:
            assert same == pytest.approx(sum(worth(row) for row in rows if row[number] == row[number - 1]) / total)


@pytest.mark.parametrize("value", [-40.0, -3.0, 0.0, 0.5, 4.0])
def test_exp_is_near_enough(loglinear: ModuleType, value: float) -> None:
    import math

    assert loglinear.exp(value) == pytest.approx(math.exp(max(-30.0, value)), rel=0.05 if abs(value) < 10 else 1.0)
