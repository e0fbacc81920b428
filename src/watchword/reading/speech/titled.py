"""A role with the name behind it: "Foreign Minister Wang Yi", "Russian steelmaker Severstal"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from watchword.reading.speech.clauses import Token, words
from watchword.reading.speech.kinds import shown_by
from watchword.reading.speech.made import Made
from watchword.reading.speech.seen import FIRMS, SUFFIXES, sex_of
from watchword.reading.speech.wording import opens_sentence, text_of, words_of
from watchword.reading.tables import place_code
from watchword.reading.tokens import everyday, plain

__all__ = ["PARTICLES", "long_office", "titled"]

#: Particles inside names of persons.
PARTICLES = frozenset(
    "ole do das van von der den de la le del della di da dos bin ibn al el abu ben ter zu af y e".split()
)
#: A capital at a sentence's beginning that only says what somebody is: "Grandad-of-six", "Kyiv-based".
_CALLING = re.compile(
    r"-(?:of-\w+|based|born|led|owned|backed|run|listed|funded|trained|turned|registered|controlled)\b|^Ex-[a-z]"
)
#: How nouns for firms end, and the most words of a person's name behind such a noun.
_FIRM_ENDINGS = ("maker", "builder", "owned", "miner", "grower", "based", "listed", "run")
_GIVEN_AND_LAST = 3
#: Words before an office's noun ("Hungarian member of"), and words of its holder's name.
_OFFICE, _NAME = 4, (2, 3)
#: Small words inside such a name at most: "van der".
_SMALL = 2
#: Words of an office's noun and its holder's name.
_HOLDER = 5
#: Words of a land, its owner's mark and one of its firms.
_HELD = 3
#: Of the words for firms, those with which names begin: "Bank Melli".
_NAME_WORDS = frozenset(
    "bank group company firm corporation trader broker developer owner dealer chain".split()
)
#: Callings that name nobody by themselves, but stand before a name.
_SUFFIX_ROLES = frozenset("chain trader importer exporter outlet prosecutor".split())


def titled(tokens: Sequence[Token], head: list[int], rest: list[int]) -> Made | None:
    """As in "Foreign Minister Wang Yi", "the campaign group Threadbare": role and name."""
    roles = words("titles") | words("persons") | words("bodies") | _SUFFIX_ROLES | FIRMS
    at = None
    for n in range(len(head) - 2, -1, -1):
        token = tokens[head[n]]
        if n and tokens[head[n - 1]].text == "&":
            continue  # "Kowalczyk & Sons Paving"
        if n > 1 and tokens[head[n - 1]].low in ("of", "for") and tokens[head[0]].low in words("bodies"):
            break  # "Institute of Correspondent Bankers"
        if token.low in roles and (
            not token.capital
            or token.low in words("titles")
            or (n == 0 and _kind_of_firm(token.low) and opens_sentence(tokens, head[n]))
            or (
                n + 1 < len(head)
                and token.low in words("persons")
                and (n or opens_sentence(tokens, head[n]))  # not "Pal Mai Deng"
            )
        ):
            at = n
            break
    if at is not None:
        name = head[at + 1 :]
        if tokens[name[0]].text == ".":
            name = name[1:]
        if tokens[name[0]].low in words("prepositions"):
            return None  # "Reporters Without Borders"
        if _names_trade(tokens, head[:at], name):
            return None  # "Golden Anchor Freight": a firm, not an anchor called Freight
        if name and tokens[name[0]].low != "'s" and _name_run(tokens, name):
            word = tokens[head[at]].low
            whole = rest and tokens[rest[0]].low in ("of", "for") and all(tokens[i].capital for i in rest[1:])
            if whole and len(name) == 1 and word in words("bodies") and len(rest) > 1:
                name = [*name, *rest]  # "the activist network Stones of Sorrow"
            if len(name) == 1 and len(tokens[name[0]].text) == 1 and word in words("persons"):
                name = [head[at], *name]  # "Commenter A", "Witness K": called so and no other way
            person: bool | None = word in words("titles") or (word in words("persons") and word not in FIRMS)
            if len(name) == 1 and len(tokens[name[0]].text) > 2 and tokens[name[0]].text.isupper():
                person = False  # "the regulator CNCAN"
            if word.endswith(_FIRM_ENDINGS) and len(name) > 1:
                person = None  # "tin miner Lunda Sul Gems"
            if word in ("broadcaster", "regulator") and len(name) == 1:
                person = False  # "broadcaster DR", "regulator Ofpower"
            either = word in FIRMS and word in words("persons") and len(name) <= _GIVEN_AND_LAST
            if either and (tokens[head[at]].capital or _is_strange(tokens, name)):
                person = None  # "Broker Hans Meer", "Lender Norvik Bank"
            return Made(
                text_of(tokens, name),
                role=text_of(tokens, head[: at + 1]),
                person=person,
                words=words_of(text_of(tokens, name)),
            )
    if behind := _behind_small(tokens, head):
        return behind
    owner = next((n for n, i in enumerate(head) if tokens[i].low == "'s"), None)
    if owner and 2 <= len(head) - owner - 1 <= 3:
        name = head[owner + 1 :]
        lows = {tokens[i].low for i in name}
        if _name_run(tokens, name) and not lows & (words("bodies") | words("persons") | words("outlets")):
            text = text_of(tokens, name)  # "Labour's David Lammy"
            return Made(text, role=text_of(tokens, head[: owner + 1]), words=words_of(text), person=None)
    lone = tokens[head[-1]]
    owned = owner == 1 and len(head) == _HELD and not rest and place_code(tokens[head[0]].text)
    if owned and lone.capital and lone.low not in words("bodies", "persons", "titles", "outlets"):
        role = text_of(tokens, head[:2])  # "Russia's Rosatom"
        return Made(lone.text, role=role, words=words_of(lone.text), person=None)
    title = tokens[head[-1]].low in words("titles") and tokens[head[-1]].capital
    capitals = [i for i in rest if tokens[i].capital]
    if (
        title
        and len(capitals) >= 4
        and rest[-1] == capitals[-1]
        and capitals[-2] == rest[-2 if tokens[rest[-2]].text != "." else -3]
    ):
        cut = 2
        run = [i for i in rest if tokens[i].text != "."]
        if len(tokens[run[-2]].text) <= 2:
            cut = 3
        if len(run) > cut + 1 and sex_of(tokens[run[-cut - 1]].text, "") and tokens[run[-cut - 1]].capital:
            cut += 1  # "Secretary for Security Chris Tang Ping-keung"
        name = rest[rest.index(run[-cut]) :]
        if tokens[name[-1]].low in words("bodies"):
            return None  # "Spokesperson of the European External Action Service"
        if not tokens[name[0] - 1].capital and tokens[name[0] - 1].text != ".":
            return None  # "Under Secretary for Arms Control and International Security"
        return Made(
            text_of(tokens, name),
            role=text_of(tokens, [*head, *rest[: rest.index(run[-cut])]]),
            person=True,
            words=words_of(text_of(tokens, name)),
        )
    return None


def _names_trade(tokens: Sequence[Token], before: Sequence[int], name: Sequence[int]) -> bool:
    """Whether a firm's trade stands behind what could be a title, and capitals that say no rank or place."""
    trade = len(name) == 1 and any(k.of == "body" for k in shown_by(tokens[name[0]].low))
    ranks = words("titles", "persons", "bodies", "outlets")
    return (
        trade
        and bool(before)
        and all(
            tokens[i].capital and tokens[i].low not in ranks and not place_code(tokens[i].text)
            for i in before
        )
    )


