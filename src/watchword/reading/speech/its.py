"""Whom "it" means where the sentence before tells of a paper, or of a firm beside what it is."""

from __future__ import annotations

from collections.abc import Sequence

from watchword.reading.speech.clauses import Token, words
from watchword.reading.speech.descriptions import described
from watchword.reading.speech.made import Made
from watchword.reading.speech.nouns import identify
from watchword.reading.speech.phrases import Phrase
from watchword.reading.speech.seen import FIRMS, MEN, WOMEN, sex_of
from watchword.reading.speech.trailing import phrase_after
from watchword.reading.speech.voices import Voice, Voices
from watchword.reading.speech.wording import doer

__all__ = ["firm_beside", "paper_of"]

#: What one sends, how one does, and words from a paper to "from" and who sent it.
_LETTERS = frozenset(
    "letter e-mail email note message text memo reply response statement post tweet telegram postcard "
    "notice".split()
)
_SENDING = frozenset(
    "replied answered responded sent wrote posted issued left published released emailed texted".split()
)
_NEAR_PAPER = 4


def paper_of(voices: Voices, row: Sequence[Token], phrase: Phrase, paragraph: int) -> Voice | None:
    """Whose paper the sentence tells of: "The auditor's report is long", "A letter came from the bank".

    Also that of whoever sent one: "Sol answered with a short e-mail. It read".
    """
    papers = words("documents")
    head = row[phrase.tokens[-1]].low
    at = (
        phrase.tokens[-1] if head in papers else next((n for n, t in enumerate(row) if t.low in _LETTERS), -1)
    )
    if at < 0:
        return None
    if at == phrase.tokens[-1] and any(row[i].low == "'s" for i in phrase.tokens):
        made = described(voices, row, list(phrase.tokens), ())
        return identify(voices, row, list(phrase.tokens), (), made, paragraph) if made else None
    source = next((n for n in range(at + 1, len(row) - 1) if row[n].low in ("from", "by")), -1)
    if source > 0 and source - at <= _NEAR_PAPER:
        found = phrase_after(row, source + 1, len(row), inverted=True)
        made = described(voices, row, list(found.tokens), found.notes) if found and found.tokens else None
        if found is None or made is None or (made.generic and made.head not in words("bodies", "persons")):
            return None
        voice = identify(voices, row, list(found.tokens), found.notes, made, paragraph)
    elif any(t.low in _SENDING for t in row[phrase.tokens[-1] + 1 : at]):
        made = described(voices, row, list(phrase.tokens), phrase.notes)
        voice = identify(voices, row, list(phrase.tokens), phrase.notes, made, paragraph) if made else None
    else:
        return None
    if voice is not None:
        voices.remember(voice)
    return voice


def firm_beside(voices: Voices, row: Sequence[Token], phrase: Phrase, made: Made) -> bool:
    """Whether a name that is no person's stands beside a subject: "The contractor, Rourke & Daughters,"."""
    if not made.generic or made.plural or not made.definite or made.head in MEN | WOMEN:
        return False
    named = [m for m in phrase.notes if row[m[0]].capital and row[m[-1]].capital]
    told = [voices.describer.describe(row, list(m)) for m in named if not sex_of(row[m[0]].text, "")]
    either = made.head in FIRMS or doer(made.head)
    return any(t and not t.generic and (t.person is False or (t.person is None and either)) for t in told)
