"""Whom a pronoun means: who spoke or was the subject just before, of its kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from watchword.reading.speech.antecedents import (
    can_be_it,
    has_given_name,
    is_place,
    is_surer,
    lone_person,
    sex_seen,
)
from watchword.reading.speech.cast import met_before
from watchword.reading.speech.clauses import Token, words
from watchword.reading.speech.datelines import behind_dateline
from watchword.reading.speech.definite import noun_of
from watchword.reading.speech.descriptions import described
from watchword.reading.speech.groups import adverb
from watchword.reading.speech.its import body_beside, firm_beside, firm_called, has_its, paper_of
from watchword.reading.speech.made import Made
from watchword.reading.speech.near import (
    KIN_BEFORE,
    behind_place,
    for_whom,
    is_named_body,
    kin_named,
    met_by_me,
    owner_of,
    told_her,
)
from watchword.reading.speech.nouns import identify
from watchword.reading.speech.offices import headed, named_now
from watchword.reading.speech.owners import whose_page
from watchword.reading.speech.phrases import NOBODY, Phrase
from watchword.reading.speech.seen import FIRMS, MEN, SUFFIXES, WOMEN, Seen, sex_of, telling
from watchword.reading.speech.subjects import main_subject
from watchword.reading.speech.theirs import met_by_one
from watchword.reading.speech.trailing import phrase_after
from watchword.reading.speech.voices import Voice, Voices, may_mean, sex_of_voice
from watchword.reading.speech.wording import doer, words_of

__all__ = ["meant_by", "pronoun", "replying", "spoke_before"]

#: Words of a question that only names somebody, and how many there are at most.
_QUERY = frozenset("and but what of about as for so then".split())
_QUESTION = 7
#: Papers in which offices publish: "we" in them is an office, not the paper.
_GAZETTES = frozenset("register gazette".split())
#: What speaks for somebody as the one meant by "he": that they spoke last, begin a sentence, stand in the
#: sentence itself (less for each sentence back), have a given name of that sex, are named.
_SPOKE, _BEGINS, _HERE, _OF_SEX, _NAMED = 3, 4, 3, 2, 1
#: That a sentence brings somebody in, paragraphs after the other spoke: "Ana Sol, 81, who draws her pension".
_BROUGHT = 5
_BRINGS = re.compile(r", (?:\d\d\b|who\b)")
#: What somebody unnamed who spoke paragraphs ago has less.
_FADED = 2
#: Words in which "the port workers' union" stands.
_BODY = 6
#: Words before "it was", and half as many to "who".
_OPENS = 6
#: Sentences back in which nearness counts.
_LOOKED_BACK = 3
#: Sentences back in which the subject of one is looked for; a thing that can't speak is passed over.
_BACK = 2
#: Characters about a verb by whose subject somebody may be named.
_PASSING = 60
#: Who speaks for the body that the text is about.
_SPOKESMEN = frozenset("spokesman spokeswoman spokesperson".split())
_SEXLESS = frozenset("spokesperson chairperson person source insider whistleblower".split())


def replying(voices: Voices, word: str, at: int, paragraph: int) -> Voice | None:
    """Whom "she replied" means: the one spoken to, or whoever else is there than the last speaker."""
    if voices.exchange is None or paragraph - voices.exchange[2] > 2 or word not in ("he", "she"):
        return pronoun(voices, word, at, paragraph)
    _, before = next(voices.before(), (0, ()))
    if before and before[-1].text == "?" and not voices.of_last_sentence() and before[0].quote < 0:
        return pronoun(voices, word, at, paragraph)  # "The spokesman said … Could it be? He replied"
    speaker, told, _ = voices.exchange
    if told is not None and told is not speaker and sex_of_voice(told) in ("", word):
        found: Voice | None = told
    else:
        others = [
            v
            for v in voices.known
            if v is not speaker
            and v.person is not False
            and not v.plural
            and paragraph - v.paragraph <= 3
            and sex_of_voice(v) in ("", word)
        ]
        found = max(others, key=lambda v: v.last, default=None)
        if found is None:
            return pronoun(voices, word, at, paragraph)
    if found is not None:
        found.last, found.paragraph = max(found.last, at), paragraph
    return found


def pronoun(voices: Voices, word: str, at: int, paragraph: int) -> Voice | None:
    """Whom a pronoun at a character means; None where it can't be told."""
    voice = meant_by(voices, word, at, paragraph)
    if voice is not None:
        voice.last, voice.paragraph = max(voice.last, at), paragraph
    return voice


