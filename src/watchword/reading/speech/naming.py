"""What the words of a phrase say by themselves: a name with its role, someone unnamed, a body, a document."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from watchword.model.countries import country_code
from watchword.reading.parties.mentions import Entity
from watchword.reading.speech.clauses import Token, words
from watchword.reading.speech.made import Made
from watchword.reading.speech.papers import MEASURED, author_at, is_small
from watchword.reading.speech.seen import ARTICLES, FIRMS, SUFFIXES, Seen, like_a_body, sex_of, telling
from watchword.reading.speech.titled import long_office, titled
from watchword.reading.speech.wording import (
    doer,
    is_outlet,
    is_plural,
    opens_sentence,
    single,
    text_of,
    words_of,
)
from watchword.reading.tables import is_given

__all__ = ["OWNERS", "Describer"]

OWNERS = frozenset("his her its their our my your this that".split())
#: Words behind a name that are none of it.
_REFLEXIVE = frozenset("himself herself itself themselves alone both too".split())
#: What stands before an office with a hyphen: "vice-president", "ex-minister".
_PREFIX = re.compile(r"^(?:vice|ex|co|deputy|then)-(?=[a-z])")
#: What stands behind the head of a phrase, beside prepositions.
_BEHIND_HEAD = frozenset(
    "to familiar close briefed involved aware who that which called named opposed".split()
)
_CALLED = ("called", "named")
#: As in "families east of the river".
_SIDES = frozenset("east west north south".split())
#: Words inside a body's name behind "of", words at a head's end that ask for "of", and words of such a head.
_INSIDE = frozenset("of and for the & 's".split())
_OF = frozenset(
    "republic bank centers centres state states house chamber ministers secretariat department institute "
    "bureau office".split()
)
_BODY = 4
#: Letters of an acronym that ends a body's name, at most.
_ACRONYM = 4
_BODY_AND_PAPER = 2
#: Words of "Seventeen of those interviewed".
_THOSE = 4
#: Words of a name that stands by itself behind its land: "Russia's Novolipetsk Steel".
_LONE = 2
#: Papers called after them are not theirs: "court papers", "a police statement" can be a witness's.
_HEARING = frozenset("court courtroom tribunal police".split())
#: Guards that are bodies.
_GUARDS = frozenset("coast national border civil presidential republican revolutionary".split())
#: So many of several: "thousands of truckers".
_CROWDS = frozenset("thousands hundreds dozens scores tens millions all most half many".split())
#: As in "emails obtained by the Echo", who has a paper didn't write it.
_HAD = frozenset("obtained reviewed leaked seen viewed examined inspected".split())
#: What is done with papers, without "ed": "court papers seen by Reuters".
_DONE = frozenset("seen shown read sent".split())
_SEVERAL = frozenset("two three four five six several many some all both".split())


@dataclass
class _Opening:
    """A phrase without the article or owner before it: its row of tokens, and what that said."""

    text: str
    first: str
    row: list[int]
    definite: bool
    owner: str


def _opening(tokens: Sequence[Token], row: list[int]) -> _Opening | None:
    """How a phrase opens; None where nothing of it is left."""
    text, first = text_of(tokens, row), tokens[row[0]].low
    definite, owner = True, ""
    if first == "whose" and len(row) > 1:
        text, owner, row = text_of(tokens, row[1:]), "its", row[1:]
    elif first in words("determiners"):
        definite = first == "the" or first in OWNERS or first in ("this", "that", "these", "those")
        if first in OWNERS or first in ARTICLES:
            owner = first if first in OWNERS else ""
            row = row[1:]
    elif first in ("someone", "somebody", "anyone", "sources") or first.isdigit():
        definite = False
    while row and (tokens[row[-1]].text in ".,;" or (len(row) > 1 and tokens[row[-1]].low in _REFLEXIVE)):
        row = row[:-1]
    return _Opening(text, first, row, definite, owner) if row else None


def _is_whole(tokens: Sequence[Token], head: list[int], rest: list[int]) -> bool:
    """Whether "of" and what follows belong to a body's name: "Ministry of Roads and Ports"."""
    joined = next((n + 1 for n in range(len(head) - 1, 0, -1) if tokens[head[n]].low == "and"), 0)
    if joined and not tokens[head[joined - 2]].capital:
        head = head[joined:]  # "the oil ministry and the Directorate General of Shipping"
    if tokens[rest[0]].low != "of" or not tokens[head[-1]].capital or len(head) > _BODY:
        return False
    if not all(tokens[i].capital or tokens[i].low in _INSIDE for i in rest):
        return False
    a_body = any(tokens[i].low in words("bodies") and tokens[i].capital for i in head)
    return a_body or tokens[head[-1]].low in _OF


