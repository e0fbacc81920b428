"""What a phrase says of somebody, its appositions taken with it: office and name, paper and author."""

from __future__ import annotations

import re
from collections.abc import Sequence

from watchword.reading.speech.appositions import (
    SOMEBODYS,
    author_beside,
    called_beside,
    named_beside,
    office_beside,
    paper_firm,
)
from watchword.reading.speech.clauses import Token, words
from watchword.reading.speech.made import Made
from watchword.reading.speech.seen import FIRMS, SUFFIXES, telling
from watchword.reading.speech.voices import Voices
from watchword.reading.speech.wording import single, text_of, words_of

__all__ = ["described"]

#: What secretaries and ministers are of, and how many capitals stand behind "of" with a name.
_PORTFOLIOS = frozenset(
    "state commerce defense defence justice energy finance trade interior labor labour health education "
    "agriculture transportation transport treasury war culture industry economy tourism environment "
    "information science technology police security".split()
)
_OFFICE = 3
#: Words of a name and surname.
_PAIR = 2
#: What a director or an agent is in, of or for, written with a capital before the name.
_FIELDS = frozenset(
    "charge enforcement operations investigations communications compliance intelligence".split()
)
#: Words between a paper and its author.
_MADE_BY = frozenset(
    [("attributed", "to"), ("credited", "to"), ("ascribed", "to")]
    + [(p, "by") for p in "signed written penned authored posted sent issued drafted".split()]
)
#: Between names of several.
_JOINED = frozenset(("and", "or", ","))
#: Letters behind a person's name.
_LETTERS = re.compile(
    r"(?<=[a-zà-ÿ.])(?:,? (?:KC|QC|SC|SAN|MP|MEP|MSP|MLA|MLC|PhD|MD|OBE|CBE|MBE|DBE|JP|FRS))+$"
)
#: How many, before "of" and those who speak.
_DOZENS = frozenset("dozens hundreds thousands scores tens".split())
_GROUPS = frozenset("group number handful couple crowd pair string majority minority".split())
#: What firms are called as well as persons, in the last word of a role.
_EITHER = frozenset(
    "manager managers owner owners operator operators buyer seller supplier importer exporter trader broker "
    "dealer charterer developer builder carrier landlord distributor contractor bidder rival client "
    "customer employer".split()
)
#: Words with which no role begins.
_WHERE = frozenset("in at on during after before with by to".split())


def described(
    voices: Voices, tokens: Sequence[Token], row: list[int], notes: Sequence[Sequence[int]]
) -> Made | None:
    """What a phrase says of somebody, its appositions taken with it."""
    if called := _called(tokens, row):
        return called
    if (several := _several_of(voices, tokens, row)) is not None:
        return several
    row = _of_members(tokens, row)
    row = _without_maker(tokens, _without_certain(tokens, row))
    row = _author_of(tokens, row)
    if (firm := paper_firm(voices, tokens, row, notes)) is not None:
        return firm
    made = _behind_office(voices, tokens, row) or voices.describer.describe(tokens, row)
    if made is None:
        return None
    offices = words("titles", "persons", "bodies")
    lows = made.text.lower().split()
    alone = set(lows) <= offices and made.role in (None, *_of(made))
    if not made.generic and (alone or office_beside(voices, tokens, row, made, notes)):
        # "Vice Minister", "the Additional Solicitor General, S. Mehrotra": an office, whoever holds it.
        made.generic, made.head, made.person = True, lows[-1], True
    if made.role and made.role.split()[0].lower() in _WHERE and not made.generic:
        made.role = None  # "Nathan in a ruling": where, not what
    if not made.generic and made.role and _is_member(made):
        made.person = True
    named_note = called_beside(voices, tokens, row, notes) if made.generic and not made.plural else None
    named_note = named_note or named_beside(voices, tokens, row, made, notes)
    if made.document and named_note is None:
        made = author_beside(voices, tokens, notes) or made
    bodies = words("bodies", "outlets") | SUFFIXES
    who = not made.generic and any(tokens[n[0]].low == "who" for n in notes)
    if who and (made.role or (" " in made.text and bodies.isdisjoint(telling(made.text.split())))):
        made.person = True  # "Fenella Hart, who runs a desk"
    if made.person is None and any(tokens[n[0]].low == "which" for n in notes):
        made.person = False  # "Ashgrove, which is broken up, said"
    if named_note:
        role = made.text
        if made.plural and not named_note.plural and not _JOINED & set(named_note.text.lower().split()):
            named_note.person = False  # "the ship's managers, Tarn Bulk": a firm
        made = named_note
        made.role = made.role or role
    elif not made.generic and not made.role:
        roles = (n for n in notes if not tokens[n[0]].low.endswith("ing"))
        made.role = next((t for n in roles if (t := voices.describer.role_in(tokens, n))), None)
        if made.person is None and made.role:
            made.person = _person_by(made.role)
    if not made.generic and (bare := _LETTERS.sub("", made.text)) != made.text:
        made.text, made.words = bare, words_of(bare)  # "Hugo Templer KC"
    return made


