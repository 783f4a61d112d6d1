"""Metrics: what is one, where it begins and ends, and what it says. All sentences are invented."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest

from kg.model import Attribute, Candidate, Document, Reading, Section, Sentence, Speech, Value
from kg.recognise.metric import find_metrics

SENTENCE = re.compile(r"[^。！？\n]+[。！？\n]?")


class Told(NamedTuple):
    """What a metric is expected to say."""

    text: str
    value: Value
    unit: str
    cmp: str
    what: str
    modality: str = "achieved"
    year: int | None = 2023


def make_reading(text: str, *, heading: str = "", kind: str = "report", year: int | None = 2024) -> Reading:
    """A reading of one section whose view is the text itself, of a report of 2024 on 2023."""
    known = {"year": year, "report_year": year and year - 1, "plan_year": year, "kind": kind}
    speech = Speech(**{name: Attribute(value, "explicit" if value else "unknown") for name, value in known.items()})
    section = Section(0, 1, "一、", heading, 0, len(text), None)
    sentences = tuple(Sentence(found.start(), found.end(), 0) for found in SENTENCE.finditer(text))
    return Reading(Document("d", "d.txt", text, "0" * 64), text, None, (), (section,), sentences, speech)


def find(text: str, *, heading: str = "", kind: str = "report", year: int | None = 2024) -> list[Candidate]:
    return list(find_metrics(make_reading(text, heading=heading, kind=kind, year=year)))


def tell(text: str, candidate: Candidate) -> Told:
    quantity = candidate.quantity
    assert quantity is not None
    span = text[candidate.start : candidate.end]
    told = (quantity.value, quantity.unit, quantity.cmp, quantity.what, quantity.modality, quantity.year)
    return Told(span, *told)


# How numbers, units and approximators are written.
WRITTEN: dict[str, list[Told]] = {
    "举办技能竞赛12场。": [Told("12场", 12, "场", "=", "技能竞赛")],
    "服务群众3.6万余人次。": [Told("3.6万余人次", 36000, "人次", ">", "群众")],
    "发放困难补助12,500元。": [Told("12,500元", 12500, "元", "=", "困难补助")],
    "国防支出6，141，391，000元。": [Told("6，141，391，000元", 6141391000, "元", "=", "国防支出")],
    "建成高等学校二百○八所。": [Told("二百○八所", 208, "所", "=", "高等学校")],
    "造林任务完成过六成。": [Told("六成", 6, "成", ">", "造林任务")],
    "财政收入达到1.2万亿元。": [Told("1.2万亿元", 1200000000000, "元", "=", "财政收入")],
    "进口设备价值83.9亿美元。": [Told("83.9亿美元", 8390000000, "美元", "=", "进口设备价值")],
    "公路里程4万多公里。": [Told("4万多公里", 40000, "公里", ">", "公路里程")],
    "粮食储备3千万吨。": [Told("3千万吨", 30000000, "吨", "=", "粮食储备")],
    "改造旧房二百五十六万户。": [Told("二百五十六万户", 2560000, "户", "=", "旧房")],
    "煤炭产量为四亿三千万吨。": [Told("四亿三千万吨", 430000000, "吨", "=", "煤炭产量")],
    "棉花总产量增长百分之八点五。": [Told("百分之八点五", 8.5, "%", "=", "棉花总产量")],
    "百分之九十以上的村庄完成改造。": [Told("百分之九十以上", 90, "%", ">", "村庄")],
    "出生率下降千分之三。": [Told("千分之三", 3, "‰", "=", "出生率")],
    "审批事项压减三分之二以上。": [Told("三分之二以上", 0.666667, "", ">", "审批事项")],
    "抽出1/4的力量下沉一线。": [Told("1/4", 0.25, "", "=", "力量")],
    "确定2-4个联系点。": [Told("2-4个", (2, 4), "个", "=", "联系点")],
    "奖励资金10至20万元。": [Told("10至20万元", (100000, 200000), "元", "=", "奖励资金")],
    "工业产值增长5%—5.5%。": [Told("5%—5.5%", (5, 5.5), "%", "=", "工业产值")],
    "去年物价涨幅控制在百分之三至四以内。": [Told("百分之三至四以内", (3, 4), "%", "<", "物价涨幅")],
    "走访七八家企业。": [Told("七八家", (7, 8), "家", "~", "企业")],
    "近2000名教师参加培训。": [Told("2000名", 2000, "名", "~", "教师")],
    "新增企业超过500家。": [Told("500家", 500, "家", ">", "企业")],
    "投资不到8亿元。": [Told("8亿元", 800000000, "元", "<", "投资")],
    "累计节约1000吨原油。": [Told("1000吨", 1000, "吨", "=", "原油")],
    "累计签约200亿元。": [Told("200亿元", 20000000000, "元", "=", "签约")],
    "去年覆盖率不低于95%。": [Told("95%", 95, "%", ">", "覆盖率")],
    "满意率在九成左右。": [Told("九成左右", 9, "成", "~", "满意率")],
    "出口增长一倍多。": [Told("一倍多", 1, "倍", ">", "出口")],
    "为上千家商户减租。": [Told("千家", 1000, "家", ">", "商户")],
    "引进亿元以上项目36个。": [
        Told("亿元以上", 100000000, "元", ">", "项目"),
        Told("36个", 36, "个", "=", "项目"),
    ],
    "利率下调25个基点。": [Told("25个基点", 25, "个基点", "=", "利率")],
    "增速高于全国1.5个百分点。": [Told("1.5个百分点", 1.5, "个百分点", "=", "增速")],
    "发电量增加30亿千瓦时、节约用煤90万吨标准煤。": [
        Told("30亿千瓦时", 3000000000, "千瓦时", "=", "发电量"),
        Told("90万吨标准煤", 900000, "吨标准煤", "=", "用煤"),
    ],
    "低保标准提高到每人800元/月。": [Told("800元/月", 800, "元/月", "=", "低保标准")],
    "建成安置房1.2万户（套）。": [Told("1.2万户（套）", 12000, "户（套）", "=", "安置房")],
    "20万吨级码头投入使用。": [Told("20万吨级", 200000, "吨级", "=", "码头")],
    "新增智能算力1.5万P。": [Told("1.5万P", 15000, "P", "=", "智能算力")],
    "1400万农民参加医保。": [Told("1400万", 14000000, "", "=", "农民")],
    "全国有七千多万残疾人。": [Told("七千多万", 70000000, "", ">", "残疾人")],
    "调整干部**人，免职*人。": [Told("**人", None, "人", "=", "干部"), Told("*人", None, "人", "=", "免职")],
    "投入经费**万元，慰问老党员XX名。": [
        Told("**万元", None, "元", "=", "经费"),
        Told("XX名", None, "名", "=", "老党员"),
    ],
    "建成服务站××个。": [Told("××个", None, "个", "=", "服务站")],
}

# What is counted.
COUNTED: dict[str, list[Told]] = {
    "全市310个党支部成立45支志愿队。": [
        Told("310个", 310, "个", "=", "党支部"),
        Told("45支", 45, "支", "=", "志愿队"),
    ],
    "培训骨干、编印教材等共6项任务已办结。": [Told("6项", 6, "项", "=", "任务")],
    "举办研讨班、读书班等9期。": [Told("9期", 9, "期", "=", "研讨班、读书班")],
    "调训800余人次。": [Told("800余人次", 800, "人次", ">", "调训")],
    "落实260万元人才专项经费。": [Told("260万元", 2600000, "元", "=", "人才专项经费")],
    "实施农村饮水工程36处、道路硬化58公里。": [
        Told("36处", 36, "处", "=", "农村饮水工程"),
        Told("58公里", 58, "公里", "=", "道路硬化"),
    ],
    "问题线索立案12件，处分9人。": [Told("12件", 12, "件", "=", "问题线索立案"), Told("9人", 9, "人", "=", "处分")],
    "小麦、玉米产量分别增长3%、4.5%。": [Told("3%", 3, "%", "=", "小麦"), Told("4.5%", 4.5, "%", "=", "玉米产量")],
    "城镇和农村居民人均可支配收入分别增长4%、6%。": [
        Told("4%", 4, "%", "=", "城镇和农村居民人均可支配收入"),
        Told("6%", 6, "%", "=", "农村居民人均可支配收入"),
    ],
    "进出口总额300亿元，其中出口180亿元，分别增长7%和9%。": [
        Told("300亿元", 30000000000, "元", "=", "进出口总额"),
        Told("180亿元", 18000000000, "元", "=", "出口"),
        Told("7%", 7, "%", "=", "进出口总额"),
        Told("9%", 9, "%", "=", "出口"),
    ],
    "港口吞吐量2000万吨、增长8%。": [
        Told("2000万吨", 20000000, "吨", "=", "港口吞吐量"),
        Told("8%", 8, "%", "=", "港口吞吐量"),
    ],
    "研发经费占营业收入的比重达3.2%。": [Told("3.2%", 3.2, "%", "=", "研发经费占营业收入的比重")],
    "农民人均收入扣除价格因素增长6%。": [Told("6%", 6, "%", "=", "农民人均收入")],
    "从基层一线提拔使用干部21名，占提拔总数的70%。": [
        Told("21名", 21, "名", "=", "干部"),
        Told("70%", 70, "%", "=", "提拔总数"),
    ],
    "75个常规问题完成整改70个。": [
        Told("75个", 75, "个", "=", "常规问题"),
        Told("70个", 70, "个", "=", "整改"),
    ],
    "12家概念验证中心投入运行。": [Told("12家", 12, "家", "=", "概念验证中心")],
    "事故造成3人死亡。": [Told("3人", 3, "人", "=", "死亡")],
    "用了3个多月时间完成搬迁。": [Told("3个多月", 3, "个月", ">", "时间")],
    "走过九十八年奋斗历程。": [Told("九十八年", 98, "年", "=", "奋斗历程")],
    "优良天数连续5年保持增长。": [Told("5年", 5, "年", "=", "优良天数")],
    "人均预期寿命提高到79.2岁。": [Told("79.2岁", 79.2, "岁", "=", "人均预期寿命")],
    "先后召开5次县委常委会会议。": [Told("5次", 5, "次", "=", "县委常委会会议")],
    "每季度召开一次联席会议。": [Told("一次", 1, "次", "=", "联席会议", "planned", 2024)],
    "建成三座水厂，引进两家企业。": [Told("三座", 3, "座", "=", "水厂"), Told("两家", 2, "家", "=", "企业")],
}

# When, and whether done or to do.
DATED: dict[str, list[Told]] = {
    "2021年，水产品产量60万吨。": [Told("60万吨", 600000, "吨", "=", "水产品产量", year=2021)],
    "去年完成造林30万亩。": [Told("30万亩", 300000, "亩", "=", "造林")],
    "今年要新建粮仓20座。": [Told("20座", 20, "座", "=", "粮仓", "planned", 2024)],
    "力争培育龙头企业8家。": [Told("8家", 8, "家", "=", "龙头企业", "planned", 2024)],
    "到2030年，森林覆盖率达到45%。": [Told("45%", 45, "%", "=", "森林覆盖率", "planned", 2030)],
    "“十三五”时期，新建学校90所。": [Told("90所", 90, "所", "=", "学校", year=2020)],
    "“十四五”期间，已新建学校40所。": [Told("40所", 40, "所", "=", "学校")],
    "“十五五”时期，新建学校70所。": [Told("70所", 70, "所", "=", "学校", "planned", 2030)],
    "截至2022年底，党员总数30万名。": [Told("30万名", 300000, "名", "=", "党员总数", year=2022)],
    "2019年至2021年，投入整治资金6亿元。": [Told("6亿元", 600000000, "元", "=", "整治资金", year=2021)],
    "奶业产值比2018年增长50%。": [Told("50%", 50, "%", "=", "奶业产值")],
    "用电量是2015年的1.8倍。": [Told("1.8倍", 1.8, "倍", "=", "用电量")],
    "考核指标由58个压缩至31个。": [
        Told("58个", 58, "个", "=", "考核指标", year=2022),
        Told("31个", 31, "个", "=", "考核指标"),
    ],
    "绿化率从2017年的30%提高到36%。": [
        Told("30%", 30, "%", "=", "绿化率", year=2017),
        Told("36%", 36, "%", "=", "绿化率"),
    ],
    "五年来，托位从2万个增加到6万个。": [
        Told("2万个", 20000, "个", "=", "托位", year=2018),
        Told("6万个", 60000, "个", "=", "托位"),
    ],
    "信访总量由上年的92件下降到66件。": [
        Told("92件", 92, "件", "=", "信访总量", year=2022),
        Told("66件", 66, "件", "=", "信访总量"),
    ],
    "今后五年，绿化覆盖率由目前的31%提高到38%。": [
        Told("31%", 31, "%", "=", "绿化覆盖率", year=2024),
        Told("38%", 38, "%", "=", "绿化覆盖率", "planned", 2028),
    ],
    "对连续三年考核优秀的优先使用。": [Told("三年", 3, "年", "=", "优秀", year=None)],
    "表彰40名2021年度优秀教师。": [Told("40名", 40, "名", "=", "优秀教师", year=2021)],
    "解放战争时期，支前民工达30万人。": [Told("30万人", 300000, "人", "=", "民工", year=None)],
}

NOTHING = [
    "第十四届第三次会议于1月5日召开，2023年第1期简报印发。",
    "党的二十大和十九届五中全会精神深入人心。",
    "重点做好4个方面的工作，办好十件实事，讲3个问题。",
    "坚决做到“两个维护”，实施“6个100”计划，推广“18条”政策。",
    "认真落实《关于支持300个重点村发展的意见》。",
    "拨打12380电话，门牌号为88号，排名全国第3位。",
    "过去五年，近两年来，三年行动收官，24小时服务不打烊。",
    "一村一品、千家万户、三次产业、两手都要硬、四套班子。",
    "引进一批项目，打造一个品牌，建立一系列制度。",
    "他今年45岁，迎来建县70周年，20世纪80年代出生。",
    "5G网络、C919飞机、G60走廊、2.0版改革、5A级景区。",
    "县委十三届十次、十一次全会作出部署，每10万人口一所。",
    "发展万亿级产业，建设百万吨炼化基地，千方百计稳就业。",
    "充分利用两个市场、两种资源，位居全国前10位。",
    "**县经济社会发展，开创**工作新局面。",
    "双方以3:1结束，城乡收入比为2.1:1。",
]


@pytest.mark.parametrize(("text", "expected"), [*WRITTEN.items(), *COUNTED.items(), *DATED.items()])
def test_metrics_say_what_the_text_says(text: str, expected: list[Told]) -> None:
    assert [tell(text, candidate) for candidate in find(text)] == expected


@pytest.mark.parametrize("text", NOTHING)
def test_other_numbers_are_none(text: str) -> None:
    assert [tell(text, candidate).text for candidate in find(text)] == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("举办竞赛12场。", "metric:count"),
        ("产值增长5%。", "metric:percent"),
        ("产值增长3%—5%。", "metric:range"),
        ("调整干部**人。", "metric:masked"),
        ("压减三分之一。", "metric:fraction"),
        ("投入3万元。", "metric:money"),
        ("造林3万亩。", "metric:size"),
        ("用时3个月完成。", "metric:span"),
    ],
)
def test_the_rule_names_the_form(text: str, rule: str) -> None:
    candidate = find(text)[0]
    assert (candidate.rule, candidate.type, candidate.rank, candidate.status) == (rule, "metric", 50, "local")


@pytest.mark.parametrize(
    ("heading", "modality", "year"),
    [
        ("2023年工作回顾", "achieved", 2023),
        ("“十四五”时期发展成就", "achieved", 2023),
        ("2024年工作安排", "planned", 2024),
        ("“十五五”时期主要目标任务", "planned", 2030),
        ("取得新进展", "achieved", 2023),
        ("下一步工作打算", "planned", 2024),
    ],
)
def test_headings_tell_modality_and_year(heading: str, modality: str, year: int) -> None:
    quantity = find("建设标准化厂房60万平方米。", heading=heading)[0].quantity
    assert quantity is not None
    assert (quantity.modality, quantity.year) == (modality, year)


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("力争11月底前完成改造200户。", "2024-11"),
        ("年内要建成仓库6座。", "2024"),
        ("到2030年力争覆盖率达到90%。", "2030"),
        ("要在2025年6月30日前清退120家。", "2025-06-30"),
        ("力争建成仓库6座。", None),
        ("2022年底前已建成仓库6座。", None),
    ],
)
def test_deadlines_belong_to_plans(text: str, deadline: str | None) -> None:
    quantity = find(text)[0].quantity
    assert quantity is not None
    assert quantity.deadline == deadline


def test_a_plan_plans_and_a_turn_turns() -> None:
    plan = find("年内举办培训班6期。", kind="plan")[0].quantity
    assert plan is not None and plan.modality == "planned"
    text = "举办培训班6期。今年工作的总体要求是真抓实干。要举办培训班8期。"
    told = [candidate.quantity for candidate in find(text, kind="speech")]
    assert [quantity and (quantity.modality, quantity.year) for quantity in told] == [
        ("achieved", 2023),
        ("planned", 2024),
    ]


def test_masked_figures_say_so() -> None:
    masked, plain = (candidate.quantity for candidate in find("引进人才**名、企业3家。"))
    assert masked is not None and plain is not None
    assert (masked.masked, masked.value, plain.masked, plain.value) == (True, None, False, 3)


def test_what_is_copied_from_the_source() -> None:
    text = "完成ＡＢ型设备\n改造12台。"
    view = "完成AB型设备改造12台。"
    origin = [at for at, character in enumerate(text) if character != "\n"]
    reading = Reading(Document("d", "d.txt", text, "0" * 64), view, origin, (), (), (), Speech())
    candidate = next(iter(find_metrics(reading)))
    assert candidate.quantity is not None
    assert candidate.quantity.what == "AB型设备改造"
    assert candidate.quantity.year is None


def test_no_year_without_one() -> None:
    quantity = find("举办竞赛12场。", year=None)[0].quantity
    assert quantity is not None
    assert quantity.year is None
