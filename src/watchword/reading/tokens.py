"""Words of a text with their places, folded as listed names are, and its sentences.

Offsets stay those of the original text: every word is cleaned by itself, so nothing that cleaning takes
out or puts in (invisible characters, ligatures, accents) shifts what comes after.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from watchword.model import Kind
from watchword.names.analyse import analyse
from watchword.names.clean import clean
from watchword.names.lexicon import lexicon
from watchword.reading.sheets import sheet

__all__ = ["Word", "everyday", "fold", "fold_letters", "paragraphs", "plain", "sentences", "words_of"]

#: Characters that show nothing and may stand inside a word: soft hyphen, zero-width space and joiners.
_HIDDEN = "\u00ad\u200b-\u200f\u2060\ufeff"
_APOSTROPHE = "'`’ʼ‘´"
_WORD = re.compile(rf"(?:[A-Za-z]\.){{2,}}|[^\W_][\w{_HIDDEN}]*(?:[{_APOSTROPHE}][^\W_][\w{_HIDDEN}]*)*\+?|&")
#: Characters of a line in a paragraph that was broken to one width.
_BROKEN_FROM, _BROKEN_TO = 45, 100
#: A word longer than this is no name; a page without spaces must not cost more than its length.
_LONGEST = 80
#: Endings of Slavic cases on a word of some length.
_CASE = re.compile(
    r"(?<=[а-яё]{4})(?:ами|ями|ого|его|ому|ему|ой|ей|ом|ем|ым|им|а|я|у|ю|ы|и|е|і|ї)$", re.IGNORECASE
)
_STOP = re.compile(r"[.!?。！？؟][\"'”’»)\]]*(?=\s|$)|[。！？]|\n[^\S\n]*\n\s*")
#: After these a full stop doesn't end a sentence.
_SHORT = frozenset(
    "mr mrs ms dr prof gen col lt sen rep gov capt sgt st no vs inc ltd co corp llc plc jr sr u.s "
    "u.k u.n e.g i.e "
    "jan feb mar apr jun jul aug sep sept oct nov dec art sec fig approx est bros dept".split()
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """A word at characters `start` to `end`: `keys` are its folded forms (without an owner's 's too)."""

    start: int
    end: int
    text: str
    keys: tuple[str, ...]

    @property
    def capital(self) -> bool:
        """Whether it begins as a name does."""
        first = self.text[0]
        if first.isupper() or first.istitle() or (first.isdigit() and self.text[-1].isupper()):
            return True
        return len(self.text) > 4 and first.islower() and self.text[1].isupper()  # iFlytek

    @property
    def owner(self) -> bool:
        """Whether it ends in an owner's 's."""
        return len(self.text) > 2 and self.text[-1] in "sS" and self.text[-2] in _APOSTROPHE


@lru_cache(maxsize=100_000)
def fold(text: str) -> tuple[str, ...]:
    """The folded forms of one word, the likeliest first; none where nothing is left of it.

    A form holds a space where lists would have two words.

    >>> fold("Müller")
    ('muller', 'mueller')
    >>> fold("Abdulrahman")
    ('abdul rahman',)
    """
    cleaned = clean(text[:_LONGEST]).strip(_APOSTROPHE)
    if not cleaned:
        return ()
    if cleaned in ("&", "+"):
        return ("and",)
    if cleaned.isascii() or lexicon().is_latin(cleaned):
        bare = cleaned.replace(".", "")
        row = analyse(bare, Kind.ORGANIZATION).tokens
        forms = [" ".join(t.text for t in row), *(row[0].variants if len(row) == 1 else ())]
        if cleaned[-2:] in ("'s", "'S"):
            forms = [forms[0][:-1], *forms]  # "Hamas's" is first of all Hamas
        forms += _respelt().get(forms[0], ())
        return tuple(dict.fromkeys(f for f in forms if f))
    _, _, latin = lexicon().romanise(cleaned)
    forms = [x.strip().lower() for x in latin if x.strip()]
    if (nominative := _nominative(cleaned)) != cleaned:
        forms[1:1] = [x.strip().lower() for x in lexicon().romanise(nominative)[2][:1]]
    elif (stem := _CASE.sub("", cleaned)) != cleaned:
        # Russian and Ukrainian bend names: Путина is Путин. The bent form itself stays the likeliest.
        forms[1:1] = [x.strip().lower() for x in lexicon().romanise(stem)[2][:1]]
    return tuple(dict.fromkeys(f for f in forms if f))


@cache
def _respelt() -> dict[str, tuple[str, ...]]:
    """How lists spell what print spells otherwise, folded; see ``respelt.tsv``."""
    cells = sheet("respelt")
    return {
        word: tuple(clean(listed).replace(_APOSTROPHE[0], "") for listed in lists.split() if listed != word)
        for print_, lists, _ in cells
        for word in print_.split()
    }


def _nominative(word: str) -> str:
    """A Russian adjective, or a noun on -ия, as it is listed: Тульского is Тульский, Юнармии Юнармия."""
    if found := re.fullmatch(r"(\w{3,})(?:ого|ому|ыми|ими|ым|им)", word):
        return found[1] + ("ий" if found[1][-1] in "кгхжшщч" else "ый")
    if found := re.fullmatch(r"(\w{3,}и)(?:и|ю|ей)", word):
        return found[1] + "я"
    return word


def words_of(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """The words of a text between two characters, in order."""
    for found in _WORD.finditer(text, start, len(text) if end is None else end):
        word = found.group()
        if keys := fold(word):
            yield Word(found.start(), found.end(), word, keys)


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each paragraph, blanks around it left out: a line, or lines broken to one width.

    Text from e-mail and gazettes is broken at some 70 characters, in the middle of names.
    """
    group: list[tuple[int, int]] = []
    at = 0
    for line in (*text.split("\n"), ""):
        bare = line.strip()
        if bare:
            start = at + line.index(bare[0])
            group.append((start, start + len(bare)))
        elif group:
            if _is_broken(text, group):
                yield group[0][0], group[-1][1]
            else:
                yield from group
            group = []
        at += len(line) + 1


