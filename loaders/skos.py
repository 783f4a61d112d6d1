"""The lexicon as SKOS: a concept scheme of its own, valid without any graph."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from kg.key import fold_name
from kg.model import short_hash
from loaders.turtle import Vocabulary, literal, sort_key
from ontology.definition import DEFAULT_BASE
from ontology.lexicon import Entry, Lexicon, Sense

__all__ = ["generate_skos"]

CLASSES = {
    "slogan": "kg:Slogan",
    "policy": "kg:Policy",
    "program": "kg:Program",
    "meeting": "kg:Meeting",
    "body": "kg:Body",
}
FACTS = {
    "first_date": ("kg:firstUse", "date"),
    "start": ("kg:validFrom", "date"),
    "end": ("kg:validTo", "date"),
    "date": ("kg:firstUse", "date"),
    "first_occasion": ("kg:firstOccasion", "zh"),
    "kind": ("kg:kind", "text"),
    "series": ("kg:kind", "text"),
    "ordinal": ("kg:ordinal", "integer"),
    "session": ("kg:session", "integer"),
    "source": ("kg:factSource", "text"),
    "note": ("skos:note", "zh"),
}


class Scheme:
    """The IRIs of the concepts."""

    def __init__(self, base: str) -> None:
        self.words = Vocabulary("lexicon", base=base)
        self.iri = self.words.dataset

    def concept(self, entry: Entry) -> NamedNode:
        """The IRI of an entry, with the same local part as its entity in a graph."""
        return self.words.node(f"{entry.type}:{short_hash(entry.type, fold_name(entry.form), '')}")

    def part(self, words: str) -> NamedNode:
        """The IRI of a part that has no row of its own."""
        return self.words.node(f"slogan:{short_hash('slogan', fold_name(words), '')}")


def entry_triples(entry: Entry, lexicon: Lexicon, scheme: Scheme) -> Iterator[Triple]:
    """One entry as a concept."""
    node, term = scheme.concept(entry), scheme.words.term
    yield Triple(node, scheme.words.type, term("skos:Concept"))
    yield Triple(node, scheme.words.type, term(CLASSES[entry.type]))
    yield Triple(node, term("skos:inScheme"), scheme.iri)
    yield Triple(node, term("skos:prefLabel"), literal(entry.form, "zh"))
    if "en" in entry.facts:
        yield Triple(node, term("skos:prefLabel"), literal(entry.facts["en"], "en"))
    for form in entry.forms[1:]:
        yield Triple(node, term("skos:altLabel"), literal(form, "zh"))
    for column, (predicate, kind) in FACTS.items():
        if column in entry.facts:
            yield Triple(node, term(predicate), literal(entry.facts[column], kind))
    yield from link_triples(entry, lexicon, scheme)


def link_triples(entry: Entry, lexicon: Lexicon, scheme: Scheme) -> Iterator[Triple]:
    """Parts, predecessor and superior; a part without a row is a concept that has just its words."""
    node, term = scheme.concept(entry), scheme.words.term
    for part in entry.parts:
        known = lexicon.by_form.get(part)
        target = scheme.concept(known) if known else scheme.part(part)
        yield Triple(node, term("dct:hasPart"), target)
        if known is None:
            yield Triple(target, scheme.words.type, term("skos:Concept"))
            yield Triple(target, term("skos:inScheme"), scheme.iri)
            yield Triple(target, term("skos:prefLabel"), literal(part, "zh"))
    for column, predicate in (("predecessor", "dct:replaces"), ("superior", "org:subOrganizationOf")):
        other = lexicon.by_form.get(entry.facts.get(column, ""))
        if other is not None:
            yield Triple(node, term(predicate), scheme.concept(other))


def sense_triples(sense: Sense, entry: Entry | None, scheme: Scheme) -> Iterator[Triple]:
    """One official expansion as a concept of its own."""
    node, term = scheme.words.node(f"sense:{short_hash('sense', sense.form, sense.name)}"), scheme.words.term
    yield Triple(node, scheme.words.type, term("skos:Concept"))
    yield Triple(node, scheme.words.type, term("kg:Sense"))
    yield Triple(node, term("skos:inScheme"), scheme.iri)
    yield Triple(node, term("skos:prefLabel"), literal(f"{sense.form}（{sense.name}）", "zh"))
    if sense.parts:
        yield Triple(node, term("skos:definition"), literal("；".join(sense.parts), "zh"))
    for value, predicate in ((sense.start, "kg:validFrom"), (sense.end, "kg:validTo"), (sense.source, "kg:factSource")):
        if value:
            yield Triple(node, term(predicate), Literal(value))
    if entry is not None:
        yield Triple(node, term("kg:senseOf"), scheme.concept(entry))


def generate_skos(lexicon: Lexicon, *, base: str = DEFAULT_BASE) -> bytes:
    """The lexicon as sorted Turtle."""
    scheme = Scheme(base)
    triples = [
        Triple(scheme.iri, scheme.words.type, scheme.words.term("skos:ConceptScheme")),
        Triple(scheme.iri, scheme.words.term("dct:title"), literal("讲话提法词库", "zh")),
    ]
    for entry in lexicon.entries:
        triples += entry_triples(entry, lexicon, scheme)
    for form, senses in lexicon.senses.items():
        for sense in senses:
            triples += sense_triples(sense, lexicon.by_form.get(form), scheme)
    prefixes = scheme.words.prefixes([*CLASSES, "sense"])
    data = serialize(sorted(set(triples), key=sort_key(scheme.words)), format=RdfFormat.TURTLE, prefixes=prefixes)
    assert data is not None
    return data
