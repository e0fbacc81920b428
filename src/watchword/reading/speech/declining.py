"""Those who say nothing: "did not respond", "had no comment", "could not be reached"."""

from __future__ import annotations

from dataclasses import replace

from watchword.reading.cues import form_of
from watchword.reading.speech.actors import subject_of
from watchword.reading.speech.clauses import words
from watchword.reading.speech.frames import THAT
from watchword.reading.speech.groups import group_before
from watchword.reading.speech.line import Line
from watchword.reading.speech.phrases import Phrase
from watchword.reading.speech.reaches import Found
from watchword.reading.speech.trailing import phrase_after

__all__ = ["SILENCE", "declined", "unreached"]

_ANSWERING = frozenset(
    "respond reply comment answer discuss elaborate say disclose responded replied commented answered "
    "react reacted specify".split()
)
_DID = frozenset("did do does would has have could".split())
#: What one declines without a verb, and verbs of which there is none.
_NOTHING = frozenset("comment comments declarations interviews explanation".split())
_WROTE = frozenset("wrote called replied answered responded".split())
_GIVEN = frozenset("answer answers reply comment comments response explanation reason details".split())
_REPLIED = frozenset("replied responded answered commented reacted wrote".split())
#: What somebody who is silent has none of.
_NO_WORDS = frozenset("comment answer reply reaction response".split())
#: Words by which calls to somebody are told of, behind "attempts to", and what comes of them.
_CONTACT = frozenset("contact reach call phone telephone email interview".split())
_FAILED = frozenset("unsuccessful failed fruitless unanswered".split())
#: What settlements have firms neither do nor deny.
_OWNING = frozenset("admit admits admitted admitting accept accepts accepted concedes conceded".split())
#: Words in which a name follows that is kept back.
_FULL_NAME = 4
#: Words of "neither A nor B".
_PAIR = 16
#: Silence kept: "kept silent", "remained tight-lipped".
_KEEPS = frozenset("keep keeps kept stay stays stayed remain remains remained".split())
_SILENT = frozenset("silent mum quiet tight-lipped".split())
#: What one did not want or chose not to do.
_SPEAKING = frozenset(
    "comment reply respond answer speak talk discuss elaborate say disclose be give participate".split()
)
_WANTED = frozenset("want wish care choose agree intend plan".split())
_CHOSE = frozenset("chose chooses opted opts elected preferred decided".split())
_WISHED = frozenset("wanted wished cared".split())
#: "unable to say", "not prepared to comment".
_UNABLE = frozenset(("unable", "unwilling"))
_ABLE = frozenset("able prepared willing ready".split())
#: What one would not do before a question: "would not estimate how many".
_GUESSED = frozenset("estimate speculate predict guess forecast".split())
_QUESTIONS = frozenset("how whether what when why who which on".split())
#: "ducked questions", "waved away every question".
_DUCKED = frozenset("ducked dodged sidestepped evaded parried deflected waved batted brushed".split())
_ASKED_OF = frozenset("question questions inquiries enquiries reporters".split())
#: What is turned down in words.
_PROPOSED = frozenset(
    "request requests offer offers plea bid application appeal invitation demand demands call calls proposal "
    "proposals bail interview petition motion".split()
)
#: What one did not give: "a direct answer".
_ANSWERS = frozenset("answer reply response comment details reason reasons information explanation".split())
#: Those with whom one doesn't speak, and what stands behind "has said nothing".
_PRESS = frozenset("reporters journalists press media newspaper newspapers".split())
_ABOUT_NOTHING = frozenset(
    ("", ".", ",", "about", "of", "on", "publicly", "since", "more", "further", "as", "when", "while")
)
#: How one goes off, what was put to one, and how one keeps one's name back.
_GOING = frozenset("left leaves walked walks drove hurried departed strode went".split())
_PUT = frozenset("questions any reporters".split())
_HIDING = frozenset((("to", "remain"), ("to", "stay")))
_UNNAMED = frozenset("anonymous unnamed unidentified nameless silent".split())
#: What one names by choosing, not by telling.
_CHOSEN = frozenset(
    "child baby son daughter ship boat dog successor replacement squad team price date heir".split()
)
#: Calls and letters that nobody took.
_CALLS = frozenset(
    "call calls phone phones telephone inquiry enquiry inquiries questions message messages".split()
)
_LETTERS = frozenset(
    "request requests email emails e-mail e-mails letter letters query queries fax faxes text texts "
    "attempts".split()
)
#: What one who "would not" do so keeps back.
_WITHHELD = frozenset("provide give name identify share release confirm speak talk explain reveal".split())

