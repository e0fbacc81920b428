"""Who does what a verb of reporting says: its subject, its passive's agent, or who issues the text."""

from __future__ import annotations

from collections.abc import Sequence

from watchword.reading.cues import form_of
from watchword.reading.speech.charges import answering_charge, charged
from watchword.reading.speech.clauses import words
from watchword.reading.speech.frames import THAT
from watchword.reading.speech.groups import Group, group_before
from watchword.reading.speech.line import Line
from watchword.reading.speech.phrases import MADE, Phrase
from watchword.reading.speech.pronouns import pronoun, replying, spoke_before
from watchword.reading.speech.reaches import Found
from watchword.reading.speech.seen import FIRMS, SUFFIXES
from watchword.reading.speech.subjects import main_subject, subject_before
from watchword.reading.speech.theirs import other_than_told
from watchword.reading.speech.trailing import phrase_after
from watchword.reading.speech.voices import Voice, may_mean
from watchword.reading.speech.wording import doer, is_outlet, is_plural, single

__all__ = [
    "REPLYING",
    "agent_of",
    "body_inside",
    "first_of_subject",
    "is_plural_subject",
    "is_several_behind",
    "issuer_of",
    "opening_subject",
    "subject_of",
]

#: Words that are several by themselves.
_SEVERAL = frozenset("two three four five six several many some most few both others all".split())
#: Words back from a verb in which the one that "and" joins it to is looked for.
_JOINED = 8
#: Verbs whose subject is the one just spoken to.
REPLYING = frozenset("reply respond answer retort counter shoot".split())
#: So a sentence opens of which whoever was asked is the subject.
_QUESTIONED = frozenset("asked pressed questioned challenged quizzed".split())
#: Words of a person's name.
_PERSON = (2, 4)
#: Participles without "ed" that have a "by" of their own.
_MAKING = frozenset("made built sold run bought held led written drawn given sent seen kept grown".split())
#: Words by which one is kept unnamed, and words from there to the verb at most.
_HIDDEN = frozenset("anonymity anonymously named identified".split())
_REASON = 40
_WHOSE = {"he": "his", "she": "her"}
#: Nobody in particular: "Every child gets one, he said".
_EACH = frozenset("every each any no".split())
_GUARDS = frozenset("guard guards forces troops".split())
_WHOM = frozenset("him her them us me".split())
#: Bodies that ask a text's readers for something.
_OFFICES = frozenset(
    "office department ministry agency authority bureau directorate commission administration "
    "service council "
    "regulator police ombudsman".split()
)


def is_plural_subject(line: Line, group: Group) -> bool:
    """Whether the subject before a comma, or before its "of", is several: "the movers, A & Sons, say"."""
    phrase = subject_before(line.row, line.low, group.start, line.cues())
    if phrase is None or phrase.kind != "phrase" or not phrase.tokens:
        return False
    lows = [line.row[i].low for i in phrase.tokens]
    behind = words("prepositions") | MADE  # "court papers filed on Tuesday (show)"
    head = next((n for n, w in enumerate(lows) if n and w in behind), len(lows))
    small = len(lows) > 1 and not line.row[phrase.tokens[1]].capital
    several = small and is_plural(lows[0])  # "Families east of the river"
    firms = is_plural(lows[0]) and single(lows[0]) in words("persons", "bodies", "titles")
    several = several or (lows[0].isdigit() and lows[1:2] == ["of"])  # "54 of them (claim)"
    several = several or (firms and len(lows) > 1 and lows[-1] in SUFFIXES)  # "Brokers Tindall & Co. (say)"
    return several or is_plural(lows[head - 1]) or "and" in lows or lows[0] in _SEVERAL


