"""Names of speakers: `浙江省省长 李某`, `习　近　平`, `县委常委、组织部部长 XXX`."""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["OFFICE", "Speaker", "is_name", "read_speaker"]

SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦"
    "付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关"
    "兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧阳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪"
    "简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封习"
    "嘎巴旺扎多布帕洛次格斯艾买吐努阿热玉"
)
OFFICE = (
    "总书记|书记|主席|总理|委员长|国务委员|省长|市长|州长|盟长|旗长|县长|区长|镇长|乡长|部长|局长|厅长|主任|院长|检察长|会长|秘书长|"
    "理事长|董事长|校长|常委|委员|组长|司令员|政委|专员|行长|总经理"
)
HAN = "\u4e00-\u9fff"
NAME = rf"[{HAN}](?: ?[{HAN}]){{1,3}}|[{HAN}]{{2,8}}·[{HAN}]{{2,8}}"
MASKED = r"[Xx×*＊某○]{1,4}(?:同志)?|[\u4e00-\u9fff][Xx×*某○]{1,3}"
LINE = re.compile(rf"(?P<office>[^，。：；（）]{{0,40}}?(?:{OFFICE}))[ ]?(?P<name>{NAME}|{MASKED})?\Z")
ALONE = re.compile(rf"(?:{NAME})\Z")
COMMON = re.compile(
    "报告|讲话|工作|会议|要点|总结|计划|方案|通知|同志|各位|目录|前言|附件|说明|贺信|回信|中国|新闻|全[国省市州盟县旗区镇乡]|致辞"
)


class Speaker(NamedTuple):
    """Who speaks: the name, or where it is masked the office; and the office as written."""

    name: str
    office: str


def is_name(text: str) -> bool:
    """Whether a short text alone is the name of a person."""
    plain = text.replace(" ", "")
    return bool(ALONE.match(text)) and plain[0] in SURNAMES and not COMMON.search(plain) and len(plain) <= 10


def read_speaker(line: str) -> Speaker | None:
    """The speaker that a whole line names, with or without an office."""
    if is_name(line) and len(line.replace(" ", "")) <= 4:
        return Speaker(line.replace(" ", ""), "")
    match = LINE.match(line)
    if not match or COMMON.search(match["office"].removesuffix("同志")):
        return None
    name = (match["name"] or "").replace(" ", "")
    if not name or not is_name(name):
        return Speaker(match["office"], match["office"])
    return Speaker(name, match["office"])
