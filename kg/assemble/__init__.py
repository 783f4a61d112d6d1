"""RESOLVED DOCUMENTS -> GRAPH: rows by class and edge, and a networkx view of them."""

from kg.assemble.assembly import assemble
from kg.assemble.network import to_networkx

__all__ = ["assemble", "to_networkx"]