def is_several_behind(line: Line, at: int) -> bool:
    """Whether several stand behind a verb, before a comma: "The trouble, say brokers in Tarn, is"."""
    phrase = phrase_after(line.row, at + 1, len(line.row)) if line.word(at - 1) == "," else None
    if phrase is None or not phrase.tokens or line.word(phrase.last + 1) not in (",", ".", ""):
        return False
    return any(
        is_plural(line.word(i)) and single(line.word(i)) in words("persons") for i in phrase.tokens[:3]
    )


def subject_of(line: Line, start: int, verb: int) -> tuple[Voice | None, int | None, bool]:
    """(voice, first token of the subject, whether it is shared with the verb before)."""
    if (relative := _behind_relative(line, start)) is not None:
        return relative.voice, start, False
    phrase = _hiding(line, start) or subject_before(line.row, line.low, start, line.cues())
    if phrase is None:
        return _by_parse(line, start, verb)
    if (accused := charged(line, phrase)) is not None:
        return accused, phrase.first, False  # "X accused the yard of theft, a charge it denies"
    if phrase.kind == "phrase" and len(phrase.tokens) == 1 and not phrase.notes:
        word, at = line.row[phrase.first].low, line.row[phrase.first].start
        if (answering := answering_charge(line, word, verb)) is not None:
            return answering, phrase.first, False
        outer = [f for f in line.found if f.verb < phrase.first and not f.behind and f.cue != "according to"]
        if outer and (host := outer[-1].voice) and may_mean(word, host):
            return host, phrase.first, False  # "X said she had asked"
        mark = line.word(phrase.first - 1)
        spoke = line.found[-1].voice if line.found and mark == ";" else None
        if spoke is not None and may_mean(word, spoke):
            return spoke, phrase.first, False  # "“…,” the union said; it has promised"
        if word == "it" and (mark == ";" or (mark == "," and not _bodies_spoke(line))):
            body = body_inside(line, phrase.first)  # "The ministry has banned it, it said"
            if body is not None:
                return body, phrase.first, False
        joined = line.word(phrase.first - 1) in ("and", "but", "what", "because", "which", "that", "whom")
        if (teller := _teller_of_clause(line, phrase.first, word)) is not None:
            return teller, phrase.first, False
        if (word in ("he", "she") or (word in ("they", "it") and joined)) and (
            inside := _person_inside(line, phrase.first, word, joined=joined)
        ):
            return inside, phrase.first, False
        if word in ("he", "she") and line.word(line.low) in _QUESTIONED and phrase.first > line.low:
            at = line.row[line.low].start  # "Asked about Gref's remarks, he replied": not Gref
            return pronoun(line.voices, word, at, line.paragraph), phrase.first, False
        form = form_of(line.row[verb].low)
        if word in ("it", "they") and form and form.cue.verb in REPLYING and (told := _asked(line)):
            return told, phrase.first, False  # "We asked Norvik for papers. It did not reply."
        silent = any(t.low in ("not", "never") or t.low.endswith("n't") for t in line.row[phrase.last : verb])
        if form and form.cue.verb in REPLYING and word in ("he", "she") and not silent:
            return replying(line.voices, word, at, line.paragraph), phrase.first, False
        if (apart := other_than_told(line.voices, word, line.word(verb + 1))) is not None:
            return apart, phrase.first, False
    if phrase.kind == "same":
        before = [f for f in line.found if f.verb < verb]
        if before:
            return _shared_voice(line, before, verb), start, True
        first = _joined_subject(line, start) or opening_subject(line, start)
        if first is None:
            return _by_parse(line, start, verb)
        return line.voice(first), start, True
    return line.voice(phrase), phrase.first, False


def _hiding(line: Line, start: int) -> Phrase | None:
    """Who speaks unnamed and says why: "A pilot who asked not to be named as she feared for her job".

    That phrase is the subject of "said" behind it.
    """
    low = max(line.low, start - _REASON)
    why = next((i for i in range(start - 1, low, -1) if line.word(i) in ("because", "as", "since")), -1)
    if why < 0 or any(t.text in ",;:." or t.quote >= 0 for t in line.row[why:start]):
        return None
    hidden = next((i for i in range(why - 1, low, -1) if line.word(i) in _HIDDEN), -1)
    who = next((i for i in range(hidden, low, -1) if line.word(i) == "who"), -1)
    if hidden < 0 or who < 0 or any(t.text in ",;:." for t in line.row[who:why]):
        return None
    return subject_before(line.row, line.low, who, line.cues())


