"""A running Neo4j: where it is, and every failure of it as one clear line.

Settings come from the environment (`NEO4J_URI`, `NEO4J_USERNAME`, `NEO4J_PASSWORD`, `NEO4J_DATABASE`); address and database
may be given, a password never, so that none stands in a history of commands or a list of processes.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from kg.errors import DatabaseError

if TYPE_CHECKING:
    from neo4j import Driver, Session

__all__ = ["Server", "Settings", "connect", "read_settings"]

DEFAULT_URI = "bolt://localhost:7687"
SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
LEAST_VERSION = 5
# Seconds to wait for a first answer, and to go on trying when a server that answered is away (it may be restarting).
FIRST_ANSWER, PATIENCE = 10.0, 60.0
TOKENS = "set NEO4J_USERNAME and NEO4J_PASSWORD"


@dataclass(frozen=True, slots=True)
class Settings:
    """Where a Neo4j is and who asks; without a password there is no authentication. `repr` has no password."""

    uri: str
    username: str
    password: str | None = field(repr=False)
    database: str | None


def read_settings(
    *, uri: str | None = None, database: str | None = None, environment: Mapping[str, str] | None = None
) -> Settings:
    """What is given, else what the environment says, else the server on this machine.

    Raises `DatabaseError` for an address that is none of Neo4j's, or that holds a password.
    """
    found = os.environ if environment is None else environment
    return Settings(
        uri=check_uri(uri or found.get("NEO4J_URI") or DEFAULT_URI),
        username=found.get("NEO4J_USERNAME") or "neo4j",
        password=found.get("NEO4J_PASSWORD") or None,
        database=database or found.get("NEO4J_DATABASE") or None,
    )


def check_uri(uri: str) -> str:
    """The address; what it holds is not told where it could be a password."""
    if "@" in uri:
        raise DatabaseError("a user or password in the address of the server", hint=f"leave it out and {TOKENS}")
    if uri.partition("://")[0] not in SCHEMES:
        raise DatabaseError(f"{uri!r} is no address of Neo4j", hint=f"for example {DEFAULT_URI} or neo4j+s://HOST")
    if not has_host(uri):
        raise DatabaseError(f"{uri!r} has no host or no valid port", hint=f"for example {DEFAULT_URI}")
    return uri


def has_host(uri: str) -> bool:
    """Whether there is a host, and a port that is one where any is given."""
    try:
        parts = urlsplit(uri)
        return bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


class Server:
    """A Neo4j that answered; use it in a `with` statement."""

    def __init__(self, driver: Driver, settings: Settings) -> None:
        self.driver, self.settings = driver, settings

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *_: object) -> None:
        self.driver.close()

    @property
    def place(self) -> str:
        """The address and the database, as errors and summaries name it."""
        database = self.settings.database
        return self.settings.uri if database is None else f"{self.settings.uri} (database {database})"

    @contextmanager
    def session(self, *, write: bool = False) -> Iterator[Session]:
        """A session of the database, for reading only unless told; what fails in it is raised as `DatabaseError`."""
        from neo4j import READ_ACCESS, WRITE_ACCESS

        access = WRITE_ACCESS if write else READ_ACCESS
        with (
            explained(self.place),
            self.driver.session(database=self.settings.database, default_access_mode=access) as session,
        ):
            yield session

    def read(self, query: str, **parameters: Any) -> list[dict[str, Any]]:
        """The rows of a query that only reads, all in memory."""
        with self.session() as session:
            return session.execute_read(lambda transaction: transaction.run(query, parameters).data())

    def write(self, *queries: str, **parameters: Any) -> None:
        """Run statements in one transaction, again where it could not be finished: they must bear repetition."""
        with self.session(write=True) as session:
            session.execute_write(
                lambda transaction: [transaction.run(query, parameters).consume() for query in queries]
            )


def connect(settings: Settings, *, patience: float = PATIENCE) -> Server:
    """The server, once it has answered; `patience` is how many seconds to go on trying when it is away later.

    Raises `DatabaseError` where nobody answers, the user is refused, the database is missing or the server is too old.
    """
    import neo4j

    # The driver tells the log of every attempt; here one error at the end tells all.
    logging.getLogger("neo4j").addHandler(logging.NullHandler())
    token = None if settings.password is None else (settings.username, settings.password)
    with explained(settings.uri):
        driver = neo4j.GraphDatabase.driver(
            settings.uri,
            auth=token,
            connection_timeout=FIRST_ANSWER,
            max_transaction_retry_time=patience,
            user_agent="speech-graph",
        )
    server = Server(driver, settings)
    try:
        check_server(server)
    except BaseException:
        driver.close()
        raise
    return server


def check_server(server: Server) -> None:
    """Reach the database, once, and know its version."""
    with server.session() as session:
        session.run("RETURN 1").consume()
    with explained(server.settings.uri):
        agent = server.driver.get_server_info().agent
    version = agent.partition("/")[2]
    if agent.startswith("Neo4j/") and version.split(".")[0].isdigit() and int(version.split(".")[0]) < LEAST_VERSION:
        raise DatabaseError(f"Neo4j {version} is too old", path=server.settings.uri, hint="Neo4j 5 or later is needed")


@contextmanager
def explained(place: str) -> Iterator[None]:
    """Every failure of the driver as one line."""
    from neo4j import exceptions

    try:
        yield
    except exceptions.AuthError as error:
        raise DatabaseError("the server refuses this user or password", path=place, hint=TOKENS) from error
    except exceptions.Neo4jError as error:
        problem = (error.message or "the server fails").strip().splitlines()[0]
        raise DatabaseError(problem, path=place, hint=hint_for(str(error.code))) from error
    except (exceptions.ServiceUnavailable, exceptions.SessionExpired) as error:
        hint = "start Neo4j, or name another address by --uri or NEO4J_URI"
        raise DatabaseError("no Neo4j answers there", path=place, hint=hint) from error
    except (exceptions.DriverError, ValueError, OSError) as error:
        raise DatabaseError(f"the driver gives up ({error})", path=place) from error


def hint_for(code: str) -> str:
    """What to do about an error of the server; its code where nothing better is known."""
    if code.endswith("DatabaseNotFound"):
        return "SHOW DATABASES lists those there are; take one by --database or NEO4J_DATABASE"
    return code
