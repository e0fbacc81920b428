"""The command line: parses, asks one question, renders."""

from watchword.cli.app import main

__all__ = ["main"]
