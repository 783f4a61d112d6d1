"""The rows of the whole graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.assemble.document import document_rows, speech_id
from kg.assemble.entity import CLASS_OF_TYPE, Tally, entity_row
from kg.model import Graph, Jurisdiction, Resolved, Row
from ontology.definition import Definition, load_definition

__all__ = ["assemble"]


def assemble(documents: Iterable[Resolved], *, dataset: str) -> Graph:
    """The graph of all documents: rows sorted by id, equal for equal input whatever the order of the documents."""
    definition = load_definition()
    rows: dict[str, dict[tuple[str, str], Row]] = defaultdict(dict)
    tallies: dict[str, Tally] = {}
    for document in documents:
        for name, row in (*document_rows(document), *place_rows(document.jurisdictions.values())):
            rows[name][row_key(row)] = row
        count_mentions(document, tallies)
    for name, row in (*entity_rows(tallies), *derived_rows(tallies)):
        rows[name][row_key(row)] = row
    for row in year_rows(rows, definition):
        rows["Year"][row_key(row)] = row
    drop_dangling(rows, definition)
    drop_idle_places(rows)
    return Graph(
        dataset=dataset,
        nodes={name: sorted_rows(rows[name]) for name in definition.classes if rows.get(name)},
        edges={name: sorted_rows(rows[name]) for name in definition.edges if rows.get(name)},
    )


def row_key(row: Row) -> tuple[str, str]:
    """What tells rows apart: the id of a node, the ends of an edge."""
    return (row["id"], "") if "id" in row else (row["source"], row["target"])


def sorted_rows(rows: dict[tuple[str, str], Row]) -> list[Row]:
    """The rows in the order of their keys."""
    return [rows[key] for key in sorted(rows)]


def place_rows(places: Iterable[Jurisdiction]) -> Iterator[tuple[str, Row]]:
    """The jurisdictions of a speech, each within the one above."""
    for place in places:
        row = {"id": place.id, "label": place.label, "level": place.level, "named": place.named, "code": place.code}
        yield "Jurisdiction", row
        if place.within is not None:
            yield "WITHIN", {"source": place.id, "target": place.within}


def count_mentions(document: Resolved, tallies: dict[str, Tally]) -> None:
    """Add the mentions of named things in one document; parts that it does not mention count nothing."""
    speech, year = speech_id(document.reading), document.reading.speech.year.value
    for identity, entity in document.entities.items():
        if entity.type != "metric":
            tallies.setdefault(identity, Tally(entity))
    for mention in document.mentions:
        for identity in mention.entities if mention.type != "metric" else ():
            tallies[identity].add(speech=speech, year=int(year) if year is not None else None, surface=mention.text)


def entity_rows(tallies: dict[str, Tally]) -> Iterator[tuple[str, Row]]:
    """The entities and the edges between them."""
    for identity, tally in tallies.items():
        yield CLASS_OF_TYPE[tally.entity.type], entity_row(tally)
        for edge, target in tally.entity.links:
            yield edge, {"source": identity, "target": target}


def derived_rows(tallies: dict[str, Tally]) -> Iterator[tuple[str, Row]]:
    """Speech -MENTIONS-> entity and entity -USED_IN-> Year: what the mentions add up to."""
    for identity, tally in tallies.items():
        for speech, count in tally.by_speech.items():
            yield "MENTIONS", {"source": speech, "target": identity, "count": count}
        for year, speeches in tally.by_year.items():
            total = sum(speeches.values())
            yield "USED_IN", {"source": identity, "target": f"year:{year}", "count": total, "speeches": len(speeches)}


def year_rows(rows: dict[str, dict[tuple[str, str], Row]], definition: Definition) -> Iterator[Row]:
    """A node for each year that an edge leads to."""
    edges = [edge.name for edge in definition.edges.values() if edge.targets == ("Year",)]
    for identity in {row["target"] for name in edges for row in rows[name].values()}:
        yield {"id": identity, "year": int(identity.removeprefix("year:"))}


def drop_dangling(rows: dict[str, dict[tuple[str, str], Row]], definition: Definition) -> None:
    """Links that the lexicon knows but whose other end nobody mentions are left out."""
    nodes = {identity for name in definition.classes for identity, _ in rows[name]}
    for name in ("REPLACES", "SUB_BODY_OF"):
        rows[name] = {key: row for key, row in rows[name].items() if row["target"] in nodes}


def drop_idle_places(rows: dict[str, dict[tuple[str, str], Row]]) -> None:
    """Keep the jurisdictions that a speech, body or meeting is of, and those above them."""
    above = {row["source"]: row["target"] for row in rows["WITHIN"].values()}
    used: set[str] = set()
    for row in rows["OF_JURISDICTION"].values():
        place: str | None = row["target"]
        while place is not None and place not in used:
            used.add(place)
            place = above.get(place)
    rows["Jurisdiction"] = {key: row for key, row in rows["Jurisdiction"].items() if key[0] in used}
    rows["WITHIN"] = {key: row for key, row in rows["WITHIN"].items() if row["source"] in used}