def _shared_voice(line: Line, before: Sequence[Found], verb: int) -> Voice | None:
    """Whose verb one joined by "and" is: of two in another time it goes with the one in its own.

    As in "A spokesman said China opposes hacking and called the report a novel".
    """
    told = [f for f in before if f.voice is not None]
    if not told:
        return None
    plain = [f for f in told if _plain_past(line, f.verb)]
    apart = _plain_past(line, verb) and not _plain_past(line, told[-1].verb)
    return (plain[-1] if apart and plain else told[-1]).voice


def _plain_past(line: Line, verb: int) -> bool:
    """Whether a verb of saying stands in the past without an auxiliary."""
    form = form_of(line.row[verb].low)
    return form is not None and form.kind == "past" and not group_before(line.row, line.low, verb).aux


def _bodies_spoke(line: Line) -> bool:
    """Whether a body spoke or was spoken of just before: then "it" may be that one."""
    known = (v for v in line.voices.known if v.person is not True and v.kind == "named")
    return any(line.paragraph - v.paragraph <= 1 for v in known)


def body_inside(line: Line, high: int) -> Voice | None:
    """The body with which the sentence begins, known as one by a word of its name; else None."""
    main = main_subject(line.row, line.low, high) or _before_aside(line, high)
    if main is None or not main.tokens:
        return None
    names = {line.row[i].low for i in main.tokens}
    return line.voice(main) if names & (words("bodies") | FIRMS | SUFFIXES | _GUARDS) else None


def _before_aside(line: Line, high: int) -> Phrase | None:
    """The subject of a sentence in which who speaks stands before the verb, or the verb in a quotation.

    As in "The port's closure, it said, was due to silt", "The port “stands ready”, it said".
    """
    mark = next((i for i in range(line.low, high) if line.word(i) == "," or line.is_quote(i)), 0)
    phrase = phrase_after(line.row, line.low, mark) if mark else None
    if phrase is None or not phrase.tokens or phrase.last != mark - 1:
        return None
    owner = next((n for n, i in enumerate(phrase.tokens) if line.word(i) == "'s"), 0)
    if line.is_quote(mark):
        return None if owner else phrase
    return Phrase("phrase", phrase.tokens[:owner]) if owner else None


def _asked(line: Line) -> Voice | None:
    """The body that was asked or told something in the sentence before."""
    exchange = line.voices.exchange
    if exchange is None or line.paragraph != exchange[2] or exchange[1] is None:
        return None
    return exchange[1] if exchange[1].person is not True else None


def _joined_subject(line: Line, start: int) -> Phrase | None:
    """The subject of the verb that "and" joins to another: "Asked about X, Ngoma laughed and hung up"."""
    if line.word(start - 1) not in ("and", "but"):
        return None
    for i in range(start - 2, max(line.low, start - _JOINED), -1):
        token = line.row[i]
        if token.quote >= 0 or token.text in ";:":
            return None
        if not token.capital and (token.low in words("verbs") or token.low.endswith("ed")):
            group = group_before(line.row, line.low, i)
            phrase = (
                None if group.infinitive else subject_before(line.row, line.low, group.start, line.cues())
            )
            if phrase and phrase.kind == "phrase" and phrase.tokens and line.row[phrase.first].capital:
                return phrase
            return None
    return None


