"""One name, taken apart: the same function for listed names and for queries.

A name becomes one or more *readings* (a Cyrillic or Chinese name can be romanised in several ways, and
an organisation named after its owner, "the Ministry's Institute", has a name of its own), each a row
of tokens. A token carries the lower-case ASCII form that is compared, further spellings of it, its
role, and the piece of text it came from. Nothing is thrown away here: a legal form or an honorific
keeps its token and is only marked, so that the scorer can weigh it and the explanation can show it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from watchword.model import Kind
from watchword.names.lexicon import Role, lexicon

__all__ = ["MAX_TOKENS", "Analysed", "Role", "Token", "analyse"]

#: Tokens after the 32nd are not compared: alignments are kept as 32-bit masks. The longest listed
#: name of the 2026 lists that isn't a sentence has 27.
MAX_TOKENS = 32

#: A query this long that ends without a full last word was probably cut by a payment format (SWIFT
#: MT fields hold 35 characters).
CUT_LENGTHS = range(30, 36)

#: Scripts in which different names are romanised alike, so that a name is also kept as written, as
#: one word.
WHOLE_SCRIPTS = frozenset({"Hani", "Hans", "Hant", "Jpan", "Hang", "Kore"})

_WORD = re.compile(r"[a-z0-9]+(?:['`’ʼ‘´][a-z0-9]+)*['`’ʼ‘´]?")
_QUOTES = re.compile(r"['`’ʼ‘´]")
_POSSESSIVE = re.compile(r"(?<=\w)\?(?=[sS]\b)")
_LOST_INSIDE = re.compile(r"(?<=\w)\?(?=\w)")
_DOTTED = re.compile(r"\b(?:[a-z]\s?\.\s?){2,}(?:[a-z]\b)?|\b[a-z](?:/[a-z])+\b")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)$")
_ROMAN = re.compile(r"(?=[ivx]{2,})x{0,3}(?:ix|iv|v?i{0,3})$")
#: Letters after a name.
_AFTER = frozenset("phd md mba llb jd msc bsc cpa rn dds obe mbe cbe kbe esq".split())
#: East Slavic and Turkic ways to say "son or daughter of", at the end of a word.
_PATRONYMIC = re.compile(r"(?:.[oe]vich|.[oe]vna|.[iy]vna|in?ichna|.[oe]v[iy]ch|oglu|ogly|qizi|kyzy)$")
_ABD = re.compile(r"abd(?:[uae]l|[ou]ul|al|[ua]r|[ua]s|[ua]n|ou|el)(?!l?la[hk])(?=[a-z]{4,}$)")


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a name.

    ``text`` is compared; ``variants`` are further spellings of the same piece (``mueller`` beside
    ``muller``); ``raw`` is the piece as it was written.
    """

    text: str
    role: Role = Role.WORD
    raw: str = ""
    variants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Analysed:
    """A name as it was read.

    ``readings`` holds one token row per way of reading the name, the most direct one first;
    ``derived`` is how many at the end are a shorter name inside it (after a possessive). ``cut``
    says that the last word may have been cut off. ``script`` is the script of most letters, for
    scripts whose romanisation is lossy.
    """

    text: str
    kind: Kind
    readings: tuple[tuple[Token, ...], ...]
    script: str = "Latn"
    derived: int = 0
    cut: bool = False

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the first reading."""
        return self.readings[0]

    @property
    def read_as(self) -> str:
        """How the name was read, for receipts: tokens as compared, marked where they count little."""
        marks = {
            Role.LEGAL: "[{}]",
            Role.HONORIFIC: "({})",
            Role.CONNECTOR: "({})",
        }
        rows = [
            " ".join(marks.get(t.role, "{}").format("/".join((t.text, *t.variants))) for t in row)
            for row in self.readings
        ]
        return " | ".join(dict.fromkeys(rows))


def analyse(text: str, kind: Kind = Kind.UNKNOWN) -> Analysed:
    """Take one name apart; list and query go through here alike.

    ``kind`` decides what a piece can be: ``Co`` is a legal form in a company and a name in a person,
    ``V.V.`` two initials in a person and one word in a company. An unknown kind is read as either.
    """
    words = lexicon()
    cleaned = text if text.isascii() else words.clean(text)
    cut = len(text) in CUT_LENGTHS and text[-1:].isalpha()
    if "?" in cleaned:
        cleaned = _LOST_INSIDE.sub("", _POSSESSIVE.sub("'", cleaned)).replace("?", " ")
    script, native = "Latn", ""
    if cleaned.isascii():
        latin: tuple[str, ...] = (cleaned.lower(),)
    elif max(cleaned) < "ɐ" or words.is_latin(cleaned):
        latin = (cleaned.lower(),)
    else:
        script, native, latin = words.romanise(cleaned)
    readings: list[tuple[Token, ...]] = []
    derived: list[tuple[Token, ...]] = []
    for one in latin:
        row, own = _tokens(one, kind)
        if row not in readings:
            readings.append(row)
        if own:
            derived.append(own)
    if script in WHOLE_SCRIPTS and native:
        whole = "".join(c for c in native if c.isalnum())
        readings.append((Token(whole, Role.WORD, whole),))
    return Analysed(text, kind, (*readings, *derived) or ((),), script, len(derived), cut)


def _tokens(latin: str, kind: Kind) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """The tokens of one romanised reading, and those of the name inside it after a possessive."""
    person = kind == Kind.PERSON
    if not person and "." in latin or "/" in latin:
        latin = _DOTTED.sub(lambda m: re.sub(r"[^a-z]", "", m[0]) + " ", latin)
    if "&" in latin or "+" in latin:
        latin = latin.replace("&", " and ").replace("+", " and ")
    if kind <= Kind.PERSON and latin.count(",") == 1:
        latin = _given_first(latin, person)
    found = _WORD.findall(latin) if latin.isascii() else _words_of(latin)
    if not found:
        found = latin.split()
    own_from = 0
    tokens: list[Token] = []
    for raw in found:
        if raw.endswith(("'s", "’s", "`s")) and len(raw) > 3:
            tokens.append(_token(raw))
            own_from = len(tokens)
        else:
            tokens.extend(_split(raw))
    if not person:
        tokens = _joined_letters(tokens)
        own_from = min(own_from, len(tokens))
    row = tuple(_marked(tokens, kind)[:MAX_TOKENS])
    own = row[own_from:] if 0 < own_from <= len(row) - 3 and not person else ()
    return row, own


def _given_first(latin: str, person: bool) -> str:
    """``lavrov, sergei`` as ``sergei lavrov``; a company's ``…, ltd`` stays as it is."""
    family, given = latin.split(",")
    if not given.strip() or not family.strip():
        return latin
    if not person:
        words = lexicon()
        parts = [re.sub(r"[^a-z0-9]", "", w) for w in given.split()]
        if any(w in words.legal_words or w in words.generic for w in (*parts, *family.split())):
            return latin
    return f"{given} {family}"


