"""Whom somebody tells: "told her", "said to reporters", "in a letter to parliament, X noted"."""

from __future__ import annotations

from watchword.reading.cues import Cue, form_of
from watchword.reading.speech.clauses import words
from watchword.reading.speech.frames import THAT
from watchword.reading.speech.line import Line
from watchword.reading.speech.phrases import Phrase
from watchword.reading.speech.trailing import phrase_after
from watchword.reading.speech.wording import is_outlet, is_plural

__all__ = ["addressee_of", "pronoun_told", "told_before", "told_behind"]

#: Papers sent to somebody, and how one is reached by who asks.
_SENT = frozenset(
    "letter email e-mail note message reply statement submission speech testimony memo remarks".split()
)
_QUERIES = frozenset(
    "question questions query queries request requests inquiry inquiries enquiry enquiries".split()
)
#: Small words inside names.
_INSIDE = frozenset(
    "and of for de la le al bin the to in on at du des van von da do dos das di della".split()
)
#: Days, which are no part of who is told: "told a jury Thursday that".
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday".split())
#: What persons are in: "told users on Telegram".
_WHERE = frozenset("in on at".split())
#: What is done to them: "told cooks gathered in the yard", "a letter to the prosecutor read out in court".
_DONE = frozenset("read gathered assembled convened seated huddled".split())
_ADDRESSING = frozenset("addressing briefing telling".split())
_ASKED = frozenset(
    "reached contacted interviewed approached asked pressed questioned consulted quizzed".split()
)
_HIM = frozenset("me us him her them".split())

#: Verbs with which a clause goes on behind its subject.
_BE = frozenset("is are was were had has have".split())


def pronoun_told(line: Line, at: int, cue: Cue) -> str | None:
    """The pronoun that is told, asked or offered something: "told her that", not "told her husband"."""
    word = line.word(at + 1)
    if cue.frame not in ("tell", "ask", "to") or word not in ("me", "us", "him", "her", "them"):
        return None
    following = line.word(at + 2)
    apart = (
        not following[:1].isalpha()
        or following in THAT
        or following in words("determiners")
        or following in words("pronouns")
        or _clause_behind(line, at + 2)
    )
    if word == "her" and not (apart or following in ("to", ",", ":", "", "nobody") or line.is_quote(at + 2)):
        return None
    return line.row[at + 1].text


def _clause_behind(line: Line, at: int) -> bool:
    """Whether a clause begins with a thing behind "her": "assured her rice would come", not "her husband"."""
    noun = next((i for i in (at, at + 1) if line.word(i + 1) in words("modals") | _BE), 0)
    if not noun or any(t.low in words("relatives") | {"what"} for t in line.row[line.low : at]):
        return False
    shut = words("persons", "bodies", "prepositions", "conjunctions", "adverbs")
    return all(line.word(i).isalpha() and line.word(i) not in shut for i in range(at, noun + 1))


def told_behind(line: Line, last: int) -> str | None:
    """Whom a speaker told, behind the verb: "said in an interview with the Post", "said to reporters"."""
    for i in range(last + 1, min(last + 10, len(line.row) - 1)):
        if line.is_quote(i) or line.word(i) in (".", ";", "that"):
            return None
        if (
            (line.word(i) == "with" and line.word(i - 1) in ("interview", "conversation", "call"))
            or (line.word(i) == "to" and i == last + 1 and _hears(line, i + 1))
            or (line.word(i) == "to" and line.word(i - 1) in ("email", "letter", "statement", "reply"))
        ):
            told = phrase_after(line.row, i + 1, len(line.row))
            if told and len(told.tokens) > 1 and line.word(told.tokens[-1]) in _HIM:
                form = form_of(
                    line.word(last)
                )  # "offered to walk me through it", not "declined to name them"
                offered = form is not None and form.cue.stance in ("offers", "promises")
                return line.row[told.tokens[-1]].text if offered else None
            return addressee_of(line, told) if told else None
    return None


def _hears(line: Line, at: int) -> bool:
    """Whether those whom one tells something stand there: "to reporters", "to the court"."""
    told = phrase_after(line.row, at, min(at + 8, len(line.row)))
    if told is None or not told.tokens:
        return False
    hearing = words("addressed", "persons", "bodies")
    return line.row[told.tokens[-1]].low in hearing or line.row[told.tokens[0]].low in words("addressed")


def told_before(line: Line, verb: int) -> str | None:
    """Whom, by what stands before the verb: "in a letter to parliament, X noted"."""
    for i in range(line.low + 1, verb - 1):
        before, word = line.word(i - 1), line.word(i)
        by = word == "by" and not line.around.by_means(i)
        asked = by and any(line.word(n) in _ASKED for n in range(max(line.low, i - 5), i))
        if (
            (word == "to" and before in _SENT | _QUERIES)
            or (word == "from" and before in _QUERIES)
            or (word == "to" and before in ("responding", "replying"))
            or (word == "with" and before == "interview")
            or asked
        ):
            told = phrase_after(line.row, i + 1, verb)
            if told is None or not told.tokens:
                continue
            told = _asker(line, told)
            if line.word(told.tokens[-1]) in _QUERIES:
                if line.word(told.tokens[-1] + 1) in ("from", "by", "of"):
                    continue  # "to a query from this newsletter": who asked comes next
                return "us" if line.word(told.tokens[0]) == "our" else None
            return addressee_of(line, told)
    if line.word(line.low) in _ADDRESSING:
        told = phrase_after(line.row, line.low + 1, verb)
        return addressee_of(line, told) if told and told.tokens else None
    return None


