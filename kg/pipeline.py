"""The order of the stages: the only file that knows it.

read -> structure -> recognise -> resolve -> assemble -> validate -> write
"""

from __future__ import annotations

import platform
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.assemble import assemble, to_networkx
from kg.errors import InputError
from kg.model import MENTION_TYPES, Document, Entity, Graph, Mention, Quantity, Resolved, Row, Skipped
from kg.output import PRODUCT, REPORT, replace_output
from kg.progress import progress, track
from kg.read import find_files, read_documents, readable
from kg.recognise import Recognition
from kg.resolve import Resolution
from kg.structure import structure
from kg.validate.row import check_graph
from kg.workers import in_order, pickle_by_call, processors
from loaders import table
from ontology.lexicon import Lexicon, load_lexicon

if TYPE_CHECKING:
    import networkx

__all__ = ["SAMPLES", "Build", "Pipeline", "build", "dataset_name", "extract"]

SAMPLES = Path(__file__).parent / "samples"
# Below so many characters sharing the work out takes longer than the work.
WORTH_SHARING = 500_000
LIBRARIES = ("ahocorasick_rs", "networkx", "pyoxigraph", "pyvis", "rjieba")


pickle_by_call(Mention, Quantity, Entity)


@dataclass(slots=True)
class Clock:
    """Seconds by stage."""

    seconds: Counter[str] = field(default_factory=Counter)

    @contextmanager
    def time(self, stage: str) -> Iterator[None]:
        """Add what passes inside to a stage."""
        started = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[stage] += time.perf_counter() - started  # type: ignore[assignment]


class Pipeline:
    """The stages from a document to its resolved mentions, made ready once."""

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        self.lexicon = lexicon or load_lexicon()
        self.recognise = Recognition(self.lexicon)
        self.resolve = Resolution(self.lexicon)
        self.clock = Clock()

    def __call__(self, document: Document) -> Resolved:
        """One document through structure, recognition and resolution."""
        resolved, seconds = self.run(document)
        self.clock.seconds.update(seconds)
        return resolved

    def run(self, document: Document) -> tuple[Resolved, Counter[str]]:
        """One document through the stages, and the seconds that each took."""
        clock = Clock()
        with clock.time("structure"):
            reading = structure(document, self.lexicon)
        with clock.time("recognise"):
            mentions = self.recognise(reading)
            reading.memo.clear()
        with clock.time("resolve"):
            resolved = self.resolve(reading, mentions)
        return resolved, clock.seconds

    def all(self, documents: Sequence[Document], *, processes: int | None = None) -> Iterator[Resolved]:
        """The documents through the stages, in their order; seconds are those of all processes together.

        `processes` None: as many as can run at a time, where there is enough to do.
        """
        if processes is None:
            processes = processors() if sum(len(document.text) for document in documents) >= WORTH_SHARING else 1
        for resolved, seconds in in_order(self.run, documents, processes=processes):
            self.clock.seconds.update(seconds)
            yield resolved


@dataclass(frozen=True, slots=True)
class Build:
    """What a build made: the graph, the mentions behind it, and the report."""

    graph: Graph
    mentions: Sequence[Mention]
    texts: dict[str, str]
    skipped: Sequence[Skipped]
    report: dict[str, Any]

    def networkx(self) -> networkx.MultiDiGraph:
        """The graph as networkx sees it."""
        return to_networkx(self.graph)

    def speeches(self) -> list[Row]:
        """The rows of `speeches.csv`."""
        return table.speech_table(self.graph)

    def entities(self) -> list[Row]:
        """The rows of `entities.csv`."""
        return table.entity_table(self.graph)

    def metrics(self) -> list[Row]:
        """The rows of `metrics.csv`."""
        return list(table.metric_table(self.mentions))

    def turtle(self) -> bytes:
        """`graph.ttl`."""
        from loaders.turtle import generate_turtle

        return generate_turtle(self.graph)

    def html(self) -> str:
        """`graph.html`."""
        from kg.view import generate_page

        return generate_page(self.graph)

    def write(self, folder: str | Path) -> Path:
        """Write all files into `folder`, whole or not at all."""
        import json

        clock = Clock()
        with clock.time("write"):
            files: dict[str, str | bytes] = {
                "graph.ttl": self.turtle(),
                "graph.html": self.html(),
                "mentions.jsonl": "".join(table.generate_json_lines(self.mentions)),
                "speeches.csv": table.generate_csv(table.SPEECH_COLUMNS, self.speeches()),
                "entities.csv": table.generate_csv(table.ENTITY_COLUMNS, self.entities()),
                "metrics.csv": table.generate_csv(table.METRIC_COLUMNS, self.metrics()),
            }
        seconds = {**self.report["seconds"], "write": round(clock.seconds["write"], 3)}
        files[REPORT] = json.dumps(self.report | {"seconds": seconds}, ensure_ascii=False, indent=2) + "\n"
        replace_output(Path(folder), files, self.texts.items())
        return Path(folder)