#: Words at which somebody may be told to keep silent.
_KEEPING = frozenset().union(
    _KEEPS, _WANTED, _CHOSE, _GOING, _UNABLE, _ABLE, _GUESSED, _DUCKED,
    "write hung give make offer provide speak spoken spoke stopped said go giving gave turned turns drawn "
    "pick take return left leaves".split(),
)  # fmt: skip

#: Every word at which somebody may be told not to speak: paragraphs with one are read.
SILENCE = (
    _KEEPING | _NO_WORDS | _FAILED | _ANSWERING | _REPLIED | _WROTE | _WITHHELD | {"returned", "unanswered"}
)


def declined(line: Line, at: int) -> Found | None:
    """As in "did not respond", "would not discuss", "had no comment", "has yet to reply"."""
    if _keeps_name(line, at):
        return None
    word = line.row[at].low
    if word in _DID and (alike := _alike(line, at)):
        return alike
    if word in ("declines", "declined", "refuses", "refused", "avoids", "avoided") and (
        line.word(at + 1) in _NOTHING or (line.word(at + 1) == "to" and line.word(at + 3) in _NOTHING)
    ):
        group = group_before(line.row, line.low, at)
        last = at + (1 if line.word(at + 1) in _NOTHING else 3)
        return None if group.negated else _simple(line, group.start, last, "declines", word, verb=at)
    if word in ("said", "says", "say") and line.word(at + 1) == "nothing" and _ends(line, at + 2):
        group = group_before(line.row, line.low, at)
        return _simple(line, group.start, at + 1, "declines", f"{word} nothing", verb=at)
    if word in _WROTE and line.word(at - 1) == "never" and line.word(at + 1) in ("back", ".", ",", ""):
        return _simple(line, at - 1, at + 1, "declines", f"never {word}", verb=at)
    replied = word in _REPLIED or (word in _ANSWERING and line.word(at - 1) in ("would", "could"))
    wished = word in _WISHED and line.word(at + 1) == "to" and line.word(at + 2) in _SPEAKING
    if replied and (nobody := _nobody_of(line, at)) is not None:
        return nobody
    if (replied or wished) and (first := _neither(line, at)) >= 0:
        ends = group_before(line.row, line.low, at).start
        voice = line.voice(Phrase("phrase", tuple(range(first + 1, ends))))
        return Found(at, voice, "declines", f"neither {word}", first, at + 2 * wished)
    if silent := _silent(line, at):
        return silent
    got = word in ("reaction", "response") and line.word(at + 1) in ("from", "of", "yet")
    if (
        word in _NO_WORDS
        and not got
        and line.word(at - 1)
        in (
            "no",
            "immediate",
            "further",
            "public",
        )
    ):
        back = at - 1
        while back > line.low and line.word(back) in ("no", "immediate", "further", "public"):
            back -= 1
        if line.word(back) in ("had", "has", "have", "made", "gave", "offered"):
            return _simple(line, back, at, "declines", f"{line.word(back)} no {word}")
        return None
    if word == "return" and not any(
        line.word(at + n)
        in ("call", "calls", "message", "messages", "email", "emails", "request", "requests")
        for n in (1, 2, 3, 4)
    ):
        return None
    if word == "neither" and line.word(at + 1) in ("confirm", "deny", "confirmed", "denied"):
        group = group_before(line.row, line.low, at)
        cue = f"neither {line.word(at + 1)}"
        return _simple(line, group.start, at + 1, "declines", cue, verb=at)
    if word in _OWNING and line.word(at - 1) == "neither" and line.word(at + 1) == "nor":
        group = group_before(line.row, line.low, at - 1)  # "neither admits nor denies the allegations"
        return _simple(line, group.start, at + 2, "declines", f"neither {word}", verb=at)
    if word == "said" and line.word(at + 1) in THAT | {"when", "where", "who"}:
        perfect = group_before(line.row, line.low, at)
        if {"hasn't", "haven't", "hadn't"} & set(perfect.aux) or (
            "not" in perfect.aux and {"has", "have", "had"} & set(perfect.aux)
        ):
            return _simple(line, perfect.start, at, "declines", "not said")
    if word in ("give", "offer", "provide") and line.word(at + 1) in ("a", "an", "any"):
        given = next((i for i in range(at + 2, at + 5) if line.word(i) in _GIVEN), 0)
        group = group_before(line.row, line.low, at)
        if given and group.negated:  # "did not give a direct answer"
            return _simple(line, group.start, given, "declines", f"not {word}", verb=at)
        if not {"would", "wouldn't"} & set(group.aux):
            return None
    if word not in _ANSWERING and word != "return" and word not in _WITHHELD:
        return None
    group = group_before(line.row, line.low, at)
    unnamed = word in ("name", "identify") and bool({"did", "didn't", "will", "won't"} & set(group.aux))
    unnamed = unnamed and not {line.word(at + 2), line.word(at + 3)} & _CHOSEN
    unnamed = unnamed and _next(line, at + 1, frozenset(("after", "as"))) < 0 and not _of_speaker(line, at)
    if word in _WITHHELD and not unnamed and not {"would", "wouldn't"} & set(group.aux):
        return None  # but "She did not name them"
    negated = group.negated
    late = line.word(at - 1) == "to" and line.word(at - 2) == "yet"
    if late:
        group = group_before(line.row, line.low, at - 2)
    if not (late or (negated and not group.passive)):
        return None
    last = at
    if word == "say" and line.word(at + 1) not in THAT | {
        "when",
        "where",
        "who",
        "which",
        "whose",
        "from",
        "in",
        "",
        ".",
        ",",
        "more",
        ";",
    }:
        return None
    cue = " ".join(t.text for t in line.row[group.start : at + 1])
    return _simple(line, group.start, last, "declines", cue, verb=at)


