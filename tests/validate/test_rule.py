"""The rules that every build checks on its rows: one planted error each."""

from collections.abc import Callable, Sequence
from copy import deepcopy
from typing import Any

import pytest

from kg.errors import GraphError
from kg.model import Graph, Row
from kg.pipeline import Build
from kg.validate.row import check_graph, check_rows
from kg.validate.rule import rule_violations


def planted(samples: Build, change: Callable[[dict[str, Any], dict[str, Any]], None]) -> Graph:
    """The graph of the samples with one thing changed."""
    nodes = deepcopy(dict(samples.graph.nodes))
    edges = deepcopy(dict(samples.graph.edges))
    change(nodes, edges)
    return Graph(samples.graph.dataset, nodes, edges)


def first(rows: Sequence[Row], **wanted: object) -> Row:
    return next(row for row in rows if all(row[key] == value for key, value in wanted.items()))


def masked_value(nodes: dict[str, Any], _: dict[str, Any]) -> None:
    first(nodes["Metric"], masked=True)["value"] = 3


def lost_value(nodes: dict[str, Any], _: dict[str, Any]) -> None:
    first(nodes["Metric"], masked=False)["value_min"] = None


def turned_range(nodes: dict[str, Any], _: dict[str, Any]) -> None:
    first(nodes["Metric"], masked=False).update(value=None, value_min=9, value_max=3)


def turned_span(nodes: dict[str, Any], _: dict[str, Any]) -> None:
    row = nodes["Section"][0]
    row["start"], row["end"] = row["end"], row["start"]


def wrong_quote(nodes: dict[str, Any], _: dict[str, Any]) -> None:
    nodes["Mention"][0]["exact"] = "※" * len(nodes["Mention"][0]["exact"])


def outside(nodes: dict[str, Any], _: dict[str, Any]) -> None:
    nodes["Mention"][0].update(start=10**6, end=10**6 + 2)


def homeless(nodes: dict[str, Any], edges: dict[str, Any]) -> None:
    body = next(row["id"] for row in nodes["Body"] if row.get("organ"))
    edges["OF_JURISDICTION"] = [row for row in edges["OF_JURISDICTION"] if row["source"] != body]


def miscounted(nodes: dict[str, Any], _: dict[str, Any]) -> None:
    nodes["Slogan"][0]["speeches"] += 1


def miscounted_year(_: dict[str, Any], edges: dict[str, Any]) -> None:
    edges["USED_IN"][0]["speeches"] += 1


PLANTED = {
    "masked": masked_value,
    "unmasked": lost_value,
    "value-range": turned_range,
    "span": turned_span,
    "quote": wrong_quote,
    "inside": outside,
    "local-body": homeless,
    "speech-count": miscounted,
    "year-usage-count": miscounted_year,
}


def test_the_samples_break_none(samples: Build) -> None:
    assert list(check_rows(samples.graph)) == []


@pytest.mark.parametrize("rule", PLANTED)
def test_a_planted_error_is_found_and_stops_the_build(rule: str, samples: Build) -> None:
    graph = planted(samples, PLANTED[rule])
    assert [violation.rule for violation in rule_violations(graph)] == [rule]
    with pytest.raises(GraphError, match="breaks 1 rules of its model"):
        check_graph(graph)
