"""Attributions in one sentence: each verb of reporting with its subject, what it brings, and its place.

The frames of ``cues.tsv`` are read here: which words must stand behind a verb, what passive and inverted
order do to its subject, and how verbs share subjects or stand inside one another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from watchword.reading.cues import Cue, Form, form_of, phrasal_forms_of
from watchword.reading.speech.actives import active, inverted_at
from watchword.reading.speech.actors import REPLYING, is_plural_subject, is_several_behind
from watchword.reading.speech.beside import beside_quotation
from watchword.reading.speech.clauses import Token, words
from watchword.reading.speech.colons import before_colon
from watchword.reading.speech.declining import declined
from watchword.reading.speech.deeds import is_deed
from watchword.reading.speech.fitting import fits
from watchword.reading.speech.groups import Group, group_before
from watchword.reading.speech.headlines import headline
from watchword.reading.speech.line import Line
from watchword.reading.speech.nominal import Nominal
from watchword.reading.speech.participles import THEMSELVES, cite, participle, set_cited, written_to
from watchword.reading.speech.passing import carried, passing
from watchword.reading.speech.passives import passive, quotes_as, reduced, whom_one_accuses
from watchword.reading.speech.press import according, found_out
from watchword.reading.speech.quotations import Quotation
from watchword.reading.speech.reaches import Found, set_reaches
from watchword.reading.speech.smallnames import mark_names
from watchword.reading.speech.subjects import subject_before
from watchword.reading.speech.summed import behind_colon
from watchword.reading.speech.trailing import phrase_after
from watchword.reading.speech.voices import Voice, Voices, may_mean
from watchword.reading.speech.ways import way_at
from watchword.reading.speech.wording import bare_article, words_of

__all__ = ["find_attributions"]

#: Attributions looked for in one sentence; no writer puts more in, and time stays bounded.
_MOST = 12
#: Tokens in which a comma ends what somebody was asked for.
_ASKED_FOR = 15
#: How something is held of somebody between commas, nobody told who holds it.
_HELD = frozenset("thought believed said understood reported known alleged estimated".split())
#: Words from "wants" to what is to be done: "the head of the port dismissed".
_WANTING = 9
#: What one who does not admit it denies.
_GUILT = frozenset("wrongdoing guilt liability fault responsibility any the it".split())
#: Why somebody isn't named stands behind these.
_BECAUSE = frozenset("because as since".split())
#: What witnesses report is their own words: "reported hearing shots".
_SENSED = frozenset("hearing seeing feeling smelling noticing spotting witnessing".split())
_HIDDEN = frozenset("named identified anonymity anonymous anonymously name quoted naming identifying".split())


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
    return _read(Line(text, row, quotes, voices, paragraph, headline, parse))


def _read(line: Line) -> list[Found]:
    """Find, then set ranges, relays and quotations."""
    known = list(line.voices.known)
    nominal = Nominal(line.row, line.low, line.around, line.voices, line.paragraph)
    mark_names(line)
    at = line.low
    while at < len(line.row) and len(line.found) < _MOST:
        token = line.row[at]
        if token.quote < 0:
            one = way_at(line, at) or nominal.at(at, line.cues()) or _at(line, at)
            if one:
                _exchange(line, one)
                line.found.append(one)
                at = max(at, one.last)
        at += 1
    if line.headline:
        headline(line)
    if not line.found:
        before_colon(line)
    if not line.found:
        behind_colon(line)
    beside_quotation(line)
    passing(line)
    set_cited(line)
    _let_go(line)
    _charged_by(line)
    line.found = [f for f in line.found if not f.void]
    line.found = set_reaches(line.row, line.around, line.found)
    carried(line)
    found = [f for f in line.found if f.end > f.start and not _idle(line, f) and not is_deed(line, f)]
    _forget(line, known, found)
    return found


def _forget(line: Line, known: Sequence[Voice], found: Sequence[Found]) -> None:
    """Let go of the unnamed whom only a verb inside another's words had: "X said her client believed"."""
    speaking = [f.voice for f in found]
    kept = line.voices.known
    if found:
        kept[:] = [v for v in kept if v.kind == "named" or v in known or v in speaking]


