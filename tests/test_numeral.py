"""Numbers as Chinese texts write them."""

from __future__ import annotations

import pytest

from kg.numeral import parse_fraction, parse_numeral, to_chinese


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", 7),
        ("3.14", 3.14),
        ("12,300", 12300),
        ("1.6万", 16000),
        ("83.9亿", 8390000000),
        ("2万亿", 2000000000000),
        ("3千", 3000),
        ("3百万", 3000000),
        ("十", 10),
        ("三十五", 35),
        ("一百二十", 120),
        ("一千零五", 1005),
        ("两千亿", 200000000000),
        ("六万万", 600000000),
        ("一万三千亿", 1300000000000),
        ("一亿二千零三万四百五十六", 120030456),
        ("二〇二二", 2022),
        ("一九八五", 1985),
        ("三点五", 3.5),
        ("一点二万", 12000),
        ("百万", 1000000),
        ("萬", 10000),
        ("", None),
        ("甲", None),
        ("1.2.3", None),
        ("三点", None),
    ],
)
def test_parse_numeral(text: str, value: float | None) -> None:
    parsed = parse_numeral(text)
    assert parsed == value
    assert type(parsed) is type(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三分之一", 0.333333),
        ("百分之八十", 0.8),
        ("百分之十一点三", 0.113),
        ("百分之百", 1),
        ("千分之五", 0.005),
        ("1/4", 0.25),
        ("四", None),
        ("零分之一", None),
    ],
)
def test_parse_fraction(text: str, value: float | None) -> None:
    assert parse_fraction(text) == value


@pytest.mark.parametrize("number", range(100))
def test_chinese_ordinals_read_back(number: int) -> None:
    assert parse_numeral(to_chinese(number)) == number
