"""The folder of a build: whole or not at all, and only what kg wrote is ever replaced."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from kg.errors import GraphError, OutputError

__all__ = ["FILES", "REPORT", "check_output", "read_report", "replace_output"]

REPORT = "report.json"
PRODUCT = "speech-graph"
FILES = ("graph.ttl", "graph.html", "mentions.jsonl", "speeches.csv", "entities.csv", "metrics.csv", REPORT)
# Made beside a build by later commands, out of the build alone; goes when the build is replaced.
CACHES = ("store", "cypher", "questions.html")
TEXT_NAME = re.compile(r"[0-9a-f]{64}\.txt")


def read_report(folder: Path) -> dict[str, Any]:
    """The report of an earlier build; raises `GraphError` where there is none."""
    try:
        report = json.loads((folder / REPORT).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise GraphError("no built graph here", path=folder, hint="run kg build first, or give --graph DIR") from error
    if not isinstance(report, dict) or report.get("product") != PRODUCT:
        raise GraphError(f"its {REPORT} is not one of kg's", path=folder, hint="give a folder that kg build made")
    return report


def check_output(folder: Path) -> None:
    """Refuse a place that is neither absent, nor empty, nor an earlier build."""
    if folder.is_symlink() and not folder.exists():
        raise OutputError("a link that leads nowhere", path=folder, hint="give another --out")
    if not folder.exists():
        return
    if not folder.is_dir():
        raise OutputError("a file is in its place", path=folder, hint="give another --out")
    if not any(folder.iterdir()):
        return
    try:
        read_report(folder)
    except GraphError as error:
        hint = "give an absent or empty folder, or an earlier build"
        raise OutputError("this folder holds what kg did not write", path=folder, hint=hint) from error


def replace_output(folder: Path, files: Mapping[str, str | bytes], texts: Iterable[tuple[str, str]]) -> None:
    """Write all files beside `folder` first, then put them in its place.

    An interruption before the last step leaves an earlier build as it was; files of others in the folder stay.
    """
    check_output(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    except OSError as error:
        raise OutputError(f"cannot be written ({error.strerror})", path=folder, hint="give another --out") from error
    try:
        write_files(fresh, files, texts)
        fresh.chmod(0o755)
        keep_foreign(folder, fresh)
        swap(fresh, folder)
    except OSError as error:
        raise OutputError(f"cannot be written ({error.strerror})", path=folder, hint="give another --out") from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def write_files(folder: Path, files: Mapping[str, str | bytes], texts: Iterable[tuple[str, str]]) -> None:
    """The files of a build; text as UTF-8 with LF whatever the locale."""
    for name, content in files.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    (folder / "texts").mkdir()
    for sha256, text in texts:
        (folder / "texts" / f"{sha256}.txt").write_bytes(text.encode())


def keep_foreign(folder: Path, fresh: Path) -> None:
    """Carry over what somebody else put into an earlier build."""
    if not folder.is_dir():
        return
    for member in (*folder.iterdir(), *(folder / "texts").glob("*")):
        ours = (
            member.name in {*FILES, *CACHES, "texts"} if member.parent == folder else TEXT_NAME.fullmatch(member.name)
        )
        if ours:
            continue
        kept = fresh / member.relative_to(folder)
        if member.is_dir() and not member.is_symlink():
            shutil.copytree(member, kept, symlinks=True)
        else:
            shutil.copy2(member, kept, follow_symlinks=False)


def swap(fresh: Path, folder: Path) -> None:
    """Put `fresh` where `folder` is; the old one goes last."""
    target = folder.resolve() if folder.is_symlink() else folder
    if not target.exists():
        fresh.replace(target)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{folder.name}-old-", dir=target.parent))
    target.replace(old / "build")
    try:
        fresh.replace(target)
    except OSError:
        (old / "build").replace(target)
        raise
    finally:
        shutil.rmtree(old, ignore_errors=True)
