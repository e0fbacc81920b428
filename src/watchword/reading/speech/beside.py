"""Whoever stands beside a quotation that no verb of the table brings: "“…,” interjected the Member".

English has more verbs of speaking than any table, and lets them be left out. Where a quotation opens its
sentence and ends as words spoken end, the first that is named behind it speaks, whatever is said of them.
"""

from __future__ import annotations

from watchword.reading.cues import form_of
from watchword.reading.speech.clauses import words
from watchword.reading.speech.groups import adverb
from watchword.reading.speech.line import Line
from watchword.reading.speech.phrases import Phrase
from watchword.reading.speech.reaches import Found
from watchword.reading.speech.trailing import phrase_after
from watchword.reading.speech.voices import Voice
from watchword.reading.speech.wording import is_outlet

__all__ = ["beside_quotation"]

#: Words of a quotation that may be a title instead.
_TITLE = 3
#: With these a clause of somebody else begins behind who spoke.
_MEANWHILE = frozenset("until before as while when after because though although but".split())
#: Words between "for X," and the quotation.
_NEAR = 8
#: Words behind "so", as German presses put it, in which a name stands.
_SO = 7
#: A sentence that begins so says whose words follow: "For judge Brandão, “…”".
_FOR = frozenset(("for", "to"))


def beside_quotation(line: Line) -> None:
    """Find who speaks in quotations that open the sentence, or stand behind "for X,"."""
    at = line.low
    while at < len(line.row) and not (line.is_quote(at) or line.row[at].text[0].isalnum()):
        at += 1
    if at >= len(line.row):
        return
    if not line.is_quote(at):
        _for_somebody(line, at)
        return
    if not _is_spoken(line, at):
        return
    after = at + 1
    while after < len(line.row) and line.row[after].text in (",", "—", "–", "-", "―"):
        after += 1
    end = next((i for i in range(after, len(line.row)) if line.is_quote(i)), len(line.row))
    end = next((i for i in range(after + 2, end) if line.word(i) in _MEANWHILE or _and(line, i)), end)
    if after >= end or any(after <= f.verb < end for f in line.found):
        return
    verb = after if _may_be_verb(line, after, end) else -1
    phrase = phrase_after(line.row, after + (verb >= 0), end, inverted=True)
    if phrase is None or not phrase.tokens or not _names_somebody(line, phrase):
        return
    phrase = _without_verb(line, phrase)
    last = phrase.last
    if verb < 0 and last + 1 < end and not _goes_on(line, last + 1):
        return
    voice = _of_paper(line, phrase) or line.voice(phrase)
    if voice is None or not _can_speak(line, voice, phrase):
        return
    if _may_be_title(line, at) and not voice.person:
        return
    if verb < 0:
        verb = min(last + 1, end - 1)
    cue = line.row[verb].text if line.row[verb].text.isalpha() and verb not in phrase.tokens else ""
    line.found.append(
        Found(verb, voice, "asserts", cue, after, max(last, verb if cue else last), behind=True)
    )


def _and(line: Line, at: int) -> bool:
    """Whether another clause begins: "“No,” a man called, and the judge asked him to sit"."""
    return line.word(at) == "," and line.word(at + 1) == "and"


def _is_spoken(line: Line, at: int) -> bool:
    """Whether a quotation ends as words spoken do before who says them."""
    start, end = line.quotes[line.row[at].quote].inner
    said = line.text[start:end].strip()
    if not said:
        return False
    apart = at + 1 < len(line.row) and line.row[at + 1].text in (",", "—", "–")
    return said[-1] in ",?!…–—" or apart


def _may_be_title(line: Line, at: int) -> bool:
    """Whether a quotation can be a name instead of words: a few words, all with capitals."""
    start, end = line.quotes[line.row[at].quote].inner
    said = line.text[start:end].strip()
    parts = said.split()
    return said[-1] not in "?!" and len(parts) <= _TITLE and all(p[0].isupper() for p in parts)


