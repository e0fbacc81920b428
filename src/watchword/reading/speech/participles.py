"""Participles that end in -ing: "…, adding that", "citing two people"; "wrote to her to complain that"."""

from __future__ import annotations

from watchword.reading.cues import Cue
from watchword.reading.speech.actives import active, stance_at
from watchword.reading.speech.actors import opening_subject, subject_of
from watchword.reading.speech.addressees import addressee_of
from watchword.reading.speech.clauses import words
from watchword.reading.speech.fitting import fits
from watchword.reading.speech.groups import Group, group_before
from watchword.reading.speech.leadins import OWNERS
from watchword.reading.speech.line import Line
from watchword.reading.speech.phrases import Phrase
from watchword.reading.speech.reaches import Found
from watchword.reading.speech.subjects import main_subject, subject_before
from watchword.reading.speech.trailing import phrase_after
from watchword.reading.speech.voices import is_press
from watchword.reading.speech.wording import is_plural, single

__all__ = ["THEMSELVES", "cite", "participle", "set_cited", "written_to"]

#: A participle behind these tells what was written: "wrote to the court demanding".
_WROTE = frozenset("wrote written sent issued signed released posted published filed letter".split())
#: As in "limited himself to saying".
THEMSELVES = frozenset("himself herself itself themselves".split())
#: Verbs behind which "to" tells to whom one writes or speaks, and words from there to what for.
_ADDRESSED = frozenset("wrote written writes write took taken takes emailed turned".split())
_LETTER = 14
#: What crowds do to demand something.
_PROTESTED = frozenset(
    "marched rallied gathered protested demonstrated assembled picketed march rally gather protest "
    "demonstrate".split()
)
#: Words from "with" to a participle, its subject between them.
_WITH = 9
#: What is done by saying something: "opened by noting that".
_BEGUN = frozenset(
    "began begins opened opens started starts ended ends closed closes concluded concludes finished finishes "
    "continued continues responded responds replied replies answered answers reacted reacts "
    "retaliated".split()
)
_GOING = frozenset(
    "stop stops stopped start starts started keep keeps kept begin begins began avoid avoided".split()
)
_FROM_PAPER = frozenset("statement release email letter interview post report briefing".split())


def participle(line: Line, at: int, cue: Cue, group: Group) -> Found | None:
    """A participle that goes on from the subject before it, or opens the sentence."""
    if group.passive:
        if line.word(at + 1) in (".", "", ",", "?", "!") and cue.frame in ("say", "hard"):
            return None  # "Counsel is testifying."
        if not fits(line.around, at, cue, group) or group.negated:
            return None
        return active(line, at, cue, group, inverted=False)
    before = line.word(group.start - 1) if group.start > line.low else ""
    if before in words("determiners") - {"all", "both", "some"} or before in _GOING:
        return None  # "a warning from", "had stopped responding"
    if with_ := _with(line, at, cue, group):
        return with_
    if cue.verb == "read":
        return None  # "a banner reading “Sell”": nobody's words
    if cue.frame == "cite":
        return _citing(line, at, group)
    if before in THEMSELVES and group.infinitive and group.start - 2 > line.low:
        doing = group_before(line.row, line.low, group.start - 2)
        voice, first, _ = subject_of(line, doing.start, group.start - 2)
        return None if first is None else Found(at, voice, "asserts", line.row[at].text, first, at)
    if (absolute := _absolute(line, at, cue, group)) or (absolute := _by_saying(line, at, cue, group)):
        return absolute
    if (
        before not in (",", "and", "", "—", "–", "but")
        and not line.is_quote(group.start - 1)
        and before not in words("documents")
        and before not in _FROM_PAPER
        and not any(line.word(i) in _WROTE for i in range(max(line.low, group.start - _LETTER), group.start))
    ):
        return None
    if not fits(line.around, at, cue, group):
        return None
    if before == "" and cue.frame in ("say", "hard") and not line.around.brings(at):
        return None  # "Testifying before the committee, the president said"
    earlier = [f for f in line.found if f.verb < at and not _owned_noun(line, f)]
    while len(earlier) > 1 and earlier[-1].voice is None and earlier[-1].verb > earlier[-2].last:
        earlier.pop()  # "declined to discuss reports that it is for sale, saying only"
    wrote = next(
        (i for i in range(at - 1, line.low, -1) if line.word(i) in ("wrote", "written", "writes")), 0
    )
    clause = (
        next((i + 1 for i in range(at, earlier[-1].verb, -1) if line.word(i) == ";"), 0) if earlier else 0
    )
    own = main_subject(line.row, clause, at) if clause else None
    if own is not None and own.tokens:
        voice = line.voice(own)  # "Nino said she sleeps; Eka corrected her, saying"
    elif not earlier and wrote and before not in (",", "and", "", "—", "–", "but"):
        voice, _, _ = subject_of(line, group_before(line.row, line.low, wrote).start, wrote)
    elif earlier and earlier[-1].stance == "denies" and before in words("documents"):
        paper = subject_before(line.row, line.low, group.start, line.cues())
        voice = line.voice(paper) if paper and paper.tokens else None  # "rejected a report accusing them"
    elif earlier:
        voice = earlier[-1].voice
        # A participle goes with the subject before it, not with whoever is the passive's agent.
        if earlier[-1].stance == "alleges" and earlier[-1].cue.split()[-1] in ("of", "by"):
            voice = None
    else:
        main = (
            (opening_subject(line, at) or _aside(line, group.start)) if before else _later_subject(line, at)
        )
        voice = line.voice(main) if main else None
    if voice is None and not own and before == ",":  # "a judge freed a man accused of theft, ruling that"
        main = (
            opening_subject(line, earlier[-1].verb) if earlier and earlier[-1].cue == "accused of" else None
        )
        voice = line.voice(main) if main else None
    if before == "" and voice is None:
        return None
    stance = stance_at(line, at, cue, at)
    last = at
    addressee = None
    if cue.frame == "on":
        size = line.around.particle(at, cue)
        last = at + size
    if cue.frame == "tell" and (told := phrase_after(line.row, at + 1, len(line.row))):
        last, addressee = told.tokens[-1], addressee_of(line, told)
    text = " ".join(t.text for t in line.row[at : last + 1]) if cue.frame == "on" else line.row[at].text
    return Found(at, voice, stance, text, group.start, last, shared=True, addressee=addressee)