def spoke_before(voices: Voices, word: str, at: int, paragraph: int) -> Voice | None:
    """Whom "he" or "she" means by the sentence before alone: who spoke in it, or whom it is about."""
    voice = _just_spoke(voices, word, paragraph) or _topic(voices, word, at, paragraph)
    if voice is not None:
        voice.last, voice.paragraph = max(voice.last, at), paragraph
    return voice


def meant_by(voices: Voices, word: str, at: int, paragraph: int) -> Voice | None:
    """Whom a pronoun at a character means, without counting it as spoken of again."""
    if word in ("this", "that", "these", "those", "you"):
        return None
    if word == "i":
        return Voice(voices.author, "named", True, words=words_of(voices.author)) if voices.author else None
    if word == "one":
        group = [v for v in voices.known if v.plural and v.kind == "unnamed" and paragraph - v.paragraph <= 1]
        name = f"one of {group[-1].name}" if group else ""
        return Voice(
            name or "one", "unnamed", True, words=words_of(name), via=group[-1].via if group else None
        )
    if word == "we":
        own = voices.outlet if not words_of(voices.outlet or "") & _GAZETTES else None
        return Voice(own, "named", words=words_of(own)) if own else whose_page(voices)
    subject = (
        _just_spoke(voices, word, paragraph) or _kin(voices, word) or _topic(voices, word, at, paragraph)
    )
    if subject is not None:
        return subject
    if word in ("he", "she"):
        return _person_meant(voices, word, at, paragraph)
    if word == "they":
        able = [v for v in voices.known if may_mean(word, v) and paragraph - v.paragraph <= 1]
        if not able and (met := met_by_one(voices)) is not None:
            return met
    else:  # it, which, who: a body that spoke, or the subject of the sentence before
        able = [
            v
            for v in voices.known
            if v.person is not True and v.kind == "named" and paragraph - v.paragraph <= 1
        ]
    if not able:
        return None
    able.sort(key=lambda v: v.last)
    return able[-1]


def _person_meant(voices: Voices, word: str, at: int, paragraph: int) -> Voice | None:
    """Who "he" is: of the last to speak and the persons named since, whoever has most on their side.

    Speaking counts most, then beginning a sentence, nearness, a given name of that sex, and a name at all;
    where two have as much, it is the one who spoke.
    """
    away = [v.name for v in voices.known if v.gone_by not in ("", word)]
    ends = [row[-1].end for _, row in islice(voices.before(), _LOOKED_BACK) if row]
    speaking = [v for v in voices.known if paragraph - v.paragraph <= 3 and may_mean(word, v)]
    speaking = [v for v in speaking if not (told_her(voices, word, v) or _is_power(voices, word, v))]
    # Not whom only a headline has: "a weaver remembers".
    speaking = [v for v in speaking if not (v.kind == "unnamed" and headed(voices, v))]
    speaking = [v for v in speaking if not is_surer(voices, word, v.name, v.person, paragraph)]
    latest = max(speaking, key=lambda v: v.last, default=None)
    since = [
        s
        for s in voices.seen
        if (latest.last if latest else -1) < s.at < at
        and ((s.person and sex_seen(voices, s) in ("", word)) or has_given_name(s.name, word))
        and not any(n.endswith(s.name) for n in away)
        and not _in_quotation(voices.text, ends[0] if ends else 0, s.at)
    ]
    if latest is None:
        return voices.person(since[-1].name, since[-1].at) if len({s.name for s in since}) == 1 else None
    own = set(latest.name.split())
    others = [s for s in since if not set(s.name.split()) & own]
    best, most = latest, _SPOKE + (latest.kind == "named") * _NAMED + _near(ends, latest.last)
    most += (sex_of_voice(latest) == word) * _OF_SEX - (latest.person is None and latest.role is not None)
    if latest.kind == "unnamed" and paragraph - latest.paragraph > 1:
        most -= _FADED
    for seen in others:
        score = _NAMED + _near(ends, seen.at) + seen.first * _BEGINS
        score += (sex_seen(voices, seen) == word) * _OF_SEX
        score += (paragraph > latest.paragraph and _brought_in(voices, seen)) * _BROUGHT
        if score > most or (score == most and best is not latest):
            best, most = voices.person(seen.name, seen.at), score
    return best


