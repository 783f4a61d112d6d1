"""Turtle as `loaders/turtle.py` writes it, read by one regular expression a class: several times as fast as by a parser.

Only what is exactly of that form is read so. A subject that is not goes through the parser by itself. A file that is not in
blocks sorted by subject raises `NotCanonicalError`: the parser has to read, or refuse, it as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from operator import itemgetter
from pathlib import Path
from typing import IO, Any, NamedTuple

from pyoxigraph import RdfFormat, parse

from kg.errors import GraphError
from loaders.facts import FactReader, Said, find_dataset, group_by_subject
from loaders.turtle import Vocabulary
from ontology.definition import Class, Property

__all__ = ["Canonical", "NotCanonicalError", "sort_key"]

# How a block ends and how its lines do: no literal of this form holds a line break, so neither stands within one.
END, NEXT, ALSO = " .\n", " ;\n\t", " , "
CHUNK, MOST_BYTES = 1 << 20, 1 << 26
PREFIX = re.compile(r"@prefix [a-z]+: <[^<>\"\\\s]+>")
LOCAL = "[A-Za-z0-9_][A-Za-z0-9_-]*"
TEXT = r"""[^"\\\r\n]*(?:\\[tbnrf"'\\][^"\\\r\n]*)*"""
ESCAPED = re.compile(r"\\(.)")
CHARACTERS = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


class NotCanonicalError(Exception):
    """The file is not of our own form."""


class Pattern(NamedTuple):
    """The blocks of a class: of the groups the first is the subject, `cells` takes those of `columns` in their order."""

    name: str
    match: Callable[[str], re.Match[str] | None]
    columns: tuple[str, ...]
    cells: Callable[[Sequence[Any]], tuple[Any, ...]]
    parsed: tuple[tuple[str, Callable[[str], Any]], ...]
    lists: tuple[str, ...]
    edges: tuple[tuple[str, int], ...]

    def read(self, block: str) -> tuple[str, Said] | None:
        """The subject of a block and what it says; None where it has another form."""
        found = self.match(block)
        if found is None:
            return None
        groups = found.groups()
        row = dict(zip(self.columns, self.cells(groups), strict=True))
        for column, parse_cell in self.parsed:
            if row[column] is not None:
                row[column] = parse_cell(row[column])
        for column in self.lists:
            row[column] = sorted(row[column] or ())
        edges: list[tuple[str, str]] = []
        for name, group in self.edges:
            if groups[group] is not None:
                edges += [(name, target) for target in groups[group].split(ALSO)]
        return groups[0], Said(self.name, row, edges)


class Canonical:
    """What the subjects of such a file say, each with a key by which they are sorted.

    Raises `NotCanonicalError`, also on the way, and `GraphError` where a subject says what the definition does not know.
    """

    def __init__(self, file: IO[bytes], path: Path | None) -> None:
        self.blocks = read_blocks(file)
        self.header, first = split_header(self.blocks)
        parser = parse(self.header + first + END, format=RdfFormat.TURTLE)
        try:
            dataset, base = find_dataset(group_by_subject(parser), path)
        except (SyntaxError, GraphError) as error:
            raise NotCanonicalError from error
        self.prefixes = parser.prefixes
        self.reader = FactReader(dataset, base, path=path)
        short = Short(self.prefixes, self.reader.words)
        self.types = re.compile(f"{short.node} a ([^;]*) ;").match
        self.patterns = dict(make_patterns(self.reader, short))
        # Each class has its own beginning of ids, so the last pattern of a beginning is most often the next.
        self.recent: dict[str, Pattern] = {}

    def __iter__(self) -> Iterator[tuple[str, Said]]:
        before = ""
        for block in self.blocks:
            key, said = self.read(block)
            if key <= before:
                raise NotCanonicalError
            before = key
            yield key, said

    def read(self, block: str) -> tuple[str, Said]:
        """What a block says, by its pattern or else by the parser."""
        kind = block[: block.find(":")]
        found = self.recent[kind].read(block) if kind in self.recent else None
        if found is None:
            types = self.types(block)
            pattern = self.patterns.get(types[1]) if types else None
            found = pattern.read(block) if pattern else None
            if found is None or pattern is None:
                return self.parse(block)
            self.recent[kind] = pattern
        return f"{found[0].replace(':', '/', 1)}>", found[1]

    def parse(self, block: str) -> tuple[str, Said]:
        """What a block says, by the parser; it must be one subject, and change nothing for those that follow."""
        parser = parse(self.header + block + END, format=RdfFormat.TURTLE)
        try:
            subjects = group_by_subject(parser)
        except SyntaxError as error:
            raise NotCanonicalError from error
        if len(subjects) != 1 or parser.prefixes != self.prefixes or parser.base_iri is not None:
            raise NotCanonicalError
        ((iri, facts),) = subjects.items()
        if iri == self.reader.words.dataset.value:
            raise NotCanonicalError
        return sort_key(iri, self.reader.words), self.reader.read(iri, facts)


def sort_key(iri: str, words: Vocabulary) -> str:
    """What the subjects of a data set are sorted by: their IRIs as Turtle writes them."""
    return f"{iri.removeprefix(words.data)}>"


def read_blocks(file: IO[bytes]) -> Iterator[str]:
    """The text between one `END` and the next, some of the file in memory at a time."""
    rest = b""
    while chunk := file.read(CHUNK):
        whole, end, rest = (rest + chunk).rpartition(END.encode())
        if len(rest) > MOST_BYTES:
            raise NotCanonicalError
        try:
            yield from whole.decode().split(END) if end else ()
        except UnicodeDecodeError as error:
            raise NotCanonicalError from error
    if rest.strip():
        raise NotCanonicalError


def split_header(blocks: Iterator[str]) -> tuple[str, str]:
    """The prefixes, and the first block after them."""
    header = ""
    for block in blocks:
        if not PREFIX.fullmatch(block):
            return header, block
        header += block + END
    raise NotCanonicalError


class Short:
    """How a file abbreviates IRIs: nodes of the data set as their ids are written, words by any prefix."""

    def __init__(self, prefixes: Mapping[str, str], words: Vocabulary) -> None:
        self.prefixes, self.words = prefixes, words
        kinds = {name: iri for name, iri in prefixes.items() if iri.startswith(words.data)}
        if not kinds or any(iri != f"{words.data}{name}/" for name, iri in kinds.items()):
            raise NotCanonicalError
        self.node = f"(?:{'|'.join(sorted(kinds))}):{LOCAL}"

    def term(self, curie: str) -> str:
        """A word of the ontology, or of a vocabulary that it reuses."""
        full = self.words.term(curie).value
        for name, iri in self.prefixes.items():
            if full.startswith(iri) and re.fullmatch(LOCAL, full.removeprefix(iri)):
                return f"{name}:{full.removeprefix(iri)}"
        raise NotCanonicalError

    def literal(self, column: Property) -> str:
        """The pattern of the value of a column, or of its values, with one group."""
        if column.type == "integer":
            return "(-?[0-9]+)"
        if column.type == "decimal":
            return rf'(-?[0-9]+\.[0-9]+|"-?[0-9]+"\^\^{re.escape(self.term("xsd:decimal"))})'
        if column.type == "boolean":
            return "(true|false)"
        tag = language_tag(column)
        return f'("{TEXT}"{tag}(?:{ALSO}"{TEXT}"{tag})*)' if column.many else f'"({TEXT})"{tag}'


def unescape(text: str) -> str:
    """A text without escapes."""
    return ESCAPED.sub(character, text) if "\\" in text else text


def character(escape: re.Match[str]) -> str:
    """What an escape stands for."""
    return CHARACTERS.get(escape[1], escape[1])


def language_tag(column: Property) -> str:
    """What follows a text."""
    return f"@{column.type}" if column.type in {"zh", "en"} else ""


def make_patterns(reader: FactReader, short: Short) -> Iterator[tuple[str, Pattern]]:
    """The pattern of each class by its types as they are written."""
    for kind in reader.words.definition.classes.values():
        types = sorted((kind.iri, *kind.sub), key=lambda curie: reader.words.term(curie).value)
        written = ALSO.join(map(short.term, types))
        yield written, make_pattern(kind, written, reader, short)


def make_pattern(kind: Class, types: str, reader: FactReader, short: Short) -> Pattern:
    """The lines of a class in the order of their IRIs; its data set must be there, and what an edge leads from and to."""
    definition, carrier = reader.words.definition, reader.carried.get(kind.name)
    ends = {"source": definition.carrier_from, "target": definition.carrier_to} if carrier else {}
    edges = {edge.name: edge.iri for edge in definition.edges_from(kind.name)}
    values = {column.iri: short.literal(column) for column in kind.properties.values()}
    values |= dict.fromkeys(ends.values(), f"({short.node})")
    values |= dict.fromkeys(edges.values(), f"({short.node}(?:{ALSO}{short.node})*)")
    lines = {iri: f"{NEXT}{re.escape(short.term(iri))} {value}" for iri, value in values.items()}
    lines = {iri: text if iri in ends.values() else f"(?:{text})?" for iri, text in lines.items()}
    lines["void:inDataset"] = f"{NEXT}{re.escape(short.term('void:inDataset'))} <{re.escape(reader.words.data)}>"
    order = sorted(lines, key=lambda curie: reader.words.term(curie).value)
    groups = {iri: number for number, iri in enumerate((iri for iri in order if iri in values), start=1)}
    cells = ends or {"id": "id"}
    cells |= {column.name: column.iri for column in kind.properties.values()}
    return Pattern(
        name=carrier.name if carrier else kind.name,
        match=re.compile(f"({short.node}) a {re.escape(types)}" + "".join(lines[iri] for iri in order)).fullmatch,
        columns=tuple(cells),
        cells=itemgetter(*(groups.get(iri, 0) for iri in cells.values())),
        parsed=tuple(cell_parsers(kind)),
        lists=tuple(column.name for column in kind.properties.values() if column.many),
        edges=tuple(sorted(((name, groups[iri]) for name, iri in edges.items()), key=itemgetter(1))),
    )


def cell_parsers(kind: Class) -> Iterator[tuple[str, Callable[[str], Any]]]:
    """What makes a value of what stands in the file, by column."""
    for column in kind.properties.values():
        if column.many:
            yield column.name, partial(parse_list, tag=language_tag(column))
        else:
            yield column.name, PARSERS.get(column.type, unescape)


def parse_list(text: str, tag: str) -> list[str]:
    """`"one"@zh , "two"@zh`, in any order."""
    return list(map(unescape, text[1 : -len(tag) - 1].split(f'"{tag}{ALSO}"')))


def parse_decimal(text: str) -> float | int:
    """`3.5`, or `"3"^^xsd:decimal`."""
    return int(text.split('"')[1]) if text[0] == '"' else float(text)


PARSERS: dict[str, Callable[[str], Any]] = {"integer": int, "decimal": parse_decimal, "boolean": "true".__eq__}
