"""What stands around a verb of reporting: whether it is a verb there, and whether its frame is filled.

The frames are those of ``cues.tsv``. Every question is asked of one sentence's words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from watchword.reading.clauses import Token, words
from watchword.reading.cues import Cue, form_of
from watchword.reading.phrases import Group, adverb

__all__ = ["THAT", "Surroundings", "behind_dateline"]

#: Pronouns that may be called something, and what is called without being named.
_NAMED = frozenset("such it them him her".split())
_CALLED = frozenset("meeting election vote session strike police".split())
#: Determiners that stand alone as well: "board nine accused him", "all said".
_COUNTS = frozenset(
    "that this all both each another one two three four five six seven eight nine ten some several "
    "many most few hers ours theirs his others".split()
) - {"his", "this"}
#: By these one answers; nobody is their agent.
_MEANS = frozenset(
    "return email e-mail phone telephone letter post text video mail radio saying fax message".split()
)
_NUMBERS = frozenset(
    "eleven twelve thirteen fourteen fifteen sixteen twenty thirty forty fifty sixty hundred "
    "half twice nearly over "
    "around roughly zero".split()
)
_EVIDENCE = frozenset("evidence proof indication sign trace record reason basis".split())
#: Words that open the clause said.
THAT = frozenset("that whether how why what if".split())
#: Endings of adjectives: "federal rules that".
_ADJECTIVE = ("ical", "onal", "eral", "egal", "ocal", "ive", "ous", "able", "ible", "less", "ful")
#: Words before the verb in "He also added, the pump is ours".
_OPENS = 4
_BEFORE_NOUN = frozenset("of in on for with by from to at about no any such".split())
#: Verbs whose clause may follow without "that".
_BARE = frozenset(
    "insist believe think contend complain predict reckon argue estimate stress maintain swear "
    "doubt suspect hope "
    "fear conclude concede recall guess".split()
)


@dataclass
class Surroundings:
    """The words of a sentence from `first` on; `headline` where verbs begin with capitals."""

    row: Sequence[Token]
    first: int
    headline: bool = False

    def word(self, at: int) -> str:
        """The word at a place in small letters; nothing outside the sentence."""
        return self.row[at].low if 0 <= at < len(self.row) else ""

    def is_quote(self, at: int) -> bool:
        """Whether a quotation stands there."""
        return 0 <= at < len(self.row) and self.row[at].quote >= 0

    def adjective(self, at: int) -> bool:
        """Whether a past form only describes the next noun ("a proposed rule") or goes with "by"."""
        if self.word(at + 1) == "by":
            return self.word(at + 2) not in _MEANS
        if at <= self.first or self.row[at - 1].quote >= 0:
            return False
        before = self.word(at - 1)
        return (before in words("determiners") and before not in _COUNTS) or (
            before in words("prepositions") or before == "'s"
        )

    def plural_before(self, start: int) -> bool:
        """Whether a subject that takes a base form stands before: "officials say"."""
        token = self.row[start - 1] if start > self.first else None
        if token is None or token.quote >= 0:
            return False
        return (
            token.low in ("we", "they", "i", "who", "people", "police", "and", "you", "both", "many")
            or token.low
            in ("men", "women", "children", "media", "staff", "few", "some", "two", "three", "most")
            or (token.low.endswith("s") and token.low not in words("determiners") and token.low != "'s")
            or self.headline
        )

    def noun(self, at: int) -> bool:
        """Whether a word that is noun and verb is a noun here, by what stands before it."""
        before = self.row[at - 1] if at > self.first else None
        if before is None or before.quote >= 0:
            return False
        if before.low in words("determiners") or before.low in _BEFORE_NOUN or before.low == "'s":
            return True
        speaks = words("persons") | words("bodies") | words("documents")
        if self._compound(at) or before.low.endswith(_ADJECTIVE) or before.low in words("times"):
            return True
        if (form_of(before.low) or before.low in words("verbs")) and before.low not in speaks:
            return True
        if self.word(at + 1) in ("him", "her", "them", "us", "me") and self.row[at].low.endswith("s"):
            return False
        if before.text in ",)":
            following = self.word(at + 1)
            return (following in words("prepositions") and following != "to") or following in (
                "and",
                "or",
                ",",
                ".",
                "",
            )
        if before.capital or before.low in words("pronouns") or adverb(before.low):
            return False
        if (
            before.low in words("persons")
            or before.low in words("bodies")
            or before.low in words("documents")
        ):
            return False
        return not (
            self.word(at + 1) in THAT or self.is_quote(at + 1) or self.word(at + 1) in (",", "to", ":")
        )

    def _compound(self, at: int) -> bool:
        """Whether a body without an article only describes a noun: "rejecting defense demands that"."""
        before = self.row[at - 1]
        if before.capital or before.low not in words("bodies") or before.low.endswith("s"):
            return False
        earlier = self.word(at - 2)
        return earlier in words("prepositions") | words("verbs") or earlier.endswith(("ing", "ed"))

    def fits(self, at: int, cue: Cue, group: Group) -> bool:
        """Whether the words behind a verb are those that its frame asks for."""
        following = self.word(at + 1)
        if following == "anonymity" or (cue.verb == "relate" and following == "to"):
            return False
        if cue.frame == "say":
            return (
                following != "to"
                or cue.verb in ("claim", "admit")
                or (cue.verb in ("confirm", "say") and self.word(at + 2) not in ("be", "have"))
            )
        if cue.verb in ("find", "see", "have") and following == "no" and self.word(at + 3) in ("that", "of"):
            return self.word(at + 2) in _EVIDENCE
        if cue.verb == "complain" and following in ("about", "of"):
            return True
        if cue.frame == "head":
            return self.headline and following not in words("prepositions")
        if cue.frame == "hard":
            return (
                self.brings(at)
                or (cue.verb in ("recall", "remember") and following in ("a", "an", "the", "how"))
                or (following == "," and group.start - self.first <= _OPENS and self._clause_follows(at + 1))
                or self.stands_behind(at, group)
                or (cue.verb in _BARE and self._clause_follows(at))
                or (cue.verb in ("write", "reply") and following in ("to", "in") and self.brings(at))
            )
        if cue.frame == "object":
            somebody = following not in words("prepositions") and following[:1].isalpha()
            return self.brings(at) or (
                somebody and any(self.word(i) == "to" for i in range(at + 2, min(at + 12, len(self.row))))
            )
        if cue.frame == "clause":
            return self.brings(at) or (cue.verb == "doubt" and following in ("it", "that"))
        if cue.verb == "read":
            named = self.row[max(self.first, group.start - 3) : group.start]
            if not any(t.low in words("documents") for t in named):
                return False
        if cue.frame == "quote":
            return self.stands_behind(at, group, quoted=True) or self.brings(at, only_quote=True)
        if cue.frame == "tell":
            return following not in ("by", "") and following not in words("prepositions")
        if cue.frame == "ask":
            if any(self.word(i) in ("name", "names") for i in (at + 2, at + 3)) and following in (
                "that",
                "to",
                "for",
            ):
                return False
            if (following == "not" and self.word(at + 3) == "be") or self.word(at + 3) in (
                "anonymity",
                "named",
                "identified",
            ):
                return False
            return following not in ("", ".", ",", ";", "about") or self.stands_behind(at, group, quoted=True)
        if cue.frame == "expect":
            return following not in ("to", "") and any(
                self.word(i) == "to" for i in range(at + 1, min(at + 9, len(self.row)))
            )
        if cue.frame in ("np", "to"):
            if following in ("none", "nothing", "little"):
                return False
            if self.stands_behind(at, group) and following in (".", ",", ""):
                return True
            if following in words("prepositions") | words("times") and self.brings(at):
                return True
            if following in ("to", "that", "whether") or self.is_quote(at + 1):
                return True
            if following in words("prepositions") | words("times") and self.leads_to(at):
                return True
            return not (
                following in words("prepositions")
                or (following in ("", ".") and cue.stance != "denies")
                or following in (";", ")")
            )
        if cue.frame == "want" and following == "to":
            return self.word(at + 2) == "know"
        if cue.frame == "want":
            return following not in words("prepositions") and self._wanted(at)
        if cue.frame == "toonly":
            return (
                following == "to"
                or (following in words("prepositions") | words("times") and self.leads_to(at))
                or (
                    cue.verb == "agree"
                    and not group.aux
                    and (following == "that" or self.stands_behind(at, group))
                )
                or (following == "not" and self.word(at + 2) == "to")
                or (
                    cue.verb == "decline"
                    and (
                        following in ("comment", "requests", "further", "an", "a", "the")
                        or self.word(at + 2) == "comment"
                    )
                )
            )
        if cue.frame == "of":
            ends = {"accuse": ("of",), "blame": ("for",)}[cue.verb]
            if cue.verb == "blame":
                return following not in ("for", "on")
            return any(self.word(i) in ends for i in range(at + 2, min(at + 25, len(self.row))))
        if cue.frame == "as":
            return any(self.word(i) in ("as",) for i in range(at + 2, min(at + 20, len(self.row)))) or any(
                self.is_quote(i) for i in range(at + 1, min(at + 12, len(self.row)))
            )
        if cue.frame == "invite":
            return any(self.word(i) == "to" for i in range(at + 1, min(at + 12, len(self.row))))
        if cue.frame == "cite":
            return False
        if cue.frame == "at":
            ahead = range(at + 2, min(at + 18, len(self.row) - 1))
            if following == "it":
                return self.word(at + 2) == "to"
            if following == "in" and self.word(at + 2) in (".", ",", ""):
                return self.stands_behind(at, group, quoted=True)
            return any(self.word(i) == "at" and (self._number(i + 1) or self.is_quote(i + 1)) for i in ahead)
        if cue.frame == "refer":
            return following != "to" and any(
                self.word(i) == "to" for i in range(at + 2, min(at + 9, len(self.row)))
            )
        if cue.frame == "show":
            # Papers and data show; people show things to each other.
            named = self.row[max(self.first, group.start - 4) : group.start]
            return (
                bool(named)
                and (named[-1].low in words("documents") or any(t.low in words("documents") for t in named))
                and (self.stands_behind(at, group) or following == "that")
            )
        return self.particle(at, cue) > 0 or self.names_it(at, cue)

    def _wanted(self, at: int) -> bool:
        """Whether something is wanted of somebody: "wants them to go", "wants all trials televised"."""
        for i in range(at + 2, min(at + 10, len(self.row))):
            word = self.word(i)
            if word in (",", ".", ";", "and"):
                return False
            if word in ("to", "from", "back") or (word.endswith("ed") and len(word) > 4):
                return True
        return False

    def particle(self, at: int, cue: Cue) -> int:
        """How many words of a particle stand behind a verb; 0 where none does."""
        skip = at + 1
        while (
            skip < len(self.row)
            and skip < at + 3
            and adverb(self.word(skip))
            and self.word(skip) not in ("out", "back", "on")
        ):
            skip += 1
        for particle in cue.particles:
            if tuple(self.word(skip + n) for n in range(len(particle))) == particle:
                return skip - at - 1 + len(particle)
        return 0

    def names_it(self, at: int, cue: Cue) -> bool:
        """As in "called the pact discriminatory", "called it “a farce”": a thing and a word for it."""
        named = self.row[at + 1] if at + 1 < len(self.row) else None
        if cue.verb != "call" or named is None:
            return False
        if not (named.low in words("determiners") | _NAMED or named.quote >= 0 or named.capital):
            return False
        rest = self.row[at + 1 : at + 10]
        if any(t.quote >= 0 for t in rest):
            return True
        lows = {t.low for t in rest[1:]}
        return bool(lows & words("verdicts")) and not lows & _CALLED

    def brings(self, at: int, only_quote: bool = False) -> bool:
        """Whether "that", a colon or a quotation follows in the same breath."""
        for i in range(at + 1, min(at + 14, len(self.row))):
            word = self.word(i)
            if self.is_quote(i):
                before = self.word(i - 1)
                return i == at + 1 or before in (":", ",", "reporters", "statement") or not only_quote
            if word == ":":
                return True
            if (
                word in THAT
                and not only_quote
                and (i == at + 1 or (word == "that" and self._adverbial(at + 1)))
            ):
                return True
            if word in (".", ";") or (word in words("verbs") and i > at + 1 and not self.row[i].capital):
                return False
            if word == "," and i > at + 1 and not self.is_quote(i + 1):
                return False
        return False

    def leads_to(self, at: int) -> bool:
        """Whether "to" follows, at once or behind a day or a place: "vowed on Sunday to shut"."""
        for i in range(at + 1, min(at + 8, len(self.row))):
            word = self.word(i)
            if word == "to":
                return True
            if not (
                word in words("prepositions")
                or word in words("times")
                or adverb(word)
                or self.row[i].capital
                or word[:1].isdigit()
            ):
                return False
        return False

    def _number(self, at: int) -> bool:
        """Whether a number stands there, also behind a mark of money or "about"."""
        ahead = [self.word(i) for i in range(at, min(at + 4, len(self.row)))]
        return any(w[:1].isdigit() for w in ahead) or bool(
            ahead and ahead[0] in words("determiners") | _NUMBERS
        )

    def _adverbial(self, at: int) -> bool:
        """Whether words that say when, where or to whom begin: "wrote in an email that"."""
        word = self.word(at)
        return (
            word in words("prepositions")
            or word == "to"
            or adverb(word)
            or word in words("times")
            or word in ("it", "clear")
        )

    def _clause_follows(self, at: int) -> bool:
        if self.word(at + 1) in ("it", "he", "she", "they", "there", "we", "none", "nobody"):
            return True
        for i in range(at + 1, min(at + 14, len(self.row))):
            word = self.word(i)
            if word in (",", ".", ";"):
                return False
            if i > at + 1 and (
                word in words("auxiliaries")
                or word in words("verbs")
                or (word.endswith("ed") and len(word) > 4)
            ):
                return True
        return False

    def stands_behind(self, at: int, group: Group, quoted: bool = False) -> bool:
        """Whether the verb closes words said before: "…, X added." or "“…” X added"."""
        following = self.row[at + 1] if at + 1 < len(self.row) else None
        closes = (
            following is None
            or following.quote >= 0
            or following.text in ",.;:"
            or following.low in words("prepositions")
            or adverb(following.low)
            or following.low in words("times")
            or following.low in ("when", "as", "after", "who", "while", "and")
        )
        if not closes:
            return False
        for i in range(group.start - 1, max(self.first - 1, group.start - 18), -1):
            if self.is_quote(i):
                return True
            if self.word(i) == "," and self.is_quote(i - 1):
                return True
            if self.word(i) == "," and not quoted:
                if following is None or following.text in ",.":
                    return i > self.first + 2
                if self._whole_clause(i):
                    return True
        return False

    def closes_clause(self, at: int) -> bool:
        """Whether a clause that can stand alone and a comma stand before a word."""
        return self.word(at - 1) == "," and self._whole_clause(at - 1)

    def _whole_clause(self, comma: int) -> bool:
        """Whether a clause that can stand alone ends before a comma: "Prices have doubled,"."""
        row = self.row[self.first : comma]
        if len(row) < 3 or any(t.text in ",;:" or t.quote >= 0 for t in row):
            return False
        first = row[0].low
        if (
            first in words("prepositions")
            or first in words("subordinators")
            or first.endswith("ing")
            or first
            in ("asked", "pressed", "to", "last", "later", "earlier", "today", "yesterday", "but", "and")
        ):
            return False
        return any(t.low in words("auxiliaries") or t.low in words("verbs") for t in row[1:])


def behind_dateline(row: Sequence[Token]) -> int:
    """The token behind "KAVALA, Greece, Oct 14 (Agency) —", or 0."""
    for i, token in enumerate(row[:24]):
        if token.text in ("—", "–", "-", "--", "―") and i and i + 1 < len(row):
            before = [t for t in row[:i] if t.text[0].isalnum()]
            fits = all(t.capital or t.text[0].isdigit() or t.low in words("times") for t in before)
            if (
                fits
                and before
                and (before[0].text.isupper() or any(t.low in words("times") for t in before) or i <= 3)
            ):
                behind = i + 1
                while behind < len(row) - 1 and row[behind].text in "—–-":
                    behind += 1
                return behind
            return 0
        if token.quote >= 0:
            return 0
    return 0
