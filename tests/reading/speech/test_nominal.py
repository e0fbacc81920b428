"""Attributions whose cue is a noun or an adjective."""

from __future__ import annotations

from said import who


def test_who_is_certain_says_so():
    assert who("Her neighbour is certain that the pier was sold.", "pier was sold")[0] == "Her neighbour"
    assert who("The envoy Ana Ruiz was of the view that both were late.", "both were late")[0] == "Ana Ruiz"


def test_with_the_words():
    assert who("Mira Tal, a trader, posted it with the words “So it goes.”", "So it goes")[0] == "Mira Tal"


def test_a_word_given_is_a_promise():
    assert who("Quill has given his word that fares will fall.", "fares will fall") == ("Quill", "promises")
