"""FILES -> DOCUMENTS."""

from kg.read.file import File, find_files, readable
from kg.read.text import decode, read_documents

__all__ = ["File", "decode", "find_files", "read_documents", "readable"]
