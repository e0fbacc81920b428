"""The slow, clear scorer: one pair at a time, no arrays, every rule where one can read it.

It answers ``compare`` and every explanation, and holds the vectorised scorer to account: a property
test runs both on the same pairs.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np

from watchword.index.compiled import GLUED_FROM
from watchword.index.names_background import ROLE_WEIGHT
from watchword.index.names_folds import roman_fold
from watchword.index.names_hash import mixed, word_hashes
from watchword.index.names_near import Level, closeness
from watchword.matching.align import GAIN_STEPS
from watchword.matching.background import Background
from watchword.matching.edges import IS_DISTINCT
from watchword.matching.explain import Against, evidence
from watchword.matching.settings import Settings
from watchword.matching.sums import LEAST_WEIGHT, Piece, Sums, order_kept, score_sums
from watchword.model import Evidence, Kind
from watchword.names.analyse import WHOLE_SCRIPTS, Analysed, Token
from watchword.names.ends import name_ends
from watchword.names.lexicon import Role

__all__ = ["Alignment", "Link", "align", "best_alignment"]

F = np.float32


@dataclass(frozen=True, slots=True)
class Link:
    """One piece of an alignment: places on either side, how it was found, and its bits."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    piece: Piece
    gain: float
    left_weight: float
    right_weight: float
    tie: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two rows of tokens, what was aligned, and the sums."""

    left: tuple[Token, ...]
    right: tuple[Token, ...]
    links: tuple[Link, ...]
    sums: Sums
    settings: Settings

    def evidence(self) -> list[Evidence]:
        """The alignment as a person reads it."""
        pieces = [(k.left, k.right, k.piece) for k in self.links]
        return evidence(self.left, self.right, pieces, Against.of(self.sums, 0))

    @property
    def score(self) -> float:
        """The score; worked out when asked for, since most explanations have it already."""
        return float(score_sums(self.sums, self.settings)[0])


def best_alignment(
    query: Analysed, listed: Analysed, background: Background, settings: Settings
) -> Alignment:
    """The best-scoring alignment over the readings of both names; the first of equal ones."""
    options = [
        align(query, i, listed, j, background, settings)
        for i in range(len(query.readings))
        for j in range(len(listed.readings))
    ]
    return options[0] if len(options) == 1 else max(options, key=lambda a: a.score)


def align(
    query: Analysed,
    left_reading: int,
    listed: Analysed,
    right_reading: int,
    background: Background,
    settings: Settings,
) -> Alignment:
    """Align one reading of a query with one of a listed name."""
    left, right = query.readings[left_reading], listed.readings[right_reading]
    left_weights = tuple(
        _query_weight(t, query, 0 < i == len(left) - 1, background) for i, t in enumerate(left)
    )
    right_weights = tuple(float(background.listed_bits(t.text)[0] * F(ROLE_WEIGHT[t.role])) for t in right)
    links = _chosen(
        [
            *_single(query, left, right, left_weights, background, settings),
            *_glued(left, right, left_weights, right_weights, background, settings),
        ]
    )
    sums = _sums(
        left, right, links, left_weights, right_weights,
        derived=left_reading >= len(query.readings) - query.derived
        or right_reading >= len(listed.readings) - listed.derived,
        lossy=_is_lossy(query, left) or _is_lossy(listed, right),
        cut=query.cut,
        ends=name_ends(listed, right_reading),
        kinds=(query.kind, listed_kind(listed, right)),
    )  # fmt: skip
    return Alignment(left, right, tuple(links), sums, settings)


def listed_kind(listed: Analysed, row: tuple[Token, ...]) -> Kind:
    """The kind of a listed row; one with a legal form is an organisation, stated or not."""
    if listed.kind == Kind.UNKNOWN and any(t.role == Role.LEGAL for t in row):
        return Kind.ORGANIZATION
    return listed.kind


def _is_lossy(name: Analysed, row: tuple[Token, ...]) -> bool:
    return name.script in WHOLE_SCRIPTS and bool(row) and row[0].text.isascii()


def _forms(token: Token, query: Analysed, last: bool) -> tuple[str, ...]:
    """The forms under which a query word is looked up; ``-`` marks one that may be cut off."""
    forms = (token.text, *token.variants)
    return (token.text + "-", *forms) if last and query.cut else forms


def _query_weight(token: Token, query: Analysed, last: bool, background: Background) -> float:
    forms = _forms(token, query, last)
    weight = float(background.bits(forms)[0] * F(ROLE_WEIGHT[token.role]))
    if query.kind != Kind.PERSON and background.damaged_legal(forms):
        return min(weight, 0.5)
    return weight


def _single(
    query: Analysed,
    left: tuple[Token, ...],
    right: tuple[Token, ...],
    left_weights: tuple[float, ...],
    background: Background,
    settings: Settings,
) -> list[Link]:
    """Every way for one word to stand for one word."""
    out = []
    for i, a in enumerate(left):
        forms = _forms(a, query, 0 < i == len(left) - 1)
        for j, b in enumerate(right):
            for form in (b.text, *b.variants):
                level = _level(forms, form)
                if level == Level.NONE and not _is_initial(a, form, b):
                    continue
                bits = background.listed_bits(form)
                if level < Level.NONE:
                    piece = Piece(int(level))
                    role = min(F(ROLE_WEIGHT[a.role]), F(ROLE_WEIGHT[b.role]))
                    gain = min(background.bits(forms)[level], bits[level]) * role
                else:
                    piece, gain = Piece.INITIAL, F(settings.initial_bits)
                if gain > 0:
                    out.append(
                        Link((i,), (j,), piece, float(gain), left_weights[i],
                             float(bits[0] * F(ROLE_WEIGHT[b.role])), _tie(a.text, form))
                    )  # fmt: skip
    return out


def _level(forms: tuple[str, ...], listed: str) -> Level:
    """How close a listed word is to the nearest form of a query word."""
    level = min(closeness(f.rstrip("-") or f, listed) for f in forms)
    start = forms[0][:-1]
    if forms[0].endswith("-") and len(start) > 2 and listed.startswith(start) and listed != start:
        level = min(level, Level.EDIT)
    return level


def _is_initial(a: Token, form: str, b: Token) -> bool:
    plain = (Role.WORD, Role.INITIAL)
    letter = (len(a.text) == 1 and a.text.isalpha()) or len(form) == 1
    return letter and a.text[:1] == form[:1] and a.role in plain and b.role in plain


def _glued(
    left: tuple[Token, ...],
    right: tuple[Token, ...],
    left_weights: tuple[float, ...],
    right_weights: tuple[float, ...],
    background: Background,
    settings: Settings,
) -> list[Link]:
    """One word for two or three neighbouring ones written together, and the reverse."""
    out = []
    folds = [roman_fold(a.text) for a in left]
    for run in _runs(right):
        joined = "".join(right[k].text for k in run)
        fold = roman_fold(joined)
        if len(joined) < GLUED_FROM or fold not in folds:
            continue
        bits = sum(background.listed_bits(right[k].text)[0] for k in run)
        weight = sum(right_weights[k] for k in run)
        for i, a in enumerate(left):
            if folds[i] == fold:
                gain = min(F(bits) * F(settings.glued_bits), max(F(weight), F(0.1)))
                tie = _tie(a.text, *(right[k].text for k in run))
                out.append(Link((i,), run, Piece.GLUED, float(gain), left_weights[i], weight, tie))
    for run in _runs(left):
        words = [left[k].text for k in run]
        joined = "".join(words)
        if len(joined) < GLUED_FROM:
            continue
        fold = _joined_fold(words)
        weight = sum(left_weights[k] for k in run)
        for j, b in enumerate(right):
            for form in (b.text, *b.variants):
                if joined == form or fold == roman_fold(form):
                    own = background.listed_bits(form)[0] * F(ROLE_WEIGHT[b.role])
                    gain = min(own, max(F(weight), F(0.1))) * F(settings.glued_bits)
                    tie = _tie(*words, form)
                    out.append(Link(run, (j,), Piece.GLUED, float(gain), weight, float(own), tie))
    return out


def _runs(row: tuple[Token, ...]) -> list[tuple[int, ...]]:
    return [tuple(range(i, i + n)) for n in (2, 3) for i in range(len(row) - n + 1)]


def _joined_fold(words: list[str]) -> str:
    """The folds of words written together; a letter doubled at a seam counts once."""
    folds = [roman_fold(w) for w in words]
    seams = (a[:-1] if a[-1:] == b[:1] else a for a, b in pairwise(folds))
    return "".join(seams) + folds[-1]


def _tie(*words: str) -> int:
    return sum(map(_hash, words)) & 0xFFFFF


@lru_cache(maxsize=50_000)
def _hash(word: str) -> int:
    return int(mixed(word_hashes([word])[0])[0])


def _chosen(links: list[Link]) -> list[Link]:
    """The link with the most bits, then the best that shares no word with it, and so on."""
    order = sorted(links, key=lambda k: (-min(int(k.gain * GAIN_STEPS), 0xFFFF), k.tie))
    out: list[Link] = []
    used_left: set[int] = set()
    used_right: set[int] = set()
    for link in order:
        if used_left.isdisjoint(link.left) and used_right.isdisjoint(link.right):
            out.append(link)
            used_left.update(link.left)
            used_right.update(link.right)
    return out


def _is_distinct(link: Link, left: tuple[Token, ...], right: tuple[Token, ...]) -> bool:
    """Whether a piece can tell parties apart; of words written together the one word decides."""
    if len(link.left) > 1:
        return bool(IS_DISTINCT[right[link.right[0]].role])
    mine = bool(IS_DISTINCT[left[link.left[0]].role])
    return mine and (len(link.right) > 1 or bool(IS_DISTINCT[right[link.right[0]].role]))


def _sums(
    left: tuple[Token, ...],
    right: tuple[Token, ...],
    links: list[Link],
    left_weights: tuple[float, ...],
    right_weights: tuple[float, ...],
    *,
    derived: bool,
    lossy: bool,
    cut: bool,
    ends: tuple[frozenset[int], frozenset[int]],
    kinds: tuple[Kind, Kind],
) -> Sums:
    counts = np.zeros((1, len(Piece) + 1), F)
    for link in links:
        counts[0, link.piece] += min(link.left_weight, link.right_weight, LEAST_WEIGHT) / (LEAST_WEIGHT)

    def one(value: float) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
        return np.array([value], F)

    used_left = {k for link in links for k in link.left}
    used_right = {k for link in links for k in link.right}
    in_order = sorted(links, key=lambda k: k.left[0])

    def numbers(row: tuple[Token, ...], weights: tuple[float, ...], used: set[int]) -> float:
        return sum(
            w
            for k, (t, w) in enumerate(zip(row, weights, strict=True))
            if t.role == Role.NUMBER and k not in used
        )

    plain = [k for k in links if _is_distinct(k, left, right)]
    firm = (Piece.SAME, Piece.SOUND, Piece.GLUED)
    return Sums(
        gain=one(sum(k.gain for k in links)),
        distinct=one(sum(k.gain for k in plain)),
        firm=one(sum(k.gain for k in plain if k.piece in firm)),
        matched=one(sum(min(k.left_weight, k.right_weight) for k in links)),
        left_over=one(max(sum(left_weights) - sum(k.left_weight for k in links), 0)),
        right_over=one(max(sum(right_weights) - sum(k.right_weight for k in links), 0)),
        left_number=one(numbers(left, left_weights, used_left)),
        right_number=one(numbers(right, right_weights, used_right)),
        counts=counts,
        derived=np.array([derived]),
        lossy=np.array([lossy]),
        cut=np.array([cut]),
        given_over=np.array([bool(ends[0]) and ends[0].isdisjoint(used_right)]),
        family_over=np.array([bool(ends[1]) and ends[1].isdisjoint(used_right)]),
        jumbled=np.array([lossy and not order_kept([k.right[0] for k in in_order])]),
        kind_left=np.array([kinds[0]], np.uint8),
        kind_right=np.array([kinds[1]], np.uint8),
    )
