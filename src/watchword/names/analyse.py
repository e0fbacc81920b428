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
from watchword.names.clean import clean
from watchword.names.lexicon import Role, lexicon
from watchword.names.scripts import latin_variants

__all__ = ["MAX_TOKENS", "Analysed", "Role", "Token", "analyse"]

#: Tokens after the 32nd are not compared: alignments are kept as 32-bit masks. The longest listed
#: name of the 2026 lists that isn't a sentence has 27.
MAX_TOKENS = 32

#: Letters of one word that are compared; nothing longer is a name.
LONGEST_WORD = 80

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
_OWNERS = ("'s", "’s", "`s")
_SMALL = frozenset({Role.LEGAL, Role.HONORIFIC, Role.CONNECTOR})
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
    scripts whose romanisation is lossy. ``families`` says how many words at the end of each reading
    stood before a comma, as a person's family name does; 0 where there was none.
    """

    text: str
    kind: Kind
    readings: tuple[tuple[Token, ...], ...]
    script: str = "Latn"
    derived: int = 0
    cut: bool = False
    families: tuple[int, ...] = ()

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the first reading."""
        return self.readings[0]

    @property
    def read_as(self) -> str:
        """How the name was read, for receipts: tokens as compared, marked where they count little."""
        rows = [" ".join([_told(t) for t in row]) for row in self.readings]
        return rows[0] if len(rows) == 1 else " | ".join(dict.fromkeys(rows))


def _told(token: Token) -> str:
    text = "/".join((token.text, *token.variants)) if token.variants else token.text
    if token.role not in _SMALL:
        return text
    return f"[{text}]" if token.role == Role.LEGAL else f"({text})"


def analyse(text: str, kind: Kind = Kind.UNKNOWN) -> Analysed:
    """Take one name apart; list and query go through here alike.

    ``kind`` decides what a piece can be: ``Co`` is a legal form in a company and a name in a person,
    ``V.V.`` two initials in a person and one word in a company. An unknown kind is read as either.
    """
    words = lexicon()
    cleaned = text if text.isascii() else clean(text)
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
    families: list[int] = []
    for one in latin:
        row, own, family = _tokens(one, kind)
        if row not in readings:
            readings.append(row)
            families.append(family)
        if own:
            derived.append(own)
    if script in WHOLE_SCRIPTS and native:
        whole = "".join(c for c in native if c.isalnum())[:LONGEST_WORD]
        readings.append((Token(whole, Role.WORD, whole),))
    return Analysed(text, kind, (*readings, *derived) or ((),), script, len(derived), cut, tuple(families))


def _tokens(latin: str, kind: Kind) -> tuple[tuple[Token, ...], tuple[Token, ...], int]:
    """The tokens of one romanised reading, those of the name inside it after a possessive, and how
    many at the end stood before a comma.
    """
    person = kind == Kind.PERSON
    if (not person and "." in latin) or "/" in latin:
        latin = _DOTTED.sub(lambda m: re.sub(r"[^a-z]", "", m[0]) + " ", latin)
    if "&" in latin or "+" in latin:
        latin = latin.replace("&", " and ").replace("+", " and ")
    family = ""
    if kind <= Kind.PERSON and latin.count(",") == 1:
        latin, family = _given_first(latin, person)
    found = _raw_words(latin) or latin.split()
    own_from = 0
    tokens: list[Token] = []
    for raw in found:
        tokens += _pieces(raw, kind)
        if raw[-2:] in _OWNERS and len(raw) > 3:
            own_from = len(tokens)
    size = sum(len(_pieces(raw, kind)) for raw in _raw_words(family))
    if person:
        return tuple(_in_place(tokens)[:MAX_TOKENS]), (), size
    tokens = _joined_letters(tokens)
    row = tuple(_in_company(tokens)[:MAX_TOKENS])
    own = row[own_from:] if 0 < own_from <= len(row) - 3 else ()
    return row, own, size


def _given_first(latin: str, person: bool) -> tuple[str, str]:
    """``lavrov, sergei`` as ``sergei lavrov``, and the family name.

    A company's ``…, ltd`` and a person's ``…, III`` stay as they are.
    """
    family, given = latin.split(",")
    words = lexicon()
    parts = [re.sub(r"[^a-z0-9]", "", w) for w in given.split()]
    if not any(parts) or not family.strip():
        return latin, ""
    if all(words.roles.get(w) == Role.GENERATION or w in _AFTER for w in parts):
        return latin, ""
    if not person and any(w in words.legal_words or w in words.generic for w in (*parts, *family.split())):
        return latin, ""
    return f"{given} {family}", family


