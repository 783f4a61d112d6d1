"""`oxigraph serve-read-only` as a process of ours, on this machine alone."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import GraphError, InputError, MissingExtraError, OutputError

__all__ = ["HOST", "find_server", "pick_port", "serve"]

HOST = "127.0.0.1"
PATIENCE = 20.0
STEP = 0.05


def find_server() -> str:
    """The program of the extra `server`: beside the Python that runs, or on the path."""
    beside = shutil.which("oxigraph", path=str(Path(sys.executable).parent))
    found = beside or shutil.which("oxigraph")
    if found is None:
        raise MissingExtraError("oxigraph", extra="server")
    return found


def pick_port(port: int) -> int:
    """The port, if it is free; any free one for 0."""
    if not 0 <= port <= 65535:
        raise InputError(f"{port} is no port", hint="give --port 0 to 65535")
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except PermissionError as error:
            raise OutputError("this port needs special rights", path=f"{HOST}:{port}", hint="give --port") from error
        except OSError as error:
            hint = "give another --port (0 takes a free one)"
            raise OutputError("this port is in use", path=f"{HOST}:{port}", hint=hint) from error
        return int(probe.getsockname()[1])


@contextmanager
def serve(location: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """The endpoint of a store, answering when this returns; ended with the block, however that ends."""
    command = [find_server(), "serve-read-only", "--location", str(location), "--bind", f"{HOST}:{port}"]
    with tempfile.TemporaryFile() as log:
        # In a session of its own, so that Ctrl-C reaches us alone and we end it.
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True)
        try:
            wait_until_it_answers(process, port)
            yield process
        except ServerEnded as ended:
            log.seek(0)
            told = log.read(2000).decode("utf-8", "replace").strip().partition("\n")[0]
            raise GraphError(f"oxigraph did not start: {told}", path=location, hint="try another --port") from ended
        finally:
            end(process)


class ServerEnded(Exception):
    """The process went away before it answered."""


def wait_until_it_answers(process: subprocess.Popen[bytes], port: int) -> None:
    """Return when the port is open."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            raise ServerEnded
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        time.sleep(STEP)
    raise ServerEnded


def end(process: subprocess.Popen[bytes]) -> None:
    """End the process, by force where it does not listen."""
    process.terminate()
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
