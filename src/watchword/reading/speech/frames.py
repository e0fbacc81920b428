"""What stands around a verb of reporting, and whether it is a verb there.

Every question is asked of one sentence's words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from watchword.reading.cues import Cue, form_of
from watchword.reading.speech.clauses import Token, words
from watchword.reading.speech.groups import Group, adverb

__all__ = ["MEANS", "THAT", "Surroundings"]

#: Determiners that stand alone as well: "board nine accused him", "all said".
_COUNTS = frozenset(
    "that this all both each another one two three four five six seven eight nine ten some several "
    "many most few hers ours theirs his others".split()
) - {"his", "this"}
#: By these one answers; nobody is their agent.
MEANS = frozenset(
    "return email e-mail phone telephone letter post text video mail radio saying fax message "
    "loudspeaker megaphone tannoy telegram whatsapp sms telex courier videolink video-link satellite".split()
)
_NUMBERS = frozenset(
    "eleven twelve thirteen fourteen fifteen sixteen twenty thirty forty fifty sixty hundred "
    "half twice nearly over "
    "around roughly zero".split()
)
#: Words of who speaks, put between two commas: "The oil, she holds, is dear".
_INSERTED = 7
#: Words of an opening before its comma, and of a place behind a verb: "in a notice to mariners".
_OPENING, _PLACE = 4, 10
#: A verb behind a noun in -s.
_IS = frozenset("is are was were has have had will would".split())
#: Words from "under" to what a thing is done under.
_RULES = 5
#: Words from a relative to its verb: "that the ministry had called unfair".
_BACK = 6
#: What becomes of a message: no verb of its own.
_SENT = frozenset("sent seen made read aired broadcast shown shared".split())
#: How one has a paper of another's.
_HAD = frozenset("obtained seen reviewed viewed leaked read examined".split())
#: Letters of the shortest past form: "used".
_PAST = 4
#: Words that open the clause said.
THAT = frozenset("that whether how why what if".split())
#: Verbs with what they are about behind them.
_OF_WHAT = frozenset("complain complains complained warn warns warned boast boasts boasted".split())
#: Endings of adjectives: "federal rules that".
_ADJECTIVE = ("ical", "onal", "eral", "egal", "ocal", "ive", "ous", "able", "ible", "less", "ful")
#: Participles that are persons where an article stands before them: "the accused denied it".
_SUFFERED = frozenset("accused deceased injured wounded convicted condemned unemployed sacked".split())
#: How adjectives of lands and peoples end.
_LAND = ("ern", "ish", "ese", "ian", "can", "ench", "utch", "aeli", "aqi", "stani")
#: Before "posts", and numbers before a noun of which a verb in -s doesn't tell.
_POSTED = frozenset("blog social media facebook instagram telegram forum linkedin".split())
_PLURAL = frozenset("two three four five six seven eight nine ten several many few both".split())
#: Verbs by which one calls a thing something behind "what".
_NAMES_IT = frozenset("said says say calls call called describes describe described termed".split())
#: Nouns for several that go with a plural's verb, the verbs so read, and those by which one hears another.
_MANY_IN_ONE = frozenset(
    "group team band club board council committee government family couple pair crew company firm cabinet "
    "jury union party panel duo trio".split()
)
_SAY = frozenset("say add argue insist believe maintain deny".split())
_HEARING = frozenset("heard hear hears let made watched saw".split())
_BEFORE_NOUN = frozenset("of in on for with by from to at about no any such".split())
#: Words in which "to" follows whom one wants to do it.
_TO_DO = 6
#: "The four deny it".
_NUMBERS = frozenset("two three four five six seven eight nine ten eleven twelve dozen".split())
#: "the member states".
_HAVING_STATES = frozenset("member flag port coastal donor signatory candidate observer gulf nation".split())


def _only_listed(row: Sequence[Token]) -> bool:
    """Whether commas in a clause part a list only: "seized 40 coins, two figurines and a head in raids"."""
    parts = [n for n, t in enumerate(row) if t.text == ","]
    if not parts:
        return True
    behind = row[parts[-1] + 1 :]
    doing = words("auxiliaries", "verbs", "pronouns", "relatives", "subordinators")
    listed = any(t.low in ("and", "or") for t in behind[1:-1])
    return listed and not any(t.low in doing and not t.capital for t in row[parts[0] + 1 :])


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
            return not self.by_means(at + 1)
        if at <= self.first or self.row[at - 1].quote >= 0:
            return False
        return self._attributive(at)

    def _attributive(self, at: int) -> bool:
        """Whether what stands before a participle opens a noun: "the newly revised, proposed rule".

        Adverbs, other participles and the day of what is spoken of may stand between: "our October 25,
        2021, proposed rule".
        """
        i = at - 1
        while i >= self.first and self._between(i):
            i -= 1
        before = self.word(i) if i >= self.first else ""
        if before == "that" and i < at - 1:
            behind = self.row[at + 1] if at + 1 < len(self.row) else None
            # "that frequently asked questions"
            return behind is not None and behind.low.endswith("s") and not behind.capital
        if before in _COUNTS:
            # "of all reported deaths", but "all said" and "the mother of three said"
            return before in ("all", "each", "some", "many", "most") and self.word(i - 1) in words(
                "prepositions"
            )
        if before in words("determiners") or before == "'s":
            dated = all(self.word(k) not in words("times") for k in range(i + 1, at)) or any(
                self.word(k)[:1].isdigit() for k in range(i + 1, at)
            )
            return dated and (i == at - 1 or self.word(at + 1)[:1].isalpha())
        return i == at - 1 and before in words("prepositions")

    def _between(self, i: int) -> bool:
        """Whether a word may stand between an article and a participle that describes a noun."""
        word = self.word(i)
        if word == ",":
            return self.word(i - 1)[:1].isdigit()
        described = word.endswith("ed") and not self.row[i].capital and word not in _SUFFERED
        number = word[:1].isdigit() and not word.endswith("old")
        return adverb(word) or word in words("times") or number or described

    def by_means(self, at: int) -> bool:
        """Whether "by" tells how something was sent, not who: "by phone", "by encrypted text message"."""
        for i in range(at + 1, min(at + 4, len(self.row))):
            if self.word(i) in MEANS:
                behind = self.row[i + 1] if i + 1 < len(self.row) else None
                return self.word(i + 1) in MEANS or behind is None or not behind.capital
            if self.row[i].capital or self.word(i) in words("determiners", "persons", "bodies"):
                return False
        return False

    def plural_before(self, start: int) -> bool:
        """Whether a subject that takes a base form stands before: "officials say"."""
        token = self.row[start - 1] if start > self.first else None
        if token is None or token.quote >= 0:
            return False
        if token.low == "which" and start - 2 > self.first:
            return self.plural_before(start - 2 + (self.word(start - 2) != ","))  # "three groups, which say"
        return (
            token.low in ("we", "they", "i", "who", "people", "police", "and", "you", "both", "many")
            or token.low in ("men", "women", "children", "media", "data", "staff", "few", "some", "most")
            or token.low in _NUMBERS
            or (token.low.endswith("s") and token.low not in words("determiners") and token.low != "'s")
        )

    def many_in_one(self, start: int, verb: str) -> bool:
        """Whether one noun for many takes a base form, as British papers have it: "the group say"."""
        token = self.row[start - 1] if start > self.first else None
        plain = token is not None and token.low in _MANY_IN_ONE and not token.capital
        article = self.word(start - 2) in ("the", "its", "his", "her", "their", "our")
        return plain and article and verb in _SAY and self.word(start - 3) not in _HEARING

    def noun(self, at: int) -> bool:
        """Whether a word that is noun and verb is a noun here, by what stands before it."""
        before = self.row[at - 1] if at > self.first else None
        if before is None or before.quote >= 0:
            return False
        if before.low in words("determiners") or before.low in _BEFORE_NOUN or before.low == "'s":
            return True
        speaks = words("persons", "bodies", "documents")
        if before.low.endswith("ing") and not before.capital and before.low not in speaks:
            return True  # "printing presses"
        opens = words("determiners") | {"its", "his", "her", "their"}
        form = form_of(self.row[at].low)
        agrees = self.row[at].low.endswith("s") or (
            form is not None and form.kind == "base" and before.low.endswith("s")
        )
        if agrees and self.word(at + 1) in opens - _COUNTS:
            return False  # "a person aware of it wants the council", "forwarders want the council"
        to_do = self.word(at + 1).isalpha() and "to" in (self.word(i) for i in range(at + 2, at + _TO_DO))
        if (
            agrees
            and form
            and form.kind == "base"
            and to_do
            and self.word(at + 1) not in words("prepositions")
        ):
            return False  # "workers at the yards want ministers to act"
        if agrees and self.word(at + 1) == "," and self.word(at + 2) in words("relatives"):
            return True  # "the Andean states, which"
        if self.row[at].low == "states" and before.low in _HAVING_STATES:
            return True
        if agrees and self.word(at + 1) in words("passives") | {"have", "had"}:
            return True  # "though hopes were fading"
        after = form_of(self.word(at + 1))
        if after and after.kind == "past" and before.low not in speaks and self.row[at].low.endswith("s"):
            return True  # "Tax reports flagged 112 transfers"
        if form is not None and form.kind == "past" and self.row[at].low == form.cue.verb:
            owned = self.word(at - 2) in {"its", "his", "her", "their", "the", "a", "'s"}
            return owned and not self.brings(at)  # "lowered its price forecast", not "the bank forecast"
        if before.low in words("times"):  # "papers filed on Tuesday show (that) the offer stands"
            behind = words("determiners") | {".", "", "that"}
            return self.word(at - 2) != "on" or self.word(at + 1) not in behind
        if self._compound(at) or (before.low.endswith(_ADJECTIVE) and before.low not in words("titles")):
            return True
        done = before.low.endswith("ed") and not before.capital and len(before.low) > _PAST
        verb = form_of(before.low) or before.low in words("verbs") or done
        if verb and not before.capital and before.low not in speaks:
            return True
        if self.word(at + 1) in ("him", "her", "them", "us", "me") and self.row[at].low.endswith("s"):
            return False
        if before.text == "," and self.row[at].low.endswith("s") and self.word(at + 1) in _HAD:
            return True  # "…, emails obtained by the Post show"
        if before.text in ",)" and self.word(at + 1) in ("for", "on", "upon") and self.is_quote(at + 2):
            return False  # "the coordinator, Brigid Amsel, calls for “a halt”"
        posted = self.row[at].low == "posts" and before.low in _POSTED
        if agrees and self.word(at + 1) in _IS and before.low not in speaks and not before.capital:
            return True  # "though hopes were fading"
        if agrees and (posted or self.word(at - 2) in _PLURAL) and before.text.islower():
            return True  # "two blog posts": with a verb it would be "post"
        if (
            agrees
            and self.word(at + 1) == ","
            and "under" in (self.word(i) for i in range(at - _RULES, at - 1))
        ):
            return True  # "released under freedom of information rules,"
        if before.text in ",)":
            following = self.word(at + 1)
            return (following in words("prepositions") and following != "to") or following in (
                "and",
                "or",
                ",",
                ".",
                "",
            )
        if before.capital and before.low.endswith(_LAND) and self.word(at + 1) == "that":
            rejects = form_of(self.word(at - 2))  # "dismissed Western claims that"
            return rejects is not None and rejects.cue.frame == "np"
        if before.capital or before.low in words("pronouns") or adverb(before.low):
            return False
        if (
            before.low in words("persons")
            or before.low in words("bodies")
            or before.low in words("documents")
        ):
            return False
        if self.is_quote(at + 1):
            return agrees and self._object_ends(at)  # "her staff follow the valuation rules “to the comma”"
        return not (self.word(at + 1) in THAT or self.word(at + 1) in (",", "to", ":"))

    def _object_ends(self, at: int) -> bool:
        """Whether a word ends a noun that a verb brings: "follow the WTO valuation (rules)"."""
        for i in range(at - 1, max(self.first, at - 5), -1):
            word = self.word(i)
            if word in words("determiners"):
                before = self.row[i - 1]
                return before.text.isalpha() and before.low not in words("prepositions", "conjunctions")
            if word in words("prepositions", "verbs") or not (word[:1].isalpha() or word == "'s"):
                return False
        return False

    def _compound(self, at: int) -> bool:
        """Whether a body without an article only describes a noun: "rejecting defense demands that"."""
        before = self.row[at - 1]
        if before.capital or before.low not in words("bodies") or before.low.endswith("s"):
            return False
        earlier = self.word(at - 2)
        return earlier in words("prepositions", "verbs") or earlier.endswith(("ing", "ed"))

    def particle(self, at: int, cue: Cue) -> int:
        """How many words of a particle stand behind a verb; 0 where none does."""
        for skip in range(at + 1, min(at + 4, len(self.row))):
            for particle in cue.particles:
                if tuple(self.word(skip + n) for n in range(len(particle))) == particle:
                    return skip - at - 1 + len(particle)
            if not adverb(self.word(skip)):
                return 0
        return 0

    def in_what(self, at: int) -> bool:
        """As in "jailed in what the police called the first case of its kind"."""
        before = range(max(self.first + 1, at - _BACK), at)
        return any(self.word(i) == "what" and self.word(i - 1) in words("prepositions") for i in before)

    def brings(self, at: int, only_quote: bool = False) -> bool:
        """Whether "that", a colon or a quotation follows in the same breath."""
        for i in range(at + 1, min(at + 14, len(self.row))):
            word = self.word(i)
            if self.is_quote(i):
                before = self.word(i - 1)
                return i == at + 1 or before in (":", ",", "reporters", "statement") or not only_quote
            if word == ":":
                return True
            if word == "what" and self._only_names(i + 1):
                return False  # "published what it said was a receipt"
            if (
                word in THAT
                and not only_quote
                and (i == at + 1 or (word == "that" and self._adverbial(at + 1)))
            ):
                # "has written to the bank about payments that passed through": those that did
                return not (self.word(at)[:4] in ("writ", "wrot") and self.word(i - 2) == "about")
            made = word in _SENT and self.word(i + 1) in words("prepositions")  # "a message sent to the Post"
            if word in (".", ";") or (
                word in words("verbs") and i > at + 1 and not self.row[i].capital and not made
            ):
                return False
            if word == "," and self.word(i + 1) == "that" and not only_quote and self._adverbial(at + 1):
                return True  # "declared yesterday, that"
            if word == "," and i > at + 1 and not self.is_quote(i + 1):
                ahead = range(i + 2, min(i + 10, len(self.row)))
                aside = next((n for n in ahead if self.word(n) == ","), i)
                return not only_quote and self.word(aside + 1) == "that"  # "wrote, as we saw, that"
        return False

    def _only_names(self, at: int) -> bool:
        """Whether somebody calls a thing something behind "what": "it said was", "we call"."""
        verb = next((i for i in range(at + 1, at + 4) if self.word(i) in _NAMES_IT), 0)
        return bool(verb) and (
            self.word(verb)[:2] != "sa" or self.word(verb + 1) in ("was", "were", "is", "are")
        )

    def leads_to(self, at: int, *, having: bool = False) -> bool:
        """Whether "to" follows, at once or behind a day or a place: "vowed on Sunday to shut".

        With `having`, what one did: "denied on Sunday having shut", "being", "any part".
        """
        wanted = ("having", "being", "any", "all") if having else ("to",)
        for i in range(at + 1, min(at + 8, len(self.row))):
            word = self.word(i)
            if word in wanted:
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

    def is_number(self, at: int) -> bool:
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

    def clause_follows(self, at: int) -> bool:
        """Whether a clause of its own follows, without "that"."""
        if self.word(at + 1) in ("it", "he", "she", "they", "there", "we", "none", "nobody"):
            return True
        for i in range(at + 1, min(at + 14, len(self.row))):
            word = self.word(i)
            if word in (",", ".", ";"):
                return False
            if self.word(i - 1) in ("and", "or") and word not in words("auxiliaries"):
                continue  # "accepted cash and repaid it"
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
        if self.word(at) in _OF_WHAT and self.word(at + 1) in ("of", "about"):
            return False  # "when a neighbour, Ana Sol, complained of the noise"
        closes = (
            following is None
            or following.quote >= 0
            or following.text in ",.;:"
            or following.low in words("prepositions")
            or adverb(following.low)
            or following.low in words("times")
            or following.low in ("when", "as", "after", "who", "while", "and", "ahead")
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
                    inserted = at + 2 < len(self.row) and following is not None and following.text == ","
                    return i > self.first + 2 or (inserted and i > self.first and at - i <= _INSERTED)
                if self._whole_clause(i):
                    return True
        return False

    def inserted(self, at: int, group: Group) -> bool:
        """Whether a verb and its place stand between opening and clause: "In all, X wrote in May, it"."""
        comma = next((i for i in range(self.first, group.start) if self.word(i) == ","), 0)
        end = self.behind_place(at)
        if end == at or not 0 < comma - self.first <= _OPENING:
            return False
        if self.word(self.first) in words("prepositions"):
            return self.clause_follows(end + 1)
        begun = words("determiners") - {"that"}  # "The bridge, a clerk wrote in May, was old"
        return self.word(self.first) in begun and self.word(end + 2) in words("auxiliaries")

    def behind_place(self, at: int) -> int:
        """The last word of a place or a time behind a word, where a comma follows: "said (in a letter),"."""
        if self.word(at + 1) not in words("prepositions", "times") | {"to"}:
            return at
        for i in range(at + 1, min(at + _PLACE, len(self.row) - 1)):
            if self.word(i) == ",":
                return i - 1
            shut = self.word(i) in THAT | words("verbs", "auxiliaries") or self.word(i) in ".;:"
            if shut or self.is_quote(i):
                return at
        return at

    def closes_clause(self, at: int) -> bool:
        """Whether a clause that can stand alone and a comma stand before a word."""
        return self.word(at - 1) == "," and self._whole_clause(at - 1)

    def _whole_clause(self, comma: int) -> bool:
        """Whether a clause that can stand alone ends before a comma: "Prices have doubled,"."""
        row = self.row[self.first : comma]
        parted = next((n for n in range(len(row) - 1, 0, -1) if row[n].text in ";:"), -1)
        row = row[parted + 1 :]  # "Ana Sol is less sanguine: banks will ask questions, he wrote in a note"
        if len(row) < 3 or any(t.quote >= 0 for t in row) or not _only_listed(row):
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
        verbs = words("auxiliaries", "verbs")
        return any(
            t.low in verbs
            or (
                t.low.endswith("ed")
                and len(t.low) > _PAST
                and not t.capital
                and row[n].low not in _BEFORE_NOUN
            )
            for n, t in enumerate(row[1:])
        )
