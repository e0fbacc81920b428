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
from watchword.reading.frames import THAT, Surroundings, adverb_like, behind_dateline
from watchword.reading.naming import is_outlet, is_plural
from watchword.reading.nominal import Nominal
from watchword.reading.phrases import Group, Phrase, group_before, main_subject, subject_before
from watchword.reading.quotations import Quotation
from watchword.reading.reaches import Found, set_reaches
from watchword.reading.speakers import Voice, Voices
from watchword.reading.trailing import phrase_after

__all__ = ["find_attributions"]

#: Attributions looked for in one sentence; no writer puts more in, and time stays bounded.
_MOST = 12
#: Verbs of thought and will: inside another's words they tell nothing that was said.
_INWARD = frozenset(
    "think believe expect find hold suspect wonder agree recall refuse estimate know want".split()
)
#: Words that are several by themselves.
_SEVERAL = frozenset("two three four five six several many some most few both others all".split())
#: Verbs whose subject is the one just spoken to.
_REPLYING = frozenset("reply respond answer retort counter shoot".split())
#: Verbs that give a name, and claims: to call a claim something is to deny it.
_NAMING = frozenset("call brand label denounce condemn describe slam blast deride ridicule decry".split())
_CLAIMS = frozenset(
    "accusation accusations charge charges allegation allegations claim claims suggestion rumour rumours "
    "rumor rumors insinuation insinuations listing designation indictment verdict memo".split()
)
#: Papers sent to somebody, and how one is reached by who asks.
_SENT = frozenset(
    "letter email e-mail note message reply statement submission speech testimony memo remarks".split()
)
_ASKED = frozenset("reached contacted interviewed approached asked pressed questioned".split())
#: Bodies that ask a text's readers for something.
_OFFICES = frozenset(
    "office department ministry agency authority bureau directorate commission administration "
    "service council "
    "regulator police ombudsman".split()
)
#: A participle behind these tells what was written: "wrote to the court demanding".
_WROTE = frozenset("wrote written sent issued signed released posted published filed letter".split())
#: Who hears what is said in a proceeding.
_HEARING = frozenset("court jury jurors tribunal inquest inquiry panel committee hearing parliament".split())
#: Verbs that do more than speak: behind a name in quotation marks they tell what it does.
_NO_SPEECH = frozenset(
    "hold find rule show report register record represent submit publish post issue signal "
    "expect estimate certify require order offer promise continue refer learn put read hear "
    "discover advertise maintain".split()
)
_ANSWERING = frozenset("respond reply comment answer discuss elaborate say disclose".split())
#: What one who "would not" do so keeps back.
_WITHHELD = frozenset(
    "provide give name identify share release confirm speak talk explain specify reveal".split()
)
_FROM_PAPER = frozenset("statement release email letter interview post report briefing".split())


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
    around: Surroundings = field(init=False)
    nominal: Nominal = field(init=False)

    def read(self) -> list[Found]:
        """Find, then set ranges, relays and quotations."""
        self.low = behind_dateline(self.row)
        self.around = Surroundings(self.row, self.low, self.headline)
        self.nominal = Nominal(self.row, self.low, self.around, self.voices, self.paragraph)
        self._surnames()
        at = self.low
        while at < len(self.row) and len(self.found) < _MOST:
            token = self.row[at]
            if token.quote < 0:
                one = self.nominal.at(at, self._cues()) or self._at(at)
                if one:
                    self._exchange(one)
                    self.found.append(one)
                    at = max(at, one.last)
            at += 1
        if self.headline:
            self._headline()
        if not self.found:
            self._before_colon()
        self.found = [f for f in self.found if not f.void]
        self.found = set_reaches(self.row, self.around, self.found)
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

    def _exchange(self, found: Found) -> None:
        """Keep who speaks to whom; a reply is told to whoever spoke before."""
        voice = found.voice
        if voice is None or not found.last >= found.verb:
            return
        form = form_of(self.row[found.verb].low)
        before = self.voices.exchange
        replies = form is not None and form.cue.verb in _REPLYING
        if replies and before and before[0] is not voice and self.paragraph - before[2] <= 1:
            if found.addressee is None:
                found.addressee = before[0].name
            self.voices.spoke_to(voice, before[0], self.paragraph)
            return
        told: Voice | None = None
        if found.addressee:
            low = found.addressee.lower()
            if low in ("him", "her"):
                word = {"him": "he", "her": "she"}[low]
                others = [
                    v for v in self.voices.known
                    if v is not voice and v.person is not False and self.voices.may_mean(word, v)
                ]  # fmt: skip
                told = max(others, key=lambda v: v.last, default=None)
            else:
                told = next(
                    (v for v in self.voices.known if low.split()[-1] in v.words and v is not voice), None
                )
        self.voices.spoke_to(voice, told, self.paragraph)

    def _idle(self, found: Found) -> bool:
        """A verb that nobody is the subject of and that brings no words: it tells of no statement."""
        return (
            found.voice is None
            and found.stance == "asserts"
            and not found.quotes
            and not found.behind
            and not self.around.brings(found.verb)
            and found.cue != "according to"
            and not found.cue.lower().startswith("it ")
            and found.first == found.verb
        )

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
        if not self.around.is_quote(at):
            return False
        inner = self.quotes[self.row[at].quote].inner
        return self.text[max(inner) - 1] == "," if max(inner) > 0 else False

    def _carriers(self) -> None:
        """As in "in comments carried by X": X passes it on."""
        for i in range(self.low, len(self.row) - 2):
            if (
                self.around.word(i) in ("carried", "published", "quoted", "aired")
                and self.around.word(i + 1) == "by"
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
        if word == "according" and self.around.word(at + 1) == "to":
            return self._according(at)
        if declined := (self._declined(at) or self._unreached(at)):
            return declined
        if (
            word in ("heard", "hears")
            and self.around.word(at - 1) in _HEARING
            and self.around.word(at + 1) == "that"
        ):
            return Found(at, None, "asserts", self.row[at].text, at - 1, at + 1)
        form = form_of(word)
        if form is None or (self.row[at].capital and at != self.low and not self.headline):
            return None
        if self.around.word(at - 1) in ("nor", "neither"):
            return None
        if form.kind == "past" and self.row[at].capital and at == self.low and form.cue.verb != "accuse":
            return None
        if form.cue.stance == "offers" and self.around.word(at + 1) == "no":
            return None
        if self.row[at].capital and at == self.low and form.kind not in ("ing", "past") and not self.headline:
            return None
        return self._verb(at, form)

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
        if word in ("comment", "answer", "reply") and self.around.word(at - 1) in (
            "no",
            "immediate",
            "further",
            "public",
        ):
            back = at - 1
            while back > self.low and self.around.word(back) in ("no", "immediate", "further", "public"):
                back -= 1
            if self.around.word(back) in ("had", "has", "have", "made", "gave", "offered"):
                return self._simple(back, at, "declines", f"{self.around.word(back)} no {word}")
            return None
        if word == "return" and not any(
            self.around.word(at + n)
            in ("call", "calls", "message", "messages", "email", "emails", "request", "requests")
            for n in (1, 2, 3, 4)
        ):
            return None
        if word == "neither" and self.around.word(at + 1) in ("confirm", "deny", "confirmed", "denied"):
            group = group_before(self.row, self.low, at)
            cue = f"neither {self.around.word(at + 1)}"
            return self._simple(group.start, at + 1, "declines", cue, verb=at)
        if word == "said" and self.around.word(at + 1) in THAT | {"when", "where", "who"}:
            perfect = group_before(self.row, self.low, at)
            if {"hasn't", "haven't", "hadn't"} & set(perfect.aux) or (
                "not" in perfect.aux and {"has", "have", "had"} & set(perfect.aux)
            ):
                return self._simple(perfect.start, at, "declines", "not said")
        if word not in _ANSWERING and word != "return" and word not in _WITHHELD:
            return None
        group = group_before(self.row, self.low, at)
        if word in _WITHHELD and not {"would", "wouldn't"} & set(group.aux):
            return None
        negated = any(a in ("not", "never") or a.endswith("n't") for a in group.aux)
        late = self.around.word(at - 1) == "to" and self.around.word(at - 2) == "yet"
        if late:
            group = group_before(self.row, self.low, at - 2)
        if not (negated or late) or any(a in words("passives") for a in group.aux):
            return None
        last = at
        if word == "say" and self.around.word(at + 1) not in THAT | {
            "when",
            "where",
            "who",
            "",
            ".",
            ",",
            "more",
            ";",
        }:
            return None
        cue = " ".join(t.text for t in self.row[group.start : at + 1])
        return self._simple(group.start, last, "declines", cue, verb=at)

    def _unreached(self, at: int) -> Found | None:
        """As in "could not be reached", "was not available for comment", "offered no details"."""
        word = self.around.word(at)
        if (word == "reached" and self.around.word(at - 1) == "be") or (
            word in ("available", "unavailable")
            and self.around.word(at + 1) == "for"
            and self.around.word(at + 2) in ("comment", "an", "interview")
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
            and self.around.word(at - 1) in ("offered", "gave", "provided", "offers", "gives", "made")
            and any(
                self.around.word(at + n)
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
                f"{self.around.word(at - 1)} no {self.around.word(at + 1)}",
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
        if form.kind == "past" and not group.aux and self.around.adjective(at):
            return None
        if cue.frame == "cite" and form.kind in ("past", "third"):
            return self._quotes_as(at, group)
        if (
            form.kind == "base"
            and not group.aux
            and not self.around.plural_before(group.start)
            and not self._plural_subject(group)
        ):
            return None
        joined = (
            cue.frame == "on"
            and self.around.word(at - 1) in ("and", "but")
            and self.around.particle(at, cue) > 0
            and bool(self.found)
        )
        if (
            cue.noun
            and form.kind in ("base", "third")
            and not group.aux
            and not joined
            and self.around.noun(at)
        ):
            return None
        negated = any(a in ("not", "never") or a.endswith("n't") for a in group.aux)
        if (
            not negated
            and any(a in words("modals") for a in group.aux)
            and cue.verb not in ("confirm", "say")
            and not (
                cue.verb in ("ask", "appeal", "call")
                and group.aux == ("will",)
                and self.around.word(at + 1) == "for"
            )
        ):
            return None
        inverted = self._inverted(at, cue, group)
        if not inverted and not self.around.fits(at, cue, group):
            return None
        if negated and cue.frame in ("say", "hard", "tell", "of"):
            return None
        return self._active(at, cue, group, inverted=inverted)

    def _plural_subject(self, group: Group) -> bool:
        """Whether the subject before a comma, or before its "of", is several: "the movers, A & Sons, say"."""
        phrase = subject_before(self.row, self.low, group.start, self._cues())
        if phrase is None or phrase.kind != "phrase" or not phrase.tokens:
            return False
        lows = [self.row[i].low for i in phrase.tokens]
        head = next((n for n, w in enumerate(lows) if n and w in words("prepositions")), len(lows))
        return is_plural(lows[head - 1]) or "and" in lows or lows[0] in _SEVERAL

    def _inverted(self, at: int, cue: Cue, group: Group) -> bool:
        if group.aux or group.start <= self.low:
            return False
        behind_quote = self.around.is_quote(group.start - 1)
        if cue.frame not in ("say", "hard", "quote", "ask") and not (
            behind_quote and cue.frame in ("to", "np", "toonly") and self._open_ended(group.start - 1)
        ):
            return False
        if behind_quote and cue.verb in _NO_SPEECH and not self._open_ended(group.start - 1):
            return False  # "the entity “Gold Trust” holds no licence"
        comma = self.around.word(group.start - 1) == "," and group.start - 1 > self.low
        if not (behind_quote or comma):
            return False
        following = self.row[at + 1] if at + 1 < len(self.row) else None
        if (
            following is None
            or following.quote >= 0
            or following.low in THAT
            or not following.text[0].isalnum()
        ):
            return False
        if following.low in words("prepositions") or following.low == "to":
            return False
        return (
            behind_quote
            or subject_before(self.row, self.low, group.start, self._cues()) is None
            or self._fragment(at, following)
        )

    def _fragment(self, at: int, following: Token) -> bool:
        """As in "Money, says Katrin Vogel of the school.": a name behind the verb, and nothing else."""
        if not following.capital or following.low in words("determiners") | words("pronouns"):
            return False
        if any(t.text == "," for t in self.row[self.low : at - 1]):
            return False
        phrase = phrase_after(self.row, at + 1, len(self.row), inverted=True)
        if phrase is None or not phrase.tokens:
            return False
        last = max((*phrase.tokens, *(i for n in phrase.notes for i in n)))
        behind = self.around.word(last + 1)
        finite = words("verbs") | words("auxiliaries") | THAT
        return behind in (".", "", "?", "!") or (behind[:1].isalpha() and behind not in finite)

    def _open_ended(self, at: int) -> bool:
        """Whether a quotation ends as one does before who said it: with a comma, or called out."""
        inner = self.quotes[self.row[at].quote].inner
        return self.text[max(inner) - 1 : max(inner)] in tuple(",?!") or (
            at + 1 < len(self.row) and self.row[at + 1].text == ","
        )

    # --- subjects

    def _cues(self) -> list[int]:
        return [f.verb for f in self.found]

    def _subject(self, start: int, verb: int) -> tuple[Voice | None, int | None, bool]:
        """(voice, first token of the subject, whether it is shared with the verb before)."""
        if (relative := self._behind_relative(start)) is not None:
            return relative.voice, start, False
        phrase = subject_before(self.row, self.low, start, self._cues())
        if phrase is None:
            return self._by_parse(start, verb)
        if phrase.kind == "phrase" and len(phrase.tokens) == 1 and not phrase.notes:
            word, at = self.row[phrase.first].low, self.row[phrase.first].start
            outer = [
                f for f in self.found if f.verb < phrase.first and not f.behind and f.cue != "according to"
            ]
            if outer and (host := outer[-1].voice) and self.voices.may_mean(word, host):
                return host, phrase.first, False  # "X said she had asked"
            if word in ("he", "she") and (inside := self._person_inside(phrase.first, word)):
                return inside, phrase.first, False
            form = form_of(self.row[verb].low)
            if form and form.cue.verb in _REPLYING and word in ("he", "she"):
                return self.voices.replying(word, at, self.paragraph), phrase.first, False
        if phrase.kind == "same":
            before = [f for f in self.found if f.verb < verb]
            if before:
                return before[-1].voice, start, True
            first = self._main_subject(start)
            if first is None:
                return self._by_parse(start, verb)
            return self.voices.read(self.row, first, self.paragraph), start, True
        return self.voices.read(self.row, phrase, self.paragraph), phrase.first, False

    def _person_inside(self, high: int, word: str) -> Voice | None:
        """The person with whom the sentence begins, whom "she" means later in it."""
        main = main_subject(self.row, self.low, high)
        if main is None or not main.tokens or self.row[main.first].low in words("pronouns"):
            return None
        if not any(t.text in ",:;—–" for t in self.row[main.tokens[-1] : high]):
            return None
        voice = self.voices.read(self.row, main, self.paragraph)
        return voice if voice and voice.person and self.voices.may_mean(word, voice) else None

    def _behind_relative(self, start: int) -> Found | None:
        """The attribution in a relative clause before a verb: "a man who said he led it denied"."""
        if not self.found:
            return None
        inner = self.found[-1]
        between = self.row[inner.last + 1 : start]
        if inner.behind or not 0 < len(between) <= 12 or inner.voice is None:
            return None
        if self.around.word(group_before(self.row, self.low, inner.verb).start - 1) not in ("who", "that"):
            return None
        if any(t.text in ",;:" or t.quote >= 0 or t.low in words("conjunctions") | THAT for t in between):
            return None
        inner.void = True
        return inner

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
            stance = "asserts" if stance in ("offers", "promises") else stance
            phrase = phrase_after(self.row, at + 1, len(self.row), inverted=True)
            if phrase is None:
                return Found(at, None, stance, text, group.start, at, behind=True)
            voice = self.voices.read(self.row, phrase, self.paragraph)
            last = max((*phrase.tokens, *(i for n in phrase.notes for i in n)))
            return Found(at, voice, stance, text, group.start, last, behind=True, addressee=self._told(last))
        voice, first, shared = self._subject(group.start, at)
        if first is None or (cue.verb == "allege" and voice is None and not self.around.brings(at)):
            return None
        if pronoun := self._pronoun_told(at, cue):
            last, addressee = at + 1, pronoun
        elif cue.frame == "tell" or (cue.frame == "ask" and not self.around.is_quote(at + 1)):
            told = phrase_after(self.row, at + 1, len(self.row))
            if (
                told
                and told.tokens
                and not (cue.frame == "ask" and self.around.word(at + 1) in THAT | {"for"})
            ):
                last = told.tokens[-1]
                addressee = self._addressee(told)
        if cue.verb == "agree" and self.around.word(at + 1) != "to":
            stance = "asserts"
        if cue.frame == "want" and self.around.word(at + 1) == "to":
            stance, last = "asserts", at + 2
        if cue.frame == "ask":
            if (
                self._asks_for(at)
                or self.around.word(at + 1) in ("for", "that")
                or self.around.word(last + 1) in ("to", "not", "for")
                or (
                    any(self.around.word(i) == "to" for i in range(at + 1, min(at + 12, len(self.row))))
                    and self.around.word(at + 1) not in ("whether", "if", "why", "how", "what", "when")
                )
            ):
                stance = "demands"
        elif cue.verb in ("tell", "warn", "advise") and self.around.word(last + 1) in ("to", "not"):
            stance = "demands"
        elif cue.verb == "warn" and self.around.word(at + 1) not in THAT:
            stance = "asserts"
        if cue.frame == "at" and self.around.word(at + 1) == "it":
            stance, last, text = "alleges", at + 2, f"{text} it to"
            if told := phrase_after(self.row, at + 3, len(self.row)):
                last, addressee = told.tokens[-1], self._addressee(told)
        if cue.frame == "on":
            size = self.around.particle(at, cue)
            if size == 0:
                stance = "alleges"
            else:
                last = at + size
                text = " ".join(t.text for t in self.row[at : last + 1])
                if (
                    cue.verb == "call"
                    and (told := phrase_after(self.row, last + 1, len(self.row)))
                    and text.endswith("on")
                ):
                    addressee = self._addressee(told)
        if (cue.frame == "np" and cue.stance == "demands") or cue.frame == "invite":
            told = phrase_after(self.row, at + 1, len(self.row))
            if told and told.tokens and self.around.word(told.tokens[-1] + 1) == "to":
                addressee = self._addressee(told)
        if stance == "alleges" and cue.verb in _NAMING and self._claim_follows(at):
            stance = "denies"
        found = Found(at, voice, stance, text, first, last, shared=shared, addressee=addressee)
        found.unsure = cue.verb in _INWARD
        found.behind = self._closes(found, group)
        if not addressee:
            found.addressee = self._told(last)
        if not found.addressee:
            found.addressee = self._told_before(at)
        if cue.verb in ("reply", "respond", "answer") and not self.around.brings(at):
            found.leads = True
        if cue.stance == "denies" and any(a in ("not", "never") or a.endswith("n't") for a in group.aux):
            found.stance = "asserts"
        if cue.stance in ("promises", "offers", "demands", "declines") and any(
            a in ("not", "never") or a.endswith("n't") for a in group.aux
        ):
            found.stance = "declines" if cue.stance in ("promises", "offers") else "asserts"
        return found

    def _asks_for(self, at: int) -> bool:
        """Whether something is asked for: "asked parliament for a register"."""
        for i in range(at + 1, min(at + 7, len(self.row))):
            word = self.around.word(i)
            if word == "for":
                return i > at + 1
            if word in THAT or word in (",", ".", "about") or self.around.is_quote(i):
                return False
        return False

    def _claim_follows(self, at: int) -> bool:
        """Whether a claim is what is given a name: "called the charges “a fable”"."""
        for i in range(at + 1, min(at + 6, len(self.row))):
            if self.around.is_quote(i) or self.around.word(i) in ("as", ".", ","):
                return False
            if self.around.word(i) in _CLAIMS:
                return True
        return False

    def _pronoun_told(self, at: int, cue: Cue) -> str | None:
        """The pronoun that is told, asked or offered something: "told her that", not "told her husband"."""
        word = self.around.word(at + 1)
        if cue.frame not in ("tell", "ask", "to") or word not in ("me", "us", "him", "her", "them"):
            return None
        following = self.around.word(at + 2)
        apart = (
            not following[:1].isalpha()
            or following in THAT
            or following in words("determiners")
            or following in words("pronouns")
        )
        if word == "her" and not (
            apart or following in ("to", ",", ":", "", "nobody") or self.around.is_quote(at + 2)
        ):
            return None
        return self.row[at + 1].text

    def _told(self, last: int) -> str | None:
        """Whom a speaker told, behind the verb: "said in an interview with the Post", "said to reporters"."""
        for i in range(last + 1, min(last + 10, len(self.row) - 1)):
            if self.around.is_quote(i) or self.around.word(i) in (".", ";", "that"):
                return None
            if (
                (self.around.word(i) == "with" and self.around.word(i - 1) == "interview")
                or (self.around.word(i) == "to" and i == last + 1 and self._hears(i + 1))
                or (
                    self.around.word(i) == "to"
                    and self.around.word(i - 1) in ("email", "letter", "statement", "reply")
                )
            ):
                told = phrase_after(self.row, i + 1, len(self.row))
                return self._addressee(told) if told else None
        return None

    def _hears(self, at: int) -> bool:
        """Whether those whom one tells something stand there: "to reporters", "to the court"."""
        told = phrase_after(self.row, at, min(at + 8, len(self.row)))
        if told is None or not told.tokens:
            return False
        hearing = words("addressed") | words("persons") | words("bodies")
        return self.row[told.tokens[-1]].low in hearing or self.row[told.tokens[0]].low in words("addressed")

    def _told_before(self, verb: int) -> str | None:
        """Whom, by what stands before the verb: "in a letter to parliament, X noted"."""
        for i in range(self.low + 1, verb - 1):
            before, word = self.around.word(i - 1), self.around.word(i)
            if (
                (word == "to" and before in _SENT)
                or (word == "with" and before == "interview")
                or (word == "by" and before in _ASKED)
            ):
                told = phrase_after(self.row, i + 1, verb)
                return self._addressee(told) if told and told.tokens else None
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
        before = self.around.word(found.first - 1)
        if before == "as" and found.first - 2 > self.low + 2 and self.around.word(found.first - 2) == ",":
            return self.around.word(found.last + 1) in (".", "", ",")  # "…, as the paper noted"
        if not (self.around.is_quote(found.first - 1) or before in (",", "—", "–", "-", "?", "!")):
            return False
        i = found.last + 1
        form = form_of(self.row[found.verb].low)
        if form and form.cue.frame in ("to", "toonly", "np", "invite") and self.around.leads_to(found.verb):
            return False
        if form and form.cue.frame in ("ask", "tell") and self.around.word(i) == "to":
            return False
        if (
            i >= len(self.row)
            or self.around.word(i) in (".", ",", ";", "!", "?", ")")
            or self.around.is_quote(i)
        ):
            return True
        if self.around.is_quote(found.first - 1):
            return self.around.word(i) not in THAT
        # Adverbials up to the stop, and then nothing.
        while i < len(self.row):
            word = self.around.word(i)
            if word in THAT or self.around.is_quote(i) or word == ":":
                return False
            if word in (".", ","):
                return True
            if i == found.last + 1 and not (
                word in words("prepositions")
                or word in words("times")
                or adverb_like(word)
                or word in ("to",)
            ):
                return False
            i += 1
        return True

    # --- passives and participles

    def _passive(self, at: int, cue: Cue, group: Group) -> Found | None:
        if cue.frame in ("hard", "quote") and cue.verb != "state":
            return None
        following = self.around.word(at + 1)
        text = " ".join(t.text for t in self.row[group.start : at + 1])
        if cue.verb in ("quote", "cite"):
            return self._quoted_as(at, group)
        if cue.verb == "tell" and following == "that":
            if by := self._agent(at):
                return Found(at, by[0], "asserts", text, self._first_of_subject(group), by[1])
            first = self._first_of_subject(group)
            found = Found(at, None, "asserts", text, first, at + 1)
            found.addressee = self.text[self.row[first].start : self.row[max(first, group.start - 1)].end]
            return found
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
            cue.verb in ("ask", "urge", "request", "advise", "invite", "encourage")
            and following == "to"
            and not any(a in ("was", "were", "been") for a in group.aux)
        ):
            first = self._first_of_subject(group)
            found = Found(at, self._issuer(), "demands", text, first, at)
            found.addressee = self.text[self.row[first].start : self.row[max(first, group.start - 1)].end]
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
        offices = [v for v in bodies if (v.words | v.heads) & _OFFICES]
        able = offices or bodies
        return able[-1] if able and len({v.name for v in able}) == 1 else None

    def _first_of_subject(self, group: Group) -> int:
        phrase = subject_before(self.row, self.low, group.start, self._cues())
        return phrase.first if phrase and phrase.kind == "phrase" else group.start

    def _agent(self, at: int) -> tuple[Voice | None, int] | None:
        """(voice, last token) of "by X" behind a passive."""
        for i in range(at + 1, min(at + 5, len(self.row))):
            if self.around.word(i) == "by":
                phrase = phrase_after(self.row, i + 1, len(self.row), inverted=False)
                if phrase is None:
                    return None
                if self.row[phrase.tokens[0]].low.endswith("ing"):
                    return None
                return self.voices.read(self.row, phrase, self.paragraph), phrase.tokens[-1]
            if self.around.word(i) in (",", ".", "to", "of", "that") or self.around.is_quote(i):
                return None
        return None

    def _quoted_as(self, at: int, group: Group) -> Found | None:
        """As in "was quoted by X as saying": the subject speaks, X passes it on."""
        agent = self._agent(at)
        last = agent[1] if agent else at
        if self.around.word(last + 1) != "as" or self.around.word(last + 2) not in (
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

    def _quotes_as(self, at: int, group: Group) -> Found | None:
        """As in "state media quoted the premier as telling his cabinet": the one quoted speaks."""
        phrase = phrase_after(self.row, at + 1, len(self.row), inverted=True)
        if phrase is None or not phrase.tokens:
            return None
        last = max((*phrase.tokens, *(i for n in phrase.notes for i in n)))
        last += self.around.word(last + 1) == ","
        if self.around.word(last + 1) != "as" or not self.around.word(last + 2).endswith("ing"):
            return None
        passing, first, _ = self._subject(group.start, at)
        voice = self.voices.read(self.row, phrase, self.paragraph)
        start = group.start if first is None else first
        found = Found(at, voice, "asserts", f"{self.row[at].text} as saying", start, last + 2)
        found.relays = (passing.name,) if passing else ()
        return found

    def _reduced(self, at: int, cue: Cue) -> Found | None:
        """A participle behind its noun: "an institute accused of …", "reports denied by X"."""
        before = self.row[at - 1] if at > self.low else None
        if before is None or before.quote >= 0:
            return None
        if cue.verb == "accuse" and self.around.word(at + 1) == "of":
            return Found(at, None, "alleges", "accused of", self._noun_before(at), at + 1)
        if (
            self.around.word(at + 1) == "by"
            and before.text not in ",;:"
            and cue.frame in ("say", "np", "of", "as")
            and cue.verb not in ("offer", "order", "request")
        ):
            agent = self._agent(at)
            if agent:
                return Found(
                    at, agent[0], cue.stance, f"{self.row[at].text} by", self._noun_before(at), agent[1]
                )
        if cue.verb == "accuse" and self.around.word(at + 1) == "by":
            agent = self._agent(at)
            if agent:
                return Found(at, agent[0], "alleges", "accused by", self._noun_before(at), agent[1])
        return None

    def _noun_before(self, at: int) -> int:
        """Where the noun phrase before a participle begins: behind the last comma or verb, near enough."""
        i = at - 1
        while i > self.low and at - i < 14:
            word = self.around.word(i - 1)
            if (
                self.around.is_quote(i - 1)
                or word in (",", ";", ":", "—", "–", "“”")
                or (word in words("verbs") and not self.row[i - 1].capital)
                or word in ("against", "that")
            ):
                break
            i -= 1
        return i

    def _participle(self, at: int, cue: Cue, group: Group) -> Found | None:
        if any(a in words("passives") for a in group.aux):
            if not self.around.fits(at, cue, group) or any(
                a in ("not", "never") or a.endswith("n't") for a in group.aux
            ):
                return None
            return self._active(at, cue, group, inverted=False)
        before = self.around.word(group.start - 1) if group.start > self.low else ""
        if cue.frame == "cite":
            return self._citing(at)
        if absolute := self._absolute(at, cue, group):
            return absolute
        if (
            before not in (",", "and", "", "—", "–", "but")
            and not self.around.is_quote(group.start - 1)
            and before not in words("documents")
            and before not in _FROM_PAPER
            and not any(self.around.word(i) in _WROTE for i in range(self.low, group.start))
        ):
            return None
        if not self.around.fits(at, cue, group):
            return None
        earlier = [f for f in self.found if f.verb < at]
        if earlier:
            voice = earlier[-1].voice
            # A participle goes with the subject before it, not with whoever is the passive's agent.
            if earlier[-1].stance == "alleges" and earlier[-1].cue.split()[-1] in ("of", "by"):
                voice = None
        else:
            main = (self._main_subject(at) or self._aside(group.start)) if before else self._later_subject(at)
            voice = self.voices.read(self.row, main, self.paragraph) if main else None
        if before == "" and voice is None:
            return None
        stance = cue.stance
        last = at
        addressee = None
        if cue.frame == "on":
            size = self.around.particle(at, cue)
            last = at + size
            stance = "alleges" if size == 0 else stance
        if cue.frame == "tell" and (told := phrase_after(self.row, at + 1, len(self.row))):
            last, addressee = told.tokens[-1], self._addressee(told)
        text = " ".join(t.text for t in self.row[at : last + 1]) if cue.frame == "on" else self.row[at].text
        return Found(at, voice, stance, text, group.start, last, shared=True, addressee=addressee)

    def _aside(self, start: int) -> Phrase | None:
        """The subject before a participle between commas: "The judge, calling it dumb, gave him two"."""
        if self.around.word(start - 1) != ",":
            return None
        phrase = phrase_after(self.row, self.low, start, inverted=True)
        if phrase is None or not phrase.tokens:
            return None
        last = max((*phrase.tokens, *(i for n in phrase.notes for i in n)))
        return phrase if last == start - 2 else None

    def _absolute(self, at: int, cue: Cue, group: Group) -> Found | None:
        """As in "was cleared, the court finding that": a subject of its own between comma and participle."""
        if self.around.word(at + 1) != "that" or cue.frame not in ("say", "hard"):
            return None
        for i in range(group.start - 1, max(self.low, group.start - 8), -1):
            if self.around.word(i) == "," and i + 1 < group.start:
                row = tuple(range(i + 1, group.start))
                if self.row[row[0]].low not in words("determiners") and not self.row[row[0]].capital:
                    return None
                if any(self.row[n].low in words("verbs") | words("prepositions") for n in row):
                    return None
                voice = self.voices.read(self.row, Phrase("phrase", row), self.paragraph)
                return Found(at, voice, cue.stance, self.row[at].text, i + 1, at) if voice else None
        return None

    def _later_subject(self, at: int) -> Phrase | None:
        """The subject behind an opening participle: "Denying the charge, the ministry said"."""
        for i in range(at + 1, len(self.row)):
            if self.around.word(i) == ",":
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
            if self.row[i].text == ":" and self.around.is_quote(i + 1) and i - self.low <= 6:
                phrase = phrase_after(self.row, self.low, i)
                # "Waters pressed: “…”": a verb of no table.
                verb = 1 if self.around.word(i - 1).endswith("ed") else 0
                ends = phrase.tokens[-1] if phrase and phrase.tokens else -1
                if phrase and ends in (i - 1, i - 1 - verb) and self.row[self.low].capital:
                    voice = self.voices.read(self.row, phrase, self.paragraph)
                    if voice and voice.kind == "named":
                        self.found.append(Found(i, voice, "asserts", ":", self.low, i))
                        return
            if self.row[i].text == ":" and self.around.is_quote(i + 1):
                voice = self._who_before(i)
                if voice is not None:
                    self.found.append(Found(i, voice, "asserts", ":", self.low, i))
                return

    def _who_before(self, colon: int) -> Voice | None:
        """Who a sentence with no verb of the table leads to: "Anna Keel, shepherd: “…”", "… by X: “…”"."""
        for i in range(max(self.low, colon - 10), colon - 1):
            if self.around.word(i) == "by":
                phrase = phrase_after(self.row, i + 1, colon, inverted=True)
                if (
                    phrase
                    and phrase.tokens
                    and max(phrase.tokens) == colon - 1
                    and any(self.row[n].capital for n in phrase.tokens)
                ):
                    return self.voices.read(self.row, phrase, self.paragraph)
        comma = next((i for i in range(self.low + 1, colon) if self.row[i].text == ","), None)
        if comma and comma - self.low <= 5 and all(t.capital for t in self.row[self.low : comma]):
            note = tuple(range(comma + 1, colon))
            phrase = Phrase("phrase", tuple(range(self.low, comma)), (note,) if note else ())
            plain = not any(
                t.low in words("verbs") or t.low in words("auxiliaries") for t in self.row[comma:colon]
            )
            return self.voices.read(self.row, phrase, self.paragraph) if note and plain else None
        main = main_subject(self.row, self.low, colon)
        if main is None or not main.tokens:
            return None
        voice = self.voices.read(self.row, main, self.paragraph)
        return voice if voice and voice.person else None