def _brought_in(voices: Voices, seen: Seen) -> bool:
    """Whether a name stands for the first time, and what follows says who that is."""
    behind = _BRINGS.match(voices.text, seen.at + len(seen.name))
    return behind is not None and not any(s.name == seen.name and s.at < seen.at for s in voices.seen)


def _in_quotation(text: str, start: int, at: int) -> bool:
    """Whether a character stands in words said since a sentence's end: "“I am no John Smith,” he said"."""
    said = text[start:at] if start < at else ""
    return any(said.count(o) > said.count(c) for o, c in ("“”", "«»", "„“")) or said.count('"') % 2 == 1


def _near(ends: Sequence[int], at: int) -> int:
    """How near a character is, by the ends of the sentences before: in this one, the last, or back."""
    return max(0, _HERE - sum(at < end for end in ends))


def _just_spoke(voices: Voices, word: str, paragraph: int) -> Voice | None:
    """Who spoke last in the sentence before, where the pronoun can mean that one."""
    nearest = next(voices.before(), None)
    if nearest is None or not nearest[1]:
        return None
    told = voices.exchange[1] if voices.exchange else None
    heard = told.name if told else ""  # "in response to the Post, the port said … It added"
    spoke = [v for v in voices.of_last_sentence() if may_mean(word, v) or _of_no_sex(word, v)]
    spoke = [v for v in spoke if word != "it" or v.name != heard]
    spoke = [v for v in spoke if not (told_her(voices, word, v) or _is_power(voices, word, v))]
    if len(of_sex := [v for v in spoke if sex_of_voice(v) == word]) == 1:
        spoke = of_sex  # "Vela says so, with Kat Borg noting … she believes"
    if len(spoke) != 1 or is_surer(voices, word, spoke[0].name, spoke[0].person, paragraph):
        return None
    return (spoke[0].kind == "unnamed" and _told_of(voices, word, nearest[1])) or spoke[0]


def _is_body(made: Made) -> bool:
    """Whether a name's own words tell that it is a body's: "Tarn FA"; "Nazar Bell" may be a man."""
    bodies = words("bodies", "outlets") | SUFFIXES
    parts = made.text.split()
    told = not bodies.isdisjoint(telling(parts)) or (len(parts) > 1 and parts[-1].isupper())
    return made.person is False and not made.generic and told


def _is_power(voices: Voices, word: str, voice: Voice) -> bool:
    """Whether a town or country spoke, which is no "she": "Berlin calls it a sham. She"."""
    return word in ("he", "she") and voice.person is not True and is_place(voices, voice.name)


def _of_no_sex(word: str, voice: Voice) -> bool:
    """Whether "they" can be one person whose sex the text keeps back: "A spokesperson said … They added"."""
    return word == "they" and voice.kind == "unnamed" and not voice.plural and bool(voice.heads & _SEXLESS)


