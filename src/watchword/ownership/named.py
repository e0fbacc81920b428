"""The names under which a company of the stakes is found: equal words, never likeness.

Two names count as one where a reading of each has the same words once legal forms are left out ("Acme
Trading LLC", "ACME Trading, Limited"): registers and customer files write those forms each in their own
way. How far the forms differ is for the caller to score. Words are the house's own analysis, so that a
Cyrillic or Chinese spelling meets its romanised one.
"""

from __future__ import annotations

import hashlib

from watchword.model import Kind
from watchword.names import Analysed, analyse
from watchword.names.lexicon import Role

__all__ = ["company_keys", "words_keys"]

#: What a name may lack or add and still be the same company's.
_FORMS = frozenset({Role.LEGAL, Role.CONNECTOR})


def company_keys(name: str) -> frozenset[int]:
    """The keys of a company's name as its source writes it."""
    return words_keys(analyse(name, Kind.ORGANIZATION))


def words_keys(name: Analysed) -> frozenset[int]:
    """A 63-bit key for each reading of a name: its words in no order.

    Legal forms count only where nothing else is left.
    """
    found = set()
    for row in name.readings[: len(name.readings) - name.derived]:
        words = sorted(t.text for t in row if t.role not in _FORMS) or sorted(t.text for t in row)
        if words:
            digest = hashlib.blake2b(" ".join(words).encode(), digest_size=8).digest()
            found.add(int.from_bytes(digest, "big") >> 1)
    return frozenset(found)
