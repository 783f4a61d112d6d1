"""The fast way of reading Turtle of our own form reads what the parser reads, and refuses what it refuses."""

import random
from pathlib import Path

import pytest
from made_graphs import nasty_graph
from pyoxigraph import RdfFormat, parse

from kg.errors import GraphError
from loaders import rows
from loaders.canonical import Canonical, NotCanonicalError
from loaders.facts import FactReader
from loaders.rows import Read, read_graph
from loaders.stream import RowStream
from loaders.turtle import generate_turtle

# What a byte, a line or a block may be replaced by: each a word of Turtle, or what ends one.
PIECES = (
    ";", ".", ",", " .\n", " ;\n\t", '"', '"""', "\\", "\n", "\r\n", "\t", " ", "#", "<", ">", "@zh", "@en", "^^xsd:decimal",
    "-1", "1.5", "true", "a", "kg:year 2023", "kg:Speech", "slogan:x", "[]", "[ kg:year 1 ]", "( 1 )", "_:b", "\0", "\u2028",
    "@prefix slogan: <https://speech-graph.example/data/samples/policy/> .\n", "@base <http://a.example/> .\n",
    "# slogan:x a kg:Slogan .\n", "'''", "é", "=", "void:inDataset", "kg:of",
)  # fmt: skip


def refuse(*_: object) -> Canonical:
    raise NotCanonicalError


def read(data: str) -> Read | None:
    try:
        return read_graph(data)
    except GraphError:
        return None


def harm(text: str, draw: random.Random) -> str:
    """The text with one thing changed."""
    blocks = text.split(" .\n")
    kind, start = draw.randrange(6), draw.randrange(len(text))
    end = start + draw.choice((0, 0, 1, 3, 30))
    if kind == 0:
        return text[:start] + draw.choice(PIECES) + text[end:]
    if kind == 1:
        lines = text.split("\n")
        at = draw.randrange(len(lines))
        lines[at] = draw.choice((draw.choice(lines), draw.choice(PIECES), f"{lines[at]}{draw.choice(PIECES)}"))
        return "\n".join(lines)
    if kind == 2:
        at = draw.randrange(len(blocks))
        blocks[at] = draw.choice((draw.choice(blocks), draw.choice(PIECES)))
    elif kind == 3:
        at, other = draw.randrange(len(blocks)), draw.randrange(len(blocks))
        blocks[at], blocks[other] = blocks[other], blocks[at]
    elif kind == 4:
        at = draw.randrange(len(blocks))
        blocks[at] = f"{draw.choice(PIECES)}{blocks[at]}"
    else:
        at = text.find(" ", start)
        return text[:at] + draw.choice(PIECES) + text[at:]
    return " .\n".join(blocks)


def make_harmed(blocks: list[str], seed: int) -> str:
    """Some blocks of a graph, with one thing or two changed."""
    draw = random.Random(seed)
    header = [block for block in blocks if block.startswith("@prefix")]
    first, *others = blocks[len(header) : -1]
    some = sorted(draw.sample(range(len(others)), 25))
    text = " .\n".join([*header, first, *(others[number] for number in some), ""])
    for _ in range(draw.choice((1, 1, 2))):
        text = harm(text, draw)
    return text


def test_what_is_harmed_is_read_or_refused_as_by_the_parser(
    sample_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FactReader, "check_ends", lambda *_: None)
    blocks = (sample_folder / "graph.ttl").read_text(encoding="utf-8").split(" .\n")
    harmed = [make_harmed(blocks, seed) for seed in range(400)]
    quickly = [read(text) for text in harmed]
    monkeypatch.setattr(rows, "Canonical", refuse)
    assert [read(text) for text in harmed] == quickly
    assert 40 < quickly.count(None) < 360


def test_triples_in_any_order_are_the_same_graph(sample_folder: Path) -> None:
    data = (sample_folder / "graph.ttl").read_bytes()
    triples = [str(quad.triple) + " .\n" for quad in parse(data, format=RdfFormat.TURTLE)]
    random.Random(7).shuffle(triples)
    assert read_graph("".join(triples)) == read_graph(data)


def test_names_that_end_literals_lines_and_blocks_are_read_as_they_are(tmp_path: Path) -> None:
    data = generate_turtle(nasty_graph("nasty"))
    (tmp_path / "graph.ttl").write_bytes(data)
    assert generate_turtle(read_graph(data).graph) == data
    assert [row for name, row in RowStream(tmp_path / "graph.ttl") if name == "Slogan"] == read_graph(data).graph.nodes[
        "Slogan"
    ]


def test_most_of_the_samples_need_no_parser(sample_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []
    original = Canonical.parse
    monkeypatch.setattr(Canonical, "parse", lambda self, block: parsed.append(block) or original(self, block))
    with (sample_folder / "graph.ttl").open("rb") as file:
        read_ones = [key for key, _ in Canonical(file, None)]
    assert len(read_ones) > 2000
    assert len(parsed) < len(read_ones) / 20
