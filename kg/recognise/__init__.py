"""READING -> MENTIONS: one recogniser a module behind one protocol, and one policy for what overlaps."""

from kg.recognise.recognition import Recognition

__all__ = ["Recognition"]
