"""Every listed name and alias, looked up in a text at once.

A row of the compiled index is a run of words; the hash of the run, with and without legal forms, stands
for the name. The words of a text are folded by the same analysis, hashes of all runs of up to `LONGEST`
words are taken with numpy and met against the sorted hashes of the names. Against an automaton over
106,000 names this needs nothing to be built beforehand but 30 ms of array work, and nothing on disk.

Chinese, Japanese, Korean and Thai are written without spaces between names and what surrounds them, so
their names are looked up as stretches of characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from watchword.index.compiled import CompiledNames
from watchword.index.names_hash import mixed, word_hashes
from watchword.model import Kind
from watchword.names.analyse import analyse
from watchword.names.clean import clean
from watchword.names.lexicon import Role, lexicon
from watchword.reading.parties.brands import brand_starts
from watchword.reading.sheets import sheet
from watchword.reading.tokens import Word

__all__ = ["LONGEST", "Found", "NameDictionary"]

#: Words of the longest run looked up. All but 0.2 % of the rows of July 2026 are no longer.
LONGEST = 12
#: Characters of the shortest and longest name looked up in scripts without spaces: two characters are
#: a word more often than a name.
_SHORT, _LONG = 3, 40

#: Forms of a word that are looked up.
_FORMS = 4
#: What stands between two runs: no name begins or ends with it, and none has it inside.
_BETWEEN = (0, 1, 1, "\x00")
#: A short form of letters at the end of a name, in brackets.
_BRACKETED = re.compile(rb" \(([A-Za-z][A-Za-z0-9-]{2,20})\)")
_P = np.uint64(0x9E3779B97F4A7C15)
_ONE = np.uint64(1)


@dataclass(frozen=True, slots=True)
class Found:
    """Listed names (their numbers) that stand at characters `start` to `end` of a text.

    `whole` says that legal forms match as well; `own` that it is a name of its own, not the shorter
    name inside one with an owner; `brand` that it is only what the names begin with or are known by.
    """

    start: int
    end: int
    names: tuple[int, ...]
    whole: bool
    own: bool
    brand: bool = False


class NameDictionary:
    """The names of an index through all time, ready to be met in texts; made once for any view."""

    def __init__(self, names: CompiledNames) -> None:
        self._names = names
        a = names.arrays
        keep = a["row_first"]
        at = a["row_at"]
        row_of = np.repeat(np.arange(len(at) - 1), np.diff(at))[keep]
        unit = a["row_unit"][keep]
        legal = a["row_role"][keep] == Role.LEGAL
        word = _scrambled(a["word_hash"][unit])
        self._sort(row_of, word, legal)
        self._spaceless: dict[str, list[int]] | None = None

    def _sort(
        self,
        row_of: NDArray[np.int64],
        word: NDArray[np.uint64],
        legal: NDArray[np.bool_],
    ) -> None:
        a = self._names.arrays
        rows = len(a["row_name"])
        whole, n = _run_hashes(row_of, word, rows)
        bare, m = _run_hashes(row_of[~legal], word[~legal], rows)
        full = np.flatnonzero((n > 0) & (n <= LONGEST))
        cut = np.flatnonzero((m > 0) & (m <= LONGEST) & (m < n))
        more_key, more_row = self._bracketed()
        brand_key, brand_row = self._brands(word)
        key = np.concatenate([whole[full], bare[cut], more_key, brand_key])
        row = np.concatenate([full, cut, more_row, brand_row])
        is_whole = np.ones(len(key), np.bool_)
        is_whole[len(full) : len(full) + len(cut)] = False
        is_brand = np.arange(len(key)) >= len(key) - len(brand_key)
        order = np.argsort(key, kind="stable")
        key, row = key[order], row[order]
        is_whole, is_brand = is_whole[order], is_brand[order]
        known_key, known_row = _known(key, row, ~is_brand)
        at = np.searchsorted(key, known_key, "left")
        self._key, self._row = np.insert(key, at, known_key), np.insert(row, at, known_row)
        self._whole, self._brand = np.insert(is_whole, at, True), np.insert(is_brand, at, False)

    def _brands(self, word: NDArray[np.uint64]) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
        """Keys of what firms and bodies are called in print; see :mod:`watchword.reading.parties.brands`."""
        row, start, end = brand_starts(self._names)
        size = end - start
        key = np.zeros(len(row), np.uint64)
        for step in range(int(size.max(initial=0))):
            inside = step < size
            key[inside] = key[inside] * _P + word[start[inside] + step]
        return key + size.astype(np.uint64), row

    def _bracketed(self) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
        """Keys of names that end in a short form in brackets, ``… Corporation (SMIC)``: each by itself."""
        a = self._names.arrays
        at, blob = a["name_text_at"], a["name_text"].tobytes()
        keys: list[list[str]] = []
        rows: list[int] = []
        for found in _BRACKETED.finditer(blob):
            name = int(np.searchsorted(at, found.end(), "left")) - 1
            if int(at[name + 1]) != found.end():
                continue
            row = int(np.searchsorted(a["row_name"], name, "left"))
            head = blob[int(at[name]) : found.start()].decode()
            short = found[1].decode()
            for form in (head, short):
                parts = [t.text for t in analyse(form, Kind.ORGANIZATION).tokens if t.role != Role.LEGAL]
                general = len(parts) == 1 and lexicon().role(parts[0], Kind.ORGANIZATION) != Role.WORD
                if parts and len(parts) <= LONGEST and "(" not in form and not general:
                    keys.append(parts)
                    rows.append(row)
        if not keys:
            return np.zeros(0, np.uint64), np.zeros(0, np.int64)
        sizes = np.array([len(k) for k in keys])
        flat = _scrambled(mixed(word_hashes([p for k in keys for p in k])[0]))
        hashed, _ = _run_hashes(np.repeat(np.arange(len(keys)), sizes), flat, len(keys))
        return hashed, np.array(rows, np.int64)

    def find(self, runs: Sequence[Sequence[Word]], text: str) -> Iterator[Found]:
        """The runs of words, and stretches of characters, that are listed names; they may overlap.

        No name goes over from one of `runs` to the next; all are words of `text`.
        """
        yield from self._runs(runs)
        if not text.isascii():
            for run in runs:
                if run and any(map(_spaceless, part := text[run[0].start : run[-1].end])):
                    for found in self._stretches(part):
                        at = run[0].start
                        yield replace(found, start=found.start + at, end=found.end + at)

    def _runs(self, runs: Sequence[Sequence[Word]]) -> Iterator[Found]:
        seen: set[tuple[int, int, tuple[int, ...]]] = set()
        # Each word in its likeliest form; then every further form in turn, the others at their first.
        for turn in range(_FORMS):
            words: list[Word] = []
            flat: list[tuple[int, int, int, str]] = []
            for run in runs:
                if not any(len(w.keys) > turn for w in run):
                    continue
                for w in run:
                    parts = w.keys[min(turn, len(w.keys) - 1)].split()
                    flat += [(len(words), j, len(parts), p) for j, p in enumerate(parts)]
                    words.append(w)
                flat.append(_BETWEEN)
            if not flat:
                return
            for found in self._look_up(flat, words):
                key = (found.start, found.end, found.names)
                if key not in seen:
                    seen.add(key)
                    yield found

    def _look_up(self, flat: Sequence[tuple[int, int, int, str]], words: Sequence[Word]) -> Iterator[Found]:
        hashes = _scrambled(mixed(word_hashes([p for *_, p in flat])[0]))
        first = np.array([j == 0 for _, j, _, _ in flat])
        last = np.array([j == n - 1 and part is not _BETWEEN[3] for _, j, n, part in flat])
        running = np.zeros(len(flat), np.uint64)
        derived = self._names.arrays["row_derived"]
        name_of = self._names.arrays["row_name"]
        for size in range(1, min(LONGEST, len(flat)) + 1):
            count = len(flat) - size + 1
            running = running[:count] * _P + hashes[size - 1 :]
            key = running + np.uint64(size)
            lo = np.searchsorted(self._key, key, "left")
            there = (lo < len(self._key)) & first[:count] & last[size - 1 :]
            there[there] = self._key[lo[there]] == key[there]
            for at in np.flatnonzero(there).tolist():
                hi = int(np.searchsorted(self._key, key[at], "right"))
                start, end = words[flat[at][0]].start, words[flat[at + size - 1][0]].end
                brand = self._brand[lo[at] : hi]
                for part in (False, True):
                    rows = self._row[lo[at] : hi][brand == part]
                    if len(rows):
                        names = tuple(dict.fromkeys(name_of[rows].tolist()))
                        whole = bool(self._whole[lo[at] : hi][brand == part].any()) and not part
                        yield Found(start, end, names, whole, bool((~derived[rows]).any()), part)

    def _stretches(self, text: str) -> Iterator[Found]:
        """Native names in scripts without spaces; invisible characters and blanks count as nothing."""
        listed = self._native()
        spots = [i for i, c in enumerate(text) if not c.isspace() and (c.isalnum() or _spaceless(c))]
        bare = "".join(text[i] for i in spots)
        folded = "".join(c if len(c := clean(x)) == 1 else x for x in bare)
        lengths = sorted({len(n) for n in listed}, reverse=True)
        at = 0
        while at < len(folded):
            if not _spaceless(folded[at]):
                at += 1
                continue
            for size in lengths:
                names = listed.get(folded[at : at + size]) if at + size <= len(folded) else None
                if names and spots[at + size - 1] - spots[at] < 2 * size:
                    yield Found(spots[at], spots[at + size - 1] + 1, tuple(names), True, True)
                    at += size - 1
                    break
            at += 1

    def _native(self) -> dict[str, list[int]]:
        if self._spaceless is None:
            found: dict[str, list[int]] = {}
            a = self._names.arrays
            at, blob = a["name_text_at"].tolist(), a["name_text"].tobytes()
            for i in range(len(self._names)):
                raw = blob[at[i] : at[i + 1]]
                # Those scripts take three bytes a letter, the first of them 0xE0 (Thai) or higher.
                if raw[:1] >= b"\xe0" or b"(" in raw:
                    name = "".join(c for c in clean(raw.decode()) if c.isalnum() or _spaceless(c))
                    if _SHORT <= len(name) <= _LONG and all(_spaceless(c) for c in name):
                        found.setdefault(name, []).append(i)
            self._spaceless = found
        return self._spaceless


def _known(
    key: NDArray[np.uint64], row: NDArray[np.int64], able: NDArray[np.bool_]
) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Keys of the short names of ``known.tsv``, each with the rows of the listed name that it stands for."""
    keys: list[np.uint64] = []
    found: list[int] = []
    for short, listed, _ in sheet("known"):
        if short == listed:
            continue
        at = [_key_of(form) for form in (short, listed)]
        lo, hi = np.searchsorted(key, at[1], "left"), np.searchsorted(key, at[1], "right")
        there = row[lo:hi][able[lo:hi]].tolist()
        keys += [at[0]] * len(there)
        found += there
    return np.array(keys, np.uint64), np.array(found, np.int64)


