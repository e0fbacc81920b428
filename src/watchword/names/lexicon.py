"""The reviewed tables in the shape that analysis asks for, read once when first needed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

from watchword.model import Kind
from watchword.names.tables import Role

__all__ = ["Lexicon", "Role", "lexicon"]


class _HasText(Protocol):
    @property
    def text(self) -> str: ...


_PLAIN_LEGAL = {
    "limited liability company": "llc", "llc": "llc", "ooo": "llc", "ltd": "ltd", "limited": "ltd",
    "co": "co", "company": "co", "comp": "co", "joint stock company": "jsc", "jsc": "jsc",
    "ao": "jsc", "oao": "jsc", "pao": "jsc", "zao": "jsc", "ojsc": "jsc", "pjsc": "jsc",
    "cjsc": "jsc", "inc": "inc", "incorporated": "inc", "corp": "corp", "corporation": "corp",
    "gmbh": "llc", "ag": "jsc", "sa": "jsc", "plc": "plc", "pte": "pte", "pvt": "pvt",
    "private": "pvt", "fze": "fze", "fzco": "fze", "fzc": "fze", "fz": "fze", "dmcc": "fze",
    "sirketi": "co", "anonim sirketi": "jsc", "limited sirketi": "llc", "doo": "llc", "srl": "llc",
    "sarl": "llc", "bv": "llc", "nv": "jsc", "spa": "jsc", "ab": "jsc", "as": "jsc", "oy": "jsc",
    "kg": "kg", "lp": "lp", "llp": "llp", "pty": "pvt", "sdn": "pvt", "bhd": "pvt",
    "obshchestvo s ogranichennoi otvetstvennostyu": "llc", "aktsionernoe obshchestvo": "jsc",
    "open joint stock company": "jsc", "public joint stock company": "jsc",
    "closed joint stock company": "jsc", "private joint stock company": "jsc",
}
_PLAIN_WORDS = {
    **dict.fromkeys("mr mrs ms dr eng gen sheikh shaikh haji hajji col prof sir maulavi mullah"
                    " general colonel engineer".split(), Role.HONORIFIC),
    **dict.fromkeys("al el bin ibn ben bint abu abou de da di del la van von der den dos".split(),
                    Role.PARTICLE),
    **dict.fromkeys("and of the for y e ve i und et".split(), Role.CONNECTOR),
    **dict.fromkeys("trading international technology technologies institute research group bank"
                    " shipping plant center centre state scientific engineering development"
                    " production electronics enterprise management trade design industry general"
                    " services service industrial investment holding holdings organization"
                    " industries systems energy oil equipment national information".split(),
                    Role.GENERIC),
}


_APPLIES = {
    "person": Kind.PERSON,
    "organization": Kind.ORGANIZATION,
    "vessel": Kind.VESSEL,
}


class Lexicon:
    """Everything that analysis looks up, each as a plain dictionary or a remembered function."""

    def __init__(self) -> None:
        self.spellings: dict[str, tuple[tuple[str, str], ...]] = {}
        self.numbers: dict[str, str] = {}
        self.only: dict[str, Kind] = {}
        legal, roles = dict(_PLAIN_LEGAL), dict(_PLAIN_WORDS)
        try:
            from watchword.names import tables

            legal = dict(tables.legal_forms())
            table = tables.words()
            roles = {w: Role[role.upper()] for w, (role, _) in table.items()}
            self.only = {w: _APPLIES[where] for w, (_, where) in table.items() if where != "any"}
            self.spellings = dict(tables.spellings())
            self.numbers = {str(k): str(v) for k, v in tables.numbers().items()}
        except (ImportError, OSError, RecursionError):
            pass
        self.roles = roles
        self.legal = legal
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
            if end <= len(tokens) and all(
                t.text == w for t, w in zip(tokens[at:end], words, strict=True)
            ):
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
    def clean(text: str) -> str:
        """Unicode clean-up."""
        try:
            from watchword.names.clean import clean
        except ImportError:
            from unicodedata import normalize

            return normalize("NFKC", text)
        return clean(text)

    @staticmethod
    def is_latin(text: str) -> bool:
        """Whether all letters are Latin ones."""
        return all(c < "ɐ" or 0x1E00 <= ord(c) < 0x1F00 or not c.isalpha() for c in text)

    @staticmethod
    def romanise(text: str) -> tuple[str, str, tuple[str, ...]]:
        """Script, native form and alternative romanisations of a text that isn't Latin."""
        try:
            from watchword.names.scripts import romanise

            reading = romanise(text)
        except (ImportError, OSError, RecursionError):
            from anyascii import anyascii

            return "Zyyy", "", (anyascii(text).lower(),)
        return reading.script, reading.native, reading.latin

    @staticmethod
    def latin_variants(word: str) -> tuple[str, ...]:
        """ASCII spellings of a Latin word, the plainest first."""
        try:
            from watchword.names.scripts import latin_variants

            return latin_variants(word)
        except (ImportError, OSError, RecursionError):
            from anyascii import anyascii

            return (anyascii(word).lower(),)


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The tables, read on first use."""
    return Lexicon()
