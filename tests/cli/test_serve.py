"""`kg serve` as a process: the real server, its page, and the ways it ends."""

import shutil
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from kg.cli import main
from kg.errors import GraphError, MissingExtraError
from queries import server
from queries.header import Header
from queries.page import generate_questions
from queries.question import Question, list_questions


@pytest.fixture
def graph(sample_folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sample_folder, tmp_path / "out"))


@pytest.fixture
def served(graph: Path) -> Iterator[subprocess.Popen[str]]:
    """`kg serve` on a free port; ended by its own id."""
    try:
        server.find_server()
    except MissingExtraError as error:
        pytest.skip(str(error))
    command = [sys.executable, "-m", "kg", "serve", "--graph", str(graph), "--port", "0"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    process = subprocess.Popen(command, text=True, encoding="utf-8", **pipes)
    with process:
        yield process
        process.kill()


def read_start(process: subprocess.Popen[str]) -> str:
    """The endpoint that it tells; its three lines are read."""
    assert process.stdout is not None
    first, second, third = (process.stdout.readline() for _ in range(3))
    assert first.startswith("endpoint   http://127.0.0.1:"), first + (process.stderr.read() if process.stderr else "")
    assert second.endswith("questions.html\n")
    assert third == "Ctrl-C ends\n"
    return first.split()[1]


def is_open(url: str) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", urlsplit(url).port or 0)) == 0


def test_it_answers_refuses_to_write_and_ends_cleanly(
    served: subprocess.Popen[str], graph: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    endpoint = read_start(served)
    assert main(["ask", "slogan-heat", "name=三个务必", "--format", "csv", "--endpoint", endpoint]) == 0
    assert (
        capsys.readouterr().out
        == "slogan,year,mentions,speeches,all_speeches,share,per_10000\n三个务必,2023,2,2,3,0.6667,3.4176\n"
    )
    update = urllib.request.Request(
        endpoint.replace("/query", "/update"), data=b"DROP ALL", headers={"Content-Type": "application/sparql-update"}
    )
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.build_opener(urllib.request.ProxyHandler({})).open(update, timeout=10)
    refused.value.close()
    assert refused.value.code == 403
    port = str(urlsplit(endpoint).port)
    assert main(["serve", "--graph", str(graph), "--port", port]) == 2
    assert capsys.readouterr().err == (
        f"kg: 127.0.0.1:{port}: this port is in use; give another --port (0 takes a free one)\n"
    )
    served.send_signal(signal.SIGINT)
    assert served.communicate(timeout=20) == ("", "ended\n")
    assert served.returncode == 0
    assert not is_open(endpoint)


def test_the_signal_that_ends_a_service_ends_the_server_too(served: subprocess.Popen[str]) -> None:
    endpoint = read_start(served)
    assert is_open(endpoint)
    served.terminate()
    assert served.wait(timeout=20) == 0
    assert not is_open(endpoint)


def test_a_server_that_does_not_start_is_one_line(graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "oxigraph"
    program.write_text("#!/bin/sh\necho 'Error: no such thing' >&2\necho at line 5 >&2\nexit 1\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(server, "find_server", lambda: str(program))
    with pytest.raises(GraphError) as caught, server.serve(graph, server.pick_port(0)):
        pytest.fail("it cannot answer")
    assert caught.value.problem == "oxigraph did not start: Error: no such thing"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--graph", "empty"], "kg: empty: no built graph here; run kg build first, or give --graph DIR\n"),
        (["--port", "70000"], "kg: 70000 is no port; give --port 0 to 65535\n"),
    ],
)
def test_bad_input_is_one_clear_line(
    arguments: list[str],
    told: str,
    graph: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(graph.parent)
    monkeypatch.setattr(server, "find_server", lambda: "oxigraph")
    (graph.parent / "empty").mkdir()
    assert main(["serve", *arguments]) == 2
    assert capsys.readouterr().err == told


def test_without_the_extra_it_says_what_to_install(
    graph: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(server.shutil, "which", lambda *_, **__: None)
    assert main(["serve", "--graph", str(graph)]) == 2
    assert capsys.readouterr().err == "kg: oxigraph is not installed; pip install -e '.[server]'\n"


class Page(HTMLParser):
    """The links, the texts of <pre>, and all tags of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.texts: list[str] = []
        self.tags: set[str] = set()
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.inside = tag == "pre"
        if tag == "pre":
            self.texts.append("")
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]

    def handle_endtag(self, tag: str) -> None:
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.texts[-1] += data


def read_page(text: str) -> Page:
    page = Page()
    page.feed(text)
    return page


def test_the_page_has_each_question_with_a_link_that_holds_it() -> None:
    endpoint = "http://127.0.0.1:7878/"
    page = read_page(generate_questions(list_questions(), endpoint=endpoint, dataset="samples"))
    texts = [question.sparql for question in list_questions()]
    assert page.texts == texts
    asked = [parse_qs(urlsplit(link).fragment) for link in page.links if link.startswith(f"{endpoint}#")]
    assert [fields["query"][0] for fields in asked] == texts
    assert {fields["endpoint"][0] for fields in asked} == {f"{endpoint}query"}
    assert all(link.startswith((endpoint, "#")) for link in page.links)
    assert not page.tags & {"script", "link", "img", "iframe"}


def test_nothing_on_the_page_becomes_markup() -> None:
    evil = "\"><script>alert(1)</script><img src=x onerror='x'>&$nav"
    question = Question(evil, Header(evil, evil, evil, evil, (), (), ()), evil, evil)
    text = generate_questions([question], endpoint="http://127.0.0.1:1/", dataset=evil)
    page = read_page(text)
    assert not page.tags & {"script", "img"}
    assert page.texts == [evil]
