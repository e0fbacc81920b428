"""Words of place and time before a subject without a comma: "In a statement on Monday the mayor"."""

from __future__ import annotations

from collections.abc import Sequence

from watchword.reading.speech.clauses import Token, words

__all__ = ["behind_lead_in"]

#: Behind these a noun still belongs to what stands before.
_BINDING = frozenset("to of and or by as than a an the".split())
_SEVERAL = frozenset("one another several two three four five six some many".split())
_ACTING = frozenset("he she they we it".split())
_OWNERS = frozenset("his her its their our my".split())


def behind_lead_in(tokens: Sequence[Token], row: Sequence[int]) -> list[int]:
    """A row that opens with a preposition, from the subject on; the whole row where none is plain.

    The subject begins with an article, an owner, a pronoun or a capital that nothing before it binds.
    """
    row = list(row)
    first = tokens[row[0]].low
    office = first == "under" and len(row) > 1 and tokens[row[1]].low == "secretary"
    if first not in words("prepositions") or first in ("like", "unlike", "than") or office:
        return row
    for n in range(len(row) - 1, 1, -1):
        before = [tokens[i].low for i in row[:n]]
        if words("relatives") & set(before[1:]) or words("subordinators") & set(before):
            continue
        if _begins(tokens, row, n):
            return row[_article(tokens, row, n) :]
    return row


def _article(tokens: Sequence[Token], row: Sequence[int], n: int) -> int:
    """Where the article before a capital stands that opens the same noun: "| a former U.S. official"."""
    for m in range(n - 1, 1, -1):
        low = tokens[row[m]].low
        if low in words("prepositions", "times") or not tokens[row[m]].text.islower():
            return n
        if low in {"the", "a", "an"} | _OWNERS | _SEVERAL:
            return m if _begins(tokens, row, m) else n
    return n


def _begins(tokens: Sequence[Token], row: Sequence[int], n: int) -> bool:
    """Whether a new noun begins at a place: "in a statement | the mayor", "on Monday | Kim Jong-su"."""
    before, here = tokens[row[n - 1]], tokens[row[n]]
    binds = words("prepositions", "determiners", "conjunctions") | _BINDING | _OWNERS
    if before.low in binds or not before.text[-1].isalnum() or here.quote >= 0:
        return False
    if before.low in words("verbs", "auxiliaries") and not before.capital:
        return False
    if here.low in ({"the", "a", "an"} | _OWNERS | _SEVERAL):
        return n < len(row) - 1
    if here.low in _ACTING:
        return n == len(row) - 1
    timed = before.low in words("times") or before.text.isdigit()
    last = tokens[row[-1]].low
    several = last.endswith("s") and {last, last[:-1]} & words("persons", "bodies", "documents")
    if timed and several and all(tokens[i].text.islower() for i in row[n:]):
        return here.low not in words("times") | binds  # "on Monday | state prosecutors"
    if here.capital and here.low not in words("times"):
        return timed or (not before.capital and before.text.islower() and len(before.text) > 1)
    people = words("persons", "bodies", "titles")
    return before.capital and here.low in people and here.low.endswith("s") and n == len(row) - 1
