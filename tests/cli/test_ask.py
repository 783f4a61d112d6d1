"""`kg ask` with a query of one's own, a limit, an endpoint, and what it refuses."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from kg.cli import main

NAMES = "SELECT ?name WHERE { ?s a kg:Slogan ; skos:prefLabel ?name ; kg:mentionCount ?n } ORDER BY DESC(?n) ?name"


@pytest.fixture
def graph(sample_folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.chdir(tmp_path)
    return sample_folder


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ("csv", "name\n习近平新时代中国特色社会主义思想\n两个维护\n"),
        ("md", "| name |\n| --- |\n| 习近平新时代中国特色社会主义思想 |\n| 两个维护 |\n"),
        ("json", '[\n  {\n    "name": "习近平新时代中国特色社会主义思想"\n  },\n  {\n    "name": "两个维护"\n  }\n]\n'),
    ],
)
def test_a_query_of_ones_own(form: str, told: str, graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "--sparql", NAMES, "--limit", "2", "--format", form, "--graph", str(graph)]) == 0
    assert capsys.readouterr().out == told


def test_a_query_in_a_file(graph: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "my.rq").write_text(NAMES, encoding="utf-8")
    assert main(["ask", "--sparql", "my.rq", "--limit", "1", "--format", "csv", "--graph", str(graph)]) == 0
    assert capsys.readouterr().out == "name\n习近平新时代中国特色社会主义思想\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--sparql", "INSERT DATA { <a:a> <a:b> <a:c> }"], "kg: INSERT would write; kg only reads; write SELECT"),
        (["--sparql", "SELECT ?s WHERE {\n ?s a kg:Slogan"], "kg: query:2:16: does not parse: it ends too early"),
        (["--sparql", "nothing.rq"], "kg: nothing.rq: no such file with a query; give TEXT, FILE or -"),
        (["together", "--sparql", "ASK {}"], "kg: both 'together' and --sparql are given; give one of the two"),
        (["together", "--limit", "-1"], "kg: --limit -1 is less than 0; give a number of rows"),
        (["together", "--graph", "."], "kg: .: no built graph here; run kg build first, or give --graph DIR"),
        (["together", "--endpoint", "file:///etc/passwd"], "kg: 'file:///etc/passwd' is no URL of an endpoint"),
        (["together", "--endpoint", "http://a b/"], "kg: 'http://a b/' is no URL of an endpoint"),
        (["together", "--endpoint", "http://127.0.0.1:99999/"], "kg: 'http://127.0.0.1:99999/' is no URL"),
        (["together", "--endpoint", "http://127.0.0.1:1/", "--timeout", "0"], "kg: --timeout 0 is no time to wait"),
        (["together", "--endpoint", "http://127.0.0.1:1/"], "kg: http://127.0.0.1:1/: cannot be reached"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_bad_input_is_one_clear_line(
    arguments: list[str], told: str, graph: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = [] if "--graph" in arguments else ["--graph", str(graph)]
    assert main(["ask", *arguments, *own]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(told)
    assert printed.err.count("\n") == 1


class Odd(BaseHTTPRequestHandler):
    """An endpoint that answers by its path: 500, a web page, broken JSON, XML, or not at all."""

    done = threading.Event()

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        if self.path == "/slow":
            self.done.wait(20)
            return
        code, kind, body = {
            "/broken": (500, "text/html", "<h1>out\nof memory</h1>"),
            "/page": (200, "text/html", "<p>hello</p>"),
            "/json": (200, "application/sparql-results+json", '{"head":'),
            "/xml": (
                200,
                "application/sparql-results+xml",
                '<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="name"/></head><results>'
                '<result><binding name="name"><literal>甲</literal></binding></result></results></sparql>',
            ),
        }[self.path]
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture
def odd() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Odd)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    Odd.done.set()
    server.shutdown()
    thread.join()
    server.server_close()
    Odd.done.clear()


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/broken", "answered 500 Internal Server Error: out of memory; is the endpoint's URL right?"),
        ("/page", "it answered text/html, which is no SPARQL result; is the endpoint's URL right?"),
        ("/json", "its answer does not parse ("),
        ("/slow", "no answer within 0.3 s; give a greater --timeout"),
    ],
)
def test_an_endpoint_that_fails_is_one_clear_line(
    path: str, told: str, odd: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", "together", "--endpoint", odd + path, "--timeout", "0.3"]) == 2
    printed = capsys.readouterr()
    assert printed.err.startswith(f"kg: {odd}{path}: {told}")
    assert printed.err.count("\n") == 1


def test_an_endpoint_may_answer_in_xml(odd: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "--sparql", NAMES, "--endpoint", f"{odd}/xml", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == [{"name": "甲"}]
