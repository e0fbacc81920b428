"""Whom "he" or "she" means by how the sentence before tells of somebody: kin, an owner, who sat beside."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from watchword.reading.speech.antecedents import sex_seen
from watchword.reading.speech.clauses import Token, words
from watchword.reading.speech.made import Made
from watchword.reading.speech.phrases import Phrase
from watchword.reading.speech.seen import FIRMS, MEN, WOMEN, sex_of
from watchword.reading.speech.trailing import phrase_after
from watchword.reading.speech.voices import Voice, Voices, may_mean, sex_of_voice
from watchword.reading.speech.wording import words_of

__all__ = [
    "KIN_BEFORE",
    "behind_place",
    "for_whom",
    "is_named_body",
    "kin_named",
    "met_by_me",
    "owner_of",
    "told_her",
]

#: What stands before a noun like "grandmother".
KIN_BEFORE = frozenset("a an the his her their my our your one old young elderly".split())
#: Where somebody is by whom a sentence goes on, and how: "Beside him sat Ana Sol".
_PLACES = frozenset("opposite beside behind next outside nearby inside among alongside facing".split())
_IS_THERE = frozenset("sat stood sits stands waited waits knelt".split())
#: Words of such an opening at most: "Next to the lawyer sat".
_OPENS = 6
#: Sentences back in which somebody was told of by another.
_BACK = 3
#: Characters from "his father" to the name beside it at most.
_BESIDE = 20
#: What a sentence says to be so for somebody.
_THING = frozenset("it this that".split())
#: What stands before whom one meets: "spoke to a clerk", "met a nurse".
_TO_WHOM = frozenset("to with met rang called phoned reached found asked by".split())
_WHOSE = {"he": "his", "she": "her"}


def is_named_body(voices: Voices, row: Sequence[Token], phrase: Phrase, made: Made) -> bool:
    """Whether a subject is a noun for a body beside its name: "Sol's bank, Alster"; not "its owner, Sol"."""
    body = made.head in words("bodies") | FIRMS and made.head not in words("persons", "titles")
    if not made.generic or not body:
        return False
    names = [" ".join(row[i].text for i in m) for m in phrase.notes]
    return not any(s.person and s.name in names for s in voices.seen)


def owner_of(voices: Voices, word: str, row: Sequence[Token], made: Made) -> Voice | None:
    """The person named before of whose thing a sentence tells: "Harms's bank closed his account. He"."""
    kind = made.head in words("bodies", "documents") | FIRMS and made.head not in words("persons", "titles")
    if not made.owned_by or not kind or not any(t.low == _WHOSE[word] for t in row):
        return None
    own = made.owned_by
    named = [s for s in voices.seen if s.person and s.at < row[0].start and s.name.endswith(own)]
    if len({s.name for s in named if " " in s.name}) != 1:
        return None
    voice = voices.person(own, row[0].start)
    if not may_mean(word, voice):
        return None
    voices.remember(voice)
    return voice


def kin_named(voices: Voices, word: str, row: Sequence[Token]) -> Voice | None:
    """The one woman or man whom a sentence names beside such a noun: "…; his mother, Kay, is not charged".

    Nobody where it names another before who may be meant as well.
    """
    able = WOMEN if word == "she" else MEN
    at = next((n for n in range(3, len(row) - 3) if row[n].low in able and row[n].quote < 0), 0)
    if not at or row[at - 1].low not in KIN_BEFORE or row[at - 2].text != ";" or row[at + 1].text != ",":
        return None
    end = at + 2
    while end < len(row) and row[end].capital:
        end += 1
    apart = (MEN | WOMEN) - able  # "His father, Dean Salter, …; his mother, Kay, …"
    kin = [t.start for t in row[:at] if t.low in apart]
    others = [s for s in voices.seen if row[0].start <= s.at < row[at].start and s.person]
    others = [s for s in others if not any(0 < s.at - k < _BESIDE for k in kin)]
    if end == at + 2 or row[end].text != "," or any(sex_seen(voices, s) in ("", word) for s in others):
        return None
    voice = voices.person(voices.text[row[at + 2].start : row[end - 1].end], row[at + 2].start)
    if sex_of_voice(voice) not in ("", word):
        return None
    voices.remember(voice)
    return voice


def behind_place(row: Sequence[Token]) -> Phrase | None:
    """Who is where a sentence begins: "Opposite sat his bookkeeper, Ana Sol", "Next to him stood a nurse"."""
    verb = next((n for n, t in enumerate(row[:_OPENS]) if t.low in _IS_THERE), 0)
    if not verb or row[0].low not in _PLACES or any(t.quote >= 0 or t.text == "," for t in row[:verb]):
        return None
    found = phrase_after(row, verb + 1, len(row), inverted=True)
    if found is None or not found.tokens or found.tokens[0] != verb + 1:
        return None
    return found


def told_her(voices: Voices, word: str, voice: Voice) -> bool:
    """Whether somebody unnamed spoke of another as "she": "She was on her way, a colleague said"."""
    if voice.kind != "unnamed" or sex_of_voice(voice) == word:
        return False
    for _, row in islice(voices.before(), _BACK):
        if row and row[0].start <= voice.last < row[-1].end:
            return row[0].low == word and row[0].quote < 0 and voice.last > row[0].end
    return False


def for_whom(row: Sequence[Token]) -> Phrase | None:
    """For whom a sentence says that something is: "For Ana Sol, whose mother drowned, it came too late"."""
    if row[0].low != "for" or not row[1:2] or not row[1].capital:
        return None
    found = phrase_after(row, 1, len(row))
    mark = found.last + 1 if found and found.tokens and found.first == 1 else 0
    if found is None or not all(row[i].capital for i in found.tokens) or row[mark : mark + 1] == []:
        return None
    opens = [n for n in range(mark, len(row) - 1) if row[n].text == "," and row[n + 1].low in _THING]
    return found if row[mark].text == "," and opens else None


def met_by_me(voices: Voices, word: str, row: Sequence[Token]) -> Voice | None:
    """The one stranger to whom one who tells of oneself spoke: "I was put through to a specialist"."""
    at = next((n for n, t in enumerate(row[:_OPENS]) if t.low == "i" and t.quote < 0), -1)
    if at < 0:
        return None
    able = words("persons") - words("bodies")
    found: dict[int, int] = {}
    for n in range(at + 2, len(row) - 1):
        met = row[n - 1].low in _TO_WHOM or (found and row[n - 1].low in ("and", "or"))
        if row[n].low in ("a", "an") and met and row[n].quote < 0:
            phrase = phrase_after(row, n, len(row))
            ends = [i for i in phrase.tokens if row[i].low in able] if phrase else []
            if ends:
                found[n] = ends[0]
    if len(found) != 1:
        return None
    first, last = next(iter(found.items()))
    name = voices.text[row[first].start : row[last].end]
    if sex_of("", name) not in ("", word):
        return None
    known = next((v for v in voices.known if v.name == name), None)
    voice = known or Voice(name, "unnamed", True, words=words_of(name), heads=frozenset((row[last].low,)))
    voices.remember(voice)
    return voice
