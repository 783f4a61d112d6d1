"""The made-up graph of the benchmarks: of the size asked for, always the same, and asked like any other."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

from kg.validate.row import check_graph
from queries.question import list_questions
from queries.sparql import ask, load_store

FILE = Path(__file__).resolve().parents[2] / "benchmarks" / "generate.py"


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("benchmarks_generate", FILE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # Data classes look their module up by its name.
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_the_same_graph_of_the_size_asked_for(tmp_path: Path) -> None:
    generate = load()
    graph = generate.write_graph(tmp_path / "a", 2_995, each=15)
    generate.write_graph(tmp_path / "b", 2_995, each=15)
    assert len(graph.nodes["Mention"]) == 2_995
    assert len(graph.nodes["Speech"]) == 200
    assert check_graph(graph)["conforms"]
    assert (tmp_path / "a" / "graph.ttl").read_bytes() == (tmp_path / "b" / "graph.ttl").read_bytes()
    store = load_store(tmp_path / "a")
    answered = {question.name for question in list_questions() if ask(store, question.sparql)[1]}
    assert answered == {question.name for question in list_questions()}


def test_offsets_point_at_what_is_mentioned() -> None:
    for speech in load().generate_speeches(300):
        text = speech.reading.document.text
        assert [text[mention.start : mention.end] for mention in speech.mentions] == [
            mention.text for mention in speech.mentions
        ]
