"""A document with its structure: the one function of this stage."""

from __future__ import annotations

from kg.model import Document, Reading
from kg.structure.attribute import describe
from kg.structure.fold import fold
from kg.structure.furniture import blank, find_furniture
from kg.structure.section import find_sections
from kg.structure.sentence import find_sentences
from ontology.lexicon import Lexicon

__all__ = ["structure"]


def structure(document: Document, lexicon: Lexicon) -> Reading:
    """The folded text of a document, its furniture, sections and sentences, and what is known of the speech."""
    page, origin = fold(document.text)
    furniture = find_furniture(page)
    view = blank(page, furniture)
    sections = find_sections(view)
    return Reading(
        document=document,
        view=view,
        origin=origin,
        furniture=furniture,
        sections=sections,
        sentences=find_sentences(view, sections),
        speech=describe(document, view, page, furniture, sections, lexicon),
    )
