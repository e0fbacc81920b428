"""Headlines that name who speaks without a verb: "…: ministry", "… - sources", "Union: Show us"."""

from __future__ import annotations

from collections.abc import Sequence

from watchword.model.countries import country_code
from watchword.reading.cues import form_of
from watchword.reading.speech.clauses import Token, words
from watchword.reading.speech.frames import THAT
from watchword.reading.speech.line import Line
from watchword.reading.speech.phrases import Phrase
from watchword.reading.speech.reaches import Found
from watchword.reading.speech.voices import Voice
from watchword.reading.speech.wording import doer, is_outlet

__all__ = ["headline", "label_before"]

#: Words of a headline before the mark behind which its source stands, and of a source behind and before.
_SAID, _TAIL, _LEAD = 3, 4, 6
#: Papers that stand behind a headline's mark by themselves: "Prices to double: survey".
_STUDIES = frozenset("study survey poll".split())
#: Offices in initials: "PM: no more cuts".
_INITIALS = frozenset("pm mp mps mep meps fm cm md ceo".split())
#: Words that titles write small.
_SMALL = frozenset("the a an and or nor but".split())
#: How parliaments head what is asked and answered there: "Oral Answers to Questions".
_HEARD = frozenset("oral written topical urgent supplementary".split())
_PROCEEDINGS = frozenset("answer answers question questions replies evidence statements".split())
#: What a body's notice is about, and how such nouns end.
_MATTERS = frozenset(
    "results outcome outcomes conclusions update updates agenda penalty list vacancy".split()
)
_MATTER = ("tion", "sion", "ment", "tions", "sions", "ments")
#: What stands before a headline's colon and is nobody.
_RUBRICS = frozenset(
    "update exclusive watch fact check claim rating analysis opinion explainer live breaking interview "
    "podcast review profile correction comment photo photos video listen read letter letters editorial "
    "source subject summary note question answer transcript factbox timeline q&a press release "
    "statement news alert alerts".split()
)


def headline(line: Line) -> None:
    """As in "…: Report", "… — Likhachev", "…: rector" behind a headline, and "Union: …" before it."""
    if line.word(line.low) in _HEARD and line.word(line.low + 1) in _PROCEEDINGS:
        line.found = []  # "Oral Answers to Questions — TREASURY"
        return
    _said_to(line)
    marks = [i for i in range(line.low, len(line.row)) if _is_mark(line, i)]
    if not marks or _quoted(line, marks[0]):
        return
    line.found = [f for f in line.found if not _is_rubric(line, f)]
    first = next((i for i in marks if line.row[i].text == ":"), -1)
    if first >= 0 and _speaks(line.row[line.low : first]) and label_before(line, first, len(line.row)):
        return
    last = marks[-1]
    said = last - line.low >= _SAID or any(t.quote >= 0 for t in line.row[line.low : last])
    if said and 0 < len(line.row) - last - 1 <= _TAIL and _behind(line, last):
        return
    for mark in marks:
        if line.row[mark].text == ":" and label_before(line, mark, len(line.row)):
            return


def _said_to(line: Line) -> None:
    """As in "Norvik said to weigh sale": somebody says so, and nobody is named."""
    at = next((i for i in range(line.low + 1, len(line.row) - 1) if line.word(i) == "said"), 0)
    if at and line.word(at + 1) == "to" and line.word(at + 2) not in words("determiners"):
        line.found = [f for f in line.found if f.verb != at]
        if not line.found:
            line.found.append(Found(at, None, "asserts", "said to", line.low, at + 1, hearsay=True))


def _is_mark(line: Line, at: int) -> bool:
    """Whether a colon or a dash stands here, a hyphen with room around it too."""
    token = line.row[at]
    behind = line.text[token.end : token.end + 1]
    source = 0 < len(line.row) - at - 1 <= _TAIL and behind.isalpha()  # "Two jets turned away -official"
    apart = line.text[token.start - 1 : token.start].isspace() and (behind == " " or source)
    return token.text in (":", "—", "–") or (token.text in ("-", "--") and apart)


