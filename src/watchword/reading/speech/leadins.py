"""Words of place and time before a subject without a comma: "In a statement on Monday the mayor"."""

from __future__ import annotations

from collections.abc import Sequence

from watchword.reading.speech.clauses import Token, words
from watchword.reading.speech.groups import adverb
from watchword.reading.speech.wording import doer, single

__all__ = ["ACTING", "NAMES", "OWNERS", "PERIODS", "behind_lead_in", "behind_place", "is_office", "trimmed"]

#: Behind these a noun still belongs to what stands before.
_BINDING = frozenset("to of and or by as than a an the".split())
#: Pronouns that act by themselves, and such as say whose.
ACTING = frozenset("he she they we i it".split())
OWNERS = frozenset("his her its their our my your".split())
#: Words of time that are names as well.
NAMES = frozenset("sat sun mon thu wed fri may march mar jan dec april june august".split())
#: Words of time that are written small: with a capital behind another, or alone, they are surnames.
PERIODS = frozenset("day week month year weekend morning night spring summer winter fall noon early".split())
_SEVERAL = frozenset("one another several two three four five six some many".split())
_AGES = frozenset("a an one two three four five six seven eight nine ten twelve some several many".split())
#: Conjunctions that are prepositions before a noun: "After the meeting the company".
_PLACING = frozenset("before after since until".split())
#: Words that may say where before a subject: "In a post on a social network its spokesman".
_PLACE = 10


def _behind_papers(tokens: Sequence[Token], row: list[int]) -> list[int]:
    """A row without the papers in which its subject says it: "In court papers prosecutors (allege)"."""
    at = next((n for n, i in enumerate(row[:5]) if tokens[i].low in words("documents")), 0)
    if not at or at + 1 >= len(row) or tokens[row[0]].low != "in":
        return row
    behind = tokens[row[at + 1]]
    opens = behind.capital or behind.low in words("determiners") or single(behind.low) in words("persons")
    return row[at + 1 :] if opens else row


def behind_lead_in(tokens: Sequence[Token], row: Sequence[int]) -> list[int]:
    """A row that opens with a preposition, from the subject on; the whole row where none is plain.

    The subject begins with an article, an owner, a pronoun or a capital that nothing before it binds.
    """
    row = _behind_papers(tokens, list(row))
    first = tokens[row[0]].low
    shut = first in ("like", "unlike", "than") or is_office(tokens, row)
    if first not in words("prepositions") or shut:
        return row
    placed = first in _PLACING and _names_what(tokens, row)
    for n in range(len(row) - 1, 1, -1):
        before = [tokens[i].low for i in row[:n]]
        if words("relatives") & set(before[1:]) or words("subordinators") & set(before[placed:]):
            continue
        if _begins(tokens, row, n):
            return row[_article(tokens, row, n) :]
    return row


def _names_what(tokens: Sequence[Token], row: Sequence[int]) -> bool:
    """Whether a noun with its article follows "after": "After the vote the union", not "After he left"."""
    opens = tokens[row[1]].low in {"the", "a", "an"} | OWNERS if len(row) > 1 else False
    verbs = words("verbs", "auxiliaries")
    return opens and not any(
        not tokens[i].capital and (tokens[i].low in verbs or tokens[i].low.endswith("ed")) for i in row[2:]
    )


def _article(tokens: Sequence[Token], row: Sequence[int], n: int) -> int:
    """Where the article before a capital stands that opens the same noun: "| a former U.S. official"."""
    for m in range(n - 1, 1, -1):
        low = tokens[row[m]].low
        if low in words("prepositions", "times") or not tokens[row[m]].text.islower():
            return n
        if low in {"the", "a", "an"} | OWNERS | _SEVERAL:
            return m if _begins(tokens, row, m) else n
    return n


def _begins(tokens: Sequence[Token], row: Sequence[int], n: int) -> bool:
    """Whether a new noun begins at a place: "in a statement | the mayor", "on Monday | Kim Jong-su"."""
    before, here = tokens[row[n - 1]], tokens[row[n]]
    binds = words("prepositions", "determiners", "conjunctions") | _BINDING | OWNERS
    if before.low in binds or not before.text[-1].isalnum() or here.quote >= 0:
        return False
    if before.low in words("verbs", "auxiliaries") and not before.capital:
        return False
    if here.low in ({"the", "a", "an"} | OWNERS | _SEVERAL):
        return n < len(row) - 1
    if here.low in ACTING:
        return n == len(row) - 1
    timed = (before.low in words("times") and not _is_name(tokens, row, n - 1)) or before.text.isdigit()
    last = tokens[row[-1]].low
    several = last.endswith("s") and {last, last[:-1]} & words("persons", "bodies", "documents")
    if timed and several and all(tokens[i].text.islower() for i in row[n:]):
        return here.low not in words("times") | binds  # "on Monday | state prosecutors"
    if here.capital and here.low not in words("times"):
        return timed or (not before.capital and before.text.islower() and len(before.text) > 1)
    people = words("persons", "bodies", "titles")
    return before.capital and here.low in people and here.low.endswith("s") and n == len(row) - 1


