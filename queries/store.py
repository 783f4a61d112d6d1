"""The store of a built graph: in memory where it is small, else on disk in `store/`, made once for each graph.

`store/graph.sha256` names the `graph.ttl` that `store/data` was made from. A cache that says another name, or none, or does
not open is made again, beside the old one and then put in its place: two that ask at once never see half of one.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from pathlib import Path

from pyoxigraph import Store

from kg.errors import GraphError, OutputError
from kg.output import read_report
from queries.sparql import load_store, load_turtle

__all__ = ["SMALL", "ensure_store", "open_store"]

# Bytes of graph.ttl that load into memory in about a third of a second; above that a store on disk is the shorter way
# from the second question on (benchmarks/questions.py).
SMALL = 4_000_000
CACHE, DATA, KEY = "store", "data", "graph.sha256"


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
    key = hash_graph(folder)
    if not is_current(folder / CACHE, key):
        make_store(folder, key)
    return folder / CACHE / DATA


def hash_graph(folder: Path) -> str:
    """The SHA-256 of `graph.ttl`."""
    try:
        with (folder / "graph.ttl").open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise GraphError("no built graph here", path=folder, hint="run kg build first, or give --graph DIR") from error


def is_current(cache: Path, key: str) -> bool:
    """Whether a cache is of this graph and opens."""
    try:
        if (cache / KEY).read_text(encoding="ascii").strip() != key:
            return False
        next(iter(Store.read_only(str(cache / DATA))), None)
    except (OSError, RuntimeError, ValueError):
        return False
    return True


def make_store(folder: Path, key: str) -> None:
    """Load the graph beside the old cache, then take its place."""
    try:
        fresh = Path(tempfile.mkdtemp(prefix=f".{CACHE}-", dir=folder))
    except OSError as error:
        raise OutputError(f"no store can be written here ({error.strerror})", path=folder) from error
    try:
        fill_store(fresh, folder, key)
        replace(fresh, folder / CACHE)
    except (OSError, RuntimeError) as error:
        raise OutputError(f"no store can be written here ({error})", path=folder) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def fill_store(fresh: Path, folder: Path, key: str) -> None:
    """A store of the graph, closed again, and the key that says so last."""
    store = Store(str(fresh / DATA))
    load_turtle(store, folder)
    store.flush()
    store.optimize()
    del store
    (fresh / KEY).write_text(f"{key}\n", encoding="ascii")
    fresh.chmod(0o755)


def replace(fresh: Path, cache: Path) -> None:
    """Put `fresh` where `cache` is, whatever that is; another process that was faster is left to win."""
    old = Path(tempfile.mkdtemp(prefix=f".{CACHE}-old-", dir=cache.parent))
    try:
        if cache.exists() or cache.is_symlink():
            cache.replace(old / CACHE)
        fresh.replace(cache)
    except OSError:
        if not (cache / KEY).is_file():
            raise
    finally:
        shutil.rmtree(old, ignore_errors=True)