def _is_rubric(line: Line, found: Found) -> bool:
    """Whether a colon that brings nothing made a verb's words: "EXPORT BRIEFS: Friday, Feb. 6".

    And as in "Office Signals Tougher Line: Five Takeaways".
    """
    form = form_of(line.word(found.verb))
    mark = next((i for i in range(found.verb + 1, len(line.row)) if line.word(i) == ":"), 0)
    between = line.row[found.verb + 1 : mark]
    only = not any(t.quote >= 0 or t.low in THAT for t in between)
    hard = form is not None and form.cue.noun and (form.cue.frame == "hard" or not between)
    behind = line.row[mark + 1 :]
    return (
        bool(mark) and hard and only and bool(behind) and not (_tells(behind) or _is_somebody(line, behind))
    )


def _quoted(line: Line, mark: int) -> bool:
    """Whether a headline opens with a quotation and a colon: "“They come late”: a baker on her queue"."""
    if mark != line.low + 1 or not line.is_quote(line.low) or line.row[mark].text != ":":
        return False
    if line.found:
        speaks = line.found[0].voice is not None and line.found[0].first == mark + 1
        if speaks:  # "‘I was wrong’: mayor apologises for flood"
            line.found.append(Found(mark, line.found[0].voice, "asserts", ":", mark, mark, behind=True))
        return speaks
    told = list(range(mark + 1, len(line.row)))
    finite = words("prepositions", "relatives", "verbs", "auxiliaries") | {",", ".", ";"}
    row = tuple(told[: next((n for n, i in enumerate(told) if n and line.word(i) in finite), len(told))])
    if acts := next((n for n, i in enumerate(row[:-1], 1) if _does(line, i)), 0):
        row = row[:acts]  # "“Never seen her”: the old maker | defends itself"
    owner = next((n for n, i in enumerate(row) if line.word(i) == "'s"), 0)
    if owner and row and not _is_person(line.word(row[-1])) and _is_person(line.word(row[owner - 1])):
        row = row[:owner]  # "“I’m not him”: a tuner | ’s year"
    voice = _in_headline(line, row) if row and _is_person(line.word(row[-1])) else None
    line.found.append(Found(mark, voice, "asserts", ":", mark + 1, row[-1] if row else mark, behind=True))
    return True


def _is_person(word: str) -> bool:
    """Whether a noun is a person's: "tuner", "vice-president"."""
    return word in words("persons", "titles") | {"voices"} or doer(word)


def _does(line: Line, at: int) -> bool:
    """Whether a person's word is followed by what it does: "broker (disowns papers)"."""
    word, after = line.word(at), line.row[at + 1]
    person = _is_person(word) and word not in words("determiners")
    return person and after.text.islower() and after.low.endswith("s") and not doer(after.low[:-1])


def _behind(line: Line, mark: int) -> bool:
    """Whether who says all of a headline stands behind its last mark."""
    tail = line.row[mark + 1 :]
    end = len(line.row) - (line.row[-1].text in ".!?")
    row = tuple(range(mark + 1, end))
    if len(tail) == 1 and tail[0].low in _STUDIES:
        voice = line.voice(Phrase("phrase", row))
    elif tail[0].low in _STUDIES or tail[0].low in ("report", "reports"):
        voice = None
    elif all(t.capital for t in tail) or _speaks(tail):
        if not _says_all(line, line.row[line.low : mark], tail, line.row[mark].text):
            return False
        voice = _in_headline(line, row)
        sites = voice is not None and (is_outlet(voice.name) or voice.name == line.voices.outlet)
        if voice is None or (line.row[mark].text != ":" and sites and not line.found):
            return False  # a site's name behind its page's title
    else:
        return False
    if line.row[mark].text != ":" and line.found:
        # "X denies report – Interfakt": the agency passes on what the headline tells.
        if voice and voice.kind == "named":
            for one in line.found:
                one.relays = (*one.relays, voice.name)
        return True
    stance = "reports" if voice is None or is_outlet(voice.name) else "asserts"
    text = line.text[tail[0].start : tail[-1].end]
    line.found = [f for f in line.found if f.verb > mark]
    line.found.append(Found(mark, voice, stance, text, mark + 1, len(line.row) - 1, behind=True))
    return True


