"""The page: drawn in a real browser without a network, and safe whatever a speech says."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from kg.pipeline import Build, build
from kg.view.choice import choose

BROWSER = next(filter(None, map(shutil.which, ("chromium", "google-chrome", "chromium-browser"))), None)
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --virtual-time-budget=8000 --window-size=1600,950"
).split()

BROWSERS_OWN = "not an origin"


def open_page(page: Path, folder: Path) -> tuple[str, list[str]]:
    """The page after its scripts ran, and the URLs that it asked for (not those that the browser asks for by itself)."""
    if BROWSER is None:
        assert not os.environ.get("KG_REQUIRE_BROWSER"), "a browser is required here"
        pytest.skip("no Chromium on this machine")
    log = folder / "net.json"
    command = [BROWSER, *FLAGS, f"--user-data-dir={folder / 'profile'}", f"--log-net-log={log}"]
    command += ["--host-resolver-rules=MAP * ~NOTFOUND", "--dump-dom", page.as_uri()]
    dom = subprocess.run(command, capture_output=True, timeout=120, check=True).stdout.decode()
    events = json.loads(log.read_text(encoding="utf-8"))["events"]
    asked = [
        event["params"] for event in events if event.get("params", {}).get("initiator", BROWSERS_OWN) != BROWSERS_OWN
    ]
    urls = {params["url"] for params in asked if "url" in params}
    return dom, sorted(url for url in urls if url.startswith(("http", "ws")))


def test_the_page_draws_itself_and_asks_nobody(sample_folder: Path, tmp_path: Path) -> None:
    dom, urls = open_page(sample_folder / "graph.html", tmp_path)
    assert 'data-ready="yes"' in dom
    assert "<canvas" in dom
    assert urls == []


def test_the_test_sees_what_a_page_asks_for(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text('<script>fetch("http://example.org/x")</script>', encoding="utf-8")
    assert open_page(tmp_path / "page.html", tmp_path)[1] == ["http://example.org/x"]


def test_what_a_speech_says_is_never_markup(tmp_path: Path) -> None:
    evil = '</script><script>document.body.dataset.evil="yes"</script><img src=x onerror=alert(1)>'
    text = f"{evil}\n今年开展“{evil[:20]}”活动，落实《{evil}》，坚决做到“两个维护”。\n"
    (tmp_path / "x.txt").write_text(text, encoding="utf-8")
    made = build([tmp_path / "x.txt"], name=evil)
    folder = made.write(tmp_path / "out")
    assert evil not in (folder / "graph.html").read_text(encoding="utf-8")
    dom, urls = open_page(folder / "graph.html", tmp_path)
    assert "data-evil" not in dom
    assert urls == []


def test_at_most_three_hundred_nodes_and_a_note_of_the_rest(samples: Build) -> None:
    choice = choose(samples.graph)
    assert sum(map(len, choice.shown.values())) <= 300
    for name, count in choice.left_out.items():
        assert count + len(choice.shown.get(name, ())) == len(samples.graph.nodes[name])


def test_the_same_graph_gives_the_same_page(samples: Build) -> None:
    assert samples.html() == samples.html()