def _clause_at(line: Line, phrase: Phrase) -> int:
    """Where the clause begins that is told without "that": "told Radio Tarn (roads were …)"; 0 where none."""
    named = line.row[phrase.tokens[0]].capital
    for n, i in enumerate(phrase.tokens[1:], 1):
        token, before = line.row[i], line.row[phrase.tokens[n - 1]]
        if before.low in words("prepositions") | {"and", "of", "'s", "to", "for"}:
            continue
        if token.low in ("no", "every", "any", "all", "there", "none"):
            return n
        small = token.text.isalpha() and token.text.islower() and token.low not in _INSIDE
        if named and before.capital and small:
            named = token.low in words("prepositions", "persons", "bodies", "outlets")
            if not named:
                return n
    return 0


def _asker(line: Line, phrase: Phrase) -> Phrase:
    """Who asked, without what was asked: "responding to queries from the Post"."""
    words_ = [line.word(i) for i in phrase.tokens]
    if "'s" in words_ and words_[-1] in words("claims", "documents") | _QUERIES:
        return Phrase("phrase", phrase.tokens[: words_.index("'s")])  # "responding to Sol's claims"
    cut = next((n for n, w in enumerate(words_) if w in ("from", "by") and words_[n - 1] in _QUERIES), 0)
    return Phrase("phrase", phrase.tokens[cut + 1 :]) if cut and words_[cut + 1 :] else phrase


def _hearer(line: Line, phrase: Phrase) -> Phrase:
    """Who is told, without the day, the means, the place: "a jury Thursday", "the Post by email"."""
    row = list(phrase.tokens)
    while len(row) > 1 and line.word(row[-1]) in _DAYS and line.word(row[-2]) != "on":
        row.pop()
    hearing = words("persons", "addressed")
    for n, i in enumerate(row[1:], 1):
        word, before = line.word(i), line.word(row[n - 1])
        by_means = word == "by" and line.around.by_means(i)
        placed = word in _WHERE and before in hearing and is_plural(before) and n == 1
        done = word in _DONE and before in hearing
        if by_means or placed or done:
            return Phrase("phrase", tuple(row[:n]))
    return Phrase("phrase", tuple(row))


def addressee_of(line: Line, phrase: Phrase) -> str:
    """Who is told, as the text has it; "the paper" under its name."""
    phrase = _hearer(line, phrase)
    places = ("from", "in", "on", "at")
    cut = next((n for n, i in enumerate(phrase.tokens) if n and line.word(i) in places), 0)
    if cut and is_outlet(line.text[line.row[phrase.tokens[0]].start : line.row[phrase.tokens[cut - 1]].end]):
        phrase = Phrase("phrase", phrase.tokens[:cut])  # "CNN from Ukraine"
    to_do = line.word(phrase.tokens[-1] + 1) == "to" or line.is_quote(phrase.tokens[-1] + 1)
    if not to_do and (cut := _clause_at(line, phrase)) > 0:
        phrase = Phrase("phrase", phrase.tokens[:cut])
    first, last = line.row[phrase.tokens[0]], line.row[phrase.tokens[-1]]
    more = len(phrase.tokens) > 1 and (first.low == "her" or line.row[phrase.tokens[1]].capital)
    if (
        first.low in words("addressed")
        and first.low not in ("court", "press", "media", "police")
        and not more
    ):
        return first.text
    if first.low == "this":
        return line.text[first.start : last.end]
    said = line.text[first.start : last.end]
    low = first.low
    bare = {"the", *words("outlets")}
    if (
        low == "the"
        and all(line.row[i].low in bare for i in phrase.tokens)
        and len(phrase.tokens) == 2
        and not last.capital
    ):
        papers = words("documents") - words("outlets")  # not "pictures seen by the Post"
        press = (v for v in line.voices.known if is_outlet(v.name) and not (v.heads | v.words) & papers)
        voice = max(press, key=lambda v: v.last, default=None)
        if voice and last.low in ("outlet", "newspaper", "paper", "agency", "broadcaster"):
            return voice.name
    if is_outlet(said):
        common = not any(line.row[i].capital for i in phrase.tokens[:-1]) and first.low != "the"
        if last.low == "paper" or (common and last.low in ("tv", "radio", "television")):
            return said  # "told club TV", "told the Tarn paper"
        voice = line.voice(phrase)
        return voice.name if voice else said
    return said
