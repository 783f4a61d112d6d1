"""Files for network tools, through networkx: GraphML, GEXF and node-link JSON.

All three hold every node and every edge. Missing values are left out; GraphML and GEXF have no lists, so these are joined
by `|`, and get a `label` on every node because Gephi and yEd show it.
"""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING, Any

from kg.model import Graph, Row
from loaders.rdf import check_xml
from ontology.definition import load_definition

if TYPE_CHECKING:
    import networkx

__all__ = ["FORMATS", "generate_gexf", "generate_graphml", "generate_node_link", "to_flat_network", "to_network"]

# networkx stamps the day of the export: the same graph would be other bytes tomorrow.
STAMP = re.compile(rb'lastmodifieddate="[^"]*"')
FIXED_DATE = b'lastmodifieddate="1970-01-01"'
# In GEXF these two are times of a dynamic graph; ours are offsets.
GEXF_NAMES = {"start": "start_offset", "end": "end_offset"}
IDENTITY, ENDS = ("id",), ("source", "target")
LABELS = ("label", "doc", "heading", "exact", "year", "id")


def to_network(graph: Graph) -> networkx.MultiDiGraph:
    """Nodes by id with their class as `class` and their columns; edges keyed by the name of the edge."""
    import networkx

    network = networkx.MultiDiGraph(dataset=graph.dataset)
    for kind, rows in graph.nodes.items():
        decimals = decimal_columns(kind)
        network.add_nodes_from((row["id"], {"class": kind, **filled(row, IDENTITY, decimals)}) for row in rows)
    for name, rows in graph.edges.items():
        network.add_edges_from((row["source"], row["target"], name, filled(row, ENDS)) for row in rows)
    return network


def to_flat_network(graph: Graph) -> networkx.MultiDiGraph:
    """The same for formats without lists; every node has a label, every edge its name as `label` and an id of its own."""
    import networkx

    network = networkx.MultiDiGraph(dataset=graph.dataset)
    for kind, rows in graph.nodes.items():
        decimals = decimal_columns(kind)
        network.add_nodes_from(
            (row["id"], {"class": kind, "label": label(row)} | flat(filled(row, IDENTITY, decimals))) for row in rows
        )
    for name, rows in graph.edges.items():
        for row in rows:
            key = f"{name}.{row['source']}.{row['target']}"
            network.add_edge(row["source"], row["target"], key, label=name, **flat(filled(row, ENDS)))
    return network


def decimal_columns(kind: str) -> frozenset[str]:
    """The columns of a class that hold decimals."""
    columns = load_definition().classes[kind].properties.values()
    return frozenset(column.name for column in columns if column.type == "decimal")


def filled(row: Row, without: tuple[str, ...], decimals: frozenset[str] = frozenset()) -> Row:
    """The cells of a row that hold something, except some; decimals all of one type, as the formats want it."""
    cells = {name: value for name, value in row.items() if name not in without and value is not None and value != []}
    return {name: float(value) if name in decimals else value for name, value in cells.items()}


def flat(cells: Row) -> Row:
    """Lists joined by |."""
    return {name: "|".join(map(str, value)) if isinstance(value, list) else value for name, value in cells.items()}


def label(row: Row) -> str:
    """What to show of a node."""
    return next(str(row[name]) for name in LABELS if row.get(name) not in (None, ""))


def generate_graphml(graph: Graph) -> bytes:
    """GraphML; `networkx.read_graphml(file, force_multigraph=True)` reads it back."""
    import networkx

    out = io.BytesIO()
    # write_graphml would take lxml where that is installed, whose bytes differ.
    networkx.write_graphml_xml(to_flat_network(graph), out)
    return check_xml(out.getvalue(), "graphml")


def generate_gexf(graph: Graph) -> bytes:
    """GEXF with a fixed date; `start` and `end` are called `start_offset` and `end_offset`."""
    import networkx

    network = to_flat_network(graph)
    for _, cells in network.nodes(data=True):
        rename(cells)
    for _, _, key, cells in network.edges(keys=True, data=True):
        cells["id"] = key
    out = io.BytesIO()
    networkx.write_gexf(network, out)
    return check_xml(STAMP.sub(FIXED_DATE, out.getvalue(), count=1), "gexf")


def rename(cells: dict[str, Any]) -> None:
    """Give the names that GEXF keeps for itself other ones."""
    for name, other in GEXF_NAMES.items():
        if name in cells:
            cells[other] = cells.pop(name)


def generate_node_link(graph: Graph) -> bytes:
    """Node-link JSON with lists as lists; `networkx.node_link_graph(data, edges="edges")` reads it back."""
    import networkx

    data = networkx.node_link_data(to_network(graph), edges="edges")
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


FORMATS = {"graphml": generate_graphml, "gexf": generate_gexf, "json": generate_node_link}