def _nobody_of(line: Line, at: int) -> Found | None:
    """As in "Nobody from Norvik answered", "No one at the mill replied": Norvik is silent."""
    low = line.low
    none = line.word(low) == "nobody" or (line.word(low), line.word(low + 1)) == ("no", "one")
    start = low + 1 + (line.word(low) == "no")
    if not none or line.word(start) not in ("from", "at", "in"):
        return None
    high = group_before(line.row, line.low, at).start
    phrase = phrase_after(line.row, start + 1, high)
    voice = line.voice(phrase) if phrase and phrase.last == high - 1 else None
    return Found(at, voice, "declines", f"nobody {line.word(at)}", low, at) if voice else None


def _alike(line: Line, at: int) -> Found | None:
    """As in "… declined to comment. So did the ministry", ", as did its owner", "Nor would the police"."""
    joined = line.word(at - 1)
    same = joined == "as" and bool(line.found) and line.found[-1].stance == "declines"
    opens = joined in ("so", "nor", "neither") and at - 1 == line.low and _silence_before(line)
    phrase = phrase_after(line.row, at + 1, len(line.row), inverted=True) if same or opens else None
    if phrase is None or not phrase.tokens or line.word(phrase.last + 1) not in (".", ",", ""):
        return None
    voice = line.voice(phrase)
    return Found(at, voice, "declines", f"{joined} {line.word(at)}", at - 1, phrase.last) if voice else None


def _silence_before(line: Line) -> bool:
    """Whether the sentence before tells that somebody did not answer."""
    _, row = next(line.voices.before(), (0, ()))
    lows = {t.low for t in row}
    silent = lows & {"declined", "declines", "refused"} or lows & {"not", "didn't", "wouldn't"}
    return bool(silent and lows & (_ANSWERING | _NOTHING))


