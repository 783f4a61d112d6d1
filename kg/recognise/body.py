"""Bodies by their place in the hierarchy: level words with an organ (县委组织部), joint short forms (省州县委), bare organs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.model import Candidate, Reading
from ontology.lexicon import Lexicon

__all__ = ["Bodies"]

# Said together, they are still two bodies: 市纪委 and 监委.
JOINED = "纪委监委"
# Groups that a committee sends out: 县委第三巡察组.
GROUP = re.compile(
    r"(?:[\u4e00-\u9fff]{2,4}教育)?(?:第[一二三四五六七八九十]{1,2})?(?:巡察|巡视|督导|指导|巡回督导|巡回指导)组"
)
OFFICE_AWAY = re.compile(r"[省市县区]?驻[\u4e00-\u9fff]{1,2}办(?!公|事|理|学|法|案|好|成)(?:事处)?|派驻纪检监察组")
COMMITTEE, GOVERNMENT = "委", ("人民政府", "政府")
LEVELS = "省市县区州旗盟"
# 每县, 各市 and the like name a class, not one body; 城区 and 社区 are no level; 乡镇 stands for many.
NOT_BEFORE = frozenset("各每本该另两几多个地城社园片灾景厂库校战牧老新整郊山林矿小全")
# 县委派, 市委员 and the like: 委 belongs to the next word.
NOT_AFTER = re.compile(r"员(?!会)|派|托|任|屈|培|以|实|婉|主任|统计")
# Organs that are said without a level word and still mean the speaker's own.
BARE_KINDS = frozenset({"mass", "cppcc", "congress", "discipline"})
BARE_FORMS = frozenset(
    "组织部 宣传部 统战部 党校 关工委 四大班子 纪委 监委 政协 人大 老干部局 工商联 团委 妇联 编办".split()
)
BARE_NOT_AFTER = re.compile(r"门|们|代表|委员(?!会)|机关|干部(?!局)|系统|组织|工作(?!委)|协商|常委|长(?!官)|级|制度|的")
BARE_NOT_BEFORE = re.compile(
    r"(?:各级|全国|基层|乡镇|街道|村|企业|高校|学校|机关|各|本级|上级|下级|同级|地方|院|厂|公司|两级|派驻|中央|国家|团|原)\Z"
)


class Bodies:
    """Finds bodies of the speaker's own hierarchy."""

    def __init__(self, lexicon: Lexicon) -> None:
        organs = {form for body in lexicon.local_bodies for form in body.forms if form not in {COMMITTEE, JOINED}}
        own = {form for form in organs if not form.startswith((*GOVERNMENT, "人大", "政协"))}
        self.organs = organs | {f"{COMMITTEE}{form}" for form in own} | {COMMITTEE, *GOVERNMENT}
        self.longest = max(map(len, self.organs))
        self.places = place_names(lexicon)
        first = re.escape("".join(sorted({form[0] for form in self.organs})))
        self.level = re.compile(rf"(?:自治区|[{LEVELS}]{{1,4}})(?=党?[{first}])")
        bare = sorted(BARE_FORMS, key=len, reverse=True)
        self.bare = re.compile("|".join(map(re.escape, bare)))

    def __call__(self, reading: Reading, /) -> Iterator[Candidate]:
        view = reading.view
        yield from self.find_ranked(view)
        yield from self.find_bare(view)

    def find_ranked(self, view: str) -> Iterator[Candidate]:
        """Bodies with a level word: 县委, 市政协, 省州县委, 浙江省委; and 政府 in 县委政府."""
        for found in self.level.finditer(view):
            start, end = found.span()
            organ = self.organ_at(view, end)
            if organ is None or (view[start - 1 : start] in NOT_BEFORE and start):
                continue
            end += len(organ)
            start = self.with_place(view, start)
            if organ.endswith(COMMITTEE) and NOT_AFTER.match(view, end):
                continue
            if organ == COMMITTEE and view[start - 1 : start] == "团":
                start -= 1
            group = GROUP.match(view, end) if organ == COMMITTEE else None
            yield Candidate(start, group.end() if group else end, "body", "body:group" if group else "body:level")
            yield from joint_government(view, end, organ)

    def organ_at(self, view: str, at: int) -> str | None:
        """The longest organ that begins at `at`; 党委 is said for 委."""
        lead = "党" if view.startswith("党委", at) else ""
        words = view[at + len(lead) : at + len(lead) + self.longest]
        for size in range(len(words), 0, -1):
            if words[:size] in self.organs:
                return lead + words[:size]
        return None

    def with_place(self, view: str, start: int) -> int:
        """Where the name begins when the place itself is named (浙江省委, 青禾县委)."""
        for size in range(8, 1, -1):
            if start >= size and view[start - size : start + 1] in self.places:
                return start - size
        return start

    def find_bare(self, view: str) -> Iterator[Candidate]:
        """Organs without a level word, and offices away from home."""
        for found in OFFICE_AWAY.finditer(view):
            yield Candidate(found.start(), found.end(), "body", "body:office")
        for found in self.bare.finditer(view):
            if BARE_NOT_AFTER.match(view, found.end()) or BARE_NOT_BEFORE.search(
                view, max(0, found.start() - 4), found.start()
            ):
                continue
            yield Candidate(found.start(), found.end(), "body", "body:bare", status="candidate")


def joint_government(view: str, end: int, organ: str) -> Iterator[Candidate]:
    """县委政府, 县委、县政府: the government after its committee."""
    if organ.removeprefix("党") != COMMITTEE:
        return
    for name in GOVERNMENT:
        if view.startswith(name, end) and not view.startswith("部门", end + len(name)):
            yield Candidate(end, end + len(name), "body", "body:joint")
            return


def place_names(lexicon: Lexicon) -> frozenset[str]:
    """The full names of provinces, prefectures and counties that end in a level word."""
    names: Iterable[str] = (place.name for place in lexicon.places.values())
    return frozenset(name for name in names if name[-1] in LEVELS and len(name) > 2)
