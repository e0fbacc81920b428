"""Who a phrase means: a name, its role, someone unnamed, or "he" and "the ministry" for one named before.

Where a pronoun or a noun could mean more than one of them, nobody is named.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from watchword.reading.speech.cast import met_before, told_first
from watchword.reading.speech.clauses import Token, words
from watchword.reading.speech.definite import Noun, noun_of
from watchword.reading.speech.descriptions import described
from watchword.reading.speech.firms import firm_named_now
from watchword.reading.speech.holders import holder_of
from watchword.reading.speech.made import Made
from watchword.reading.speech.nouns import identify
from watchword.reading.speech.offices import headed, named_at_last, named_now
from watchword.reading.speech.pairs import one_of_two
from watchword.reading.speech.phrases import Phrase
from watchword.reading.speech.pronouns import meant_by, spoke_before
from watchword.reading.speech.recalled import recalled
from watchword.reading.speech.sane import can_be_somebody
from watchword.reading.speech.seen import FIRMS
from watchword.reading.speech.subjects import main_subject
from watchword.reading.speech.voices import Voice, Voices, may_mean
from watchword.reading.speech.wording import doer, single, text_of, words_of

__all__ = ["who"]

#: Words for one or some of those spoken of before.
_OTHERS = frozenset(
    tuple(p.split())
    for p in (
        "another", "the other", "the others", "others", "a second", "a third", "the second", "the third",
        "the first", "the fourth", "the fifth", "the sixth", "the last", "the former", "the latter",
        "both", "two", "three", "four", "several", "some", "many",
        "most", "few", "a few",
    )
)  # fmt: skip
#: Of these and "one", those whom an apposition tells better: "One, an engineer, recalled".
_ANOTHER = frozenset((("one",), ("another",), ("the", "other"), ("a", "second"), ("a", "third")))
_OF_THEM = ("one", "of", "them")
_MANY_OF = frozenset("others both two three four several some many most few a".split())

#: What speaks for a body: its head, the word before it, and the least words of such a phrase.
_DESKS = frozenset("service office team department desk arm wing division unit relations branch".split())
_PRESS = frozenset("press media communications public information relations legal".split())
_DESK, _PAIR = 3, 2
#: Sentences before, in which the two names of "the latter" stand.
_BACK = 2
#: Nouns for one of a country, which are no country's name.
_OF_COUNTRIES = frozenset(
    "swede dane briton pole turk finn spaniard frenchman frenchwoman englishman englishwoman scot scotsman "
    "irishman irishwoman welshman dutchman dutchwoman german italian american russian ukrainian norwegian "
    "belgian austrian brazilian argentine argentinian canadian australian kenyan nigerian ghanaian indian "
    "iranian israeli egyptian serb croat czech slovak hungarian romanian bulgarian greek mexican colombian "
    "chilean peruvian slovene bosnian albanian latvian lithuanian estonian georgian armenian ugandan "
    "tanzanian zambian zimbabwean ethiopian somali moroccan tunisian algerian jamaican cuban texan "
    "californian londoner".split()
)
#: Firms by their trade: "a car importer … the importer" has no name.
_TRADES = FIRMS - {"company", "firm", "group", "corporation", "bank"}
_WHOSE = {"its": "it", "his": "he", "her": "she", "their": "they"}
#: Pronouns as objects: "according to him".
_SUBJECT = {"him": "he", "her": "she", "them": "they"}


def who(voices: Voices, tokens: Sequence[Token], phrase: Phrase, paragraph: int) -> Voice | None:
    """The voice that a phrase names; None where it means somebody that can't be told."""
    known = list(voices.known)
    voice = _who(voices, tokens, phrase, paragraph)
    told = words_of(text_of(tokens, phrase.tokens))
    untold = voice is None or voice.kind == "unnamed" or words_of(voice.name) == told
    new = voice if voice is not None and voice not in known and voice in voices.known else None
    if new is not None:
        voices.known.remove(new)
    met = one_of_two(voices, tokens, phrase, paragraph) if untold else None
    met = met or (recalled(voices, tokens, phrase) if untold else None)
    if met is None and (noun := noun_of(tokens, phrase)) is not None:
        left = voice is None or words_of(voice.name) == noun.words
        met = met_before(voices, noun, voice, left=left)
        if met is None and left and voice is not None and noun.head in _TRADES:
            _as_told_first(voices, noun, voice)
    if met is None:
        if new is not None:
            voices.remember(new)
        return voice
    met.last, met.paragraph = tokens[phrase.tokens[-1]].end, paragraph
    voices.remember(met)
    return met


def _as_told_first(voices: Voices, noun: Noun, voice: Voice) -> None:
    """Put a voice under the words by which it was brought in: "A Moscow car importer … The importer"."""
    if voice.kind == "named" and (told := told_first(voices, noun)):
        voice.name, voice.kind = told, "unnamed"


