"""Attributions whose cue is a noun: "in the words of X", "by X's account", "X's position is that".

Each is read at one place of one sentence, as the verbs of ``attributions`` are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from watchword.reading.speech.clauses import Token, words
from watchword.reading.speech.frames import Surroundings
from watchword.reading.speech.phrases import Phrase
from watchword.reading.speech.pronouns import pronoun
from watchword.reading.speech.reaches import Found
from watchword.reading.speech.speakers import who
from watchword.reading.speech.subjects import main_subject, subject_before
from watchword.reading.speech.trailing import phrase_after
from watchword.reading.speech.voices import Voice, Voices, may_mean

__all__ = ["NOUNS", "Nominal"]

#: Nouns behind "in X's" or "by X's", and before "of X".
_IN = frozenset(
    "words view opinion eyes telling estimation judgment judgement phrase assessment submission "
    "contention experience reading understanding mind".split()
)
_BY = frozenset("account accounts admission reckoning count telling estimate estimates calculation".split())
#: Nouns that a clause can be: "her explanation is that", "the union's complaint that".
_SAID = {
    **dict.fromkeys(
        "position view explanation argument story version line account answer reply response message verdict "
        "conclusion opinion belief statement assertion contention comment remark testimony insistence "
        "announcement admission confirmation warning defence defense concern fear prediction reminder "
        "hope suggestion assurance point excuse advice finding hopes fears concerns regret doubt doubts "
        "confidence alarm disappointment surprise satisfaction optimism worry worries conviction dismay "
        "outrage anger frustration support thanks gratitude condolences sympathy solidarity "
        "scepticism skepticism".split(),
        "asserts",
    ),
    **dict.fromkeys("claim claims evidence warnings statements assertions suggestions".split(), "asserts"),
    **dict.fromkeys(("report", "reports"), "reports"),
    **dict.fromkeys(
        "allegation accusation charge complaint suspicion allegations accusations complaints".split(),
        "alleges",
    ),
    **dict.fromkeys("denial rejection rebuttal denials".split(), "denies"),
    **dict.fromkeys(
        "demand request plea appeal recommendation insistence call calls demands appeals".split(), "demands"
    ),
    **dict.fromkeys(
        "promise pledge vow undertaking commitment guarantee assurance word "
        "promises pledges assurances guarantees".split(),
        "promises",
    ),
    **dict.fromkeys("offer proposal readiness willingness".split(), "offers"),
    **dict.fromkeys("refusal".split(), "declines"),
    **dict.fromkeys(
        "theory refrain recollection hunch guess reckoning wisdom agreement consensus lesson retort".split(),
        "asserts",
    ),
}
#: Verbs that give or make such a noun.
_GIVES = frozenset(
    "give gives gave given make makes made issue issues issued send sends sent offer offered sign signed "
    "repeat repeats repeated reiterate reiterates reiterated renew renews renewed deliver delivered provide "
    "provided take takes took taken express expresses expressed voice voices voiced hold holds held share "
    "shares shared convey conveys conveyed raise raises raised".split()
)
#: Behind these a noun of feeling stands without an article: "expressed concern that".
_FEELING = frozenset("express expresses expressed voice voices voiced raise raises raised".split())
#: Of these, verbs behind which the feeling may be all: "expressed regret."
_EXPRESS = frozenset("express expresses expressed voice voices voiced".split())
#: Behind these "for" tells what is wanted: "renewed their call for a vote".
_ASKED = frozenset("call demand appeal plea".split())
_OVER = frozenset("over about at for in with of".split())
#: Which of somebody's arguments it is.
_WHICH = frozenset(
    "first second third fourth last final main chief central principal only sole key core basic other next "
    "own primary initial latest stated official".split()
)
_OWNED = {"his": "he", "her": "she", "their": "they", "its": "it"}
#: Words from such a noun to its colon.
_COLON = 6
#: Tokens in which an aside behind such a noun ends.
_ASIDE = 10
#: How somebody else brings a claim: "the claim, repeated by a lawmaker, that".
_BROUGHT = frozenset("made repeated raised brought advanced aired voiced spread carried published".split())
#: So many words behind a verb of telling a noun is part of what is told.
_TOLD_OF = 4
#: Words between a quotation and those that tell whose it is.
_IS = frozenset(("is", "was", "'s"))


#: Without one of these, a verb of the table or a way, nothing is said in a paragraph.
NOUNS = _IN | _BY | frozenset(_SAID)


@dataclass
class Nominal:
    """The nouns of one sentence."""

    row: Sequence[Token]
    low: int
    around: Surroundings
    voices: Voices
    paragraph: int

    def at(self, at: int, cues: Sequence[int]) -> Found | None:
        """The attribution whose cue begins at a token, if one does."""
        word = self.row[at].low
        if word in ("in", "by", "to"):
            return self._in_words(at)
        if word == "words" and self.around.word(at - 2) == "with":
            return self._with_words(at, cues)
        if word in _SAID:
            return self._noun(at, cues)
        return None

    # --- whose words

    def _owner(self, first: int, behind: int) -> Voice | None:
        """Whose a noun is: the words from `first` up to its 's, or a pronoun."""
        if behind - first == 1 and (word := _OWNED.get(self.row[first].low)) in ("he", "she"):
            main = main_subject(self.row, self.low, first)
            if main and main.tokens and self.row[main.first].low not in words("pronouns"):
                voice = who(self.voices, self.row, main, self.paragraph)
                if voice and voice.person is not False and may_mean(str(word), voice):
                    return voice
        if behind - first == 1 and self.row[first].low in _OWNED:
            return pronoun(self.voices, _OWNED[self.row[first].low], self.row[first].start, self.paragraph)
        row = tuple(range(first, behind))
        if not row or len(row) > 10:
            return None
        return who(self.voices, self.row, Phrase("phrase", row), self.paragraph)

    def _in_words(self, at: int) -> Found | None:
        """As in "in the words of X", "in X's view", "by her own account"."""
        nouns = _BY if self.row[at].low == "by" else _IN
        for i in range(at + 1, min(at + 12, len(self.row))):
            word = self.around.word(i)
            if self.around.is_quote(i) or word in (",", ".", ";"):
                return None
            if word not in nouns or (i == at + 1 and word == "view"):
                continue  # "in view of the questions received"
            if self.around.word(i + 1) == "of" and i - at <= 3:
                phrase = phrase_after(self.row, i + 2, len(self.row), inverted=True)
                if phrase is None:
                    return None
                voice = self._named(phrase)
                last = max((*phrase.tokens, *(n for note in phrase.notes for n in note)))
                return self._placed(at, voice, last)
            end = i - (self.around.word(i - 1) == "own")
            if self.around.word(end - 1) == "'s":
                return self._placed(at, self._owner(at + 1, end - 1), i)
            if end - 1 == at + 1 and self.around.word(at + 1) in _OWNED:
                return self._placed(at, self._owner(at + 1, end), i)
            return None
        return None

    def _named(self, phrase: Phrase) -> Voice | None:
        """Who stands behind "of": "its founder, Marit Sund" is the one named beside."""
        return who(self.voices, self.row, phrase, self.paragraph)

    def _placed(self, at: int, voice: Voice | None, last: int) -> Found | None:
        """Before the words said, or behind them and a comma."""
        if voice is None:
            return None
        text = " ".join(t.text for t in self.row[at : last + 1])
        behind = at > self.low + 1 and self._ends(last)
        if behind and not (self.around.word(at - 1) == "," or self.around.is_quote(at - 1)):
            return None
        if (
            not behind
            and at > self.low + 1
            and self.around.word(at - 1) not in (",", ";", "that", "and", "but")
        ):
            return None
        return Found(at, voice, "asserts", text, at, last, behind=behind)

    def _ends(self, last: int) -> bool:
        """Whether nothing follows but where or who somebody is: "…, in the view of Ana Sol at the port"."""
        behind = self.row[last + 1 :]
        rest = behind[: next((n for n, t in enumerate(behind) if t.text in ".;"), len(behind))]
        if not rest:
            return True
        opens = rest[rest[0].text == "," and len(rest) > 1].low
        placed = opens in words("prepositions") and all(t.text != "," for t in rest)
        return opens in ("who", "whose", "which") or placed

    # --- clauses that are nouns

    def _noun(self, at: int, cues: Sequence[int]) -> Found | None:
        stance = _SAID[self.row[at].low]
        following = self.around.word(at + 1)
        if given := self._given(at, cues, stance):
            return given
        if colon := self._noun_colon(at, cues):
            return colon
        clause = following == "that"
        be = self._behind_aside(at) + 1
        copula = self.around.word(be) in _IS and (
            self.around.word(be + 1) in ("that", ":") or self.around.is_quote(be + 1)
        )
        if clause or copula or (following == "to" and stance in ("promises", "demands", "declines")):
            last = at + 1 if clause else be + 1 if copula else at
            if self.around.is_quote(last):
                last -= 1
                if cues and at - cues[-1] <= _TOLD_OF:
                    return None  # "told Danny his account was “under review”"
            described = self.around.word(at - 1) in _WHICH or self.around.word(at - 1).endswith("ed")
            whose = at - 2 if copula and described else at - 1  # "its published answer is that"
            if self.around.word(whose) == "'s" or self.around.word(whose) in _OWNED:
                own = self.around.word(whose) != "'s"
                first = whose if own else self._start(whose)
                voice = self._owner(first, whose + 1 if own else whose)
                if voice is None:
                    return None
                return Found(at, voice, stance, self.row[at].text, first, last)
        return self._by_somebody(at, stance)

    def _by_somebody(self, at: int, stance: str) -> Found | None:
        """As in "a claim by the dealer, Ana Sol, that", "the charge, made by the port in May, that"."""
        before, following = self.around.word(at - 1), self.around.word(at + 1)
        several = self.row[at].low.endswith("s") or self.row[at].low == "evidence"
        opens = before in ("a", "the", "an", "no", "public", "'s") or before in _WHICH
        by = at + 1
        if following == "," and self.around.word(at + 2) in _BROUGHT:
            by = at + 3
        elif following in _BROUGHT:
            by = at + 2  # "the suggestion made in the Post that"
        brought = by > at + 1 and self.around.word(by) == "in"
        if not (brought or self.around.word(by) in ("from", "by", "among")) or not (opens or several):
            return None
        phrase = phrase_after(self.row, by + 1, len(self.row))
        if phrase is None or not phrase.tokens:
            return None
        promised = stance in ("promises", "demands", "offers", "declines")
        to = promised and self.around.word(phrase.last + 1) == "to"  # "A pledge by Ana Sol to cap rents"
        that = phrase.last if to else self._that_behind(phrase.last)
        voice = who(self.voices, self.row, self._with_name(phrase, that), self.paragraph) if that else None
        first = max(self.low, at - 1)
        return Found(at, voice, stance, self.row[at].text, first, that) if voice else None

    def _that_behind(self, last: int) -> int:
        """Where "that" stands behind a phrase, an aside between commas at most between; 0 where none does."""
        ahead = range(last + 1, min(last + _ASIDE, len(self.row)))
        that = next((i for i in ahead if self.around.word(i) == "that"), 0)
        if self.around.word(that + 1) == "of":
            return 0  # "The view from the tower is that of a town"
        between = self.row[last + 1 : that]
        if between and between[-1].low in _IS:
            between = between[:-1]  # "The word from Sol is that", "the theory, voiced by Sol, is that"
        aside = not between or (between[-1].text == "," and all(t.quote < 0 for t in between))
        shut = words("auxiliaries", "conjunctions")
        return that if that and aside and shut.isdisjoint(t.low for t in between) else 0

    def _with_name(self, phrase: Phrase, that: int) -> Phrase:
        """A phrase with the name between commas behind it: "the dealer, Nurzhan Abilov, that"."""
        note = tuple(range(phrase.last + 2, that - 1))
        named = bool(note) and all(self.row[i].capital for i in note)
        return Phrase("phrase", phrase.tokens, (note,)) if named else phrase

    def _behind_aside(self, at: int) -> int:
        """The end of an aside behind a noun: "Her position, set out in a letter, was that"; else the noun."""
        if self.around.word(at + 1) != ",":
            return at
        for i in range(at + 2, min(at + _ASIDE, len(self.row) - 1)):
            if self.around.is_quote(i) or self.around.word(i) in words("conjunctions"):
                return at
            if self.around.word(i) == ",":
                return i
        return at

    def _noun_colon(self, at: int, cues: Sequence[int]) -> Found | None:
        """As in "The city's response, in full: “Noted.”"."""
        own = self.around.word(at - 1) in _OWNED
        if cues or not (own or self.around.word(at - 1) == "'s"):
            return None
        for i in range(at + 1, min(at + _COLON, len(self.row) - 1)):
            if self.around.word(i) == ":" and self.around.is_quote(i + 1):
                voice = self._owner(at - 1 if own else self._start(at - 1), at if own else at - 1)
                return (
                    Found(at, voice, _SAID[self.row[at].low], self.row[at].text, self.low, i)
                    if voice
                    else None
                )
            if self.around.is_quote(i) or self.around.word(i) in words("verbs"):
                return None
        return None

    def _with_words(self, at: int, cues: Sequence[int]) -> Found | None:
        """As in "shared it with the words “…”": the sentence's subject speaks."""
        quoted = self.around.is_quote(at + 1) or (
            self.around.word(at + 1) == ":" and self.around.is_quote(at + 2)
        )
        if not quoted:
            return None
        phrase = main_subject(self.row, self.low, at, cues)
        verb = next((i for i in range(at - 3, self.low, -1) if self._may_be_past(i)), -1)
        near = subject_before(self.row, self.low, verb, cues) if verb > 0 else None
        phrase = near if near and near.tokens else phrase
        if phrase is None or not phrase.tokens:
            return None
        voice = who(self.voices, self.row, phrase, self.paragraph)
        return Found(at, voice, "asserts", "with the words", at - 2, at) if voice else None

    def _may_be_past(self, at: int) -> bool:
        token = self.row[at]
        return not token.capital and (token.low.endswith("ed") or token.low in words("verbs"))

    def _start(self, end: int) -> int:
        """Where the owner's phrase before its 's begins."""
        first = end
        while first > self.low and end - first < 8:
            word = self.around.word(first - 1)
            if (
                self.around.is_quote(first - 1)
                or not word[:1].isalnum()
                or word in words("verbs")
                or (
                    word.endswith("ed")
                    and not self.row[first - 1].capital
                    and word not in words("describing")
                )
                or word in words("times")
                or word in words("conjunctions")
                or word in words("subordinators")
                or (word in words("prepositions") and word != "of")
                or word in words("auxiliaries")
            ):
                break
            first -= 1
            if word in words("determiners"):
                break
        return first

    def _given(self, at: int, cues: Sequence[int], stance: str) -> Found | None:
        """As in "has given a written promise that", "made an offer to", "voiced concern about"."""
        following = self.around.word(at + 1)
        ends = following in ("", ".", ";") and any(self.around.word(i) in _EXPRESS for i in (at - 1, at - 2))
        felt = ends or (
            following in _OVER and any(self.around.word(i) in _FEELING for i in range(at - 3, at))
        )
        asked = following == "for" and self.row[at].low.rstrip("s") in _ASKED
        if self.row[at].low.startswith("call") and not asked:
            return None  # "made a call to the police"
        if following not in ("that", "to") and self.around.word(at + 1) != ":" and not (felt or asked):
            return None
        for i in range(at - 1, max(self.low, at - 6), -1):
            word = self.around.word(i)
            if word in _GIVES:
                bare = word in _FEELING or self.row[at].low in ("evidence", "assurances", "warnings")
                if self.around.word(i + 1) not in words("determiners") and not bare:
                    return None
                start = i
                while start > self.low and self.around.word(start - 1) in words("auxiliaries"):
                    start -= 1
                if self.around.word(start - 1) == "to":
                    return None
                phrase = subject_before(self.row, self.low, start, cues)
                if phrase is None or not phrase.tokens:
                    return None
                voice = who(self.voices, self.row, phrase, self.paragraph)
                if voice is None:
                    return None
                cue = " ".join(t.text for t in self.row[i : at + 1])
                return Found(at, voice, stance, cue, phrase.first, at + (following == "that"))
            if word in (",", ".") or self.around.is_quote(i):
                return None
        return None
