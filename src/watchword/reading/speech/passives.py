"""Verbs of reporting in the passive, and participles that stand behind the noun they describe."""

from __future__ import annotations

from watchword.reading.cues import Cue, form_of
from watchword.reading.speech.actives import closes, stance_at
from watchword.reading.speech.actors import agent_of, first_of_subject, issuer_of, subject_of
from watchword.reading.speech.clauses import words
from watchword.reading.speech.frames import MEANS
from watchword.reading.speech.groups import Group, group_before
from watchword.reading.speech.line import Line
from watchword.reading.speech.phrases import Phrase
from watchword.reading.speech.reaches import Found
from watchword.reading.speech.subjects import main_subject
from watchword.reading.speech.trailing import phrase_after

__all__ = ["passive", "quotes_as", "reduced", "whom_one_accuses"]


#: So long is a relative clause between commas.
_RELATIVE = 10
#: Verbs whose passive tells that somebody, not named, asks for something: "have been urged to".
_URGING = frozenset("urge tell order warn ask advise instruct remind".split())
#: Verbs of telling in "is said to have told".
_TOLD = frozenset("told said warned admitted confessed complained argued claimed written stated".split())
#: Pronouns that do what the verb says.
_ACTING = frozenset("he she they i we who".split())
#: Verbs whose passive has whoever hears it as subject.
#: Verbs that tell of words only where words follow.
_DOING = frozenset("show find hold reveal establish".split())
#: Verbs by which something is held of somebody, with nobody told who holds it.
_HELD_OF = frozenset("believe think understand say report allege suspect".split())
#: Behind these stands who accuses the one before: "Sol, whom the port accused of theft".
_WHOM = frozenset(("whom", "which", "that"))
#: Who accuses another before a verb without a comma: "two men prosecutors accused of theft".
_ACCUSERS = frozenset("it prosecutors police officials authorities".split())
_TELLING = frozenset("tell warn inform advise assure notify remind".split())


def passive(line: Line, at: int, cue: Cue, group: Group) -> Found | None:
    """A passive with its agent, or with nobody: "was accused of", "was told that"."""
    if cue.verb in _HELD_OF and line.word(at + 2) == "have" and line.word(at + 3) in _TOLD:
        voice, first, _ = subject_of(line, group.start, at)  # "is understood to have told investigators"
        told = phrase_after(line.row, at + 4, len(line.row)) if line.word(at + 3) == "told" else None
        last = told.tokens[-1] if told and told.tokens else at + 3
        if voice and first is not None:
            return Found(at, voice, "asserts", f"to have {line.word(at + 3)}", first, last)
    if cue.verb in _HELD_OF and line.word(at + 1) == "to" and agent_of(line, at) is None:
        text = " ".join(t.text for t in line.row[group.start : at + 1])  # "is thought to be in Dubai"
        stance = "alleges" if cue.verb in ("allege", "suspect") else "asserts"
        return Found(at, None, stance, text, first_of_subject(line, group), at)
    suspected = cue.verb == "suspect" and line.word(at + 1) == "of"
    if cue.frame in ("hard", "quote") and cue.verb != "state" and not suspected:
        return _of_nobody(line, at, group)
    if cue.verb == "want" and line.word(at + 1) == "by":
        return None  # "is wanted by police"
    if cue.verb == "call" and line.is_quote(at + 1) and (by := agent_of(line, at)):
        text = " ".join(t.text for t in line.row[group.start : at + 1])  # "was called “a disgrace” by Sol"
        return Found(at, by[0], stance_at(line, at, cue, at), text, first_of_subject(line, group), by[1])
    if cue.frame == "on" and not line.around.particle(at, cue):
        return None  # "have been hit by sanctions"
    means = line.word(at + 1) == "by" and line.around.by_means(at + 1)
    following = line.word(at + 3 if means else at + 1)  # "were told by loudspeaker to stay in"
    if cue.frame == "at" and following not in ("to", "by", "that"):
        return None  # "both were put under sanctions by the UK"
    text = " ".join(t.text for t in line.row[group.start : at + 1])
    if cue.verb in ("quote", "cite"):
        return _quoted_as(line, at, group)
    if cue.verb in _TELLING and following == "that":
        if by := agent_of(line, at):
            return Found(at, by[0], "asserts", text, first_of_subject(line, group), by[1])
        first = first_of_subject(line, group)
        voice = issuer_of(line) if set(group.aux) & {"is", "are"} else None  # "Customers are assured that"
        found = Found(at, voice, "asserts", text, first, at + 1)
        found.addressee = _subject_told(line, first, at, group)
        return found
    agent = agent_of(line, at)
    if agent and cue.frame == "show" and line.word(agent[1]) not in words("documents"):
        return None  # "interest has been shown by partners"
    if agent:
        voice, last = agent
        if (cue.verb in _DOING or cue.frame == "clause") and not line.around.brings(last + 1):
            return None  # "interest has been shown by partners"
        if cue.verb in _TELLING and line.word(last + 1) in (".", ""):
            return None  # "had been warned by its customer."
        first = first_of_subject(line, group)
        stance = "demands" if cue.verb in _URGING and _to_do(line, last) else cue.stance
        found = Found(at, voice, stance, text, first, last)
        if cue.verb in _TELLING:
            # "He says he was told by a guard that": his words, as a whole
            found.unsure = line.word(first) in _ACTING and line.word(first - 1) not in ("and", "but", ",")
        if cue.frame in ("tell", "ask"):
            hearer = subject_of(line, group.start, at)[0]  # "She was told by the agent that"
            found.addressee = hearer.name if hearer and hearer is not voice else None
        return found
    if (
        cue.stance == "alleges"
        and not group.negated
        and cue.verb in ("accuse", "allege", "suspect", "blame")
        and (following in ("of", "to", "for", "that") or cue.verb == "allege")
    ):
        return Found(at, None, "alleges", text, first_of_subject(line, group), at)
    if (
        cue.verb in ("ask", "urge", "request", "advise", "invite", "encourage")
        and following == "to"
        and not any(a in ("was", "were", "been") for a in group.aux)
    ):
        first = first_of_subject(line, group)
        found = Found(at, issuer_of(line), "demands", text, first, at)
        found.addressee = line.text[line.row[first].start : line.row[max(first, group.start - 1)].end]
        return found
    urged = means or {"has", "have"} & {*group.aux}
    if cue.verb in _URGING and following == "to" and urged and not group.negated:
        first = first_of_subject(line, group)
        found = Found(at, None, "demands", text, first, at)
        found.addressee = _subject_told(line, first, at, group)
        return found
    if (
        cue.stance in ("promises", "offers")
        and following in ("for", "to", "by", "in")
        and cue.verb in ("promise", "pledge", "offer")
    ):
        return Found(at, None, cue.stance, text, first_of_subject(line, group), at)
    return None


