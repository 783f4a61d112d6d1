"""A query of one's own: where its text comes from, and that it only reads."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from kg.errors import InputError, QuestionError

__all__ = ["check_read_only", "read_statement"]

UPDATES = {"insert", "delete", "load", "clear", "drop", "create", "add", "move", "copy", "with"}
# What may stand before the first word: white space, comments, and the declarations of prefixes and the base.
PROLOGUE = re.compile(r"(?:\s+|#[^\n]*(?:\n|$)|(?:BASE\s*<[^>]*>)|(?:PREFIX\s+[^:\s]*:\s*<[^>]*>))*", re.IGNORECASE)
WORD = re.compile(r"[A-Za-z]+")


def read_statement(given: str) -> str:
    """The query: `-` is standard input, a word without spaces and braces a file, anything else the text itself."""
    if given == "-":
        return decode(sys.stdin.buffer.read(), name="standard input")
    if re.search(r"[\s{]", given) and not is_file(Path(given)):
        return given
    try:
        return decode(Path(given).read_bytes(), name=given)
    except OSError as error:
        raise InputError("no such file with a query", path=given, hint="give TEXT, FILE or -") from error


def is_file(path: Path) -> bool:
    """Whether a file stands there; a long query is no path."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def decode(data: bytes, *, name: str) -> str:
    """UTF-8, with or without a byte-order mark."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("not UTF-8", path=name, hint="save the query as UTF-8") from error


def check_read_only(query: str) -> str:
    """The query as it is; raises `QuestionError` for an update, before anybody is asked."""
    start = PROLOGUE.match(query)
    assert start is not None, "an empty prologue matches"
    word = WORD.match(query, start.end())
    if word is not None and word[0].lower() in UPDATES:
        raise QuestionError(f"{word[0].upper()} would write; kg only reads", hint="write SELECT, ASK or CONSTRUCT")
    return query
