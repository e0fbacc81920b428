"""Verbs of reporting in the active voice, before or behind their subject."""

from __future__ import annotations

import re

from watchword.reading.cues import Cue, form_of
from watchword.reading.speech.actors import subject_of
from watchword.reading.speech.addressees import addressee_of, pronoun_told, told_before, told_behind
from watchword.reading.speech.clauses import words
from watchword.reading.speech.frames import THAT
from watchword.reading.speech.groups import Group, adverb
from watchword.reading.speech.leadins import ACTING
from watchword.reading.speech.line import Line
from watchword.reading.speech.phrases import Phrase
from watchword.reading.speech.reaches import Found
from watchword.reading.speech.subjects import subject_before
from watchword.reading.speech.trailing import phrase_after
from watchword.reading.speech.turned import fragment, names_and_stops

__all__ = ["active", "closes", "inverted_at", "stance_at"]

#: Verbs of thought and will: inside another's words they tell nothing that was said.
_INWARD = frozenset(
    "think believe feel expect find hold suspect wonder agree recall refuse estimate know want oppose "
    "welcome justify".split()
)
#: Verbs that give a name, and claims: to call a claim something is to deny it.
_NAMING = frozenset("call brand label denounce condemn describe slam blast deride ridicule decry".split())
_CLAIMS = frozenset(
    "accusation accusations charge charges allegation allegations claim claims suggestion rumour rumours "
    "rumor rumors insinuation insinuations probe investigation inquiry lawsuit prosecution "
    "listing designation indictment verdict memo".split()
)
#: Words from a claim to the verb of its relative.
_RELATIVE = 9
#: So many words behind a comma are more than who speaks and when.
_REST = 8
#: What is offered in words only.
_COMFORT = frozenset("condolences sympathy sympathies prayers thanks congratulations".split())
#: What may stand behind whom one warned of what stands before, and how one is asked.
_CLOSING = frozenset((".", ",", "", "in", "on", "at", "during", "yesterday", "today"))
_ASKED = frozenset("asked pressed questioned challenged reached contacted".split())
#: Verbs with which words said go on behind who says them.
_BE = frozenset("is are was were has have had will would".split())
#: Verbs that stand behind what is asked or promised, before who does: "Vote now, urged Ana Sol".
_CALLED = frozenset("urge demand beg implore plead promise vow pledge threaten".split())
#: Verbs behind whose hearer stands what is learned: "informed the court of her illness".
_OF_MATTER = frozenset("assure inform notify remind alert warn convince".split())
#: What one is asked to pass on for another.
_SAYING = frozenset("point make say state note stress clarify add record mention emphasise emphasize".split())
#: What is told, not who.
_TALES = frozenset("story stories tale tales truth lie lies joke jokes difference".split())
#: Verbs that do more than speak: behind a name in quotation marks they tell what it does.
_NO_SPEECH = frozenset(
    "hold find rule show report register record represent submit publish post issue signal "
    "expect estimate certify require order offer promise continue refer learn put read hear "
    "discover advertise maintain".split()
)


def inverted_at(line: Line, at: int, cue: Cue, group: Group) -> bool:
    """Whether a verb stands behind the words said and before who says them."""
    if group.aux or group.start <= line.low:
        return False
    before = group.start - 1
    if line.word(before) in (",", "—", "–") and line.is_quote(before - 1):
        before -= 1  # "«…», — noted the deputy"
    behind_quote = line.is_quote(before)
    called = cue.verb in _CALLED and names_and_stops(line, at)  # "Vote now, urged Ana Sol."
    if cue.frame not in ("say", "hard", "quote", "ask") and not (
        called or (behind_quote and cue.frame in ("to", "np", "toonly") and _open_ended(line, before))
    ):
        return False
    if cue.verb in _NO_SPEECH and not (behind_quote and _open_ended(line, before)):
        return False  # "the entity “Gold Trust” holds no licence"
    comma = line.word(group.start - 1) in (",", "—", "–") and group.start - 1 > line.low
    if not (behind_quote or comma):
        return False
    if any(line.word(i) in ("citing", "quoting") for i in range(line.low + 1, before)):
        return False  # "TASS, citing an “informed source”, says the two men were caught"
    following = line.row[at + 1] if at + 1 < len(line.row) else None
    if following is None or following.quote >= 0 or following.low in THAT or not following.text[0].isalnum():
        return False
    if cue.frame == "quote" and not behind_quote and form_of(following.low) and not following.capital:
        return False  # "It was sold, emails show"
    if following.low in words("times") and not line.row[min(at + 2, len(line.row) - 1)].capital:
        return False  # "Gao Feng, spokesman of the ministry, said Thursday at a briefing"
    office = following.capital and line.word(at + 2) == "secretary"  # "said Under Secretary Nelson"
    if (following.low in words("prepositions") and not office) or following.low == "to":
        return False
    return (
        behind_quote
        or subject_before(line.row, line.low, group.start, line.cues()) is None
        or fragment(line, at, following)
    )


