"""Who passes on what another says: "X said, Interfax reported", "said through a relative", "carried by"."""

from __future__ import annotations

from itertools import pairwise

from watchword.reading.cues import form_of
from watchword.reading.speech.clauses import words
from watchword.reading.speech.line import Line
from watchword.reading.speech.phrases import Phrase
from watchword.reading.speech.reaches import Found
from watchword.reading.speech.trailing import phrase_after
from watchword.reading.speech.voices import is_press

__all__ = ["carried", "passing"]

#: Who only renders words in another tongue, and words from "through" to the verb.
_RENDERING = frozenset("interpreter interpreters translator translators".split())
_AHEAD = 12


def passing(line: Line) -> None:
    """Set who passes on what the attributions of a sentence tell, before their reach is set."""
    _by_source(line)
    _alleged(line)
    _reported(line)
    _through(line)


def _by_source(line: Line) -> None:
    """As in "According to the envoy, the Post wrote, the mill was sold": the Post passes on what she says.

    And as in "The bank, according to TASS, said": TASS passes on what the bank says.
    """
    for outer, inner in pairwise(line.found):
        if outer.cue == "according to" and outer.behind and outer.last == inner.verb - 2 and inner.voice:
            outer.void = inner.first < outer.first
            inner.relays = (*inner.relays, *((outer.voice.name,) if outer.void and outer.voice else ()))
        inserted = (
            outer.last + 2 == inner.first and line.word(outer.last + 1) == line.word(inner.last + 1) == ","
        )
        if outer.cue == "according to" and not outer.behind and inserted and inner.voice is not None:
            outer.last, inner.void = inner.last + 1, True
            outer.relays = (*outer.relays, inner.voice.name)


def _alleged(line: Line) -> None:
    """As in "It alleges Sol told a buyer to paint it": Sol's words are part of what is alleged, not told."""
    for outer, inner in pairwise(line.found):
        form = form_of(line.row[outer.verb].low)
        next_to = outer.last + 1 + (line.word(outer.last + 1) == "that")
        if form is None or form.cue.verb != "allege" or outer.behind or inner.behind:
            continue
        if inner.first == next_to and inner.voice is not outer.voice:
            inner.void = True


def _reported(line: Line) -> None:
    """As in "The mill was shut, its director said on Monday, Interfax reports": Interfax passes it on."""
    for inner, outer in pairwise(line.found):
        press = outer.behind and outer.voice is not None and (is_press(outer.voice) or outer.passes_on)
        if not (
            press and inner.behind and inner.voice and not inner.void and line.word(outer.first - 1) == ","
        ):
            continue
        between = range(inner.last + 1, outer.first - 1)
        if all(
            line.word(i) in words("times") | {"on", "in", "at"} or line.word(i).isdigit() for i in between
        ):
            outer.void = True
            inner.relays = (*inner.relays, *((outer.voice.name,) if outer.voice else ()))


def _through(line: Line) -> None:
    """As in "has said through a relative that", "Through his solicitors X maintained": who passes it on."""
    for i in range(line.low, len(line.row) - 2):
        if line.word(i) != "through" or line.row[i].quote >= 0:
            continue
        phrase = phrase_after(line.row, i + 1, len(line.row))
        small = [n for n, t in enumerate(phrase.tokens) if not line.row[t].capital] if phrase else []
        if phrase is None or not small or not _speaks(line.word(phrase.tokens[small[-1]])):
            continue
        one = next((f for f in line.found if f.voice and _told_through(line, i, f)), None)
        voice = line.voice(phrase) if one else None
        if one and voice is one.voice:  # "Through his solicitors Sol maintained"
            voice = line.voice(Phrase("phrase", phrase.tokens[: small[-1] + 1]))
        if one and voice and voice is not one.voice:
            one.through = voice.name


def _speaks(word: str) -> bool:
    """Whether a noun is that of persons who can speak for another."""
    return word in words("persons") and word not in _RENDERING


def _told_through(line: Line, at: int, found: Found) -> bool:
    """Whether "through" stands behind a verb, or opens the sentence or an aside before it."""
    opens = at == line.low or line.word(at - 1) == ","
    return found.verb in (at - 1, at - 2) or (opens and at < found.verb <= at + _AHEAD)


def carried(line: Line) -> None:
    """As in "in comments carried by X": X passes it on."""
    for i in range(line.low, len(line.row) - 2):
        if (
            line.word(i) in ("carried", "published", "quoted", "aired")
            and line.word(i + 1) == "by"
            and line.found
        ):
            phrase = phrase_after(line.row, i + 2, len(line.row))
            voice = line.voice(phrase) if phrase else None
            if voice and not any(f.voice is voice for f in line.found):
                for f in line.found:
                    f.relays = (*f.relays, voice.name)