def _person_inside(line: Line, high: int, word: str, *, joined: bool = False) -> Voice | None:
    """The person with whom the sentence begins, whom "she" means later in it."""
    main = main_subject(line.row, line.low, high) or _before_relative(line, high)
    if main is None or not main.tokens or line.word(main.first) in words("pronouns") | _EACH:
        return None
    if line.row[main.first].low == _WHOSE.get(word) and not joined:
        return None  # "His father came to dig coal, he says": not the father
    if not joined and not any(t.text in ",:;—–" for t in line.row[main.tokens[-1] : high]):
        return None
    known = list(line.voices.known)
    voice = line.voice(main)
    sure = voice is not None and (
        voice.person is True if word in ("he", "she") else voice.kind == "named" or word == "they"
    )
    fits = voice is not None and (may_mean(word, voice) or (word == "it" and voice.person is None))
    if voice is not None and sure and fits:
        return voice
    line.voices.known[:] = known  # "Copper would be cheaper, she said": it is nobody who spoke
    return None


def _before_relative(line: Line, high: int) -> Phrase | None:
    """The body before a relative that goes on: "The ministry, which fined it over what it called “lies”"."""
    mark = next((i for i in range(line.low, high) if line.word(i) == ","), 0)
    if not mark or line.word(mark + 1) != "which" or any(line.word(i) == "," for i in range(mark + 1, high)):
        return None
    phrase = phrase_after(line.row, line.low, mark)
    return phrase if phrase is not None and phrase.tokens and phrase.last == mark - 1 else None


def _teller_of_clause(line: Line, at: int, word: str) -> Voice | None:
    """Who tells a clause behind which only "she said" stands: whoever was spoken of before the sentence.

    Of oneself one says "I", told as "she had the key, she said": a name or noun in the clause is another.
    """
    if word not in ("he", "she") or line.word(at - 1) != "," or any(t.quote >= 0 for t in line.row[:at]):
        return None
    main = main_subject(line.row, line.low, at)
    if main is None or main.first != line.low or line.row[main.first].low in words("pronouns"):
        return None
    if any(t.low in words("conjunctions") or t.text in ";:" for t in line.row[main.last : at]):
        return None
    inside = line.row[main.tokens[0]]
    teller = spoke_before(line.voices, word, line.row[at].start, line.paragraph)
    if teller is None and inside.low in ("a", "an"):
        return pronoun(line.voices, word, line.row[at].start, line.paragraph)
    return teller


def _behind_relative(line: Line, start: int) -> Found | None:
    """The attribution in a relative clause before a verb: "a man who said he led it denied"."""
    if not line.found:
        return None
    inner = line.found[-1]
    between = line.row[inner.last + 1 : start]
    if inner.behind or not 0 < len(between) <= 12 or inner.voice is None:
        return None
    if line.word(group_before(line.row, line.low, inner.verb).start - 1) not in ("who", "that"):
        return None
    if any(t.text in ",;:" or t.quote >= 0 or t.low in words("conjunctions") | THAT for t in between):
        return None
    inner.void = True
    return inner


def opening_subject(line: Line, high: int) -> Phrase | None:
    """The subject with which the sentence begins, up to its first verb."""
    found = main_subject(line.row, line.low, high, line.cues())
    if found is None:
        # "BIS disagrees, and notes": a name before a word in small letters.
        last = line.low
        while last < high and line.row[last].capital and line.row[last].quote < 0:
            last += 1
        if (
            line.low < last < high
            and line.word(line.low) not in ("a", "an")  # "A Norwegian appeals court"
            and line.row[last].low.endswith(("s", "ed"))
            and line.row[last].text[0].isalpha()
        ):
            return Phrase("phrase", tuple(range(line.low, last)))
    return found