def _raw_words(latin: str) -> list[str]:
    """The words of a text, with their apostrophes."""
    if latin.isascii():
        return _WORD.findall(latin)
    return re.findall(r"\w+(?:['`’ʼ‘´]\w+)*", latin)


@lru_cache(maxsize=200_000)
def _pieces(raw: str, kind: Kind) -> tuple[Token, ...]:
    """One raw word as tokens, with the roles it has wherever it stands.

    ``abdulrahman`` is ``abdul rahman``, ``13th`` is ``13``, ``forty`` may be ``40``.
    """
    words = lexicon()
    bare = _QUOTES.sub("", raw)[:LONGEST_WORD] or raw[:LONGEST_WORD]
    variants: tuple[str, ...] = ()
    text = bare
    if not bare.isascii():
        text, *others = latin_variants(bare) or (bare,)
        variants = tuple(others)
    if raw[-2:] in _OWNERS:
        variants = (*variants, text[:-1])
    ordinal = _ORDINAL.match(text)
    if ordinal or text.isdigit():
        digits = ordinal[1] if ordinal else text
        return (Token(digits.lstrip("0") or "0", Role.NUMBER, raw),)
    if kind != Kind.PERSON and text in words.numbers:
        variants = (*variants, words.numbers[text])
    found = _ABD.match(text)
    if found:
        rest = text[found.end() :]
        return (Token("abdul", Role.WORD, raw[: found.end()]), Token(rest, Role.WORD, rest))
    role = words.role(text, kind)
    if role == Role.WORD and len(text) == 1:
        role = Role.INITIAL
    elif role == Role.WORD and kind == Kind.PERSON and _PATRONYMIC.search(text):
        role = Role.PATRONYMIC
    return (Token(text, role, raw, variants),)


def _joined_letters(tokens: list[Token]) -> list[Token]:
    """``o o o`` as ``ooo``: runs of two and more single letters are one word in a company."""
    if sum(len(t.text) == 1 and t.role != Role.NUMBER for t in tokens) < 2:
        return tokens
    out: list[Token] = []
    run: list[Token] = []
    for token in [*tokens, None]:
        if token is not None and len(token.text) == 1 and token.role != Role.NUMBER:
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


def _in_company(tokens: list[Token]) -> list[Token]:
    """The tokens of anything but a person, with legal forms and Roman numerals marked."""
    words = lexicon()
    out = tokens
    at = 0
    while at < len(tokens):
        text = tokens[at].text
        size = words.legal_run(tokens, at) if text in words.legal_first else 0
        if size:
            out = list(out) if out is tokens else out
            out[at : at + size] = [_as(t, Role.LEGAL) for t in tokens[at : at + size]]
        elif at and tokens[at].role == Role.WORD and text[0] in "ivx" and _ROMAN.match(text):
            out = list(out) if out is tokens else out
            out[at] = _as(tokens[at], Role.NUMBER)
        at += size or 1
    return _never_empty(out)


def _in_place(tokens: list[Token]) -> list[Token]:
    """A person's tokens with the roles that their place allows.

    A particle stands before a name and an honorific before or inside it, so the last word is a name
    whatever it looks like (*Glen King*, *Du*, *Coronel*), save for letters after it (*PhD*) and, after
    two words, *Jr* or *III*; a patronymic is never the first word. A single letter is an initial unless
    it joins two family names (*Ortega y Gasset*).
    """
    last = len(tokens) - 1
    for i, token in enumerate(tokens):
        role = token.role
        if role in (Role.WORD, Role.INITIAL, Role.NUMBER):
            continue
        if len(token.text) == 1 and token.text.isalpha():
            if role != Role.CONNECTOR or not 1 < i < last:
                tokens[i] = _as(token, Role.INITIAL)
        elif role == Role.PATRONYMIC:
            if i == 0 or last < 2:
                tokens[i] = _as(token, Role.WORD)
        elif i == last and not (role == Role.HONORIFIC and token.text in _AFTER):
            if role == Role.GENERATION and last > 1:
                continue
            tokens[i] = _as(token, Role.WORD)
    return _never_empty(tokens)


def _never_empty(tokens: list[Token]) -> list[Token]:
    """A name made of small words alone is compared by them: "The Company", "General"."""
    if len(tokens) == 1 or all(t.role in _SMALL for t in tokens):
        return [_as(t, Role.WORD) if t.role != Role.NUMBER else t for t in tokens]
    return tokens


def _as(token: Token, role: Role) -> Token:
    return token if token.role == role else Token(token.text, role, token.raw, token.variants)
