"""Optional parts: named in one line where they are missing."""

from __future__ import annotations

from importlib.util import find_spec

from kg.errors import MissingExtraError

__all__ = ["require"]


def require(*packages: str, extra: str) -> None:
    """Raise `MissingExtraError` for the first of some packages that is not installed; they come with `extra`."""
    for package in packages:
        if find_spec(package) is None:
            raise MissingExtraError(package, extra=extra)
