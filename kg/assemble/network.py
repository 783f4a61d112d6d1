"""The graph as a networkx MultiDiGraph: a view over the rows, for graphs that fit into memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Graph

if TYPE_CHECKING:
    import networkx

__all__ = ["to_networkx"]


def to_networkx(graph: Graph) -> networkx.MultiDiGraph:
    """Nodes by id with their class as `class` and their columns; edges keyed by the name of the edge."""
    import networkx

    network = networkx.MultiDiGraph(dataset=graph.dataset)
    for kind, rows in graph.nodes.items():
        network.add_nodes_from((row["id"], {"class": kind, **without(row, "id")}) for row in rows)
    for name, rows in graph.edges.items():
        network.add_edges_from((row["source"], row["target"], name, without(row, "source", "target")) for row in rows)
    return network


def without(row: dict[str, object], *columns: str) -> dict[str, object]:
    """The filled cells of a row except some."""
    return {key: value for key, value in row.items() if key not in columns and value is not None}
