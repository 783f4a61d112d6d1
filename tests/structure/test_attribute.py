"""The attributes of a speech: what is found, and where it is said to come from."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from kg.model import Attribute, Document, Speech
from kg.structure import structure
from kg.structure.filename import FileName, parse_filename
from kg.structure.person import Speaker, read_speaker
from ontology.lexicon import Entry, Lexicon, Place, load_lexicon

Expected = dict[str, tuple[str | int, str]]
KEYS = (
    "year",
    "report_year",
    "plan_year",
    "level",
    "kind",
    "jurisdiction",
    "date",
    "speaker",
    "occasion",
    "place",
    "title",
)


def meeting(form: str, start: str, **facts: str) -> Entry:
    """A row of `meetings.tsv`."""
    return Entry(form, "meeting", "meetings.tsv", 1, facts={"start": start, **facts})


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    """The lexicon with two meetings and three made-up places."""
    meetings = (
        meeting("党的十七大", "2007-10-15", series="party-congress", ordinal="17"),
        meeting("十一届全国人大三次会议", "2010-03-05", series="npc-session", ordinal="11", session="3"),
    )
    places = (
        Place("1", "北岚省", ("北岚省", "北岚"), "province", ""),
        Place("2", "澜州市", ("澜州市",), "prefecture", "1"),
        Place("3", "云桥市", ("云桥市",), "county", "2"),
    )
    return replace(
        load_lexicon(),
        entries=meetings,
        by_form=MappingProxyType({entry.form: entry for entry in meetings}),
        places=MappingProxyType({place.code: place for place in places}),
    )


def read(source: str, text: str, lexicon: Lexicon) -> Speech:
    """The speech of a document."""
    return structure(Document(source, source, text, hashlib.sha256(text.encode()).hexdigest()), lexicon).speech


def known(speech: Speech) -> Expected:
    """The attributes that are not unknown, value and basis."""
    pairs = ((key, getattr(speech, key)) for key in KEYS)
    return {key: (fact.value, fact.basis) for key, fact in pairs if fact.value is not None}


CASES: list[tuple[str, str, str, Expected]] = [
    (
        "a county's speech that says neither date nor title",
        "017_0a1b2c3d4e5f6071.txt",
        "一、2031年全县组织工作迈上新台阶\n2031年，全县各级党组织苦干实干，我县工作取得新成效。\n"
        "二、明确2032年组织工作任务\n今年是关键一年。全县要抓好三件事。\n同志们，让我们一起努力！",
        {
            "year": (2032, "inferred"),
            "report_year": (2031, "inferred"),
            "plan_year": (2032, "inferred"),
            "level": ("county", "inferred"),
            "kind": ("speech", "inferred"),
            "date": ("2032", "inferred"),
        },
    ),
    (
        "numbered tasks without review",
        "003.txt",
        "2032年是承上启下的关键一年。今年全区组织工作的总体要求是：坚持党建引领，结合我区实际，推动全区工作上台阶。\n"
        "一、学习\n1.读原著。区委要带头。\n2.悟原理。\n二、干部\n3.选好。\n",
        {
            "year": (2032, "inferred"),
            "plan_year": (2032, "inferred"),
            "level": ("county", "inferred"),
            "kind": ("plan", "inferred"),
            "date": ("2032", "inferred"),
        },
    ),
    (
        "a title that names the meeting",
        "001.txt",
        "在全市人才工作会议上的讲话\n（2031年11月26日）\n市委书记 李某某\n同志们：\n近年来，全市人才工作取得进步。\n"
        "明年发布榜单20个，明年交付公寓500套。",
        {
            "year": (2031, "explicit"),
            "report_year": (2031, "inferred"),
            "plan_year": (2032, "inferred"),
            "level": ("prefecture", "explicit"),
            "kind": ("speech", "explicit"),
            "date": ("2031-11-26", "explicit"),
            "speaker": ("李某某", "explicit"),
            "occasion": ("全市人才工作会议", "explicit"),
            "title": ("在全市人才工作会议上的讲话", "explicit"),
        },
    ),
    (
        "a provincial report with page furniture",
        "2032_北岚省_政府工作报告.txt",
        "打印\n2032年北岚省政府工作报告\n——2032年1月14日在北岚省第九届人民代表大会第四次会议上\n来源：北岚日报\n"
        "时间：2032-01-22\n北岚省省长 周 某\n各位代表：\n现在，我代表省人民政府作工作报告。\n一、2031年工作回顾\n"
        "过去一年，全省生产总值增长5%。\n二、2032年工作安排\n今年要抓好就业。",
        {
            "year": (2032, "explicit"),
            "report_year": (2031, "inferred"),
            "plan_year": (2032, "inferred"),
            "level": ("province", "explicit"),
            "kind": ("report", "explicit"),
            "jurisdiction": ("北岚省", "explicit"),
            "date": ("2032-01-14", "explicit"),
            "speaker": ("周某", "explicit"),
            "occasion": ("北岚省第九届人民代表大会第四次会议", "explicit"),
            "title": ("2032年北岚省政府工作报告", "explicit"),
        },
    ),
    (
        "an excerpt that only looks back",
        "2032_北岚省_政府工作报告_节选.txt",
        "2032年北岚省政府工作报告\n各位代表：\n一、主要工作\n2031年，全省生产总值增长5%，全面完成任务。",
        {
            "year": (2032, "filename"),
            "report_year": (2031, "inferred"),
            "level": ("province", "explicit"),
            "kind": ("report", "explicit"),
            "jurisdiction": ("北岚省", "explicit"),
            "date": ("2032", "filename"),
            "title": ("2032年北岚省政府工作报告", "explicit"),
        },
    ),
    (
        "a file name that says it all",
        "2031-03-12_青禾县_在全县春季农业生产会议上的讲话.txt",
        "同志们：\n春耕在即，大家要把地种好。",
        {
            "year": (2031, "filename"),
            "level": ("county", "filename"),
            "kind": ("speech", "filename"),
            "jurisdiction": ("青禾县", "filename"),
            "date": ("2031-03-12", "filename"),
            "title": ("在全县春季农业生产会议上的讲话", "filename"),
        },
    ),
    (
        "a leader's article whose line breaks are lost",
        "2031-07-31_中央_张某某_1.txt",
        "把家园建设得更加美丽 让日子过得更加红火※张某某今天，我们一起学习，内容是家园建设。※这是张某某同志"
        "2031年6月29日在第二十一次集体学习时的讲话。",
        {
            "year": (2031, "explicit"),
            "level": ("national", "filename"),
            "kind": ("speech", "inferred"),
            "jurisdiction": ("中国", "filename"),
            "date": ("2031-06-29", "explicit"),
            "speaker": ("张某某", "explicit"),
            "occasion": ("第二十一次集体学习", "explicit"),
            "title": ("把家园建设得更加美丽让日子过得更加红火", "explicit"),
        },
    ),
    (
        "a reprint: the text's date counts, not the file's",
        "2031-10-15_中央_张某某_1.txt",
        "在表彰大会上的讲话（2030年9月8日，某城）张某某同志们，朋友们：今天开会。",
        {
            "year": (2030, "explicit"),
            "level": ("national", "filename"),
            "kind": ("speech", "explicit"),
            "jurisdiction": ("中国", "filename"),
            "date": ("2030-09-08", "explicit"),
            "speaker": ("张某某", "explicit"),
            "occasion": ("表彰大会", "explicit"),
            "place": ("某城", "explicit"),
            "title": ("在表彰大会上的讲话", "explicit"),
        },
    ),
    (
        "a congress by its ordinal",
        "党代会_17_把事业推向前进_(十七大).txt",
        "同志们：\n现在，我代表中央委员会向大会作报告。\n一、过去五年的工作\n五年来，各项事业取得进步。",
        {
            "year": (2007, "filename"),
            "report_year": (2006, "inferred"),
            "level": ("national", "filename"),
            "kind": ("report", "filename"),
            "jurisdiction": ("中国", "filename"),
            "date": ("2007-10-15", "filename"),
            "occasion": ("中国共产党第十七次全国代表大会", "filename"),
            "title": ("把事业推向前进", "filename"),
        },
    ),
    (
        "a session by its number",
        "None_中央_第十一届全国人民代表大会第三次会议关于工作报告的决议.txt",
        "会议充分肯定过去一年的工作，同意报告提出的2010年任务。",
        {
            "year": (2010, "filename"),
            "report_year": (2009, "inferred"),
            "plan_year": (2010, "inferred"),
            "level": ("national", "filename"),
            "kind": ("report", "filename"),
            "jurisdiction": ("中国", "filename"),
            "date": ("2010-03-05", "filename"),
            "title": ("第十一届全国人民代表大会第三次会议关于工作报告的决议", "filename"),
        },
    ),
    (
        "the evening news",
        "20310330_中央_新闻联播.txt",
        "# 《新闻联播》 (20310330)\n\n## 新闻摘要\n\n1.春耕有序推进；\n",
        {
            "year": (2031, "filename"),
            "level": ("national", "filename"),
            "kind": ("report", "explicit"),
            "jurisdiction": ("中国", "filename"),
            "date": ("2031-03-30", "filename"),
            "title": ("《新闻联播》 (20310330)", "explicit"),
        },
    ),
    (
        "a city that the lexicon knows as a county",
        "2031_云桥市_工作要点.txt",
        "一、抓学习\n二、抓落实\n",
        {
            "year": (2031, "filename"),
            "plan_year": (2031, "inferred"),
            "level": ("county", "filename"),
            "kind": ("plan", "filename"),
            "jurisdiction": ("云桥市", "filename"),
            "date": ("2031", "filename"),
            "title": ("工作要点", "filename"),
        },
    ),
    (
        "a local speech in the middle of its year",
        "2031-08-15_云桥县_在信息工作培训会上的讲话.txt",
        "上半年的工作取得新成效，上报信息104条。\n年内每个乡镇至少再报2篇。\n",
        {
            "year": (2031, "filename"),
            "report_year": (2031, "inferred"),
            "plan_year": (2031, "inferred"),
            "level": ("county", "filename"),
            "kind": ("speech", "filename"),
            "jurisdiction": ("云桥县", "filename"),
            "date": ("2031-08-15", "filename"),
            "title": ("在信息工作培训会上的讲话", "filename"),
        },
    ),
    (
        "a township's plan named in the title of the file",
        "2031年松溪镇党建工作计划.txt",
        "结合我镇实际，制定如下计划。\n一、工作基础\n2030年，全镇收入增长8%。\n二、主要任务\n",
        {
            "year": (2031, "filename"),
            "report_year": (2030, "inferred"),
            "plan_year": (2031, "inferred"),
            "level": ("township", "filename"),
            "kind": ("plan", "filename"),
            "jurisdiction": ("松溪镇", "filename"),
            "date": ("2031", "filename"),
            "title": ("2031年松溪镇党建工作计划", "filename"),
        },
    ),
    (
        "only the page knows the day",
        "讲话.txt",
        "在全乡大会上的讲话\n发布时间：2031-05-06\n同志们：\n大家好。",
        {
            "year": (2031, "explicit"),
            "level": ("township", "explicit"),
            "kind": ("speech", "explicit"),
            "date": ("2031-05-06", "explicit"),
            "occasion": ("全乡大会", "explicit"),
            "title": ("在全乡大会上的讲话", "explicit"),
        },
    ),
    ("nothing at all", "a.txt", "风调雨顺。", {"kind": ("speech", "inferred")}),
]


@pytest.mark.parametrize(("source", "text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_attributes(source: str, text: str, expected: Expected, lexicon: Lexicon) -> None:
    assert known(read(source, text, lexicon)) == expected


def test_unknown_exactly_where_there_is_no_value(lexicon: Lexicon) -> None:
    for _, source, text, _ in CASES:
        speech = read(source, text, lexicon)
        facts: list[Attribute] = [getattr(speech, key) for key in KEYS]
        assert all((fact.value is None) == (fact.basis == "unknown") for fact in facts)


LEVELS = [
    ("全省上下同心。我省经济向好。省委要求抓落实，市县要跟上，全国也在看。", "province"),
    ("全国上下同心。我国经济向好。国务院要求抓落实，党中央作出部署。", "national"),
    ("自治区党委要求，全区上下同心。自治区政府部署，全区各族人民努力。", "province"),
    ("全旗上下同心，旗委要求嘎查抓落实。我旗发展向好。", "county"),
    ("全镇上下同心，我镇发展向好，镇党委要求抓落实，县委也很满意。", "township"),
    ("全州上下同心，各县要抓落实，州委作出部署，我州发展向好。", "prefecture"),
    ("健全乡镇机制，健全县级机构。", None),
]


@pytest.mark.parametrize(("text", "level"), LEVELS)
def test_level_by_what_the_text_calls_its_own(text: str, level: str | None, lexicon: Lexicon) -> None:
    assert read("x.txt", text, lexicon).level.value == level


FILE_NAMES = [
    ("2026_河东省_政府工作报告.txt", FileName("2026", "河东省", "政府工作报告")),
    ("a/b/2020-03-07_中央_张某某_1.txt", FileName("2020-03-07", "中央", None, "张某某")),
    ("20230330_中央_新闻联播_节选.txt", FileName("2023-03-30", "中央", "新闻联播")),
    ("党代会_17_向前进_(十七大).txt", FileName(None, None, "向前进", None, 17)),
    ("党代会十七大_节选.txt", FileName(None, None, "党代会十七大", None, 17)),
    ("000_7cf3d6c1f6167331.txt", FileName()),
    ("2022年工作总结和2023年工作计划.txt", FileName("2023", None, "2022年工作总结和2023年工作计划")),
    ("在全县学习党的二十大精神大会上的讲话.txt", FileName(None, None, "在全县学习党的二十大精神大会上的讲话")),
    ("2024-02-30_全县.txt", FileName("2024-02", None, "全县")),
]


@pytest.mark.parametrize(("source", "expected"), FILE_NAMES)
def test_file_names(source: str, expected: FileName) -> None:
    assert parse_filename(source) == expected


SPEAKERS = [
    ("河东省省长 刘某", Speaker("刘某", "河东省省长")),
    ("王　某　某".replace("　", " "), Speaker("王某某", "")),
    ("县委常委、组织部部长 XXX", Speaker("县委常委、组织部部长", "县委常委、组织部部长")),
    ("自治区主席 艾某某·吐某某", Speaker("艾某某·吐某某", "自治区主席")),
    ("政府工作报告", None),
    ("同志们：", None),
    ("加强领导", None),
]


@pytest.mark.parametrize(("line", "expected"), SPEAKERS)
def test_speakers(line: str, expected: Speaker | None) -> None:
    assert read_speaker(line) == expected


def test_gold_documents(shared: Path) -> None:
    """All attributes of the annotated texts outside the product."""
    wanted = json.loads((shared / "gold" / "documents.json").read_text(encoding="utf-8"))
    found = {}
    for name, attributes in wanted.items():
        text = (shared / "gold" / "texts" / f"{name}.txt").read_text(encoding="utf-8")
        speech = read(f"{name}.txt", text, load_lexicon())
        found[name] = {key: getattr(speech, key).value for key in attributes}
    assert found == wanted