def _open_ended(line: Line, at: int) -> bool:
    """Whether a quotation ends as one does before who said it: with a comma, or called out."""
    inner = line.quotes[line.row[at].quote].inner
    return line.text[max(inner) - 1 : max(inner)] in tuple(",?!") or (
        at + 1 < len(line.row) and line.row[at + 1].text == ","
    )


def active(line: Line, at: int, cue: Cue, group: Group, *, inverted: bool) -> Found | None:
    """A verb with its subject; `inverted` says that the subject stands behind it."""
    if inverted:
        return _turned(line, at, cue, group)
    text = line.row[at].text
    voice, first, shared = subject_of(line, group.start, at)
    if first is None or (cue.verb == "allege" and voice is None and not line.around.brings(at)):
        return None
    if cue.frame == "show" and voice is not None and voice.person and voice.kind == "named":
        return None  # "Grant had shown “not a flicker of remorse”"
    if voice is None and line.word(first) == "no":
        return None  # "No group has claimed it"
    if voice is None and not shared and first == group.start - 1 and _bare_word(line, first):
        return None  # "services continued “as normal”", "quality assured grain": no speaker
    if voice is None and not shared and first == group.start and not line.around.brings(at):
        return None  # "Endangered and Threatened Wildlife": a participle, and nobody who threatens
    last, addressee = _directly_told(line, at, cue)
    stance = stance_at(line, at, cue, last)
    if (
        line.word(last + 2) == ","
        and line.word(last + 3) == "that"
        and line.word(last + 1) in words("times", "adverbs")
    ):
        last += 3  # "declared yesterday, that"
    if cue.frame == "want" and line.word(at + 1) == "to":
        last = at + 2
    if cue.frame == "at" and line.word(at + 1) == "it" and line.word(at + 2) == "to":
        last, text = at + 2, f"{text} it to"
        if told := phrase_after(line.row, at + 3, len(line.row)):
            last, addressee = told.tokens[-1], addressee_of(line, told)
    if cue.frame == "on" and (size := line.around.particle(at, cue)):
        last = at + size
        text = " ".join(t.text for t in line.row[at : last + 1])
        called = (cue.verb == "call" and text.endswith("on")) or (
            cue.verb in ("plead", "appeal") and text.endswith(("with", "to"))
        )
        if called and (told := phrase_after(line.row, last + 1, len(line.row))):
            addressee = addressee_of(line, told)
    if (cue.frame == "np" and cue.stance == "demands") or cue.frame in ("invite", "object"):
        told = phrase_after(line.row, at + 1, len(line.row)) if line.word(at + 1) not in THAT else None
        behind = told.tokens[-1] + 1 if told and told.tokens else -1
        if line.word(behind) == "and" and (more := phrase_after(line.row, behind + 1, len(line.row))):
            behind = more.tokens[-1] + 1  # "ordered shops and buses to stop"
        while behind > 0 and line.word(behind) in ("in", "of") and line.word(behind + 1)[:1].isalpha():
            behind += 1 + sum(line.row[n].capital for n in range(behind + 1, min(behind + 4, len(line.row))))
        if told and told.tokens and (line.word(behind) == "to" or line.is_quote(behind)):
            addressee = addressee_of(line, told)
    found = Found(at, voice, stance, text, first, last, shared=shared, addressee=addressee)
    found.unsure = cue.verb in _INWARD and not _paper_finds(line, cue, first, group)
    found.behind = closes(line, found, group)
    found.addressee = addressee or told_behind(line, last) or told_before(line, at)
    found.leads = cue.verb in ("reply", "respond", "answer") and not line.around.brings(at)
    if group.negated and cue.stance in ("promises", "offers"):
        found.stance = "declines"
    elif group.negated and cue.stance in ("demands", "declines", "denies"):
        found.stance = "asserts"
    return found


def _paper_finds(line: Line, cue: Cue, first: int, group: Group) -> bool:
    """Whether a paper finds something, which then is told by it: "said a report by the auditor had found"."""
    return cue.verb == "find" and any(
        line.word(i) in words("documents") and not line.row[i].capital for i in range(first, group.start)
    )


def _bare_word(line: Line, at: int) -> bool:
    """Whether a word is a noun in small letters, a plural or one that no quotation or "that" follows."""
    token = line.row[at]
    if token.capital or token.low in words("pronouns", "determiners"):
        return False
    return token.low.endswith("s") or (token.text.isalpha() and not line.around.brings(at + 1))


