"""Attributions in one sentence: each verb of reporting with its subject, what it brings, and its place.

The frames of ``cues.tsv`` are read here: which words must stand behind a verb, what passive and inverted
order do to its subject, and how verbs share subjects or stand inside one another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from watchword.reading.clauses import Token, words
from watchword.reading.cues import Cue, Form, form_of
from watchword.reading.phrases import Group, Phrase, group_before, main_subject, phrase_after, subject_before
from watchword.reading.quotations import Quotation
from watchword.reading.speakers import Voice, Voices, is_outlet

__all__ = ["Found", "find_attributions"]

_THAT = frozenset("that whether how why what if".split())
_BEFORE_NOUN = frozenset("of in on for with by from to at about no any such".split())
#: Attributions looked for in one sentence; no writer puts more in, and time stays bounded.
_MOST = 12
#: Verbs of thought and will: inside another's words they tell nothing that was said.
_INWARD = frozenset(
    "think believe expect find hold suspect wonder agree recall refuse estimate know want".split()
)
#: Verbs whose clause may follow without "that".
_BARE = frozenset("insist believe think contend complain predict reckon argue estimate stress".split())
_ANSWERING = frozenset("respond reply comment answer discuss elaborate say disclose".split())
_FROM_PAPER = frozenset("statement release email letter interview post report briefing".split())


@dataclass
class Found:
    """One attribution; numbers count characters of the page, `quotes` the paragraph's quotations."""

    verb: int
    voice: Voice | None
    stance: str
    cue: str
    first: int
    last: int
    start: int = 0
    end: int = 0
    content: tuple[int, int] | None = None
    quotes: set[int] = field(default_factory=set)
    relays: tuple[str, ...] = ()
    addressee: str | None = None
    behind: bool = False
    shared: bool = False
    leads: bool = False
    outer: bool = False
    inside: tuple[int, int] = (0, 0)
    unsure: bool = False


def find_attributions(
    text: str,
    row: Sequence[Token],
    quotes: Sequence[Quotation],
    voices: Voices,
    paragraph: int,
    *,
    headline: bool = False,
    parse: Any = None,
) -> list[Found]:
    """The attributions of a sentence, in order."""
    sentence = _Sentence(text, row, quotes, voices, paragraph, headline, parse)
    return sentence.read()


