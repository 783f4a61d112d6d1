"""How much of what texts quote stands in the lexicon.

    python benchmarks/coverage.py FOLDER [--least N]

Counts the distinct strings in “ ” and 《 》 and the meetings found by their patterns, each with how often it occurs, and lists
the frequent ones that are missing.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from kg.key import fold_name
from kg.pipeline import Pipeline
from kg.read import find_files, read_documents

QUOTED = re.compile(r"[“\"]([\u4e00-\u9fff、，·\d]{2,24})[”\"]")
TITLE = re.compile(r"《([^《》\n]{2,60})》")


def report(kind: str, found: Iterable[str], known: set[str], least: int) -> None:
    """One line of shares and one of the frequent missing ones."""
    counts = Counter(fold_name(one) for one in found)
    inside = {one for one in counts if one in known}
    uses = sum(counts[one] for one in inside)
    total = sum(counts.values())
    print(
        f"{kind:9} distinct {len(counts):5}: {len(inside):4} known ({len(inside) / len(counts):.0%}); uses {total:6}: {uses / total:.0%} known"
    )
    often = [one for one in counts if counts[one] >= least]
    listed = [one for one in often if one in known]
    print(
        f"{'':9} at least {least} times: {len(often):5}, {len(listed)} known ({len(listed) / max(1, len(often)):.0%})"
    )
    missing = [f"{one} {count}" for one, count in counts.most_common() if one not in known][:25]
    print(f"{'':9} missing most: {'、'.join(missing)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--least", type=int, default=5)
    options = parser.parse_args()
    documents, _ = read_documents(find_files([options.folder]))
    pipeline = Pipeline()
    known = {fold_name(form) for form in pipeline.lexicon.by_form}
    text = "\n".join(document.text for document in documents)
    report("quoted", QUOTED.findall(text), known, options.least)
    report("titles", TITLE.findall(text), known, options.least)
    mentions = (mention for document in documents for mention in pipeline(document).mentions)
    report("meetings", (mention.text for mention in mentions if mention.type == "meeting"), known, options.least)


if __name__ == "__main__":
    main()