def _turned(line: Line, at: int, cue: Cue, group: Group) -> Found:
    """A verb before its subject: "“…,” said Li Na, a trader"."""
    stance = "asserts" if cue.stance in ("offers", "promises") else cue.stance
    text = line.row[at].text
    phrase = phrase_after(line.row, at + 1, len(line.row), inverted=True)
    if phrase is None:
        return Found(at, None, stance, text, group.start, at, behind=True)
    found = Found(at, line.voice(phrase), stance, text, group.start, phrase.last, behind=True)
    found.addressee = told_behind(line, phrase.last)
    return found


def _directly_told(line: Line, at: int, cue: Cue) -> tuple[int, str | None]:
    """(last word, whom) of a verb and whoever stands behind it: "told her", "asked the court"."""
    if pronoun := pronoun_told(line, at, cue):
        return at + 1, pronoun
    if (cue.frame == "tell" and line.word(at + 1) not in THAT) or (
        cue.frame == "ask" and not line.is_quote(at + 1) and line.word(at + 1) not in THAT | {"for"}
    ):
        end = len(line.row)
        if cue.frame == "ask":
            end = next((i for i in range(at + 2, end) if line.word(i) == "for"), end)
        told = phrase_after(line.row, at + 1, end)
        if told and told.tokens and line.word(told.tokens[-1]) in _TALES:
            return at, None  # "tells a similar story"
        if told and told.tokens:
            told = _without_matter(line, told, cue)
            return told.tokens[-1], addressee_of(line, told)
    if cue.verb in ("warn", "caution"):
        told = phrase_after(line.row, at + 1, len(line.row))
        behind = told.tokens[-1] + 1 if told and told.tokens else -1
        if told and (line.word(behind), line.word(behind + 1)) == ("not", "to"):
            return told.tokens[-1], addressee_of(line, told)  # "warned both sides not to speak"
        if told and line.word(at + 1) not in words("prepositions") and line.word(behind) in _CLOSING:
            return told.tokens[-1], addressee_of(line, told)  # "…, Corbin warned clients in a note."
    if cue.frame == "ask" and line.word(at + 1) == "for":
        told = phrase_after(line.row, at + 2, len(line.row))
        if told and told.tokens and line.word(told.tokens[-1] + 1) == "to":
            return at, addressee_of(line, told)  # "asked for the banks to wait"
    return at, None


def _without_matter(line: Line, told: Phrase, cue: Cue) -> Phrase:
    """Whom alone, without what they learn: "informed the court of her illness"."""
    behind = told.tokens[-1] + 1
    if cue.verb not in _OF_MATTER or line.word(behind) in THAT or line.is_quote(behind):
        return told  # "informed the Ministry of Finance that"
    cut = next((n for n, i in enumerate(told.tokens) if n and line.word(i) in ("of", "to", "about")), None)
    return Phrase("phrase", told.tokens[:cut])


def stance_at(line: Line, at: int, cue: Cue, last: int) -> str:
    """What is done by a verb with the words behind it; `last` is the last word of whom it tells."""
    following, behind = line.word(at + 1), line.word(last + 1)
    knows = cue.frame == "want" and (following, line.word(at + 2)) == ("to", "know")
    if (cue.verb == "agree" and following != "to") or knows:
        return "asserts"
    if cue.stance == "offers" and {line.word(n) for n in range(at + 1, at + 4)} & _COMFORT:
        return "asserts"
    if cue.frame == "ask":
        if following in ("us", "me") and behind == "to" and line.word(last + 2) in _SAYING:
            return "asserts"  # "has asked us to make clear that"
        to = any(line.word(i) == "to" for i in range(at + 1, min(at + 12, len(line.row))))
        asked = following in ("whether", "if", "why", "how", "what", "when")
        demands = following in ("for", "that") or behind in ("to", "not", "for") or (to and not asked)
        return "demands" if demands or _asks_for(line, at) else cue.stance
    if cue.verb in ("tell", "warn", "advise") and behind in ("to", "not"):
        return "demands"
    if cue.verb in ("warn", "advise", "caution") and any(
        line.word(i) == "against" for i in range(at + 1, min(at + 7, len(line.row)))
    ):
        return "demands"  # "warned citizens against filling canisters"
    if cue.verb == "warn" and following not in THAT:
        return "asserts"
    stance = cue.stance
    if cue.frame == "on" and not line.around.particle(at, cue):
        stance = "alleges" if _verdict(line, at) else "asserts"
    if cue.frame == "as" and stance == "alleges" and not _verdict(line, at):
        stance = "asserts"
    if stance == "alleges" and cue.verb in _NAMING and _claim_follows(line, at):
        return "denies"
    put_to = cue.frame == "at" and following == "it" and line.word(at + 2) == "to"
    return "alleges" if put_to else stance