def _may_be_verb(line: Line, at: int, end: int) -> bool:
    """Whether a word behind a quotation is a verb before its subject: "remarked Justice Bhatkal"."""
    token = line.row[at]
    if token.low in ("so", "thus") and at + 1 < end:
        return any(t.capital for t in line.row[at + 1 : min(end, at + _SO)])
    if token.capital or not token.text.isalpha() or at + 1 >= end:
        return False
    if token.low in words("determiners", "pronouns", "prepositions", "auxiliaries"):
        return False
    if token.low in words("conjunctions", "subordinators", "adverbs", "persons"):
        return False
    following = line.row[at + 1]
    opens = following.capital or following.low in words("determiners", "titles")
    named = at + 2 < end and line.row[at + 2].capital
    opens = opens or (following.low in words("persons") and named)  # "seethed owner Sal Bux"
    return opens and (token.low.endswith(("ed", "s", "t", "e")) or token.low in words("verbs"))


def _names_somebody(line: Line, phrase: Phrase) -> bool:
    """Whether a phrase can be who speaks: a name, a pronoun, or a person or body with an article."""
    lows = [line.row[i].low for i in phrase.tokens]
    if len(lows) == 1 and lows[0] in ("he", "she", "they"):
        return True
    speaks = words("persons", "bodies", "titles", "documents")
    return any(line.row[i].capital for i in phrase.tokens) or bool(set(lows) & speaks)


def _without_verb(line: Line, phrase: Phrase) -> Phrase:
    """A phrase without a verb of no table at its end: "the note ends"."""
    row = phrase.tokens
    at = next((n for n, i in enumerate(row) if n and line.word(i) == "called"), len(row) - 1)
    if at + 1 < len(row) and line.word(row[at + 1]) in words("prepositions"):
        return Phrase("phrase", row[:at])  # "a baker called from the back", not "a baker called Sol"
    last = line.row[row[-1]]
    if len(row) < 3 or phrase.notes or last.capital or not last.low.endswith(("s", "ed")):
        return phrase
    before = line.row[row[-2]]
    speaks = words("persons", "bodies", "documents", "titles")
    if (last.low in speaks and form_of(last.low) is None) or not (before.capital or before.low in speaks):
        return phrase
    return Phrase("phrase", row[:-1])


def _of_paper(line: Line, phrase: Phrase) -> Voice | None:
    """Whose "the note" is: whoever spoke last in the paragraph."""
    lows = [line.row[i].low for i in phrase.tokens]
    if len(lows) > 2 or lows[-1] not in words("documents"):
        return None
    spoke = [v for v in line.voices.known if v.paragraph == line.paragraph]
    return max(spoke, key=lambda v: v.last, default=None)


def _goes_on(line: Line, at: int) -> bool:
    """Whether what stands behind a subject is its verb, an aside or the end."""
    token = line.row[at]
    word = token.low
    if token.text in ",.;:—–!?)" or adverb(word) or word in words("verbs"):
        return True
    return not token.capital and word.endswith(("ed", "s")) and word not in words("determiners")


def _can_speak(line: Line, voice: Voice, phrase: Phrase) -> bool:
    if is_outlet(voice.name) and voice.person is not True:
        return False
    several = [line.row[i] for i in phrase.tokens]
    if any(t.low == "and" for t in several) and several[0].capital and several[-1].capital:
        return True  # "Rubio and Warner"
    small = [t for t in several if not t.capital]
    if (
        small
        and small == several[: len(small)]
        and len(several) == len(small) + 2
        and small[-1].low == "owner"
    ):
        return True  # "owner Sal Bux", not "owner Norvik"
    return voice.person is not False or bool(
        voice.heads | {line.row[phrase.tokens[-1]].low} & words("bodies")
    )


def _for_somebody(line: Line, at: int) -> None:
    """As in "For rapporteur judge Heloísa Brandão, “…”"."""
    if line.found or line.word(at) not in _FOR:
        return
    phrase = phrase_after(line.row, at + 1, len(line.row), inverted=True)
    if phrase is None or not phrase.tokens or line.word(phrase.last + 1) != ",":
        return
    last = phrase.last
    if not any(line.is_quote(i) for i in range(last + 2, min(last + _NEAR, len(line.row)))):
        return
    voice = line.voice(phrase)
    if voice is not None and voice.person is not False and any(line.row[i].capital for i in phrase.tokens):
        line.found.append(Found(last + 1, voice, "asserts", line.row[at].text, at, last + 1))
