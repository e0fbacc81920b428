"""What stands at the head of a run of capitals and is no part of the name: "Blame Sinbad", "VLCC Titan"."""

from __future__ import annotations

from collections.abc import Sequence

from watchword.reading.cues import form_of
from watchword.reading.tables import is_given, org_word
from watchword.reading.tokens import Word, everyday

__all__ = ["SHIP_CLASSES", "SHIP_LETTERS", "after_body", "own_words"]

#: Classes of ships, which stand before their names, with a capital or without.
SHIP_CLASSES = (
    "vlcc ulcc aframax panamax suezmax handysize handymax supramax ultramax kamsarmax capesize".split()
)
#: What stands before a ship's name, of letters: motor vessel, motor tanker, steamship.
SHIP_LETTERS = frozenset("MV MT MS SS MY FV RV MTT LNGC LPGC".split())
#: How German words for firms end, which stand before their names: "Ölkonzern NIS".
_FIRMS = ("konzern", "unternehmen", "hersteller", "reederei", "firma", "gruppe", "miliz", "kartell")


def own_words(words: list[Word], opening: bool) -> list[Word]:
    """A run of words without what only leads to the name; `opening` says that it begins a sentence."""
    if opening and len(words) > 2 and words[1].text == "of" and _plain_plural(words[0]):
        return words[2:]  # "Drones of Shahed Aviation …" begins a sentence, not a name
    first = words[0].text if len(words) > 1 else ""
    if first and (first.lower() in SHIP_CLASSES or first in SHIP_LETTERS or first.endswith(_FIRMS)):
        return words[1:]
    return words[1:] if opening and len(words) == 2 and _is_told(words) else words


def after_body(words: Sequence[Word]) -> bool:
    """Whether a body stands before a full name: "MP Jane Roe", "ЦБ Эльвира Набиуллина"."""
    first, given, last = (w.text for w in words)
    if is_given(first) or any(w.text.isupper() or org_word(w.text) for w in words[1:]):
        return False
    letters = first.isupper() and 1 < len(first) < 5
    cyrillic = all("Ѐ" <= t[0] <= "ӿ" for t in (first, given, last))
    return (is_given(given) and (letters or cyrillic)) or (letters and cyrillic)


def _is_told(words: Sequence[Word]) -> bool:
    """Whether a sentence begins with a verb that tells the reader what to do: "Blame Sinbad"."""
    first, second = (w.text.lower() for w in words)
    form = form_of(first)
    told = form is not None and form.kind == "base"
    return told and not (is_given(first) or org_word(second))


def _plain_plural(word: Word) -> bool:
    """Whether a word is the plural of an ordinary one: "Fighters", "Shares"."""
    bare = word.text.lower()
    if bare.endswith("men") and not org_word(bare):
        return True  # Gunmen of …
    return bare.endswith("s") and not org_word(bare) and (bare in everyday() or bare[:-1] in everyday())