def _verdict(line: Line, at: int) -> bool:
    """Whether a thing is called something bad."""
    ahead = line.row[at + 1 : at + 14]
    said = " ".join(line.text[t.start : t.end] if t.quote >= 0 else t.low for t in ahead).lower()
    return bool(set(re.findall(r"[\w-]+", said)) & words("verdicts"))


def _asks_for(line: Line, at: int) -> bool:
    """Whether something is asked for: "asked parliament for a register"."""
    for i in range(at + 1, min(at + 7, len(line.row))):
        word = line.word(i)
        if word == "for":
            return i > at + 1
        if word in THAT or word in (",", ".", "about") or line.is_quote(i):
            return False
    return False


def _claim_follows(line: Line, at: int) -> bool:
    """Whether a claim is what is given a name: "called the charges “a fable”"."""
    for i in range(at + 1, min(at + 6, len(line.row))):
        if line.is_quote(i) or line.word(i) in ("as", ".", ","):
            break
        if line.word(i) in _CLAIMS:
            return True
    return _takes_up_claim(line, at)


def _takes_up_claim(line: Line, at: int) -> bool:
    """Whether a claim before its relative is what is given a name: "a charge that Sol called unfair"."""
    for i in range(at - 1, max(line.low, at - _RELATIVE), -1):
        if line.word(i) in _CLAIMS and line.word(i - 1) in ("a", "an", "the", "such", "this"):
            behind = line.row[i + 1]
            return behind.capital or behind.low in ACTING or behind.low in ("that", "which", ",")
        if line.word(i) in words("verbs") or line.is_quote(i):
            return False
    return False


def _only_opens(line: Line, comma: int) -> bool:
    """Whether only words of circumstance stand before a comma: "Along with the fine, X said …"."""
    row = list(range(line.low, comma))
    if not row or any(line.is_quote(i) for i in row) or line.word(comma + 1) == "":
        return False
    verbs = words("verbs", "auxiliaries")
    finite = any(line.word(i) in verbs and not line.row[i].capital for i in row)
    finite = finite or any(_past(line, i) for i in row[2:])
    behind = len(line.row) - comma
    return not finite and line.word(row[0]) in words("prepositions") | {"along"} and behind > _REST


def _past(line: Line, at: int) -> bool:
    """Whether a past form is a clause's verb: "In May the port (closed) its gates"; no adjective."""
    token, before = line.row[at], line.row[at - 1]
    shut = words("determiners", "prepositions", "conjunctions") | {","}
    return (
        token.low.endswith("ed")
        and not token.capital
        and len(token.low) > 4
        and before.low not in shut
        and token.low not in words("describing")
        and line.word(at + 1) not in words("prepositions") | {",", ""}
    )


def closes(line: Line, found: Found, group: Group) -> bool:
    """Whether the words said stand before the verb and nothing of them behind it."""
    if found.first <= line.low or found.shared:
        return False
    before = line.word(found.first - 1)
    if before == "as" and found.first - 2 > line.low + 2 and line.word(found.first - 2) == ",":
        return line.word(found.last + 1) in (".", "", ",")  # "…, as the paper noted"
    if not (line.is_quote(found.first - 1) or before in (",", "—", "–", "-", "?", "!")):
        return False
    if before == "," and _only_opens(line, found.first - 1) and line.word(found.last + 1) != ",":
        return False  # but "On most nights, she says, it rains"
    i = found.last + 1
    form = form_of(line.row[found.verb].low)
    if form and form.cue.frame in ("to", "toonly", "np", "invite") and line.around.leads_to(found.verb):
        return False
    if form and form.cue.frame in ("ask", "tell") and line.word(i) == "to":
        return False
    if i >= len(line.row) or line.word(i) in (".", ",", ";", "!", "?", ")") or line.is_quote(i):
        return True
    if before == "," and line.word(i) in ("—", "–"):
        return True  # "Cameras are off, the agency has said — but"
    if line.is_quote(found.first - 1):
        return line.word(i) not in THAT
    # Adverbials up to the stop, and then nothing.
    while i < len(line.row):
        word = line.word(i)
        if word in THAT or line.is_quote(i) or word == ":" or line.word(i + 1) in ("least", "most"):
            return False  # "X, the mayor, said at least two"
        if word == "there" and line.word(i + 1) in _BE:
            return False  # "Speaking to the Post, she said there was enough fuel"
        if word in (".", ",") or (word == "when" and line.word(i + 1) in _ASKED):
            return True
        if i == found.last + 1 and not (
            word in words("prepositions") or word in words("times") or adverb(word) or word in ("to", "ahead")
        ):
            return False
        i += 1
    return True