def _is_broken(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether lines are one paragraph: all but the last of like length, most ending in mid-sentence."""
    full = lines[:-1]
    if len(full) < 2 or any(not _BROKEN_FROM <= e - s <= _BROKEN_TO for s, e in full):
        return False
    if lines[-1][1] - lines[-1][0] > _BROKEN_TO:
        return False
    return 2 * sum(text[e - 1] in '.!?:"”' for _, e in full) < len(full)


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """(start, end) of each sentence; a line's end ends one, the stop of "Mr." doesn't."""
    end = len(text) if end is None else end
    at = start
    for stop in _STOP.finditer(text, start, end):
        before = text[max(at, stop.start() - 12) : stop.start()]
        last = before.split()[-1].lower() if before.split() else ""
        if text[stop.start()] == "." and (
            last in _SHORT or (len(last) == 1 and last.isalpha()) or _goes_on(text, stop.end(), end, last)
        ):
            continue
        if text[at : stop.end()].strip():
            yield at, stop.end()
        at = stop.end()
    if text[at:end].strip():
        yield at, end


def _goes_on(text: str, at: int, end: int, last: str) -> bool:
    """Whether what follows a full stop can't begin a sentence, as after "Corp. and" or "U.S. law"."""
    rest = text[at : min(end, at + 3)].lstrip()
    return bool(rest) and rest[0].islower() and ("." in last or len(last) <= 5)


@cache
def everyday() -> frozenset[str]:
    """Ordinary English words, folded; see ``everyday.tsv``."""
    cells = sheet("everyday")
    return frozenset(w for _, words, _ in cells for w in words.split())


def fold_letters(text: str) -> str:
    """Lower case, accents off, digits of any script as 0 to 9, letter by letter, so that offsets stay."""
    return text.lower() if text.isascii() else "".join(map(_fold_letter, text))


@lru_cache(maxsize=20_000)
def _fold_letter(char: str) -> str:
    digit = unicodedata.digit(char, None)
    if digit is not None:
        return str(digit)
    folded = plain(char)
    return folded if len(folded) == 1 else char


def plain(text: str) -> str:
    """Case folded, accents off: how cues in tables are compared."""
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return "".join(c for c in folded if not unicodedata.combining(c))