@dataclass
class _Sentence:
    """One sentence being read."""

    text: str
    row: Sequence[Token]
    quotes: Sequence[Quotation]
    voices: Voices
    paragraph: int
    headline: bool
    parse: Any
    found: list[Found] = field(default_factory=list)
    cited: list[tuple[Found, Voice, int]] = field(default_factory=list)
    low: int = 0
    parsed: Any = None

    def read(self) -> list[Found]:
        """Find, then set ranges, relays and quotations."""
        self.low = _behind_dateline(self.row)
        self._surnames()
        at = self.low
        while at < len(self.row) and len(self.found) < _MOST:
            token = self.row[at]
            if token.quote < 0:
                one = self._at(at)
                if one:
                    self.found.append(one)
                    at = max(at, one.last)
            at += 1
        if self.headline:
            self._headline()
        if not self.found:
            self._before_colon()
        self._ranges()
        self._quotations()
        self._relays()
        self._carriers()
        for host, voice, last in self.cited:
            # The same words once more, from those who told the outlet.
            end = self.row[last].end
            again = Found(
                host.verb, voice, "asserts", f"{host.cue} … citing", host.first, last, host.start, end
            )
            again.content, again.quotes = host.content, set(host.quotes)
            again.relays = tuple(dict.fromkeys((*host.relays, host.voice.name if host.voice else "")))
            self.found.append(again)
        return [f for f in self.found if f.end > f.start and not self._idle(f)]

    def _idle(self, found: Found) -> bool:
        """A verb that nobody is the subject of and that brings no words: it tells of no statement."""
        return (
            found.voice is None and found.stance == "asserts" and not found.quotes and not found.behind
            and not self._brings(found.verb) and found.cue != "according to" and found.first == found.verb
        )  # fmt: skip

    def _surnames(self) -> None:
        """The surname He: a capital inside a sentence, or before another name."""
        for i in range(self.low, len(self.row)):
            token = self.row[i]
            if token.text == "He" and i + 1 < len(self.row):
                following = self.row[i + 1]
                inside = (i > self.low and self.row[i - 1].text not in ".!?:“‘'\"") or self._is_comma_quote(
                    i - 1
                )
                if (following.capital and following.text[0].isalpha() and following.quote < 0) or inside:
                    token.low = token.text

    def _is_comma_quote(self, at: int) -> bool:
        """Whether a quotation that ends in a comma stands here."""
        if not self._is_quote(at):
            return False
        inner = self.quotes[self.row[at].quote].inner
        return self.text[max(inner) - 1] == "," if max(inner) > 0 else False

    def _carriers(self) -> None:
        """As in "in comments carried by X": X passes it on."""
        for i in range(self.low, len(self.row) - 2):
            if (
                self._low(i) in ("carried", "published", "quoted", "aired")
                and self._low(i + 1) == "by"
                and self.found
            ):
                phrase = phrase_after(self.row, i + 2, len(self.row))
                voice = self.voices.read(self.row, phrase, self.paragraph) if phrase else None
                if voice and not any(f.voice is voice for f in self.found):
                    for f in self.found:
                        f.relays = (*f.relays, voice.name)

    # --- one cue

    def _at(self, at: int) -> Found | None:
        word = self.row[at].low
        if word == "according" and self._low(at + 1) == "to":
            return self._according(at)
        if declined := (self._declined(at) or self._unreached(at)):
            return declined
        form = form_of(word)
        if form is None or (self.row[at].capital and at != self.low and not self.headline):
            return None
        if form.cue.stance == "offers" and self._low(at + 1) == "no":
            return None
        if self.row[at].capital and at == self.low and form.kind not in ("ing", "past") and not self.headline:
            return None
        return self._verb(at, form)

    def _low(self, at: int) -> str:
        return self.row[at].low if 0 <= at < len(self.row) else ""

    def _is_quote(self, at: int) -> bool:
        return 0 <= at < len(self.row) and self.row[at].quote >= 0

    def _according(self, at: int) -> Found | None:
        phrase = phrase_after(self.row, at + 2, len(self.row), inverted=True)
        if phrase is None:
            return Found(at, None, "asserts", "according to", at, at + 1, behind=at > self.low)
        voice = self.voices.read(self.row, phrase, self.paragraph)
        last = max((*phrase.tokens, *(i for n in phrase.notes for i in n)))
        stance = "reports" if voice and is_outlet(voice.name) else "asserts"
        found = Found(at, voice, stance, "according to", at, last, behind=at > self.low + 1, outer=True)
        return found

    def _declined(self, at: int) -> Found | None:
        """As in "did not respond", "would not discuss", "had no comment", "has yet to reply"."""
        word = self.row[at].low
        if word in ("comment", "answer", "reply") and self._low(at - 1) in (
            "no",
            "immediate",
            "further",
            "public",
        ):
            back = at - 1
            while back > self.low and self._low(back) in ("no", "immediate", "further", "public"):
                back -= 1
            if self._low(back) in ("had", "has", "have", "made", "gave", "offered"):
                return self._simple(back, at, "declines", f"{self._low(back)} no {word}")
            return None
        if word == "return" and not any(
            self._low(at + n)
            in ("call", "calls", "message", "messages", "email", "emails", "request", "requests")
            for n in (1, 2, 3, 4)
        ):
            return None
        if word not in _ANSWERING and word != "return":
            return None
        group = group_before(self.row, self.low, at)
        negated = any(a in ("not", "never") or a.endswith("n't") for a in group.aux)
        late = self._low(at - 1) == "to" and self._low(at - 2) == "yet"
        if late:
            group = group_before(self.row, self.low, at - 2)
        if not (negated or late) or any(a in words("passives") for a in group.aux):
            return None
        last = at
        if word == "say" and self._low(at + 1) not in _THAT | {"when", "where", "who"}:
            return None
        cue = " ".join(t.text for t in self.row[group.start : at + 1])
        return self._simple(group.start, last, "declines", cue, verb=at)

    def _unreached(self, at: int) -> Found | None:
        """As in "could not be reached", "was not available for comment", "offered no details"."""
        word = self._low(at)
        if (word == "reached" and self._low(at - 1) == "be") or (
            word in ("available", "unavailable")
            and self._low(at + 1) == "for"
            and self._low(at + 2) in ("comment", "an", "interview")
        ):
            group = group_before(self.row, self.low, at)
            if word == "unavailable" or any(
                a in ("not", "never", "cannot") or a.endswith("n't") for a in group.aux
            ):
                return self._simple(
                    group.start, at, "declines", " ".join(t.text for t in self.row[group.start : at + 1])
                )
        if (
            word == "no"
            and self._low(at - 1) in ("offered", "gave", "provided", "offers", "gives", "made")
            and any(
                self._low(at + n)
                in (
                    "comment",
                    "details",
                    "detail",
                    "explanation",
                    "evidence",
                    "reason",
                    "reasons",
                    "response",
                    "answer",
                    "reply",
                    "statement",
                    "names",
                )
                for n in (1, 2)
            )
        ):
            return self._simple(
                group_before(self.row, self.low, at - 1).start,
                at + 1,
                "declines",
                f"{self._low(at - 1)} no {self._low(at + 1)}",
                verb=at - 1,
            )
        return None

    def _simple(self, start: int, last: int, stance: str, cue: str, verb: int | None = None) -> Found | None:
        voice, first, shared = self._subject(start, last if verb is None else verb)
        if first is None:
            return None
        return Found(last if verb is None else verb, voice, stance, cue, first, last, shared=shared)

    # --- verbs

    def _verb(self, at: int, form: Form) -> Found | None:
        cue = form.cue
        group = group_before(self.row, self.low, at)
        if group.infinitive:
            return None
        passive = any(a in words("passives") for a in group.aux) and form.kind in ("past", "participle")
        if form.kind == "ing":
            return self._participle(at, cue, group)
        if passive:
            return self._passive(at, cue, group)
        if form.kind == "participle" and not any(a in ("has", "have", "had", "having") for a in group.aux):
            return self._reduced(at, cue)
        if form.kind == "past" and (reduced := self._reduced(at, cue)):
            return reduced
        if form.kind == "past" and not group.aux and self._adjective(at):
            return None
        if form.kind == "base" and not group.aux and not self._plural_before(group.start):
            return None
        if cue.noun and form.kind in ("base", "third") and not group.aux and self._noun(at):
            return None
        negated = any(a in ("not", "never") or a.endswith("n't") for a in group.aux)
        if (
            not negated
            and any(a in words("modals") for a in group.aux)
            and cue.verb not in ("confirm", "say")
        ):
            return None
        inverted = self._inverted(at, cue, group)
        if not inverted and not self._frame(at, cue, group):
            return None
        if negated and cue.frame in ("say", "hard", "tell", "of"):
            return None
        return self._active(at, cue, group, inverted=inverted)

    def _adjective(self, at: int) -> bool:
        """Whether a past form only describes the next noun ("a proposed rule") or goes with "by"."""
        if self._low(at + 1) == "by":
            return True
        if at <= self.low or self.row[at - 1].quote >= 0 or self.row[at - 1].capital:
            return False
        before = self._low(at - 1)
        return (
            before in words("determiners")
            and before not in ("that", "all", "both", "one", "two", "some", "many", "others")
        ) or (before in words("prepositions") or before == "'s")

    def _plural_before(self, start: int) -> bool:
        token = self.row[start - 1] if start > self.low else None
        if token is None or token.quote >= 0:
            return False
        return (
            token.low in ("we", "they", "i", "who", "people", "police", "and", "you")
            or (token.low.endswith("s") and token.low not in words("determiners") and token.low != "'s")
            or self.headline
        )

    def _noun(self, at: int) -> bool:
        """Whether a word that is noun and verb is a noun here, by what stands before it."""
        before = self.row[at - 1] if at > self.low else None
        if before is None or before.quote >= 0:
            return False
        if before.low in words("determiners") or before.low in _BEFORE_NOUN or before.low == "'s":
            return True
        if form_of(before.low) or before.low in words("verbs"):
            return True
        if before.text in ",)":
            following = self._low(at + 1)
            return (following in words("prepositions") and following != "to") or following in (
                "and",
                "or",
                ",",
                ".",
                "",
            )
        if before.capital or before.low in words("pronouns") or _adverb_like(before.low):
            return False
        if (
            before.low in words("persons")
            or before.low in words("bodies")
            or before.low in words("documents")
        ):
            return False
        return not (
            self._low(at + 1) in _THAT or self._is_quote(at + 1) or self._low(at + 1) in (",", "to", ":")
        )

    def _inverted(self, at: int, cue: Cue, group: Group) -> bool:
        if cue.frame not in ("say", "hard", "quote", "ask") or group.aux:
            return False
        if group.start <= self.low:
            return False
        behind_quote = self._is_quote(group.start - 1)
        comma = self._low(group.start - 1) == "," and group.start - 1 > self.low
        if not (behind_quote or comma):
            return False
        following = self.row[at + 1] if at + 1 < len(self.row) else None
        if (
            following is None
            or following.quote >= 0
            or following.low in _THAT
            or not following.text[0].isalnum()
        ):
            return False
        if following.low in words("prepositions") or following.low == "to":
            return False
        return behind_quote or subject_before(self.row, self.low, group.start, self._cues()) is None

    def _frame(self, at: int, cue: Cue, group: Group) -> bool:
        """Whether the words behind a verb are those that its frame asks for."""
        following = self._low(at + 1)
        if cue.frame == "say":
            return (
                following != "to"
                or cue.verb in ("claim", "admit")
                or (cue.verb in ("confirm", "say") and self._low(at + 2) not in ("be", "have"))
            )
        if cue.frame == "hard":
            return (
                self._brings(at)
                or self._stands_behind(at, group)
                or (cue.verb in _BARE and self._clause_follows(at))
                or (cue.verb in ("write", "reply") and following in ("to", "in") and self._brings(at))
            )
        if cue.frame == "quote":
            return self._stands_behind(at, group, quoted=True) or self._brings(at, only_quote=True)
        if cue.frame == "tell":
            return following not in ("by", "") and following not in words("prepositions")
        if cue.frame == "ask":
            if (following == "not" and self._low(at + 3) == "be") or self._low(at + 3) in (
                "anonymity",
                "named",
                "identified",
            ):
                return False
            return following not in ("", ".", ",", ";", "about") or self._stands_behind(
                at, group, quoted=True
            )
        if cue.frame == "expect":
            return following not in ("to", "") and any(
                self._low(i) == "to" for i in range(at + 1, min(at + 9, len(self.row)))
            )
        if cue.frame in ("np", "to"):
            if following in ("none", "nothing", "little"):
                return False
            if self._stands_behind(at, group) and following in (".", ",", ""):
                return True
            if following in ("to", "that", "whether") or self._is_quote(at + 1):
                return True
            return not (
                following in words("prepositions")
                or (following in ("", ".") and cue.stance != "denies")
                or following in (";", ")")
            )
        if cue.frame == "want":
            return any(
                self._low(i) == "to" for i in range(at + 2, min(at + 8, len(self.row)))
            ) and following not in words("prepositions")
        if cue.frame == "toonly":
            return (
                following == "to"
                or (following == "not" and self._low(at + 2) == "to")
                or (
                    cue.verb == "decline"
                    and (
                        following in ("comment", "requests", "further", "an", "a", "the")
                        or self._low(at + 2) == "comment"
                    )
                )
            )
        if cue.frame == "of":
            ends = {"accuse": ("of",), "blame": ("for",)}[cue.verb]
            if cue.verb == "blame":
                return following not in ("for", "on")
            return any(self._low(i) in ends for i in range(at + 2, min(at + 25, len(self.row))))
        if cue.frame == "as":
            return any(self._low(i) in ("as",) for i in range(at + 2, min(at + 20, len(self.row)))) or any(
                self._is_quote(i) for i in range(at + 1, min(at + 12, len(self.row)))
            )
        if cue.frame == "invite":
            return any(self._low(i) == "to" for i in range(at + 1, min(at + 12, len(self.row))))
        if cue.frame == "cite":
            return False
        if cue.frame == "show":
            # Papers and data show; people show things to each other.
            named = self.row[max(self.low, group.start - 4) : group.start]
            return (
                bool(named)
                and (named[-1].low in words("documents") or any(t.low in words("documents") for t in named))
                and (self._stands_behind(at, group) or following == "that")
            )
        return self._particle(at, cue) > 0

    def _particle(self, at: int, cue: Cue) -> int:
        """How many words of a particle stand behind a verb; 0 where none does."""
        skip = at + 1
        while (
            skip < len(self.row)
            and skip < at + 3
            and _adverb_like(self._low(skip))
            and self._low(skip) not in ("out", "back", "on")
        ):
            skip += 1
        for particle in cue.particles:
            if tuple(self._low(skip + n) for n in range(len(particle))) == particle:
                return skip - at - 1 + len(particle)
        if cue.verb == "call" and (
            self._low(at + 1) in words("determiners") | {"it", "them", "him", "her"}
            or self._is_quote(at + 1)
            or (at + 1 < len(self.row) and self.row[at + 1].capital)
        ):
            rest = self.row[at + 1 : at + 10]
            if any(t.quote >= 0 for t in rest) or (
                any(
                    t.low
                    in (
                        "discriminatory",
                        "illegal",
                        "unlawful",
                        "baseless",
                        "unfair",
                        "unjust",
                        "nonsense",
                        "absurd",
                        "false",
                        "unacceptable",
                        "hypocritical",
                        "politically",
                        "unfounded",
                        "groundless",
                        "wrong",
                        "bullying",
                        "slander",
                        "abusive",
                    )
                    for t in rest[1:]
                )
                and not any(
                    t.low in ("meeting", "election", "vote", "session", "strike", "police") for t in rest
                )
            ):
                return 0.5  # type: ignore[return-value]
        return 0

    def _brings(self, at: int, only_quote: bool = False) -> bool:
        """Whether "that", a colon or a quotation follows in the same breath."""
        for i in range(at + 1, min(at + 14, len(self.row))):
            word = self._low(i)
            if self._is_quote(i):
                before = self._low(i - 1)
                return i == at + 1 or before in (":", ",", "reporters", "statement") or not only_quote
            if word == ":":
                return True
            if (
                word in _THAT
                and not only_quote
                and (i == at + 1 or (word == "that" and self._adverbial(at + 1)))
            ):
                return True
            if word in (".", ";") or (word in words("verbs") and i > at + 1 and not self.row[i].capital):
                return False
            if word == "," and i > at + 1 and not self._is_quote(i + 1):
                return False
        return False

    def _adverbial(self, at: int) -> bool:
        """Whether words that say when, where or to whom begin: "wrote in an email that"."""
        word = self._low(at)
        return (
            word in words("prepositions")
            or word == "to"
            or _adverb_like(word)
            or word in words("times")
            or word in ("it", "clear")
        )

    def _clause_follows(self, at: int) -> bool:
        if self._low(at + 1) in ("it", "he", "she", "they", "there", "we", "none", "nobody"):
            return True
        for i in range(at + 1, min(at + 14, len(self.row))):
            word = self._low(i)
            if word in (",", ".", ";"):
                return False
            if i > at + 1 and (
                word in words("auxiliaries")
                or word in words("verbs")
                or (word.endswith("ed") and len(word) > 4)
            ):
                return True
        return False

    def _stands_behind(self, at: int, group: Group, quoted: bool = False) -> bool:
        """Whether the verb closes words said before: "…, X added." or "“…” X added"."""
        following = self.row[at + 1] if at + 1 < len(self.row) else None
        closes = (
            following is None
            or following.quote >= 0
            or following.text in ",.;:"
            or following.low in words("prepositions")
            or _adverb_like(following.low)
            or following.low in words("times")
            or following.low in ("when", "as", "after", "who", "while", "and")
        )
        if not closes:
            return False
        for i in range(group.start - 1, max(self.low - 1, group.start - 18), -1):
            if self._is_quote(i):
                return True
            if self._low(i) == "," and not quoted and (following is None or following.text in ",."):
                return i > self.low + 2
        return False

    # --- subjects

    def _cues(self) -> list[int]:
        return [f.verb for f in self.found]

    def _subject(self, start: int, verb: int) -> tuple[Voice | None, int | None, bool]:
        """(voice, first token of the subject, whether it is shared with the verb before)."""
        phrase = subject_before(self.row, self.low, start, self._cues())
        if phrase is None:
            return self._by_parse(start, verb)
        if phrase.kind == "same":
            before = [f for f in self.found if f.verb < verb]
            if before:
                return before[-1].voice, start, True
            first = self._main_subject(start)
            if first is None:
                return self._by_parse(start, verb)
            return self.voices.read(self.row, first, self.paragraph), start, True
        return self.voices.read(self.row, phrase, self.paragraph), phrase.first, False

    def _main_subject(self, high: int) -> Phrase | None:
        """The subject with which the sentence begins, up to its first verb."""
        found = main_subject(self.row, self.low, high, self._cues())
        if found is None:
            # "BIS disagrees, and notes": a name before a word in small letters.
            last = self.low
            while last < high and self.row[last].capital and self.row[last].quote < 0:
                last += 1
            if (
                self.low < last < high
                and self.row[last].low.endswith(("s", "ed"))
                and self.row[last].text[0].isalpha()
            ):
                return Phrase("phrase", tuple(range(self.low, last)))
        return found

    def _by_parse(self, start: int, verb: int) -> tuple[Voice | None, int | None, bool]:
        """What a parse gives as the subject of a verb; (None, start, False) where it can't tell."""
        if self.parse is None or self.headline:
            return None, start, False
        if self.parsed is None:
            begin = self.row[0].start
            self.parsed = (begin, self.parse(self.text[begin : min(self.row[-1].end, begin + 3000)]))
        begin, doc = self.parsed
        spot = next((t for t in doc if begin + t.idx == self.row[verb].start), None)
        while spot is not None and spot.pos_ in ("VERB", "AUX"):
            subject = next((c for c in spot.children if c.dep_ in ("nsubj",)), None)
            if subject is not None:
                left, right = subject.left_edge, subject.right_edge
                inside = [
                    n for n, t in enumerate(self.row)
                    if begin + left.idx <= t.start and t.end <= begin + right.idx + len(right) and t.quote < 0
                ]  # fmt: skip
                if (
                    not inside
                    or len(inside) > 14
                    or any(self.row[n].low in words("relatives") for n in inside)
                ):
                    return None, start, False
                return (
                    self.voices.read(self.row, Phrase("phrase", tuple(inside)), self.paragraph),
                    inside[0],
                    False,
                )
            if spot.dep_ not in ("conj", "xcomp", "advcl"):
                break
            spot = spot.head
        return None, start, False

    def _active(self, at: int, cue: Cue, group: Group, *, inverted: bool) -> Found | None:
        stance, last, addressee = cue.stance, at, None
        text = self.row[at].text
        if inverted:
            phrase = phrase_after(self.row, at + 1, len(self.row), inverted=True)
            if phrase is None:
                return Found(at, None, stance, text, group.start, at, behind=True)
            voice = self.voices.read(self.row, phrase, self.paragraph)
            last = max((*phrase.tokens, *(i for n in phrase.notes for i in n)))
            return Found(at, voice, stance, text, group.start, last, behind=True, addressee=self._told(last))
        voice, first, shared = self._subject(group.start, at)
        if first is None or (cue.verb == "allege" and voice is None and not self._brings(at)):
            return None
        if cue.frame == "tell" or (cue.frame == "ask" and not self._is_quote(at + 1)):
            told = phrase_after(self.row, at + 1, len(self.row))
            if told and told.tokens and not (cue.frame == "ask" and self._low(at + 1) in _THAT | {"for"}):
                last = told.tokens[-1]
                addressee = self._addressee(told)
        if cue.frame == "ask":
            if (
                self._low(at + 1) in ("for", "that")
                or self._low(last + 1) in ("to", "not", "for")
                or (
                    any(self._low(i) == "to" for i in range(at + 1, min(at + 12, len(self.row))))
                    and self._low(at + 1) not in ("whether", "if", "why", "how", "what", "when")
                )
            ):
                stance = "demands"
        elif cue.verb in ("tell", "warn", "advise") and self._low(last + 1) in ("to", "not"):
            stance = "demands"
        elif cue.verb == "warn" and self._low(at + 1) not in _THAT:
            stance = "asserts"
        if cue.frame == "on":
            size = self._particle(at, cue)
            if size == 0.5:
                stance = "alleges"
            else:
                last = at + int(size)
                text = " ".join(t.text for t in self.row[at : last + 1])
                if (
                    cue.verb == "call"
                    and (told := phrase_after(self.row, last + 1, len(self.row)))
                    and text.endswith("on")
                ):
                    addressee = self._addressee(told)
        if (cue.frame == "np" and cue.stance == "demands") or cue.frame == "invite":
            told = phrase_after(self.row, at + 1, len(self.row))
            if told and told.tokens and self._low(told.tokens[-1] + 1) == "to":
                addressee = self._addressee(told)
        found = Found(at, voice, stance, text, first, last, shared=shared, addressee=addressee)
        found.unsure = cue.verb in _INWARD
        found.behind = self._closes(found, group)
        if not addressee:
            found.addressee = self._told(last)
        if cue.verb in ("reply", "respond", "answer") and not self._brings(at):
            found.leads = True
        if cue.stance == "denies" and any(a in ("not", "never") or a.endswith("n't") for a in group.aux):
            found.stance = "asserts"
        if cue.stance in ("promises", "offers", "demands", "declines") and any(
            a in ("not", "never") or a.endswith("n't") for a in group.aux
        ):
            found.stance = "declines" if cue.stance in ("promises", "offers") else "asserts"
        return found

    def _told(self, last: int) -> str | None:
        """Whom a speaker told, behind the verb: "said in an interview with the Post", "said to reporters"."""
        for i in range(last + 1, min(last + 10, len(self.row) - 1)):
            if self._is_quote(i) or self._low(i) in (".", ";", "that"):
                return None
            if (
                (self._low(i) == "with" and self._low(i - 1) == "interview")
                or (self._low(i) == "to" and i == last + 1 and self._low(i + 1) in words("addressed"))
                or (self._low(i) == "to" and self._low(i - 1) in ("email", "letter", "statement", "reply"))
            ):
                told = phrase_after(self.row, i + 1, len(self.row))
                return self._addressee(told) if told else None
        return None

    def _addressee(self, phrase: Phrase) -> str:
        first, last = self.row[phrase.tokens[0]], self.row[phrase.tokens[-1]]
        if first.low in words("addressed") and first.low not in ("court", "press", "media", "police"):
            return first.text
        if first.low == "this":
            return self.text[first.start : last.end]
        said = self.text[first.start : last.end]
        low = first.low
        bare = {"the", *words("outlets")}
        if (
            low == "the"
            and all(self.row[i].low in bare for i in phrase.tokens)
            and len(phrase.tokens) == 2
            and not last.capital
        ):
            voice = max(
                (v for v in self.voices.known if is_outlet(v.name)), key=lambda v: v.last, default=None
            )
            if voice and last.low in ("outlet", "newspaper", "paper", "agency", "broadcaster"):
                return voice.name
        if is_outlet(said):
            voice = self.voices.read(self.row, phrase, self.paragraph)
            return voice.name if voice else said
        return said

    def _closes(self, found: Found, group: Group) -> bool:
        """Whether the words said stand before the verb and nothing of them behind it."""
        if found.first <= self.low or found.shared:
            return False
        before = self._low(found.first - 1)
        if not (self._is_quote(found.first - 1) or before in (",", "—", "–", "-", "?", "!")):
            return False
        i = found.last + 1
        if i >= len(self.row) or self._low(i) in (".", ",", ";", "!", "?", ")") or self._is_quote(i):
            return True
        if self._is_quote(found.first - 1):
            return self._low(i) not in _THAT
        # Adverbials up to the stop, and then nothing.
        while i < len(self.row):
            word = self._low(i)
            if word in _THAT or self._is_quote(i) or word == ":":
                return False
            if word in (".", ","):
                return True
            if i == found.last + 1 and not (
                word in words("prepositions")
                or word in words("times")
                or _adverb_like(word)
                or word in ("to",)
            ):
                return False
            i += 1
        return True

    # --- passives and participles

    def _passive(self, at: int, cue: Cue, group: Group) -> Found | None:
        if cue.frame in ("hard", "quote") and cue.verb != "state":
            return None
        following = self._low(at + 1)
        text = " ".join(t.text for t in self.row[group.start : at + 1])
        if cue.verb in ("quote", "cite"):
            return self._quoted_as(at, group)
        agent = self._agent(at)
        if agent:
            voice, last = agent
            first = self._first_of_subject(group)
            stance = cue.stance
            found = Found(at, voice, stance, text, first, last)
            if cue.frame == "tell":
                found.addressee = None
            return found
        if (
            cue.stance == "alleges"
            and cue.verb in ("accuse", "allege", "suspect", "blame")
            and (following in ("of", "to", "for", "that") or cue.verb == "allege")
        ):
            return Found(at, None, "alleges", text, self._first_of_subject(group), at)
        if (
            cue.verb in ("ask", "urge", "request", "advise")
            and following == "to"
            and not any(a in ("was", "were", "been") for a in group.aux)
        ):
            found = Found(at, self._issuer(), "demands", text, self._first_of_subject(group), at)
            found.addressee = None
            return found
        if (
            cue.stance in ("promises", "offers")
            and following in ("for", "to", "by", "in")
            and cue.verb in ("promise", "pledge", "offer")
        ):
            return Found(at, None, cue.stance, text, self._first_of_subject(group), at)
        return None

    def _issuer(self) -> Voice | None:
        """Who issues a text that asks its readers for something: its one speaking body, if there is one."""
        bodies = [
            v for v in self.voices.known if not v.person and v.kind == "named" and not is_outlet(v.name)
        ]
        return bodies[-1] if bodies and len({v.name for v in bodies}) == 1 else None

    def _first_of_subject(self, group: Group) -> int:
        phrase = subject_before(self.row, self.low, group.start, self._cues())
        return phrase.first if phrase and phrase.kind == "phrase" else group.start

    def _agent(self, at: int) -> tuple[Voice | None, int] | None:
        """(voice, last token) of "by X" behind a passive."""
        for i in range(at + 1, min(at + 5, len(self.row))):
            if self._low(i) == "by":
                phrase = phrase_after(self.row, i + 1, len(self.row), inverted=False)
                if phrase is None:
                    return None
                if self.row[phrase.tokens[0]].low.endswith("ing"):
                    return None
                return self.voices.read(self.row, phrase, self.paragraph), phrase.tokens[-1]
            if self._low(i) in (",", ".", "to", "of", "that") or self._is_quote(i):
                return None
        return None

    def _quoted_as(self, at: int, group: Group) -> Found | None:
        """As in "was quoted by X as saying": the subject speaks, X passes it on."""
        agent = self._agent(at)
        last = agent[1] if agent else at
        if self._low(last + 1) != "as" or self._low(last + 2) not in (
            "saying",
            "telling",
            "claiming",
            "stating",
        ):
            return None
        voice, first, shared = self._subject(group.start, at)
        if first is None:
            return None
        found = Found(at, voice, "asserts", "quoted as saying", first, last + 2, shared=shared)
        found.relays = (agent[0].name,) if agent and agent[0] else ()
        found.behind = self._closes(found, group)
        return found

    def _reduced(self, at: int, cue: Cue) -> Found | None:
        """A participle behind its noun: "an institute accused of …", "reports denied by X"."""
        before = self.row[at - 1] if at > self.low else None
        if before is None or before.quote >= 0:
            return None
        if cue.verb == "accuse" and self._low(at + 1) == "of":
            return Found(at, None, "alleges", "accused of", self._noun_before(at), at + 1)
        if (
            self._low(at + 1) == "by"
            and before.text not in ",;:"
            and cue.frame in ("say", "np", "of", "as")
            and cue.verb not in ("offer", "order", "request")
        ):
            agent = self._agent(at)
            if agent:
                return Found(
                    at, agent[0], cue.stance, f"{self.row[at].text} by", self._noun_before(at), agent[1]
                )
        if cue.verb == "accuse" and self._low(at + 1) == "by":
            agent = self._agent(at)
            if agent:
                return Found(at, agent[0], "alleges", "accused by", self._noun_before(at), agent[1])
        return None

    def _noun_before(self, at: int) -> int:
        """Where the noun phrase before a participle begins: behind the last comma or verb, near enough."""
        i = at - 1
        while i > self.low and at - i < 14:
            word = self._low(i - 1)
            if (
                self._is_quote(i - 1)
                or word in (",", ";", ":", "—", "–", "“”")
                or (word in words("verbs") and not self.row[i - 1].capital)
                or word in ("against", "that")
            ):
                break
            i -= 1
        return i

    def _participle(self, at: int, cue: Cue, group: Group) -> Found | None:
        if any(a in words("passives") for a in group.aux):
            if not self._frame(at, cue, group) or any(
                a in ("not", "never") or a.endswith("n't") for a in group.aux
            ):
                return None
            return self._active(at, cue, group, inverted=False)
        before = self._low(group.start - 1) if group.start > self.low else ""
        if cue.frame == "cite":
            return self._citing(at)
        if (
            before not in (",", "and", "", "—", "–", "but")
            and not self._is_quote(group.start - 1)
            and before not in words("documents")
            and before not in _FROM_PAPER
        ):
            return None
        if not self._frame(at, cue, group):
            return None
        earlier = [f for f in self.found if f.verb < at]
        if earlier:
            voice = earlier[-1].voice
            # A participle goes with the subject before it, not with whoever is the passive's agent.
            if earlier[-1].stance == "alleges" and earlier[-1].cue.split()[-1] in ("of", "by"):
                voice = None
        else:
            main = self._main_subject(at) if before else self._later_subject(at)
            voice = self.voices.read(self.row, main, self.paragraph) if main else None
        if before == "" and voice is None:
            return None
        stance = cue.stance
        last = at
        addressee = None
        if cue.frame == "on":
            size = self._particle(at, cue)
            last = at + int(size)
        if cue.frame == "tell" and (told := phrase_after(self.row, at + 1, len(self.row))):
            last, addressee = told.tokens[-1], self._addressee(told)
        text = " ".join(t.text for t in self.row[at : last + 1]) if cue.frame == "on" else self.row[at].text
        return Found(at, voice, stance, text, group.start, last, shared=True, addressee=addressee)

    def _later_subject(self, at: int) -> Phrase | None:
        """The subject behind an opening participle: "Denying the charge, the ministry said"."""
        for i in range(at + 1, len(self.row)):
            if self._low(i) == ",":
                phrase = phrase_after(self.row, i + 1, len(self.row))
                return phrase
        return None

    def _citing(self, at: int) -> Found | None:
        """As in "citing two people briefed on the talks": they speak, who cites them passes it on."""
        phrase = phrase_after(self.row, at + 1, len(self.row))
        earlier = [f for f in self.found if f.verb < at]
        if phrase is None or not earlier:
            return None
        voice = self.voices.read(self.row, phrase, self.paragraph)
        if voice is None or (voice.kind == "named" and voice.heads & words("documents")):
            return None
        host = earlier[-1]
        if host.voice and is_outlet(host.voice.name):
            voice.via = host.voice.name
            self.cited.append((host, voice, phrase.tokens[-1]))
        return None

    # --- lines without a verb

    def _headline(self) -> None:
        """As in "…: Report" and "…: ministry" behind a headline."""
        colons = [i for i, t in enumerate(self.row) if t.text == ":"]
        if not colons:
            return
        tail = self.row[colons[-1] + 1 :]
        if not tail or len(tail) > 4 or colons[-1] < 3:
            return
        if tail[0].low in ("report", "reports", "source", "sources", "study", "officials"):
            kind = "unnamed" if tail[0].low in ("sources", "source", "officials") else ""
            voice = Voice(tail[0].text, kind, True, plural=True) if kind else None
        elif all(t.capital for t in tail):
            row = tuple(range(colons[-1] + 1, len(self.row)))
            voice = self.voices.read(self.row, Phrase("phrase", row), self.paragraph)
            if voice is None:
                return
        else:
            return
        self.found = [f for f in self.found if f.verb > colons[-1]] or []
        self.found.append(
            Found(
                colons[-1],
                voice,
                "reports",
                self.text[tail[0].start : tail[-1].end],
                colons[-1] + 1,
                len(self.row) - 1,
                behind=True,
            )
        )

    def _before_colon(self) -> None:
        """As in "Wang: “…”" as interviews write it."""
        for i in range(self.low + 1, len(self.row) - 1):
            if self.row[i].text == ":" and self._is_quote(i + 1) and i - self.low <= 6:
                phrase = phrase_after(self.row, self.low, i)
                if phrase and phrase.tokens and phrase.tokens[-1] == i - 1 and self.row[self.low].capital:
                    voice = self.voices.read(self.row, phrase, self.paragraph)
                    if voice and voice.kind == "named":
                        self.found.append(Found(i, voice, "asserts", ":", self.low, i))
                return

    # --- ranges

    def _ranges(self) -> None:
        """How far each attribution reaches, in characters."""
        if not self.row:
            return
        order = sorted(self.found, key=lambda f: f.verb)
        for n, one in enumerate(order):
            later = order[n + 1] if n + 1 < len(order) else None
            earlier = order[n - 1] if n else None
            start = self._content_start(one, earlier)
            if one.behind:
                low, high = start, max(one.last, one.first)
                content = (low, one.first)
                if (
                    one.cue == "according to"
                    and later is None
                    and high + 6 < len(self.row)
                    and self._low(high + 1) == ","
                    and not any(t.quote >= 0 for t in self.row[low : one.first])
                ):
                    high = len(self.row) - 1  # "What it carries, according to X, is gold"
                    one.inside = (low, high)
                elif later is None and self._goes_on(high):
                    high = len(self.row) - 1
                    one.inside = (low, high)
                inside = (low, one.first) if high < len(self.row) - 1 else (low, len(self.row))
            else:
                low, high = one.first, self._content_end(one, later)
                content = (one.last + 1, high + 1)
                inside = (one.last + 1, high + 1)
                if one.cue == "according to":
                    low = one.first
            one.start, one.end = self.row[low].start, self.row[min(high, len(self.row) - 1)].end
            low_c, high_c = content[0], min(content[1], len(self.row))
            if low_c < high_c:
                one.content = (self.row[low_c].start, self.row[high_c - 1].end)
            one.inside = inside

    def _goes_on(self, at: int) -> bool:
        """Whether the words said go on behind an attribution between commas: "the trust, two said, was"."""
        following = self._low(at + 2)
        return (
            self._low(at + 1) == "," and at + 5 < len(self.row)
            and (following in words("auxiliaries") or following in words("verbs"))
            and self._low(at + 3) != "by"
        )  # fmt: skip

    def _content_start(self, one: Found, earlier: Found | None) -> int:
        """Where the words before an attribution that closes them begin."""
        if earlier is None:
            return self.low
        for i in range(one.first - 1, earlier.last, -1):
            if self._low(i) == ";":
                return i + 1
        # "X denied A, and B is C, Y said": behind the conjunction; "X told Y A, Reuters reported": all of it.
        if earlier.behind or earlier.cue == "according to":
            return min(earlier.last + 1, len(self.row) - 1) if earlier.behind else self.low
        return self.low

    def _content_end(self, one: Found, later: Found | None) -> int:
        last = len(self.row) - 1
        while last > one.last and self.row[last].text in ".":
            last -= 1
        for i in range(one.last + 1, last):
            if self._low(i) == ";" and later is not None and i < later.verb:
                return i - 1
        if later is None:
            return last
        if one.cue == "according to":
            return last
        if later.shared:
            end = later.first - 1
            while end > one.last and self._low(end) in (",", "and", "but", "or"):
                end -= 1
            return max(end, one.last)
        if later.behind and not later.outer:
            return max(one.last, later.first - 1)
        # A clause of its own behind ", and" or ", but" ends what came before.
        before = self._low(later.first - 1)
        if (
            before in ("and", "but", "while", "whereas", ";") and self._low(later.first - 2) in (",", "")
        ) or before in (";", "but", "while", "whereas"):
            return max(one.last, later.first - 2)
        return last

    def _quotations(self) -> None:
        """Give each quotation to the attribution that brings it."""
        for i, token in enumerate(self.row):
            if token.quote < 0:
                continue
            owner = self._owner(i)
            if owner is not None:
                owner.quotes.add(token.quote)
                owner.start = min(owner.start, token.start)
                owner.end = max(owner.end, token.end)

    def _owner(self, i: int) -> Found | None:
        near = [f for f in self.found if f.inside[0] <= i < f.inside[1] and not f.outer]
        if near:
            # The innermost one: the shortest reach.
            return min(near, key=lambda f: f.inside[1] - f.inside[0])
        split = [f for f in self.found if f.behind and f.last < i]
        if split:
            last = split[-1]
            between = self.row[last.last + 1 : i]
            if (
                not any(f.verb > last.verb and f.verb < i for f in self.found)
                and len(between) <= 25
                and not any(t.text == ";" for t in between)
            ):
                return last
        outer = [f for f in self.found if f.inside[0] <= i < f.inside[1]]
        return min(outer, key=lambda f: f.inside[1] - f.inside[0]) if outer else None

    def _relays(self) -> None:
        """Who stands around whom: an outlet that reports another's words passes them on."""
        dropped: list[Found] = []
        for inner in self.found:
            around = [
                f for f in self.found
                if f is not inner and f.inside[0] <= inner.verb < f.inside[1]
            ]  # fmt: skip
            around = [f for f in around if not (inner.shared and f.voice is inner.voice)]
            around.sort(key=lambda f: f.inside[1] - f.inside[0])
            names = [f.voice.name for f in around if f.voice and f.voice is not inner.voice]
            if inner.voice is None and not inner.quotes:
                names = [n for n in names if is_outlet(n)]
            inner.relays = tuple(dict.fromkeys((*inner.relays, *names)))
            for f in around:
                press = f.voice is not None and is_outlet(f.voice.name)
                covers = inner.voice is not None and inner.first - f.inside[0] <= 2
                if (press or f.cue == "according to") and covers and not f.quotes:
                    dropped.append(f)
            held = [f for f in around if f.voice and not is_outlet(f.voice.name) and f.cue != "according to"]
            if held and not inner.shared:
                # Inside somebody's words: what is told there, without who tells it.
                if inner.unsure:
                    dropped.append(inner)
                elif not inner.behind and inner.content and not inner.quotes:
                    inner.start = inner.content[0]
        self.found = [f for f in self.found if not any(f is d for d in dropped)]


def _adverb_like(word: str) -> bool:
    return word in words("adverbs") or (word.endswith("ly") and len(word) > 4)


def _behind_dateline(row: Sequence[Token]) -> int:
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
