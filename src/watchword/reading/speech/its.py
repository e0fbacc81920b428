"""Whom "it" means where the sentence before tells of a paper, or of a firm beside what it is."""

from __future__ import annotations

from collections.abc import Sequence

from watchword.reading.speech.cast import met_before
from watchword.reading.speech.clauses import Token, words
from watchword.reading.speech.definite import noun_of
from watchword.reading.speech.descriptions import described
from watchword.reading.speech.made import Made
from watchword.reading.speech.nouns import identify
from watchword.reading.speech.phrases import Phrase
from watchword.reading.speech.seen import FIRMS, MEN, WOMEN, sex_of
from watchword.reading.speech.trailing import phrase_after
from watchword.reading.speech.voices import Voice, Voices
from watchword.reading.speech.wording import doer

__all__ = ["body_beside", "firm_beside", "firm_called", "has_its", "paper_of"]

#: What one sends, how one does, and words from a paper to "from" and who sent it.
_LETTERS = frozenset(
    "letter e-mail email note message text memo reply response statement post tweet telegram postcard "
    "notice".split()
)
_SENDING = frozenset(
    "replied answered responded sent wrote posted issued left published released emailed texted".split()
)
_NEAR_PAPER = 4
#: What ships have, which don't speak: "had switched off its transponder".
_OF_SHIPS = frozenset(
    "transponder transponders cargo hull crew flag engine engines anchor captain master voyage course tanks "
    "propeller rudder berth holds destination ais".split()
)


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


def body_beside(row: Sequence[Token], phrase: Phrase) -> Phrase | None:
    """The body of which a noun tells: "Its owner, the Canadian pension fund OMPF, is not convinced"."""
    kinds = words("bodies") | FIRMS
    for note in phrase.notes:
        name = [i for i in note if row[i].capital and i > note[0]]
        if row[note[0]].low not in ("the", "a", "an") or not row[note[-1]].capital:
            continue
        while len(name) > 1 and name[1] != name[0] + 1:
            del name[0]  # "the Canadian pension fund OMPF"
        if row[name[0] - 1].low in kinds and row[phrase.tokens[-1]].low not in kinds:
            return Phrase("phrase", note)
    return None


def firm_called(voices: Voices, row: Sequence[Token], phrase: Phrase, made: Made) -> Voice | None:
    """The firm met before that a noun like "the builder" says, which may be a person's as well."""
    noun = noun_of(row, phrase)
    if noun is None or not made.generic or made.plural or not doer(made.head):
        return None
    met = met_before(voices, noun, None, left=True)
    return met if met is not None and met.kind == "named" and met.person is not True else None


def has_its(row: Sequence[Token], phrase: Phrase, made: Made) -> bool:
    """Whether a sentence says "its" of a named subject: "Miner Altyn Tau has been told to sell its project".

    No other name nor noun for a body stands between, whose "its" it could be.
    """
    if made.generic or made.plural or sex_of(made.text, ""):
        return False
    kinds = words("bodies", "documents", "outlets") | FIRMS
    for n, token in enumerate(row[phrase.last + 1 :], phrase.last + 1):
        if token.low == "its":
            return _OF_SHIPS.isdisjoint(t.low for t in row[n + 1 : n + 3])
        if token.capital or token.quote >= 0 or token.text in ";:" or token.low in kinds:
            return False
    return False
