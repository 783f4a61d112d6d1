"""RDF 1.2: the derived statements with what they were derived from.

    usage:a1-b2 rdf:reifies <<( speech:a1 kg:mentions slogan:b2 )>> ;
        kg:count 2 ;
        prov:wasDerivedFrom mention:a1-935 , mention:a1-1207 .

The node that carries an edge's columns is the reifier, so all else is as in the profile `kg`. A statement `kg:mentions` is
derived from mentions, a statement `kg:usedIn` from the statements `kg:mentions` of the speeches given in that year.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Triple

from kg.model import Graph, Row
from loaders.turtle import Vocabulary, generate_triples
from ontology.definition import DEFAULT_BASE, Edge

__all__ = ["generate_statements"]

Derivations = dict[tuple[str, str], list[NamedNode]]


def generate_statements(graph: Graph, *, base: str = DEFAULT_BASE) -> Iterator[Triple]:
    """The triples of the graph, each carried edge reified, in no order."""
    yield from generate_triples(graph, base=base)
    words = Vocabulary(graph.dataset, base=base)
    sources = {"MENTIONS": mentions_behind(graph, words), "USED_IN": usages_behind(graph, words)}
    for edge in words.definition.edges.values():
        if edge.node is not None:
            yield from reified(graph.edges.get(edge.name, ()), edge, sources.get(edge.name, {}), words)


def carrier(row: Row, name: str, words: Vocabulary) -> NamedNode:
    """The node that `loaders.turtle` gives to an edge with columns."""
    ends = (row["source"].replace(":", "-"), row["target"].replace(":", "-"))
    return NamedNode(f"{words.data}{name.lower()}/{ends[0]}-{ends[1]}")


def reified(rows: Iterable[Row], edge: Edge, behind: Derivations, words: Vocabulary) -> Iterator[Triple]:
    """The edges of a kind as statements that something is said of."""
    predicate, reifies, derived = words.term(edge.iri), words.term("rdf:reifies"), words.term("prov:wasDerivedFrom")
    for row in rows:
        node = carrier(row, edge.node or "", words)
        yield Triple(node, reifies, Triple(words.node(row["source"]), predicate, words.node(row["target"])))
        for origin in behind.get((row["source"], row["target"]), ()):
            yield Triple(node, derived, origin)


def mentions_behind(graph: Graph, words: Vocabulary) -> Derivations:
    """(speech, entity) -> the mentions of the entity in the speech."""
    speeches = {row["source"]: row["target"] for row in graph.edges.get("IN_SPEECH", ())}
    found: Derivations = defaultdict(list)
    for row in graph.edges.get("OF", ()):
        found[speeches[row["source"]], row["target"]].append(words.node(row["source"]))
    return found


def usages_behind(graph: Graph, words: Vocabulary) -> Derivations:
    """(entity, year) -> the statements that the speeches given in the year mention the entity."""
    years = {row["source"]: row["target"] for row in graph.edges.get("GIVEN_IN", ())}
    found: Derivations = defaultdict(list)
    for row in graph.edges.get("MENTIONS", ()):
        if row["source"] in years:
            found[row["target"], years[row["source"]]].append(carrier(row, "Usage", words))
    return found