def _goes_on(line: Line, at: int, form: Form) -> bool:
    """Whether a third person goes on from another: "assures that all is calm and promises two battalions"."""
    earlier = [form_of(line.row[f.verb].low) for f in line.found if f.verb < at]
    following = line.word(at + 1)
    opens = following in words("determiners") or following == "to" or line.is_quote(at + 1)
    return form.kind == "third" and any(f and f.kind == "third" for f in earlier) and opens


def _goes_on_speaking(line: Line, at: int) -> bool:
    """As in "The yard, he went on, was dry": a person goes on behind words, not the show."""
    behind = at + 2
    if not (line.word(behind) in (",", ".", ":", "") or line.is_quote(behind)) or line.word(at) == "go":
        return False
    phrase = subject_before(line.row, line.low, at, ())
    if phrase is None or not phrase.tokens or phrase.first <= line.low:
        return False
    last = line.row[phrase.tokens[-1]]
    spoke = line.word(phrase.first - 1) == "," or line.is_quote(phrase.first - 1)
    speaks = words("persons", "titles", "documents") | {"he", "she"}
    return spoke and (last.capital or last.low in speaks)


def _exchange(line: Line, found: Found) -> None:
    """Keep who speaks to whom; a reply is told to whoever spoke before."""
    voice = found.voice
    if voice is None or not found.last >= found.verb:
        return
    form = form_of(line.row[found.verb].low)
    before = line.voices.exchange
    replies = form is not None and form.cue.verb in REPLYING
    if (
        replies
        and found.stance != "declines"
        and before
        and before[0] is not voice
        and line.paragraph - before[2] <= 1
    ):
        if found.addressee is None:
            found.addressee = before[0].name
        line.voices.spoke_to(voice, before[0], line.paragraph)
        return
    told: Voice | None = None
    if found.addressee:
        voice.last = max(voice.last, line.row[min(found.last, len(line.row) - 1)].end)
        low = found.addressee.lower()
        if low in ("him", "her"):
            word = {"him": "he", "her": "she"}[low]
            others = [
                v for v in line.voices.known
                if v is not voice and v.person is not False and may_mean(word, v)
            ]  # fmt: skip
            told = max(others, key=lambda v: v.last, default=None)
        else:
            told = next((v for v in line.voices.known if low.split()[-1] in v.words and v is not voice), None)
            bare = bare_article(found.addressee)
            if told is None and bare[:1].isupper() and low not in words("pronouns"):
                told = Voice(bare, "named", None, words=words_of(bare))
    line.voices.spoke_to(voice, told, line.paragraph)


def _let_go(line: Line) -> None:
    """Leave out verbs without a subject that bring no words, where somebody says the sentence.

    As in "The drums, declared as detergent, had come, the port said", "hopes were fading, she said".
    """
    said = [f for f in line.found if f.voice is not None and not f.void]
    for one in line.found:
        bare = one.voice is None and not line.around.brings(one.verb) and one.cue != "according to"
        if not bare or one.hearsay or one.cue.lower().startswith("it "):
            continue
        before = [f for f in said if f.behind and f.first > one.verb]
        around = [f for f in said if not f.behind and f.verb < one.verb]
        if before or (around and one.stance == "asserts"):
            one.void = True


def _idle(line: Line, found: Found) -> bool:
    """A verb that nobody is the subject of and that brings no words: it tells of no statement."""
    return (
        found.voice is None
        and found.stance == "asserts"
        and not found.quotes
        and not (found.behind or found.hearsay)
        and not line.around.brings(found.verb)
        and found.cue != "according to"
        and not found.cue.lower().startswith("it ")
        and found.first == found.verb
    )


def _charged_by(line: Line) -> None:
    """As in "He is suspected of theft, the mayor said": who tells of a charge brings it."""
    for inner, outer in pairwise(line.found):
        passive = inner.voice is None and inner.stance == "alleges" and " " in inner.cue
        opens = inner.first == line.low and line.word(inner.verb - 1) in words("auxiliaries")
        ends = outer.behind and outer.voice is not None and line.word(outer.first - 1) == ","
        if passive and opens and ends and outer.stance == "asserts":
            inner.void, outer.stance = True, "alleges"


