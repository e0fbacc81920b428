"""Who a phrase means: a name, its role, someone unnamed, or "he" and "the ministry" for one named before.

Where a pronoun or a noun could mean more than one of them, nobody is named.
"""

from __future__ import annotations

from collections.abc import Sequence

from watchword.reading.clauses import Token, words
from watchword.reading.descriptions import described
from watchword.reading.nouns import identify
from watchword.reading.phrases import Phrase
from watchword.reading.pronouns import meant_by
from watchword.reading.voices import Voice, Voices

__all__ = ["who"]

#: Words for one or some of those spoken of before.
_OTHERS = frozenset(
    tuple(p.split())
    for p in (
        "another", "the other", "the others", "others", "a second", "a third", "the second", "the third",
        "the first", "the former", "the latter", "both", "two", "three", "four", "several", "some", "many",
        "most", "few", "a few",
    )
)  # fmt: skip
_MANY_OF = frozenset("others both two three four several some many most few a".split())

#: Pronouns as objects: "according to him".
_SUBJECT = {"him": "he", "her": "she", "them": "they"}


def who(voices: Voices, tokens: Sequence[Token], phrase: Phrase, paragraph: int) -> Voice | None:
    """The voice that a phrase names; None where it means somebody that can't be told."""
    row = list(phrase.tokens)
    if not row:
        return None
    at = tokens[row[0]].start
    first = tokens[row[0]].low.partition("'")[0]
    if first == "one" and len(row) == 1 and any(tokens[n[0]].capital for n in phrase.notes):
        row = list(next(n for n in phrase.notes if tokens[n[0]].capital))  # "one, Peter Lowell"
    elif tuple(tokens[i].low for i in row) in _OTHERS and (named := _named_beside(tokens, phrase)):
        return who(voices, tokens, Phrase("phrase", named), paragraph)
    elif tuple(tokens[i].low for i in row) in _OTHERS:
        other = Voice(
            " ".join(tokens[i].text for i in row), "unnamed", first != "both", plural=first in _MANY_OF
        )
        other.last, other.paragraph = tokens[row[-1]].end, paragraph
        voices.remember(other)
        return other
    elif len(row) == 1 and (first := _SUBJECT.get(first, first)) in words("pronouns"):
        return meant_by(voices, first, at, paragraph)
    made = described(voices, tokens, row, phrase.notes)
    if made is None:
        return None
    if made.generic and made.head == "he":  # "the 34-year-old"
        voice = meant_by(voices, "he", at, paragraph)
    else:
        voice = identify(voices, tokens, row, phrase.notes, made, paragraph)
    if voice is not None:
        voice.last, voice.paragraph = tokens[row[-1]].end, paragraph
        voices.remember(voice)
    return voice


def _named_beside(tokens: Sequence[Token], phrase: Phrase) -> tuple[int, ...]:
    """The apposition that names "another": "said another, the crystallographer Gao Zhixin"."""
    for note in phrase.notes:
        if tokens[note[-1]].capital and tokens[note[0]].low not in words("relatives"):
            return note
    return ()
