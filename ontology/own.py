"""The reader's own words on top of the lexicon: a table of four columns without a header.

    add      TERM  TYPE        a name that is to be found wherever it stands
    retype   TERM  TYPE        a name of the lexicon, or one that is found, with another type
    forbid   TERM              no mention, whatever finds it
    same     A     B           B is another spelling of A
    apart    A     B           B is not A, whatever rule or table would join them

Lines that begin with `#` are comments; a fourth column is a note. TYPE is slogan, policy, program, body or meeting.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from kg.errors import LexiconError
from ontology.lexicon import ENTRY_TYPES, Entry, EntryType, Lexicon, index_forms

__all__ = ["ACTIONS", "extend_lexicon"]

ACTIONS = {"add": "type", "retype": "type", "forbid": None, "same": "term", "apart": "term"}
TABLE = "own"


class Line(NamedTuple):
    """One line of the file."""

    number: int
    action: str
    term: str
    value: str


def read_lines(path: Path) -> Iterator[Line]:
    """The lines of the file, each checked by itself."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"cannot be read: {error}", path=path, hint="give a UTF-8 table") from error
    for number, row in enumerate(text.splitlines(), 1):
        if row.strip() and not row.startswith("#"):
            yield check_line(path, number, [cell.strip() for cell in row.split("\t")])


def check_line(path: Path, number: int, cells: list[str]) -> Line:
    """One line, or what is wrong with it and where."""

    def wrong(problem: str, column: int, hint: str) -> LexiconError:
        return LexiconError(problem, path=path, line=number, column=column, hint=hint)

    action = cells[0]
    if action not in ACTIONS:
        raise wrong(f"unknown action {action!r}", 1, f"write {', '.join(ACTIONS)}; columns are parted by tabs")
    needed = 2 if ACTIONS[action] is None else 3
    if not needed <= len(cells) <= 4 or not all(cells[:needed]):
        raise wrong(f"{action} takes {needed - 1} columns after it", min(len(cells), needed) + 1, "see kg build --help")
    value = cells[2] if needed == 3 else ""
    if ACTIONS[action] == "type" and value not in ENTRY_TYPES:
        raise wrong(f"unknown type {value!r}", 3, f"write {', '.join(ENTRY_TYPES)}")
    if ACTIONS[action] == "term" and value == cells[1]:
        raise wrong(f"{action} needs two spellings that differ", 3, "name the other one")
    return Line(number, action, cells[1], value)


def check_together(path: Path, lines: Iterable[Line]) -> None:
    """Refuse lines that contradict each other."""
    told: dict[tuple[str, ...], Line] = {}
    for line in lines:
        family = "join" if line.action in {"same", "apart"} else "term"
        key = (family, line.value) if family == "join" else (family, line.term)
        other = told.setdefault(key, line)
        if (other.action, other.term, other.value) != (line.action, line.term, line.value):
            problem = f"{line.action} {key[1]} contradicts {other.action} in line {other.number}"
            raise LexiconError(problem, path=path, line=line.number, column=2, hint="keep one of the two")


def extend_lexicon(lexicon: Lexicon, path: Path) -> Lexicon:
    """The lexicon as the reader wants it; the one given is not changed."""
    lines = list(read_lines(path))
    check_together(path, lines)
    typed = {line.term: line for line in lines if line.action in {"add", "retype"}}
    preferred = {entry.form for entry in lexicon.entries}
    entries = [retype(entry, typed) for entry in lexicon.entries]
    entries += [
        Entry(term, as_type(line.value), TABLE, line.number) for term, line in typed.items() if term not in preferred
    ]
    return replace(
        lexicon,
        entries=tuple(entries),
        by_form=MappingProxyType(index_forms(entries)),
        forbidden=frozenset(line.term for line in lines if line.action == "forbid"),
        same=MappingProxyType({line.value: line.term for line in lines if line.action == "same"}),
        apart=frozenset(line.value for line in lines if line.action == "apart"),
    )


def as_type(value: str) -> EntryType:
    """A type that was checked before."""
    return next(kind for kind in ENTRY_TYPES if kind == value)


def retype(entry: Entry, typed: dict[str, Line]) -> Entry:
    """The entry with the type that its line gives it, without the forms that have a line of their own."""
    full = "" if entry.full in typed else entry.full
    aliases = tuple(alias for alias in entry.aliases if alias not in typed)
    if entry.form not in typed:
        return replace(entry, full=full, aliases=aliases)
    return replace(entry, full=full, aliases=aliases, type=as_type(typed[entry.form].value), table=TABLE, match="")
