"""Asking a store with the prefixes of the model."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import QuerySolution, QuerySolutions, Store

from ontology.definition import load_definition

__all__ = ["select"]


def select(store: Store, query: str, *, base: str) -> Iterator[QuerySolution]:
    """The rows of a query."""
    prefixes = {**load_definition().prefixes, "kg": f"{base}ontology#"}
    found = store.query(query, prefixes=prefixes)
    assert isinstance(found, QuerySolutions)
    yield from found