def _at(line: Line, at: int) -> Found | None:
    word = line.row[at].low
    if word == "according" and line.word(at + 1) == "to":
        return according(line, at)
    if _why_hidden(line, at):
        return None
    if kept := (declined(line, at) or found_out(line, at)):
        return kept
    form = form_of(word)
    form = next((f for f in phrasal_forms_of(word) if line.around.particle(at, f.cue)), form)
    if form is None or (line.row[at].capital and at != line.low and not line.headline):
        return None
    if line.word(at - 1) in ("nor", "neither") or (form.cue.verb == "go" and not _goes_on_speaking(line, at)):
        return None
    if form.kind == "past" and line.row[at].capital and at == line.low and form.cue.verb != "accuse":
        return _opening_verb(line, at, form)
    if form.cue.stance == "offers" and line.word(at + 1) == "no":
        return None
    if line.row[at].capital and at == line.low and form.kind not in ("ing", "past") and not line.headline:
        return None
    return _verb(line, at, form)


def _why_hidden(line: Line, at: int) -> bool:
    """Whether a verb only tells that somebody is kept unnamed, or why: "not to be named as he feared it"."""
    if line.word(at) == "requested" and line.word(at + 1) == "that" and line.word(at + 3) == "not":
        return line.word(at + 5) in _HIDDEN  # "requested that she not be named"
    if form_of(line.word(at)) is None:
        return False
    start = group_before(line.row, line.low, at).start
    behind = line.word(start - 1) in words("pronouns") and line.word(start - 2) in _BECAUSE
    return behind and line.word(start - 3) in _HIDDEN


def _wanted_done(line: Line, at: int) -> bool:
    """Whether a participle is what somebody wants done: "wants the director dismissed"."""
    verb = line.found[-1].verb if line.found else -1
    form = form_of(line.word(verb)) if verb >= 0 else None
    if form is None or form.cue.frame != "want" or at - verb > _WANTING:
        return False
    shut = words("relatives", "subordinators", "conjunctions") | {"that", "to"}
    return not any(line.word(i) in shut or not line.row[i].text[0].isalnum() for i in range(verb + 1, at))


def _wants_on(line: Line, at: int, cue: Cue, group: Group) -> Found | None:
    """As in "… Sol said. She wants a temporary pontoon": whoever just spoke says what is wanted."""
    opens = line.word(at + 1) in words("determiners") and not (group.aux or line.row[at].quote >= 0)
    if not opens or line.found:
        return None
    spoke = [v for v in line.voices.known if 0 <= line.paragraph - v.paragraph <= 1]
    found = active(line, at, cue, group, inverted=False)
    return found if found and found.voice and any(found.voice is v for v in spoke) else None


def _aside(line: Line, at: int) -> bool:
    """Whether a participle only compares: "is adopted as proposed", "unless otherwise noted"."""
    before = line.word(at - 1)
    if before == "," and line.word(at) in _HELD and line.word(at + 1) == "to":
        return True  # "the moose, thought to be old, walked off"
    unless = before == "otherwise" and line.word(at - 2) == "unless"
    return (unless or before in ("as", "unless", "than")) and line.word(at + 1) != "by"


def _opening_verb(line: Line, at: int, form: Form) -> Found | None:
    """As in "Added the insider: “…”": the verb opens its sentence, and words and a colon follow."""
    phrase = phrase_after(line.row, at + 1, len(line.row), inverted=True)
    if form.cue.frame not in ("say", "hard", "quote") or phrase is None or not phrase.tokens:
        return None
    if line.word(phrase.last + 1) != ":" or not line.is_quote(phrase.last + 2):
        return None
    return Found(at, line.voice(phrase), form.cue.stance, line.row[at].text, at, phrase.last + 1)


