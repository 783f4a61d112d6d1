"""The lexicon tables as objects; each bad row is reported by file, line and column.

What the tables mean stands in `ontology/lexicon/README.md`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal, NamedTuple

from kg.errors import LexiconError

__all__ = ["TABLES", "Entry", "Head", "Lexicon", "LocalBody", "Match", "Place", "Sense", "load_lexicon", "read_table"]

FOLDER = Path(__file__).parent / "lexicon"
EntryType = Literal["slogan", "policy", "program", "body", "meeting"]
ENTRY_TYPES: tuple[EntryType, ...] = ("slogan", "policy", "program", "body", "meeting")
Match = Literal["", "quoted", "none"]
MATCHES: tuple[Match, ...] = ("", "quoted", "none")
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?\Z")

FORMULATION = "form aliases type kind match parts predecessor first_date first_occasion source en note"
TABLES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        name: tuple(columns.split())
        for name, columns in {
            "formulations-party.tsv": FORMULATION,
            "formulations-state.tsv": FORMULATION,
            "campaigns.tsv": "form full aliases match type kind start end source en",
            "meetings.tsv": "form full aliases match series ordinal session start end place source en",
            "documents.tsv": "form aliases match kind date issuer amended source en",
            "bodies.tsv": "form full aliases match kind level superior predecessor start end source en",
            "senses.tsv": "form sense parts from to cue source note",
            "local_bodies.tsv": "form aliases kind levels full superior source en",
            "places.tsv": "code name short level superior",
            "heads.tsv": "head type quoted bare",
            "governors.tsv": "word",
            "generic.tsv": "word",
        }.items()
    }
)
TABLE_TYPE: Mapping[str, EntryType] = MappingProxyType(
    {"meetings.tsv": "meeting", "documents.tsv": "policy", "bodies.tsv": "body"}
)
WHOLE_NUMBER = re.compile(r"\d+\Z")
DATES = ("first_date", "start", "end", "date", "from", "to")
# What the filled cells of some columns must be.
CHECKS: Mapping[str, Callable[[str], object]] = MappingProxyType(
    dict.fromkeys(DATES, DATE.match)
    | dict.fromkeys(("ordinal", "session", "bare"), WHOLE_NUMBER.match)
    | {"type": ENTRY_TYPES.__contains__, "match": MATCHES.__contains__}
)
HINTS = dict.fromkeys(DATES, "write YYYY[-MM[-DD]]") | {"type": ", ".join(ENTRY_TYPES), "match": "quoted or none"}


class TableRow(NamedTuple):
    """A row with its line, so that what is wrong with it can be pointed at."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A term that has a row of its own. `facts` are the filled cells that no field here holds, by column."""

    form: str
    type: EntryType
    table: str
    line: int
    match: Match = ""
    full: str = ""
    aliases: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def forms(self) -> tuple[str, ...]:
        """All its forms, the preferred one first."""
        return tuple(dict.fromkeys(form for form in (self.form, self.full, *self.aliases) if form))


@dataclass(frozen=True, slots=True)
class Sense:
    """One official expansion of an ambiguous form; `start` and `end` bound the dates of texts that mean it."""

    form: str
    name: str
    parts: tuple[str, ...]
    start: str
    end: str
    cues: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class LocalBody:
    """A kind of body that each place has (县委组织部); `forms` are what is said after the level word."""

    form: str
    forms: tuple[str, ...]
    kind: str
    levels: tuple[str, ...]
    full: str
    superior: str


@dataclass(frozen=True, slots=True)
class Place:
    """An administrative division; `names` are the official one and the short ones."""

    code: str
    name: str
    names: tuple[str, ...]
    level: str
    superior: str


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that ends a name; `bare` is the least length of a modifier without quotation marks, None where never."""

    head: str
    type: EntryType | None
    quoted: bool
    bare: int | None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All tables. `by_form` leads from each form and alias to its entry.

    The last three come from the reader's own file: terms that are no mention, spellings that are another's (`same`), and
    spellings that no rule may join with others (`apart`).
    """

    entries: tuple[Entry, ...]
    by_form: Mapping[str, Entry]
    senses: Mapping[str, tuple[Sense, ...]]
    local_bodies: tuple[LocalBody, ...]
    places: Mapping[str, Place]
    heads: tuple[Head, ...]
    governors: frozenset[str]
    generic: frozenset[str]
    forbidden: frozenset[str] = frozenset()
    same: Mapping[str, str] = field(default_factory=dict)
    apart: frozenset[str] = frozenset()