#: Somebody of whom a relative clause gives the name: "a woman who gave her name only as Umm Ali".
_CALLED = re.compile(
    r"(?P<who>.{3,80}?),? who (?:gave (?:his|her|their) (?:\w+ )?name (?:only |just )?as|"
    r"(?:asked|wanted|wants|asks) to be (?:called|known|named|identified|quoted)"
    r"(?: only| just)?(?: as| by)?(?: only)?|"
    r"goes by|(?:called|calls|calling) (?:him|her)self|is called|was called) "
    r"(?P<name>[A-ZÀ-ÞĀ-Ž][\w'’-]+(?: [A-ZÀ-ÞĀ-Ž][\w'’-]+){0,2})$"
)


def _called(tokens: Sequence[Token], row: list[int]) -> Made | None:
    """A description with the name that it says somebody goes by."""
    found = _CALLED.fullmatch(text_of(tokens, row)) if len(row) > _OFFICE else None
    if found is None:
        return None
    name = found["name"]
    return Made(name, role=found["who"], person=True, words=words_of(name))


def _without_certain(tokens: Sequence[Token], row: list[int]) -> list[int]:
    """A row without "a certain" or "one" before a name: "one Mallam Isiaku Tela"."""
    lows = [tokens[i].low for i in row[:3]]
    skip = 2 if lows[:2] == ["a", "certain"] else 1 if lows[:1] == ["one"] else 0
    named = 0 < skip < len(row) and tokens[row[skip]].capital and tokens[row[-1]].capital
    return row[skip:] if named else row  # but "one Riga broker"


def _without_maker(tokens: Sequence[Token], row: list[int]) -> list[int]:
    """A row without who reached somebody: "the two firms contacted by AFP"."""
    speaks = words("persons", "bodies") | FIRMS
    for n in range(1, len(row) - 1):
        before = tokens[row[n - 1]].low
        if (
            tokens[row[n]].low.endswith("ed")
            and tokens[row[n + 1]].low == "by"
            and (before in speaks or single(before) in speaks)
        ):
            return row[:n]
    return row


def _several_of(voices: Voices, tokens: Sequence[Token], row: list[int]) -> Made | None:
    """As in "hundreds of dockers", "a group of shopkeepers": those counted speak."""
    lows = [tokens[i].low for i in row[:3]]
    cut = 2 if lows[:1] and lows[0] in _DOZENS else 3 if lows[1:2] and lows[1] in _GROUPS else 0
    if not cut or len(row) <= cut or tokens[row[cut - 1]].low != "of":
        return None
    made = voices.describer.describe(tokens, row[cut:])
    if made is None or not (made.generic and made.plural):
        return None
    made.text, made.definite, made.words = text_of(tokens, row), False, words_of(text_of(tokens, row))
    return made


def _of_members(tokens: Sequence[Token], row: list[int]) -> list[int]:
    """Whose members all speak: "the members of the Contact Group" are the Contact Group."""
    lows = [tokens[i].low for i in row[:3]]
    return row[3:] if lows == ["the", "members", "of"] and tokens[row[-1]].capital else row


def _author_of(tokens: Sequence[Token], row: list[int]) -> list[int]:
    """Who made a paper, where the phrase tells: "a message attributed to Ana Sol", "a post signed by her"."""
    paper = next((n for n, i in enumerate(row) if tokens[i].low in words("documents")), len(row))
    for n in range(paper + 1, len(row) - 2):
        if (tokens[row[n]].low, tokens[row[n + 1]].low) in _MADE_BY and tokens[row[n + 2]].capital:
            return row[n + 2 :]
    return row