def _is_name(tokens: Sequence[Token], row: Sequence[int], n: int) -> bool:
    """Whether a word of time is somebody's name: "the group Mar Libre", not "in March Peter Sol"."""
    before = tokens[row[n - 1]].low if n else ""
    dated = words("prepositions", "times", "determiners") | {"last", "next", "this", "late", "early", "mid"}
    return tokens[row[n]].low in NAMES and before not in dated and not before[:1].isdigit()


def is_office(tokens: Sequence[Token], row: Sequence[int]) -> bool:
    """As in "Under Secretary" is an office, not a preposition."""
    return len(row) > 1 and tokens[row[0]].low == "under" and tokens[row[1]].low == "secretary"


def behind_place(tokens: Sequence[Token], row: list[int]) -> list[int]:
    """A row without what says where or how before its phrase: "Under cross-examination the agent"."""
    if len(row) < 3 or tokens[row[0]].low not in words("prepositions") or is_office(tokens, row):
        return row
    if tokens[row[-1]].low in ("he", "she", "they", "it", "we") and len(row) <= 7:
        return row[-1:]  # "In his book he"
    for n in range(len(row) - 2, 1, -1):
        word = tokens[row[n]].low
        if word in ("the", "a", "an") or word in OWNERS:
            if (
                n <= _PLACE
                and tokens[row[n - 1]].low not in words("prepositions")
                and (
                    tokens[row[-1]].capital
                    or tokens[row[-1]].low in words("persons", "bodies")
                    or doer(tokens[row[-1]].low)
                )
            ):
                return row[n:]
            return row
    names = len(row)
    while names > 1 and tokens[row[names - 1]].capital:
        names -= 1
    if names < len(row) <= 9 and tokens[row[names - 1]].low not in words("prepositions") | words(
        "determiners"
    ) | {"and", "'s", "to"}:
        return row[names:]  # "In its request OEE"
    return row


def trimmed(tokens: Sequence[Token], row: Sequence[int]) -> list[int]:
    """A row without the conjunctions, adverbs and words of time before its phrase."""
    row = list(row)
    while row:
        word = tokens[row[0]].low
        later = tokens[row[1]].low if len(row) > 1 else ""
        if (
            word in words("conjunctions")
            or (adverb(word) and word not in ("one", "first"))
            or word in ("...", "…", "'", '"', "-", "*", ">", ".")
        ):
            row = row[1:]
        elif word in ("on", "in", "late", "early", "last", "this", "next", "by") and later in words("times"):
            row = row[2:]
            while row and (tokens[row[0]].low in words("times") or tokens[row[0]].text.isdigit()):
                row = row[1:]
        elif "ago" in (tokens[i].low for i in row[2:4]) and (word in _AGES or word[:1].isdigit()):
            row = row[
                next(n for n, i in enumerate(row) if tokens[i].low == "ago") + 1 :
            ]  # "Two years ago he"
        elif (cut := _behind_time(tokens, row)) > 0:
            row = row[cut:]
        elif word in words("times") and tokens[row[0]].capital and later == "that":
            row = row[1:]  # "said Monday that she saw"
        else:
            break
    return row


def _behind_time(tokens: Sequence[Token], row: Sequence[int]) -> int:
    """How many words say when before a subject: "By the weekend (a presenter)", "On 1 April (the weekly)"."""
    lows = [tokens[i].low for i in row]
    at = 0
    if lows[at] in ("on", "in", "by", "at", "since", "during", "until", "before", "after", "within"):
        at += 1
    if at < len(row) and lows[at] in ("the", "this", "that", "last", "next", "a", "late", "early"):
        at += 1
    begun = at
    while at < len(row) and (lows[at] in words("times") or lows[at][0].isdigit()):
        at += 1
    opens = words("determiners") | {"several", "some", "two", "three", "four", "five"}
    return at if at > begun and at < len(row) and begun and lows[at] in opens else 0
