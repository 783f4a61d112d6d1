"""GRAPH -> WHETHER IT CONFORMS: SHACL, generated SPARQL, the texts, and a check of the rows at the end of a build."""

from kg.validate.row import check_graph
from kg.validate.validation import Validation, validate

__all__ = ["Validation", "check_graph", "validate"]
