"""Those who say nothing: "did not respond", "had no comment", "could not be reached".

How that is told stands in ``silence.tsv``; here are who keeps silent, and what only looks like silence.
"""

from __future__ import annotations

from functools import cache

from watchword.reading.cues import form_of
from watchword.reading.sheets import sheet
from watchword.reading.speech.actors import subject_of
from watchword.reading.speech.clauses import words
from watchword.reading.speech.groups import Group, group_before
from watchword.reading.speech.line import Line
from watchword.reading.speech.patterns import Match, Pattern, compiled, matched
from watchword.reading.speech.phrases import Phrase
from watchword.reading.speech.reaches import Found
from watchword.reading.speech.seen import FIRMS
from watchword.reading.speech.trailing import phrase_after
from watchword.reading.speech.voices import Voice
from watchword.reading.speech.wording import words_of

__all__ = ["declined", "silent_words"]

#: Auxiliaries that stand for the whole: "So did the ministry".
_DID = frozenset("did do does would has have could".split())
#: Words in which a name follows that is kept back.
_FULL_NAME = 4
#: Words of "neither A nor B", and of a clause that only tells of who speaks.
_PAIR = 16
#: What one names by choosing, not by telling.
_CHOSEN = frozenset(
    "child baby son daughter ship boat dog successor replacement squad team price date heir".split()
)
#: What befalls things as well as people: "The money could not be traced".
_LOOKED_FOR = frozenset("traced found located".split())
#: Auxiliaries by which a row's need is met, beside "not".
_TENSES = {
    "would not": frozenset(("would", "wouldn't")),
    "did not": frozenset(("did", "didn't", "will", "won't")),
    "has not": frozenset(("has", "have", "had", "hasn't", "haven't", "hadn't")),
    "never": frozenset(("never",)),
}


@cache
def _rows() -> dict[str, list[tuple[Pattern, str]]]:
    """The rows of ``silence.tsv`` with what they need, by each word that can be their verb."""
    sets: dict[str, frozenset[str]] = {}
    found: dict[str, list[tuple[Pattern, str]]] = {}
    for text, *rest in sheet("silence"):
        if text.startswith("set "):
            sets[text[4:]] = frozenset(rest[0].split())
            continue
        pattern = compiled(text, sets)
        for word in pattern.verbs:
            found.setdefault(word, []).append((pattern, rest[0] if rest else ""))
    return found


def silent_words() -> frozenset[str]:
    """Every word at which somebody may be told not to speak: paragraphs with one are read."""
    return frozenset(_rows())


def declined(line: Line, at: int) -> Found | None:
    """As in "did not respond", "would not discuss", "had no comment", "has yet to reply"."""
    word = line.row[at].low
    if word in _DID and (alike := _alike(line, at)):
        return alike
    for pattern, needs in _rows().get(word, ()):
        match = matched(line, at, pattern)
        if match is not None and (found := _silent(line, at, match, needs)) is not None:
            return None if _keeps_name(line, at) else found
    return None


def _silent(line: Line, at: int, match: Match, needs: str) -> Found | None:
    """A row that was met, where its auxiliaries are what it needs: who keeps silent."""
    late = (line.word(at - 2), line.word(at - 1)) == ("yet", "to")
    group = group_before(line.row, line.low, at - 2 * late)
    if match.who is not None:
        return _named_inside(line, at, match) if _needed(group, needs) else None
    if group.start > match.first:
        group = group_before(line.row, line.low, match.first)
    nobody = _nobody(line, group.start)
    if nobody is None and not (late and needs == "not") and not _needed(group, needs):
        return None
    if line.word(at) in ("name", "identify") and _of_speaker(line, at):
        return None
    if line.word(match.last) in ("be", "give") and line.word(group.start - 1) in words("relatives"):
        return None  # "a man, who did not want to be named, said"
    cue = " ".join(t.text for t in line.row[group.start : match.last + 1])
    if nobody is not None:
        voice, first = nobody
        return Found(at, voice, "declines", cue, first, match.last)
    voice, start, shared = subject_of(line, group.start, at)
    told = any(not f.behind and f.verb < at for f in line.found)
    if shared and told and group.aux[:1] == ("had",):
        return None  # "She said the ship had no pilot and had not answered calls"
    if start is None or (line.word(at) in _LOOKED_FOR and not _is_somebody(voice)):
        return None
    return Found(at, voice, "declines", cue, start, match.last, shared=shared)


def _is_somebody(voice: Voice | None) -> bool:
    """Whether who could not be found is a person or body: not "one shilling in five"."""
    heads = (words("persons", "titles", "bodies") | FIRMS) - {"one"}
    named = voice is not None and voice.kind == "named" and (voice.person or voice.name[:1].isupper())
    return voice is not None and bool(voice.heads & heads or named)


