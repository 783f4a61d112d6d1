"""The data that the stages hand to each other.

    Document  what was read          (read)
    Reading   its parts, its speech  (structure)
    Mention   a span with a type     (recognise), with the entities it names (resolve)
    Graph     rows by class and edge (assemble)

Spans are half-open and count Unicode code points. Two coordinate systems exist and meet in one place only: `Document.text`
is what offsets in every output point into; `Reading.view` is the folded text that recognisers look at (full width made
half width, line breaks inside words gone). `Reading.source_span` leads from the second to the first.
"""

from kg.model.document import Document, Skipped, Span, short_hash
from kg.model.entity import Entity, Jurisdiction, Resolved, SenseOf
from kg.model.graph import Graph, Row
from kg.model.mention import MENTION_TYPES, Candidate, Mention, MentionType, Quantity, Recogniser, Status, Value
from kg.model.reading import ATTRIBUTES, UNKNOWN, Attribute, Basis, Reading, Section, Sentence, Speech

__all__ = [
    "ATTRIBUTES",
    "MENTION_TYPES",
    "UNKNOWN",
    "Attribute",
    "Basis",
    "Candidate",
    "Document",
    "Entity",
    "Graph",
    "Jurisdiction",
    "Mention",
    "MentionType",
    "Quantity",
    "Reading",
    "Recogniser",
    "Resolved",
    "Row",
    "Section",
    "SenseOf",
    "Sentence",
    "Skipped",
    "Span",
    "Speech",
    "Status",
    "Value",
    "short_hash",
]
