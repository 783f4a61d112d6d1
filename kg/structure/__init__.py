"""DOCUMENT -> READING: the text folded to one form, its parts, and what is known of the speech."""

from kg.structure.reading import structure

__all__ = ["structure"]
