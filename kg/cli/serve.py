"""`kg serve`: a SPARQL endpoint of a built graph, on this machine, to be read only."""

from __future__ import annotations

import argparse
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from kg.errors import GraphError, OutputError
from kg.output import read_report

__all__ = ["EXAMPLE", "HELP", "add_arguments", "run"]

HELP = "serve a built graph as a SPARQL endpoint with a query page, on this machine only"
EXAMPLE = """examples:
  kg serve                                the graph in out/, at http://127.0.0.1:7878/
  kg serve --graph graph --port 0         any free port
  kg ask slogan-heat --endpoint http://127.0.0.1:7878/query     (in another terminal)

needs oxigraph: pip install -e '.[server]'; Ctrl-C ends it"""
PAGE = "questions.html"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("--graph", type=Path, default=Path("out"), metavar="DIR", help="a built graph (default: out)")
    parser.add_argument("--port", type=int, default=7878, metavar="N", help="default: 7878; 0 takes any free one")


def run(options: argparse.Namespace) -> int:
    """Serve until Ctrl-C."""
    from queries.server import HOST, find_server, pick_port, serve
    from queries.store import ensure_store

    find_server()
    report = read_report(options.graph)
    port = pick_port(options.port)
    location = ensure_store(options.graph)
    endpoint = f"http://{HOST}:{port}/"
    page = write_page(options.graph, endpoint, report["dataset"])
    with until_interrupted(), serve(location, port) as process:
        print(f"endpoint   {endpoint}query  (read-only; the query page is {endpoint})\nquestions  {page}\nCtrl-C ends")
        sys.stdout.flush()
        wait(process)
    return 0


def write_page(folder: Path, endpoint: str, dataset: str) -> Path:
    """`questions.html` beside the graph."""
    from queries.page import generate_questions
    from queries.question import list_questions

    page = folder / PAGE
    try:
        page.write_bytes(generate_questions(list_questions(), endpoint=endpoint, dataset=dataset).encode())
    except OSError as error:
        raise OutputError(f"cannot be written ({error.strerror})", path=page) from error
    return page


def wait(process: subprocess.Popen[bytes]) -> None:
    """Until the server ends, which it does not do by itself."""
    code = process.wait()
    raise GraphError(f"oxigraph ended by itself with exit code {code}", hint="start kg serve again")


@contextmanager
def until_interrupted() -> Iterator[None]:
    """Ctrl-C, or the signal that ends a service, is the way out and no error."""
    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    except KeyboardInterrupt:
        print("ended", file=sys.stderr)
    finally:
        signal.signal(signal.SIGTERM, before)


def interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
