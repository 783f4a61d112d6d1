"""The rows that one document gives: its speech, text, sections, sentences and mentions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from kg.model import Mention, Quantity, Reading, Resolved, Row, Speech

__all__ = ["document_rows", "speech_id"]

Rows = Iterator[tuple[str, Row]]


def speech_id(reading: Reading) -> str:
    """The id of the speech that a document holds."""
    return f"speech:{reading.document.id}"


def speech_row(reading: Reading) -> Row:
    """The node of a speech with its attributes and the basis of each."""
    document = reading.document
    row: Row = {"id": speech_id(reading), "doc": document.doc, "source": document.source, "sha256": document.sha256}
    for attribute in fields(Speech):
        value, basis = getattr(reading.speech, attribute.name)
        row |= {attribute.name: value, f"{attribute.name}_basis": basis}
    return row


def metric_row(mention: Mention, quantity: Quantity) -> Row:
    """The node of a quantity; a range has its two ends, a masked one has no value."""
    value = quantity.value
    low, high = value if isinstance(value, tuple) else (value, value)
    return {
        "id": mention.entities[0],
        "label": " ".join(f"{quantity.what} {mention.text}".split()),
        "what": quantity.what or None,
        "value": None if isinstance(value, tuple) else value,
        "value_min": low,
        "value_max": high,
        "unit": quantity.unit or None,
        "cmp": quantity.cmp,
        "modality": quantity.modality,
        "year": quantity.year,
        "deadline": quantity.deadline,
        "masked": quantity.masked,
    }


def document_rows(resolved: Resolved) -> Rows:
    """(class or edge, row) for everything that belongs to this document alone."""
    reading, speech = resolved.reading, speech_id(resolved.reading)
    yield "Speech", speech_row(reading)
    text = f"text:{reading.document.id}"
    yield "TextVersion", {"id": text, "sha256": reading.document.sha256, "length": len(reading.document.text)}
    yield "VERSION_OF", {"source": text, "target": speech}
    for attribute, edge in (("year", "GIVEN_IN"), ("report_year", "REPORTS_ON"), ("plan_year", "PLANS_FOR")):
        year = getattr(reading.speech, attribute).value
        if year is not None:
            yield edge, {"source": speech, "target": f"year:{year}"}
    if resolved.own is not None:
        yield "OF_JURISDICTION", {"source": speech, "target": resolved.own.id}
    yield from section_rows(reading)
    yield from mention_rows(resolved)
    yield from sense_rows(resolved)


def section_id(reading: Reading, order: int | None) -> str:
    """The id of a section, or of the speech where there is none."""
    return speech_id(reading) if order is None else f"section:{reading.document.id}-{order}"


def section_rows(reading: Reading) -> Rows:
    """The sections, each part of the one around it."""
    for section in reading.sections:
        start, end = reading.source_span(section.start, section.end)
        node = section_id(reading, section.order)
        yield (
            "Section",
            {
                "id": node,
                "order": section.order,
                "depth": section.depth,
                "marker": section.marker,
                "heading": section.heading or None,
                "start": start,
                "end": end,
            },
        )
        yield "PART_OF", {"source": node, "target": section_id(reading, section.parent)}


def mention_rows(resolved: Resolved) -> Rows:
    """The mentions with their sentences, entities and rules."""
    reading, speech, last = resolved.reading, speech_id(resolved.reading), ""
    spans = [reading.source_span(sentence.start, sentence.end) for sentence in reading.sentences]
    order = 0
    for mention in resolved.mentions:
        while order + 1 < len(spans) and spans[order + 1].start <= mention.start:
            order += 1
        sentence = f"sentence:{reading.document.id}-{order}"
        if sentence != last:
            last = sentence
            start, end = spans[order]
            text = reading.document.text[start:end]
            yield "Sentence", {"id": sentence, "order": order, "text": text, "start": start, "end": end}
            part_of = section_id(reading, reading.sentences[order].section)
            yield "PART_OF", {"source": sentence, "target": part_of}
        yield from one_mention(mention, f"mention:{reading.document.id}-{mention.start}", sentence, speech)


def one_mention(mention: Mention, node: str, sentence: str, speech: str) -> Rows:
    """One mention and the edges that leave it."""
    yield (
        "Mention",
        {
            "id": node,
            "type": mention.type,
            "start": mention.start,
            "end": mention.end,
            "exact": mention.text,
            "status": mention.status,
            "deadline": mention.deadline,
        },
    )
    yield "IN_SENTENCE", {"source": node, "target": sentence}
    yield "IN_SPEECH", {"source": node, "target": speech}
    yield "Rule", {"id": rule_id(mention.rule), "label": mention.rule}
    yield "GENERATED_BY", {"source": node, "target": rule_id(mention.rule)}
    yield from (("OF", {"source": node, "target": entity}) for entity in mention.entities)
    if mention.sense is not None:
        yield "HAS_SENSE", {"source": node, "target": mention.sense}
    if mention.quantity is not None:
        yield "Metric", metric_row(mention, mention.quantity)
        if mention.quantity.year is not None:
            yield "ABOUT_YEAR", {"source": mention.entities[0], "target": f"year:{mention.quantity.year}"}


def sense_rows(resolved: Resolved) -> Rows:
    """The official expansions that mentions of this document have."""
    for sense in resolved.senses.values():
        yield (
            "Sense",
            {
                "id": sense.id,
                "label": sense.label,
                "definition": sense.definition or None,
                "from": sense.start or None,
                "to": sense.end or None,
                "fact_source": sense.source or None,
            },
        )
        yield "SENSE_OF", {"source": sense.id, "target": sense.entity}


def rule_id(rule: str) -> str:
    """The id of a rule: ASCII, so head nouns are written by their code points."""
    return "rule:" + "".join(c if c.isascii() and c.isalnum() else "-" if c.isascii() else f"{ord(c):x}" for c in rule)
