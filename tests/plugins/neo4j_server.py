"""A real Neo4j for tests: started once a session out of jars that Maven fetches, or the one that NEO4J_TEST_URI names.

    neo4j_server   the server, as it is
    neo4j          the same, emptied, with the environment set so that `kg load` finds it

Without Java and Maven the tests skip; KG_REQUIRE_NEO4J=1 makes that a failure. A server of one's own must be empty at the
start (NEO4J_TEST_URI, NEO4J_TEST_USERNAME, NEO4J_TEST_PASSWORD); the tests empty it again and again.

    python tests/plugins/neo4j_server.py       starts one by itself, until Ctrl-C
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from kg.database import Server, connect, read_settings
from kg.errors import DatabaseError
from loaders.load import Loaded, load_graph

POM = Path(__file__).parents[1] / "neo4j" / "pom.xml"
OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.lang", "java.util.concurrent")
FLAGS = ["-Xmx512m", *(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENED)]
# A server that lives for minutes does not earn back what the second compiler costs.
SHORT_LIVED = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"]
CONFIGURATION = """\
server.bolt.listen_address=127.0.0.1:{port}
server.http.enabled=false
dbms.usage_report.enabled=false
server.memory.heap.max_size=512m
server.memory.pagecache.size=64m
"""
PASSWORD = "only-for-tests"
READY_WITHIN = 120


class UnavailableError(Exception):
    """No Neo4j can be had here, and why."""


def fetch_jars() -> Path:
    """The folder of Neo4j's jars, fetched by Maven where this `pom.xml` has none yet."""
    for program in ("java", "mvn"):
        if shutil.which(program) is None:
            raise UnavailableError(f"no {program} here")
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "speech-graph"
    jars = cache / f"neo4j-{hashlib.sha256(POM.read_bytes()).hexdigest()[:12]}"
    if jars.is_dir():
        return jars
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache) as fresh:
        command = ["mvn", "-q", "-B", "-f", str(POM), "dependency:copy-dependencies", "-DincludeScope=runtime"]
        done = subprocess.run([*command, f"-DoutputDirectory={fresh}/lib"], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise UnavailableError(f"Maven cannot fetch Neo4j: {done.stdout.strip()[-500:]}")
        with contextlib.suppress(OSError):
            (Path(fresh) / "lib").rename(jars)
    return jars


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
    return port


@dataclass(slots=True)
class Neo4j:
    """A Neo4j and how to reach it; one of our own can also be killed and started again."""

    uri: str
    username: str
    password: str
    home: Path | None = None
    jars: Path | None = None
    flags: tuple[str, ...] = (*FLAGS, *SHORT_LIVED)
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)
    server: Server | None = field(default=None, repr=False)

    @classmethod
    def prepare(cls, home: Path) -> Neo4j:
        """A new home with a configuration and a password; not started yet."""
        port = free_port()
        made = cls(f"bolt://127.0.0.1:{port}", "neo4j", PASSWORD, home, fetch_jars())
        (home / "conf").mkdir(parents=True)
        (home / "conf" / "neo4j.conf").write_text(CONFIGURATION.format(port=port), encoding="utf-8")
        made.admin("dbms", "set-initial-password", PASSWORD)
        return made

    def command(self, main: str) -> list[str]:
        """How Java starts one of Neo4j's programs."""
        return ["java", *self.flags, "-cp", f"{self.jars}/*", main]

    def admin(self, *arguments: str) -> str:
        """Run `neo4j-admin` on this home."""
        assert self.home is not None
        environment = {**os.environ, "NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")}
        command = [*self.command("org.neo4j.cli.AdminTool"), *arguments]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def start(self) -> None:
        """Start it and wait until it answers."""
        assert self.home is not None
        command = self.command("org.neo4j.server.CommunityEntryPoint")
        command += [f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}"]
        with (self.home / "out.log").open("ab") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log)
        self.wait_until_ready()

    def wait_until_ready(self) -> None:
        """Until it answers; raises where it ends before."""
        assert self.home is not None and self.process is not None
        until = time.monotonic() + READY_WITHIN
        while True:
            try:
                self.connect().driver.close()
                return
            except DatabaseError as error:
                if self.process.poll() is not None or time.monotonic() > until:
                    told = (self.home / "out.log").read_text(encoding="utf-8", errors="replace")[-2000:]
                    raise UnavailableError(f"Neo4j does not start ({error}): {told}") from error
                time.sleep(0.2)

    def stop(self, *, force: bool = False) -> None:
        """End the process that was started, at once if forced."""
        self.close()
        if self.process is not None:
            self.process.send_signal(signal.SIGKILL if force else signal.SIGTERM)
            self.process.wait()
            self.process = None

    def connect(self, *, patience: float = 30) -> Server:
        """A connection; close it, or use it in a `with` statement."""
        return connect(read_settings(environment=self.environment), patience=patience)

    @property
    def environment(self) -> dict[str, str]:
        """What `kg load` and `kg ask` read."""
        return {"NEO4J_URI": self.uri, "NEO4J_USERNAME": self.username, "NEO4J_PASSWORD": self.password}

    def load(self, folder: Path) -> Loaded:
        """Put the graph of a built folder into it."""
        with self.connect() as server:
            return load_graph(folder / "graph.ttl", server)

    def run(self, query: str, **parameters: Any) -> list[dict[str, Any]]:
        """The rows of any statement, in a transaction of its own."""
        self.server = self.server or self.connect()
        with self.server.session(write=True) as session:
            return session.run(query, parameters).data()

    def snapshot(self) -> tuple[Counter[str], Counter[str]]:
        """All nodes and all edges, so that two states of the database can be compared; ends are told by `id`."""
        nodes = self.run("MATCH (n) RETURN labels(n) AS names, properties(n) AS cells")
        edges = self.run("MATCH (a)-[r]->(b) RETURN [type(r), a.id, b.id] AS names, properties(r) AS cells")
        for row in nodes:
            row["names"].sort()
        told = [[repr((row["names"], sorted(row["cells"].items()))) for row in rows] for rows in (nodes, edges)]
        return Counter(told[0]), Counter(told[1])

    def close(self) -> None:
        """Close the connection that `run` keeps."""
        if self.server is not None:
            self.server.driver.close()
            self.server = None

    def empty(self) -> None:
        """Remove all nodes and edges."""
        self.run("MATCH ()-[r]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 20000 ROWS")
        self.run("MATCH (n) CALL (n) { DELETE n } IN TRANSACTIONS OF 20000 ROWS")

    def drop_schema(self) -> None:
        """Remove all constraints and indexes."""
        for row in self.run("SHOW CONSTRAINTS YIELD name"):
            self.run(f"DROP CONSTRAINT `{row['name']}`")
        for row in self.run("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP'"):
            self.run(f"DROP INDEX `{row['name']}`")


