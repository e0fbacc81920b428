"""What a likeness of two names rests on: which words are met, and what is left over on the list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from watchword.model import Evidence, Kind
from watchword.names.analyse import Token, analyse
from watchword.names.lexicon import Role
from watchword.reading.tables import place_code
from watchword.reading.tokens import fold

__all__ = [
    "JOINTS", "aligned", "begins_with", "family_of", "lacks_family_name", "left_over", "same_sound",
    "shortened",
]  # fmt: skip

#: Letters of the shortest word that another spelling may stand for: of shorter ones too many sound alike.
_LONG = 6
#: Spellings of one sound in the romanisations of Slavic and Arabic names, and what stands for them here.
_SPELLINGS = tuple(
    (re.compile(spelling), sound)
    for spelling, sound in (
        (r"['’`]", ""), (r"shch|sch|tsch", "sc"), (r"tch", "ch"), (r"kh", "h"), (r"gh", "g"), (r"dh|th", "d"),
        (r"dj|dzh", "j"), (r"ph", "f"), (r"ts|tz", "c"), (r"ks", "x"), (r"q|ck", "k"), (r"w", "v"),
        (r"oo|ou", "u"), (r"[yij]+(?=[eaou])", ""), (r"(?<=[aeou])[yij]+", ""),
        (r"ai|ei|ee|iy|yi|yy|ii|ij|y", "i"), (r"e(?!$)", "i"), (r"(.)\1", r"\1"),
    )
)  # fmt: skip
_LATIN_JOINTS = frozenset({"de", "del", "da", "dos"})
#: What stands before Arabic family names, as a word of its own or with a hyphen.
_ARTICLES = frozenset("al el ul bin ibn bint abu".split())
#: The same with the "servant" of many a name, which tells nobody apart: 'ABD AL-SALAM.
_BEFORE_FAMILY = _ARTICLES | {"abd", "abdul"}
#: Small words inside the names of armed groups, each spelt in many ways: Lashkar-e-Taiba, Lashkar-i-Taiba.
JOINTS = frozenset("e i u o ul ur us ut uz".split())
#: Small words that a name may have or not.
_SMALL = frozenset("of the and for al el la los las le les der die das il".split()) | _LATIN_JOINTS


def aligned(evidence: Sequence[Evidence], kind: Kind) -> bool:
    """Whether a likeness that isn't equality is close enough for prose.

    Every word asked must be met, but for a people's name ("the Chinese …"); what is left over on the
    list may be a patronymic or more given names, a legal form, or a place.
    """
    met = [e for e in evidence if e.query and e.listed]
    person = kind == Kind.PERSON
    if not met or any(e.score < 0.9 and not (person and same_sound(e.query, e.listed)) for e in met):
        return False
    for e in evidence:
        if e.query and not e.listed and e.query not in _SMALL and not place_code(e.query.capitalize()):
            return False
    left = [e.listed for e in evidence if e.listed and not e.query and e.listed not in _SMALL]
    if person:
        # Latin names are long, and print has one given and one family name of them.
        long = len({e.listed for e in evidence} & _LATIN_JOINTS) > 0 or len(left) + len(met) > 4
        return len(left) <= 2 + long and len(met) >= 2
    over = left_over(left)
    legal = next((i for i, t in enumerate(over) if t.role == Role.LEGAL), len(over))
    if legal < len(over) and len(met) > 2:
        over = over[:legal]  # behind the legal form stands where the seat is
    return all(t.role in (Role.LEGAL, Role.GENERIC) or place_code(t.text.capitalize()) for t in over)


def same_sound(one: str, other: str) -> bool:
    """Whether two words spell one sound in two ways: Valeyev and Valeev, Qasir and Kasir.

    >>> same_sound("lebedyev", "lebedev"), same_sound("hussein", "husain"), same_sound("ivanov", "ivanova")
    (True, True, False)
    """
    return min(len(one), len(other)) >= _LONG and _sound(one) == _sound(other)


def _sound(word: str) -> str:
    for spelling, sound in _SPELLINGS:
        word = spelling.sub(sound, word)
    return word


def shortened(evidence: Sequence[Evidence]) -> bool:
    """Whether words like "Trading" or "Technology" are left over on the list."""
    return any(
        t.role == Role.GENERIC for t in left_over([e.listed for e in evidence if e.listed and not e.query])
    )


def begins_with(listed: str, word: str, kind: Kind) -> bool:
    """Whether a listed name begins with a word, legal forms left out."""
    row = [t.text for t in analyse(listed, kind).tokens if t.role != Role.LEGAL]
    return row[:1] == [word]


def left_over(words: Sequence[str]) -> Sequence[Token]:
    """Words of an organisation's name with their roles, which they only have beside a name."""
    return analyse(" ".join(["name", *words]), Kind.ORGANIZATION).tokens[1:]


def lacks_family_name(listed: str, evidence: Sequence[Evidence], marked: bool = False) -> bool:
    """Whether no word met is of the listed family name: Rajesh Kumar isn't GUPTA, Rajesh Kumar.

    With `marked`, a name whose family name the list doesn't mark lacks it too.
    """
    before, comma, _ = listed.partition(",")
    words = listed.split()
    capitals = [w for w in words if w.isupper() and len(w) > 2]
    family = before if comma else " ".join(capitals) if 0 < len(capitals) < len(words) else ""
    # Of two Spanish family names the father's stands first, and is the one that is used.
    bare = [w.strip("'’‘`") for w in re.split(r"[\s-]+", family)]
    parts = [w for w in bare if w.lower() not in _BEFORE_FAMILY] or family.split()
    long = [w for w in parts if len(w) > 3] or parts
    names = [f.split() for w in long[:1] for f in fold(w)]
    met = {e.listed for e in evidence if e.query and e.listed}
    return (bool(names) or marked) and not any(met.issuperset(n) for n in names)


def family_of(listed: str) -> frozenset[str]:
    """The family name in a listed name that marks it: by a comma behind it, or by capitals."""
    before, comma, _ = listed.partition(",")
    words = listed.split()
    capitals = [w for w in words if w.isupper() and len(w) > 1]
    family = before.split() if comma else capitals if 0 < len(capitals) < len(words) else []
    return frozenset(f for w in family for f in fold(w)[:1]) if len(family) < 3 else frozenset()