def _subject_told(line: Line, first: int, at: int, group: Group) -> str | None:
    """Whom the passive's subject names, as the text has it; a pronoun, or none, under whose it is."""
    if first < group.start and line.word(first) not in words("pronouns"):
        return line.text[line.row[first].start : line.row[group.start - 1].end]
    hearer = subject_of(line, group.start, at)[0]
    return hearer.name if hearer else None


def _to_do(line: Line, last: int) -> bool:
    """Whether what one is to do stands behind an agent: "told by the verger to mind the cats"."""
    behind = last + 1 + (line.word(last + 1) == "not")
    return line.word(behind) == "to" and line.word(behind + 1) != "expect"


def _of_nobody(line: Line, at: int, group: Group) -> Found | None:
    """As in "It was emphasized by several delegations that": the agent speaks."""
    if line.word(group.start - 1) != "it":
        return None
    agent = agent_of(line, at)
    if agent is None or line.word(agent[1] + 1) != "that":
        return None
    text = " ".join(t.text for t in line.row[group.start : at + 1])
    return Found(at, agent[0], "asserts", text, group.start - 1, agent[1])


def _quoted_as(line: Line, at: int, group: Group) -> Found | None:
    """As in "was quoted by X as saying": the subject speaks, X passes it on."""
    agent = agent_of(line, at)
    last = agent[1] if agent else at
    form = form_of(line.word(last + 2))
    if line.word(last + 1) != "as" or form is None or form.kind != "ing":
        return None
    voice, first, shared = subject_of(line, group.start, at)
    if first is None:
        return None
    cue = f"quoted as {line.word(last + 2)}"
    found = Found(at, voice, form.cue.stance, cue, first, last + 2, shared=shared)
    found.relays = (agent[0].name,) if agent and agent[0] else ()
    found.behind = closes(line, found, group)
    return found


def quotes_as(line: Line, at: int, group: Group) -> Found | None:
    """As in "state media quoted the premier as telling his cabinet": the one quoted speaks."""
    phrase = phrase_after(line.row, at + 1, len(line.row), inverted=True)
    if phrase is None or not phrase.tokens:
        return None
    last = phrase.last
    last += line.word(last + 1) == ","
    if line.word(last + 1) in words("relatives"):  # "quoted a nurse, who was not named, as saying"
        ahead = range(last + 2, min(last + _RELATIVE, len(line.row)))
        last = next((i for i in ahead if line.word(i) == ","), last)
    if line.word(last + 1) != "as" or not line.word(last + 2).endswith("ing"):
        return None
    passing, first, _ = subject_of(line, group.start, at)
    voice = line.voice(phrase)
    start = group.start if first is None else first
    found = Found(at, voice, "asserts", f"{line.row[at].text} as saying", start, last + 2)
    found.relays = (passing.name,) if passing else ()
    if line.word(last + 3) in (".", "") and line.word(start - 1) == "," and first is not None:
        found.behind = True  # "The bank was behind it, she quoted the police as saying."
    return found