def read_table(path: Path, columns: tuple[str, ...]) -> Iterator[TableRow]:
    """The rows of one table, checked for their number of columns, form and dates."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"cannot be read: {error}", path=path.name) from error
    rows = [(number, line.split("\t")) for number, line in enumerate(lines, 1) if line and line[0] != "#"]
    if not rows or tuple(rows[0][1]) != columns:
        raise LexiconError("the first line does not name the columns", path=path.name, line=1, hint=" ".join(columns))
    checks = [(at, name, CHECKS[name]) for at, name in enumerate(columns) if name in CHECKS]
    width, typed = len(columns), columns[0] == "form"
    for number, cells in rows[1:]:
        if len(cells) != width:
            problem = f"{len(cells)} columns instead of {width}"
            raise LexiconError(problem, path=path.name, line=number, column=min(len(cells), width) + 1)
        if not cells[0]:
            raise LexiconError(f"no {columns[0]}", path=path.name, line=number, column=1)
        for at, name, fits in checks:
            if (cells[at] or (typed and name == "type")) and not fits(cells[at]):
                problem = f"{cells[at]!r} is no {name}"
                raise LexiconError(problem, path=path.name, line=number, column=at + 1, hint=HINTS.get(name))
        yield TableRow(number, dict(zip(columns, cells, strict=True)))


def parse_list(cell: str) -> tuple[str, ...]:
    """The members of a cell that holds a list."""
    if "|" not in cell:
        return (cell,) if cell else ()
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def parse_entry(row: TableRow, table: str) -> Entry:
    """A row of one of the tables of terms."""
    cells = row.cells
    held = {"form", "type", "match", "full", "aliases", "parts"}
    return Entry(
        form=cells["form"],
        type=TABLE_TYPE.get(table) or cells["type"],  # type: ignore[arg-type]
        table=table,
        line=row.line,
        match=cells["match"],  # type: ignore[arg-type]
        full=cells.get("full", ""),
        aliases=parse_list(cells["aliases"]),
        parts=parse_list(cells.get("parts", "")),
        facts={column: cell for column, cell in cells.items() if cell and column not in held},
    )


def parse_sense(row: TableRow) -> Sense:
    """A row of `senses.tsv`."""
    cells = row.cells
    parts, cues = parse_list(cells["parts"]), parse_list(cells["cue"])
    return Sense(cells["form"], cells["sense"], parts, cells["from"], cells["to"], cues, cells["source"])


def parse_local_body(row: TableRow) -> LocalBody:
    """A row of `local_bodies.tsv`."""
    cells = row.cells
    forms = (cells["form"], *parse_list(cells["aliases"]))
    return LocalBody(cells["form"], forms, cells["kind"], parse_list(cells["levels"]), cells["full"], cells["superior"])


def parse_place(row: TableRow) -> Place:
    """A row of `places.tsv`."""
    cells = row.cells
    names = (cells["name"], *parse_list(cells["short"]))
    return Place(cells["code"], cells["name"], names, cells["level"], cells["superior"])


def parse_head(row: TableRow) -> Head:
    """A row of `heads.tsv`."""
    cells = row.cells
    kind: EntryType | None = cells["type"] or None  # type: ignore[assignment]
    return Head(cells["head"], kind, cells["quoted"] == "y", int(cells["bare"]) if cells["bare"] else None)


def index_forms(entries: Iterable[Entry]) -> dict[str, Entry]:
    """Each form and alias with its entry; no form may be claimed twice."""
    by_form: dict[str, Entry] = {}
    for entry in entries:
        for form in entry.forms:
            other = by_form.setdefault(form, entry)
            if other is not entry:
                problem = f"{form} is claimed by {other.form} ({other.table}:{other.line}) too"
                raise LexiconError(problem, path=entry.table, line=entry.line, column=1, hint="keep it in one row")
    return by_form


def check_cycles(by_form: Mapping[str, Entry]) -> None:
    """Refuse an entry that is, over some steps, a part, predecessor or superior of itself."""
    for column in ("parts", "predecessor", "superior"):
        done: set[str] = set()
        for entry in dict.fromkeys(by_form.values()):
            follow_links(entry, column, by_form, done, ())


def follow_links(
    entry: Entry, column: str, by_form: Mapping[str, Entry], done: set[str], path: tuple[str, ...]
) -> None:
    """Walk from an entry over one column; `done` are forms from which no cycle can be reached."""
    if entry.form in path:
        told = " > ".join((*path[path.index(entry.form) :], entry.form))
        raise LexiconError(f"a cycle in {column}: {told}", path=entry.table, line=entry.line, column=1)
    if entry.form in done:
        return
    targets = entry.parts if column == "parts" else (entry.facts.get(column, ""),)
    for target in targets:
        if target in by_form:
            follow_links(by_form[target], column, by_form, done, (*path, entry.form))
    done.add(entry.form)


@cache
def load_lexicon(folder: Path = FOLDER) -> Lexicon:
    """Read all tables of a folder; a second call returns the same object."""
    tables = {name: list(read_table(folder / name, columns)) for name, columns in TABLES.items()}
    terms = [name for name, columns in TABLES.items() if "match" in columns]
    entries = tuple(parse_entry(row, name) for name in terms for row in tables[name])
    senses: dict[str, tuple[Sense, ...]] = {}
    for row in tables["senses.tsv"]:
        sense = parse_sense(row)
        senses[sense.form] = (*senses.get(sense.form, ()), sense)
    by_form = index_forms(entries)
    check_cycles(by_form)
    return Lexicon(
        entries=entries,
        by_form=MappingProxyType(by_form),
        senses=MappingProxyType(senses),
        local_bodies=tuple(parse_local_body(row) for row in tables["local_bodies.tsv"]),
        places=MappingProxyType({place.code: place for place in map(parse_place, tables["places.tsv"])}),
        heads=tuple(map(parse_head, tables["heads.tsv"])),
        governors=frozenset(row.cells["word"] for row in tables["governors.tsv"]),
        generic=frozenset(row.cells["word"] for row in tables["generic.tsv"]),
    )
