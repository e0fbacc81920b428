"""Whom "they" means where nobody spoke: several that somebody met in the sentence before."""

from __future__ import annotations

from itertools import islice

from watchword.reading.speech.antecedents import sex_seen
from watchword.reading.speech.clauses import words
from watchword.reading.speech.trailing import phrase_after
from watchword.reading.speech.voices import Voice, Voices
from watchword.reading.speech.wording import is_plural, single, words_of

__all__ = ["met_by_one", "other_than_told"]

#: Ways of coming upon somebody: "She found the crew of nineteen".
_MET = frozenset("found met finds meets visited interviewed".split())
#: Nouns for several people in one word.
_SEVERAL = frozenset("crew family team staff couple crowd group band people".split())
#: Sentences back, and people in them, of whom one tells the other something.
_BACK = 2
#: Words of such a phrase at most.
_LONG = 6


def met_by_one(voices: Voices) -> Voice | None:
    """Those whom "he" or "she" met in the sentence before: "He found the crew of nineteen eating rice"."""
    _, row = next(voices.before(), (0, ()))
    if len(row) < _LONG or row[0].low not in ("he", "she") or row[1].low not in _MET:
        return None
    found = phrase_after(row, 2, min(len(row), 2 + _LONG), inverted=True)
    if found is None or not found.tokens or row[found.first].low not in ("a", "the", "two", "three", "four"):
        return None
    lows = [row[i].low for i in found.tokens]
    of = lows.index("of") if "of" in lows else len(lows)
    head = lows[of - 1]
    if head not in _SEVERAL and not (is_plural(head) and single(head) in words("persons")):
        return None
    name = voices.text[row[found.tokens[0]].start : row[found.tokens[-1]].end]
    known = next((v for v in voices.known if v.name == name), None)
    voice = known or Voice(name, "unnamed", True, plural=True, words=words_of(name), heads=frozenset((head,)))
    voices.remember(voice)
    return voice


def other_than_told(voices: Voices, word: str, told: str) -> Voice | None:
    """Who "he" is in "he informed her": the one man of two just named, where the woman's sex is not known."""
    if word not in ("he", "she") or told != ("her" if word == "he" else "him"):
        return None
    start = min((row[0].start for _, row in islice(voices.before(), _BACK) if row), default=-1)
    near = {s.name: s for s in voices.seen if start <= s.at and s.person} if start >= 0 else {}
    end = next((row[-1].end for _, row in voices.before() if row), -1)
    near = {n: s for n, s in near.items() if s.at < end}
    fit = [s for s in near.values() if sex_seen(voices, s) == word]
    return voices.person(fit[0].name, fit[0].at) if len(fit) == 1 and len(near) == _BACK else None
