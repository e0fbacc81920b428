"""Every command's help, and its examples run as they stand."""

from __future__ import annotations

import re
import shlex

import click
import pytest

from helpers import csl, csl_folder, here
from watchword.cli.app import app

COMMANDS = sorted(app.commands)


def examples():
    for name in COMMANDS:
        text = app.commands[name].help or ""
        for line in re.findall(r"Example: (.+)", text):
            yield name, " ".join(line.split())


def test_every_command_has_a_sentence_of_help_and_an_example():
    told = {name for name, _ in examples()}
    for name in COMMANDS:
        text = (app.commands[name].help or "").strip()
        assert text.split("\n\n")[0].endswith("."), name
        assert name in told or isinstance(app.commands[name], click.Group), name


@pytest.mark.parametrize("name", COMMANDS)
def test_help_is_there_and_every_option_is_explained(name):
    ran = here(name, "--help")
    assert ran.status == 0
    assert ran.out.startswith(f"Usage: watchword {name}")
    for param in app.commands[name].params:
        if isinstance(param, click.Option) and not param.hidden:
            assert param.help, (name, param.name)


def test_the_programs_help_tells_the_statuses():
    ran = here("--help")
    for status in ("0 answered", "1 hits", "2 bad input", "3 a list is missing"):
        assert status in " ".join(ran.out.split())
    assert "watchword" in here("--version").out


@pytest.mark.parametrize(("name", "line"), [e for e in examples() if "--sampler" in e[1]])
def test_examples_with_the_sampler_answer(name, line):
    words = shlex.split(line)
    assert words[0] == "watchword"
    ran = here(*words[1:])
    assert ran.status == 0, ran.err
    assert ran.out.strip()


def test_examples_without_the_sampler_answer_or_say_what_is_missing(tmp_path, monkeypatch, made_archive):
    monkeypatch.chdir(tmp_path)
    csl_folder(tmp_path / "lists", "2022-01-01", [csl("Capta List (CAP) - X", "BANK", entity_number="1")])
    seen = 0
    for name, line in examples():
        words = shlex.split(line)
        if "--sampler" in words or name not in ("compare", "lists", "update", "replay"):
            continue
        seen += 1
        ran = here(
            *(["--data", tmp_path / "data"] if name == "update" else ["--data", made_archive]), *words[1:]
        )
        expected = {"lists": (0, 3), "replay": (2,), "update": (0,)}.get(name, (0,))
        assert ran.status in expected, (line, ran.err)
    assert seen >= 4


def test_an_unknown_command_is_status_2():
    assert here("scren", "x").status == 2
    assert here("screen", "--nonsense", "x").status == 2
