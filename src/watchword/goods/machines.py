"""Tableting and encapsulating machines and their parts, where no fixed phrase tells them.

Sellers write *press, rotary, for tablets, 9 station*, *punch + die, pill, 8 mm* or only a model number. A
word for tablets or capsules near a word for pressing, filling or tooling tells the machine; a model number
tells it where the letters are no other maker's, or beside such a word.
"""

from __future__ import annotations

from watchword.goods.context import word_class
from watchword.goods.tables import models
from watchword.goods.text import Line

__all__ = ["tells_parts", "told_by_model", "told_by_words"]

#: How far apart the two words may stand.
_NEAR = 5
#: Letters so few are many makers' and stand for many things.
_SHORT_SERIES = 2


def told_by_words(line: Line) -> tuple[str, int, int] | None:
    """(item's key, first token, last token + 1) for words of two kinds that stand near each other."""
    words = line.words
    if not word_class("not-machine").isdisjoint(words):
        return None
    for key, one, other in (
        ("tablet-press-parts", "tablet-word", "die-word"),
        ("tablet-press", "tablet-word", "press-word"),
        ("encapsulator", "capsule-word", "fill-word"),
    ):
        if key == "encapsulator" and word_class("machine-word").isdisjoint(words):
            continue
        for at, word in enumerate(words):
            if word not in word_class(one):
                continue
            for near in range(max(0, at - _NEAR), min(len(words), at + _NEAR + 1)):
                if words[near] not in word_class(other) or near == at:
                    continue
                if other == "die-word" and (_kind_of_press(words, near) or _press_first(words, at, near)):
                    continue
                return key, min(at, near), max(at, near) + 1
    return None


def _press_first(words: list[str], tablet: int, die: int) -> bool:
    """Whether a press is named before its dies: the line is then about the press, *tablet press w/ dies*."""
    presses = (word_class("press-word") | word_class("machine-noun")) - {"rotary"}
    return any(words[at] in presses for at in range(max(0, tablet - _NEAR), min(die, tablet + _NEAR + 1)))


def told_by_model(line: Line, named: bool) -> tuple[str, int, int, bool] | None:
    """(item's key, first token, last token + 1, whether alone) for a model number of a known series.

    ``named``: whether the line names a machine or part already, which is then the word beside it.
    """
    known = models()
    for at, word in enumerate(line.words[:-1]):
        series = known.get(word)
        number = line.words[at + 1]
        if series is None or not number.isdigit() or len(line.gaps[at + 1]) > 1:
            continue
        low, high, key, needs = series
        if not low <= float(number) <= high:
            continue
        beside = named or any(
            w in word_class("machine-word", "die-word", "tablet-word", "capsule-word")
            and i not in (at, at + 1)
            for i, w in enumerate(line.words)
        )
        if not beside and (needs or _says_else(line, word)):
            continue
        last = at + 2
        if last < len(line.words) and line.gaps[last] == "." and line.words[last].isdigit():
            last += 1
        if beside and not named and key == "tablet-press" and _only_dies(line.words):
            key = "tablet-press-parts"
        return key, at, last, not beside
    return None


def _says_else(line: Line, series: str) -> bool:
    """Whether a line tells something else by letters a machine's maker shares: watts, or other goods."""
    if not {"w", "watt", "watts"}.isdisjoint(line.words):
        return True
    known = word_class("grade", "pack", "vague", "machine-word")
    other = [w for w in line.words if w.isalpha() and len(w) > _SHORT_SERIES and w not in known]
    return len(series) <= _SHORT_SERIES and bool(other)


def _only_dies(words: list[str]) -> bool:
    """Whether the words beside a model tell its dies and no press: *TDP-5 die set*."""
    dies = word_class("die-word")
    pressing = word_class("press-word", "machine-word") - dies
    told = any(word in dies and not _kind_of_press(words, at) for at, word in enumerate(words))
    return told and pressing.isdisjoint(words)


def _kind_of_press(words: list[str], at: int) -> bool:
    """Whether *punch* tells a kind of press: single punch."""
    return at > 0 and words[at].startswith("punch") and words[at - 1] in ("single", "mono", "one")


def tells_parts(line: Line, first: int, last: int) -> bool:
    """Whether a press is named (tokens ``first`` up to ``last``) only to say what dies and punches are for.

    They come first (*dies for pill press*), or follow at once (*pill press die*); *tablet press with dies*
    is a press.
    """
    dies = word_class("die-word")
    before = range(max(0, first - _NEAR), first)
    if any(line.words[at] in dies and not _kind_of_press(line.words, at) for at in before):
        return True
    return last < len(line.words) and line.words[last] in dies and not line.gaps[last].strip(" -'")