def _of_speaker(line: Line, at: int) -> bool:
    """Whether a clause only tells of who speaks: "a clerk whom the paper did not name said that".

    So too "told the paper, which did not name him, that", "citing a clerk it did not name, said".
    """
    before = range(max(line.low, at - _PAIR), at)
    inside = bool(line.found) or any(line.word(i) in words("relatives") | {"citing"} for i in before)
    ahead = range(at + 1, min(at + _PAIR, len(line.row)))
    stop = next((i for i in ahead if line.word(i) in (".", ";")), len(line.row))
    says = any(form_of(line.word(i)) and line.word(i - 1) != "been" for i in ahead if i < stop)
    return inside and (says or bool(line.found) or any(line.is_quote(i) for i in ahead))


def _keeps_name(line: Line, at: int) -> bool:
    """Whether somebody only keeps the name back: "a clerk who would not give her full name"."""
    following = {line.word(i) for i in range(at + 2, at + _FULL_NAME)}
    gives = line.word(at) in _WITHHELD | {"give", "disclose"} and line.word(at + 1) in ("his", "her", "their")
    return gives and not following.isdisjoint(("name", "names", "surname", "surnames", "identity"))


def _ends(line: Line, at: int) -> bool:
    """Whether nothing that is said follows: "said nothing more to us", not "said nothing was lost"."""
    at += line.word(at) in ("more", "further", "else")
    return line.word(at) in words("times", "prepositions") | {"", ".", ",", ";", "and", "when"}


def _neither(line: Line, at: int) -> int:
    """Where "Neither A nor B" begins before a verb; -1 where it doesn't."""
    for i in range(at - 1, max(line.low - 1, at - _PAIR), -1):
        if line.word(i) == "neither":
            return i if i == line.low or line.word(i - 1) in (",", ";", "and", "but") else -1
        if line.is_quote(i) or line.word(i) in (".", ";"):
            return -1
    return -1


def _silent(line: Line, at: int) -> Found | None:
    """As in "kept silent", "did not want to comment", "chose not to reply", "would not be drawn"."""
    word = line.word(at)
    if word not in _KEEPING:
        return None
    group = group_before(line.row, line.low, at)
    last = -1
    if (word in _KEEPS and line.word(at + 1) in _SILENT) or (
        (word, line.word(at + 1)) == ("write", "back") and group.negated
    ):
        last = at + 1
    elif word in _KEEPS and (counsel := _next(line, at + 1, frozenset(("counsel",)))) in (at + 2, at + 3):
        last = counsel  # "kept his own counsel"
    elif word in _WANTED and group.negated and line.word(at + 1) == "to" and line.word(at + 2) in _SPEAKING:
        last = at + 2
    elif (word in _CHOSE and line.word(at + 1) == "not" and line.word(at + 3) in _SPEAKING) or (
        word in _CHOSE and (line.word(at + 1), line.word(at + 2)) in _HIDING and line.word(at + 3) in _UNNAMED
    ):
        last = at + 3
    elif word in _GOING and (without := _next(line, at + 1, frozenset(("without",)))) > 0:
        last = _without_words(line, without)
    elif (word, line.word(at + 1)) == ("hung", "up") and (
        line.word(at - 1) == "and" or line.word(at + 2) in ("on", "when", "without")
    ):
        last = at + 1
    elif word in _CHOSE and line.word(at + 1) == "not" and _next(line, at + 3, _NOTHING) > 0:
        last = _next(line, at + 3, _NOTHING)  # "preferred not to make declarations"
    elif word in ("give", "make", "offer", "provide") and (group.negated or line.word(at + 1) == "no"):
        wanted = line.word(at - 1) == "to" and line.word(at - 2) in ("wanted", "wished", "chose")
        group = group_before(line.row, line.low, at - 2) if wanted else group
        last = _next(line, at + 1, _ANSWERS) if group.negated or wanted else -1
    elif word in ("speak", "spoken", "spoke") and group.negated and line.word(at + 1) == "to":
        last = _next(line, at + 2, _PRESS)
    elif word in ("spoken", "speak") and group.negated and line.word(at + 1) in ("publicly", "on", "about"):
        last = at
    elif (word, line.word(at + 1), line.word(at + 2)) == ("stopped", "short", "of"):
        last = at + 2 if line.word(at + 3).endswith("ing") else -1
    elif (word, line.word(at + 1)) == ("said", "nothing") and line.word(at + 2) in _ABOUT_NOTHING:
        last = at + 1
    elif (word in _UNABLE or (word in _ABLE and group.negated)) and line.word(at + 1) == "to":
        last = at + 2 if line.word(at + 2) in _SPEAKING else -1
    elif word == "go" and line.word(at + 1) == "further" and {"would", "wouldn't"} & set(group.aux):
        last = at + 1 if group.negated else -1
    elif word in _GUESSED and {"would", "wouldn't"} & set(group.aux) and line.word(at + 1) in _QUESTIONS:
        last = at if group.negated else -1
    elif (word, line.word(at + 1)) in (("giving", "nothing"), ("gave", "nothing")) and "away" in (
        line.word(at + 2),
        line.word(at + 3),
    ):
        last = at + 1
    elif word in _DUCKED and _next(line, at + 1, _ASKED_OF) > 0:
        last = _next(line, at + 1, _ASKED_OF)
    elif word in ("turned", "turns") and (line.word(at + 1) == "down" or line.word(at + 2) == "down"):
        last = _turned_down(line, at)
    elif word == "drawn" and line.word(at - 1) == "be" and group.negated:
        last = at
    elif word in ("pick", "take", "return") and group.negated:
        last = _next(line, at + 1, _CALLS)
    elif word in ("left", "leaves") and line.word(at - 1) not in words("determiners"):
        last = _next(line, at + 2, frozenset(("unanswered",)))
    named = line.word(last) in ("be", "give") and line.word(group.start - 1) in words("relatives")
    if last < 0 or named:
        return None  # "a man, who did not want to be named, said"
    cue = " ".join(t.text for t in line.row[at : last + 1])
    return _simple(line, group.start, last, "declines", cue, verb=at)


