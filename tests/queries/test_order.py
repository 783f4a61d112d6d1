"""Rows in one order whatever the store, and what stores give as cells."""

from decimal import Decimal

from queries.cell import as_cell, cell_text
from queries.order import Key, parse_order, sort_rows


def test_the_order_is_read_from_either_language() -> None:
    keys = (Key("a", False), Key("b", True), Key("end", False))
    assert parse_order("SELECT ?a\nORDER BY ?a DESC(?b) ?end\n") == keys
    assert parse_order("RETURN a\nORDER BY a, b DESC, `end`\n") == keys
    assert parse_order("SELECT ?a { { SELECT ?b {} ORDER BY ?b LIMIT 1 } }") == ()


def test_missing_values_come_last_in_either_direction_and_text_goes_by_code_points() -> None:
    # In UTF-16 the second of these would come first.
    rows = [[None, 1], ["\U00020000", 2], ["\uff5e", 3], ["一", 4]]
    assert sort_rows(["name", "n"], rows, [Key("name", False)]) == [rows[3], rows[2], rows[1], rows[0]]
    assert sort_rows(["name", "n"], rows, [Key("name", True)]) == [rows[1], rows[2], rows[3], rows[0]]


def test_what_is_equal_is_ordered_by_the_other_columns() -> None:
    rows = [[2, "b", 1], [10, "a", 1], [2, "a", None], [2, "a", 5]]
    assert sort_rows(["x", "y", "z"], rows, [Key("x", True)]) == [rows[1], rows[3], rows[2], rows[0]]


def test_cells() -> None:
    given = [None, True, 3, 3.0, Decimal(3), 1 / 3, Decimal("0.333333333333333333"), 0.00625, 1e22, ["a", 2], "x"]
    assert [cell_text(as_cell(value)) for value in given] == [
        *("", "true", "3", "3", "3", "0.3333", "0.3333", "0.0063", "10000000000000000000000", "a|2", "x")
    ]
    assert [cell_text(as_cell(value)) for value in (float("inf"), float("nan"), 0.00001, -0.5)] == [
        *("inf", "nan", "0", "-0.5")
    ]
