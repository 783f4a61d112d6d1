"""Where an export goes: one file, replaced whole, or a fresh folder; nothing of a build is ever written over."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from kg.errors import OutputError
from kg.output import FILES

__all__ = ["check_file", "check_folder", "write_file", "write_folder"]

HINT = "give another --out"


def check_file(path: Path, *, built: Path) -> None:
    """Refuse a place that is no file, and the files of the build that is exported."""
    if path.exists() and not path.is_file():
        told = "a folder is in its place" if path.is_dir() else "not a regular file"
        raise OutputError(told, path=path, hint=HINT)
    place, build = path.resolve(), built.resolve()
    if place.parent == build / "texts" or (place.parent == build and place.name in FILES):
        raise OutputError("this is a file of the build itself", path=path, hint=HINT)


def check_folder(path: Path) -> None:
    """Refuse a place that is neither absent nor an empty folder."""
    if not path.exists() and not path.is_symlink():
        return
    if not path.is_dir():
        raise OutputError("a file is in its place", path=path, hint=HINT)
    if any(path.iterdir()):
        raise OutputError("this folder is not empty", path=path, hint="give an absent or empty folder as --out")


def write_file(path: Path, data: bytes, *, built: Path) -> None:
    """Write a file beside its place, then put it there."""
    check_file(path, built=built)
    target = path.resolve()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        number, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
    except OSError as error:
        raise unwritable(path, error) from error
    fresh = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
        fresh.chmod(0o644)
        fresh.replace(target)
    except OSError as error:
        raise unwritable(path, error) from error
    finally:
        fresh.unlink(missing_ok=True)


def write_folder(path: Path, files: Mapping[str, bytes]) -> None:
    """Write all files beside their folder, then put it in its place, whole or not at all."""
    check_folder(path)
    target = path.resolve()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    except OSError as error:
        raise unwritable(path, error) from error
    try:
        for name, data in files.items():
            (fresh / name).parent.mkdir(exist_ok=True)
            (fresh / name).write_bytes(data)
        fresh.chmod(0o755)
        # An empty folder gives way; on POSIX the rename refuses one that somebody has filled meanwhile.
        fresh.replace(target)
    except OSError as error:
        raise unwritable(path, error) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def unwritable(path: Path, error: OSError) -> OutputError:
    """Why a place cannot be written."""
    return OutputError(f"cannot be written ({error.strerror})", path=path, hint=HINT)
