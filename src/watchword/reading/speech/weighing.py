"""What speaks for and against a member of a text's cast as the one whom a noun means."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeVar

from watchword.model.countries import country_code
from watchword.reading.speech.definite import Noun
from watchword.reading.speech.kinds import Kind, is_kind, place_of, singular
from watchword.reading.speech.seen import sex_of
from watchword.reading.speech.told import Member
from watchword.reading.speech.voices import Voices
from watchword.reading.speech.wording import is_outlet, words_of
from watchword.reading.tables import is_given

__all__ = ["weigh"]

Word = TypeVar("Word")
#: What speaks for a member: that the text calls it so, or what is of that kind; that its name or what is told
#: of it shows the kind, or any trade of a firm; its country or town; an adjective before it; that it is the
#: first named, began a sentence, stands near, spoke. Less for whom another brings in.
_CALLED, _KIND, _SHOWN, _TRADE, _COUNTRY, _ADJECTIVE = 8, 6, 4, 3, 6, 5
_FIRST, _BEGAN, _NEAR, _SPOKE, _OWNED = 1, 2, 1, 1, -2
#: Sentences between that make a member near, and far.
_BESIDE, _FAR = 1, 4
#: Characters looked through for the ends of sentences.
_BACK = 6000
_END = re.compile(r"[.!?][”\"’]?\s+(?=[A-ZÀ-Ž“\"‘])")
#: Letters of what somebody does, at least, and those by which its form differs: "edits", "editor".
_STEM, _FORM = 4, 3
#: Letters of an acronym at most; "GENEVA" opens a dispatch.
_ACRONYM = 5
_AGED = re.compile(r"\d\d-years?-olds?")
#: Adjectives that say nothing by which one of several could be told: "the old skipper".
_PLAIN = frozenset(
    "old young elderly veteran retired former ex new big giant private state state-owned state-run local "
    "embattled troubled ailing disgraced beleaguered".split()
)
#: Kinds of whom a page reads as well as tells: no paper is "the company".
_PRESS = frozenset(("paper", "network", "publisher"))
#: Kinds that are no firms, and words of names that tell of no firm.
_NO_FIRMS = frozenset(
    "agency council court hospital school union party paper network charity museum central-bank".split()
)
_PUBLIC = frozenset(
    "ministry department agency authority commission council court police customs bureau office parliament "
    "government treasury administration tribunal committee embassy senate congress navy army".split()
)


def weigh(voices: Voices, noun: Noun, member: Member) -> tuple[int, bool] | None:
    """What speaks for a member, and whether the text says so in words; None where it is another."""
    at = noun.at
    if member.named(noun.sentence, noun.end):
        return None  # "Asked whether Teague had complained, the Scot said"
    if not (_fits(noun, member) and _agrees(noun, member)):
        return None
    told = {_stem(w) for w in _before(member.told, at)}
    own = (*noun.before, noun.head) if noun.superlative else noun.before
    adjective = _ADJECTIVE * any(w[0].islower() and _stem(w) in told for w in own)
    of_country, of_age = _by_country(noun, member), _by_age(noun, member)
    of_kind = _by_kind(voices, noun, member, sure=bool(adjective))
    if of_kind is None or of_country is None or of_age is None:
        return None
    said = of_kind + of_country + of_age + adjective
    return said + _salience(voices, noun, member), said > 0


def _before(told: Mapping[Word, int], at: int) -> set[Word]:
    """What is told before a character."""
    return {word for word, where in told.items() if where < at}


def _by_kind(voices: Voices, noun: Noun, member: Member, *, sure: bool) -> int | None:
    """What speaks for a member by what it is; None where it is something else.

    `sure`: an adjective tells already that it is the one.
    """
    at, kinds, head = noun.at, noun.kinds, singular(noun.head.lower())
    callings, of = _before(member.callings, at), _before(member.kinds, at)
    if head in callings or (noun.before and f"{noun.before[-1].lower()} {head}" in callings):
        return _CALLED
    if of & kinds:
        return _KIND
    if _before(member.shown, at) & kinds and (sure or _acting(voices, member, head, at)):
        return _SHOWN
    if _acts(head, _before(member.does, at)):
        return _SHOWN
    if _trades(of) and any(k.name == "firm" for k in kinds):
        return _TRADE
    if noun.superlative:
        return 0
    body = noun.plural or any(k.of == "body" for k in kinds)
    if member.person is not True and (body or not _has_given(member)) and not _firm(member, at):
        return None
    another = callings and not noun.people and not noun.ages and _another(kinds, of)
    return None if another else 0


def _by_country(noun: Noun, member: Member) -> int | None:
    """What speaks for a member by where it is from; None where it is from elsewhere."""
    codes, towns = _before(member.codes, noun.at), _before(member.towns, noun.at)
    town = _COUNTRY * any(w in towns for w in noun.before)
    if noun.code and codes:
        return _COUNTRY + town if noun.code in codes else None
    return town


def _by_age(noun: Noun, member: Member) -> int | None:
    """What speaks for a member by its age; None where it has another."""
    ages = _before(member.ages, noun.at)
    if not noun.ages or not ages:
        return 0
    return _CALLED if ages & set(noun.ages) else None


def _fits(noun: Noun, member: Member) -> bool:
    """Whether a member can be of the noun's kind at all: a person, a body, its sex, no ship, no town."""
    kinds, of = noun.kinds, _before(member.kinds, noun.at)
    told = member.callings or member.shown or member.person is not None
    if member.placed and not told:
        return False
    if noun.superlative:
        return True
    if any(k.of == "thing" for k in of) and not of & kinds:
        return False
    if is_outlet(member.name) and not any(k.name in _PRESS for k in kinds):
        return False
    bodies, persons = any(k.of == "body" for k in kinds), any(k.of == "person" for k in kinds)
    person = (noun.people and not noun.plural) or bool(noun.ages) or (persons and not bodies)
    body = (bodies and not persons) or (noun.people and noun.plural)
    if not (person or body or kinds):
        return False
    if person and (member.person is False or (member.person is None and " " not in member.name)):
        return False
    if body and member.person is True:
        return False
    if any(k.name == "firm" for k in kinds) and words_of(member.name) & _PUBLIC:
        return False
    sex = sex_of("", noun.head.lower())
    return not (sex and member.sex and sex != member.sex)