def dataset_name(paths: Sequence[Path]) -> str:
    """The name of the data set: that of the folder read."""
    if not paths:
        return "samples"
    folder = paths[0].resolve() if paths[0].is_dir() else paths[0].resolve().parent
    return readable(folder.name) or "speeches"


def build(
    paths: Iterable[str | Path] = (),
    *,
    name: str | None = None,
    pipeline: Pipeline | None = None,
    processes: int | None = None,
) -> Build:
    """The graph of all files and folders in `paths`; of the shipped samples where none is given.

    `processes` is for `Pipeline.all`. The graph is the same whatever it is.

    Raises `InputError` where a path does not exist or no file can be read; single unreadable files are in `.skipped`.
    """
    given = [Path(path) for path in paths]
    pipeline = pipeline or Pipeline()
    with pipeline.clock.time("read"):
        files = find_files(given or [SAMPLES])
        documents, skipped = read_documents(files, step=progress("reading"))
    if not documents:
        raise nothing_readable(given, skipped)
    found = pipeline.all(documents, processes=processes)
    resolved = list(track(found, label="recognising", total=len(documents)))
    dataset = name or dataset_name(given)
    with pipeline.clock.time("assemble"):
        graph = assemble(resolved, dataset=dataset)
    with pipeline.clock.time("validate"):
        validation = check_graph(graph)
    mentions = [mention for document in resolved for mention in document.mentions]
    texts = {document.sha256: document.text for document in documents}
    report = make_report(graph, documents, skipped, mentions, pipeline.clock) | {
        "joins": list_joins(resolved),
        "validation": validation,
    }
    return Build(graph, mentions, texts, skipped, report)


def nothing_readable(paths: Sequence[Path], skipped: Sequence[Skipped]) -> InputError:
    """Why a build has nothing to build from."""
    if len(skipped) == 1:
        return InputError(skipped[0].problem, path=paths[0] if len(paths) == 1 else skipped[0].source)
    shown = ", ".join(f"{skip.source} ({skip.problem})" for skip in skipped[:3])
    more = f" and {len(skipped) - 3} more" if len(skipped) > 3 else ""
    return InputError(f"none of {len(skipped)} files can be read: {shown}{more}", path=paths[0] if paths else None)


def list_joins(resolved: Iterable[Resolved]) -> list[Row]:
    """Each spelling that stands for an entity of another label, with the rule that joined the two."""
    joins = {key: rule for document in resolved for key, rule in document.joins.items()}
    return [
        {"entity": entity, "spelling": spelling, "rule": rule} for (entity, spelling), rule in sorted(joins.items())
    ]


def make_report(
    graph: Graph,
    documents: Sequence[Document],
    skipped: Sequence[Skipped],
    mentions: Sequence[Mention],
    clock: Clock,
) -> dict[str, Any]:
    """`report.json`; only `seconds` and `versions` differ between two builds of the same input."""
    by_type = Counter(mention.type for mention in mentions)
    return {
        "product": PRODUCT,
        "dataset": graph.dataset,
        "read": [{"doc": d.doc, "source": d.source, "sha256": d.sha256} for d in documents],
        "skipped": [{"source": skip.source, "problem": skip.problem} for skip in skipped],
        "characters": sum(len(document.text) for document in documents),
        "mentions": {kind: by_type[kind] for kind in MENTION_TYPES},
        "nodes": {kind: len(rows) for kind, rows in graph.nodes.items()},
        "edges": {kind: len(rows) for kind, rows in graph.edges.items()},
        "seconds": {stage: round(seconds, 3) for stage, seconds in clock.seconds.items()},
        "versions": {
            "speech-graph": version("speech-graph"),
            "python": platform.python_version(),
            **{library: version(library) for library in LIBRARIES},
        },
    }


def extract(text: str, *, name: str = "text.txt", pipeline: Pipeline | None = None) -> list[Mention]:
    """The mentions of one text, as `kg build` finds them in a file of this name.

    `text` may have a byte-order mark and any line ends: offsets count code points without the mark and with `\\n`.
    """
    from kg.read import decode

    decoded = decode(text.encode(), name=name)
    document = as_document(decoded, name)
    return list((pipeline or Pipeline())(document).mentions)


def as_document(text: str, name: str) -> Document:
    """A decoded text as a document."""
    import hashlib

    return Document(name, name, text, hashlib.sha256(text.encode()).hexdigest())


def extract_files(
    paths: Sequence[Path], *, pipeline: Pipeline, processes: int | None = None
) -> tuple[Iterator[Resolved], list[Skipped]]:
    """The documents of some files one after the other, and those that cannot be read."""
    documents, skipped = read_documents(find_files(paths))
    return pipeline.all(documents, processes=processes), skipped
