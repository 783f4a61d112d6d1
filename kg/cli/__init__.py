"""The command line: the only place that prints."""

from kg.cli.main import main

__all__ = ["main"]