def _many_alone(tokens: Sequence[Token], head: list[int], rest: list[int], opening: _Opening) -> Made | None:
    """Several of a kind that open a sentence: "Officials", "Traders in Tarn"."""
    last = tokens[head[-1]]
    if not (len(head) == 1 and last.capital and opening.first == last.low and is_plural(last.low)):
        return None
    one = single(last.low)
    a_kind = one in words("persons") | words("bodies") or (opens_sentence(tokens, head[0]) and doer(one))
    if is_outlet(last.text) or not a_kind:
        return None
    return Made(
        opening.text,
        generic=True,
        head=last.low,
        definite=False,
        plural=True,
        words=words_of(opening.text),
        person=True,
        named_inside=any(tokens[i].capital for i in rest),
    )


def _friends_of(tokens: Sequence[Token], head: list[int], rest: list[int], opening: _Opening) -> Made | None:
    """A body called after its members: "the Friends of the Library"."""
    last = tokens[head[-1]]
    if not (opening.first == "the" and len(head) == 1 and last.capital and is_plural(last.low)):
        return None
    if not (rest and tokens[rest[0]].low == "of" and tokens[rest[-1]].capital):
        return None
    name = text_of(tokens, [*head, *rest])
    return Made(name, words=words_of(name), person=False)


def _unnamed(tokens: Sequence[Token], head: list[int], rest: list[int], opening: _Opening) -> Made:
    """Somebody told by a noun alone: "two officials", "the ministry's lawyers"."""
    heads = words("persons") | words("bodies")
    last = tokens[head[-1]]
    lows = [_PREFIX.sub("", tokens[i].low) for i in head]
    noun = next((w for w in reversed(lows) if w in heads), last.low)
    if noun == "guard" and lows[-2:-1] and lows[-2] in _GUARDS:
        noun = "force"  # "the coast guard"
    many = noun not in heads and single(noun) in words("bodies") | FIRMS
    noun = single(noun) if many else noun
    owned = next((n for n, i in enumerate(head) if tokens[i].low == "'s"), None)
    named_inside = any(
        tokens[i].low not in heads | words("titles")
        and (not (len(head) > 1 and opens_sentence(tokens, i)) or owned == n + 1)
        for n, i in enumerate(head)
        if tokens[i].capital
    ) or any(tokens[i].capital for i in rest)
    return Made(
        opening.text,
        generic=True,
        head=noun,
        definite=opening.definite,
        plural=many or is_plural(noun) or opening.first in _SEVERAL,
        owner=opening.owner,
        owned_by=text_of(tokens, head[:owned]) if owned else "",
        named_inside=named_inside,
        words=words_of(opening.text),
        person=noun in words("persons") | (words("titles") - words("bodies")) and noun not in FIRMS,
    )


def _filed(tokens: Sequence[Token], row: Sequence[int], n: int) -> bool:
    """Whether a participle tells what became of a paper: "an affidavit filed in the case"."""
    return _is_done(tokens[row[n]].low) and tokens[row[n - 1]].low in words("documents")


def _is_done(word: str) -> bool:
    """Whether a word is what was done with a paper: "filed", "seen"."""
    return word.endswith("ed") or word in _DONE


#: A person told by initials: "H.T.", not "U.N.".
_INITIALS = re.compile(r"(?!U\.N\.|E\.U\.|U\.S\.|U\.K\.)(?:[A-Z]\.){2,3}")
#: Words of bodies' names that stand before "of" and "on": "UN Conference on Trade", "Joint Chiefs of Staff".
_OF_BODIES = frozenset(
    "centers centres chamber initiative fund conference chiefs programme program convention summit front "
    "movement society league foundation forum".split()
)