def reduced(line: Line, at: int, cue: Cue) -> Found | None:
    """A participle behind its noun: "an institute accused of …", "reports denied by X"."""
    before = line.row[at - 1] if at > line.low else None
    if before is None or before.quote >= 0 or before.low in _ACTING or line.word(at + 2) in MEANS:
        return None  # "he said by telephone"
    if cue.verb == "accuse" and before.low in _ACCUSERS and line.word(at - 2) not in (",", ""):
        main = main_subject(line.row, line.low, at) if before.low == "it" else None
        voice = line.voice(main or Phrase("phrase", (at - 1,)))  # "a network it accused of theft"
        return Found(at, voice, "alleges", "accused of", at - 1, at + 1)
    if cue.verb == "accuse" and line.word(at + 1) == "in":
        return Found(at, None, "alleges", line.row[at].text, _noun_before(line, at), at)
    if cue.verb == "accuse" and line.word(at + 1) == "of":
        return Found(at, None, "alleges", "accused of", _noun_before(line, at), at + 1)
    if cue.verb in _HELD_OF and before.text == "," and line.word(at + 1) == "to":
        return None  # "the moose, thought to be old, walked"
    called = line.word(at + 1) == "as" or line.is_quote(at + 1)
    if cue.frame == "as" and called and before.text in (",", "—", "–", "(") and _shut(line, at):
        return Found(at, None, "asserts", line.row[at].text, at, at + 1)  # "the pair — described as “calm” —"
    if (
        line.word(at + 1) == "by"
        and (before.text not in ",;:" or (cue.frame == "as" and before.text == ","))
        and cue.frame in ("say", "np", "between", "as")
        and cue.verb not in ("offer", "order", "request")
    ):
        agent = agent_of(line, at)
        if agent:
            return Found(
                at, agent[0], cue.stance, f"{line.row[at].text} by", _noun_before(line, at), agent[1]
            )
    if cue.verb == "accuse" and line.word(at + 1) == "by":
        agent = agent_of(line, at)
        if agent:
            return Found(at, agent[0], "alleges", "accused by", _noun_before(line, at), agent[1])
    return None


def whom_one_accuses(line: Line, at: int) -> Found | None:
    """As in "Sol, whom the port has accused of theft, left": who stands behind the relative speaks."""
    high = group_before(line.row, line.low, at).start
    ahead = range(max(line.low, high - _RELATIVE), high)
    whom = next((i for i in ahead if line.word(i) in _WHOM), -1)
    of = next((i for i in range(at + 1, min(at + _RELATIVE, len(line.row))) if line.word(i) == "of"), -1)
    when = words("times", "prepositions") | {"last", "this", "earlier"}
    if any(t.low not in when and not t.text[0].isdigit() for t in line.row[at + 1 : of]):
        return None  # "The report that Sol accused Orsk of theft": Orsk is the one accused
    between = line.row[whom + 1 : high]
    if whom < 0 or of < 0 or not between or any(t.text in ",;:" or t.quote >= 0 for t in between):
        return None
    phrase = phrase_after(line.row, whom + 1, high)
    if phrase is None or not phrase.tokens or phrase.last != high - 1:
        return None
    if line.word(phrase.first) in words("pronouns"):
        return None
    return Found(at, line.voice(phrase), "alleges", "accused of", phrase.first, of)


def _shut(line: Line, at: int) -> bool:
    """Whether a quotation ends what stands between two dashes, commas or brackets."""
    quote = next((i for i in range(at + 1, min(at + _RELATIVE, len(line.row))) if line.is_quote(i)), -1)
    return quote > 0 and line.word(quote + 1) in (",", "—", "–", ")")


def _noun_before(line: Line, at: int) -> int:
    """Where the noun phrase before a participle begins: behind the last comma or verb, near enough."""
    i = at - 1
    while i > line.low and at - i < 14:
        word = line.word(i - 1)
        if (
            line.is_quote(i - 1)
            or word in (",", ";", ":", "—", "–", "“”")
            or (word in words("verbs") and not line.row[i - 1].capital)
            or word in ("against", "that")
        ):
            break
        i -= 1
    return i