def _by_parse(line: Line, start: int, verb: int) -> tuple[Voice | None, int | None, bool]:
    """What a parse gives as the subject of a verb; (None, start, False) where it can't tell."""
    if line.parse is None or line.headline:
        return None, start, False
    if line.parsed is None:
        begin = line.row[0].start
        line.parsed = (begin, line.parse(line.text[begin : min(line.row[-1].end, begin + 3000)]))
    begin, doc = line.parsed
    spot = next((t for t in doc if begin + t.idx == line.row[verb].start), None)
    while spot is not None and spot.pos_ in ("VERB", "AUX"):
        subject = next((c for c in spot.children if c.dep_ in ("nsubj",)), None)
        if subject is not None:
            left, right = subject.left_edge, subject.right_edge
            inside = [
                n for n, t in enumerate(line.row)
                if begin + left.idx <= t.start and t.end <= begin + right.idx + len(right) and t.quote < 0
            ]  # fmt: skip
            if not inside or len(inside) > 14 or any(line.row[n].low in words("relatives") for n in inside):
                return None, start, False
            return (
                line.voice(Phrase("phrase", tuple(inside))),
                inside[0],
                False,
            )
        if spot.dep_ not in ("conj", "xcomp", "advcl"):
            break
        spot = spot.head
    return None, start, False


def first_of_subject(line: Line, group: Group) -> int:
    """The first word of the subject before a verb's group, or of the group."""
    phrase = subject_before(line.row, line.low, group.start, line.cues())
    return phrase.first if phrase and phrase.kind == "phrase" else group.start


def agent_of(line: Line, at: int) -> tuple[Voice | None, int] | None:
    """(voice, last token) of "by X" behind a passive."""
    for i in range(at + 1, min(at + 6, len(line.row))):
        if line.word(i) == "by":
            before = line.word(i - 1)
            if line.around.by_means(i) or (i > at + 2 and (before.endswith("ed") or before in _MAKING)):
                return None  # "were shown software made by Ardent"
            phrase = phrase_after(line.row, i + 1, len(line.row), inverted=True)
            if phrase is None:
                return None
            if line.row[phrase.tokens[0]].low.endswith("ing") or _mere_time(line, phrase):
                return None
            if (note := _name_beside(line, phrase)) is not None:
                return line.voice(Phrase("phrase", phrase.tokens, (note,))), note[-1] + 1
            return line.voice(phrase), phrase.tokens[-1]
        if line.is_quote(i) and line.word(i + 1) == "by":
            continue  # "was called “a disgrace” by Reg Buxton"
        if line.word(i) in (",", ".", "to", "of", "that") or line.is_quote(i):
            return None
    return None


def _mere_time(line: Line, phrase: Phrase) -> bool:
    """Whether a lone small word behind "by" is nobody: "seen 900 times by supper"."""
    word = line.row[phrase.tokens[0]]
    able = words("persons", "bodies", "titles", "documents", "outlets", "pronouns") | FIRMS | _WHOM
    lone = len(phrase.tokens) == 1 and not word.capital and not word.low.endswith("s")
    return lone and word.low not in able and not doer(word.low)


def _name_beside(line: Line, phrase: Phrase) -> tuple[int, ...] | None:
    """A person's name between commas behind "by" and a role: "by an analyst, Ana Sol, that"."""
    first, last = phrase.tokens[-1] + 2, phrase.tokens[-1] + 2
    while last < len(line.row) and (line.row[last].capital or (last > first and line.word(last) == ".")):
        last += 1
    shut = line.word(first - 1) == "," and line.word(last) == ","
    role = line.word(phrase.tokens[-1]) in words("persons", "titles")
    named = _PERSON[0] <= last - first <= _PERSON[1]
    return tuple(range(first, last)) if shut and role and named else None


def issuer_of(line: Line) -> Voice | None:
    """Who issues a text that asks its readers for something: its one speaking body, if there is one."""
    bodies = [v for v in line.voices.known if not v.person and v.kind == "named" and not is_outlet(v.name)]
    offices = [v for v in bodies if (v.words | v.heads) & _OFFICES]
    able = offices or bodies
    able = [v for v in able if not any(v.words < other.words for other in able)]  # a headline's "Agency"
    return able[-1] if able and len({v.name for v in able}) == 1 else None
