"""How many processes a command may use."""

from __future__ import annotations

import argparse

__all__ = ["add_processes"]


def add_processes(parser: argparse.ArgumentParser) -> None:
    """The option `--processes`."""
    parser.add_argument(
        "--processes",
        type=positive,
        metavar="N",
        help="share the documents out among N processes (default: as many as can run, where it pays)",
    )


def positive(text: str) -> int:
    """A whole number from 1 on."""
    number = int(text) if text.isascii() and text.isdigit() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1 on")
    return number
