"""How common a word is: in the lists, and in names at large."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from watchword.index.names_near import LEVELS
from watchword.index.names_vocabulary import Vocabulary
from watchword.names.lexicon import Role

__all__ = ["MOST_BITS", "ROLE_WEIGHT", "general_counts", "unseen_bits", "word_bits"]

#: Bits of information that the rarest word can carry. A word seen once in 200,000 has 17.6, but
#: at that count the estimate is noise; 14 keeps one odd word from outweighing a whole name.
MOST_BITS = 14.0

#: A list shorter than this says little about how common a word is: on one of forty parties every word
#: would be a common one.
ENOUGH_PARTIES = 20_000

#: What a word's information counts for by its role. Legal forms are changed, translated and left
#: out freely (OOO/LLC), so they nearly vanish; "Trading" and the like still separate two companies
#: of one brand a little; an honorific says nothing about who it is.
ROLE_WEIGHT: dict[Role, float] = {
    Role.WORD: 1.0,
    Role.INITIAL: 0.6,
    Role.NUMBER: 1.0,
    Role.GENERIC: 0.6,
    Role.LEGAL: 0.1,
    Role.PARTICLE: 0.25,
    Role.KUNYA: 0.4,
    Role.HONORIFIC: 0.05,
    Role.CONNECTOR: 0.05,
    Role.PATRONYMIC: 0.8,
    Role.GENERATION: 0.3,
}


@cache
def general_counts() -> tuple[int, dict[str, int]]:
    """How many names the packaged background was counted over, and the count of each word."""
    lines = (Path(__file__).parent / "names_background.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and line[0] != "#"]
    counts = {word: int(n) for word, n in rows}
    return counts.pop("*"), counts


def unseen_bits(word: str) -> float:
    """The information of a word never seen before, by its length: two letters still carry 6.5 bits.

    A Chinese character says about as much as three Latin letters.
    """
    return min(MOST_BITS, 4.0 + (1.25 if word.isascii() else 3.0) * len(word))


def word_bits(
    vocabulary: Vocabulary, listed: NDArray[np.int64], names: int, chunk: int = 4000
) -> NDArray[np.float32]:
    """For each word and level, the bits that meeting a word at least that close carries.

    Not the word's own rarity but that of its neighbourhood: *Jalil* is rare, but a customer within
    two letters of it isn't. The share of a word is the larger of its shares among listed names and
    among names at large: names at large alone would make business words look rare, the lists alone
    *Smith*.
    """
    total, general = general_counts()
    words = vocabulary.words()
    share = np.maximum(
        np.fromiter((general.get(w, 0) for w in words), np.float64, len(words)) / total,
        listed / max(names, ENOUGH_PARTIES),
    )
    mass = np.zeros((len(words), LEVELS))
    for start in range(0, len(words), chunk):
        t, u, level = vocabulary.near(words[start : start + chunk])
        np.add.at(mass, (u, level), share[t + start])
    mass = np.cumsum(mass, axis=1)
    bits = -np.log2(np.maximum(mass, 2.0**-30))
    most = np.fromiter((unseen_bits(w) for w in words), np.float64, len(words))
    return np.minimum(bits, most[:, None]).astype(np.float32)
