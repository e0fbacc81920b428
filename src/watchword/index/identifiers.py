"""Finding parties by what identifies them, whatever name they go by.

A vessel is renamed more often than it is delisted, and a wallet has no name at all: a number that is
equal after normalising finds its party by itself.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["IDENTIFYING", "key_of_number", "normalised", "sorted_keys"]

#: Properties whose equal values name one party, and the least length at which they do: registers of
#: different countries share short numbers (OFAC has "1984" as a Colombian and a Syrian one).
IDENTIFYING: Mapping[str, int] = {
    "imoNumber": 7,
    "mmsi": 9,
    "leiCode": 20,
    "swiftBic": 8,
    "publicKey": 20,
    "passportNumber": 6,
    "idNumber": 7,
    "taxNumber": 7,
    "registrationNumber": 7,
}


def normalised(prop: str, value: str) -> str:
    """A number without spaces and punctuation, upper case; "" where it is too short to identify.

    A bank's code counts by its first eight characters: the last three are a branch.
    """
    number = "".join(c for c in value.upper() if c.isalnum())
    if prop == "imoNumber":
        number = number.removeprefix("IMO")
    if prop == "swiftBic":
        number = number[:8]
    # Placeholders ("0000000") are one digit over and over.
    if len(number) < IDENTIFYING.get(prop, 99) or len(set(number)) < 3:
        return ""
    return number


def key_of_number(prop: str, value: str) -> int | None:
    """The 63-bit key under which a number is found, or None where it doesn't identify."""
    number = normalised(prop, value)
    if not number:
        return None
    digest = hashlib.blake2b(f"{prop}:{number}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def sorted_keys(
    rows: Iterable[tuple[int, int]],
) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """(keys in order, party of each) of (key, party) rows."""
    unique: Sequence[tuple[int, int]] = sorted(set(rows))
    keys = np.array([k for k, _ in unique], np.int64)
    parties = np.array([p for _, p in unique], np.int32)
    return keys, parties