def _told_of(voices: Voices, word: str, row: Sequence[Token]) -> Voice | None:
    """The named person to whom a sentence says that somebody unnamed spoke: "Sifa was told by a soldier"."""
    lows = [t.low for t in row]
    if word not in ("he", "she") or "by" not in lows or not {"was", "were", "been"} & set(lows):
        return None
    phrase = main_subject(row, 0, len(row))
    if phrase is None or not phrase.tokens or not row[phrase.tokens[-1]].capital:
        return None
    made = described(voices, row, list(phrase.tokens), phrase.notes)
    if made is None or made.generic or made.person is False:
        return None
    voice = voices.join(made, row[phrase.tokens[0]].start)
    if not may_mean(word, voice):
        return None
    voices.remember(voice)
    return voice


def _kin(voices: Voices, word: str) -> Voice | None:
    """The one woman or man of the sentence before that a noun like "his grandmother" says."""
    nearest = next(voices.before(), None)
    if word not in ("he", "she") or nearest is None:
        return None
    row = nearest[1]
    if (named := kin_named(voices, word, row)) is not None:
        return named
    found: dict[str, tuple[int, int]] = {}
    for n, token in enumerate(row):
        if n > 2 and token.quote < 0 and token.low in (WOMEN if word == "she" else MEN):
            before = row[n - 1].low
            behind = row[n + 1].low if n + 1 < len(row) else ""
            if behind not in ("called", "named", "known", ",") and (before in KIN_BEFORE or before == "'s"):
                found.setdefault(token.low, (n - 1, n))
    if len(found) != 1:
        return None
    first, last = next(iter(found.values()))
    if any(s.person and row[0].start <= s.at < row[first].start for s in voices.seen):
        return None
    if row[first].low == "'s":
        return None
    name = " ".join(t.text for t in row[first : last + 1])
    known = next((v for v in voices.known if v.words == words_of(name)), None)
    voice = known or Voice(
        name, "unnamed", True, words=words_of(name), heads=frozenset((row[last].low,)), sex=word
    )
    voices.remember(voice)
    return voice


