"""Tables of classes and edges, read back by csv and pyarrow."""

import csv
import io
import sys

import pyarrow
import pyarrow.csv
import pyarrow.parquet
import pytest

from kg.errors import MissingExtraError
from kg.model import Graph
from kg.pipeline import Build
from loaders.columns import generate_csv_files, generate_parquet_files, list_tables
from loaders.rows import leave_out_text, read_graph
from loaders.turtle import generate_turtle

SMALL = Graph(
    dataset="one",
    nodes={
        "Sense": [
            {"id": "sense:s", "label": "三农", "definition": None, "from": "1996", "to": None, "fact_source": "a, b"}
        ],
        "Metric": [
            {"id": "metric:m", "label": '"5"名', "value": 5, "year": 2023, "masked": False},
            {"id": "metric:n", "label": "**名", "value": None, "year": None, "masked": True},
        ],
        "Slogan": [{"id": "slogan:b", "label": "两个维护", "aliases": ["甲", "乙"], "mentions": 3}],
    },
    edges={
        "SENSE_OF": [{"source": "sense:s", "target": "slogan:b"}],
        "USED_IN": [{"source": "slogan:b", "target": "year:2023", "count": 3, "speeches": 1}],
    },
)


def test_csv_has_a_file_for_each_class_and_edge() -> None:
    assert {name: data.decode() for name, data in generate_csv_files(SMALL).items()} == {
        "nodes/Sense.csv": 'id,label,definition,from,to,fact_source\nsense:s,三农,,1996,,"a, b"\n',
        "nodes/Metric.csv": 'id,label,value,year,masked\nmetric:m,"""5""名",5,2023,false\nmetric:n,**名,,,true\n',
        "nodes/Slogan.csv": "id,label,aliases,mentions\nslogan:b,两个维护,甲|乙,3\n",
        "edges/SENSE_OF.csv": "source,target\nsense:s,slogan:b\n",
        "edges/USED_IN.csv": "source,target,count,speeches\nslogan:b,year:2023,3,1\n",
    }


def test_parquet_is_read_back_with_types() -> None:
    files = generate_parquet_files(SMALL)
    assert list(files) == [f"{table.name}.parquet" for table in list_tables(SMALL)]
    metric = pyarrow.parquet.read_table(io.BytesIO(files["nodes/Metric.parquet"]))
    assert [(field.name, str(field.type)) for field in metric.schema] == [
        ("id", "string"),
        ("label", "string"),
        ("value", "double"),
        ("year", "int64"),
        ("masked", "bool"),
    ]
    assert metric.to_pylist() == [
        {"id": "metric:m", "label": '"5"名', "value": 5.0, "year": 2023, "masked": False},
        {"id": "metric:n", "label": "**名", "value": None, "year": None, "masked": True},
    ]
    slogan = pyarrow.parquet.read_table(io.BytesIO(files["nodes/Slogan.parquet"]))
    assert slogan.to_pylist() == [{"id": "slogan:b", "label": "两个维护", "aliases": ["甲", "乙"], "mentions": 3}]
    used = pyarrow.parquet.read_table(io.BytesIO(files["edges/USED_IN.parquet"]))
    assert used.to_pylist() == [{"source": "slogan:b", "target": "year:2023", "count": 3, "speeches": 1}]


def test_the_samples_are_read_back_whole_from_parquet(samples: Build) -> None:
    graph = read_graph(generate_turtle(samples.graph)).graph
    read = {
        name.removesuffix(".parquet"): pyarrow.parquet.read_table(io.BytesIO(data)).to_pylist()
        for name, data in generate_parquet_files(graph).items()
    }
    assert read == {
        **{f"nodes/{name}": list(rows) for name, rows in graph.nodes.items()},
        **{f"edges/{name}": list(rows) for name, rows in graph.edges.items()},
    }


def test_the_samples_are_read_back_whole_from_csv(samples: Build) -> None:
    graph = samples.graph
    read = {name: list(csv.DictReader(io.StringIO(data.decode()))) for name, data in generate_csv_files(graph).items()}
    assert {name: [row["id"] for row in rows] for name, rows in read.items() if name.startswith("nodes/")} == {
        f"nodes/{name}.csv": [row["id"] for row in rows] for name, rows in graph.nodes.items()
    }
    assert {
        name: [(row["source"], row["target"]) for row in rows]
        for name, rows in read.items()
        if name.startswith("edges/")
    } == {f"edges/{name}.csv": [(row["source"], row["target"]) for row in rows] for name, rows in graph.edges.items()}


def test_csv_is_read_by_pyarrow_line_breaks_and_all(samples: Build) -> None:
    options = pyarrow.csv.ParseOptions(newlines_in_values=True)
    sentences = generate_csv_files(samples.graph)["nodes/Sentence.csv"]
    read = pyarrow.csv.read_csv(io.BytesIO(sentences), parse_options=options)
    assert read.to_pylist() == samples.graph.nodes["Sentence"]


def test_columns_that_were_left_out_are_no_columns(samples: Build) -> None:
    tables = {table.name: list(table.columns) for table in list_tables(leave_out_text(samples.graph))}
    assert tables["nodes/Sentence"] == ["id", "order", "start", "end"]
    assert tables["nodes/Mention"] == ["id", "type", "start", "end", "status", "deadline"]


def test_without_pyarrow_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtraError) as raised:
        generate_parquet_files(SMALL)
    assert str(raised.value) == "pyarrow is not installed; pip install -e '.[tables]'"
