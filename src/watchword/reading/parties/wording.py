"""What the words of a name and of a likeness come to: ordinary ones, a weapon's, a kind of business.

The rulings (:mod:`watchword.reading.parties.ruling`) ask these of a match before they weigh its company.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from watchword.model import Evidence
from watchword.names.lexicon import Role
from watchword.reading.parties.context import Context
from watchword.reading.parties.likeness import left_over
from watchword.reading.parties.matches import Match
from watchword.reading.sheets import sheet
from watchword.reading.tables import is_function, is_given, org_word, place_code, surnames
from watchword.reading.tokens import everyday

__all__ = [
    "DOMAIN", "SAME_SOUND", "SEVERAL", "is_acronym",
    "is_authority", "is_ordinary", "is_product", "known_short",
    "only_business", "only_general", "same_names",
]  # fmt: skip

#: Lists from which on a party is known by its name.
SEVERAL = 3
#: Likeness of two spellings of one given name, and of a word in a group's name.
_SAME_NAME, SAME_SOUND = 0.93, 0.8
#: A firm that is called by its address on the web.
DOMAIN = re.compile(r"[\w-]{3,}\.[a-z]{2,5}")
#: What weapons are, behind what they are called.
_WEAPONS = re.compile(
    r"(?:-\w{1,4})?\s(?:[a-z-]+\s)?(?:missiles?|rockets?|drones?|tanks|rifles?|torpedo(?:es)?|howitzers?|"
    r"helicopters?|fighter jets?)\b"
)
#: What banks and firms say that they do.
_BUSINESS = frozenset(
    "trade investment investments finance financial commerce business businesses ysc sarl sal".split()
)


def is_product(match: Match, context: Context) -> bool:
    """Whether one word is what a weapon is called: "Iskander missiles", "Russia's Orlan drones"."""
    if " " in match.surface or match.surface.isupper() or match.lists >= SEVERAL:
        return False
    behind = _WEAPONS.match(context.text, match.end)
    if behind is None or "drone" not in behind[0]:
        return behind is not None
    before = re.search(
        r"([A-ZÀ-ÞĀ-Ž][\w-]+)(?:['’]s)?\s$", context.text[max(0, match.start - 30) : match.start]
    )
    return before is not None and bool(place_code(before[1]))


def is_ordinary(surface: str) -> bool:
    """Whether a name has no word but ordinary ones, kinds of body and places."""
    bare = re.sub(r"[’']s\b", "", surface.lower())
    words = [w for w in re.findall(r"[^\W_]+", bare) if not is_function(w)]
    plain_words = all(w in everyday() or org_word(w) or place_code(w.capitalize()) for w in words)
    return plain_words and len(words) < 4 and "+" not in surface and not DOMAIN.fullmatch(surface.lower())


def same_names(evidence: Sequence[Evidence]) -> bool:
    """Whether all that differs are spellings of a given name: Mohammed, Muhammad."""
    met = [e for e in evidence if e.query and e.listed]
    if not met or met[0].query in surnames() or any(e.query and not e.listed for e in evidence):
        return False
    return all(
        e.score >= 1 or (e.score >= _SAME_NAME and is_given(e.query) and is_given(e.listed)) for e in met
    )


def only_general(evidence: Sequence[Evidence]) -> bool:
    """Whether what is left over on the list is only legal forms and kinds of business."""
    left = [e.listed for e in evidence if e.listed and not e.query and len(e.listed) > 2]
    return all(t.role in (Role.LEGAL, Role.GENERIC) for t in left_over(left))


def only_business(evidence: Sequence[Evidence]) -> bool:
    """Whether what is left over on the list says only how or in what it deals: "for Trade and Investment"."""
    left = [e.listed for e in evidence if e.listed and not e.query and len(e.listed) > 2]
    return all(
        t.role in (Role.LEGAL, Role.GENERIC) or is_function(t.text) or t.text in _BUSINESS
        for t in left_over(left)
    )


@cache
def known_short() -> frozenset[str]:
    """The short names of ``known.tsv``, which print uses without saying what they stand for."""
    return frozenset(short for short, *_ in sheet("known"))


def is_acronym(name: str) -> bool:
    """Whether a name is an acronym that stands for something general: LNG, NATO."""
    return name in _general()


def is_authority(name: str) -> bool:
    """Whether a name is the short form of an office that lists: BIS, OFAC."""
    return name.isupper() and name.lower() in _authorities()


@cache
def _authorities() -> frozenset[str]:
    return frozenset(w for words, *_ in sheet("authorities") for w in words.split("|") if " " not in w)


@cache
def _general() -> frozenset[str]:
    return frozenset(w for words, _ in sheet("acronyms") for w in words.split())
