"""Names compiled for looking up: every name without its separators, and every beginning of one.

A name is looked up token by token: the tokens from a place are joined for as long as they begin some
name. So each place of a line costs one set membership, nearly always, and a name is found however it is
hyphened, spaced or bracketed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from watchword.goods.text import Line, key_of, tokens_of

__all__ = ["GapIndex", "Mention", "Name", "NameIndex"]

#: What may not stand inside a name: the marks that part one article of a list from the next.
_PARTING = frozenset(";|/\t\n&+*<>={}•·、，。；")
#: The longest gap inside a name: ") - (" and the like.
_LONGEST_GAP = 4
#: The longest run of tokens that is joined. The longest name held has 19 tokens, spelled out letter by letter
#: more; a bound keeps a line of ten thousand single letters linear.
_LONGEST_RUN = 64


@dataclass(frozen=True, slots=True)
class Name:
    """What a form of name stands for. ``item`` is None for a harmless thing; ``pieces`` counts its tokens."""

    item: str | None
    use: str
    form: str
    pieces: int


@dataclass(slots=True)
class Mention:
    """A name found in a line: tokens ``first`` up to, not including, ``last``."""

    first: int
    last: int
    names: tuple[Name, ...]
    respelled: bool = False


class NameIndex:
    """Names by their joined form."""

    def __init__(self, names: Iterable[Name]) -> None:
        found: dict[str, list[Name]] = {}
        for name in names:
            if key := key_of(name.form):
                found.setdefault(key, []).append(name)
        self.names = {key: tuple(dict.fromkeys(several)) for key, several in found.items()}
        self.beginnings = {key[:n] for key in self.names for n in range(1, len(key) + 1)}

    def mentions(self, line: Line, words: list[str] | None = None) -> list[Mention]:
        """The names in a line, the longest where several begin or overlap; ``words`` in place of its own."""
        words = line.words if words is None else words
        beginnings, names = self.beginnings, self.names
        found: list[Mention] = []
        for first, word in enumerate(words):
            if word not in beginnings:
                continue
            joined, last = word, first + 1
            best = last if joined in names else 0
            while last < len(words) and last - first < _LONGEST_RUN:
                gap = line.gaps[last]
                if gap and (len(gap) > _LONGEST_GAP or not _PARTING.isdisjoint(gap)):
                    break
                joined += words[last]
                if joined not in beginnings:
                    break
                last += 1
                if joined in names:
                    best = last
            if best:
                key = "".join(words[first:best])
                found.append(Mention(first, best, names[key]))
        return _longest(found)


class GapIndex:
    """Names with one word of theirs left open, to be found beside a word that nobody knows.

    *Methyl ethyl keton* is found by the two words that are right: the third may be any, and whether it is a
    slip of *ketone* is for the caller to say.
    """

    #: What stands for the open word: no token holds it.
    _OPEN = "\0"
    #: A word shorter than this is never open: what is left would say too little.
    _SHORTEST = 4
    #: What is left of the name has to have so many characters.
    _LEAST_LEFT = 5
    #: How many tokens before the unknown word a name may begin.
    _BEFORE = 10

    def __init__(self, names: Iterable[Name]) -> None:
        self._names: dict[str, list[tuple[str, Name]]] = {}
        for name in names:
            words = tokens_of(name.form).words
            for at, word in enumerate(words):
                if len(word) < self._SHORTEST or not word.isalpha():
                    continue
                left = "".join((*words[:at], self._OPEN, *words[at + 1 :]))
                if len(left) > self._LEAST_LEFT:
                    self._names.setdefault(left, []).append((word, name))
        self._beginnings = {key[:n] for key in self._names for n in range(1, len(key) + 1)}

    def around(self, line: Line, at: int) -> Iterator[tuple[int, int, str, Name]]:
        """(first, last, the word that should stand open, name) for names around an unknown word."""
        for first in range(max(0, at - self._BEFORE), at + 1):
            joined = ""
            for last in range(first, len(line.words)):
                gap = line.gaps[last]
                if last > first and gap and (len(gap) > _LONGEST_GAP or not _PARTING.isdisjoint(gap)):
                    break
                joined += self._OPEN if last == at else line.words[last]
                if joined not in self._beginnings:
                    break
                if last >= at:
                    for word, name in self._names.get(joined, ()):
                        yield first, last + 1, word, name


def _longest(mentions: list[Mention]) -> list[Mention]:
    """Of mentions that overlap, the one with most tokens; of equals, the first."""
    if len(mentions) < 2:
        return mentions
    kept: list[Mention] = []
    taken: set[int] = set()
    for mention in sorted(mentions, key=lambda m: (m.first - m.last, m.first)):
        places = range(mention.first, mention.last)
        if taken.isdisjoint(places):
            kept.append(mention)
            taken.update(places)
    return sorted(kept, key=lambda m: m.first)
