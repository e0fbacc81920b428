"""To whom the turns of a talk are spoken: whoever they address by name, the one before, the interviewer."""

from __future__ import annotations

import re
from collections.abc import Mapping

from watchword.reading.speech.transcripts import ASKING, Turn

__all__ = ["asked_by", "called", "hearer", "puts"]

#: A form of address that opens a sentence of a turn: "Be seated. Ms. Aldous, you are under oath."
_VOCATIVE = re.compile(
    r"(?:^|(?<=[.!?] ))(?:(?:Thank you|Thanks|And|So|Now|But|Well|OK|Good morning),? )?"
    r"(?P<name>(?:Mr|Ms|Mrs|Dr|Mx|Professor)\.? (?!Speaker|Chair|President|Deputy)[A-ZÀ-Þ][\w'’-]+), "
)
_TITLED = re.compile(r"(?:Mr|Ms|Mrs|Dr|Mx|Professor|Sir|Dame|Lord|Lady)\.? [A-ZÀ-Þ][\w'’-]+")
#: How the words before a talk tell who led it: "She spoke to the Weekly in Tarn", "Interview: Ana Sol".
_SPOKE_TO = re.compile(
    r"\b(?:[Ss]poke|[Tt]alked|[Ss]peaks|[Tt]alks) (?:to|with) (?:the )?"
    r"(?P<name>[A-ZÀ-Þ][\w’'-]*(?: (?:(?:of|de|and) )?[A-ZÀ-Þ][\w’'-]*)*)"
)
_LED_BY = re.compile(r"\bInterview(?:ed)?(?: by|:) (?P<name>[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){1,2})")
#: Characters before a talk that are looked at.
_INTRODUCTION = 2000


def asked_by(text: str, head: int) -> str | None:
    """Who leads the talk that begins at `head`, or for which paper, where the words before it say so."""
    before = text[max(0, head - _INTRODUCTION) : head]
    found = _SPOKE_TO.search(before) or _LED_BY.search(before)
    return found["name"] if found else None


def called(label: str, names: Mapping[str, str]) -> str:
    """The name of whom a label calls, of those who spoke: "Mr Hale" is Tomas Hale."""
    last = label.split()[-1]
    alike = {n for n in names.values() if n.split()[-1] == last and " " in n}
    titled = _TITLED.fullmatch(label) is not None
    return names.get(label) or (alike.pop() if titled and len(alike) == 1 else label)


def puts(turn: Turn, asker: str | None) -> str | None:
    """Whose question a turn is, where it has a name: what it tells of others is passed on by that one."""
    if not turn.asks:
        return None
    return asker if turn.name.lower() in ASKING or turn.name[0] == "[" else turn.speaker


def hearer(text: str, turn: Turn, end: int, asker: str | None) -> str | None:
    """Whom a turn is told: the one it addresses by name, the other in the talk, or who leads it."""
    if called := _VOCATIVE.search(text[turn.at : end]):
        return called["name"]
    return turn.to[0] if turn.to else None if turn.asks else asker