def _needed(group: Group, needs: str) -> bool:
    """Whether auxiliaries are what a row needs."""
    if needs == "plain":
        return not group.negated
    if needs in _TENSES:
        return group.negated and not group.passive and bool(_TENSES[needs] & set(group.aux))
    return not needs or (_negated(group) and group.passive == (needs == "be not"))


def _negated(group: Group) -> bool:
    return group.negated or "cannot" in group.aux


def _named_inside(line: Line, at: int, match: Match) -> Found | None:
    """As in "Calls to the firm's office went unanswered": the row names who keeps silent."""
    first, end = match.who or (0, 0)
    phrase = phrase_after(line.row, first, end, inverted=True)  # with the name between commas
    voice = line.voice(phrase) if phrase and phrase.tokens else None
    cue = " ".join(t.text for t in line.row[end : match.last + 1])
    return Found(at, voice, "declines", cue, line.low, max(match.last, at)) if voice else None


def _nobody(line: Line, end: int) -> tuple[Voice | None, int] | None:
    """(Who, its first token) of "Nobody from A", "None of the firms", "Neither A nor B" before a verb."""
    for first in range(end - 1, max(line.low - 1, end - _PAIR), -1):
        word = line.word(first)
        if line.is_quote(first) or word in (".", ";"):
            return None
        opens = first == line.low or line.word(first - 1) in (",", ";", "and", "but")
        if not opens:
            continue
        if word == "nobody" or (word, line.word(first + 1)) == ("no", "one"):
            start = first + 1 + (word == "no")
            phrase = phrase_after(line.row, start + 1, end)
            inside = line.word(start) in ("from", "at", "in") and phrase and phrase.last == end - 1
            return (line.voice(phrase), first) if inside and phrase else None
        if word in ("none", "neither"):
            row = range(first + 1 + (line.word(first + 1) == "of"), end)
            if not words("auxiliaries").isdisjoint(line.word(i) for i in row):
                return None
            if len(row) == 1 and not line.row[row[0]].capital:  # "Neither side"
                name = f"{line.row[first].text} {line.row[row[0]].text}"
                return Voice(name, "unnamed", plural=True, words=words_of(name)), first
            return (line.voice(Phrase("phrase", tuple(row))) if row else None, first)
    return None


def _alike(line: Line, at: int) -> Found | None:
    """As in "… declined to comment. So did the ministry", ", as did its owner", "Nor would the police"."""
    joined = line.word(at - 1)
    same = joined == "as" and bool(line.found) and line.found[-1].stance == "declines"
    opens = joined in ("so", "nor", "neither") and at - 1 == line.low and _silence_before(line)
    phrase = phrase_after(line.row, at + 1, len(line.row), inverted=True) if same or opens else None
    if phrase is None or not phrase.tokens or line.word(phrase.last + 1) not in (".", ",", ""):
        return None
    voice = line.voice(phrase)
    return Found(at, voice, "declines", f"{joined} {line.word(at)}", at - 1, phrase.last) if voice else None


def _silence_before(line: Line) -> bool:
    """Whether the sentence before tells that somebody did not answer."""
    _, row = next(line.voices.before(), (0, ()))
    lows = {t.low for t in row}
    silent = lows & {"declined", "declines", "refused"} or lows & {"not", "didn't", "wouldn't"}
    return bool(silent and lows & (_rows().keys() | {"comment"}))


def _of_speaker(line: Line, at: int) -> bool:
    """Whether a clause only tells of who speaks: "a clerk whom the paper did not name said that".

    So too "told the paper, which did not name him, that", "citing a clerk it did not name, said"; and
    one may name a ship, or be named after somebody.
    """
    if {line.word(at + 2), line.word(at + 3)} & _CHOSEN:
        return True
    if any(line.word(i) in ("after", "as") for i in range(at + 1, at + 7)):
        return True
    before = range(max(line.low, at - _PAIR), at)
    inside = bool(line.found) or any(line.word(i) in words("relatives") | {"citing"} for i in before)
    ahead = range(at + 1, min(at + _PAIR, len(line.row)))
    stop = next((i for i in ahead if line.word(i) in (".", ";")), len(line.row))
    says = any(form_of(line.word(i)) and line.word(i - 1) != "been" for i in ahead if i < stop)
    return inside and (says or bool(line.found) or any(line.is_quote(i) for i in ahead))


def _keeps_name(line: Line, at: int) -> bool:
    """Whether somebody only keeps the name back: "a clerk who would not give her full name"."""
    following = {line.word(i) for i in range(at + 2, at + _FULL_NAME)}
    gives = line.word(at + 1) in ("his", "her", "their")
    return gives and not following.isdisjoint(("name", "names", "surname", "surnames", "identity"))
