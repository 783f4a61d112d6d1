"""What a check finds."""

from __future__ import annotations

from typing import NamedTuple

from ontology.definition import load_definition

__all__ = ["MEANINGS", "Violation", "explain"]

MEANINGS = {
    "need": "is missing",
    "once": "stands there more than once",
    "datatype": "is of another datatype",
    "language": "has not the language tag it should have",
    "values": "is not one of the values allowed",
    "least": "is less than what is within reason",
    "most": "is more than what is within reason",
    "date": "is no date (YYYY, YYYY-MM or YYYY-MM-DD)",
    "target": "leads to what is not of the class it should be",
    "type": "is a class that the node should have too",
    "closed": "has a property that the model does not give its class",
}
TEXTS = {
    "text": "not what stands at its place in texts/",
    "length": "not the length of the text in texts/",
    "sha256": "the text in texts/ is another one than its name says",
}


class Violation(NamedTuple):
    """A rule that a node breaks; `node` is its IRI."""

    rule: str
    node: str


def explain(rule: str) -> str:
    """A rule in words."""
    rules = load_definition().rules
    if rule in rules:
        return rules[rule].en
    name, _, kind = rule.partition(":")
    return f"{name.partition('.')[2]} {MEANINGS[kind]}" if kind else TEXTS[name]
