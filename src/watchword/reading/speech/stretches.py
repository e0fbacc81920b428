"""The stretches between commas before a verb, without what says when and where at their ends."""

from __future__ import annotations

from collections.abc import Sequence

from watchword.reading.speech.clauses import Token, words
from watchword.reading.speech.groups import adverb
from watchword.reading.speech.leadins import NAMES, OWNERS, PERIODS
from watchword.reading.speech.phrases import MADE
from watchword.reading.speech.wording import single

__all__ = ["segments", "without_adverbials"]

_DASHES = frozenset(("—", "–", "--", "―"))


def segments(tokens: Sequence[Token], low: int, high: int) -> list[list[int]]:
    """Rows of token numbers between commas and dashes; what stands in brackets is left out."""
    rows: list[list[int]] = [[]]
    depth = 0
    for at in range(low, high):
        word = tokens[at].text
        if word in "([（":
            depth += 1
        elif word in ")]）":
            depth = max(0, depth - 1)
        elif depth or (word == "," and _in_date(tokens, at)):
            continue
        elif word in ",，、" or word in _DASHES:
            rows.append([])
        else:
            rows[-1].append(at)
    return rows


def _in_date(tokens: Sequence[Token], comma: int) -> bool:
    """Whether a comma stands in a date that describes a noun: "the May 3, 2024, petition"."""
    year = comma + 1 if tokens[comma + 1 : comma + 2] and _digits(tokens, comma + 1, 4) else comma - 1
    day, behind = year - 2, year + 2
    if day < 2 or behind >= len(tokens) or not (_digits(tokens, year, 4) and _digits(tokens, day, 1, 2)):
        return False
    noun = tokens[behind]
    shut = words("determiners", "pronouns", "verbs", "auxiliaries", "prepositions", "conjunctions")
    return (
        tokens[year + 1].text == ","
        and (tokens[day - 2].low in words("determiners") or tokens[day - 2].low == "'s")
        and noun.text.isalpha()
        and noun.text.islower()
        and noun.low not in shut
    )


def _digits(tokens: Sequence[Token], at: int, *sizes: int) -> bool:
    """Whether a token is a number of so many digits."""
    return tokens[at].text.isdigit() and len(tokens[at].text) in sizes


def without_adverbials(tokens: Sequence[Token], row: list[int]) -> list[int]:
    """A row without "on Tuesday" or "in a statement" at its end."""
    row = list(row)
    lows = [tokens[i].low for i in row]
    if len(lows) > 2 and lows[0] == "for" and lows[1] in OWNERS and lows[2] == "part":
        return row[3:]  # "for her part (gave the assurance)"
    for _ in range(3):
        n = len(row)
        while n and _is_time(tokens, row, n - 1):
            n -= 1
        if (
            n < len(row)
            and n
            and tokens[row[n - 1]].low
            in ("on", "in", "late", "early", "during", "at", "by", "since", "for", "within")
        ):
            n -= 1
        elif 1 < n < len(row) and lows[n - 1] == "from" and single(lows[n - 2]) in words("documents"):
            n = len(row)  # "One email from 2023 (says)"
        elif (
            n < len(row)
            and n
            and any(
                tokens[row[k]].low in ("week", "month", "year", "may", "second", "march")
                for k in range(n, len(row))
            )
        ):
            n = len(row)
        elif n and tokens[row[-1]].low in words("documents") | {"reporters"}:
            back = next((k for k in range(n - 1, max(-1, n - 6), -1) if tokens[row[k]].low == "in"), None)
            n = back if back is not None else n
        while n and (adverb(tokens[row[n - 1]].low) and not tokens[row[n - 1]].capital):
            n -= 1
        if 1 < n < len(row) and tokens[row[n - 1]].low in MADE | {"named"} and n > 2:
            n -= 1  # "a forwarder named in a notice"
        if n == len(row):
            break
        row = row[:n]
    return row


def _is_time(tokens: Sequence[Token], row: Sequence[int], n: int) -> bool:
    """Whether a word says when; "Thu" and "May" behind a capital are somebody's name."""
    token = tokens[row[n]]
    if (
        token.low in NAMES
        and n
        and tokens[row[n - 1]].capital
        and tokens[row[n - 1]].low not in words("times")
    ):
        return False
    if token.capital and token.low in PERIODS:
        alone = len(row) == 1 and token.low != "early"
        behind = n and tokens[row[n - 1]].capital and tokens[row[n - 1]].low not in words("times")
        if alone or behind:
            return False  # "Stephen Day (said)", "Day (added)"
    if token.text.isdigit() and all(_numbered(tokens, i) for i in row[:n]) and n == len(row) - 1 and n:
        return False  # "France 24 (said)"
    return token.low in words("times") or (token.text[0].isdigit() and not token.low.endswith("-old"))


def _numbered(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word can stand before the number in a name: "Channel 4", not "May 3"."""
    low = tokens[at].low
    return tokens[at].capital and low not in words("times", "prepositions", "determiners", "adverbs")