def written_to(line: Line, at: int, cue: Cue, group: Group) -> Found | None:
    """As in "has written to the mayor to demand a vote", "took to Facebook to say", "marched to demand"."""
    for i in range(group.start - 1, max(line.low, group.start - _LETTER), -1):
        if line.is_quote(i) or line.word(i) in (",", ".", ";", "that"):
            return None
        protest = (
            cue.stance in ("demands", "alleges") and line.word(i) in _PROTESTED and not line.row[i].capital
        )
        if protest or (line.word(i) in _ADDRESSED and line.word(i + 1) == "to"):
            if any(i < f.verb for f in line.found) or not fits(line.around, at, cue, group):
                return None
            voice, _, _ = subject_of(line, group_before(line.row, line.low, i).start, i)
            stance = stance_at(line, at, cue, at)
            return Found(at, voice, stance, line.row[at].text, group.start, at) if voice else None
    return None


def _owned_noun(line: Line, found: Found) -> bool:
    """Whether an attribution is a noun with its owner: "X's claim", "a claim by X"."""
    before = line.word(found.verb - 1)
    by = line.word(found.verb + 1) == "by" and before in words("determiners")
    return found.first > line.low and (before == "'s" or before in OWNERS or by)


def _aside(line: Line, start: int) -> Phrase | None:
    """The subject before a participle between commas: "The judge, calling it dumb, gave him two"."""
    if line.word(start - 1) != ",":
        return None
    phrase = phrase_after(line.row, line.low, start, inverted=True)
    if phrase is None or not phrase.tokens:
        return None
    last = phrase.last
    return phrase if last == start - 2 else None


def _absolute(line: Line, at: int, cue: Cue, group: Group) -> Found | None:
    """As in "was cleared, the court finding that": a subject of its own between comma and participle."""
    that = line.word(at + 1) == "that" and cue.frame in ("say", "hard")
    if not that and not (cue.frame in ("say", "hard", "as", "on") and fits(line.around, at, cue, group)):
        return None
    for i in range(group.start - 1, max(line.low, group.start - 8), -1):
        if line.word(i) in (",", "and") and i + 1 < group.start:
            row = tuple(range(i + 1, group.start))
            if not (that and line.word(i) == ",") and not all(line.row[n].capital for n in row):
                return None  # "…, Norvik calling it “a trick” and Oxley saying it was none"
            if line.row[row[0]].low not in words("determiners") and not line.row[row[0]].capital:
                return None
            if any(line.row[n].low in words("verbs", "prepositions") for n in row):
                return None
            voice = line.voice(Phrase("phrase", row))
            stance = stance_at(line, at, cue, at)
            return Found(at, voice, stance, line.row[at].text, i + 1, at) if voice else None
    return None


