"""Who answers a charge in the sentence that brings it: "X accused the yard of theft, a charge it denies"."""

from __future__ import annotations

from watchword.reading.cues import form_of
from watchword.reading.speech.antecedents import is_place
from watchword.reading.speech.clauses import words
from watchword.reading.speech.frames import THAT
from watchword.reading.speech.groups import group_before
from watchword.reading.speech.line import Line
from watchword.reading.speech.phrases import Phrase
from watchword.reading.speech.reaches import Found
from watchword.reading.speech.seen import FIRMS, like_a_body
from watchword.reading.speech.subjects import main_subject, subject_before
from watchword.reading.speech.trailing import ACCUSING, accused_after
from watchword.reading.speech.voices import Voice, may_mean

__all__ = ["answering_charge", "charged"]

#: What is done to whoever answers it in the sentence behind: "Sol was sanctioned in May. He denies it".
_CHARGED = frozenset("accused charged indicted sanctioned blamed suspected prosecuted named".split())
#: Ways of answering a charge.
_DENYING = frozenset("deny reject dismiss dispute refute".split())


def charged(line: Line, answers: Phrase) -> Voice | None:
    """The one against whom the charge before "it" or "the firm" goes; None where no charge is taken up."""
    if not answers.tokens:
        return None
    word = line.word(answers.first)
    bare = word == "the" and answers.last == answers.first + 1
    noun = bare and line.word(answers.last) in FIRMS | words("bodies")
    comma = _comma(line, answers.first) if noun or word in words("pronouns") else 0
    if not comma:
        return None
    before = [f for f in line.found if f.verb < comma and not f.behind]
    subject = None if noun else main_subject(line.row, line.low, comma)
    phrase = _object(line, before[-1], comma) if before else subject
    if phrase is None or not phrase.tokens or line.row[phrase.first].low in words("pronouns"):
        return None
    voice = line.voice(phrase)
    if noun and voice is not None and voice.person is None and " " not in voice.name:
        return None  # "clerks say Orsk paid bribes, allegations the mill has called baseless"
    word = "it" if noun else word
    fits = voice is not None and (
        may_mean(word, voice)
        or (word == "it" and voice.person is None)
        or (word == "they" and voice.person is not True)
    )
    return voice if fits else None


def _comma(line: Line, at: int) -> int:
    """The comma behind which a word takes up what was said: ", a charge it", ", which it"; 0 where none."""
    n = at - 1
    relative = line.word(n) in ("that", "which")
    n -= relative
    if relative and line.word(n) == ",":
        return n
    if line.word(n) not in words("claims"):
        return 0
    article = next((i for i in (n - 1, n - 2) if line.word(i) in ("a", "an", "the")), n)
    return article - 1 if line.word(article - 1) == "," else 0


def _object(line: Line, charge: Found, comma: int) -> Phrase | None:
    """Whom a charge is against: the object of "accused", or the subject of what is claimed."""
    form = form_of(line.row[charge.verb].low)
    if form is None:
        return None
    if form.cue.verb in ACCUSING:
        return accused_after(line.row, charge.verb + 1, comma)
    first = charge.last + 1
    return main_subject(line.row, first + (line.word(first) in THAT), comma)


def answering_charge(line: Line, word: str, verb: int) -> Voice | None:
    """Who denies: the one person of whom the sentence before tells that they were charged or sanctioned."""
    form = form_of(line.row[verb].low)
    if word not in ("he", "she") or form is None or form.cue.verb not in _DENYING:
        return None
    _, row = next(line.voices.before(), (0, ()))
    found = set()
    for n, token in enumerate(row):
        if token.low not in _CHARGED or token.quote >= 0 or not group_before(row, 0, n).passive:
            continue
        phrase = subject_before(row, 0, group_before(row, 0, n).start, ())
        tokens = [i for i in phrase.tokens if row[i].capital] if phrase else []
        if phrase is None or len(tokens) != len(phrase.tokens):
            return None
        found.add((line.text[row[tokens[0]].start : row[tokens[-1]].end], row[tokens[0]].start))
    if len(found) != 1:
        return None
    name, at = found.pop()
    seen = any(s.person and s.name.endswith(name) and s.at <= at for s in line.voices.seen)
    if not seen and (" " not in name or like_a_body(name.split()) or is_place(line.voices, name)):
        return None
    voice = line.voices.person(name, at)
    if not may_mean(word, voice):
        return None
    voice.last, voice.paragraph = line.row[verb].start, line.paragraph
    line.voices.remember(voice)
    return voice
