"""GRAPH -> PAGE: one self-contained HTML file."""

from kg.view.page import generate_page

__all__ = ["generate_page"]
