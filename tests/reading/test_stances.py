# ruff: noqa: E501 (texts stand as one string each)
"""What words do by themselves: denials and promises told by others, refusals, orders."""

from __future__ import annotations

import pytest

from said import who
from watchword.reading.stances import stance_of_words


@pytest.mark.parametrize(
    ("words", "quoted", "stance"),
    [
        ("his client had never met the shipper", False, "denies"),
        ("their client takes no part in politics", False, "denies"),
        ("the company does not work for the army", False, "denies"),
        ("We have never sold a single valve to them.", True, "denies"),
        ("We never opened the third door.", True, None),
        ("his client will appeal", False, "promises"),
        ("the roof would be repaired before the rains", False, "promises"),
        ("it does not comment on single cases", False, "declines"),
        ("I won’t guess about that.", True, "declines"),
        ("They should stop smearing the port.", True, "demands"),
        ("Be seated.", True, "demands"),
        ("The lamps went out at nine.", True, None),
    ],
)
def test_words(words, quoted, stance):
    assert stance_of_words(words, quoted) == stance


@pytest.mark.parametrize(
    ("text", "part", "speaker", "stance"),
    [
        ("The minister brushed aside the notion of a second bridge.", "the notion", "minister", "denies"),
        ("Ada Merrow’s office laughed off the rumour.", "the rumour", "Ada Merrow’s office", "denies"),
        ("The court directed the council to furnish a list of barges.", "a list", "court", "demands"),
        ("The bar association wants all such trials televised.", "all such trials", "bar association", "demands"),
        ("The ministry warned citizens against filling canisters.", "filling", "ministry", "demands"),
        ("Ivo Tarn kept silent.", "kept silent", "Ivo Tarn", "declines"),
        ("Tarn Group, sought out, did not want to comment.", "did not want", "Tarn Group", "declines"),
        ("The yard was shown the pages and chose not to reply.", "chose not", "yard", "declines"),
        ("The agent in Tarn hung up on us twice.", "hung up", "The agent in Tarn", "declines"),
        ("The office has so far declined to extend the permit.", "declined", "office", "declines"),
        ("Ivo Tarn called the bridge “five years late”.", "five years late", "Ivo Tarn", "asserts"),
        ("Ivo Tarn called the charges “a fairy tale”.", "a fairy tale", "Ivo Tarn", "denies"),
    ],
)  # fmt: skip
def test_verbs(text, part, speaker, stance):
    assert who(text, part) == (speaker, stance)
