"""A cache beside a built graph: made once for each graph, again when anything is wrong with it, and never half there.

`NAME/graph.sha256` names the `graph.ttl` that `NAME/data` was made from. A cache that says another name, or none, or does
not open is made again, beside the old one and then put in its place: two that ask at once never see half of one.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kg.errors import GraphError, OutputError

__all__ = ["Cache", "hash_file", "hash_graph"]

DATA, KEY = "data", "graph.sha256"


@dataclass(frozen=True, slots=True)
class Cache:
    """One kind of cache.

    `fill` makes the data at a path from the graph in a folder, `opens` says whether data can be used; `version` is what
    else than the graph it depends on. Both may raise OSError, RuntimeError or ValueError.
    """

    name: str
    fill: Callable[[Path, Path], None]
    opens: Callable[[Path], bool]
    version: str = ""

    def ensure(self, folder: Path) -> Path:
        """The data for the graph in `folder`; made where it is missing, old or broken."""
        key = f"{hash_graph(folder)} {self.version}".strip()
        if not self.is_current(folder / self.name, key):
            self.make(folder, key)
        return folder / self.name / DATA

    def is_current(self, cache: Path, key: str) -> bool:
        """Whether a cache is of this graph and opens."""
        try:
            return (cache / KEY).read_text(encoding="ascii").strip() == key and self.opens(cache / DATA)
        except (OSError, RuntimeError, ValueError):
            return False

    def make(self, folder: Path, key: str) -> None:
        """Make the data beside the old cache, then take its place."""
        try:
            fresh = Path(tempfile.mkdtemp(prefix=f".{self.name}-", dir=folder))
        except OSError as error:
            raise self.refused(folder, error.strerror) from error
        try:
            self.fill(folder, fresh / DATA)
            (fresh / KEY).write_text(f"{key}\n", encoding="ascii")
            fresh.chmod(0o755)
            replace(fresh, folder / self.name)
        except (OSError, RuntimeError) as error:
            raise self.refused(folder, error) from error
        finally:
            shutil.rmtree(fresh, ignore_errors=True)

    def refused(self, folder: Path, why: object) -> OutputError:
        """That nothing can be written there."""
        return OutputError(f"no {self.name} can be written here ({why})", path=folder)


def hash_graph(folder: Path) -> str:
    """The SHA-256 of `graph.ttl`."""
    try:
        return hash_file(folder / "graph.ttl")
    except OSError as error:
        raise GraphError("no built graph here", path=folder, hint="run kg build first, or give --graph DIR") from error


def hash_file(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def replace(fresh: Path, cache: Path) -> None:
    """Put `fresh` where `cache` is, whatever that is; another process that was faster is left to win."""
    old = Path(tempfile.mkdtemp(prefix=f".{cache.name}-old-", dir=cache.parent))
    try:
        if cache.exists() or cache.is_symlink():
            cache.replace(old / cache.name)
        fresh.replace(cache)
    except OSError:
        if not (cache / KEY).is_file():
            raise
    finally:
        shutil.rmtree(old, ignore_errors=True)
