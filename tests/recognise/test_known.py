"""Forms of the lexicon inside each other, beside each other and inside longer words."""

import hashlib

import pytest

from kg.model import Document, Reading
from kg.pipeline import Pipeline
from kg.recognise.known import Known
from kg.recognise.overlap import keep_best
from kg.structure import structure
from kg.structure.fold import fold
from ontology.lexicon import Lexicon, load_lexicon

LEXICON = load_lexicon()
KNOWN = Known(LEXICON)


def read(text: str, lexicon: Lexicon = LEXICON) -> Reading:
    return structure(Document("a.txt", "a.txt", text, hashlib.sha256(text.encode()).hexdigest()), lexicon)


def found(text: str) -> list[str]:
    reading = read(text)
    return [reading.view[one.start : one.end] for one in keep_best(KNOWN(reading))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("大力推进改革开放。", ["改革开放"]),
        ("继续深化改革开放。", ["改革开放"]),
        ("在毛泽东思想指导下，", ["毛泽东思想"]),
        ("中国共产党人的初心。", ["中国共产党"]),
        ("加快机构改革方案落实。", ["机构改革"]),
        ("交通运输部将印发通知。", ["交通运输部"]),
        ("党的二十大对此作出部署。", ["党的二十大"]),
    ],
)
def test_a_form_stands_where_a_longer_word_has_its_seam(text: str, expected: list[str]) -> None:
    assert [form for form in found(text) if form in expected] == expected


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("落实创新发展理念。", "新发展理念"),
        ("中央银行下调利率。", "中央"),
        ("交通运输部门加强检查。", "交通运输部"),
        ("公司法定代表人到场。", "公司法"),
        ("生物安全法律法规更加健全。", "生物安全法"),
        ("高水平开放型经济加快形成。", "高水平开放"),
    ],
)
def test_a_chance_cut_through_a_word_is_no_form(text: str, hidden: str) -> None:
    assert hidden not in found(text)


def test_a_refused_form_does_not_hide_the_one_inside_it() -> None:
    title = "全面开创社会主义现代化建设的新局面"
    assert LEXICON.by_form[title].match == "quoted"
    assert found(f"要{title}。") == ["社会主义现代化"]
    assert found(f"《{title}》发表。") == [title]


def test_of_forms_inside_each_other_the_longest_remains() -> None:
    assert found("坚持稳中求进工作总基调。") == ["稳中求进工作总基调"]
    assert found("中央全面深化改革委员会召开会议。") == ["中央全面深化改革委员会"]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("必須堅持改革開放不動搖。", "改革開放"),
        ("在毛澤東思想指導下前進。", "毛澤東思想"),
        ("國務院總理作政府工作報告。", "政府工作報告"),
    ],
)
def test_a_form_in_traditional_characters_keeps_its_place_and_has_the_key_of_the_simplified_one(
    text: str, form: str, pipeline: Pipeline
) -> None:
    document = Document("a.txt", "a.txt", text, hashlib.sha256(text.encode()).hexdigest())
    speech = pipeline(document)
    mention = next(one for one in speech.mentions if one.text == form)
    assert text[mention.start : mention.end] == form
    simplified, _ = fold(text)
    same = pipeline(Document("b.txt", "b.txt", simplified, hashlib.sha256(simplified.encode()).hexdigest()))
    assert mention.entities in [one.entities for one in same.mentions if one.start == mention.start]
