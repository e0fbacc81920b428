"""One attribution of a sentence: who says it, by which words, and how far it reaches."""

from __future__ import annotations

from dataclasses import dataclass, field

from watchword.reading.speech.voices import Voice

__all__ = ["Found"]


@dataclass
class Found:
    """One attribution; numbers count characters of the page, `quotes` the paragraph's quotations."""

    verb: int
    voice: Voice | None
    stance: str
    cue: str
    first: int
    last: int
    start: int = 0
    end: int = 0
    content: tuple[int, int] | None = None
    quotes: set[int] = field(default_factory=set)
    relays: tuple[str, ...] = ()
    #: Who speaks for the speaker: "through a relative".
    through: str | None = None
    addressee: str | None = None
    behind: bool = False
    shared: bool = False
    leads: bool = False
    outer: bool = False
    inside: tuple[int, int] = (0, 0)
    unsure: bool = False
    #: Told of as what nobody in particular says: "Word has it that", "it emerged".
    hearsay: bool = False

    @property
    def passes_on(self) -> bool:
        """Whether somebody reports what another said, behind it: "The port denied it, Jahan reported"."""
        voice = self.voice
        if voice is None or self.stance != "reports" or not self.behind:
            return False
        return not (voice.person or voice.kind == "unnamed" or voice.heads)

    #: Only says who stands before the next verb: "a man who said he led it denied".
    void: bool = False