def _key_of(name: str) -> np.uint64:
    parts = [t.text for t in analyse(name, Kind.ORGANIZATION).tokens if t.role != Role.LEGAL]
    hashed = _scrambled(mixed(word_hashes(parts)[0]))
    return np.uint64(_run_hashes(np.zeros(len(parts), np.int64), hashed, 1)[0][0])


def _run_hashes(
    row_of: NDArray[Any], word: NDArray[np.uint64], rows: int
) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """The hash of each row's words in order, and how many there are."""
    size = np.bincount(row_of, minlength=rows)
    start = np.concatenate([[0], np.cumsum(size)[:-1]])
    left = size[row_of] - 1 - (np.arange(len(row_of)) - start[row_of])
    powers = np.cumprod(np.concatenate([[_ONE], np.full(63, _P)]).astype(np.uint64), dtype=np.uint64)
    terms = word * powers[np.minimum(left, 63)]
    running = np.concatenate([np.zeros(1, np.uint64), np.cumsum(terms, dtype=np.uint64)])
    sums = running[start + size] - running[start]
    return sums + size.astype(np.uint64), size


def _scrambled(hashes: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """32 bits spread over 64, so that sums of products don't meet by chance."""
    h = hashes.astype(np.uint64)
    h = (h ^ (h << np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
    return h ^ (h >> np.uint64(32))


def _spaceless(char: str) -> bool:
    """Whether a character is of a script written without spaces around names."""
    return (
        "\u3040" <= char <= "\u30ff" or "\u3400" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7af"
        or "\u0e00" <= char <= "\u0e7f" or "\uf900" <= char <= "\ufaff"
    )  # fmt: skip
