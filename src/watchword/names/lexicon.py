"""The reviewed tables in the shape that analysis asks for, read once when first needed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

from watchword.model import Kind
from watchword.names import tables
from watchword.names.scripts import romanise
from watchword.names.tables import Role

__all__ = ["Lexicon", "Role", "lexicon"]


class _HasText(Protocol):
    @property
    def text(self) -> str: ...


_APPLIES = {
    "person": Kind.PERSON,
    "organization": Kind.ORGANIZATION,
    "vessel": Kind.VESSEL,
}


class Lexicon:
    """Everything that analysis looks up, each as a plain dictionary or a remembered function."""

    def __init__(self) -> None:
        legal = tables.legal_forms()
        table = tables.words()
        roles = {word: Role[role.upper()] for word, (role, _) in table.items()}
        self.only = {w: _APPLIES[where] for w, (_, where) in table.items() if where != "any"}
        self.spellings = tables.spellings()
        self.numbers = tables.numbers()
        self.roles = roles
        self.legal_words = frozenset(w for p in legal for w in p.split())
        self.generic = frozenset(w for w, r in roles.items() if r == Role.GENERIC)
        self.legal_first: dict[str, tuple[tuple[str, ...], ...]] = {}
        for phrase in sorted(legal, key=lambda p: -len(p.split())):
            words = tuple(phrase.split())
            self.legal_first[words[0]] = (*self.legal_first.get(words[0], ()), words)

    def legal_run(self, tokens: Sequence[_HasText], at: int) -> int:
        """How many tokens from ``at`` on make up a legal form; 0 if none."""
        for words in self.legal_first[tokens[at].text]:
            end = at + len(words)
            if end <= len(tokens) and all(t.text == w for t, w in zip(tokens[at:end], words, strict=True)):
                return len(words)
        return 0

    def role(self, word: str, kind: Kind) -> Role:
        """The role of a single word in a name of that kind."""
        role = self.roles.get(word, Role.WORD)
        if kind == Kind.UNKNOWN or role == Role.WORD:
            return role
        only = self.only.get(word)
        if only is not None and only != kind:
            return Role.WORD
        return Role.WORD if kind == Kind.PERSON and role == Role.GENERIC else role

    @staticmethod
    def is_latin(text: str) -> bool:
        """Whether all letters are Latin ones."""
        return all(c < "ɐ" or 0x1E00 <= ord(c) < 0x1F00 or not c.isalpha() for c in text)

    @staticmethod
    def romanise(text: str) -> tuple[str, str, tuple[str, ...]]:
        """Script, native form and alternative romanisations of a text that isn't Latin."""
        reading = romanise(text)
        return reading.script, reading.native, reading.latin


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The tables, read on first use."""
    return Lexicon()
