"""Offices told of before the name of who holds them: "The deputy minister said … Karim Saadi told delegates".

News stories like to open with the office alone. A person who is then named without any role is its
holder: whoever else spoke would have been given one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from watchword.reading.speech.clauses import words
from watchword.reading.speech.made import Made
from watchword.reading.speech.seen import bare_surname, sex_of, telling
from watchword.reading.speech.statement import Statement
from watchword.reading.speech.titled import PARTICLES
from watchword.reading.speech.voices import Voice, Voices, sex_of_voice
from watchword.reading.speech.wording import is_outlet, words_of
from watchword.reading.tokens import everyday, plain

__all__ = ["BESIDES", "COURT", "OTHER_WORK", "headed", "like_a_person", "named_now", "with_holders"]

#: Sides and officers of a case: a text says "the judge" of one whom it never names.
COURT = frozenset(
    "judge magistrate prosecutor defendant lawyer attorney counsel barrister solicitor advocate "
    "plaintiff claimant respondent appellant applicant jury juror witness police officer".split()
)
#: One of several or somebody's, whose name may well stay untold.
_ONE = re.compile(r"(?:an?|one|some|another|its|their|his|her|our|my) ", re.IGNORECASE)
#: What stands before a name that begins its clause, and the characters looked through.
_OPENS = re.compile(r"(?:^|[.!?,;:”\"»\n—–)]|\b(?:and|but|as|while|when|said|says|told))\s*$")
_BACK = 20
#: How somebody besides is told of: "X, who was also there", "X, too, said".
BESIDES = re.compile(
    r",? (?:who (?:\w+ )?)?(?:also|too|as well|meanwhile|however|by contrast|for (?:his|her) part)\b"
)
#: What somebody does, told behind the name, who is none of another calling; and those who do just that.
OTHER_WORK = re.compile(
    r", who (?:now |also |still |once |previously )?(?:chairs?|chaired|runs?|ran|heads?|headed|leads?|"
    r"led|owns?|owned|edits?|edited|teach(?:es)?|taught|represents?|farms?|farmed|manages?|managed|"
    r"coach(?:es|ed)?|drives?|drove|directs?|directed|sells?|sold|works? (?:as|for|at)|worked (?:as|for|at)|"
    r"speaks? for|studies|keeps?|founded|advises?|advised|lectures?|campaigns?|plays?|owns?|set up)\b"
)
_LEADING = frozenset(
    "chair chairman chairwoman chairperson president director head chief leader boss manager owner founder "
    "ceo executive governor mayor principal editor teacher farmer coach driver "
    "secretary-general minister".split()
)
#: Verbs by which the one who spoke goes on.
_GOES_ON = re.compile(r"\s(?:also\s|further\s)?(?:added|adds|went on|goes on|continued|continues)\b")
#: A sentence about somebody of his or hers.
_ANOTHER = re.compile(
    r"[.!?”\"]\s+(?:His|Her) (?:[a-z-]+ ){0,2}"
    r"(?:manager|coach|boss|lawyer|brother|sister|wife|husband|father|mother|son|daughter|successor|predecessor|"
    r"deputy|partner|rival|opponent|colleague|teammate|agent|editor|neighbou?r|friend|teacher|captain) "
    r"(?!said|says|told)"
)
#: Titles of which a body has one.
_SOLE = frozenset(
    "president premier chancellor governor mayor chairman chairwoman chair chairperson ceo secretary-general "
    "director-general founder treasurer".split()
)
#: Behind this stands whose or where somebody is: an employee of the processor is no processor.
_OF = re.compile(r" (?:of|for|at|from|in|with|behind) ")
#: What is told of a name behind it.
_TOLD_OF = re.compile(r",\s(?:an?\b|the\b|who|whose|which|\d)|\s(?:of|from|at|with)\s")
#: Paragraphs between an office and the name of who holds it, at most.
_NEAR = 2
#: Words of a person's name.
_NAME = (2, 4)


def named_now(voices: Voices, voice: Voice, at: int, paragraph: int, *, sure: bool = False) -> Voice:
    """The voice of the office told of before, where a new name must be its holder's; else the new voice.

    The name comes for the first time, bare, within two paragraphs, and nobody else was named between.
    `sure`: something else tells that it is a person's name. The office's voice takes the name.
    """
    spoke = [v for v in voices.known if v.person is not False and v is not voice]
    office = max(spoke, key=lambda v: v.last, default=None)
    end = voices.text.find(voice.name, at) + len(voice.name)
    goes_on = _GOES_ON.match(voices.text, end) is not None
    near = office is not None and paragraph - office.paragraph <= goes_on
    beside = office is not None and near and _untold(voices, office, voice, at)
    if not _bare_person(voices, voice, at, sure=sure or beside):
        return voice
    if (
        office is None
        or not (_open_office(office) or beside)
        or _headed(voices, office.last - 1)
        or paragraph - office.paragraph > _NEAR
    ):
        return voice
    if OTHER_WORK.match(voices.text, end) and not office.heads & _LEADING:
        return voice  # "the banker said … Sunil Rao, who chairs a growers' union, said"
    if _ANOTHER.search(voices.text, office.last, at):
        return voice  # "“It rained,” the captain said. His manager was not surprised. “…,” said Ruud Spaans"
    surname = voice.name.split()[-1]
    if any(s.person and office.last < s.at < at and surname not in s.name.split() for s in voices.seen):
        return voice
    if {sex_of_voice(office), sex_of_voice(voice)} == {"he", "she"}:
        return voice
    voices.renamed[office.name] = office
    office.role, office.name, office.kind = office.name, voice.name, "named"
    office.words, office.entity = voice.words, voice.entity
    return office


def named_at_last(voices: Voices, voice: Voice, made: Made) -> None:
    """Give whom the text told of by a noun the name that stands beside that noun later.

    As in "A lawyer for the man denied it … The lawyer, Selin Ertem, said": one such lawyer was told of, and
    none had a name.
    """
    role = (made.role or "").lower()
    head = role.split()[-1] if role else ""
    title = head in _SOLE and role == head  # "its president said … President Naoki Fukami told"
    if made.generic or voice.kind != "named" or not (role.startswith("the ") or title):
        return
    others = [v for v in voices.known if v is not voice]
    of = [v for v in others if head in v.heads | words_of(_OF.split(v.name)[0]) | words_of(v.role or "")]
    if len(of) != 1 or of[0].kind != "unnamed" or of[0].plural or of[0].name in voices.renamed:
        return
    if {sex_of_voice(of[0]), sex_of_voice(voice)} == {"he", "she"} or of[0].last > voice.last:
        return
    voices.renamed[of[0].name] = voice
    voices.known.remove(of[0])


def _bare_person(voices: Voices, voice: Voice, at: int, *, sure: bool) -> bool:
    """Whether a voice is a person whom the text names for the first time, without a role."""
    parts = voice.name.split()
    if voice.kind != "named" or voice.person is False or voice.role or is_outlet(voice.name):
        return False
    if voice.heads & words("persons", "titles") or not voice.name[0].isupper():
        return False  # an office itself
    if not _NAME[0] <= len(parts) <= _NAME[1] or telling(parts) & words("bodies", "times"):
        return False
    if not _OPENS.search(voices.text[max(0, at - _BACK) : at]):
        return False  # "the intern is Grace Moyo"
    if not (voice.person or sure or like_a_person(voice.name)):
        return False
    end = voices.text.find(parts[-1], at) + len(parts[-1])
    if BESIDES.match(voices.text, end):
        return False
    return not any(
        s.at < at and parts[-1] in s.name.split() and not _headed(voices, s.at) for s in voices.seen
    )


def _headed(voices: Voices, at: int) -> bool:
    """Whether a character stands in a headline."""
    return any(start <= at < end for start, end in voices.headlines)


def headed(voices: Voices, voice: Voice) -> bool:
    """Whether a voice is an office that only headlines have named so far."""
    return voice.person is True and voice.role is None and _headed(voices, voice.last - 1)


def like_a_person(name: str) -> bool:
    """Whether a name's words are a person's: "Sorrel Foods" is two capitals as well."""
    parts = name.split()
    return bool(
        sex_of(name, "")
        or bare_surname(name) != parts[-1]
        or any(p.lower() in PARTICLES for p in parts)
        or re.search(r"[a-z]-[a-z]", parts[-1])  # "Lee Ka-fai"
    )


def _untold(voices: Voices, office: Voice, voice: Voice, at: int) -> bool:
    """Whether one told of by a noun alone, in the paragraph where a bare name now speaks, is its bearer.

    As in "His lawyer disputed that. “He had one ticket,” Funmi Adeyinka said": a paragraph is one speaker's.
    """
    end = voices.text.find(voice.name, at) + len(voice.name)
    told = _TOLD_OF.match(voices.text, end)
    noun = office.kind == "unnamed" and bool(office.heads & words("persons", "titles"))
    parts = voice.name.split()
    other = any(plain(p) in everyday() for p in telling(parts)) or any(p.isupper() for p in parts)
    return noun and not (told or other or office.plural or office.role)


def _open_office(voice: Voice) -> bool:
    """Whether a voice is one person's office, no party to a case, whose holder isn't told."""
    return bool(
        voice.person
        and not voice.plural
        and voice.role is None
        and voice.heads & words("persons", "titles")
        and not voice.heads & COURT
        and not _ONE.match(voice.name)
        and not voice.name.isupper()
    )


def with_holders(made: Sequence[Statement], voices: Voices) -> list[Statement]:
    """The statements; those of an office have the name of its holder, told only later."""
    renamed = voices.renamed
    return [
        replace(s, speaker=renamed[s.speaker].name, speaker_kind="named", role=s.role or s.speaker)
        if s.speaker in renamed
        else s
        for s in made
    ]