def _some_of_those(tokens: Sequence[Token], row: list[int]) -> Made | None:
    """Some of several told by what befell them: "Seventeen of those interviewed"."""
    lows = [tokens[i].low for i in row]
    if len(row) != _THOSE or lows[1:3] != ["of", "those"] or not lows[3].endswith("ed"):
        return None
    text = text_of(tokens, row)
    return Made(text, generic=True, head="people", person=True, plural=True, words=words_of(text))


def _without_land(tokens: Sequence[Token], head: list[int]) -> list[int]:
    """A name without the land whose it is: "(Hungary's) Mol"; "China's Ministry of Commerce" keeps it."""
    owner = next((n for n, i in enumerate(head) if tokens[i].low == "'s"), 0)
    rest = head[owner + 1 :]
    lone = 0 < len(rest) <= _LONE and all(tokens[i].capital for i in rest)
    kinds = words("bodies", "persons", "titles", "outlets", "documents")
    if (
        owner
        and lone
        and kinds.isdisjoint(tokens[i].low for i in rest)
        and country_code(text_of(tokens, head[:owner]))
    ):
        return rest
    return head


def _without_charge(tokens: Sequence[Token], row: list[int]) -> list[int]:
    """A row without what only says that somebody leads: "Special Agent (in Charge) Marcus Boyle"."""
    lows = [tokens[i].low for i in row]
    for n in range(1, len(row) - _BODY_AND_PAPER):
        if (lows[n], lows[n + 1]) == ("in", "charge") and tokens[row[n + 2]].capital:
            return [*row[:n], *row[n + 2 :]]
    return row


