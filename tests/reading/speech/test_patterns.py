"""Patterns of words, as ``silence.tsv`` writes them."""

from __future__ import annotations

import pytest

from watchword.reading.speech.clauses import sentences, tokens_of
from watchword.reading.speech.line import Line
from watchword.reading.speech.patterns import Match, compiled, matched
from watchword.reading.speech.voices import Voices

SETS = {"words": frozenset(("comment", "reply"))}


def met(text: str, pattern: str) -> Match | None:
    """The first place where a pattern is met in a sentence."""
    row = tokens_of(text, 0, len(text), [])
    row = row[slice(*next(sentences(text, row, [])))]
    line = Line(text, row, [], Voices(text), 0, False, None)
    made = compiled(pattern, SETS)
    able = (matched(line, n, made) for n in range(len(row)) if line.word(n) in made.verbs)
    return next((m for m in able if m is not None), None)


@pytest.mark.parametrize(
    ("text", "pattern", "first", "last"),
    [
        ("The bank gave no comment today.", "gave =no @words", 2, 4),
        ("The bank gave no further comment.", "gave =no ?further @words", 2, 5),
        ("The bank gave no comment.", "gave =no ?further @words / .", 2, 4),
        ("The mayor left the hall without a word.", "=left ~4 without a word", 2, 7),
        ("The bank sent no reply to us.", "=sent no @words !of", 2, 4),
        ("Per the note, it sank.", "^ =per <who> ,", 0, 3),
        ("It is hoped it will rain.", "it is =hoped <clause>", 0, 2),
        ("He sat as a clerk, as Ana Sol put it.", "as <who> =put it", 6, 10),
    ],
)
def test_a_pattern_is_met(text, pattern, first, last):
    found = met(text, pattern)
    assert found is not None
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("The bank gave no comment of use.", "gave =no @words !of"),
        ("The mayor left the hall. He went without a word.", "=left ~6 without a word"),
        ("The mayor left the very big old hall without a word.", "=left ~4 without a word"),
        ("The bank gave comment.", "gave =no @words"),
        ("And per the note, it sank.", "^ =per <who> ,"),
        ("It is the hope of all.", "it is =the hope <clause>"),
    ],
)
def test_another_is_not(text, pattern):
    assert met(text, pattern) is None


def test_whom_it_names():
    found = met("Calls to the Sol mill were unanswered.", "calls to <who> were =unanswered")
    assert found is not None
    assert found.who == (2, 5)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("That is Ms. Sol's view.", (2, 5)),
        ("That is her own view.", (2, 3)),
        ("That is the whole view.", None),
    ],
)
def test_whose_it_is(text, who):
    found = met(text, "that =is <whose> ~1 view")
    assert (found.who if found else None) == who