def _who(voices: Voices, tokens: Sequence[Token], phrase: Phrase, paragraph: int) -> Voice | None:
    row = list(phrase.tokens)
    if not row:
        return None
    if len(row) > 1 and tokens[row[0]].low == "no" and tokens[row[1]].text.isalpha():
        return None  # "No group has claimed it"
    at = tokens[row[0]].start
    first = tokens[row[0]].low.partition("'")[0]
    if tuple(tokens[i].low for i in row) in _ANOTHER and (calling := _calling_beside(tokens, phrase)):
        return who(voices, tokens, Phrase("phrase", calling), paragraph)
    if first in ("one", "another") and _one_of(tokens, row) and (beside := _one_beside(tokens, phrase)):
        row = list(beside)  # "one of them, Peter Lowell", "another of the accused, pilot Ana Sol"
    elif (
        tuple(tokens[i].low for i in row) == _OF_THEM
        and not any(tokens[i].capital for n in phrase.notes for i in n)
        and (one := _of_them(voices, at, paragraph))
    ):
        return one
    elif (pair := _of_pair(voices, tokens, row, paragraph)) is not None:
        return pair
    elif tuple(tokens[i].low for i in row) in _OTHERS and (named := _named_beside(tokens, phrase)):
        return who(voices, tokens, Phrase("phrase", named), paragraph)
    elif tuple(tokens[i].low for i in row) in _OTHERS:
        other = Voice(
            " ".join(tokens[i].text for i in row), "unnamed", first != "both", plural=first in _MANY_OF
        )
        other.last, other.paragraph = tokens[row[-1]].end, paragraph
        voices.remember(other)
        return other
    elif len(row) == 1 and (first := _SUBJECT.get(first, first)) in words("pronouns"):
        voice = meant_by(voices, first, at, paragraph)
        if voice is not None and voice.person and voice not in voices.known:
            voice.last, voice.paragraph = at, paragraph  # told of before, and speaking now
            voices.remember(voice)
        return voice
    if (again := _by_country(voices, tokens, row, paragraph)) is not None:
        return again
    made = described(voices, tokens, row, phrase.notes)
    if made is None or not can_be_somebody(made):
        return None
    if (owner := _behind_desk(voices, tokens, phrase, made, paragraph)) is not None:
        return owner
    if made.generic and made.head == "he":  # "the 34-year-old"
        either = [v for p in ("he", "she") if (v := meant_by(voices, p, at, paragraph)) is not None]
        voice = max(either, key=lambda v: (v.person is True, v.last), default=None)
    else:
        voice = identify(voices, tokens, row, phrase.notes, made, paragraph)
    if voice is not None and (voice not in voices.known or (made.generic and headed(voices, voice))):
        voice = (
            ((not _about_him(tokens, phrase) and holder_of(voices, made, at, paragraph)) or voice)
            if made.generic
            else firm_named_now(voices, voice, at, paragraph)
            or named_now(voices, voice, at, paragraph, sure=_owning(tokens, row[0]))
        )
    if voice is not None:
        if made.generic and voice.kind == "unnamed" and made.person:
            voice.heads |= _callings(tokens, phrase)
        voice.last, voice.paragraph = tokens[row[-1]].end, paragraph
        voices.remember(voice)
        named_at_last(voices, voice, made)
    return voice


def _by_country(voices: Voices, tokens: Sequence[Token], row: Sequence[int], paragraph: int) -> Voice | None:
    """The one person just told of, to whom a text comes back as "the Swede"."""
    if len(row) != _PAIR or tokens[row[0]].low != "the" or tokens[row[1]].low not in _OF_COUNTRIES:
        return None
    at = tokens[row[0]].start
    able = {v.name: v for p in ("he", "she") if (v := meant_by(voices, p, at, paragraph)) is not None}
    voice = next(iter(able.values())) if len(able) == 1 else None
    if voice is None or voice.person is not True or voice.kind != "named":
        return None
    voice.last, voice.paragraph = tokens[row[-1]].end, paragraph
    voices.remember(voice)
    return voice


def _one_of(tokens: Sequence[Token], row: Sequence[int]) -> bool:
    """Whether words are "one" or "one of" several."""
    return len(row) == 1 or tokens[row[1]].low == "of"


def _of_them(voices: Voices, at: int, paragraph: int) -> Voice | None:
    """One of those of whom the sentence before tells: "Two investors disagree. One of them said"."""
    group = spoke_before(voices, "they", at, paragraph)
    if group is None or not group.plural or group.kind != "unnamed":
        return None
    name = f"one of {group.name[:1].lower()}{group.name[1:]}"
    known = next((v for v in voices.known if v.name == name), None)
    voice = known or Voice(name, "unnamed", True, words=words_of(name), via=group.via)
    voice.last, voice.paragraph = at, paragraph
    voices.remember(voice)
    return voice


def _one_beside(tokens: Sequence[Token], phrase: Phrase) -> tuple[int, ...]:
    """The apposition that names one of several, with a calling in small letters or none."""
    named = next((n for n in phrase.notes if tokens[n[0]].capital), ())
    return named or next((n for n in phrase.notes if _calls_by_name(tokens, n)), ())


