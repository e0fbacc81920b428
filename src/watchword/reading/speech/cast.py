"""Whom a noun means that a text met before: "the lender", "the Dane", "the smaller group", "the widow".

The last resort behind the rules for nouns: the cast of the text before the noun is looked through for the one
member of whom the text says what the noun does, or whom alone nothing speaks against. Whoever is told to be
something else, of another country, sex or age, isn't meant; where two have as much on their side, nobody is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from watchword.reading.speech.definite import Noun
from watchword.reading.speech.made import Made
from watchword.reading.speech.told import Member
from watchword.reading.speech.voices import Voice, Voices
from watchword.reading.speech.weighing import weigh
from watchword.reading.speech.wording import words_of

__all__ = ["met_before", "told_first", "voice_of"]

#: Characters before a noun in which whom it means was named, and members looked at.
_BACK, _MOST = 6000, 40
#: How much the best has to be ahead of the next, and where nothing in words tells that it is meant.
_AHEAD, _FAR_AHEAD = 2, 4
#: How one that has something is told of: "Sol halted its trial".
_ITS = re.compile(r" (?:has |had |will |would )?[a-z]{3,12} (?:its|their)\b")
#: A name before what stands beside it, and a verb before what somebody is said to be.
_BESIDE = re.compile(
    r"(?:[A-ZÀ-Ž][\w.’'-]+, (?:\d\d, )?(?:then |once |now )?|\b(?:is|was|are|were|became|as) )$"
)
#: Whose or how one without a name is told of: "her bank", "a car importer", "the judge's lawyer".
_UNNAMED = r"\b(?:an?|one|another|some|his|her|its|their|our|my|\w+['’]s) (?:[\w-]+ ){0,3}"
#: The same of one who is told of for the first time.
_A_NEW = r"\b(?:[Aa]n?|[Oo]ne) (?:[\w-]+ ){0,3}"
#: The same of one of whom there is one.
_LONGER = r"\b[Tt]he (?:[a-z][\w-]* ){1,3}"
#: What doesn't follow then: a name, or how one is brought in.
_NO_NAME = r"s?\b(?!['’-]| (?:called|named|known as) |,? (?:the |an? )?[A-ZÀ-Ž])"


def met_before(voices: Voices, noun: Noun, voice: Voice | None, *, left: bool) -> Voice | None:
    """The voice of the member that a noun means.

    `voice` is whom the other rules take it for; `left` says that they only have the noun itself.
    """
    if _told_unnamed(voices, noun):
        return None
    members = _members(voices, noun)
    scored = [(found, m) for m in members if (found := weigh(voices, noun, m)) is not None]
    if not scored:
        return None
    scored.sort(key=lambda x: (-x[0][0], not x[0][1]))
    (best, sure), member = scored[0]
    if len(scored) > 1:
        needed = 0 if sure and not scored[1][0][1] else _AHEAD if sure else _FAR_AHEAD
        if best - scored[1][0][0] < needed:
            return None
    person = noun.people or (sure and any(k.of == "person" for k in noun.kinds))
    able = [m for (_, said), m in scored if said >= sure]
    left = left or noun.people or (person and _spoken_against(voice, members, able))
    if sure and not left and not (noun.ages or noun.people):
        return None
    alone = left and (voice or noun.ages) and _alone(voices, noun, member) and not _here(noun, members)
    if not sure and not (alone and not _told_at_length(voices, noun)):
        return None
    return voice_of(voices, member)


def _members(voices: Voices, noun: Noun) -> list[Member]:
    """The members named before a noun, near enough, of whom the text tells something."""
    near = voices.cast.named(noun.at - _BACK, noun.at)
    told = [
        m for m in near if " " in m.name or m.person is not None or m.firsts or m.shown or m.told or m.does
    ]
    return [m for m in told if " and " not in m.name][-_MOST:]


def _spoken_against(voice: Voice | None, members: Sequence[Member], able: Sequence[Member]) -> bool:
    """Whether something speaks against whom the other rules take a noun for."""
    told = next((m for m in members if voice is not None and m.name.endswith(voice.name)), None)
    return told is not None and all(m is not told for m in able)


def _told_unnamed(voices: Voices, noun: Noun) -> bool:
    """Whether one without a name, or somebody's, was told of by the noun: "her bank … The bank"."""
    if noun.people or noun.ages:
        return False
    before = voices.text[max(0, noun.sentence - _BACK) : noun.sentence]
    told = re.finditer(_UNNAMED + re.escape(noun.head) + _NO_NAME, before)
    return any(not _BESIDE.search(before[: m.start()]) for m in told)


def _told_at_length(voices: Voices, noun: Noun) -> bool:
    """Whether one without a name was told of by the noun and more: "the state mining company"."""
    before = voices.text[max(0, noun.sentence - _BACK) : noun.sentence]
    return not noun.people and re.search(_LONGER + re.escape(noun.head) + _NO_NAME, before) is not None


def told_first(voices: Voices, noun: Noun) -> str:
    """How the one without a name was told of first whom a noun means: "a car importer … The importer"."""
    if noun.people or noun.ages or noun.before:
        return ""
    before = voices.text[max(0, noun.sentence - _BACK) : noun.sentence]
    told = [m[0] for m in re.finditer(_A_NEW + re.escape(noun.head) + _NO_NAME, before)]
    return told[0] if len(set(told)) == 1 else ""


def voice_of(voices: Voices, member: Member) -> Voice:
    """The voice of a member."""
    if member.person is not False and (member.person or " " in member.name):
        return voices.person(member.name, member.at)
    return voices.join(Made(member.name, words=words_of(member.name), person=False), member.at)


def _alone(voices: Voices, noun: Noun, member: Member) -> bool:
    """Whether a noun says so little that it means the only one left: "the Dane", "the tycoon", "the firm"."""
    lone = " " not in member.name
    if lone and not (member.callings or member.person or _acts(voices.text, member)):
        return False
    not_of = "person" if member.person is False or (member.person is None and lone) else ""
    not_of = "body" if member.person is True else not_of
    return noun.people or bool(noun.ages) or any(k.alone and k.of != not_of for k in noun.kinds)


def _acts(text: str, member: Member) -> bool:
    """Whether a single word stands within a sentence or before "its", and is a name: not "Cocoa fell"."""
    inside = any(p not in member.firsts for p in member.places)
    return inside or any(_ITS.match(text, p + len(member.name)) for p in member.places)


def _here(noun: Noun, members: Sequence[Member]) -> bool:
    """Whether a noun's own sentence names a body, whom the noun may mean after all."""
    if not any(k.of == "body" for k in noun.kinds):
        return False
    return any(m.person is not True and m.named(noun.sentence, noun.end) for m in members)