def _verb(line: Line, at: int, form: Form) -> Found | None:
    cue = form.cue
    group = group_before(line.row, line.low, at)
    if group.infinitive and form.kind == "base" and (written := written_to(line, at, cue, group)):
        return written
    himself = form.kind == "ing" and line.word(group.start - 1) in THEMSELVES
    acting = line.word(at + 1).endswith("ing") and line.word(at + 1) not in _SENSED
    if (group.infinitive and not himself) or (cue.verb == "report" and acting):
        return None  # "victims reported losing millions", not "witnesses reported hearing shots"
    if cue.verb == "understand" and line.word(at + 1) == "from":
        return None  # "the Post understands from two managers that": they speak
    if (
        line.found
        and form.kind != "ing"
        and group.start == at
        and line.word(at - 1) == ","
        and line.found[-1].last == at - 2
    ):
        inserted = line.found[-1]
        opened = inserted.first > line.low and line.word(inserted.first - 1) == ","
        if opened and inserted.cue != "according to":
            return None  # "They had, she said, asked him first"
    suffered = group.passive and form.kind in ("past", "participle")
    if form.kind == "ing":
        return participle(line, at, cue, group)
    if form.kind in ("past", "participle") and not group.aux and _wanted_done(line, at):
        return None
    if cue.verb == "accuse" and not suffered and (found := whom_one_accuses(line, at)):
        return found
    if suffered:
        return passive(line, at, cue, group)
    if form.kind == "participle" and not any(a in ("has", "have", "had", "having") for a in group.aux):
        return reduced(line, at, cue)
    if form.kind == "past" and (behind := reduced(line, at, cue)):
        return behind
    by = cue.frame == "on" and line.around.particle(at, cue) > 0  # "stood by her words"
    if form.kind == "past" and not group.aux and not by and (line.around.adjective(at) or _aside(line, at)):
        return None
    if cue.frame == "cite" and form.kind in ("past", "third"):
        found = quotes_as(line, at, group)
        if found is None and line.word(group.start - 1) in words("relatives"):
            cite(line, at)
        return found
    if (
        form.kind == "base"
        and not group.aux
        and line.word(at - 1) != "to"  # "wishes to clarify"
        and not line.around.plural_before(group.start)
        and not line.around.many_in_one(group.start, cue.verb)
        and not is_several_behind(line, at)
        and not is_plural_subject(line, group)
    ):
        return None
    joined = line.word(at - 1) in ("and", "but") and (
        (cue.frame == "on" and line.around.particle(at, cue) > 0 and bool(line.found))
        or _goes_on(line, at, form)
    )
    carried = line.word(at - 1) == "to"  # "would like to stress"
    noun = cue.noun and (form.kind in ("base", "third") or line.row[at].low == cue.verb)
    if noun and not (group.aux or joined or carried) and line.around.noun(at):
        return None
    negated = group.negated
    if (
        not negated
        and any(a in words("modals") for a in group.aux)
        and cue.verb not in ("confirm", "say")
        and not (
            cue.verb in ("ask", "appeal", "call") and group.aux == ("will",) and line.word(at + 1) == "for"
        )
    ):
        return None
    if cue.frame == "ask" and line.word(at - 1) in ("when", "if", "once", "unless", "though"):
        return None  # "the clerk, when asked whether it sank, shrugged"
    if (
        cue.frame == "ask"
        and group.start == at
        and line.word(at - 1) in (";", ",")
        and (line.word(at + 1) in ("for", "about", "by", "whether", "if", "why", "how"))
        and any(line.word(i) == "," for i in range(at + 2, at + _ASKED_FOR))
    ):
        return None  # "; asked for copies, she hung up"
    inverted = inverted_at(line, at, cue, group)
    if not inverted and not fits(line.around, at, cue, group):
        return _wants_on(line, at, cue, group) if cue.frame == "want" else None
    unaccepted = cue.verb in ("accept", "concede", "agree") and line.word(at + 1) == "that"
    unaccepted = unaccepted and line.word(group.start - 1) not in ("i", "we")
    if negated and (unaccepted or (cue.verb == "admit" and line.word(at + 1) in _GUILT)):
        found = active(line, at, cue, group, inverted=False)  # "does not admit wrongdoing"
        return None if found is None else replace(found, stance="denies")
    thinks = cue.verb in ("think", "believe", "expect") and line.around.clause_follows(at)
    if (
        negated
        and not thinks
        and (cue.frame in ("say", "hard", "tell", "between") or cue.stance == "demands")
    ):
        return None  # "did not ask for interest"
    return active(line, at, cue, group, inverted=inverted)
