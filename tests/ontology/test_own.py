"""The reader's own file: what it says holds in the next build, and what is wrong in it is pointed at."""

from pathlib import Path

import pytest

from kg.cli import main
from kg.errors import LexiconError
from kg.model import Mention
from kg.pipeline import Pipeline, extract
from ontology.lexicon import load_lexicon
from ontology.own import extend_lexicon

TEXT = "2023年，全县各级党组织增强“四个意识”、做到“两个维护”，落实县委组织部要求，推进晨曦阳光，学习四个意识。\n"


def found(lines: str, tmp_path: Path) -> list[Mention]:
    path = tmp_path / "my.tsv"
    path.write_text(lines, encoding="utf-8")
    pipeline = Pipeline(extend_lexicon(load_lexicon(), path))
    return extract(TEXT, name="2023_青禾县_讲话.txt", pipeline=pipeline)


def named(mentions: list[Mention], text: str) -> list[tuple[str, str]]:
    return [(mention.type, mention.status) for mention in mentions if mention.text == text]


def test_add(tmp_path: Path) -> None:
    assert named(found("# mine\nadd\t晨曦阳光\tprogram\ta note\n", tmp_path), "晨曦阳光") == [("program", "canonical")]


def test_retype(tmp_path: Path) -> None:
    assert named(found("retype\t两个维护\tpolicy\n", tmp_path), "两个维护") == [("policy", "canonical")]


def test_forbid(tmp_path: Path) -> None:
    mentions = found("forbid\t两个维护\n", tmp_path)
    assert named(mentions, "两个维护") == []
    assert named(mentions, "四个意识") == [("slogan", "canonical")] * 2


def test_same_and_apart(tmp_path: Path) -> None:
    ids = {mention.text: mention.entities for mention in found("same\t四个意识\t两个维护\n", tmp_path)}
    assert ids["两个维护"] == ids["四个意识"]
    apart = [
        mention.entities for mention in found("apart\t“四个意识”\t四个意识\n", tmp_path) if mention.text == "四个意识"
    ]
    usual = [mention.entities for mention in found("", tmp_path) if mention.text == "四个意识"]
    assert set(apart).isdisjoint(usual)


def test_the_lexicon_itself_does_not_change(tmp_path: Path) -> None:
    before = load_lexicon().by_form["两个维护"].type
    found("retype\t两个维护\tpolicy\n", tmp_path)
    assert load_lexicon().by_form["两个维护"].type == before


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("remove\t两个维护\n", ":1:1: unknown action 'remove'; write add, retype, forbid, same, apart"),
        ("# x\nadd\t两个维护\n", ":2:3: add takes 2 columns after it"),
        ("add\t甲乙丙\tmotto\n", ":1:3: unknown type 'motto'; write slogan, policy, program, body, meeting"),
        ("add\t甲乙丙\tslogan\ta\tb\n", ":1:4: add takes 2 columns after it"),
        ("add\t甲乙丙\tslogan\nforbid\t甲乙丙\n", ":2:2: forbid 甲乙丙 contradicts add in line 1"),
        ("add\t甲乙丙\tslogan\nadd\t甲乙丙\tpolicy\n", ":2:2: add 甲乙丙 contradicts add in line 1"),
        ("same\t甲\t乙\napart\t甲\t乙\n", ":2:2: apart 乙 contradicts same in line 1"),
        ("same\t甲\t甲\n", ":1:3: same needs two spellings that differ"),
    ],
)
def test_a_bad_line_is_named_by_file_line_and_column(
    lines: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "my.tsv"
    path.write_text(lines, encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        extend_lexicon(load_lexicon(), path)
    assert str(caught.value).startswith(f"{path}{told}")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert main(["build", str(tmp_path / "a.txt"), "--out", str(tmp_path / "out"), "--lexicon", str(path)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"none.tsv: cannot be read"):
        extend_lexicon(load_lexicon(), tmp_path / "none.tsv")
