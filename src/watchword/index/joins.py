"""Which parties of several lists are one: by references and strong identifiers, never by likeness.

Joined are parties of different sources that share OFAC's number (OFAC numbers a party once for all
its lists), a reference number of the UN Security Council or of the United Kingdom that a list states
(``QDi.001``, ``RUS0001``), an IMO number (vessels), a passport with its country (persons), a Legal
Entity Identifier, or a registration or tax number with its country and label (organisations). Parties
of one source are never joined: the publisher tells them apart.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["clusters", "references"]

# schema -> properties that identify it when the issuing country is known.
_WITH_COUNTRY = {
    "Person": {"passportNumber"},
    "Organization": {"registrationNumber", "taxNumber"},
    "Company": {"registrationNumber", "taxNumber"},
}
#: The labels under which lists state the United Kingdom's own numbers for a party.
_UK_LABELS = frozenset({"UK Unique ID", "OFSI Group ID"})
#: Shorter numbers repeat between registers of one country ("1234" of two chambers of commerce).
_SHORTEST = 6


def references(party: str, body: bytes) -> Iterator[str]:
    """The strings of which one in common joins two parties of different sources."""
    source, _, tail = party.partition(":")
    if source.startswith("us-ofac-"):
        yield f"ofac:{tail}"
    record = json.loads(body)
    schema = record["schema"]
    for prop, value, _lo, _start, _last, _end, country, label in record["facts"]:
        number = "".join(c for c in value.upper() if c.isalnum())
        if prop == "unscId" and number:
            yield f"unsc:{number}"
        elif label in _UK_LABELS and number:
            yield f"uk:{label}:{number}"
        elif prop == "imoNumber" and schema == "Vessel" and len(number) == 7:
            yield f"imo:{number}"
        elif prop == "leiCode" and len(number) == 20:
            yield f"lei:{number}"
        elif prop in _WITH_COUNTRY.get(schema, ()) and country and len(number) >= _SHORTEST:
            kind = prop if prop == "passportNumber" else label
            yield f"{kind}:{country}:{number}"


def clusters(ids: Sequence[bytes], bodies: Sequence[bytes]) -> NDArray[np.int32]:
    """For each party the number of the first party that it is joined with (its own if none)."""
    parent = list(range(len(ids)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    holders: dict[str, list[int]] = defaultdict(list)
    for i, (party, body) in enumerate(zip(ids, bodies, strict=True)):
        for reference in dict.fromkeys(references(party.decode(), body)):
            holders[reference].append(i)
    for together in holders.values():
        by_source: dict[bytes, int] = {}
        for i in together:
            by_source.setdefault(ids[i].partition(b":")[0], i)
        first, *others = by_source.values()
        for other in others:
            a, b = sorted((root(first), root(other)))
            parent[b] = a
    return np.array([root(i) for i in range(len(ids))], np.int32)
