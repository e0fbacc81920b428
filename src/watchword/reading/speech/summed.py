"""Clauses behind a colon that somebody's words open: "Her advice: leave it", "Sol is clear: it sank"."""

from __future__ import annotations

from watchword.reading.speech.clauses import words
from watchword.reading.speech.leadins import OWNERS
from watchword.reading.speech.line import Line
from watchword.reading.speech.phrases import Phrase
from watchword.reading.speech.pronouns import pronoun
from watchword.reading.speech.reaches import Found
from watchword.reading.speech.subjects import main_subject
from watchword.reading.speech.voices import Voice

__all__ = ["behind_colon"]

#: Nouns of saying before such a colon.
_NOUNS = frozenset(
    "advice message answer verdict view position explanation conclusion theory argument line warning counsel "
    "plea request demand motto rule reply response point complaint prediction forecast lesson "
    "condition version story account defence defense excuse theory recollection".split()
)
_STANCES = {"warning": "asserts", "plea": "demands", "request": "demands", "demand": "demands"}
#: How somebody who speaks so is, and how the words are put.
_PLAIN = frozenset(
    "clear blunt simple adamant categorical unequivocal frank emphatic terse brief curt different "
    "short".split()
)
_PUT = frozenset("differently this thus plainly bluntly simply so point".split())
_PUTS = frozenset("put puts got gets said says explained explains summed sums".split())
#: Words of the clause at least, and of what opens it at most.
_CLAUSE, _OPENING = 4, 14
_OWNED = {"his": "he", "her": "she", "their": "they", "its": "it"}


def behind_colon(line: Line) -> None:
    """Find whose the clause behind a sentence's colon is, where nothing else in the sentence tells."""
    colon = next((i for i in range(line.low + 1, len(line.row)) if line.row[i].text == ":"), 0)
    clause = line.row[colon + 1 :]
    quoted = any(t.quote >= 0 for t in line.row)
    if not colon or quoted or len(clause) < _CLAUSE or line.headline:
        return
    if colon - max(line.low, _behind_opening(line, colon)) > _OPENING:
        return
    voice, stance = _owner(line, colon), "asserts"
    if voice is None and _speaks_plainly(line, colon):
        subject = main_subject(line.row, _behind_opening(line, colon), colon)
        voice = line.voice(subject) if subject and subject.tokens else None
    noun = next((line.word(i) for i in range(line.low, colon) if line.word(i) in _STANCES), "")
    if voice is not None:
        stance = _STANCES.get(noun, stance)
        line.found.append(Found(colon, voice, stance, line.row[colon - 1].text + ":", line.low, colon))


def _owner(line: Line, colon: int) -> Voice | None:
    """Whose word of saying opens the sentence: "Her advice", "The union's answer was simple"."""
    noun = next((i for i in range(line.low + 1, min(colon, line.low + 8)) if line.word(i) in _NOUNS), 0)
    if not noun:
        return None
    rest = {line.word(i) for i in range(noun + 1, colon)} - words("auxiliaries", "adverbs", "determiners")
    if rest - _PLAIN - {"is", "was", "same", "short", ","}:
        return None
    if line.word(line.low) in _OWNED and noun - line.low <= 2:
        at = line.row[line.low].start
        return pronoun(line.voices, _OWNED[line.word(line.low)], at, line.paragraph)
    owner = next((i for i in range(line.low + 1, noun) if line.word(i) == "'s"), 0)
    return line.voice(Phrase("phrase", tuple(range(line.low, owner)))) if owner else None


def _speaks_plainly(line: Line, colon: int) -> bool:
    """Whether what stands before a colon says how somebody speaks: "is clear", "puts it differently"."""
    last = line.word(colon - 1)
    if last in _PLAIN:
        return any(line.word(i) in ("is", "was", "were", "are") for i in range(line.low, colon - 1))
    return last in _PUT and any(line.word(i) in _PUTS for i in range(line.low, colon - 1))


def _behind_opening(line: Line, colon: int) -> int:
    """Where the clause begins behind "On that point, at least,"."""
    low = line.low
    if line.word(low) not in words("prepositions") | OWNERS:
        return low
    commas = [i for i in range(low, colon) if line.word(i) == ","]
    return commas[-1] + 1 if commas else low