def _kind_of_firm(word: str) -> bool:
    """Whether a capital that opens a sentence says what a firm is: "Airline Fjordair"."""
    return word in FIRMS - _NAME_WORDS or word in ("regulator", "broadcaster") or word.endswith("maker")


def long_office(tokens: Sequence[Token], row: Sequence[int]) -> Made | None:
    """An office with whose it is, then its holder: "Head of the Atomic Energy Organization of Iran Ali Sol".

    The holder's name begins with a given name of one sex, of those that the table has.
    """
    offices = words("titles", "persons") - FIRMS
    for n in range(len(row) - _NAME[0] - 1, 1, -1):  # "National Board of Revenue chairman Md Ashfaqur Rahman"
        before = [tokens[i] for i in row[:n]]
        body = any(t.low in words("bodies") and t.capital for t in before)
        of = body and any(t.low in ("of", "for", "on", "and") for t in before) and before[-1].capital
        if (
            of
            and tokens[row[n]].text in offices
            and _name_run(tokens, row[n + 1 :])
            and len(row) - n <= _HOLDER
        ):
            text = text_of(tokens, row[n + 1 :])
            return Made(text, role=text_of(tokens, row[: n + 1]), person=True, words=words_of(text))
    office = next((n for n, i in enumerate(row[:_OFFICE]) if tokens[i].low in offices), None)
    if (
        office is None
        or office + 1 >= len(row)
        or tokens[row[office + 1]].low not in ("of", "for", "at", "to")
    ):
        return None
    # Not "adviser to Mayor Ana Sol".
    for n in range(len(row) - _NAME[0], max(office + 1, len(row) - _NAME[1] - _SMALL - 1), -1):
        own = {tokens[i].low for i in row[office + 2 : n]} - words("titles") - {"prime", "first", "chief"}
        behind = tokens[row[n - 1]]
        if sex_of(tokens[row[office + 2]].text, "") and n == office + 3:
            continue  # "adviser to Mohamed Hamdan Dagalo"
        if own and (behind.capital or behind.low in words("bodies")) and _begins_given(tokens, row[n:]):
            text = text_of(tokens, row[n:])
            return Made(text, role=text_of(tokens, row[:n]), person=True, words=words_of(text))
    return None


