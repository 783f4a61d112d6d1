"""Answers as a table for people, CSV, JSON or Markdown."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from queries.cell import Cell, cell_text

__all__ = ["FORMATS", "display_width", "format_csv", "format_json", "format_markdown", "format_table"]

Rows = Sequence[Sequence[Cell]]
WIDEST = 72


def display_width(text: str) -> int:
    """Columns that a terminal needs: two for a Chinese character, one for “ ” and — as most terminals draw them."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def pad(text: str, width: int, *, right: bool) -> str:
    """Text filled up with spaces to a width."""
    gap = " " * max(0, width - display_width(text))
    return gap + text if right else text + gap


def shorten(text: str) -> str:
    """A cell that leaves room for the others; CSV and JSON have it whole."""
    if display_width(text) <= WIDEST:
        return text
    while display_width(text) > WIDEST - 1:
        text = text[: -max(1, (display_width(text) - WIDEST) // 2)]
    return f"{text}…"


def is_number(text: str) -> bool:
    return text.replace(".", "", 1).replace("-", "", 1).isdigit()


def one_line(cell: Cell) -> str:
    """A cell as text without line breaks."""
    return " ".join(cell_text(cell).split())


def format_table(columns: Sequence[str], rows: Rows) -> str:
    """Aligned columns, numbers to the right."""
    if not rows:
        return "(no rows)\n"
    cells = [[shorten(one_line(cell)) for cell in row] for row in rows]
    widths = [max(map(display_width, column)) for column in zip(columns, *cells, strict=True)]
    numeric = [all(is_number(cell) for cell in column if cell) for column in zip(*cells, strict=True)]
    lines = [list(columns), ["─" * width for width in widths], *cells]
    return "".join(
        "  ".join(
            pad(cell, width, right=right) for cell, width, right in zip(line, widths, numeric, strict=True)
        ).rstrip()
        + "\n"
        for line in lines
    )


def format_csv(columns: Sequence[str], rows: Rows) -> str:
    """CSV with a header; lines end in LF."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([cell_text(cell) for cell in row] for row in rows)
    return out.getvalue()


def format_json(columns: Sequence[str], rows: Rows) -> str:
    """A list of objects; numbers are numbers, what is missing is null."""
    records = [dict(zip(columns, row, strict=True)) for row in rows]
    return json.dumps(records, ensure_ascii=False, indent=2) + "\n"


def format_markdown(columns: Sequence[str], rows: Rows) -> str:
    """A table of Markdown; what would end a cell or begin markup is escaped."""
    lines = [columns, ["---"] * len(columns), *([escape(cell) for cell in row] for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def escape(cell: Cell) -> str:
    """A cell on one line that is no markup."""
    return re.sub(r"([\\|*_`<\[\]])", r"\\\1", one_line(cell))


FORMATS: Mapping[str, Callable[[Sequence[str], Rows], str]] = MappingProxyType(
    {"table": format_table, "csv": format_csv, "json": format_json, "md": format_markdown}
)
