"""The rules of the model that a build of any size checks on its rows: places, quotes, values, jurisdictions, speech counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from kg.model import Graph, Row
from kg.validate.violation import Violation

__all__ = ["rule_violations"]


def rule_violations(graph: Graph) -> Iterator[Violation]:
    """What the rows break of those rules."""
    for name in ("Section", "Sentence", "Mention"):
        yield from (Violation("span", row["id"]) for row in graph.nodes.get(name, ()) if row["start"] >= row["end"])
    yield from quote_violations(graph)
    yield from metric_violations(graph.nodes.get("Metric", ()))
    yield from body_violations(graph)
    yield from speech_count_violations(graph)


def quote_violations(graph: Graph) -> Iterator[Violation]:
    """Mentions that begin outside their sentence, or are not what stands there."""
    sentences = {row["id"]: row for row in graph.nodes.get("Sentence", ())}
    mentions = {row["id"]: row for row in graph.nodes.get("Mention", ())}
    for edge in graph.edges.get("IN_SENTENCE", ()):
        mention, sentence = mentions.get(edge["source"]), sentences.get(edge["target"])
        if mention is None or sentence is None:
            continue
        start, exact = mention["start"] - sentence["start"], mention["exact"]
        if not 0 <= start < sentence["end"] - sentence["start"]:
            yield Violation("inside", mention["id"])
        elif isinstance(exact, str) and not exact.startswith(sentence["text"][start : start + len(exact)]):
            yield Violation("quote", mention["id"])


def metric_violations(rows: Iterable[Row]) -> Iterator[Violation]:
    """A masked metric has no value, another has, and its ends are in order."""
    for row in rows:
        values = [row["value_min"], row["value_max"]]
        if row["masked"]:
            if any(value is not None for value in (*values, row["value"])):
                yield Violation("masked", row["id"])
        elif None in values:
            yield Violation("unmasked", row["id"])
        elif not values[0] <= (values[0] if row["value"] is None else row["value"]) <= values[1]:
            yield Violation("value-range", row["id"])


def body_violations(graph: Graph) -> Iterator[Violation]:
    """A local body belongs to a jurisdiction."""
    placed = {row["source"] for row in graph.edges.get("OF_JURISDICTION", ())}
    for row in graph.nodes.get("Body", ()):
        if row.get("organ") is not None and row["id"] not in placed:
            yield Violation("local-body", row["id"])


def speech_count_violations(graph: Graph) -> Iterator[Violation]:
    """How many speeches mention an entity, in all and in each year."""
    speeches = Counter(row["target"] for row in graph.edges.get("MENTIONS", ()))
    for name in ("Slogan", "Policy", "Program", "Meeting", "Body"):
        rows = graph.nodes.get(name, ())
        yield from (Violation("speech-count", row["id"]) for row in rows if row["speeches"] != speeches[row["id"]])
    year: Mapping[str, str] = {row["source"]: row["target"] for row in graph.edges.get("GIVEN_IN", ())}
    by_year = Counter(
        (row["target"], year[row["source"]]) for row in graph.edges.get("MENTIONS", ()) if row["source"] in year
    )
    for row in graph.edges.get("USED_IN", ()):
        if row["speeches"] != by_year[row["source"], row["target"]]:
            yield Violation("year-usage-count", f"{row['source']} {row['target']}")
