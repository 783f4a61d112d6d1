"""Which place a speech speaks for, and at what level of the state: national, province, prefecture, county, township."""

from __future__ import annotations

import re
from collections import Counter

from kg.structure.head import Head
from ontology.lexicon import Lexicon

__all__ = ["CHINA", "count_level", "find_named_place", "head_level", "level_of_place"]

CHINA = "中国"
NATIONAL = frozenset(("中央", "中共中央", "国务院", "全国", "中国"))
MUNICIPALITIES = ("北京", "上海", "天津", "重庆")
SUFFIXES = (
    ("province", ("特别行政区", "自治区", "省")),
    ("county", ("自治县", "自治旗", "林区", "特区", "县", "旗", "区")),
    ("prefecture", ("自治州", "地区", "州", "盟", "市")),
    ("township", ("街道", "苏木", "镇", "乡")),
)
UNIT = "自治区|自治州|自治县|自治旗|地区|街道|苏木|省|市|州|盟|县|旗|区|镇|乡"
PLACE = rf"(?P<place>(?:(?![我本各某关对为就向])[^\W\d_在全a-zA-Z]{{1,8}}?(?:{UNIT})){{1,3}})(?![省市州盟县旗区])"
NAMED = re.compile(
    rf"(?:\A|[在年共 —―\n向，]){PLACE}"
    r"(?=第[一二三四五六七八九十]+届|人民|政府|委|人大|政协|省长|市长|州长|主席|县长|旗长|区长|镇长|乡长|组织部|党代会|(?:19|20)\d\d)"
)
# A title may begin with the place: 2023年某某镇党建工作计划.
TITLED = re.compile(rf"(?:\A|\n|\d年){PLACE}(?=[\u4e00-\u9fff]{{1,12}}(?:工作|要点|计划|报告|会议|总结|方案))")
NO_PLACE = re.compile(
    "(?:小区|社区|城区|园区|景区|片区|牧区|山区|库区|灾区|矿区|湖区|开发区|高新区|示范区|保护区|老区|特区|市区|县区|城市|都市|超市|集镇|城镇|乡镇|村镇)\\Z"
)
LAST_UNIT = re.compile(rf"(?P<unit>[\u4e00-\u9fff]{{1,8}}?(?:{UNIT}))(?!\Z)")
BARE_UNITS = frozenset(("省", "市", "州", "盟", "县", "旗", "区", "镇", "乡", "自治区", "地区", "街道"))

# 健全乡镇…, 安全县城: not the whole of anything.
WHOLE = "(?<![健安完齐周成保])全"
# What a head says of the level, the lowest first: 在全县…贯彻全省…会议上 is a county's.
HEAD_LEVELS = (
    ("township", rf"{WHOLE}(?:镇|乡|街道)|镇党委|乡党委|镇人民政府|乡人民政府|镇长|乡长|街道党工委|苏木"),
    (
        "county",
        rf"{WHOLE}[县旗区]|我县|县委|旗委|县长|旗长|县人民政府|县政府|县直|县人大|县第.{{1,4}}[届次]|(?<!自治)区委|(?<!自治)区长",
    ),
    (
        "prefecture",
        rf"{WHOLE}[市州盟]|我市|市委|州委|盟委|市长|州长|盟长|市人民政府|州人民政府|市第.{{1,4}}[届次]|州第.{{1,4}}[届次]",
    ),
    ("province", rf"{WHOLE}省|我省|省委|省长|省人民政府|省政府|自治区|省第.{{1,4}}[届次]"),
    (
        "national",
        r"全国|中央|国务院|国家主席|中华人民共和国|中国共产党第|[^省市区县州旗]第[一二三四五六七八九十]+届全国|党中央|中国人民|总书记",
    ),
)
HEAD_PATTERNS = tuple((level, re.compile(pattern)) for level, pattern in HEAD_LEVELS)
# 区 is settled afterwards: a county's, or an autonomous region's.
TOLD = re.compile(
    rf"(?:我|{WHOLE})[省市州盟县旗区镇乡]|[省市州盟县旗区](?:委|政府|人民政府|直)|(?:镇|乡|街道)(?:党委|党工委)|自治区|我国|全国|国务院|党中央|乡镇党委"
)
LEVEL_OF = {
    "省": "province",
    "市": "prefecture",
    "州": "prefecture",
    "盟": "prefecture",
    "县": "county",
    "旗": "county",
    "镇": "township",
    "乡": "township",
    "街道": "township",
}
BELOW_CITY = re.compile("县（市|县[市、和]?区|区县|市县|各县|县委|旗县")
LEAST, WEIGHT_OWN, WEIGHT_WHOLE = 4, 4, 2


def level_of_place(name: str, lexicon: Lexicon) -> str | None:
    """The level of a named place: as the lexicon knows it, else by the word that ends its name."""
    if name in NATIONAL:
        return "national"
    known = next((place.level for place in lexicon.places.values() if name in place.names), None)
    if known is not None:
        return known
    if name.removesuffix("市") in MUNICIPALITIES:
        return "province"
    return next((level for level, suffixes in SUFFIXES if name.endswith(suffixes)), None)


def find_named_place(text: str) -> str | None:
    """The place that a head or a title names as the speaker's own; of a chain (某市某县) the last."""
    for match in (*NAMED.finditer(text), *TITLED.finditer(text)):
        place = match["place"]
        while (above := LAST_UNIT.match(place)) and len(place) - above.end() > 1:
            place = place[above.end() :]
        if place not in BARE_UNITS and not NO_PLACE.search(place):
            return place
    return None


def head_level(head: Head) -> str | None:
    """The level that title, occasion and office tell."""
    told = "\n".join(part for part in (head.title, head.occasion, head.office, head.text) if part)
    if "自治区" in told:
        told = told.replace("全区", "自治区")
    return next((level for level, pattern in HEAD_PATTERNS if pattern.search(told)), None)


def count_level(text: str) -> str | None:
    """The level that the body speaks from: whose whole and whose committee it names most (全县, 我县, 县委).

    All levels are named above the speaker's own, few below it. 区 counts for an autonomous region where the text
    names one, else for a county.
    """
    told = Counter(TOLD.findall(text))
    region = "province" if told["自治区"] > told["区委"] else "county"
    scores: Counter[str] = Counter()
    for word, count in told.items():
        scores[level_of_word(word, region)] += count * weigh(word)
    own = max((level for level in scores if level not in ("national", "")), key=scores.__getitem__, default="")
    if own and scores[own] >= LEAST and scores[own] * 2 >= scores["national"]:
        county_town = own == "prefecture" and not BELOW_CITY.search(text) and "乡镇" in text
        return "county" if county_town else own
    return "national" if scores["national"] >= LEAST else own or None


def level_of_word(word: str, region: str) -> str:
    """The level that a counted word belongs to."""
    if word in ("我国", "全国", "国务院", "党中央"):
        return "national"
    if word == "自治区":
        return "province" if region == "province" else ""
    if word == "乡镇党委":
        return ""
    if "区" in word:
        return region
    return next((level for sign, level in LEVEL_OF.items() if sign in word), "")


def weigh(word: str) -> int:
    """How much a word says: 我县 more than 全县, that more than 县委."""
    if word[0] == "我" and word != "我国":
        return WEIGHT_OWN
    return WEIGHT_WHOLE if word[0] == "全" and word != "全国" else 1
