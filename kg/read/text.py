"""The text of a file: UTF-8 with or without byte-order mark, else GB18030; `\\r\\n` and `\\r` count as `\\n`."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from kg.errors import UnreadableError
from kg.model import Document, Skipped
from kg.read.file import SUFFIXES, File, name_documents

__all__ = ["decode", "read_documents"]

CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# GB18030 gives a character to almost any bytes: text that is none shows as private or rare ones.
PLAUSIBLE = re.compile(r"[\x09-\x0d\x20-\x7e\u3000-\u303f\u4e00-\u9fff\uff00-\uffef\u2010-\u203b\u00b7\u2460-\u24ff]")
LEAST_PLAUSIBLE = 0.9


def decode(data: bytes, *, name: str) -> str:
    """The text in `data`, without byte-order mark and with `\\n` line ends.

    Raises `UnreadableError` where it is empty, binary or in another encoding; `name` is the file's, for the message.
    """
    if b"\0" in data:
        raise UnreadableError("binary file, not text", path=name, hint="give UTF-8 or GB18030 text")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = decode_gb18030(data, name=name)
    if CONTROL.search(text):
        raise UnreadableError("binary file, not text", path=name, hint="give UTF-8 or GB18030 text")
    if not text.strip():
        raise UnreadableError("empty file", path=name)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def decode_gb18030(data: bytes, *, name: str) -> str:
    """The text in `data` read as GB18030, where that gives Chinese text."""
    hint = "save it as UTF-8"
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as error:
        problem = f"neither UTF-8 nor GB18030 (byte {error.start})"
        raise UnreadableError(problem, path=name, hint=hint) from error
    if len(PLAUSIBLE.findall(text)) < LEAST_PLAUSIBLE * len(text):
        raise UnreadableError("neither UTF-8 nor GB18030", path=name, hint=hint)
    return text


def read_file(path: Path, *, name: str) -> str:
    """The text of one file."""
    if path.suffix.lower() not in SUFFIXES:
        raise UnreadableError("not a .txt or .md file", path=name, hint="convert it to text")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"cannot be read ({error.strerror})", path=name) from error
    return decode(data, name=name)


def read_documents(
    files: Sequence[File], *, step: Callable[[int, int], None] = lambda done, total: None
) -> tuple[list[Document], list[Skipped]]:
    """The documents that can be read, and the files that cannot with the reason; `step` is told the progress."""
    documents: list[Document] = []
    skipped: list[Skipped] = []
    copies: Counter[tuple[str, str]] = Counter()
    for number, (file, doc) in enumerate(zip(files, name_documents(files), strict=True), 1):
        try:
            text = read_file(file.path, name=file.source)
        except UnreadableError as error:
            skipped.append(Skipped(file.source, f"{error.problem}; {error.hint}" if error.hint else error.problem))
            continue
        finally:
            step(number, len(files))
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        copy = copies[doc.rpartition("/")[2], sha256]
        copies[doc.rpartition("/")[2], sha256] += 1
        documents.append(Document(doc, file.source, text, sha256, copy))
    return documents, skipped
