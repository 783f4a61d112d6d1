"""`questions.html`: the shipped questions with links into the query page of an endpoint."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import groupby
from pathlib import Path
from string import Template
from urllib.parse import quote

from queries.question import Question

__all__ = ["generate_questions", "query_link"]

TEMPLATE = Path(__file__).parent / "questions.html"
GROUPS = {
    "bodies": "机构",
    "meetings": "会议",
    "mentions": "提及",
    "metrics": "指标",
    "places": "辖区",
    "policies": "政策",
    "slogans": "提法",
    "speeches": "讲话",
}


def generate_questions(questions: Iterable[Question], *, endpoint: str, dataset: str) -> str:
    """The page, self-contained; `endpoint` is the base of an Oxigraph server, such as `http://127.0.0.1:7878/`."""
    groups = [(name, list(members)) for name, members in groupby(questions, key=lambda question: question.header.group)]
    return Template(TEMPLATE.read_text(encoding="utf-8")).substitute(
        dataset=escape(dataset),
        page=escape(endpoint),
        nav="".join(f'<a href="#{escape(name)}">{escape(title(name))}</a>' for name, _ in groups),
        groups="\n".join(section(name, members, endpoint) for name, members in groups),
    )


def title(group: str) -> str:
    """A group in both languages."""
    return f"{GROUPS[group]} {group}" if group in GROUPS else group


def section(name: str, questions: Iterable[Question], endpoint: str) -> str:
    """The questions of a group."""
    articles = "\n".join(article(question, endpoint) for question in questions)
    return f'<h2 id="{escape(name)}">{escape(title(name))}</h2>\n{articles}'


def article(question: Question, endpoint: str) -> str:
    """A question with its query."""
    given = "".join(f" {one.name}={one.default}" for one in question.parameters)
    link = escape(query_link(question, endpoint))
    return (
        f'<article id="{escape(question.name)}">\n'
        f"<h3>{escape(question.header.zh)}<small>{escape(question.header.en)}</small>"
        f'<a class="ask" href="{link}" target="_blank" rel="noopener">提问 Ask</a></h3>\n'
        f'<p class="answers">{escape(question.header.answers)}</p>\n'
        f"<code>kg ask {escape(question.name + given)}</code>\n"
        f"<details><summary>查询 query</summary><pre>{escape(question.sparql)}</pre></details>\n"
        "</article>"
    )


def query_link(question: Question, endpoint: str) -> str:
    """The query page with the question in it; what follows # never leaves the browser."""
    fields = {
        "query": question.sparql,
        "endpoint": f"{endpoint}query",
        "requestMethod": "POST",
        "tabTitle": question.name,
        "contentTypeConstruct": "application/n-triples,*/*;q=0.9",
        "contentTypeSelect": "application/sparql-results+json,*/*;q=0.9",
        "outputFormat": "table",
    }
    return f"{endpoint}#" + "&".join(f"{name}={quote(value, safe='')}" for name, value in fields.items())
