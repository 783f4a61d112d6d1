"""`kg ask` with its engines: the same rows, Cypher of one's own, and what each of them refuses."""

import json
import shutil
from pathlib import Path

import pytest
from neo4j_server import Neo4j

from kg.cli import main
from kg.pipeline import Build

COUNT = "MATCH (s:Speech {dataset: $dataset}) RETURN count(s) AS n"
FIRST = "slogan,tier,level,year,speeches,all_speeches,share,mentions\n"


@pytest.fixture(scope="module")
def copy(sample_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the samples in which caches can be made."""
    return Path(shutil.copytree(sample_folder, tmp_path_factory.mktemp("ask") / "out"))


@pytest.fixture
def graph(copy: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.chdir(tmp_path)
    return copy


def ask(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["ask", *arguments]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    return printed.out


def refuse(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["ask", *arguments]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    return printed.err


def test_both_embedded_engines_print_the_same(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    question = ["spread", "name=中国式现代化", "--format", "csv", "--graph", str(graph)]
    told = ask(capsys, *question)
    assert told.startswith(FIRST + "中国式现代化,")
    assert ask(capsys, *question, "--engine", "cypher") == told
    assert ask(capsys, *question, "--engine", "cypher", "--limit", "1") == "".join(told.splitlines(keepends=True)[:2])
    assert json.loads(ask(capsys, *question, "--format", "json"))[0]["tier"] == 2


def test_cypher_of_ones_own(graph: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = ["--graph", str(graph), "--format", "csv"]
    assert ask(capsys, "--cypher", COUNT, *own) == "n\n10\n"
    (tmp_path / "my.cypher").write_text(f"// mine; all\n{COUNT};\n", encoding="utf-8")
    assert ask(capsys, "--cypher", "my.cypher", *own) == "n\n10\n"
    given = "MATCH (e:Slogan) WHERE e.mentions >= $least AND e.label STARTS WITH $first RETURN e.label AS name ORDER BY name"
    assert ask(capsys, "--cypher", given, "least=9", "first=两个", *own) == "name\n两个确立\n两个维护\n"
    assert ask(capsys, "--cypher", "RETURN $a AS a, $b AS b", "a=-5", "b=--5", *own) == "a,b\n-5,--5\n"
    node = ask(capsys, "--cypher", "MATCH (e:Slogan {label: '两个维护'}) RETURN e", "--format", "json", *own[:2])
    assert json.loads(json.loads(node)[0]["e"])["label"] == "两个维护"


@pytest.mark.parametrize("form", ["sparql", "cypher", None])
def test_show_prints_what_can_be_pasted(form: str | None, graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    engine = [] if form is None else ["--engine", form]
    told = ask(capsys, "adoption", "name=两个维护", "--show", "--graph", str(graph), *engine)
    assert ('VALUES ?name { "两个维护" }' in told) == (form != "cypher")
    assert ("(e.label = '两个维护' OR '两个维护' IN e.aliases)" in told) == (form != "sparql")
    assert ("{dataset: 'samples'}" in told) == (form != "sparql")
    if form is not None:
        shown = ask(capsys, f"--{form}", told, "--graph", str(graph), "--format", "csv")
        assert shown == ask(capsys, "adoption", "name=两个维护", "--graph", str(graph), "--format", "csv")


@pytest.mark.parametrize("engine", ["sparql", "cypher"])
@pytest.mark.parametrize(
    ("question", "told"),
    [
        (["slogan-heat", "name=两个维户"], "kg: this graph has no slogan '两个维户'; did you mean name=两个维护"),
        (["who-mentions", "name=党的二十"], "kg: this graph has no name '党的二十'; did you mean name=党的二十大"),
        (["deadlines", "place=青和县"], "kg: this graph has no place '青和县'; did you mean place=青禾县"),
        (["dating", "doc_part=青和县"], "kg: this graph has no document '青和县'; did you mean doc_part=青禾县"),
        (["senses", "x=1"], "kg: senses has no parameter 'x'; senses takes no parameters"),
        (["year-policies", "year="], "kg: year= is empty; for example year=2023"),
    ],
)
def test_the_nearest_value_is_suggested(
    question: list[str], told: str, engine: str, graph: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert refuse(capsys, *question, "--graph", str(graph), "--engine", engine).strip() == told


WRITES = [
    ("MATCH (s:Speech) SET s.x = 1", "the query would write; kg only reads"),
    ("MATCH (s:Speech) DETACH DELETE s", "the query would write; kg only reads"),
    ("UNWIND [1] AS x CREATE (:Year {key: 'x'})", "the query would write; kg only reads"),
    ("CREATE (:Year)", "a query cannot begin with 'CREATE'"),
    ("COPY (MATCH (s:Speech) RETURN s.doc) TO 'stolen.csv'", "a query cannot begin with 'COPY'"),
    ("PROFILE COPY (MATCH (s:Speech) RETURN s.doc) TO 'stolen.csv'", "a query cannot begin with 'PROFILE'"),
    ("MATCH (s:Speech) RETURN 1; COPY (MATCH (s:Speech) RETURN s.doc) TO 'stolen.csv'", "several queries at once"),
    ("/* MATCH */ DROP TABLE Speech", "a query cannot begin with 'DROP'"),
]


@pytest.mark.parametrize(("query", "told"), WRITES)
def test_a_write_is_refused(query: str, told: str, graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (graph / "cypher" / "data" / "graph.lbug").read_bytes() if (graph / "cypher").exists() else None
    assert refuse(capsys, "--cypher", query, "--graph", str(graph)).startswith(f"kg: {told}")
    assert before in (None, (graph / "cypher" / "data" / "graph.lbug").read_bytes())
    assert list(Path.cwd().iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--cypher", "MATCH (s:Speech) RETUR s"], "kg: query:1:"),
        (
            ["--cypher", "MATCH (s:Speech) RETURN s.nothing"],
            "kg: query: Binder exception: Cannot find property nothing",
        ),
        (["--cypher", "MATCH (s:Speech) WHERE s.year = $year RETURN s.doc"], "kg: $year has no value; give year=VALUE"),
        (["--cypher", "missing.cypher"], "kg: missing.cypher: no such file with a query"),
        (["--cypher", COUNT, "--engine", "sparql"], "kg: --cypher cannot be asked of --engine sparql; give --engine"),
        (["--sparql", "ASK {}", "--engine", "neo4j"], "kg: --sparql cannot be asked of --engine neo4j; give --engine"),
        (["--sparql", "ASK {}", "x=1"], "kg: a query in SPARQL takes no parameters"),
        (["--sparql", "ASK {}", "--cypher", COUNT], "kg: both --sparql and --cypher are given; give one of the two"),
        (["spread", "--endpoint", "http://x/", "--engine", "cypher"], "kg: --endpoint goes with --engine http, not"),
        (
            ["spread", "--dataset", "x", "--engine", "cypher"],
            "kg: --dataset goes with --engine neo4j or http, not cypher",
        ),
        (["--show", "--cypher", COUNT], "kg: --show needs a question"),
        (["spread", "--timeout", "0", "--engine", "cypher"], "kg: --timeout 0 is no time to wait"),
        (
            ["spread", "--engine", "http", "--timeout", "5", "--endpoint", "http://127.0.0.1:1/"],
            "kg: http://127.0.0.1:1/",
        ),
        (
            ["spread", "--engine", "neo4j", "--uri", "bolt://127.0.0.1:1"],
            "kg: bolt://127.0.0.1:1: no Neo4j answers there",
        ),
        (["spread", "--engine", "neo4j", "--uri", "http://x"], "kg: 'http://x' is no address of Neo4j"),
        (["spread", "--engine", "cypher", "--graph", "none"], "kg: none: no built graph here"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_bad_input_is_one_clear_line(
    arguments: list[str], told: str, graph: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = [] if "--graph" in arguments else ["--graph", str(graph)]
    assert refuse(capsys, *arguments, *own).startswith(told)


@pytest.mark.parametrize(
    "query",
    [
        ("--sparql", "SELECT (COUNT(*) AS ?n) { ?a kg:of ?b . ?c kg:of ?d . ?e kg:of ?f . ?g kg:of ?h }"),
        (
            "--cypher",
            "MATCH (a:Mention), (b:Mention), (c:Mention), (d:Mention) WHERE a.start + b.start + c.start = d.start RETURN count(*)",
        ),
    ],
    ids=["sparql", "cypher"],
)
def test_what_takes_too_long_is_given_up(
    query: tuple[str, str], graph: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = refuse(capsys, *query, "--graph", str(graph), "--timeout", "0.5")
    assert told == "kg: no answer within 0.5 s; ask for less, or give a greater --timeout\n"


def test_a_running_neo4j(neo4j: Neo4j, graph: Path, samples: Build, capsys: pytest.CaptureFixture[str]) -> None:
    question, own = ["spread", "--format", "csv"], ["--engine", "neo4j", "--dataset", "samples"]
    assert "there is no data set 'samples'; run kg load first" in refuse(capsys, *question, *own)
    neo4j.load(graph)
    told = ask(capsys, *question, *own)
    assert told == ask(capsys, *question, "--graph", str(graph))
    assert told == ask(capsys, *question, "--engine", "neo4j", "--graph", str(graph))
    assert ask(capsys, "--cypher", COUNT, *own, "--format", "csv") == "n\n10\n"
    assert (
        ask(capsys, "--cypher", "MATCH (n:Year) RETURN count(n) AS n", "--engine", "neo4j", "--format", "csv")
        == f"n\n{len(samples.graph.nodes['Year'])}\n"
    )
    Path("count.cypher").write_text(COUNT, encoding="utf-8")
    assert ask(capsys, "--cypher", "count.cypher", *own, "--format", "csv") == "n\n10\n"
    assert "no built graph here" in refuse(capsys, "--cypher", "count.cypher", "--engine", "neo4j")
    assert "did you mean samples" in refuse(capsys, *question, "--engine", "neo4j", "--dataset", "sample")
    assert "did you mean name=两个维护" in refuse(capsys, "spread", "name=两个维户", *own)
    before = neo4j.snapshot()
    for query, problem in (*WRITES[:3], ("CALL db.createLabel('X')", "the query would write; kg only reads")):
        assert refuse(capsys, "--cypher", query, *own).startswith(f"kg: {problem}")
    assert neo4j.snapshot() == before
    assert refuse(capsys, "--cypher", "MATCH (n) RETUR n", *own).startswith("kg: query:1:11: Invalid input 'RETUR'")
    slow = "MATCH (a:Mention), (b:Mention), (c:Mention) WHERE a.start + b.start = c.start + 1 RETURN count(*)"
    assert "no answer within 1 s" in refuse(capsys, "--cypher", slow, "--engine", "neo4j", "--timeout", "1")
    neo4j.run("MATCH (m:SpeechGraphLoad {name: 'samples'}) SET m.state = 'loading'")
    assert "data set 'samples' is half loaded; run kg load again" in refuse(capsys, *question, *own)
