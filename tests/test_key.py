import pytest

from kg.key import fold_name, is_masked


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“四个意识”", "四个意识"),
        ("4个意识", "四个意识"),
        ("改革開放", "改革开放"),
        ("「兩個維護」", "两个维护"),
        ("４个意识", "四个意识"),
        ("2个维护", "两个维护"),
        ("“不忘初心、牢记使命”主题教育", "不忘初心、牢记使命主题教育"),
        ("学思想，强党性", "学思想、强党性"),
        ("党的 二十大", "党的二十大"),
        ("中国共产党支部工作条例(试行)", "中国共产党支部工作条例（试行）"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("十九大", "二十大"),
        ("十三五", "十四五"),
        ("2021年组织部长会议", "2022年组织部长会议"),
        ("四个意识", "四个自信"),
        ("两个维护", "两个确立"),
        ("党史学习教育", "党纪学习教育"),
        ("县委", "县委组织部"),
        ("县委组织部", "市委组织部"),
        ("12380", "12345"),
        ("“1+3”行动", "“1+4”行动"),
        ("五中全会", "六中全会"),
    ],
)
def test_what_differs_has_different_keys(one: str, other: str) -> None:
    assert fold_name(one) != fold_name(other)


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("**县“红色驿站”", True),
        ("XX英才计划", True),
        ("先锋××", True),
        ("APP", False),
        ("两个维护", False),
        ("X人才卡", True),
    ],
)
def test_masked_names(name: str, masked: bool) -> None:
    assert is_masked(name) is masked
