"""How much words are worth, for the reference scorer: from a loaded index, or from the package."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from watchword.index.compiled import CompiledNames, compile_names
from watchword.matching.words import WordMemory

__all__ = ["Background", "packaged_background"]

#: Words whose bits are kept at hand: explaining one hit asks for some thirty, mostly the same ones.
REMEMBERED = 50_000


class Background:
    """Bits of words by level of closeness, one word at a time."""

    def __init__(self, names: CompiledNames, memory: WordMemory | None = None) -> None:
        self.names = names
        self._memory = memory or WordMemory(names)
        self._listed: dict[str, NDArray[np.float32]] = {}

    def bits(self, forms: tuple[str, ...]) -> NDArray[np.float32]:
        """The bits of a query word (with its variants) by level."""
        at = int(self._memory.numbers([forms])[0])
        bits: NDArray[np.float32] = self._memory.bits.array[at]
        return bits

    def listed_bits(self, form: str) -> NDArray[np.float32]:
        """The bits of a listed word by level; of one on no list, as if it were in a query."""
        bits = self._listed.get(form)
        if bits is None:
            unit = self.names.vocabulary.number(form)
            bits = self.bits((form,)) if unit is None else self.names.arrays["word_bits"][unit]
            if len(self._listed) >= REMEMBERED:
                self._listed.clear()
            self._listed[form] = bits
        return bits

    def damaged_legal(self, forms: tuple[str, ...]) -> bool:
        """Whether a word is on no list, but close to a word of legal forms."""
        return bool(self._memory.legal.array[int(self._memory.numbers([forms])[0])])


@lru_cache(maxsize=1)
def packaged_background() -> Background:
    """The background without any list: words of names at large, counted once and packaged."""
    none = np.zeros(0)
    arrays = compile_names([], none.astype(np.uint8), none.astype(np.bool_), none.astype(np.int32))
    return Background(CompiledNames(arrays))
