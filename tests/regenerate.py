"""Write again what follows from the samples and the questions; the tests compare.

    python tests/regenerate.py

writes `tests/queries/answers/NAME.csv` (the rows of every question over the samples), `docs/questions.md`, and the answers in
`docs/sparql.md`. Read the difference before you commit it: other rows are a change of what users get.
"""

import re
import tempfile
from pathlib import Path

from kg.pipeline import build
from queries.answer import FORMATS
from queries.engine import answer
from queries.question import list_questions
from queries.reference import generate_reference
from queries.sparql import EmbeddedSparql, ask, load_store

ROOT = Path(__file__).resolve().parents[1]
ANSWERS = ROOT / "tests" / "queries" / "answers"
EXAMPLE = re.compile(r"(```sparql\n(?P<query>.*?)```\n```text\n)(?P<answer>.*?)(?=```)", re.DOTALL)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = load_store(build().write(Path(folder) / "out"))
    questions = list_questions()
    found = {question.name: answer(question, {}, EmbeddedSparql(store)) for question in questions}
    for old in ANSWERS.glob("*.csv"):
        old.unlink()
    ANSWERS.mkdir(exist_ok=True)
    for name, table in found.items():
        (ANSWERS / f"{name}.csv").write_bytes(FORMATS["csv"](*table).encode())
    (ROOT / "docs" / "questions.md").write_bytes(generate_reference(questions, found).encode())
    page = ROOT / "docs" / "sparql.md"
    text = EXAMPLE.sub(
        lambda one: one[1] + FORMATS["table"](*ask(store, one["query"])), page.read_text(encoding="utf-8")
    )
    page.write_bytes(text.encode())


if __name__ == "__main__":
    main()
