"""What stands beside a noun and says who somebody is: "the firm's lawyer, Ana Sol", "a farmer called Ben"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from watchword.reading.speech.clauses import Token, words
from watchword.reading.speech.kinds import kinds_of
from watchword.reading.speech.leadins import OWNERS
from watchword.reading.speech.made import Made
from watchword.reading.speech.phrases import MADE
from watchword.reading.speech.seen import ARTICLES, FIRMS, sex_of
from watchword.reading.speech.voices import Voices
from watchword.reading.speech.wording import text_of, words_of

__all__ = ["SOMEBODYS", "author_beside", "called_beside", "named_beside", "office_beside", "paper_firm"]

#: One of several, of whom a name beside tells which.
_ONE_OF = frozenset("first second third last other latter former".split())
#: Participles behind a paper that say who has it or wanted it, not who wrote it.
_PASSED = frozenset(
    "released obtained seen reviewed read leaked quoted cited carried shown shared sent circulated "
    "commissioned ordered requested funded financed sponsored backed supported welcomed rejected "
    "criticised criticized disputed challenged tabled".split()
)
#: Words of an office or a name.
_OFFICE = 3
#: Those who are somebody's: the name behind is the other's.
SOMEBODYS = frozenset(
    "lawyer lawyers attorney counsel wife husband son daughter brother sister mother father widow "
    "widower friend aide adviser advisor neighbour neighbor relative cousin nephew niece uncle aunt "
    "colleague supporter supporters victim victims family".split()
)
#: Offices whose holders a text names behind them, whoever's agent stands before.
_OFFICES_NAMED = frozenset(
    "founder co-founder mayor governor president minister premier chairman chairwoman ceo king queen "
    "owner".split()
)
_SPEAKING_FOR = frozenset("spokesman spokeswoman spokesperson counsel".split())
#: As in "a farmer by the name of Ben Stout".
_BY_NAME = ("by", "the", "name", "of")
#: Firms that go by the name of what they make.
_FIRM_OR_PAPER = frozenset("label paper magazine journal newsletter website blog".split())
#: Tokens of a name in brackets, with both; words of a name.
_BRACKETS, _PAIR = 8, 2
#: The same between commas: "the suspect, identified only as Mr Kris, 38".
_IDENTIFIED = re.compile(
    r"(?:who (?:gave (?:his|her|their) (?:\w+ )?name (?:only |just |simply )?as|"
    r"(?:was|is) (?:identified|named)(?: only| just| simply)?(?: by \w+)? as|"
    r"asked to be (?:called|named|known as|identified as))|"
    r"(?:identified|named|known)(?: only| just| simply)?(?: by (?:the )?\w+)? as) "
    r"(?P<name>[A-ZÀ-ÞĀ-Ž][\w’'-]*\.?(?: [A-ZÀ-ÞĀ-Ž][\w’'-]*\.?){0,2})$"
)


def named_beside(
    voices: Voices, tokens: Sequence[Token], row: list[int], made: Made, notes: Sequence[Sequence[int]]
) -> Made | None:
    """The name in an apposition to somebody told by a noun: "the firm's lawyer, Ana Sol"."""
    if not made.generic:
        return None
    if _agent_of_office(tokens, row):
        return None
    if _for_one_of(tokens, row):
        return None
    for note in notes:
        article = tokens[note[0]].low in ARTICLES
        named = tokens[note[0]].low == "the" and _all_name(tokens, _behind_owned(tokens, note[1:]))
        from_where = note[1:][
            len(note) > _OFFICE and tokens[note[1]].capital :
        ]  # "the Azerbaijani trader Ana Sol"
        owned = made.owner and _small_role(tokens, from_where)
        calling = tokens[note[0]].low == "the" and not made.definite and _small_role(tokens, note[1:])
        calling = calling or bool(tokens[note[0]].low == "the" and owned)
        sure = made.owner in ("his", "her")
        opens = tokens[note[0]].capital or tokens[note[0]].low in words("titles")
        if not (opens or named or calling or _small_role(tokens, note, sure=sure)):
            continue
        that = tokens[row[0]].low in ("that", "this")  # "That bidder, the Dutch-owned Delta Sul,"
        if article and ((made.definite and not (that or owned)) or not (named or calling)):
            continue
        other = voices.describer.describe(tokens, list(note))
        if other is None or other.kind != "named" or not other.words:
            continue
        firm = any(k.of == "body" for k in kinds_of(made.head))
        beside = row[: _described_from(tokens, row)] if firm else row
        whom = made.person and other.person is False and not made.named_inside and _for_body(tokens, beside)
        if voices.describer.holds_name(tokens, note) and not whom:
            return other
    return None


def _behind_owned(tokens: Sequence[Token], note: Sequence[int]) -> Sequence[int]:
    """A name without what says whose it is: "(Dutch-owned) Delta Sul", "(state-run) Tarn Ports"."""
    owned = note and re.search(r"-(?:owned|based|run|listed|backed|led|controlled)$", tokens[note[0]].low)
    return note[1:] if owned else note


def _agent_of_office(tokens: Sequence[Token], row: Sequence[int]) -> bool:
    """Whether a name beside a phrase can be the office's for which one speaks: "counsel for the founder"."""
    lows = [tokens[i].low for i in row]
    behind = next((n for n, w in enumerate(lows) if n and w in ("for", "of", "to")), len(lows))
    agent = lows[0] not in ("a", "an", "one") and lows[behind - 1] in SOMEBODYS | _SPEAKING_FOR
    return agent and behind < len(lows) and lows[-1] in _OFFICES_NAMED


