"""Short passages on many subjects: the listed parties they name, and namesakes that aren't listed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import watchword as ww

PASSAGES = Path(__file__).parent / "passages.tsv"
MARKED = re.compile(r"\[\[(?P<must>.+?)\]\]|\(\((?P<may>.+?)\)\)")


def passages() -> Iterator[tuple[date, str, list[tuple[int, int]], list[tuple[int, int]]]]:
    """(day, text, spans that must be found, spans that may be) of each passage."""
    for line in PASSAGES.read_text("utf-8").splitlines():
        if line.startswith(("#", "day\t")):
            continue
        day, marked = line.split("\t")
        text, must, may, at = "", [], [], 0
        for found in MARKED.finditer(marked):
            text += marked[at : found.start()]
            name = found["must"] or found["may"]
            (must if found["must"] else may).append((len(text), len(text) + len(name)))
            text += name
            at = found.end()
        yield date.fromisoformat(day), text + marked[at:], must, may


@pytest.mark.shared
def test_passages_name_whom_they_name_and_hardly_anybody_else(real_archive):
    """The archive has the American lists only, so what others list may go unfound; nobody may be made up."""
    lists = ww.open(real_archive)
    found = wanted = 0
    wrong = []
    for day, text, must, may in passages():
        dated = replace(lists, as_of=day)
        dated.index = lists.index
        told = [
            m
            for p in dated.read(text)["parties"]
            if any(h.get("listings") for h in (*p["hits"], *p["former"]))
            for m in p["mentions"]
        ]
        wanted += len(must)
        found += sum(any(m["start"] < e and s < m["end"] for m in told) for s, e in must)
        names = {text[s:e] for s, e in (*must, *may)}
        wrong += [
            (m["surface"], text[:60])
            for m in told
            if m["how"] != "coreference"
            and m["surface"].removesuffix("'s") not in names
            and not any(m["start"] < e and s < m["end"] for s, e in (*must, *may))
        ]
    assert len(wrong) <= 1, wrong
    assert found / wanted > 0.7
