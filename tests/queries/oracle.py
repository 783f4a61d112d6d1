"""What every question should answer, in plain Python over the networkx graph: no store, no query, no derived edge or count.

Each function is called like its question (`-` is `_`), takes the graph and the parameters, and gives rows in any order with
the columns of its header. All is counted again from the mentions.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import networkx

Rows = Iterable[list[Any]]
TIERS = {"national": 1, "province": 2, "prefecture": 3, "county": 4, "township": 5}
NAMED = ("Slogan", "Policy", "Program", "Meeting", "Body")


class World:
    """A graph by class, and its edges from either end."""

    def __init__(self, network: networkx.MultiDiGraph) -> None:
        self.cells = dict(network.nodes(data=True))
        self.members: dict[str, list[str]] = defaultdict(list)
        self.ahead: dict[tuple[str, str], list[str]] = defaultdict(list)
        self.behind: dict[tuple[str, str], list[str]] = defaultdict(list)
        for node, cells in self.cells.items():
            self.members[cells["class"]].append(node)
        for source, target, name in network.edges(keys=True):
            self.ahead[name, source].append(target)
            self.behind[name, target].append(source)

    def of(self, node: str, column: str) -> Any:
        return self.cells[node].get(column)

    def one(self, edge: str, node: str) -> str | None:
        found = self.ahead.get((edge, node), [])
        assert len(found) <= 1
        return found[0] if found else None

    def only(self, edge: str, node: str) -> str:
        found = self.one(edge, node)
        assert found is not None
        return found

    def type(self, node: str) -> str:
        return str(self.of(node, "class")).lower()

    def named(self, name: str, *classes: str) -> list[str]:
        """The nodes with that name, in one form or another."""
        everyone = [node for kind in classes or NAMED for node in self.members[kind]]
        return [node for node in everyone if name == self.of(node, "label") or name in (self.of(node, "aliases") or [])]

    def mentions(self, entity: str) -> list[str]:
        return self.behind.get(("OF", entity), [])

    def speech(self, mention: str) -> str:
        return self.only("IN_SPEECH", mention)

    def sentence(self, mention: str) -> str:
        return str(self.of(self.only("IN_SENTENCE", mention), "text"))

    def speeches(self, entity: str) -> set[str]:
        """The speeches that mention it."""
        return {self.speech(mention) for mention in self.mentions(entity)}

    def years(self, speeches: Iterable[str]) -> list[int]:
        return [year for speech in speeches if (year := self.of(speech, "year")) is not None]

    def span(self, speeches: Iterable[str]) -> list[int | None]:
        """The first and the last year."""
        years = self.years(speeches)
        return [min(years), max(years)] if years else [None, None]

    def place(self, speech: str) -> str | None:
        found = self.one("OF_JURISDICTION", speech)
        return None if found is None else self.of(found, "label")

    def at(self, place: str) -> list[str]:
        """The speeches of a place."""
        return [speech for speech in self.members["Speech"] if self.place(speech) == place]

    def titled(self, part: str) -> list[str]:
        """The speeches with that in their document name."""
        return [speech for speech in self.members["Speech"] if part in self.of(speech, "doc")]

    def counted(self, speeches: Iterable[str], *classes: str) -> Iterator[tuple[str, Counter[str]]]:
        """Each entity that some of the speeches mention, with its mentions by speech."""
        wanted = set(speeches)
        for kind in classes or NAMED:
            for entity in self.members[kind]:
                counts = Counter(self.speech(mention) for mention in self.mentions(entity))
                counts = Counter({speech: count for speech, count in counts.items() if speech in wanted})
                if counts:
                    yield entity, counts

    def found(self, speeches: Iterable[str], kind: str) -> Iterator[tuple[str, str, str]]:
        """(speech, mention, what it is of) for each mention of a class in the speeches."""
        wanted = set(speeches)
        for entity in self.members[kind]:
            for mention in self.mentions(entity):
                if self.speech(mention) in wanted:
                    yield self.speech(mention), mention, entity


ANSWERS: dict[str, Callable[..., Rows]] = {}


def answers(work: Callable[..., Rows]) -> Callable[..., Rows]:
    """Register what a question should answer."""
    ANSWERS[work.__name__.replace("_", "-")] = work
    return work
