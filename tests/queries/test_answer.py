from queries.answer import FORMATS, display_width
from queries.cell import Cell

COLUMNS = ["slogan", "mentions", "share"]
ROWS: list[list[Cell]] = [["两个维护", 12, 0.5], ["“一社一品”, 创建", 3, None]]


def test_table_is_aligned_for_chinese_width_with_numbers_to_the_right() -> None:
    assert FORMATS["table"](COLUMNS, ROWS) == (
        "slogan            mentions  share\n"
        "────────────────  ────────  ─────\n"
        "两个维护                12    0.5\n"
        "“一社一品”, 创建         3\n"
    )


def test_table_shortens_what_is_too_wide_and_says_when_there_is_nothing() -> None:
    table = FORMATS["table"](["sentence"], [["字" * 100]])
    assert max(map(display_width, table.splitlines())) <= 72
    assert "…" in table
    assert FORMATS["table"](COLUMNS, []) == "(no rows)\n"


def test_csv_quotes_and_ends_lines_with_lf() -> None:
    assert FORMATS["csv"](COLUMNS, ROWS) == 'slogan,mentions,share\n两个维护,12,0.5\n"“一社一品”, 创建",3,\n'


def test_json_is_a_list_of_objects() -> None:
    assert FORMATS["json"](["a", "b"], [["甲", None]]) == '[\n  {\n    "a": "甲",\n    "b": null\n  }\n]\n'


def test_markdown_escapes_what_would_end_a_cell_or_begin_markup() -> None:
    assert FORMATS["md"](["a", "b"], [["x|y\n<b>", "_1_"]]) == "| a | b |\n| --- | --- |\n| x\\|y \\<b> | \\_1\\_ |\n"