@dataclass
class Describer:
    """Describes phrases of one text: `seen` are its names, `over` the mentions between two characters."""

    seen: Sequence[Seen]
    over: Callable[[int, int], Sequence[tuple[int, int, Entity]]]

    @cached_property
    def _surnames(self) -> frozenset[str]:
        """Last words of the names of persons."""
        named = (s for s in self.seen if " " in s.name)
        return frozenset(s.name.split()[-1] for s in named if s.person or is_given(s.name.split()[0]))

    def describe(self, tokens: Sequence[Token], row: list[int]) -> Made | None:
        """What the words of a phrase say, before anybody known is looked for."""
        row = _without_charge(tokens, row)
        if self._year_old(tokens, row):
            return Made("he", generic=True, head="he", definite=True)
        if (those := _some_of_those(tokens, row)) is not None:
            return those
        if len(row) > _BODY_AND_PAPER and tokens[row[0]].low in _CROWDS and tokens[row[1]].low == "of":
            crowd = self.describe(tokens, row[2:])
            if crowd and crowd.generic:
                crowd.text, crowd.definite, crowd.plural = text_of(tokens, row), False, True
                return crowd
        opening = _opening(tokens, row)
        if opening is None:
            return None
        if (holder := long_office(tokens, opening.row)) is not None:
            return holder
        head, rest = self._parts(tokens, opening.row)
        if not head:
            return None
        if len(rest) > 1 and tokens[rest[0]].low in _CALLED and all(tokens[i].capital for i in rest[1:]):
            name = text_of(tokens, rest[1:])  # "a man called Igor"
            return Made(name, role=text_of(tokens, head), person=True, words=words_of(name))
        last = tokens[head[-1]]
        if not rest and (surname := self._surname(last, head)):
            return surname
        filed = bool(rest) and last.low in words("documents") and _is_done(tokens[rest[0]].low)
        if filed:
            opening.text = opening.text[: opening.text.index(tokens[rest[0]].text)].strip()
        somebodys = opening.definite or not filed or any(tokens[i].capital for i in head[:-1])
        if last.low in words("documents") and somebodys and not (last.capital and len(head) > 1):
            paper = self._of_document(tokens, head, rest, opening.text)
            if paper and paper.document:
                paper.owner = opening.owner
            return paper
        return (
            titled(tokens, head, rest)
            or _many_alone(tokens, head, rest, opening)
            or _friends_of(tokens, head, rest, opening)
            or self._named(tokens, head, rest)
            or _unnamed(tokens, head, rest, opening)
        )

    def _parts(self, tokens: Sequence[Token], row: list[int]) -> tuple[list[int], list[int]]:
        """A phrase's head, and what stands behind it from its first preposition on."""
        small = words("prepositions")
        owner = max((n for n, i in enumerate(row) if tokens[i].low == "'s"), default=0)
        inside = words("prepositions") | {"and", "the", "&"}
        named = owner > 2 and all(tokens[i].capital or tokens[i].low in inside for i in row[:owner])
        of = next((n for n, i in enumerate(row) if tokens[i].low in ("of", "for")), 0)
        body = of and {tokens[i].low for i in row[:of]} & (words("bodies") - words("titles"))
        # "the Central Bank of Tarn's lawyer", not "Director Ana Sol of the FBI's Field Office"
        owned = owner if named and body and len(row) > owner + 1 else 0
        end = next(
            (
                n
                for n, i in enumerate(row)
                if n > owned
                and not tokens[i].capital
                and (
                    tokens[i].low in small
                    or tokens[i].low in _BEHIND_HEAD
                    or _filed(tokens, row, n)
                    or (tokens[i].low in _SIDES and n + 1 < len(row) and tokens[row[n + 1]].low == "of")
                )
            ),
            len(row),
        )
        if end < len(row) and self._is_joined(tokens, row, end):
            end = len(row)
        head, rest = row[:end], row[end:]
        return ([*head, *rest], []) if head and rest and _is_whole(tokens, head, rest) else (head, rest)

    def _surname(self, last: Token, head: list[int]) -> Made | None:
        """A surname that the text has behind a given name: "John Baker … Baker said"."""
        if len(head) > 1 or not last.capital or last.text not in self._surnames:
            return None
        # No calling, which the empty role says.
        return Made(last.text, role="", words=words_of(last.text), person=True)

    def _named(self, tokens: Sequence[Token], head: list[int], rest: list[int]) -> Made | None:
        """A name: its last word has a capital, and not all of its words are for bodies or persons."""
        last = tokens[head[-1]]
        general = words("bodies") | words("persons")
        numbered = len(head) > 1 and last.text.isdigit() and tokens[head[-2]].capital  # "France 24"
        if numbered and not any(tokens[i].low in words("times") for i in head):
            whole = text_of(tokens, head)
            return Made(whole, words=words_of(whole), person=False)
        if not last.capital or (len(head) == 1 and last.low in general):
            return None
        if {tokens[i].low for i in head} <= general | {"'s"}:
            return None
        head = _without_land(tokens, head)
        own = text_of(tokens, head)
        whole = text_of(tokens, [*head, *rest]) if self._keeps(tokens, head, rest) else own
        role = text_of(tokens, rest) if rest and whole == own else None
        return Made(whole, words=words_of(whole), role=role, person=self._is_person(tokens, head))

    def _is_joined(self, tokens: Sequence[Token], row: Sequence[int], at: int) -> bool:
        """Whether a name holds its preposition, by how the text has it elsewhere: "Watch for the Missing"."""
        if not tokens[row[0]].capital or tokens[row[at]].low != "for":
            return False  # "Noelle Trask of Granite Wall" is a person
        if any(tokens[i].low in words("titles", "persons") for i in row[:at]):
            return False  # "Attorney Ana Sol for the District of Tarn"
        name = text_of(tokens, row)
        return any(s.name == name and not s.first for s in self.seen)

    @staticmethod
    def _year_old(tokens: Sequence[Token], row: Sequence[int]) -> bool:
        of = next((n for n, i in enumerate(row) if tokens[i].low in words("prepositions")), len(row))
        return (
            any(tokens[i].low.endswith("-year-old") for i in row[:of])  # not "the mother of one 16-year-old"
            and not any(tokens[i].capital and tokens[i - 1].low not in ("from", "of", "in") for i in row[1:])
            and tokens[row[0]].low == "the"
        )

    @staticmethod
    def _keeps(tokens: Sequence[Token], head: Sequence[int], rest: Sequence[int]) -> bool:
        """Whether what follows a preposition belongs to a body's name ("Department of State")."""
        return (
            bool(rest)
            and tokens[rest[0]].low in ("of", "for", "on", "to", "against")
            and tokens[rest[-1]].capital
            and any(tokens[i].low in words("bodies") | _OF_BODIES and tokens[i].capital for i in head)
            and not any(
                tokens[i].low in words("titles") and tokens[i].low not in words("bodies") for i in head
            )
        )

    def _is_person(self, tokens: Sequence[Token], head: Sequence[int]) -> bool | None:
        name = text_of(tokens, head)
        if _INITIALS.fullmatch(name):
            return True  # "H.T. rejected the charge"
        if telling(name.split()) & ({"&"} | words("bodies") | words("outlets") | SUFFIXES):
            return False
        for _, _, entity in self.over(tokens[head[0]].start, tokens[head[-1]].end):
            if entity.kind == "person":
                return True
            if entity.kind in ("place", "vessel") or entity.hits:
                return False
        if any(s.person and s.name.endswith(name) for s in self.seen):
            return True
        parts = [tokens[i].text for i in head]
        acronym = len(parts) > 1 and parts[-1].isupper() and 1 < len(parts[-1]) <= _ACRONYM
        if like_a_body(parts) or (acronym and not (is_given(parts[0]) or sex_of(parts[0], ""))):
            return False  # "Slovenian FA"
        lone = (
            len(head) <= 3
            and not name.isupper()
            and not country_code(name)
            and all(tokens[i].capital for i in head)
        )
        return None if lone else False

    def _of_document(
        self, tokens: Sequence[Token], head: list[int], rest: list[int], text: str
    ) -> Made | None:
        """Words in a document are its author's: "data from the CDC", "the bank's letter"."""
        owner = next((n for n in range(len(head) - 1, -1, -1) if tokens[head[n]].low == "'s"), None)
        source = author_at(tokens, head[-1], rest)
        if owner and not (source == 0 and tokens[rest[0]].low == "by"):  # "a broker's note by Almgren"
            return self.describe(tokens, head[:owner])
        if source is not None and rest[source + 1 :] and tokens[rest[0]].low not in _HAD:
            found = self.describe(tokens, rest[source + 1 :])
            if found and (not found.generic or found.head in words("bodies") | words("persons")):
                return found
        capitals = [i for i in head[:-1] if tokens[i].capital or tokens[i].text in "&"]
        if capitals and is_small(tokens, head, capitals[0], self.seen):
            capitals = capitals[1:]  # "Court papers say", "Ship-tracking data show"
        land = country_code(text_of(tokens, capitals)) if capitals else None
        if capitals and tokens[capitals[-1]].low not in words("times") and not land:
            return self.describe(tokens, capitals)  # but "a US indictment" is a paper
        two = len(head) == _BODY_AND_PAPER and tokens[head[-1]].low not in MEASURED  # but "port data show"
        body = head[-2] if two else -1
        if body >= 0 and tokens[body].low in words("bodies") - _HEARING and not is_plural(tokens[body].low):
            whose = text_of(tokens, [body])  # "an embassy statement": the embassy speaks
            return Made(whose, generic=True, head=tokens[body].low, words=words_of(whose))
        return Made(
            text, generic=True, head=tokens[head[-1]].low, document=True, definite=True, words=words_of(text)
        )

    @staticmethod
    def role_in(tokens: Sequence[Token], note: Sequence[int]) -> str | None:
        """An apposition that tells a role, as text; else None."""
        if not note or tokens[note[0]].low in words("relatives") or tokens[note[0]].text[0].isdigit():
            return None
        heads = words("persons") | words("titles") | words("bodies")
        return text_of(tokens, note) if any(tokens[i].low in heads for i in note) else None

    @staticmethod
    def holds_name(tokens: Sequence[Token], note: Sequence[int]) -> bool:
        """Whether an apposition has a capital in it."""
        return sum(tokens[i].capital for i in note) >= 1
