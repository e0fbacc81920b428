"""Whose verb it is, in another language: the phrase before it, or behind it, that can be its subject."""

from __future__ import annotations

import re
from collections.abc import Sequence

from watchword.reading.speech.abroad.languages import Verb
from watchword.reading.speech.abroad.line import Line, clause_of, opens_clause
from watchword.reading.speech.abroad.phrases import Group

__all__ = ["closes_clause", "is_able", "may_follow", "pronoun_in", "subject_amid", "subject_before"]

#: The least words before a comma that can be what was said: "A, said B".
_CLAUSE = 3

#: Participles that open a sentence about its subject: "Interrogée par", "Preguntado por".
_OPENS_IDLY = re.compile(r"(?:[ai]d[oa]s?|ées?|és?|ant|[aiu]t[oa])$")


def subject_before(line: Line, first: int) -> Group | None:
    """The subject before a verb: the phrase that ends there, or the one whose notes end there."""
    row = line.row
    low = clause_of(line, first)
    parts: list[list[int]] = [[]]
    for i in range(low, first):
        if row.low(i) == ",":
            parts.append([])
        elif row.is_quote(i) or row.low(i) in ("(", ")"):
            continue
        else:
            parts[-1].append(i)
    commas = not parts[-1]
    parts = [p for p in parts if p]
    if not parts:
        return None
    if not commas:
        return _subject(line, parts[-1], first)
    if len(parts) == 1:
        return None  # a clause and a comma, no note
    for n, part in enumerate(parts):
        group = _subject(line, part, part[-1] + 1)
        if group is None or (n and len(parts) - n > 3):
            continue
        notes = [p for p in parts[n + 1 :] if not row.has(p[0], "relatives", "prepositions")]
        if any(i in row.language.finite for p in parts[n + 1 : n + 2] for i in [row.low(p[0])]):
            return None
        return Group(group.words, notes, notes[-1][-1] if notes else group.last)
    return None


def _subject(line: Line, part: Sequence[int], stop: int) -> Group | None:
    """The noun phrase of a stretch that stands before a verb, behind what opens the clause."""
    row, tell = line.row, line.row.language
    part = list(part)
    while part and (
        row.has(part[-1], "clitics", "adverbs", "negations", "auxiliaries") or row.has(part[-1], "and")
    ):
        part = part[:-1]
    while part and not row.begins(part[0]) and row.has(part[0], "openers", "and", "adverbs"):
        part = part[1:]
    if not part or any(row.has(i, "that") and not row.has(i, "relatives") for i in part):
        return None
    if part[0] == line.low and _OPENS_IDLY.search(row.low(part[0])) and row.has(part[0] + 1, "prepositions"):
        return None  # "Preguntado por el caso,"
    if row.has(part[0], "prepositions") and not (row.has(part[0], "determiners") and len(part) > 1):
        if tell.code == "ru" and row.low(part[0]) in ("в", "во") and len(part) > 1:
            return _offices(line, part, stop)
        part = _behind_preposition(line, part)
    if not part or (tell.code == "de" and row.low(part[0]) in ("den", "dem", "des")):
        return None
    group = row.group(part[0], lone=tell.code == "ru" or row.is_capital(part[0]), stop=part[-1] + 1)
    if group is None or (
        tell.code == "de" and group.words[-1] < part[-1] and not _belongs(line, group.words[-1] + 1)
    ):
        return None
    return group


def _belongs(line: Line, at: int) -> bool:
    return line.row.has(at, "prepositions", "joins", "adverbs")


def _offices(line: Line, part: Sequence[int], stop: int) -> Group | None:
    """A Russian body that speaks without a subject: "В ВТБ опровергли"."""
    row = line.row
    if not any(row.low(i).endswith(("ли", "лись", "ют", "ят", "ат")) for i in (stop, part[-1] + 1)):
        return None
    if not (row.is_capital(part[1]) or row.is_somebody(part[1])):
        return None
    return Group(list(part[1:]), [], part[-1], case=True)


def _behind_preposition(line: Line, part: list[int]) -> list[int]:
    """What stands behind a phrase with a preposition that opens a clause: "En un comunicado el grupo"."""
    row = line.row
    if row.language.code == "de":
        return []  # the verb comes second
    for n in range(2, len(part)):
        before = part[n - 1]
        if row.has(part[n], "masculine", "feminine") and not row.has(
            before, "prepositions", "joins", "determiners", "and"
        ):
            return part[n:]
    return []


def subject_amid(line: Line, first: int, at: int) -> Group | None:
    """A German subject between auxiliary and participle: "hat die Regierung um Geduld gebeten"."""
    row, i = line.row, first + 1
    while i < at and row.has(i, "clitics", "adverbs") and not row.begins(i):
        i += 1
    group = row.group(i, stop=at)
    able = group and (
        row.person(group.words) or any(row.is_somebody(k) for k in group.words) or row.has(i, "he", "she")
    )
    return group if able else None


def closes_clause(line: Line, first: int, after: Group, verb: Verb) -> bool:
    """Whether "…, said X" closes what was said: a clause and a comma before, nothing of one behind."""
    row = line.row
    if row.low(first - 1) not in (",", "—", "–") or verb.frame == "of" or first - line.low < _CLAUSE + 1:
        return False
    last = max(after.last, line.told_last)
    following = row.low(last + 1)
    if following not in (".", ",", "", ";", "“”", "—", "–") and not (
        row.has(last + 1, "prepositions", "adverbs") and verb.frame in ("say", "any")
    ):
        return False
    if any(row.has(i, "that") for i in range(after.last + 1, min(len(row.tokens), after.last + 6))):
        return False
    if verb.frame not in ("say", "any") and not any(row.is_quote(i) for i in range(line.low, first)):
        return False
    return row.is_somebody(after.words[-1]) or any(
        row.is_capital(i) or row.is_somebody(i) or row.has(i, "he", "she") for i in after.words
    )


def is_able(line: Line, group: Group, verb: Verb) -> bool:
    """Whether a phrase behind a verb is its subject, not its object: somebody, and of a verb of saying."""
    row = line.row
    if verb.frame not in ("say", "any") and row.language.code != "de":
        return False
    if row.language.code == "de" and row.low(group.first) in ("den", "dem", "des", "einen", "keinen"):
        return False
    return (
        bool(row.person(group.words))
        or any(row.is_somebody(i) for i in group.words)
        or (row.language.code != "de" and row.is_capital(group.words[-1]))
    )


def may_follow(line: Line, first: int) -> bool:
    """Whether a subject may stand behind a verb: the clause begins with something else, or with it."""
    row = line.row
    if opens_clause(line, first):
        return True
    return row.language.code in ("de", "es", "pt", "it", "ru") and row.low(first - 1) not in (",",)


def pronoun_in(line: Line, first: int, at: int) -> str:
    """The pronoun that stands within a verb's group or right beside it: "a-t-elle ajouté", "sagte sie"."""
    row, low = line.row, line.row.low
    for i in range(first, at + 1):
        word = low(i)
        for end, whole in (("-elle", "elle"), ("-il", "il"), ("-elles", "elles"), ("-ils", "ils")):
            if word.endswith(end):
                return whole
    if row.has(at + 1, "he", "she", "they") and not row.has(at + 1, "determiners"):
        return low(at + 1)
    before = low(first - 1)
    if row.language.has(before, "he", "she", "they") and (first - 1 == line.low or row.language.code != "it"):
        return before
    return (
        low(at + 1) if row.has(at + 1, "he", "she") and row.low(at + 2) in (",", ".", "", "am", "“”") else ""
    )
