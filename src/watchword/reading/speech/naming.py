"""What the words of a phrase say by themselves: a name with its role, someone unnamed, a body, a document."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from watchword.model.countries import country_code
from watchword.reading.parties.mentions import Entity
from watchword.reading.speech.clauses import Token, words
from watchword.reading.speech.seen import ARTICLES, FIRMS, SUFFIXES, Seen

__all__ = [
    "Describer",
    "Made",
    "bare_article",
    "doer",
    "is_outlet",
    "is_plural",
    "single",
    "text_of",
    "words_of",
]

OWNERS = frozenset("his her its their our my your this that".split())
#: Words behind a name that are none of it.
_REFLEXIVE = frozenset("himself herself itself themselves alone both too".split())
#: One body, whatever its ending.
_SINGULAR = frozenset("customs news headquarters politics".split())
#: Particles inside names of persons.
PARTICLES = frozenset(
    "van von der den de la le del della di da dos bin ibn al el abu ben ter zu af y e".split()
)
#: A capital at a sentence's beginning that only says what somebody is: "Grandad-of-six", "Kyiv-based".
_CALLING = re.compile(
    r"-(?:of-\w+|based|born|led|owned|backed|run|listed|funded|trained|turned|registered|controlled)\b|^Ex-[a-z]"
)
#: What stands before an office with a hyphen: "vice-president", "ex-minister".
_PREFIX = re.compile(r"^(?:vice|ex|co|deputy|then)-(?=[a-z])")
#: How nouns for firms end, and the most words of a person's name behind such a noun.
_FIRM_ENDINGS = ("maker", "builder", "owned", "miner", "grower", "based", "listed", "run")
_GIVEN_AND_LAST = 3
_SUFFIX_ROLES = frozenset("chain trader importer exporter outlet prosecutor rights campaign".split()) - {
    "rights",
    "campaign",
}
_THINGS = frozenset(
    "letter paper tanker freighter carrier order matter number offer power water border "
    "computer container server register "
    "newsletter chapter trailer motor sensor reactor sector factor transponder dinner winter "
    "summer river corner answer plant".split()
)


#: Words with which a station or paper is called what it is: "Radio Tarn", "the broadcaster TRK".
_STATIONS = frozenset("radio tv television channel broadcaster gazeta diario jornal telewizja".split())


def is_outlet(name: str) -> bool:
    """Whether a name is that of a paper, agency or station, by its words."""
    low = name.lower().replace("’", "'").replace("'s", "").replace(".", "")
    found = [w for w in re.findall(r"[\w-]+", low) if w not in ARTICLES]
    return (
        bool(found)
        and (
            found[-1] in words("outlets")
            or found[0] in ("reuters", "bloomberg", "xinhua", "nikkei", "agence", "associated")
            or found[0] in _STATIONS
            or found[-1] in _STATIONS
        )
        and not set(found) & {"ministry", "commission", "council", "court"}
    )


@dataclass
class Made:
    """What a phrase says by itself."""

    text: str
    generic: bool = False
    head: str = ""
    definite: bool = True
    plural: bool = False
    person: bool | None = False
    document: bool = False
    named_inside: bool = False
    owner: str = ""
    owned_by: str = ""
    role: str | None = None
    words: frozenset[str] = frozenset()
    kind: str = "named"


def text_of(tokens: Sequence[Token], row: Sequence[int]) -> str:
    """Words with the gaps they had, single blanks between."""
    out: list[str] = []
    end = -1
    for i in row:
        token = tokens[i]
        if out and token.start > end:
            out.append(" ")
        out.append(token.text)
        end = token.end
    return "".join(out).strip()


def bare_article(text: str) -> str:
    """A phrase without the article before it."""
    return re.sub(r"^(?:[Tt]he|[Aa]n?) ", "", text)


def words_of(name: str) -> frozenset[str]:
    """The words that make a name, small, without articles, "of" and the owner's 's."""
    low = name.lower().replace("’s", "").replace("'s", "").replace(".", "")
    return frozenset(re.findall(r"[\w-]+", low)) - {"the", "of", "a", "an", "and", "for"}


def is_plural(word: str) -> bool:
    """Whether a noun means several, by its ending or as police and people do."""
    return word in (
        "people",
        "men",
        "women",
        "police",
        "spokespeople",
        "spokesmen",
        "staff",
        "fishermen",
        "crew",
    ) or (word.endswith("s") and not word.endswith(("ss", "us")) and word not in _SINGULAR)


def opens_sentence(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token is a sentence's first, where a capital says nothing."""
    return at == 0 or tokens[at - 1].text in ".!?:" or tokens[at - 1].quote >= 0


