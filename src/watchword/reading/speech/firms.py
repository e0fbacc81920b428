"""Firms told of before their names: "A fuel supplier has denied it … Marlin Bunkering said".

News stories open with what a firm is, and name it as the next paragraph begins.
"""

from __future__ import annotations

from watchword.model.countries import country_code
from watchword.reading.speech.clauses import words
from watchword.reading.speech.seen import FIRMS
from watchword.reading.speech.voices import Voice, Voices, is_press

__all__ = ["firm_named_now"]

#: Words of bodies that no firm's name has.
_PUBLIC = frozenset(
    "ministry department agency authority commission council court police customs bureau parliament "
    "government treasury administration tribunal committee embassy union party".split()
)
#: Other nouns by which a story tells of a firm.
_SHOPS = frozenset(
    "bakery brewery club school college hospital hotel charity newspaper museum theatre gym".split()
)


def firm_named_now(voices: Voices, voice: Voice, at: int, paragraph: int) -> Voice | None:
    """The firm told of in the paragraph before, where a new body's name opens this one; else None.

    The firm's voice takes the name: a body that is another's is told of by what it is as well.
    """
    first = max((v for v in voices.known if v is not voice), key=lambda v: v.last, default=None)
    if first is None or not _told_of(first) or not 0 <= paragraph - first.paragraph <= 1:
        return None
    if (
        voice.kind != "named"
        or voice.person is True
        or voice in voices.known
        or voice.role
        or is_press(voice)
    ):
        return None
    public = voice.words & _PUBLIC or country_code(voice.name) or not voice.name[:1].isupper()
    if (
        public
        or " " not in voice.name
        or "’s" in voice.name
        or "'s" in voice.name
        or not _opens(voices, voice, at)
    ):
        return None
    if any(not s.person and " " in s.name and first.last < s.at < at for s in voices.seen):
        return None
    other = {w for w in voice.words & (FIRMS | words("bodies")) if w not in first.words}
    if other - {"group", "company"} and not first.words & voice.words:
        return None  # "A bakery denied it … Norvik Bank said"
    voices.renamed[first.name] = first
    first.role, first.name, first.kind = first.name, voice.name, "named"
    first.words, first.entity = voice.words, voice.entity
    return first


def _told_of(voice: Voice) -> bool:
    """Whether a voice is one firm told of for the first time: "a local supplier"."""
    return (
        voice.kind == "unnamed"
        and not voice.plural
        and voice.name.lower().startswith(("a ", "an "))
        and bool(voice.heads & (FIRMS - words("persons") | _SHOPS))
    )


def _opens(voices: Voices, voice: Voice, at: int) -> bool:
    """Whether a name stands for the first time, and begins its paragraph."""
    start = voices.text.rfind("\n", 0, at) + 1
    before = voices.text[start:at].strip().lower()
    return before in ("", "the") and not any(s.name == voice.name and s.at < at - 1 for s in voices.seen)
