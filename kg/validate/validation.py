"""All checks of one graph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode, Store

from kg.validate.check import check_store, generate_checks
from kg.validate.shape import check_shapes
from kg.validate.source import Source, load_source, locate
from kg.validate.text import check_texts
from kg.validate.violation import Violation, explain

__all__ = ["Validation", "validate"]

# What an export without text (`kg export --no-text`) has not.
WITHHELD = frozenset(("Mention.exact:need", "Mention.oa-TextQuoteSelector:type", "Sentence.text:need"))


@dataclass(frozen=True, slots=True)
class Validation:
    """What was checked and what was found; `texts` says whether there were texts to check against."""

    source: Source
    violations: tuple[Violation, ...]
    triples: int
    rules: int
    shapes: bool
    texts: bool

    def lines(self, violations: tuple[Violation, ...]) -> Iterator[str]:
        """Violations for reading: document, node, rule, and the sentence."""
        for violation in violations:
            doc, sentence = locate(self.source, violation)
            node = violation.node.removeprefix(f"{self.source.base}data/")
            place = f"{self.source.path}: {doc}: {node}" if doc else f"{self.source.path}: {node}"
            shown = f"  “{sentence}”" if sentence else ""
            yield " ".join(f"{place}: {violation.rule}: {explain(violation.rule)}{shown}".split())


def validate(path: str | Path, *, shapes: bool = True) -> Validation:
    """Check the Turtle of a build (a folder) or of a file; without `shapes` by the generated SPARQL and the texts alone.

    Raises `GraphError` where there is none, and `MissingExtraError` where pySHACL is wanted and not installed.
    """
    source = load_source(Path(path))
    found = dict.fromkeys(check_store(source.store, base=source.base))
    if shapes:
        found |= dict.fromkeys(check_shapes(source.store, base=source.base))
    if texts_left_out(source.store, source.base):
        found = {violation: None for violation in found if violation.rule not in WITHHELD}
    texts = check_texts(source.store, source.folder, base=source.base)
    found |= dict.fromkeys(texts or ())
    triples, rules = len(source.store), len(generate_checks())
    return Validation(source, tuple(found), triples, rules, shapes, texts is not None)


def texts_left_out(store: Store, base: str) -> bool:
    """Whether the graph has no words of its texts at all."""
    words = (NamedNode("http://www.w3.org/ns/oa#exact"), NamedNode(f"{base}ontology#text"))
    return not any(next(store.quads_for_pattern(None, word, None), None) for word in words)