def _behind_office(voices: Voices, tokens: Sequence[Token], row: list[int]) -> Made | None:
    """As in "director of trading Vesna Radulović": an office of something in small letters, then a name."""
    row = _without_body(tokens, row)
    n = len(row)
    while n and tokens[row[n - 1]].capital:
        n -= 1
    name = row[n:]
    if (of := _in_charge(tokens, row, n)) is not None:
        return of
    if not (2 <= len(name) <= 4 and n > 2 and not tokens[row[n - 1]].capital):
        return None
    before = tokens[row[n - 1]]
    if before.low == "of" and len(name) == _OFFICE and tokens[name[0]].low in _PORTFOLIOS:
        # "Secretary of Commerce Gina Raimondo"
        title = row[:n] + name[:1]
        if any(tokens[i].low in words("titles") for i in row[:n]):
            text = text_of(tokens, name[1:])
            return Made(text, role=text_of(tokens, title), person=True, words=words_of(text))
    small = before.text.isalpha() and before.low not in words("prepositions", "conjunctions")
    lows = [tokens[i].low for i in row[:n]]
    office = next((k for k, w in enumerate(lows) if w in words("titles", "persons")), None)
    if not small or office is None or "of" not in lows[office:] or before.low in words("determiners"):
        return None
    if lows[office] in SOMEBODYS or (before.low in words("persons") and n - 1 > office + 1):
        return None  # "the lawyer of gold trader Mubarak Eltahir"
    if {tokens[i].low for i in name} & (words("bodies") | SUFFIXES):
        return None
    text = text_of(tokens, name)
    return Made(text, role=text_of(tokens, row[:n]), person=True, words=words_of(text))


def _without_body(tokens: Sequence[Token], row: list[int]) -> list[int]:
    """A row without whose agent somebody is: "Special Agent in Charge Ana Sol of the Omaha Field Office"."""
    for n in range(2, len(row) - 2):
        if tokens[row[n]].low not in _FIELDS or tokens[row[n - 1]].low not in ("in", "of", "for"):
            continue
        end = n + 1
        while end < len(row) and (tokens[row[end]].capital or tokens[row[end]].text == "."):
            end += 1
        small = words("prepositions")
        return row[:end] if n + 1 < end < len(row) and tokens[row[end]].low in small else row
    return row


def _in_charge(tokens: Sequence[Token], row: list[int], n: int) -> Made | None:
    """As in "Special Agent in Charge Ana Sol", "Director of Enforcement Ana Sol": the field in capitals."""
    if n < 2 or tokens[row[n - 1]].low not in ("in", "of", "for"):
        return None
    name = row[n:]
    while name and tokens[name[0]].low in _FIELDS:
        name = name[1:]
    title = row[: len(row) - len(name)]
    if not n < len(title) or not 1 <= len(name) <= _OFFICE:
        return None
    if not any(tokens[i].low in words("titles", "persons") for i in row[: n - 1]):
        return None
    if {tokens[i].low for i in name} & (words("bodies", "titles") | SUFFIXES):
        return None
    text = text_of(tokens, name)
    return Made(text, role=text_of(tokens, title), person=True, words=words_of(text))


def _is_member(made: Made) -> bool:
    """Whether a name and surname stand before a body: "Pelle Strand of the Dockers' Federation"."""
    where, _, body = (made.role or "").partition(" ")
    firm = words("bodies", "outlets") | SUFFIXES
    named = len(made.text.split()) == _PAIR and not made.words & (firm | words("documents"))
    return named and where in ("of", "at", "from", "with") and bool(words_of(body) & (firm | {"partners"}))


def _of(made: Made) -> tuple[str, ...]:
    """What an office is of, where that is all that was told as its role: "of Domestic Trade"."""
    return (made.role,) if made.role and made.role.lower().startswith(("of ", "for ")) else ()


def _person_by(role: str) -> bool | None:
    """Whether a role is a person's: by its words before "of" or "who"; None where they don't tell."""
    head = set(re.split(r"\b(?:of|at|for|from|in|with|who|that|which)\b", role.lower())[0].split())
    if head & _EITHER:
        return None
    if head & words("persons") and not head & {"firm", "company"}:
        return True
    return False if head & words("bodies") else None