def _says_all(line: Line, said: Sequence[Token], tail: Sequence[Token], mark: str) -> bool:
    """Whether who stands behind a headline's last mark can say what stands before it."""
    somebody = bool({t.low for t in tail} & words("persons", "titles")) or not tail[0].capital
    if _verbless(line, said) and not (line.found or somebody):
        return False  # "Importer Application: Tarn Institute"
    if mark in ("-", "--") and not (somebody or _tells(said) or _is_known(line, tail)):
        return False  # "Remarks on the talks in Tarn - Ministry of Trade"
    counted = tail[0].low in words("determiners")  # "Board Signals Tougher Line: Five Takeaways"
    return _is_somebody(line, tail) or (mark == ":" and not counted and not _all_capital(line, said))


def _is_somebody(line: Line, row: Sequence[Token]) -> bool:
    """Whether words are a person or body, named by what it is or known to the page."""
    return _speaks(row) or (row[0].low not in words("determiners") and _is_known(line, row))


def label_before(line: Line, mark: int, end: int) -> bool:
    """Whether who speaks stands before a colon: "Union: Show us the blocks", "Senator to boss: “…”"."""
    low = next((i + 1 for i in range(mark - 1, line.low - 1, -1) if line.row[i].text in ";|•*"), line.low)
    row = [i for i in range(low, mark) if not _in_brackets(line, i, low)]
    if not row or len(row) > _LEAD or mark + 1 >= end or any(low <= f.verb < mark for f in line.found):
        return False
    parting = ("to", "on") if line.is_quote(mark + 1) else ("to",)  # "PM on flood cash: “…”"
    to = next((n for n, i in enumerate(row) if n and line.word(i) in parting), len(row))
    who_row, told = row[:to], row[to + 1 :] if to < len(row) and line.word(row[to]) == "to" else []
    head = [line.row[i] for i in who_row]
    behind = line.row[mark + 1 : end]
    if _is_topic(line, head, behind):
        return False
    if any(t.quote >= 0 for t in head) or not (
        (told and line.is_quote(mark + 1) and _capitals(head))
        or _speaks(head)
        or _is_known(line, head)
        or _flashed(line, head, end)
    ):
        return False
    if any(t.low in words("verbs", "auxiliaries") and not t.capital for t in head):
        return False
    voice = _in_headline(line, tuple(who_row))
    if voice is None:
        return False
    found = Found(mark, voice, "asserts", ":", low, mark)
    if told:
        found.addressee = line.text[line.row[told[0]].start : line.row[told[-1]].end]
    if line.word(mark + 1) == "no" and line.word(mark + 2) == "comment":
        found.stance = "declines"
    line.found.append(found)
    return True


def _is_topic(line: Line, head: Sequence[Token], behind: Sequence[Token]) -> bool:
    """Whether what stands before a colon is what is told of: "Mali: Hauliers Weigh Levy"."""
    if _titles(line, head, behind):
        return True
    if behind[0].quote >= 0:
        return False
    label, rest = (line.text[row[0].start : row[-1].end] for row in (head, behind))
    noun = _head_noun(head)
    persons = words("persons", "titles")
    if country_code(label) or (any(t.low == "'s" for t in head) and noun not in persons | words("bodies")):
        return True
    if label.isupper() and not rest.isupper() and len(head) > 1 and noun not in persons:
        return True  # "SAVE THE NAME: Goalie stops three"
    if rest.isupper():
        return behind[0].low in THAT  # "FIRE IN TARN: WHAT WE KNOW"
    if _tells(behind):
        return False
    body = noun in words("bodies") - persons
    return _is_part(line, head) or (body and any(_is_matter(t.low) for t in behind[:2]))


def _is_matter(word: str) -> bool:
    """Whether a noun is what a notice is about: "resumption of flights", "main results"."""
    return word in words("documents") | _MATTERS or word.endswith(_MATTER)


def _capitals(row: Sequence[Token]) -> bool:
    """Whether words are a name's: capitals, the first no preposition."""
    return all(t.capital for t in row) and row[0].low not in words("prepositions", "determiners")


def _in_brackets(line: Line, at: int, low: int) -> bool:
    """Whether a word is an age in brackets, or one of the brackets."""
    aged = [i for i in range(low + 1, at + 2) if line.row[i].text.isdigit() and line.word(i - 1) == "("]
    return any(abs(at - i) <= 1 and line.word(i + 1) == ")" for i in aged)


def _titles(line: Line, head: Sequence[Token], behind: Sequence[Token]) -> bool:
    """Whether a colon stands in a title that says nothing: "Importer Application: Tarn Labs".

    Behind it stands a name or a noun, all in capitals, with no verb and no quotation; a body or a person
    before it makes a saying of less ("Police: Four Dead").
    """
    sure = {t.low for t in head[:1]} & words("bodies", "persons", "titles") and len(head) == 1
    return not sure and _verbless(line, behind)


