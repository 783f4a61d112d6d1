"""What must be one and what must stay apart: pairs of spellings in a county's speech, as data."""

import hashlib
from pathlib import Path

import pytest

from kg.model import Document, Mention, MentionType
from kg.pipeline import Pipeline
from kg.structure import structure

FOLDER = Path(__file__).parent
Pair = tuple[MentionType, str, str]


def read_pairs(name: str) -> list[Pair]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines]  # type: ignore[misc]


SAME, APART = read_pairs("pairs_same.tsv"), read_pairs("pairs_apart.tsv")


def entities(pipeline: Pipeline, kind: MentionType, *spellings: str) -> list[tuple[str, ...]]:
    """What each spelling names in a speech of 青禾县."""
    text = "在全县组织工作会议上的讲话\n2023年，我县" + "。".join(spellings) + "。\n"
    name = "2023_青禾县_在全县组织工作会议上的讲话.txt"
    document = Document(name, name, text, hashlib.sha256(text.encode()).hexdigest())
    mentions = [
        Mention(name, text.index(spelling), text.index(spelling) + len(spelling), spelling, kind, "test", "local")
        for spelling in spellings
    ]
    return [mention.entities for mention in pipeline.resolve(structure(document, pipeline.lexicon), mentions).mentions]


def test_both_lists_are_long_enough() -> None:
    assert len(set(SAME)) >= 40
    assert len(set(APART)) >= 40


@pytest.mark.parametrize(("kind", "one", "other"), SAME)
def test_spellings_of_one_thing_join(pipeline: Pipeline, kind: MentionType, one: str, other: str) -> None:
    first, second = entities(pipeline, kind, one, other)
    assert first == second


@pytest.mark.parametrize(("kind", "one", "other"), APART)
def test_different_things_never_join(pipeline: Pipeline, kind: MentionType, one: str, other: str) -> None:
    first, second = entities(pipeline, kind, one, other)
    assert set(first).isdisjoint(second)


def test_the_same_words_in_two_counties_are_two_bodies(pipeline: Pipeline) -> None:
    found = []
    for place in ("青禾县", "石泷县"):
        text = f"在{place}组织工作会议上的讲话\n2023年，县委作出部署。\n"
        name = f"2023_{place}_讲话.txt"
        document = Document(name, name, text, hashlib.sha256(text.encode()).hexdigest())
        start = text.index("县委作出")
        mention = Mention(name, start, start + 2, "县委", "body", "test", "local")
        found += pipeline.resolve(structure(document, pipeline.lexicon), [mention]).mentions
    assert found[0].entities != found[1].entities
