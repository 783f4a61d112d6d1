"""Furniture: what is marked around and inside a speech, and what is never taken for it."""

from __future__ import annotations

import pytest

from kg.model import Span
from kg.structure.furniture import blank, find_furniture

BODY = "同志们：\n今天的会议很重要，请大家认真抓好落实。"

MARKED = [
    (
        "page controls and provenance",
        f"下载\n打印\n【字号：\n加大\n减小\n】\n某县政府工作报告\n来源：某县日报\n时间：2031-01-22\n{BODY}\n相关报道：",
        ["下载", "打印", "【字号：", "加大", "减小", "】", "来源：某县日报", "时间：2031-01-22", "相关报道："],
    ),
    (
        "controls on one line",
        f"【打印本页】 【关闭窗口】\n字体：大 中 小\n{BODY}",
        ["【打印本页】 【关闭窗口】", "字体：大 中 小"],
    ),
    ("a label and its value", f"来源：\n山城晚报\n标题\n{BODY}", ["来源：", "山城晚报"]),
    (
        "the path to the page",
        f"首页\n>\n县内要闻\n县内要闻\n某县工作报告\n{BODY}",
        ["首页", ">", "县内要闻", "县内要闻"],
    ),
    (
        "adverts before the speech",
        f"仅供学习 禁止外传\n某某文库\n公文写作好帮手\n会员群：12345\n在大会上的讲话\n{BODY}",
        ["仅供学习 禁止外传", "某某文库", "公文写作好帮手", "会员群：12345"],
    ),
    (
        "adverts after the speech",
        f"{BODY}\n关注公众号获取更多材料\n（本文由网友上传，仅供会员学习）",
        ["关注公众号获取更多材料", "（本文由网友上传，仅供会员学习）"],
    ),
    (
        "neighbouring pages",
        f"{BODY}\n上一篇：某某通知\n下一篇：没有了\n责任编辑：某某",
        ["上一篇：某某通知", "下一篇：没有了", "责任编辑：某某"],
    ),
    (
        "copyright",
        f"{BODY}\n版权所有：某县人民政府\n某ICP备00000000号",
        ["版权所有：某县人民政府", "某ICP备00000000号"],
    ),
    (
        "Markdown",
        f"{BODY}\n![图](a.png)\n[查看原文](https://example.org/a)\n---\n（更新时间戳： 1234567890）",
        ["![图](a.png)", "[查看原文](https://example.org/a)", "---", "（更新时间戳： 1234567890）"],
    ),
    ("a photographer's line", f"县长某某作报告。本报记者 李某某 摄\n{BODY}", ["县长某某作报告。本报记者 李某某 摄"]),
    (
        "watermarks in the text",
        "要抓好仅供学习，禁止外传落实，（下转第二版）继续努力。",
        ["仅供学习，禁止外传", "（下转第二版）"],
    ),
    (
        "provenance at the end",
        f"{BODY}（新华社某地1月2日电）《人民日报》（2031年01月03日02版）",
        ["（新华社某地1月2日电）《人民日报》（2031年01月03日02版）"],
    ),
    (
        "the licence of the page",
        f"{BODY}\n\n\n本作品是某国的法律，\n属于公有领域。\n\nPublic domain\nfalse",
        ["本作品是某国的法律，\n属于公有领域。\n\nPublic domain\nfalse"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in MARKED], ids=[case[0] for case in MARKED])
def test_marks_furniture(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in find_furniture(text)] == expected


SPARED = [
    BODY,
    "把已建好的微信群、公众号有效利用起来，推动工作提质增效。",
    "引导党员关注微信公众号，在线学习。",
    "一、建好用好QQ群、微信群\n要及时推送信息。",
    "加大投入力度\n打印店整治\n时间紧、任务重\n收藏乡愁记忆",
    "来源可查、去向可追\n大力推进项目建设\n小微企业享受优惠",
    "在大会上的讲话\n2031年3月5日\n同志们：",
    "新华社记者 李某某/摄的照片记录了这一刻，令人难忘。",
    "这个作品属于公有领域的说法要研究。",
]


@pytest.mark.parametrize("text", SPARED)
def test_spares_the_speech(text: str) -> None:
    assert find_furniture(text) == ()


def test_blanks_without_moving_anything() -> None:
    text = "打印\n同志们：好。"
    assert blank(text, find_furniture(text)) == "\n\n\n同志们：好。"


def test_spans_do_not_touch() -> None:
    text = "（下转第二版）（上接第一版）我们要坚持。"
    assert find_furniture(text) == (Span(0, 14),)