def _verbless(line: Line, row: Sequence[Token]) -> bool:
    """Whether words of a title, all in capitals, hold no verb, no question and no quotation."""
    return not _tells(row) and _all_capital(line, row)


def _all_capital(line: Line, row: Sequence[Token]) -> bool:
    """Whether words are those of a title in which each has a capital."""
    large = [t for t in row if t.text[0].isalpha() and t.low not in words("prepositions") | _SMALL]
    return all(line.text[t.start].isupper() for t in large)


def _tells(row: Sequence[Token]) -> bool:
    """Whether words hold a verb, a question or a quotation."""
    finite = words("auxiliaries", "verbs", "pronouns") | {"no", "to"}
    return any(
        t.quote >= 0 or t.text in "?!" or t.low in finite or (form_of(t.low) and not _noun_form(t.low))
        for t in row
    )


def _noun_form(word: str) -> bool:
    """Whether a verb's form is a noun as well: "report"."""
    form = form_of(word)
    return form is not None and form.cue.noun


def _flashed(line: Line, row: Sequence[Token], end: int) -> bool:
    """Whether a line in capitals, as agencies send them, names who speaks: "TARN YARD: WILL SHUT"."""
    whole = line.text[line.row[line.low].start : line.row[end - 1].end]
    rubric = any(t.low in _RUBRICS or not t.text[0].isalpha() for t in row)
    return whole.isupper() and not rubric and end - line.low - len(row) > _SAID


def _speaks(row: Sequence[Token]) -> bool:
    """Whether a person or body is named by what it is."""
    lows = {t.low for t in row}
    heads = words("persons", "bodies", "titles")
    named = bool(lows & words("titles")) and row[-1].capital and row[-1].text.isalpha()
    return (
        (_head_noun(row) in heads or named or (len(row) == 1 and row[0].low in _INITIALS))
        and len(row) <= _LEAD
        and not any(t.low in _RUBRICS for t in row)
    )


def _head_noun(row: Sequence[Token]) -> str:
    """The noun that says what a phrase is: "department" in "Department of Trade"."""
    return next(
        (t.low for n, t in enumerate(row) if n + 1 == len(row) or row[n + 1].low in ("of", "for")), ""
    )


def _is_known(line: Line, row: Sequence[Token]) -> bool:
    """Whether the page knows a name as somebody's: as a mention, as one who spoke, or as a person's below."""
    name = line.text[row[0].start : row[-1].end].lower()
    if any(t.low in _RUBRICS for t in row) or not all(t.capital for t in row):
        return False
    if line.voices.over(row[0].start, row[-1].end):
        return True
    if any(name == v.name.lower() or name in v.words for v in line.voices.known):
        return True
    end = row[-1].end
    below = [s for s in line.voices.seen if s.at > end]
    bodies = words("bodies", "outlets")
    return any(
        (s.person and name == s.name.lower())
        or (name == s.name.lower().split()[-1] and " " in s.name and name not in bodies)
        for s in below
    )


def _is_part(line: Line, head: Sequence[Token]) -> bool:
    """Whether a word is only part of what isn't a person's name: "Jena" in "the Jena district court"."""
    word = head[0].low
    inside = [v for v in line.voices.known if word in v.words and word != v.name.lower()]
    alone = len(head) == 1 and not _speaks(head) and bool(inside)
    return alone and all(v.person is False or v.words & words("bodies") for v in inside)


def _in_headline(line: Line, row: tuple[int, ...]) -> Voice | None:
    """Who words of a headline mean: a role alone is the one of that role whom the text names."""
    last = line.row[row[-1]]
    if not any(line.row[i].capital for i in row[1:]) and last.low in words("persons"):
        held = {s.name: s for s in line.voices.seen if s.person and s.role == last.low and s.at > last.end}
        if len(held) == 1:
            one = next(iter(held.values()))
            return line.voices.person(one.name, one.at)
    voice = line.voice(Phrase("phrase", row))
    if voice is not None and voice.kind == "unnamed" and voice in line.voices.known:
        line.voices.known.remove(voice)  # "the official" below is somebody of the text
    return voice
