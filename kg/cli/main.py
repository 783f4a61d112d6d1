"""Arguments in, exit code out.

0 done; 2 bad input, with one line on stderr that says what and where; 130 interrupted.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from importlib.metadata import version

from kg.cli import ask, build, candidates, evaluate, export, extract, lexicon, load, merges, ontology, serve, validate
from kg.errors import KGError

__all__ = ["main", "make_parser"]

COMMANDS = (build, extract, ask, serve, lexicon, candidates, merges, evaluate, export, load, validate, ontology)
DESCRIPTION = "Turn Chinese official speeches into a knowledge graph whose every fact has its place in the text."
EXAMPLE = "first steps:\n  kg build                 the sample speeches\n  kg ask                   what can be asked"


def make_parser() -> argparse.ArgumentParser:
    """The parser with all commands."""
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(prog="kg", description=DESCRIPTION, epilog=EXAMPLE, formatter_class=raw)
    parser.add_argument("--version", action="version", version=f"kg {version('speech-graph')}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for module in COMMANDS:
        command = commands.add_parser(
            module.__name__.rpartition(".")[2],
            help=module.HELP,
            description=module.HELP[0].upper() + module.HELP[1:] + ".",
            epilog=module.EXAMPLE,
            formatter_class=raw,
        )
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    return parser


def use_utf8() -> None:
    """Write UTF-8 whatever the locale."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The arguments; a `param=value` may also follow an option, which argparse by itself does not take."""
    parser = make_parser()
    options, rest = parser.parse_known_args(arguments)
    if any("=" not in word or word.startswith("-") for word in rest) or (rest and "parameters" not in options):
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    if rest:
        options.parameters += rest
    return options


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command."""
    use_utf8()
    options = parse(arguments)
    try:
        code: int = options.run(options)
        sys.stdout.flush()
        return code
    except KGError as error:
        print(f"kg: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader has seen enough (kg extract ... | head): no error, and nothing more to flush.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("kg: interrupted", file=sys.stderr)
        return 130