def _topic(voices: Voices, word: str, at: int, number: int) -> Voice | None:
    """The subject of a sentence before, where it is of the pronoun's kind and nobody spoke since."""
    spoke = _last_spoken(voices, word, at)
    for n, (paragraph, row) in enumerate(voices.before()):
        if n > (_BACK if word == "it" else 1) or not row:
            break
        if word in ("he", "she") and (met := met_by_me(voices, word, row)) is not None:
            return met
        phrase = _acting(voices, row)
        if phrase is None or not phrase.tokens:
            continue
        first = row[phrase.tokens[0]]
        if len(phrase.tokens) == 1 and (first.low in words("pronouns") or first.low.endswith("ing")):
            continue
        if first.low == "no" or first.low in NOBODY:
            continue  # "No one was killed"
        if n and spoke > row[-1].end:
            break  # somebody spoke between
        if word == "it":
            phrase = body_beside(row, phrase) or phrase
        made = described(voices, row, list(phrase.tokens), ())
        if word == "it" and made is not None and (firm := firm_called(voices, row, phrase, made)) is not None:
            voices.remember(firm)
            return firm
        if word == "it" and (paper := paper_of(voices, row, phrase, paragraph)) is not None:
            return paper
        if made is not None and made.head == "he" and (aged := noun_of(row, phrase)) is not None:
            old = met_before(voices, aged, None, left=True)
            if old is not None and may_mean(word, old):
                voices.remember(old)
                return old  # "The 38-year-old accountant took two nights. He said"
        if made is None or made.head == "he":
            continue
        if made.text.lower().startswith("one of") and any(row[m[0]].capital for m in phrase.notes):
            continue  # "One of the nine, Vera Sol, said"
        if word in ("he", "she"):
            named = [voices.describer.describe(row, list(m)) for m in phrase.notes if row[m[0]].capital]
            fits = (
                made.person
                or made.head in words("persons")  # "a trader in Oslo", of firms as well
                or made.head == "he"
                or doer(made.head)
                or (made.person is None and not made.generic)
                or any(m and m.person for m in named)
                or any(lone_person(voices, row, Phrase("phrase", tuple(m))) for m in phrase.notes)
                or lone_person(voices, row, phrase)
            )
            of_sex = any(sex_of(part, "") == word for part in made.text.split())
            since = any(
                s.person
                and row[-1].end < s.at < at
                and not (of_sex and sex_seen(voices, s) not in ("", word))
                and not _in_quotation(voices.text, row[-1].end, s.at)
                for s in voices.seen
            )
            if since and made.person is None and not made.generic:
                continue  # "Tarn Gems sued. It was signed by a clerk, Joana Sol. She"
            if (owner := owner_of(voices, word, row, made)) is not None:
                return owner
            if is_place(voices, made.text) or is_named_body(voices, row, phrase, made):
                continue  # "Brussels calls it a sham. He", "Sol's bank, Alster, has shut. He"
            if _is_body(made) and not any(m and m.person for m in named):
                continue  # "The Tarn FA said so, and its secretary, Tadej Hribar, went further. He"
            if made.plural or not fits or made.head in ("others", "two", "three", "both", "some", "many"):
                continue
            sure = made.person or made.generic or any(m and m.person for m in named)
            if is_surer(voices, word, made.text, sure or None, number):
                continue
            given = next((m.text for m in named if m and m.person), made.text)
            if sex_of(given, made.role or made.text) not in ("", word):
                continue
        elif word == "they":
            if not (made.plural or " and " in made.text):
                continue
        elif not (
            can_be_it(voices, row, phrase, made)
            or firm_beside(voices, row, phrase, made)
            or has_its(row, phrase, made)
        ):
            continue
        tokens = list(phrase.tokens)
        whole = described(voices, row, tokens, phrase.notes)
        if word in ("he", "she") and whole and made.person is None and whole.person is False:
            continue  # "Ashgrove, which is sold, said"
        voice = identify(voices, row, tokens, phrase.notes, whole, paragraph) if whole else None
        if voice is not None and (noun := noun_of(row, phrase)) is not None:
            left = words_of(voice.name) == noun.words
            voice = met_before(voices, noun, voice, left=left) or voice
        if voice is None and word == "it":
            continue  # "A decision is due": nobody
        if voice is None:
            return None
        if word in ("he", "she"):
            if not {sex_of_voice(voice), voice.gone_by} <= {"", word}:
                continue
            voice.person = True
            if voice not in voices.known:
                voice = named_now(voices, voice, row[tokens[0]].start, paragraph)
        voices.remember(voice)
        voice.last, voice.paragraph = (
            max(voice.last, row[phrase.tokens[-1]].end),
            max(voice.paragraph, paragraph),
        )
        return voice
    return None


def _last_spoken(voices: Voices, word: str, at: int) -> int:
    """Where whom the pronoun may mean spoke last: not "accused by prosecutors", unless they named one."""
    # "Norvik has closed. A spokeswoman said … It refused"
    known = [v for v in voices.known if word != "it" or v.kind != "unnamed" or not v.heads & _SPOKESMEN]
    spoke = max(known, key=lambda v: v.last, default=None)
    if spoke is None or word not in ("he", "she") or may_mean(word, spoke):
        return spoke.last if spoke else -1
    if any(s.person and spoke.last - _PASSING < s.at < at for s in voices.seen):
        return spoke.last
    return max((v.last for v in voices.known if may_mean(word, v)), default=-1)


def _asked_of(row: Sequence[Token]) -> Phrase | None:
    """The name in a question of nothing else: "And Kharadze?", "What of Mr Sol?"."""
    named = [n for n, t in enumerate(row) if t.capital and t.low not in _QUERY and t.quote < 0]
    others = [t for n, t in enumerate(row) if n not in named and t.text not in ".?"]
    if (
        row[-1].text != "?"
        or not named
        or named[-1] != len(row) - 2
        or len(row) > _QUESTION
        or any(t.low not in _QUERY for t in others)
    ):
        return None
    return Phrase("phrase", tuple(range(named[0], named[-1] + 1)))


