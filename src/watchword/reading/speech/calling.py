"""Whether a thing and a word for it follow a verb: "called the pact unfair", "called it “a farce”"."""

from __future__ import annotations

from collections.abc import Sequence

from watchword.reading.cues import Cue
from watchword.reading.speech.clauses import Token, words
from watchword.reading.speech.frames import Surroundings

__all__ = ["names_it"]

#: Pronouns that may be called something.
_NAMED = frozenset("such it them him her".split())
#: Verbs by which a thing is given a name, with or without "as", and what is called without being named.
_CALLS = frozenset("call term brand label deem dub".split())
_CALLED = frozenset("meeting election vote session strike police".split())
#: Words from a relative to its verb: "that the ministry had called unfair".
_BACK = 6
#: Words from the verb to the quotation that names a thing, and what ends the clause behind it.
_AHEAD = 10
_ENDS = frozenset(("", ".", ",", ";", "and", "but", "as", "after", "while", "because"))


def names_it(around: Surroundings, at: int, cue: Cue) -> bool:
    """As in "called the pact discriminatory", "called it “a farce”": a thing and a word for it."""
    named = around.row[at + 1] if at + 1 < len(around.row) else None
    if cue.verb not in _CALLS or named is None:
        return False
    if named.low in words("verdicts"):  # "a charge that Sol called unfair"
        return any(around.word(i) in ("that", "which", "charge", "claim") for i in range(at - _BACK, at))
    if (named.low in words("determiners") and around.in_what(at)) or _noun_quoted(around, at + 1):
        return True
    if not (named.low in words("determiners") | _NAMED or named.quote >= 0 or named.capital):
        return False
    rest = around.row[at + 1 : at + 10]
    if any(t.quote >= 0 for t in rest):
        return True
    lows = {t.low for t in rest[1:]}
    if _too_much(rest):
        return True  # "called the amount too small to change anything"
    return _two_nouns(around, at + 1) or (bool(lows & words("verdicts")) and not lows & _CALLED)


def _noun_quoted(around: Surroundings, at: int) -> bool:
    """Whether a bare noun and a quotation that ends the clause follow: "(new sanctions ‘useless’)"."""
    quote = next((i for i in range(at, min(at + _AHEAD, len(around.row))) if around.is_quote(i)), 0)
    if quote <= at or around.word(quote + 1) not in _ENDS:
        return False
    led = around.word(quote - 1) in words("prepositions", "determiners")  # "called police on “the gang”"
    shut = words("verbs", "auxiliaries", "relatives", "subordinators") | {",", ":", ";", "and", "to"}
    opens = around.word(at) in words("prepositions", "pronouns", "times") or around.word(at).endswith("self")
    return not led and not opens and shut.isdisjoint(around.word(i) for i in range(at + 1, quote))


def _too_much(rest: Sequence[Token]) -> bool:
    """Whether a noun stands before "too" and what it is: "(the amount) too small"."""
    at = next((n for n, t in enumerate(rest) if t.low == "too"), 0)
    shut = words("prepositions", "conjunctions", "times") | {",", ".", "late", "early", "often", "soon"}
    opens = rest[0].low in words("determiners") and at == 1
    return 0 < at < len(rest) - 1 and not opens and {t.low for t in rest[1 : at + 2]}.isdisjoint(shut)


def _two_nouns(around: Surroundings, at: int) -> bool:
    """Whether a noun with its article and another stand side by side: "termed (the move a violation)"."""
    size = 1 if around.word(at) in _NAMED else 0
    if around.word(at) in words("determiners"):
        shut = words("prepositions", "verbs", "auxiliaries", "conjunctions") | {"to"}
        row = [around.word(i) for i in range(at + 1, at + 4)]
        size = next((n + 1 for n, w in enumerate(row) if w in shut or w in ("a", "an")), 0)
    later = around.word(at + size + 1)  # not "called the police a day later"
    return size > 0 and around.word(at + size) in ("a", "an") and later not in words("times")