def _turned_down(line: Line, at: int) -> int:
    """The last word of "turned down" before what was asked or offered; -1 where it is the heating."""
    if line.word(at + 2) == "down":
        return at + 2 if line.word(at + 1) == "it" else -1
    return at + 1 if _next(line, at + 2, _PROPOSED) > 0 else -1


def _without_words(line: Line, at: int) -> int:
    """The last word of "without speaking to reporters", "without comment"; -1 where words were had."""
    word = line.word(at + 1)
    if word in ("comment", "commenting") or (word == "answering" and line.word(at + 2) in _PUT):
        return at + 1
    return (
        _next(line, at + 2, _PRESS) if word in ("speaking", "talking") and line.word(at + 2) == "to" else -1
    )


def _next(line: Line, at: int, wanted: frozenset[str]) -> int:
    """Where one of some words stands, near enough; else -1."""
    return next((i for i in range(at, min(at + 7, len(line.row))) if line.word(i) in wanted), -1)


def _unanswered(line: Line, at: int) -> Found | None:
    """As in "Calls to the firm's office went unanswered", "An email to the mill was not returned"."""
    word, before = line.word(at), line.word(at - 1)
    if word not in ("unanswered", "answered", "returned"):
        return None
    group = group_before(line.row, line.low, at)
    went = word == "unanswered" and before in ("went", "go", "were", "was", "remained", "been")
    silent = went or (word in ("answered", "returned") and group.passive and group.negated)
    first = next((i for i in range(line.low, at) if line.word(i) in _CALLS | _LETTERS), -1) if silent else -1
    to = next((i for i in range(first + 1, at) if line.word(i) in ("to", "with")), -1) if first >= 0 else -1
    if to < 0 or any(t.text in ",;" or t.quote >= 0 for t in line.row[first:to]):
        return None
    high = at - 1 if went else group.start
    phrase = phrase_after(line.row, to + 1, high)
    voice = line.voice(phrase) if phrase and phrase.tokens else None
    return Found(at, voice, "declines", f"{before} {word}", line.low, at) if voice else None


