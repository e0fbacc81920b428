"""For a query word: does a listed row hold a word close to it? A bit table that may say yes wrongly.

A name is found under its rarest words, and the others have to be looked for in each row found. Their
rows are too many to read for every query, but each word's can be read once, and kept as a table of bits
(Bloom, *Communications of the ACM* 13:7, 1970, with one hash). What it lets through wrongly is aligned
for nothing.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from watchword.index.names_near import Level
from watchword.matching.growing import Growing

__all__ = ["NEAR", "RowFilters"]

#: A word has two tables: of the rows with a word as close as this, and of those with any close word.
NEAR = Level.EDIT

#: Bits for each row that a word is met in, before the table's size is rounded to a power of two: with 11
#: to 23, one row in 11 to 23 is let through wrongly.
BITS_A_ROW = 16
#: Rows put into tables at once; each takes some 40 bytes meanwhile.
TOGETHER = 500_000


class RowFilters:
    """Bit tables, made when first asked for: of word w number 2w for near words, 2w + 1 for all."""

    def __init__(self) -> None:
        self._at = np.full(1, -1, np.int64)
        self._shift = np.zeros(1, np.uint8)
        self._bits = Growing(np.uint8)
        self._bits.extend(np.zeros(1, np.uint8))

    @property
    def size(self) -> int:
        """Bytes held."""
        return len(self._bits.array)

    def missing(self, tables: NDArray[Any], count: int) -> NDArray[np.int64]:
        """Which of these tables aren't made yet, each once; there may be ``count``."""
        if count > len(self._at):
            room = np.full(max(count, 2 * len(self._at)) - len(self._at), -1, np.int64)
            self._at = np.concatenate([self._at, room])
            self._shift = np.concatenate([self._shift, np.zeros(len(room), np.uint8)])
        return np.unique(tables[self._at[tables] < 0]).astype(np.int64)

    def add(self, tables: NDArray[np.int64], owner: NDArray[Any], rows: NDArray[Any]) -> None:
        """Make some tables; row ``rows[i]`` belongs to the one at place ``owner[i]``."""
        count = np.bincount(owner, minlength=len(tables))
        # The table's size as a power of two, of at least eight bits: one byte.
        power = np.rint(np.log2(np.maximum(count * BITS_A_ROW, 8))).astype(np.int64)
        shift = (32 - power).astype(np.uint8)
        start = np.zeros(len(tables) + 1, np.int64)
        np.cumsum(np.int64(1) << power, out=start[1:])
        table = np.zeros(int(start[-1]), np.bool_)
        table[start[owner] + _slot(rows, shift[owner])] = True
        self._at[tables] = start[:-1] // 8 + self.size
        self._shift[tables] = shift
        self._bits.extend(np.packbits(table, bitorder="little"))

    def holds(self, tables: NDArray[Any], which: NDArray[Any], rows: NDArray[Any]) -> NDArray[np.bool_]:
        """Whether row ``rows[i]`` may be in table ``tables[which[i]]``; for table -1 either may be said."""
        asked = tables >= 0
        slot = _slot(rows, np.where(asked, self._shift[tables], 31).astype(np.uint8)[which])
        byte = self._bits.array[np.where(asked, self._at[tables], 0)[which] + (slot >> 3)]
        return np.asarray((byte >> (slot & 7).astype(np.uint8)) & 1, np.bool_)


def _slot(rows: NDArray[Any], shift: NDArray[np.uint8]) -> NDArray[np.uint32]:
    # Fibonacci hashing: the upper bits of a product with 2**32 over the golden ratio.
    hashed: NDArray[np.uint32] = rows.astype(np.uint32, copy=False) * np.uint32(0x9E3779B9)
    return hashed >> shift
