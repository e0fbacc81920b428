"""A verb's group: the auxiliaries, adverbs and carrying verbs that stand before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from watchword.reading.speech.clauses import Token, words
from watchword.reading.tables import is_given

__all__ = ["Group", "adverb", "group_before"]

#: Verbs that only carry another one: "went on to say".
_CARRIERS = frozenset(
    "forced obliged compelled bound on continued continues appeared appears seemed seems moved moves "
    "sought quick went keen wish wishes wished begs like likes liked love loves loved "
    "pains pleased proud delighted happy sorry honoured glad".split()
)
#: Before a word of time: "last month", "this week".
_WHICH = frozenset("last this next late early".split())
#: Nouns and adjectives that end as adverbs do.
_NOT_HOW = frozenset(
    "emily sally molly holly beverly kimberly kelly carly lily polly dolly tilly milly nelly shelly cecily "
    "keely reilly o'reilly o’reilly daly healy connolly conolly donnelly scully tully lilly sicily "
    "family daily weekly monthly assembly supply italy ally anomaly monopoly duopoly oligopoly rally tally "
    "bully belly jelly".split()
)


@dataclass(frozen=True, slots=True)
class Group:
    """What stands directly before a verb: from `start`, its auxiliaries in order, whether "to" governs it."""

    start: int
    aux: tuple[str, ...]
    infinitive: bool = False

    @property
    def negated(self) -> bool:
        """Whether "not" or "never" stands in it."""
        return any(a in ("not", "never") or a.endswith("n't") for a in self.aux)

    @property
    def passive(self) -> bool:
        """Whether a form of "be" or "get" stands in it."""
        return any(a in words("passives") for a in self.aux)


def group_before(tokens: Sequence[Token], low: int, verb: int) -> Group:
    """The auxiliaries and adverbs before a verb."""
    aux: list[str] = []
    at = verb
    while at > low:
        token = tokens[at - 1]
        word = token.low
        if token.capital and at - 1 > low:
            break
        if word in words("auxiliaries"):
            aux.append(word)
        elif word == "to":
            if at - 2 > low and tokens[at - 2].low == "used" and tokens[at - 3].low not in words("passives"):
                aux.append("used")  # "she used to say"
                at -= 2
                continue
            if at - 2 >= low and tokens[at - 2].low in _CARRIERS:
                at -= 3 if tokens[at - 2].low in ("on", "quick", "keen", "pains") else 2
                if tokens[at].low == "like" and at > low and tokens[at - 1].low in ("would", "'d", "should"):
                    at -= 1  # "would like to stress"
                continue
            return Group(at - 1, tuple(reversed(aux)), True)
        elif (
            word == ","
            and at - 3 >= low
            and tokens[at - 2].low in ("however", "though", "instead")
            and tokens[at - 3].low in words("auxiliaries")
            and tokens[at - 3].low != ","
        ):
            at -= 1  # "did not however, pick"
        elif word == "," and at - 4 >= low and _aside(tokens, at):
            at -= 2  # "did, however, promise"
        elif word == "past" and at - 3 >= low and [t.low for t in tokens[at - 3 : at - 1]] == ["in", "the"]:
            at -= 2  # "has in the past denied"
        elif word in words("times") and at - 2 > low and tokens[at - 2].low in _WHICH and not token.capital:
            at -= 1  # "Sol last month described"
        elif word == "far" and at - 2 >= low and tokens[at - 2].low in ("so", "thus"):
            at -= 1  # "has so far declined"
        elif word == "yet" and at - 2 >= low and tokens[at - 2].low in ("not", "never", "have", "has"):
            pass  # "is not yet certified"
        elif not adverb(word):
            break
        at -= 1
    return Group(at, tuple(reversed(aux)))


def _aside(tokens: Sequence[Token], at: int) -> bool:
    """Whether an adverb between commas ends before a token, an auxiliary before it."""
    return (
        tokens[at - 2].low in ("however", "though", "instead", "nevertheless", "nonetheless", "also", "too")
        and tokens[at - 3].text == ","
        and tokens[at - 4].low in words("auxiliaries")
    )


def adverb(word: str) -> bool:
    """Whether a word only says how or when, and belongs to no name."""
    return word in words("adverbs") or (
        word.endswith("ly") and len(word) > 4 and word not in _NOT_HOW and not is_given(word)
    )
