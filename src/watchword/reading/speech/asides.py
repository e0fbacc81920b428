"""What stands between commas beside a subject: appositions, relatives, ages, and clauses before it."""

from __future__ import annotations

from collections.abc import Sequence

from watchword.reading.speech.acts import acts
from watchword.reading.speech.clauses import Token, words
from watchword.reading.speech.leadins import ACTING, OWNERS
from watchword.reading.speech.phrases import ASKED, MADE, Phrase, finite, intro, noun_phrase

__all__ = ["across_commas", "is_bare_noun"]

#: Stretches of a clause and the two behind it, at least: "The mill, 90, used coal, the lawyer, Ana Sol".
_CLAUSE = 4
#: Words of a person's name at most.
_NAME_PARTS = 4
#: Letters of a verb behind a name, more than ("skips", not "bus"), and words of a short aside at most.
_LETTERS = 4
#: Behind a verb: "pulls up", "hits back".
_PARTICLES = frozenset("up down off back away over".split())
#: Participles of irregular verbs, by which a row between commas tells what befell somebody.
_DONE_TO = frozenset(
    "given told shown sent sold held left taken born known seen caught hit bought built brought chosen found "
    "forced led made paid put run struck drawn thrown sworn torn worn driven beaten bitten".split()
)
#: Conjunctions that are prepositions before a noun: "before the Standing Committee".
_PLACING = frozenset("before after since until".split())
#: Words before a participle that says how somebody now is.
_STATES = frozenset("since now then long recently later today formerly newly".split())
#: Words of a name and its role.
_PAIR_WORDS = 14
#: Words of a role in which its office stands: "deputy head of the mill".
_OFFICE = 4


def across_commas(
    tokens: Sequence[Token], rows: list[list[int]], *, behind_cue: bool = False
) -> Phrase | None:
    """The verb follows a comma: what stands before is subject, then appositions or clauses about it."""
    rows = [r for r in rows if r]
    if (last := _behind_clause(tokens, rows, behind_cue)) is not None:
        return last
    for at, row in enumerate(rows):
        row = _before_verb(tokens, row)
        found = noun_phrase(tokens, row)
        placed = found is not None and found.kind == "phrase" and found.tokens and found.tokens[0] != row[0]
        if _opens_clause(tokens, row):
            row = row[1:]
            found = noun_phrase(tokens, row)
        first = tokens[row[0]].low
        made = first in _DONE_TO and len(row) > 1 and tokens[row[1]].low in words("prepositions")
        if made or (first in _PLACING and not any(finite(tokens, row, n) for n in range(len(row)))):
            continue  # "In their letter, seen by the Post, the auditors"
        that_one = first == "that" and found is not None and found.tokens[:1] == (row[0],)
        if (
            intro(tokens, row)
            and not that_one
            and not (placed and tokens[row[0]].low in words("prepositions"))
        ):
            continue  # but "Outside the court the tailor, flanked by his sons,"
        if found is None or found.kind != "phrase" or not found.tokens:
            continue
        if any(finite(tokens, row, n) for n in range(row.index(found.tokens[0]))):
            continue  # "it is reviewing the plan, …": the phrase is the verb's object
        rest = rows[at + 1 :]
        if all(_beside(tokens, r) for r in rest):
            return Phrase("phrase", found.tokens, tuple(tuple(r) for r in rest))
    return None


def _behind_clause(tokens: Sequence[Token], rows: list[list[int]], behind_cue: bool) -> Phrase | None:
    """Who stands behind a whole clause: "The mill, 90, used coal, the owner's lawyer, Ana Sol, (said)".

    The last of the rows is a name and a role stands before it, or a role behind the last name.
    """
    roles = words("persons", "titles")
    if len(rows) < _CLAUSE - 1:
        return None
    named = [len(r) <= _NAME_PARTS and all(tokens[i].capital for i in r) for r in rows[-2:]]
    called = [
        tokens[r[0]].low in words("determiners") | OWNERS and any(tokens[i].low in roles for i in r)
        for r in rows[-2:]
    ]
    # "Ana Sol, deputy head of its branch, (said)"
    called[1] |= any(tokens[i].low in words("titles") and not tokens[i].capital for i in rows[-1][:_OFFICE])
    pair = (named[1] and called[0]) or (called[1] and named[0])
    if not pair or len(rows[-2]) + len(rows[-1]) > _PAIR_WORDS:
        return None
    clause = behind_cue or any(_has_verb(tokens, r, k) for k, r in enumerate(rows[:-2]))
    return Phrase("phrase", tuple(rows[-2]), (tuple(rows[-1]),)) if clause else None