def paper_firm(
    voices: Voices, tokens: Sequence[Token], row: list[int], notes: Sequence[Sequence[int]]
) -> Made | None:
    """The firm that a noun for papers is as well, named beside it: "the singer's label, Northlight"."""
    owned = any(tokens[i].low == "'s" or tokens[i].low in OWNERS for i in row[:-1])
    if not (owned and notes and tokens[row[-1]].low in _FIRM_OR_PAPER):
        return None
    name = list(notes[0][tokens[notes[0][0]].low == "the" :])
    if not name or not all(tokens[i].capital for i in name):
        return None
    found = voices.describer.describe(tokens, name)
    if found is not None and not found.generic:
        found.role, found.person = text_of(tokens, row), False
    return found


def _for_one_of(tokens: Sequence[Token], row: Sequence[int]) -> bool:
    """Whether a name beside is whom somebody speaks for: "counsel for the older of the two, Luc Morel,"."""
    lows = [tokens[i].low for i in row]
    speaks = next((n for n, w in enumerate(lows) if w == "for" and n), len(lows))
    return any(
        lows[n] in _ONE_OF or (lows[n].endswith(("er", "est")) and lows[n - 1] == "the")
        for n in range(speaks + 1, len(lows) - 1)
        if lows[n + 1] == "of"
    )


def author_beside(voices: Voices, tokens: Sequence[Token], notes: Sequence[Sequence[int]]) -> Made | None:
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


def called_beside(
    voices: Voices, tokens: Sequence[Token], row: Sequence[int], notes: Sequence[Sequence[int]]
) -> Made | None:
    """A person's name in brackets behind an office, or behind "called" beside it.

    As in "the Chair of the Committee (Ambassador Luz Ibarra)", "the buyer, a dealer called Mrs Pereira".
    """
    rows: list[list[int]] = []
    persons = words("persons") - words("bodies") - FIRMS
    sure = False
    for note in notes:
        if known := _IDENTIFIED.match(text_of(tokens, note)):
            bare = re.sub(r"^(?:Mr|Mrs|Ms|Miss|Dr)\.? ", "", known["name"])
            return Made(bare, person=True, words=words_of(bare))
        for n, i in enumerate(note):
            by_name = tuple(tokens[k].low for k in note[n : n + 4]) == _BY_NAME
            aged = n < _PAIR and tokens[i].low.endswith("-year-old")
            calls = by_name or aged or tokens[i].low in ("called", "named")
            if not calls or tokens[note[0]].low in words("relatives"):
                continue
            rows.append(list(note[n + (len(_BY_NAME) if by_name else 1) :]))
            sure = sure or aged or bool(n and tokens[note[n - 1]].low in persons)
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
        if found.person or sure or sex_of(found.text, found.role or ""):
            found.person = True
            return found
    return None


def office_beside(
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


def _for_body(tokens: Sequence[Token], row: Sequence[int]) -> bool:
    """Whether a phrase ends in whom somebody speaks for: what is named beside it is that body."""
    return any(tokens[i].low in ("for", "of", "at", "from") for i in row[1:])


def _described_from(tokens: Sequence[Token], row: Sequence[int]) -> int:
    """Where a participle behind a phrase's noun begins: "the forwarder | named on the bill of lading"."""
    return next((n for n, i in enumerate(row) if n and tokens[i].low in MADE | {"named"}), len(row))