def _words_of(latin: str) -> list[str]:
    """Words of a text with Latin letters beyond ASCII."""
    return re.findall(r"\w+(?:['`’ʼ‘´]\w+)*", latin)


@lru_cache(maxsize=200_000)
def _split(raw: str) -> tuple[Token, ...]:
    """One raw word as tokens: ``abdulrahman`` is ``abdul rahman``, ``13th`` is ``13``."""
    token = _token(raw)
    found = _ABD.match(token.text)
    if found:
        rest = token.text[found.end() :]
        return (Token("abdul", Role.WORD, raw[: found.end()]), Token(rest, Role.WORD, rest))
    return (token,)


@lru_cache(maxsize=200_000)
def _token(raw: str) -> Token:
    bare = _QUOTES.sub("", raw)
    if bare.isascii():
        text, variants = bare, ()
    else:
        text, *others = lexicon().latin_variants(bare) or (bare,)
        variants = tuple(others)
    if raw[-2:] in ("'s", "’s", "`s"):
        variants = (*variants, text[:-1])
    found = _ORDINAL.match(text)
    if found:
        return Token(found[1], Role.NUMBER, raw)
    if text.isdigit():
        return Token(text.lstrip("0") or "0", Role.NUMBER, raw)
    return Token(text, Role.WORD, raw, variants)


def _joined_letters(tokens: list[Token]) -> list[Token]:
    """``o o o`` as ``ooo``: runs of two and more single letters are one word in a company."""
    if sum(len(t.text) == 1 and t.role == Role.WORD for t in tokens) < 2:
        return tokens
    out: list[Token] = []
    run: list[Token] = []
    for token in [*tokens, None]:
        if token is not None and len(token.text) == 1 and token.role == Role.WORD:
            run.append(token)
            continue
        if len(run) > 1:
            out.append(Token("".join(t.text for t in run), Role.WORD, " ".join(t.raw for t in run)))
        else:
            out.extend(run)
        run = []
        if token is not None:
            out.append(token)
    return out


def _marked(tokens: list[Token], kind: Kind) -> list[Token]:
    """The same tokens with their roles: legal forms by longest phrase, then single words."""
    words = lexicon()
    person = kind == Kind.PERSON
    out: list[Token] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        size = 0 if person or token.text not in words.legal_first else words.legal_run(tokens, i)
        if size:
            out.extend(_as(t, Role.LEGAL) for t in tokens[i : i + size])
            i += size
            continue
        i += 1
        if token.role == Role.WORD:
            role = words.role(token.text, kind)
            if role == Role.WORD and len(token.text) == 1:
                role = Role.INITIAL
            elif role == Role.WORD and not person and i > 1 and _ROMAN.match(token.text):
                role = Role.NUMBER
            token = _as(token, role)
        out.append(token)
    if person:
        out = _in_place(out)
    if len(out) == 1 or all(t.role in (Role.LEGAL, Role.HONORIFIC, Role.CONNECTOR) for t in out):
        # A name made of such words alone is compared by them: "The Company", "General".
        out = [_as(t, Role.WORD) if t.role != Role.NUMBER else t for t in out]
    return out


def _in_place(tokens: list[Token]) -> list[Token]:
    """A person's tokens with the roles that their place allows.

    A particle stands before a name and an honorific before or inside it, so the last word is a name
    whatever it looks like (*Glen King*, *Du*, *Coronel*), save for letters after it (*PhD*). A
    single letter is an initial unless it joins two family names (*Ortega y Gasset*).
    """
    out = list(tokens)
    last = len(out) - 1
    for i, token in enumerate(out):
        if len(token.text) == 1 and token.text.isalpha():
            joins = token.role == Role.CONNECTOR and 1 < i < last
            out[i] = _as(token, Role.CONNECTOR if joins else Role.INITIAL)
        elif (
            token.role == Role.WORD and 0 < i < max(last, 3) and last > 1 and _PATRONYMIC.search(token.text)
        ):
            out[i] = _as(token, Role.PATRONYMIC)
        elif i == last and (
            token.role in (Role.PARTICLE, Role.CONNECTOR, Role.KUNYA)
            or (token.role == Role.HONORIFIC and token.text not in _AFTER)
        ):
            out[i] = _as(token, Role.WORD)
    return out


@lru_cache(maxsize=200_000)
def _as(token: Token, role: Role) -> Token:
    return token if token.role == role else Token(token.text, role, token.raw, token.variants)
