"""Who says what over many styles of writing, measured as the bench measures: few wrong, most found."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from helpers import ROOT
from watchword.bench.speakers import same_phrase, same_speaker
from watchword.reading.pages.making import page_of_text
from watchword.reading.pages.page import Page
from watchword.reading.speech.statements import statements_of

STANCES = {
    "A": "asserts",
    "AL": "alleges",
    "D": "denies",
    "DM": "demands",
    "P": "promises",
    "DC": "declines",
    "O": "offers",
    "OF": "offers",
    "R": "reports",
}
KINDS = {"N": ("named",), "U": ("unnamed",), "NU": ("named", "unnamed"), "X": ("unattributed",)}


def texts() -> Iterator[tuple[str, list[list[str]]]]:
    """Each text with its rows: part, speakers, kind, stances and addressee."""
    blocks = ("\n" + (ROOT / "tests" / "said_styles.txt").read_text("utf-8")).split("\n== ")[1:]
    for block in blocks:
        text, _, rows = block.partition("\n")[2].partition("\n--\n")
        yield text, [[x.strip() for x in row.split("|")] for row in rows.strip().split("\n")]


@pytest.fixture(scope="module")
def counts() -> dict[str, int]:
    seen = dict.fromkeys("rows found told right named stances".split(), 0)
    for text, rows in texts():
        told = statements_of(page_of_text(text))
        for part, speakers, kind, stances, *_ in rows:
            start = text.index(part)
            end = start + len(part)
            names = [n for n in speakers.split("/") if n]
            seen["rows"] += 1
            seen["named"] += bool(names)
            able = [s for s in told if 2 * (min(s.end, end) - max(s.start, start)) >= len(part)]
            if not able:
                continue
            best = min(able, key=lambda s: s.end - s.start)
            seen["found"] += 1
            seen["stances"] += best.stance in [STANCES[s] for s in stances.split(",")]
            if best.speaker:
                same = same_speaker if best.speaker_kind == "named" else same_phrase
                seen["told"] += 1
                seen["right"] += best.speaker_kind in KINDS[kind] and same(best.speaker, names)
    return seen


def test_the_texts_are_many(counts):
    assert sum(1 for _ in texts()) >= 120
    assert counts["rows"] >= 500


def test_few_speakers_are_wrong(counts):
    assert counts["right"] / counts["told"] >= 0.95, counts


def test_most_statements_have_their_speaker(counts):
    assert counts["found"] / counts["rows"] >= 0.95, counts
    assert counts["right"] / counts["named"] >= 0.90, counts


def test_stances(counts):
    assert counts["stances"] / counts["found"] >= 0.95, counts


def test_only_the_beginning_of_a_huge_page_is_looked_through(monkeypatch):
    monkeypatch.setattr("watchword.reading.speech.statements.READ", 100_000)
    line = "“It rained,” said Ann Sorel.\n\n"
    told = statements_of(Page(line * (200_000 // len(line))))
    assert told
    assert max(s.end for s in told) <= 100_000
