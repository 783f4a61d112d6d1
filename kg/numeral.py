"""Numbers as Chinese texts write them: digits, 三十五, 一百二十, 二〇二二, 1.6万, 两千多亿 (without the 多), 三分之一."""

from __future__ import annotations

import re

__all__ = ["DIGITS", "SCALES", "parse_fraction", "parse_numeral", "to_chinese"]

CHINESE = "零一二三四五六七八九"
DIGITS = {digit: value for value, digit in enumerate(CHINESE)} | {"〇": 0, "○": 0, "两": 2, "兩": 2, "廿": 20}
POWERS = {"十": 10, "百": 100, "千": 1000}
SCALES = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
KNOWN = frozenset((*DIGITS, *POWERS, *SCALES))
ARABIC = re.compile(r"[\d,，]*\d(?:\.\d+)?\Z")
SCALED = re.compile("[万萬亿億]*\\Z")


def parse_numeral(text: str) -> int | float | None:
    """The value of a numeral, or None where `text` is none.

    Whole numbers come back as int. 二〇二二 is read digit by digit, 一百二十 by its powers, 1.6万 and 三十万 by their scale.
    """
    if not (text[:1].isdigit() and text[:1].isascii()):
        return parse_chinese(text)
    if text.isascii():
        value = parse_arabic(text)
        return None if value is None else whole(value)
    scales = SCALED.search(text)
    digits = text[: scales.start()] if scales else text
    value = parse_arabic(digits)
    return None if value is None else multiplied(value, text[len(digits) :])


def parse_fraction(text: str) -> int | float | None:
    """The value of 三分之一, 百分之八点五 or 1/3, or None where `text` is none."""
    under, _, over = text.partition("分之")
    if not over:
        over, _, under = text.partition("/")
    part, parts = parse_numeral(over), parse_numeral(under)
    return None if part is None or not parts else whole(round(part / parts, 6))


def multiplied(value: float, scales: str) -> int | float:
    """`value` times the scale words, without the noise of binary fractions (83.9亿)."""
    factor = 1
    for scale in scales:
        factor *= SCALES[scale]
    product = value * factor
    near = round(product)
    return near if factor > 1 and abs(product - near) < 1e-9 * abs(product) else whole(product)


def whole(value: float) -> int | float:
    """As int where nothing is lost."""
    return int(value) if value == int(value) else value


def parse_arabic(text: str) -> float | None:
    """Digits with thousands separators and a decimal point; mixed forms (3千) by their powers."""
    if text.isdigit():
        return float(text)
    if len(text) > 1 and text[-1] in POWERS:
        head = parse_arabic(text[:-1])
        return None if head is None else head * POWERS[text[-1]]
    return float(text.replace(",", "").replace("，", "")) if ARABIC.match(text) else None


def parse_chinese(text: str) -> int | float | None:
    """Chinese digits: positional (二〇二二, 三点五) or with powers and scales (一亿二千万)."""
    head, point, rest = text.partition("点")
    if point:
        return parse_point(head, rest)
    if not text or not KNOWN.issuperset(text):
        return None
    if len(text) > 1 and all(c in DIGITS for c in text):
        return int("".join(str(DIGITS[c]) for c in text))
    return parse_powers(text)


def parse_point(head: str, rest: str) -> float | None:
    """三点五, 一点二万: what stands after the point is read digit by digit, then multiplied."""
    tail = rest.rstrip("万萬亿億")
    front, digits = parse_chinese(head), [DIGITS.get(character) for character in tail]
    if front is None or None in digits or not digits:
        return None
    value = float(f"{int(front)}." + "".join(map(str, digits)))
    return multiplied(value, rest[len(tail) :]) if len(tail) < len(rest) else value


def parse_powers(text: str) -> int:
    """一亿二千零三万四百五十六 and the like; a scale multiplies the part before it that is smaller (六万万, 一万亿)."""
    total = section = digit = 0
    for character in text:
        if character in DIGITS:
            digit = DIGITS[character]
        elif character in POWERS:
            section += (digit or 1) * POWERS[character]
            digit = 0
        else:
            total = multiply(total, section + digit, SCALES[character])
            section = digit = 0
    return total + section + digit


def multiply(total: int, section: int, scale: int) -> int:
    """`total` after a scale word that stands behind `section`."""
    if section:
        return total * scale + section * scale if 0 < total < scale else total + section * scale
    return total * scale if total else scale


def to_chinese(number: int) -> str:
    """A whole number below 100 as speeches write ordinals: 20 -> 二十, 14 -> 十四."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{CHINESE[tens]}十"
    return head + (CHINESE[ones] if ones or not tens else "")
