"""The store of a built graph: in memory where it is small, else on disk in `store/`, made once for each graph."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import Store

from kg.cache import Cache
from kg.errors import OutputError
from kg.output import read_report
from queries.sparql import load_store, load_turtle

__all__ = ["SMALL", "ensure_store", "open_store"]

# Bytes of graph.ttl that load into memory in about a third of a second; above that a store on disk is the shorter way
# from the second question on (benchmarks/questions.py).
SMALL = 4_000_000


def open_store(folder: Path, *, small: int = SMALL) -> Store:
    """A store to be read, of the graph in `folder`; raises `GraphError` where there is none."""
    read_report(folder)
    path = folder / "graph.ttl"
    if not path.is_file() or path.stat().st_size <= small:
        return load_store(folder)
    try:
        return Store.read_only(str(ensure_store(folder)))
    except (OutputError, OSError, RuntimeError):
        # Nothing can be written there: the graph can be asked all the same.
        return load_store(folder)


def ensure_store(folder: Path) -> Path:
    """The directory of an Oxigraph store that holds the graph in `folder`; made where it is missing, old or broken."""
    return Cache("store", fill_store, store_opens).ensure(folder)


def store_opens(data: Path) -> bool:
    """Whether a store can be read."""
    next(iter(Store.read_only(str(data))), None)
    return True


def fill_store(folder: Path, data: Path) -> None:
    """A store of the graph, closed again."""
    store = Store(str(data))
    load_turtle(store, folder)
    store.flush()
    store.optimize()
