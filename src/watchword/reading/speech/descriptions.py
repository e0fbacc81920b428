"""What a phrase says of somebody, its appositions taken with it: office and name, paper and author."""

from __future__ import annotations

import re
from collections.abc import Sequence

from watchword.reading.speech.clauses import Token, words
from watchword.reading.speech.made import Made
from watchword.reading.speech.seen import ARTICLES, FIRMS, SUFFIXES, sex_of
from watchword.reading.speech.voices import Voices
from watchword.reading.speech.wording import single, text_of, words_of

__all__ = ["described"]

#: Participles behind a paper that say who has it or wanted it, not who wrote it.
_PASSED = frozenset(
    "obtained seen reviewed read leaked quoted cited carried shown shared sent circulated commissioned "
    "ordered requested funded financed sponsored backed supported welcomed rejected criticised criticized "
    "disputed challenged tabled".split()
)
#: What secretaries and ministers are of, and how many capitals stand behind "of" with a name.
_PORTFOLIOS = frozenset(
    "state commerce defense defence justice energy finance trade interior labor labour health education "
    "agriculture transportation transport treasury war culture industry economy tourism environment "
    "information science technology police security".split()
)
_OFFICE = 3
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
#: One of several, of whom a name beside tells which.
_ONE_OF = frozenset("first second third last other latter former".split())
#: Letters behind a person's name.
_LETTERS = re.compile(
    r"(?<=[a-zà-ÿ.])(?:,? (?:KC|QC|SC|SAN|MP|MEP|MSP|MLA|MLC|PhD|MD|OBE|CBE|MBE|DBE|JP|FRS))+$"
)
#: How many, before "of" and those who speak.
_DOZENS = frozenset("dozens hundreds thousands scores tens".split())
_GROUPS = frozenset("group number handful couple crowd pair string majority minority".split())
#: Those who are somebody's: the name behind is the other's.
_SOMEBODYS = frozenset(
    "lawyer lawyers attorney counsel wife husband son daughter brother sister mother father widow "
    "widower friend aide adviser advisor neighbour neighbor relative cousin nephew niece uncle aunt "
    "colleague supporter supporters victim victims family".split()
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
    made = _behind_office(voices, tokens, row) or voices.describer.describe(tokens, row)
    if made is None:
        return None
    offices = words("titles", "persons", "bodies")
    lows = made.text.lower().split()
    alone = set(lows) <= offices and made.role in (None, *_of(made))
    if not made.generic and (alone or _office_beside(voices, tokens, row, made, notes)):
        # "Vice Minister", "the Additional Solicitor General, S. Mehrotra": an office, whoever holds it.
        made.generic, made.head, made.person = True, lows[-1], True
    if made.role and made.role.split()[0].lower() in _WHERE and not made.generic:
        made.role = None  # "Nathan in a ruling": where, not what
    named_note = _called_beside(voices, tokens, row, notes) if made.generic and not made.plural else None
    named_note = named_note or _named_beside(voices, tokens, row, made, notes)
    if made.document and named_note is None:
        made = _author_beside(voices, tokens, notes) or made
    if made.person is False and made.role and any(tokens[n[0]].low == "who" for n in notes):
        made.person = True
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


def _named_beside(
    voices: Voices, tokens: Sequence[Token], row: list[int], made: Made, notes: Sequence[Sequence[int]]
) -> Made | None:
    """The name in an apposition to somebody told by a noun: "the firm's lawyer, Ana Sol"."""
    if not made.generic:
        return None
    if _for_one_of(tokens, row):
        return None
    for note in notes:
        article = tokens[note[0]].low in ARTICLES
        named = tokens[note[0]].low == "the" and _all_name(tokens, _behind_owned(tokens, note[1:]))
        calling = tokens[note[0]].low == "the" and not made.definite and _small_role(tokens, note[1:])
        sure = made.owner in ("his", "her")
        opens = tokens[note[0]].capital or tokens[note[0]].low in words("titles")
        if not (opens or named or calling or _small_role(tokens, note, sure=sure)):
            continue
        that = tokens[row[0]].low in ("that", "this")  # "That bidder, the Dutch-owned Delta Sul,"
        if article and ((made.definite and not that) or not (named or calling)):
            continue
        other = voices.describer.describe(tokens, list(note))
        if other is None or other.kind != "named" or not other.words:
            continue
        whom = made.person and other.person is False and not made.named_inside and _for_body(tokens, row)
        if voices.describer.holds_name(tokens, note) and not whom:
            return other
    return None


def _behind_owned(tokens: Sequence[Token], note: Sequence[int]) -> Sequence[int]:
    """A name without what says whose it is: "(Dutch-owned) Delta Sul", "(state-run) Tarn Ports"."""
    owned = note and re.search(r"-(?:owned|based|run|listed|backed|led|controlled)$", tokens[note[0]].low)
    return note[1:] if owned else note


def _for_one_of(tokens: Sequence[Token], row: Sequence[int]) -> bool:
    """Whether a name beside is whom somebody speaks for: "counsel for the older of the two, Luc Morel,"."""
    lows = [tokens[i].low for i in row]
    speaks = next((n for n, w in enumerate(lows) if w == "for" and n), len(lows))
    return any(
        lows[n] in _ONE_OF or (lows[n].endswith(("er", "est")) and lows[n - 1] == "the")
        for n in range(speaks + 1, len(lows) - 1)
        if lows[n + 1] == "of"
    )


def _author_beside(voices: Voices, tokens: Sequence[Token], notes: Sequence[Sequence[int]]) -> Made | None:
    """Whose a paper is by an apposition: "the letter, sent by Ana Sol"."""
    for note in notes:
        if tokens[note[0]].low in _PASSED:
            continue
        source = next((n for n, i in enumerate(note[:3]) if tokens[i].low in ("to", "by", "from")), None)
        if source is None or not note[source + 1 :]:
            continue
        if author := voices.describer.describe(tokens, list(note[source + 1 :])):
            return author
    return None


def _called_beside(
    voices: Voices, tokens: Sequence[Token], row: Sequence[int], notes: Sequence[Sequence[int]]
) -> Made | None:
    """A person's name in brackets behind an office, or behind "called" beside it.

    As in "the Chair of the Committee (Ambassador Luz Ibarra)", "the buyer, a dealer called Mrs Pereira".
    """
    rows: list[list[int]] = []
    for note in notes:
        if known := _IDENTIFIED.match(text_of(tokens, note)):
            bare = re.sub(r"^(?:Mr|Mrs|Ms|Miss|Dr)\.? ", "", known["name"])
            return Made(bare, person=True, words=words_of(bare))
        for n, i in enumerate(note):
            if tokens[i].low not in ("called", "named") or tokens[note[0]].low in words("relatives"):
                continue
            rows.append(list(note[n + 1 :]))
            firm = n and tokens[note[n - 1]].low in words("bodies") | FIRMS
            if firm and rows[-1] and all(tokens[k].capital for k in rows[-1]):
                firm_name = text_of(tokens, rows[-1])  # "its owner, a Perm firm called Volga Steel"
                return Made(firm_name, person=False, words=words_of(firm_name))
    at = row[-1] + 1
    if at < len(tokens) and tokens[at].text == "(":
        end = next((i for i in range(at, min(at + _BRACKETS, len(tokens))) if tokens[i].text == ")"), at)
        rows.append(list(range(at + 1, end)))
    for name in rows:
        if len(name) < _PAIR or not all(tokens[i].capital or tokens[i].text == "." for i in name):
            continue
        found = voices.describer.describe(tokens, name)
        if found is None or found.generic or found.person is False:
            continue
        if found.person or sex_of(found.text, found.role or ""):
            return found
    return None


#: Tokens of a name in brackets, with both; words of a name.
_BRACKETS, _PAIR = 8, 2
#: The same between commas: "the suspect, identified only as Mr Kris, 38".
_IDENTIFIED = re.compile(
    r"(?:who (?:gave (?:his|her|their) (?:\w+ )?name (?:only |just |simply )?as|"
    r"(?:was|is) (?:identified|named)(?: only| just| simply)?(?: by \w+)? as|"
    r"asked to be (?:called|named|known as|identified as))|"
    r"(?:identified|named|known)(?: only| just| simply)?(?: by (?:the )?\w+)? as) "
    r"(?P<name>[A-ZÀ-Þ][\w’'-]*\.?(?: [A-ZÀ-Þ][\w’'-]*\.?){0,2})$"
)
#: Somebody of whom a relative clause gives the name: "a woman who gave her name only as Umm Ali".
_CALLED = re.compile(
    r"(?P<who>.{3,80}?),? who (?:gave (?:his|her|their) (?:\w+ )?name (?:only |just )?as|"
    r"(?:asked|wanted|wants|asks) to be (?:called|known|named|identified|quoted)"
    r"(?: only| just)?(?: as| by)?(?: only)?|"
    r"goes by|(?:called|calls|calling) (?:him|her)self|is called|was called) "
    r"(?P<name>[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){0,2})$"
)


def _called(tokens: Sequence[Token], row: list[int]) -> Made | None:
    """A description with the name that it says somebody goes by."""
    found = _CALLED.fullmatch(text_of(tokens, row)) if len(row) > _OFFICE else None
    if found is None:
        return None
    name = found["name"]
    return Made(name, role=found["who"], person=True, words=words_of(name))


def _office_beside(
    voices: Voices, tokens: Sequence[Token], row: Sequence[int], made: Made, notes: Sequence[Sequence[int]]
) -> bool:
    """Whether "the" and capitals that end in a title stand before a name: "the Lord Mayor, Ed Rowe"."""
    if not notes or tokens[row[0]].low != "the" or made.words & words("bodies") - words("titles"):
        return False
    if made.text.lower().split()[-1] not in words("titles") and not _holds_place(tokens, row, notes[0]):
        return False
    beside = voices.describer.describe(tokens, list(notes[0]))
    return beside is not None and not beside.generic and beside.person is not False


def _holds_place(tokens: Sequence[Token], row: Sequence[int], note: Sequence[int]) -> bool:
    """Whether a title of no table is that of a place, and a name beside it: "the Emir of Kano, Musa Sanu"."""
    ruler = len(row) > _OFFICE and tokens[row[1]].capital and tokens[row[2]].low == "of"
    named = _PAIR <= len(note) <= _OFFICE + 2 and all(tokens[i].capital for i in note)
    shut = words("bodies", "documents", "outlets") | FIRMS
    return ruler and named and all(tokens[i].capital for i in row[3:]) and tokens[row[1]].low not in shut


def _small_role(tokens: Sequence[Token], note: Sequence[int], *, sure: bool = False) -> bool:
    """Whether an apposition is a calling in small letters and a name: "retired teacher Pauline Haig"."""
    if not note:
        return False
    first = tokens[note[0]].low
    shut = words("determiners", "prepositions", "relatives", "subordinators", "conjunctions")
    small = [i for i in note if not tokens[i].capital]
    name = note[len(small) :]
    return (
        0 < len(small) <= _OFFICE
        and 2 <= len(name) <= _OFFICE
        and first not in shut
        and all(tokens[i].capital for i in name)
        and (sure or tokens[small[-1]].low.removeprefix("ex-") in words("persons", "titles"))
    )


def _all_name(tokens: Sequence[Token], row: Sequence[int]) -> bool:
    """Whether words are a name with its small words: "Alliance for Open Ledgers"."""
    inside = words("prepositions") | {"and", "of", "the"}
    return (
        bool(row)
        and tokens[row[0]].capital
        and tokens[row[-1]].capital
        and all(tokens[i].capital or tokens[i].low in inside for i in row)
    )


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
    if lows[office] in _SOMEBODYS or (before.low in words("persons") and n - 1 > office + 1):
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


def _of(made: Made) -> tuple[str, ...]:
    """What an office is of, where that is all that was told as its role: "of Domestic Trade"."""
    return (made.role,) if made.role and made.role.lower().startswith(("of ", "for ")) else ()


def _person_by(role: str) -> bool | None:
    """Whether a role is a person's: by its words before "of" or "who"; None where they don't tell."""
    head = set(re.split(r"\b(?:of|at|for|from|in|with|who|that|which)\b", role.lower())[0].split())
    if head & words("persons") and not head & {"firm", "company"}:
        return True
    return False if head & words("bodies") else None


def _for_body(tokens: Sequence[Token], row: Sequence[int]) -> bool:
    """Whether a phrase ends in whom somebody speaks for: what is named beside it is that body."""
    return any(tokens[i].low in ("for", "of", "at", "from") for i in row[1:])