def _agrees(noun: Noun, member: Member) -> bool:
    """Whether the words before a noun are told of a member too, or tell nothing: "the smaller group"."""
    told = {_stem(w) for w in _before(member.told, noun.at)} | {_stem(w) for w in words_of(member.name)}
    towns = _before(member.towns, noun.at)
    for word in noun.before:
        low = word.lower()
        if word[0].isupper():
            if not country_code(word) and towns and word not in towns and member.person is False:
                return False  # "the Hefei university"
        elif _AGED.fullmatch(low) or low in _PLAIN or _stem(low) in told:
            continue
        elif not is_kind(f"{low} {noun.head}"):
            return False
    return True


def _acting(voices: Voices, member: Member, head: str, at: int) -> bool:
    """Whether a text tells of a member as one who does something, or by the very word."""
    spoke = any(v.name == member.name for v in voices.known)
    return spoke or head in words_of(member.name) or member.began(at)


def _firm(member: Member, at: int) -> bool:
    """Whether a body can be a firm by how the text tells of it: it does something, and is no place."""
    shouted = member.name.isupper() and (" " in member.name or len(member.name) > _ACRONYM)
    if shouted or " of " in member.name or place_of(member.name):
        return False  # "LA PAZ —", "Shares of Sol"
    return not member.placed and not member.office and member.began(at)


def _another(kinds: frozenset[Kind], of: set[Kind]) -> bool:
    """Whether a member is told to be something else than the noun says; any trade is a firm."""
    if not any(k.name == "firm" for k in kinds):
        return True
    bodies = {k.name for k in of if k.of == "body"}
    return bool(bodies) and bodies <= _NO_FIRMS


def _has_given(member: Member) -> bool:
    """Whether a name of two words or more begins with a given name, and can be a person's."""
    first, _, more = member.name.partition(" ")
    return bool(more) and is_given(first)


def _trades(of: set[Kind]) -> bool:
    """Whether somebody is told to have a trade, as firms have: "the chocolate maker Sol"."""
    return any(k.of == "body" and k.name not in _NO_FIRMS for k in of)


def _acts(head: str, told: set[str]) -> bool:
    """Whether what is told of somebody is what the noun does: who "edits" is the editor."""
    stem = re.sub(r"(?:er|or|ist)$", "", head)
    if stem == head or len(stem) < _STEM:
        return False
    return any(w.startswith(stem) and len(w) - len(stem) <= _FORM and w != head for w in told)


def _stem(word: str) -> str:
    """An adjective without its degree: "tiniest", "tiny"."""
    return re.sub(r"(?:iest|ier|est|er|y|e)$", "", word.lower())


def _salience(voices: Voices, noun: Noun, member: Member) -> int:
    """How much a member is what the text is about just before a noun."""
    ends = len(_END.findall(voices.text, max(member.last(noun.at), noun.at - _BACK), noun.at))
    score = _NEAR * (ends <= _BESIDE) - (ends > _FAR)
    score += _FIRST * (voices.cast.leads[member.person] is member)
    score += _BEGAN * member.began(noun.at)
    score += _SPOKE * any(v.name == member.name for v in voices.known)
    return score + _OWNED * member.owned
