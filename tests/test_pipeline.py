"""The whole way, from Python."""

from pathlib import Path

import pytest

import kg
from kg.errors import InputError
from kg.pipeline import SAMPLES, Build, Pipeline, build, extract

TEXT = "在全县组织工作会议上的讲话\n2023年2月1日\n今年要坚决做到“两个维护”，深入实施“红石榴”先锋行动，年内培训党员4500人次。\n"


def test_the_package_offers_build_and_extract() -> None:
    assert kg.build is build
    assert kg.extract is extract
    assert set(kg.__all__) <= set(dir(kg))
    assert all(getattr(kg, name) is not None for name in kg.__all__)
    with pytest.raises(AttributeError):
        kg.nothing  # noqa: B018


def test_extract_from_python(pipeline: Pipeline) -> None:
    mentions = extract(TEXT, name="2023_青禾县_讲话.txt", pipeline=pipeline)
    assert [(mention.text, mention.type) for mention in mentions] == [
        ("全县组织工作会议", "meeting"),
        ("两个维护", "slogan"),
        ("“红石榴”先锋行动", "program"),
        ("4500人次", "metric"),
    ]
    assert all(TEXT[mention.start : mention.end] == mention.text for mention in mentions)


def test_offsets_count_the_decoded_text(pipeline: Pipeline) -> None:
    marked = extract("\ufeff" + TEXT.replace("\n", "\r\n"), name="a.txt", pipeline=pipeline)
    assert marked == extract(TEXT, name="a.txt", pipeline=pipeline)


def test_a_file_alone_gives_the_same_mentions_as_among_others(pipeline: Pipeline, samples: Build) -> None:
    for path in SAMPLES.glob("*.txt"):
        alone = build([path], pipeline=pipeline)
        among = [mention for mention in samples.mentions if mention.doc == path.name]
        assert list(alone.mentions) == among, path.name


def test_the_order_of_paths_does_not_matter(pipeline: Pipeline, samples: Build) -> None:
    backwards = build(sorted(SAMPLES.glob("*.txt"), reverse=True), name="samples", pipeline=pipeline)
    assert backwards.turtle() == samples.turtle()


def test_from_python_and_from_the_command_line_the_same(sample_folder: Path, samples: Build) -> None:
    assert (sample_folder / "graph.ttl").read_bytes() == samples.turtle()
    assert (sample_folder / "graph.html").read_text(encoding="utf-8") == samples.html()


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(pipeline: Pipeline, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"\0")
    made = build([tmp_path], pipeline=pipeline)
    assert [(skip.source, skip.problem.partition(";")[0]) for skip in made.skipped] == [
        ("bad.txt", "binary file, not text")
    ]
    assert made.report["skipped"][0]["source"] == "bad.txt"
    assert [row["doc"] for row in made.speeches()] == ["good.txt"]


def test_nothing_readable_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"\0")
    with pytest.raises(InputError):
        build([tmp_path])


@pytest.mark.parametrize("folder", ["gold/texts", "corpus/state-reports", "corpus/leaders-2020"])
def test_real_texts_run_through_and_every_offset_holds(shared: Path, pipeline: Pipeline, folder: str) -> None:
    made = build([shared / folder], pipeline=pipeline)
    assert made.skipped == []
    texts = {row["doc"]: made.texts[row["sha256"]] for row in made.speeches()}
    assert all(texts[mention.doc][mention.start : mention.end] == mention.text for mention in made.mentions)