def _has_verb(tokens: Sequence[Token], row: list[int], at: int) -> bool:
    """Whether a row between commas has a verb of its own, by which a clause ends in it."""
    auxiliary = any(tokens[i].low in words("auxiliaries") and not tokens[i].capital for i in row[1:])
    does = any(
        acts(tokens, row[0], row[n]) or (finite(tokens, row, n) and tokens[row[n]].low not in ASKED | MADE)
        for n in range(1, len(row))
    )
    first = tokens[row[0]].low
    past = at > 0 and len(row) > 2 and first.endswith("ed") and first not in ASKED | MADE
    return auxiliary or does or (past and tokens[row[1]].low not in words("prepositions"))


def _opens_clause(tokens: Sequence[Token], row: Sequence[int]) -> bool:
    """Whether a row ends in the name that its clause is about: "though Dr Ana Sol, a teacher there, puts"."""
    if tokens[row[0]].low not in words("subordinators") - _PLACING or len(row) < _LETTERS - 1:
        return False
    return tokens[row[-1]].capital and not any(finite(tokens, row, n) for n in range(1, len(row)))


def _before_verb(tokens: Sequence[Token], row: list[int]) -> list[int]:
    """A row that begins with a name and a verb of no table, the name alone: "M23 skips talks, blames"."""
    n = 0
    while n < len(row) and tokens[row[n]].capital:
        n += 1
    if not 0 < n < len(row) - 1:
        return row
    word, behind = tokens[row[n]], tokens[row[n + 1]]
    nouns = words("persons", "bodies", "documents", "describing")
    verb = word.text.isalpha() and word.low.endswith("s") and not word.low.endswith(("ss", "us"))
    opens = behind.capital or behind.low in words("determiners", "prepositions") | _PARTICLES
    return row[:n] if verb and opens and word.low not in nouns and len(word.low) > _LETTERS else row


def _is_calling(tokens: Sequence[Token], row: Sequence[int]) -> bool:
    """Whether a row says what somebody is, whatever participle follows: no finite verb stands in it."""
    roles, verbs = words("persons", "titles"), words("verbs", "auxiliaries")
    calling = next((n for n, i in enumerate(row[:5]) if n and tokens[i].low in roles), 0)
    suffered = calling + 1 if calling + 2 < len(row) and tokens[row[calling + 1]].low in _DONE_TO else 0
    if suffered and tokens[row[suffered + 1]].low not in words("prepositions"):
        suffered = 0  # but "a clerk held in prison for a month"
    return calling > 0 and not any(
        tokens[i].low in verbs and not tokens[i].capital and n != suffered for n, i in enumerate(row)
    )


def _beside(tokens: Sequence[Token], row: Sequence[int]) -> bool:
    """Whether a row between commas can stand beside a subject: an apposition, a relative, an age."""
    first = tokens[row[0]]
    if first.low == "not" and len(row) > 1:
        return _beside(tokens, row[1:])  # "not named in the room"
    if _opens_clause(tokens, row):
        return False
    if first.low in words("relatives") or first.text[0].isdigit() or intro(tokens, row):
        return True
    if len(row) <= _LETTERS and first.low in _STATES and tokens[row[-1]].low.endswith("ed"):
        return True  # "An editor there, since dismissed, has told"
    past = (first.low.endswith("ed") and not first.capital) or first.low in _DONE_TO
    if past and len(row) > 1 and not any(tokens[i].low in ACTING for i in row):
        return True  # "granted anonymity to speak freely"
    if first.low in ASKED:
        return True  # "Itamaraty, sought out, did not want to comment"
    joined = first.low in ("and", "but") and len(row) > 2
    if joined and (tokens[row[1]].low.endswith("ed") or tokens[row[1]].low in words("relatives")):
        return _beside(tokens, row[1:])  # "an official with him, and granted anonymity, (said)"
    if first.low in ("and", "but", "or") or first.low in words("subordinators"):
        return False
    if first.low in words("determiners") and any(tokens[i].low in words("relatives") for i in row[1:]):
        return True  # "a firm that traces coins and has nothing to hide"
    if first.low in ("a", "an", "the") and _is_calling(tokens, row):
        return True  # "a researcher with a think tank affiliated to the ministry"
    found = noun_phrase(tokens, row)
    return found is not None and found.kind == "phrase"


def is_bare_noun(tokens: Sequence[Token], row: Sequence[int]) -> bool:
    """Whether a row is a noun phrase and nothing else."""
    found = noun_phrase(tokens, row)
    return found is not None and found.kind == "phrase" and found.tokens == tuple(row)
