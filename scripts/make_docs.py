"""Write docs/ and the README's outputs from the code; ``--check`` fails where they have drifted apart."""

from __future__ import annotations

import argparse
import importlib
import inspect
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parent.parent
#: The day of the README's outputs: the sampler's ages count from it.
README_DAY = "2026-11-24"
ROOMS = (
    "watchword", "watchword.lists", "watchword.exceptions", "watchword.model", "watchword.names",
    "watchword.sources", "watchword.archive", "watchword.index.view", "watchword.index.diff",
    "watchword.matching", "watchword.records", "watchword.places", "watchword.figures", "watchword.screening",
)  # fmt: skip


def reference() -> str:
    """The Python reference: every public name of every room, with its docstring."""
    parts = ["# Python reference", "", "Written from the docstrings by `scripts/make_docs.py`.", ""]
    for name in ROOMS:
        module = importlib.import_module(name)
        parts += [f"## `{name}`", "", inspect.cleandoc(module.__doc__ or ""), ""]
        for public in getattr(module, "__all__", ()):
            thing = getattr(module, public)
            if inspect.isclass(thing) or inspect.isfunction(thing):
                parts += _entry(public, thing)
    return "\n".join(parts).rstrip() + "\n"


def _entry(name: str, thing: object) -> list[str]:
    signature = ""
    if inspect.isfunction(thing):
        plain = str(inspect.signature(thing)).replace("'", "")
        signature = re.sub(r"<function .*? at 0x[0-9a-f]+>", "…", plain)
    lines = [f"### `{name}{signature}`", "", inspect.getdoc(thing) or "", ""]
    if inspect.isclass(thing):
        for method, function in vars(thing).items():
            if not method.startswith("_") and inspect.isfunction(function):
                first = (inspect.getdoc(function) or "").split("\n\n")[0]
                lines.append(f"- `{method}`: {' '.join(first.split())}")
        lines.append("")
    return lines


def command_line() -> str:
    """The command reference: each command's help as the terminal shows it."""
    from watchword.cli.app import app

    parts = ["# Commands", "", "Written from the help texts by `scripts/make_docs.py`.", ""]
    parts += _command(app, "watchword", None)
    return "\n".join(parts).rstrip() + "\n"


def _command(command: click.Command, name: str, above: click.Context | None) -> list[str]:
    context = click.Context(command, parent=above, info_name=name, terminal_width=100, max_content_width=100)
    lines = [f"## `{context.command_path}`", "", "```", command.get_help(context), "```", ""]
    if isinstance(command, click.Group):
        for below in command.commands.values():
            lines += _command(below, below.name or "", context)
    return lines


def readme() -> str:
    """README.md with the output of every ``$ watchword`` line in its console blocks made anew."""
    text = (ROOT / "README.md").read_text("utf-8")
    return re.sub(r"```console\n(.*?)```", _console, text, flags=re.DOTALL)


def _console(block: re.Match[str]) -> str:
    lines = []
    for command in (line for line in block[1].splitlines() if line.startswith("$ ")):
        words = shlex.split(command[2:])[1:]
        clock = ["--today", README_DAY] if words[0] != "compare" else []
        run = subprocess.run(
            [sys.executable, "-m", "watchword", *words, *clock],
            capture_output=True, text=True, check=True, cwd=ROOT,
        )  # fmt: skip
        lines += [command, run.stdout.rstrip("\n")]
    return "```console\n" + "\n".join(lines) + "\n```"


def main() -> int:
    """Write, or check, all three files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="fail where docs/ differ from the code")
    check = parser.parse_args().check
    drifted = []
    made = {"docs/reference.md": reference(), "docs/commands.md": command_line(), "README.md": readme()}
    for name, text in made.items():
        path = ROOT / name
        if check and (not path.is_file() or path.read_text("utf-8") != text):
            drifted.append(name)
        elif not check:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")
    if drifted:
        print(f"{', '.join(drifted)} differ from the code; run python scripts/make_docs.py")
    return bool(drifted)


if __name__ == "__main__":
    sys.exit(main())