def _predicate(row: Sequence[Token], phrase: Phrase) -> Phrase | None:
    """Who "the owner" is said to be: "The farmer is Grace Mugabi", "The owner is a dentist from Graz"."""
    verb = phrase.last + 1
    if row[phrase.first].low != "the" or verb >= len(row) or row[verb].low not in ("is", "was"):
        return None
    if any(row[i].capital for i in phrase.tokens[1:]):
        return None
    found = phrase_after(row, verb + 1, len(row))
    if found is None or not found.tokens:
        return None
    named = all(row[i].capital for i in found.tokens)
    kind = row[found.first].low in ("a", "an") and any(
        row[i].low in words("persons") and row[i].low not in words("bodies") for i in found.tokens
    )
    return Phrase("phrase", found.tokens, (phrase.tokens,)) if named or kind else None


def _cleft(row: Sequence[Token]) -> Phrase | None:
    """Who "it was": "In the end it was the head of the yard, seated to his left, who answered"."""
    it = next((n for n, t in enumerate(row[:_OPENS]) if t.low == "it"), -1)
    if it < 0 or it + 2 >= len(row) or row[it + 1].low not in ("was", "is"):
        return None
    found = phrase_after(row, it + 2, len(row), inverted=True)
    if found is None or not found.tokens:
        return None
    return found if any(t.low == "who" for t in row[found.tokens[-1] + 1 : found.last + _OPENS * 2]) else None


def _acting(voices: Voices, row: Sequence[Token]) -> Phrase | None:
    """The subject of a sentence, behind an opening clause too, or of a verb of no table: "Brandes shrugs"."""
    if (asked := _asked_of(row) or _cleft(row) or behind_place(row) or for_whom(row)) is not None:
        return asked
    low = behind_dateline(row)
    if row[0].low in words("subordinators"):
        low = next((n + 1 for n, t in enumerate(row) if t.text == ","), 0)
    phrase = main_subject(row, low, len(row))
    if phrase is not None:
        return _predicate(row, phrase) or phrase
    if (body := _body_and_verb(row, low)) is not None:
        return body
    end = low
    while end < len(row) and row[end].capital and row[end].quote < 0:
        end += 1
    name_end = end
    while low < end < len(row) - 1 and adverb(row[end].low):
        end += 1  # "Sol now trains a choir"
    if not low < end < len(row) or not row[end].low.endswith(("s", "ed")) or not row[end].text.isalpha():
        return None
    name = " ".join(t.text for t in row[low:name_end])
    known = any(s.person and (s.name == name or s.name.endswith(f" {name}")) for s in voices.seen)
    return Phrase("phrase", tuple(range(low, name_end))) if known else None


def _body_and_verb(row: Sequence[Token], low: int) -> Phrase | None:
    """The body that opens a sentence before a verb of no table: "The union fears job losses"."""
    if row[low].low != "the":
        return None
    for n in range(low + 1, min(low + _BODY, len(row) - 2)):
        if row[n].quote >= 0 or not (row[n].text.isalpha() or row[n].low == "'s"):
            return None
        verb = row[n + 1]
        if row[n].low in words("bodies") | FIRMS and verb.text.isalpha() and not verb.capital:
            acts = verb.low.endswith("s") and not verb.low.endswith(("ss", "us"))
            noun = verb.low in words("persons", "bodies", "documents", "prepositions", "describing")
            opens = row[n + 2].capital or row[n + 2].text.isalnum()
            shut = row[n + 2].low in words("verbs", "auxiliaries", "conjunctions")
            return Phrase("phrase", tuple(range(low, n + 1))) if acts and opens and not noun | shut else None
    return None
