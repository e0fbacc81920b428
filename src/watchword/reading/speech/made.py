"""What a phrase says by itself of somebody, before anybody known is looked for."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Made"]


@dataclass
class Made:
    """What a phrase says by itself."""

    text: str
    generic: bool = False
    head: str = ""
    definite: bool = True
    plural: bool = False
    person: bool | None = False
    document: bool = False
    named_inside: bool = False
    owner: str = ""
    owned_by: str = ""
    role: str | None = None
    words: frozenset[str] = frozenset()
    kind: str = "named"
