"""Asking any SPARQL 1.1 endpoint over HTTP, with the standard library alone."""

from __future__ import annotations

import io
import re
import urllib.error
import urllib.request
from collections.abc import Mapping
from http.client import HTTPException, HTTPMessage
from urllib.parse import urlencode, urlsplit

from pyoxigraph import QueryResultsFormat, RdfFormat, Triple, parse, parse_query_results

from kg.errors import GraphError, InputError, QuestionError
from queries.cell import Row, Table
from queries.order import without_order
from queries.parameter import NOTHING, Value
from queries.question import Question
from queries.sparql import WHERE, as_table, does_not_parse, known_prefixes, term_cell
from queries.statement import check_read_only

__all__ = ["HttpSparql"]

ACCEPT = "application/sparql-results+json, application/sparql-results+xml;q=0.9, application/n-triples;q=0.8"
RESULTS = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
}
TRIPLES = {"application/n-triples": RdfFormat.N_TRIPLES, "text/turtle": RdfFormat.TURTLE}
LOOPBACK = {"localhost", "127.0.0.1", "::1"}


class HttpSparql:
    """An endpoint at a URL; `timeout` in seconds holds for each wait.

    `graph` is the IRI of the named graph to ask, by the protocol of SPARQL; without it, whatever the endpoint asks by default.
    """

    def __init__(self, url: str, *, graph: str | None = None, timeout: float = 30) -> None:
        self.url, self.timeout = check_url(url), timeout
        self.chosen = {} if graph is None else {"default-graph-uri": graph}
        # A proxy of the environment cannot reach what listens on this machine alone.
        proxies = (
            urllib.request.ProxyHandler({}) if urlsplit(url).hostname in LOOPBACK else urllib.request.ProxyHandler()
        )
        self.opener = urllib.request.build_opener(proxies)

    def ask(self, query: str, values: Mapping[str, Value] = NOTHING, *, limit: int | None = None) -> Table:
        """The columns and the rows of a query, in its own order; at most `limit` rows. SPARQL has no `values`."""
        added = missing_prefixes(check_read_only(query))
        kind, data = self.post(added + query, query, added.count("\n"))
        return self.parse(kind, data, limit=limit)

    def ask_question(self, question: Question, values: Mapping[str, Value]) -> Table:
        """The columns and all rows of a question, in any order."""
        return self.ask(without_order(question.fill_sparql(values)))

    def post(self, sent: str, query: str, added: int) -> tuple[str, bytes]:
        """The media type and the body of the answer; `sent` is `query` after `added` lines of prefixes."""
        request = urllib.request.Request(
            self.url, data=urlencode({"query": sent, **self.chosen}).encode(), headers={"Accept": ACCEPT}
        )
        try:
            with self.opener.open(request, timeout=self.timeout) as response:
                headers: HTTPMessage = response.headers
                return headers.get_content_type(), response.read()
        except urllib.error.HTTPError as error:
            with error:
                raise self.refused(error, query, added) from error
        except TimeoutError as error:
            raise self.silent() from error
        except urllib.error.URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise self.silent() from error
            raise self.trouble(f"cannot be reached ({error.reason})") from error
        except (HTTPException, OSError) as error:
            raise self.trouble(f"cannot be reached ({error or type(error).__name__})") from error

    def parse(self, kind: str, data: bytes, *, limit: int | None) -> Table:
        """The answer from its body."""
        try:
            if kind in TRIPLES:
                return as_triples(data, TRIPLES[kind], limit)
            if kind in RESULTS:
                return as_table(parse_query_results(io.BytesIO(data), format=RESULTS[kind]), limit=limit)
        except (SyntaxError, ValueError) as error:
            raise self.trouble(f"its answer does not parse ({error})") from error
        raise self.trouble(f"it answered {kind}, which is no SPARQL result")

    def refused(self, error: urllib.error.HTTPError, query: str, added: int) -> GraphError | QuestionError:
        """What an endpoint says no to: a query that does not parse, or anything else."""
        told = error.read(4000).decode("utf-8", "replace")
        place = WHERE.search(told)
        if error.code == 400 and place is not None:
            line = int(place["line"]) - added
            return does_not_parse(query, WHERE.sub(f"error at {max(1, line)}:{place['column']}", told, count=1))
        shown = " ".join(re.sub(r"<[^>]*>", " ", told).split())[:160]
        return self.trouble(f"answered {error.code} {error.reason}" + (f": {shown}" if shown else ""))

    def silent(self) -> GraphError:
        """No answer in time."""
        return self.trouble(f"no answer within {self.timeout:g} s", hint="give a greater --timeout")

    def trouble(self, problem: str, *, hint: str = "is the endpoint's URL right?") -> GraphError:
        """One line about this endpoint."""
        return GraphError(problem, path=self.url, hint=hint)


def as_triples(data: bytes, form: RdfFormat, limit: int | None) -> Table:
    """What CONSTRUCT and DESCRIBE give."""
    triples = [quad.triple for quad in parse(io.BytesIO(data), format=form)]
    return ["subject", "predicate", "object"], [as_row(triple) for triple in triples[:limit]]


def as_row(triple: Triple) -> Row:
    return [term_cell(triple.subject), term_cell(triple.predicate), term_cell(triple.object)]


def check_url(url: str) -> str:
    """The URL, where it is one that can be asked."""
    try:
        parts = urlsplit(url)
        good = parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        good = False
    if not good or not url.isascii() or re.search(r"[\s@]", url):
        raise InputError(f"{url!r} is no URL of an endpoint", hint="for example http://127.0.0.1:7878/query")
    return url


def missing_prefixes(query: str) -> str:
    """A line for each prefix of the ontology that a query uses without declaring it."""
    return "".join(
        f"PREFIX {name}: <{iri}>\n"
        for name, iri in known_prefixes().items()
        if re.search(rf"\b{name}:", query) and not re.search(rf"\bPREFIX\s+{name}:", query, re.IGNORECASE)
    )