def _calls_by_name(tokens: Sequence[Token], note: tuple[int, ...]) -> bool:
    """Whether a note is a calling and a name: "pilot Karen Sahakyants"."""
    small = [i for i in note if not tokens[i].capital]
    name = note[len(small) :]
    shut = words("determiners", "prepositions", "relatives", "subordinators", "conjunctions")
    calling = bool(small) and tokens[note[0]].low not in shut and not tokens[note[0]].low.endswith("ing")
    return calling and len(name) > 1 and all(tokens[i].capital for i in name)


def _owning(tokens: Sequence[Token], at: int) -> bool:
    """Whether "his" or "her" stands before a word: "Speaking at his briefing, Behzad Niakan"."""
    return any(t.low in ("his", "her") for t in tokens[:at])


def _behind_desk(
    voices: Voices, tokens: Sequence[Token], phrase: Phrase, made: Made, paragraph: int
) -> Voice | None:
    """The body for which its desk or its paper speaks: "the company's press service", "its filings"."""
    row, heads = list(phrase.tokens), words("persons", "bodies", "titles") | FIRMS
    named = bool(_named_beside(tokens, phrase))
    thing = (
        made.generic
        and not named
        and made.head not in heads
        and single(made.head) not in heads
        and not doer(made.head)
    )
    if (made.document or thing or _desk(tokens, row)) and made.owner in _WHOSE:
        if (own := _own_body(voices, tokens, row, made.owner, paragraph)) is not None:
            return own
        return meant_by(voices, _WHOSE[made.owner], tokens[row[0]].start, paragraph)
    if not made.generic or not _desk(tokens, row):
        return None
    lows = [tokens[i].low for i in row]
    owner = next((n for n, w in enumerate(lows) if w == "'s"), 0)
    if not owner or any(tokens[i].capital and tokens[i].low not in words("determiners") for i in row[:owner]):
        return None  # "RT's press office" is named
    known = list(voices.known)
    body = who(voices, tokens, Phrase("phrase", tuple(row[:owner])), paragraph)
    if body is not None and body.name[:1].islower() and body not in known:
        voices.known.remove(body)
        return None  # "the party's media office" of a party not named
    return body


def _desk(tokens: Sequence[Token], row: Sequence[int]) -> bool:
    """Whether a phrase ends as what speaks for a body does: "press service", "legal wing"."""
    lows = [tokens[i].low for i in row]
    return len(lows) >= _DESK and lows[-1] in _DESKS and lows[-2] in _PRESS


def _own_body(
    voices: Voices, tokens: Sequence[Token], row: list[int], owner: str, paragraph: int
) -> Voice | None:
    """The subject with which the sentence begins, whose "its" is: "Norvik pays, its press office said"."""
    main = main_subject(tokens, 0, row[0])
    if main is None or not main.tokens or not tokens[main.tokens[-1]].capital:
        return None
    voice = who(voices, tokens, main, paragraph)
    return voice if voice is not None and may_mean(_WHOSE[owner], voice) else None


def _of_pair(voices: Voices, tokens: Sequence[Token], row: Sequence[int], paragraph: int) -> Voice | None:
    """Which of the two names just before "the former" and "the latter" are."""
    lows = [tokens[i].low for i in row]
    if len(lows) != _PAIR or lows[0] != "the" or lows[1] not in ("former", "latter"):
        return None
    for _, before in islice(voices.before(), _BACK):
        if (part := _pair_in(before, first=lows[1] == "former")) is not None:
            return who(voices, before, Phrase("phrase", part), paragraph)
    return None


def _pair_in(before: Sequence[Token], *, first: bool) -> tuple[int, ...] | None:
    """The first or the second of two names that "and" joins in a sentence."""
    for n in range(len(before) - 2, 0, -1):
        if before[n].low != "and" or not (before[n - 1].capital and before[n + 1].capital):
            continue
        low, high = n, n + 1
        while low and before[low - 1].capital:
            low -= 1
        while high < len(before) and before[high].capital:
            high += 1
        return tuple(range(low, n) if first else range(n + 1, high))
    return None


def _calling_beside(tokens: Sequence[Token], phrase: Phrase) -> tuple[int, ...]:
    """The apposition that says what "another" is: "Another, a welder from Cork, said"."""
    note = phrase.notes[0] if phrase.notes else ()
    opens = bool(note) and tokens[note[0]].low in ("a", "an")
    roles = words("persons", "titles")
    return note if opens and any(tokens[i].low in roles for i in note) else ()


def _about_him(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Whether a relative tells that somebody is another than "him": "the president, who appointed him"."""
    return any(tokens[n[0]].low == "who" and tokens[n[-1]].low in ("him", "her") for n in phrase.notes)


def _callings(tokens: Sequence[Token], phrase: Phrase) -> frozenset[str]:
    """What appositions say somebody without a name is: "the director, a 71-year-old tailor"."""
    notes = (n for n in phrase.notes if tokens[n[0]].low in ("a", "an"))
    return frozenset(tokens[n[-1]].low for n in notes) & words("persons")


def _named_beside(tokens: Sequence[Token], phrase: Phrase) -> tuple[int, ...]:
    """The apposition that names "another": "said another, the crystallographer Gao Zhixin"."""
    for note in phrase.notes:
        if tokens[note[-1]].capital and tokens[note[0]].low not in words("relatives"):
            return note
    return ()