def _by_saying(line: Line, at: int, cue: Cue, group: Group) -> Found | None:
    """As in "opened by noting that", "responded by calling it absurd": how somebody does something."""
    verb = group.start - 2
    if (
        line.word(group.start - 1) != "by"
        or line.word(verb) not in _BEGUN
        or not fits(line.around, at, cue, group)
    ):
        return None
    phrase = subject_before(line.row, line.low, group_before(line.row, line.low, verb).start, line.cues())
    voice = line.voice(phrase) if phrase is not None and phrase.tokens else None
    return (
        Found(at, voice, stance_at(line, at, cue, at), line.row[at].text, group.start, at) if voice else None
    )


def _with(line: Line, at: int, cue: Cue, group: Group) -> Found | None:
    """As in "are anchored there, with pilots saying they have seen nothing like it"."""
    for i in range(group.start - 1, max(line.low, group.start - _WITH), -1):
        if line.is_quote(i) or line.word(i) in (",", ".", ";"):
            return None
        if line.word(i) == "with":
            if not fits(line.around, at, cue, group):
                return None
            voice = line.voice(Phrase("phrase", tuple(range(i + 1, group.start))))
            return Found(at, voice, cue.stance, line.row[at].text, i, at) if voice else None
    return None


def _later_subject(line: Line, at: int) -> Phrase | None:
    """The subject behind an opening participle: "Denying the charge, the ministry said"."""
    for i in range(at + 1, len(line.row)):
        if line.word(i) == ",":
            phrase = phrase_after(line.row, i + 1, len(line.row))
            return phrase
    return None


def _citing(line: Line, at: int, group: Group) -> Found | None:
    """As in "widened the roster, citing “a growing risk”": words of whoever acts; else somebody is cited."""
    quoted = line.is_quote(at + 1) and " " in line.text[line.row[at + 1].start : line.row[at + 1].end]
    reason = quoted or _reason(line, at)
    main = opening_subject(line, group.start) if reason and not line.found else None
    several = main is not None and line.word(main.first)
    thing = several and is_plural(several) and single(several) not in words("persons", "bodies")
    if main is None or thing:
        cite(line, at)
        return None  # "Shares fell, citing"
    return Found(at, line.voice(main), "asserts", line.row[at].text, group.start, at, shared=True)


def _reason(line: Line, at: int) -> bool:
    """Whether somebody gives an own reason: "resigned, citing his health"; not "citing two people"."""
    phrase = phrase_after(line.row, at + 1, len(line.row)) if line.word(at - 1) == "," else None
    if phrase is None or not phrase.tokens or any(line.row[i].capital for i in phrase.tokens):
        return False
    sources = words("persons", "bodies", "titles", "documents", "outlets")
    of = next((i for i in phrase.tokens if line.word(i) in words("prepositions")), phrase.last + 1)
    lows = {line.word(i) for i in phrase.tokens if i < of}
    return sources.isdisjoint(lows | {single(w) for w in lows})


def cite(line: Line, at: int) -> None:
    """Keep whom "citing two people" or "which quoted a deputy" names, for `set_cited`."""
    phrase = phrase_after(line.row, at + 1, len(line.row))
    if phrase is not None and phrase.tokens:
        line.cited.append((at, phrase))


#: How nouns for reasons end.
_MATTER = (
    "ity",
    "ness",
    "tion",
    "ment",
    "ance",
    "ence",
    "cy",
    "ism",
    "concerns",
    "reasons",
    "rules",
    "costs",
)


def set_cited(line: Line) -> None:
    """Let those who are cited speak, and whoever cites them pass it on."""
    for at, phrase in line.cited:
        around = [f for f in line.found if f.first < at < f.verb and not f.shared]
        earlier = [f for f in line.found if f.verb < at]
        host = around[0] if around else earlier[-1] if earlier else None
        if host is None or host.voice is None or host.voice.person:
            continue
        press = is_press(host.voice)
        known = list(line.voices.known)
        voice = line.voice(phrase)
        if voice is None or (voice.kind == "named" and voice.heads & words("documents")):
            continue
        matter = line.row[phrase.tokens[-1]].low.endswith(_MATTER)  # "citing client confidentiality"
        able = not matter and (voice.person or voice.heads & words("bodies"))
        if voice.kind == "unnamed" and not able:
            line.voices.known[:] = known
            continue  # "it said, citing higher steel costs"
        if not press and (host.voice.kind != "named" or (voice.person is False and voice.kind == "named")):
            continue
        voice.via = host.voice.name
        host.relays = (*host.relays, host.voice.name)
        host.voice, host.stance = voice, "asserts" if host.stance == "reports" else host.stance
