import pytest

from kg.resolve.meeting import expand_meeting, meeting_facts


@pytest.mark.parametrize(
    ("name", "meetings"),
    [
        ("党的二十大", ["党的二十大"]),
        ("十九届二中、三中、四中全会", ["十九届二中全会", "十九届三中全会", "十九届四中全会"]),
        ("党的十八届三中、四中全会", ["党的十八届三中全会", "党的十八届四中全会"]),
        ("全国、全省、全市组织部长会议", ["全国组织部长会议", "全省组织部长会议", "全市组织部长会议"]),
        ("全国全省全州组织部长会议", ["全国组织部长会议", "全省组织部长会议", "全州组织部长会议"]),
        ("中央、省州委人才工作会议", ["中央人才工作会议", "省委人才工作会议", "州委人才工作会议"]),
        ("县委人才工作会议", ["县委人才工作会议"]),
        ("省区市党委书记座谈会", ["省区市党委书记座谈会"]),
    ],
)
def test_one_mention_of_several_meetings(name: str, meetings: list[str]) -> None:
    assert list(expand_meeting(name)) == meetings


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("党的二十大", {"ordinal": 20}),
        ("十九届六中全会", {"ordinal": 19, "session": 6}),
        ("中国共产党第二十届中央委员会第三次全体会议", {"ordinal": 20, "session": 3}),
        ("2022年全国组织部长会议", {"year": 2022}),
        ("县委人才工作会议", {}),
    ],
)
def test_facts_that_a_name_tells(name: str, facts: dict[str, int]) -> None:
    assert meeting_facts(name) == facts