def _begins_given(tokens: Sequence[Token], row: Sequence[int]) -> bool:
    """Whether words are a given name of one sex and a surname: "Bogdan Church", "Hans van der Berg"."""
    large = [tokens[i] for i in row if tokens[i].low not in PARTICLES or tokens[i].capital]
    shut = words("outlets", "times", "titles") | SUFFIXES
    return (
        _NAME[0] <= len(large) <= _NAME[1]
        and all(t.capital and not t.text.isupper() for t in large)
        and bool(sex_of(large[0].text, ""))
        and tokens[row[0]] is large[0]
        and tokens[row[-1]] is large[-1]
        and shut.isdisjoint(t.low for t in large)
    )


def _behind_small(tokens: Sequence[Token], head: list[int]) -> Made | None:
    """As in "dad-of-three Alejandro Flores", "Russian steelmaker Severstal": small, then a name."""
    for n in range(len(head) - 2, -1, -1):
        token = tokens[head[n]]
        if token.capital and not _CALLING.search(token.text):
            continue
        name = head[n + 1 :]
        if (
            not token.text[0].isalpha()
            or token.low in PARTICLES | words("prepositions", "determiners", "pronouns") | {"and", "to"}
            or not _name_run(tokens, name)
        ):
            return None
        lows = {tokens[i].low for i in name}
        body = bool(lows & (words("bodies") | SUFFIXES | words("outlets")))
        firm = token.low in FIRMS | words("bodies") or token.low.endswith(_FIRM_ENDINGS)
        person: bool | None = True if 2 <= len(name) <= _GIVEN_AND_LAST and not body and not firm else None
        if body or firm:
            person = False
        elif person is None and token.low in words("persons", "titles"):
            person = True
        text = text_of(tokens, name)
        return Made(text, role=text_of(tokens, head[: n + 1]), person=person, words=words_of(text))
    return None


def _is_strange(tokens: Sequence[Token], name: Sequence[int]) -> bool:
    """Whether a name is two words or more, none of them an ordinary one, as persons' names mostly are."""
    return len(name) > 1 and not any(plain(tokens[i].text) in everyday() for i in name)


def _name_run(tokens: Sequence[Token], row: Sequence[int]) -> bool:
    return (
        tokens[row[-1]].capital
        and all(tokens[i].capital or tokens[i].low in PARTICLES or tokens[i].text in ".&-’'" for i in row)
        and not all(tokens[i].low in words("titles") | words("bodies") for i in row)
    )