def _no_word(line: Line, at: int) -> Found | None:
    """As in "There was no word from Lakeland Energy on it", "Attempts to contact the landlord failed"."""
    if line.word(at) in ("word", "response", "reply", "answer", "reaction"):
        first = line.low
        opens = (line.word(first), line.word(first + 1)) in (("there", "was"), ("there", "has"))
        if not opens or line.word(at + 1) != "from" or "no" not in (line.word(at - 1), line.word(at - 2)):
            return None
        phrase = phrase_after(line.row, at + 2, len(line.row))
        last = phrase.last if phrase and phrase.tokens else at
    elif line.word(at) in _FAILED:
        tries = range(line.low, at)
        first = next((i for i in tries if line.word(i) in ("attempts", "efforts")), -1)
        if first < 0 or line.word(first + 1) != "to" or line.word(first + 2) not in _CONTACT:
            return None
        phrase, last = phrase_after(line.row, first + 3, at, inverted=True), at
    else:
        return None
    voice = line.voice(phrase) if phrase and phrase.tokens else None
    return Found(at, voice, "declines", f"no {line.word(at)}", line.low, last) if voice else None


def _not_available(line: Line, at: int) -> Found | None:
    """As in "Her office did not make her available for an interview"."""
    made = next((i for i in range(at - 1, max(line.low, at - _FULL_NAME), -1) if line.word(i) == "make"), -1)
    group = group_before(line.row, line.low, made) if made >= 0 else None
    if group is None or not group.negated:
        return None
    return _simple(line, group.start, at, "declines", "did not make available", verb=made)


def unreached(line: Line, at: int) -> Found | None:
    """As in "could not be reached", "was not available for comment", "offered no details"."""
    word = line.word(at)
    if unanswered := (_unanswered(line, at) or _no_word(line, at)):
        return unanswered
    if word == "available" and line.word(at + 1) == "for" and (kept := _not_available(line, at)):
        return kept
    if (word in ("reached", "contacted") and line.word(at - 1) == "be") or (
        (
            word in ("available", "unavailable")
            and line.word(at + 1) == "for"
            and line.word(at + 2) in ("comment", "an", "interview")
        )
        or (word == "available" and line.word(at - 1) == "immediately" and line.word(at + 1) in (".", ""))
    ):
        group = group_before(line.row, line.low, at)
        if (none := _none_of(line, group.start)) is not None:
            return replace(none, verb=at, last=at, cue=f"none {none.cue} {word}")
        if word == "unavailable" or any(
            a in ("not", "never", "cannot") or a.endswith("n't") for a in group.aux
        ):
            return _simple(
                line, group.start, at, "declines", " ".join(t.text for t in line.row[group.start : at + 1])
            )
    if (
        word == "no"
        and line.word(at - 1) in ("offered", "gave", "provided", "offers", "gives", "made")
        and any(
            line.word(at + n)
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
                "indication",
                "hint",
            )
            for n in (1, 2)
        )
    ):
        return _simple(
            line,
            group_before(line.row, line.low, at - 1).start,
            at + 1,
            "declines",
            f"{line.word(at - 1)} no {line.word(at + 1)}",
            verb=at - 1,
        )
    return None


def _none_of(line: Line, high: int) -> Found | None:
    """Whom "none of the four firms (could be reached)" and "neither man" tell of."""
    first = line.word(line.low)
    of = first in ("none", "neither") and line.word(line.low + 1) == "of"
    if not of or high - line.low > _PAIR:
        return None
    voice = line.voice(Phrase("phrase", tuple(range(line.low + 2, high))))
    cue = " ".join(t.text for t in line.row[high : high + 2])
    return Found(high, voice, "declines", cue, line.low, high) if voice else None


def _simple(
    line: Line, start: int, last: int, stance: str, cue: str, verb: int | None = None
) -> Found | None:
    voice, first, shared = subject_of(line, start, last if verb is None else verb)
    if first is None:
        return None
    return Found(last if verb is None else verb, voice, stance, cue, first, last, shared=shared)
