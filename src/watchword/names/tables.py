"""Reviewed tables: what words and phrases mean in names, one fact a row, each with its source.

The rows are tab-separated files in ``names/data``, written for this project; the last column of
each says where the fact comes from. A line that starts with ``#`` is a note. In a cell, several
forms are separated by spaces, and an underscore stands for a space inside one form. Everything is
lower-case ASCII, as names are after romanisation, save for columns in a native script.
"""

from __future__ import annotations

from enum import IntEnum
from functools import cache
from pathlib import Path

__all__ = [
    "Role",
    "forms_of",
    "legal_forms",
    "numbers",
    "read_table",
    "roles_for",
    "spellings",
    "words",
]

_DATA = Path(__file__).parent / "data"


class Role(IntEnum):
    """What one word does in a name. The numbers may be stored: never reuse one."""

    WORD = 0
    PARTICLE = 1
    HONORIFIC = 2
    KUNYA = 3
    CONNECTOR = 4
    GENERIC = 5
    LEGAL = 6
    NUMBER = 7
    INITIAL = 8
    PATRONYMIC = 9
    GENERATION = 10


def read_table(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of ``names/data/<name>.tsv``, without header and notes, as tuples of cells.

    Raises ValueError, naming file and line, for a row that has not as many cells as the header:
    a table that half-parsed would lose names silently.
    """
    rows: list[tuple[str, ...]] = []
    width = 0
    text = (_DATA / f"{name}.tsv").read_text(encoding="utf-8")
    for number, line in enumerate(text.split("\n"), start=1):
        if not line or line[0] == "#":
            continue
        cells = tuple(line.split("\t"))
        if not width:
            width = len(cells)  # the header
            continue
        if len(cells) != width:
            raise ValueError(f"{name}.tsv, line {number}: {len(cells)} cells, not {width}")
        rows.append(cells)
    return tuple(rows)


def forms_of(cell: str) -> list[str]:
    """The forms in one cell: separated by spaces, an underscore for a space inside a form."""
    return [form.replace("_", " ") for form in cell.split()]


@cache
def legal_forms() -> dict[str, str]:
    """Phrases that state a legal form, each with the symbol of its family.

    Forms of one family count as equal, because registers, banks and lists translate them freely:
    ``gmbh``, ``ooo`` and ``llc`` are all a private company with limited liability. Dotted forms are
    held both joined (``doo``) and spaced (``d o o``).
    """
    forms: dict[str, str] = {}
    for symbol, phrases, _country, _source in read_table("legal_forms"):
        for phrase in forms_of(phrases):
            forms.setdefault(phrase, symbol)
            words_ = phrase.split()
            # "s a de c v" is also met as "sa de cv".
            if any(len(w) == 1 for w in words_):
                forms.setdefault(_joined_singles(words_), symbol)
    return forms


def _joined_singles(words_: list[str]) -> str:
    """A phrase with each run of single letters written as one word."""
    out: list[str] = []
    open_run = False
    for word in words_:
        if len(word) == 1 and open_run:
            out[-1] += word
        else:
            out.append(word)
        open_run = len(word) == 1
    return " ".join(out)


@cache
def roles_for(applies: str) -> dict[str, Role]:
    """The role of each word in the names of ``person``, ``organization`` or ``vessel``.

    ``general`` is a rank before a person's name and a generic word in a company's; rows for ``any``
    count everywhere. Where a word stands in two rows that apply, the first one decides.
    """
    found: dict[str, Role] = {}
    for role, where, forms, _source in read_table("words"):
        if where in (applies, "any"):
            for form in forms_of(forms):
                found.setdefault(form, Role[role.upper()])
    return found


@cache
def words() -> dict[str, tuple[str, str]]:
    """Words with a known role: word → (name of a :class:`Role` in lower case, where it applies).

    It applies to ``person``, ``organization``, ``vessel`` or ``any``. One word has one entry here; a
    word with a role of its own for each kind of name has its first one: see :func:`roles_for`. A
    particle or connector of both persons and organisations applies to ``any``.
    """
    found: dict[str, tuple[str, str]] = {}
    joining = ("particle", "connector", "kunya")
    for role, applies, forms, _source in read_table("words"):
        for form in forms_of(forms):
            first = found.setdefault(form, (role, applies))
            if first[1] != applies and first[0] in joining and role in joining:
                found[form] = (first[0], "any")
    return found


_SPELLING_TABLES = ("given_names", "given_names_more", "alias_spellings", "nicknames", "business_words")


@cache
def spellings() -> dict[str, tuple[tuple[str, str], ...]]:
    """Words that stand for the same thing: word → ((canonical, relation), …).

    Two words are related when they share a canonical, by the looser of their two relations:
    ``spelling`` (one name in another romanisation or orthography), ``nickname``, ``abbreviation``
    or ``translation``. A canonical is a spelling of itself. Some keys are phrases of several words.
    """
    found: dict[str, dict[str, str]] = {}
    for table in _SPELLING_TABLES:
        for canonical, relation, forms, _source in read_table(table):
            canonical = canonical.replace("_", " ")
            found.setdefault(canonical, {}).setdefault(canonical, "spelling")
            for form in forms_of(forms):
                found.setdefault(form, {}).setdefault(canonical, relation)
    return {word: tuple(canon.items()) for word, canon in found.items()}


@cache
def numbers() -> dict[str, str]:
    """Words that stand for a number, as decimal digits: ``first``, ``1st``, ``ii``, ``pervyi``.

    Single letters are left out (``i``, ``v``, ``x`` and ``c`` are initials more often), and so is
    ``xi``, which is a Chinese surname.
    """
    return {form: digits for digits, forms, _source in read_table("numbers") for form in forms_of(forms)}