def external() -> Neo4j | None:
    """The server that the environment names; it must hold nothing, for tests empty it."""
    uri = os.environ.get("NEO4J_TEST_URI")
    if not uri:
        return None
    found = Neo4j(uri, os.environ.get("NEO4J_TEST_USERNAME", "neo4j"), os.environ.get("NEO4J_TEST_PASSWORD", ""))
    if found.run("MATCH (n) RETURN count(n) AS count")[0]["count"]:
        pytest.exit(f"NEO4J_TEST_URI: {uri} is not empty, and tests would empty it", returncode=2)
    return found


def give_up(reason: str) -> None:
    """Skip, or fail where these tests are demanded."""
    if os.environ.get("KG_REQUIRE_NEO4J") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4j]:
    """A running Neo4j, one for all tests."""
    found = external()
    if found is not None:
        yield found
        found.close()
        return
    try:
        own = Neo4j.prepare(tmp_path_factory.mktemp("neo4j") / "home")
        own.start()
    except UnavailableError as error:
        give_up(str(error))
        return
    yield own
    # Its home is thrown away: nothing to bring to an end in order.
    own.stop(force=True)


@pytest.fixture
def neo4j(neo4j_server: Neo4j, monkeypatch: pytest.MonkeyPatch) -> Neo4j:
    """The running Neo4j with nothing in it, and the environment that leads to it."""
    neo4j_server.empty()
    for name, value in neo4j_server.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("NEO4J_DATABASE", raising=False)
    return neo4j_server


def main() -> int:
    """Start one, say where it is, and wait."""
    with tempfile.TemporaryDirectory() as folder:
        server = Neo4j.prepare(Path(folder) / "home")
        server.flags = tuple(FLAGS)
        try:
            server.start()
            print("\n".join(f"export {name}={value}" for name, value in server.environment.items()), flush=True)
            signal.pause()
        except KeyboardInterrupt:
            return 0
        finally:
            server.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