def doer(word: str) -> bool:
    """Whether a noun names one who does something, by its ending."""
    return (
        word.endswith(("er", "or", "ist", "ian", "man", "woman"))
        and len(word) > 4
        and word not in _THINGS
        and word not in words("bodies")
    )


def single(word: str) -> str:
    """A plural's singular, by its ending."""
    return word[:-3] + "y" if word.endswith("ies") else word[:-1] if word.endswith("s") else word


@dataclass
class Describer:
    """Describes phrases of one text: `seen` are its names, `over` the mentions between two characters."""

    seen: Sequence[Seen]
    over: Callable[[int, int], Sequence[tuple[int, int, Entity]]]

    def describe(self, tokens: Sequence[Token], row: list[int]) -> Made | None:
        """What the words of a phrase say, before anybody known is looked for."""
        if self._year_old(tokens, row):
            return Made("he", generic=True, head="he", definite=True)
        text = text_of(tokens, row)
        definite = True
        owner = ""
        first = tokens[row[0]].low
        if first in words("determiners"):
            definite = first == "the" or first in OWNERS or first in ("this", "that", "these", "those")
            if first in OWNERS or first in ARTICLES:
                owner = first if first in OWNERS else ""
                row = row[1:]
        elif first in ("someone", "somebody", "anyone", "sources") or first.isdigit():
            definite = False
        while row and (tokens[row[-1]].text in ".,;" or (len(row) > 1 and tokens[row[-1]].low in _REFLEXIVE)):
            row = row[:-1]
        if not row:
            return None
        head_end = next(
            (
                n
                for n, i in enumerate(row)
                if n
                and not tokens[i].capital
                and (
                    tokens[i].low in words("prepositions")
                    or tokens[i].low
                    in (
                        "to",
                        "familiar",
                        "close",
                        "briefed",
                        "involved",
                        "aware",
                        "who",
                        "that",
                        "which",
                        "called",
                        "opposed",
                    )
                )
            ),
            len(row),
        )
        if head_end < len(row) and self._is_joined(tokens, row, head_end):
            head_end = len(row)
        head, rest = row[:head_end], row[head_end:]
        if not head:
            return None
        if (
            rest
            and tokens[rest[0]].low == "of"
            and tokens[head[-1]].capital
            and all(
                tokens[i].capital or tokens[i].low in ("of", "and", "for", "the", "&", "'s") for i in rest
            )
            and len(head) <= 4
        ):
            cut = next(
                (n for n, i in enumerate(head) if tokens[i].low in words("bodies") and tokens[i].capital),
                None,
            )
            if cut is not None or tokens[head[-1]].low in (
                "republic",
                "bank",
                "centers",
                "centres",
                "state",
                "states",
                "house",
                "chamber",
                "ministers",
                "secretariat",
                "department",
                "institute",
                "bureau",
                "office",
            ):
                head, rest = [*head, *rest], []
        if (
            len(rest) > 1
            and tokens[rest[0]].low in ("called", "named")
            and all(tokens[i].capital for i in rest[1:])
        ):
            name = text_of(tokens, rest[1:])  # "a man called Igor"
            return Made(name, role=text_of(tokens, head), person=True, words=words_of(name))
        last = tokens[head[-1]]
        if last.low in words("documents") and not (last.capital and len(head) > 1):
            paper = self._of_document(tokens, head, rest, text)
            if paper and paper.document:
                paper.owner = owner
            return paper
        titled = self._titled(tokens, head, rest)
        if titled:
            return titled
        heads = words("persons") | words("bodies")
        if (
            len(head) == 1
            and last.capital
            and first == last.low
            and is_plural(last.low)
            and not is_outlet(last.text)
            and (single(last.low) in heads or (opens_sentence(tokens, head[0]) and doer(single(last.low))))
        ):
            return Made(
                text,
                generic=True,
                head=last.low,
                definite=False,
                plural=True,
                words=words_of(text),
                person=True,
                named_inside=any(tokens[i].capital for i in rest),
            )
        if (
            first == "the"
            and len(head) == 1
            and last.capital
            and is_plural(last.low)
            and rest
            and tokens[rest[0]].low == "of"
            and tokens[rest[-1]].capital
        ):
            name = text_of(tokens, [*head, *rest])  # "the Friends of the Library"
            return Made(name, words=words_of(name), person=False)
        names = [i for i in head if tokens[i].capital]
        whole = text_of(tokens, [*head, *rest]) if self._keeps(tokens, head, rest) else text_of(tokens, head)
        if last.capital and names and not (len(head) == 1 and last.low in words("bodies") | words("persons")):
            generic_words = {tokens[i].low for i in head} <= words("bodies") | words("persons") | {"'s"}
            if not generic_words:
                return Made(
                    whole,
                    words=words_of(whole),
                    role=text_of(tokens, rest)
                    if rest and rest[0] != head[-1] and whole == text_of(tokens, head)
                    else None,
                    person=self._is_person(tokens, head),
                )
        lows = [_PREFIX.sub("", tokens[i].low) for i in head]
        head_word = next((w for w in reversed(lows) if w in heads), last.low)
        if head_word not in heads and single(head_word) in words("bodies") | FIRMS:
            head_word = single(head_word)
            many = True
        else:
            many = False
        owned = next((n for n, i in enumerate(head) if tokens[i].low == "'s"), None)
        plural = (
            many
            or is_plural(head_word)
            or first in ("two", "three", "four", "five", "six", "several", "many", "some")
        )
        named_inside = any(
            tokens[i].low not in heads | words("titles") and not (len(head) > 1 and opens_sentence(tokens, i))
            for i in names
        ) or any(tokens[i].capital for i in rest)
        return Made(
            text,
            generic=True,
            head=head_word,
            definite=definite,
            plural=plural,
            owner=owner,
            owned_by=text_of(tokens, head[:owned]) if owned else "",
            named_inside=named_inside,
            words=words_of(text),
            person=head_word in words("persons") and head_word not in FIRMS,
        )

    def _is_joined(self, tokens: Sequence[Token], row: Sequence[int], at: int) -> bool:
        """Whether a name holds its preposition, by how the text has it elsewhere: "Watch for the Missing"."""
        if not tokens[row[0]].capital or tokens[row[at]].low != "for":
            return False  # "Noelle Trask of Granite Wall" is a person
        if tokens[row[at - 1]].low in words("titles", "persons"):
            return False
        name = text_of(tokens, row)
        return any(s.name == name and not s.first for s in self.seen)

    @staticmethod
    def _year_old(tokens: Sequence[Token], row: Sequence[int]) -> bool:
        return (
            any(tokens[i].low.endswith("-year-old") for i in row)
            and not any(tokens[i].capital for i in row[1:])
            and tokens[row[0]].low == "the"
        )

    @staticmethod
    def _keeps(tokens: Sequence[Token], head: Sequence[int], rest: Sequence[int]) -> bool:
        """Whether what follows a preposition belongs to a body's name ("Department of State")."""
        return (
            bool(rest)
            and tokens[rest[0]].low in ("of", "for", "on", "to", "against")
            and tokens[rest[-1]].capital
            and any(
                tokens[i].low in words("bodies") | {"centers", "centres", "chamber", "initiative", "fund"}
                and tokens[i].capital
                for i in head
            )
            and not any(
                tokens[i].low in words("titles") and tokens[i].low not in words("bodies") for i in head
            )
        )

    def _titled(self, tokens: Sequence[Token], head: list[int], rest: list[int]) -> Made | None:
        """As in "Foreign Minister Wang Yi", "the campaign group Threadbare": role and name."""
        roles = words("titles") | words("persons") | words("bodies") | _SUFFIX_ROLES
        at = None
        for n in range(len(head) - 2, -1, -1):
            token = tokens[head[n]]
            if token.low in roles and (
                not token.capital
                or token.low in words("titles")
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
            if name and tokens[name[0]].low != "'s" and self._name_run(tokens, name):
                word = tokens[head[at]].low
                person: bool | None = word in words("titles") or (
                    word in words("persons") and word not in FIRMS
                )
                if word in FIRMS and word in words("persons") and len(name) <= 3 and tokens[head[at]].capital:
                    person = None  # "Broker Hans Meer", "Lender Norvik Bank"
                return Made(
                    text_of(tokens, name),
                    role=text_of(tokens, head[: at + 1]),
                    person=person,
                    words=words_of(text_of(tokens, name)),
                )
        if behind := self._behind_small(tokens, head):
            return behind
        owner = next((n for n, i in enumerate(head) if tokens[i].low == "'s"), None)
        if owner and 2 <= len(head) - owner - 1 <= 3:
            name = head[owner + 1 :]
            lows = {tokens[i].low for i in name}
            if self._name_run(tokens, name) and not lows & (
                words("bodies") | words("persons") | words("outlets")
            ):
                text = text_of(tokens, name)  # "Labour's David Lammy"
                return Made(text, role=text_of(tokens, head[: owner + 1]), words=words_of(text), person=None)
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
            name = rest[rest.index(run[-cut]) :]
            return Made(
                text_of(tokens, name),
                role=text_of(tokens, [*head, *rest[: rest.index(run[-cut])]]),
                person=True,
                words=words_of(text_of(tokens, name)),
            )
        return None

    def _behind_small(self, tokens: Sequence[Token], head: list[int]) -> Made | None:
        """As in "dad-of-three Alejandro Flores", "Russian steelmaker Severstal": small, then a name."""
        for n in range(len(head) - 2, -1, -1):
            token = tokens[head[n]]
            if token.capital and not _CALLING.search(token.text):
                continue
            name = head[n + 1 :]
            if (
                not token.text[0].isalpha()
                or token.low in PARTICLES | words("prepositions", "determiners", "pronouns") | {"and", "to"}
                or not self._name_run(tokens, name)
            ):
                return None
            lows = {tokens[i].low for i in name}
            body = bool(lows & (words("bodies") | SUFFIXES | words("outlets")))
            firm = token.low in FIRMS | words("bodies") or token.low.endswith(_FIRM_ENDINGS)
            person: bool | None = (
                True if 2 <= len(name) <= _GIVEN_AND_LAST and not body and not firm else None
            )
            if body or firm:
                person = False
            elif person is None and token.low in words("persons", "titles"):
                person = True
            text = text_of(tokens, name)
            return Made(text, role=text_of(tokens, head[: n + 1]), person=person, words=words_of(text))
        return None

    @staticmethod
    def _name_run(tokens: Sequence[Token], row: Sequence[int]) -> bool:
        return (
            tokens[row[-1]].capital
            and all(tokens[i].capital or tokens[i].low in PARTICLES or tokens[i].text in ".&-’'" for i in row)
            and not all(tokens[i].low in words("titles") | words("bodies") for i in row)
        )

    def _is_person(self, tokens: Sequence[Token], head: Sequence[int]) -> bool | None:
        name = text_of(tokens, head)
        if set(name.lower().split()) & (words("bodies") | words("outlets") | SUFFIXES):
            return False
        for _, _, entity in self.over(tokens[head[0]].start, tokens[head[-1]].end):
            if entity.kind == "person":
                return True
            if entity.kind in ("place", "vessel") or entity.hits:
                return False
        if any(s.person and s.name.endswith(name) for s in self.seen):
            return True
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
        source = next((n for n, i in enumerate(rest) if tokens[i].low in ("from", "by", "of")), None)
        if owner and not (source == 0 and tokens[rest[0]].low == "by"):  # "a broker's note by Almgren"
            return self.describe(tokens, head[:owner])
        if source is not None and rest[source + 1 :]:
            found = self.describe(tokens, rest[source + 1 :])
            if found and (not found.generic or found.head in words("bodies") | words("persons")):
                return found
        capitals = [i for i in head[:-1] if tokens[i].capital or tokens[i].text in "&"]
        if (
            capitals
            and opens_sentence(tokens, capitals[0])
            and tokens[capitals[0]].low in words("bodies") | words("persons")
        ):
            capitals = capitals[1:]  # "Court papers say"
        if capitals and tokens[capitals[-1]].low not in words("times"):
            return self.describe(tokens, capitals)
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
