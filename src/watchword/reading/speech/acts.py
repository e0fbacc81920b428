"""Whether a word tells what somebody does: "Ana Sol coaches the under-tens", not "two coaches in Tarn"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from watchword.reading.cues import third_person
from watchword.reading.sheets import sheet
from watchword.reading.speech.clauses import Token, words
from watchword.reading.speech.leadins import OWNERS

__all__ = ["acts"]

#: Behind these no verb in the third person stands.
_NO_SUBJECT = frozenset(("'s", "to", "and", "or", "of", "&"))
#: Words of a full name at least.
_FULL = 2


@cache
def _thirds() -> dict[str, bool]:
    """Third persons of verbs of narration, and whether each is a plural noun as well."""
    return {third_person(verb): noun == "yes" for noun, verbs in sheet("acts") for verb in verbs.split()}


def acts(tokens: Sequence[Token], low: int, at: int) -> bool:
    """Whether the word at a place is a verb whose subject stands before it in a sentence from `low` on."""
    token = tokens[at]
    noun = None if token.capital or token.quote >= 0 else _thirds().get(token.low)
    if noun is None or at <= low or at + 1 >= len(tokens):
        return False
    before, behind = tokens[at - 1], tokens[at + 1]
    shut = words("determiners", "prepositions", "auxiliaries", "conjunctions", "subordinators") | OWNERS
    if before.quote >= 0 or before.low in shut | _NO_SUBJECT:
        return False
    aside = before.text in ",)—–"  # "Fenella Hart, who runs a desk, pleads for mercy"
    opens = (
        behind.low in words("determiners", "pronouns") | OWNERS or behind.capital or behind.low[0].isdigit()
    )
    if not noun:
        many = before.low.endswith("s") and not before.low.endswith(("ss", "us", "is")) and not before.capital
        return not many and (before.text.isalpha() or before.capital or aside)
    if before.low in ("he", "she", "it", "who"):
        return True
    first = at - 1
    while first >= low and tokens[first].capital:
        first -= 1
    name = at - 1 - first
    if name >= _FULL and first < low:
        return opens or behind.low in words("prepositions", "adverbs") | {"to", ".", ","}
    return opens and (name > 0 or aside)
