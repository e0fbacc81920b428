"""One statement: what is said, by whom, to whom, how it is hedged, and who passed it on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from watchword.reading.pages.page import Page
from watchword.reading.parties.mentions import Entity
from watchword.reading.speech.clauses import Token, words
from watchword.reading.speech.hedges import hedges_of
from watchword.reading.speech.quotations import Quotation
from watchword.reading.speech.stances import called_on, calls_false, stance_of_words
from watchword.reading.speech.voices import Voice, is_press
from watchword.reading.speech.wording import is_outlet, outlet_name

__all__ = ["Maker", "Statement"]

#: Characters around quotations that make them parts of a clause.
_AROUND = 12
#: No mention is longer.
_MENTION = 500
#: Whose words are charges.
_CHARGING = frozenset(
    "prosecutor prosecutors prosecution indictment complaint accusers accuser complainant affidavit lawsuit "
    "suit charge-sheet plaintiff plaintiffs".split()
)
#: Verbs by which they bring them.
_CHARGED = frozenset(
    "say says said state states stated tell tells told write writes wrote sustain sustains maintain "
    "maintains maintained".split()
) | {"described by", "according to"}
#: Where and when something is said, before what is: "(wrote) on X that", "(said) in a note that".
_PLACED = re.compile(
    r"^\W*(?:also )?(?:on|in|at|outside|through|via|during|earlier|yesterday|this|last)\b"
    r"[^.;“”\"‘«]{1,60}? that "
)
#: By these a paper passes on, and others tell their own.
_REPORTING = frozenset("report reports reported".split())
#: Whose trade it is to pass on, and agencies of any kind.
_PASSING = frozenset(
    "agency agencies correspondent correspondents reporter reporters journalist journalists colleague "
    "bureau outlet monitor monitors".split()
)
#: Results of a firm: "a net profit of 4 million", "that its sales fell".
_RESULTS = re.compile(
    r"\W*(?:that )?(?:(?:its|their|an?|the|record|higher|lower) )*(?:[\w-]+ ){0,2}"
    r"(?:profits?|loss(?:es)?|revenues?|sales|earnings|income|turnover|results|output)\b",
    re.IGNORECASE,
)
#: Verbs by which one answers a charge, and how none of it is said to have been.
_INSISTING = frozenset("insists insisted insist maintains maintained maintain".split())
_NONE = re.compile(
    r"\W*(?:that )?(?:no|neither) (?:[\w'’-]+ ){1,4}?(?:left|was|were|had|has|have|is|are|ever)\b",
    re.IGNORECASE,
)
#: Verbs by which one owns up to something, whatever wasn't done.
_CONCEDING = frozenset("conceded concedes admitted admits acknowledged acknowledges confessed".split())
#: What the prosecution tells of its own work charges nobody.
_OWN_WORK = re.compile(
    r"\b(?:would|will|trial|hearing|sentenc\w+|investigat\w+|inquiry|verdict|appeal|charges|charged|jury|judge|"
    r"they|we|extradit\w+|arrest\w*|released|cooperat\w+|not)\b",
    re.IGNORECASE,
)
#: How a second clause of what is said begins, in so many characters.
_SECOND = re.compile(r",? (?:and|but) (?=that (?!was\b|is\b|will\b|would\b|had\b|has\b))")
_CLAUSES = 400
#: Verbs that make a promise of what will be.
_ASSURING = frozenset("assure assures assured assuring swear swears swore".split())
_WILL = re.compile(r"\b(?:will|would|won['’]t)\b|['’]ll\b", re.IGNORECASE)
#: Verbs that give a thing a name: "called the claim false".
_NAMING = frozenset(
    "called calls calling branded labelled labeled described denounced condemned slammed blasted".split()
)


@dataclass(frozen=True)
class Statement:
    """What somebody says: characters `start` to `end` of the page, and the parts of them that are quoted.

    `speaker_kind` is named, unnamed or unattributed; `stance` asserts, alleges, denies, demands, promises,
    declines, offers or reports. `about` and `speaker_entity` are keys of entities. `relayed_by` tells who
    passed it on, the one nearest to the speaker first. `hedge` keeps negation and modality word for word.
    """

    start: int
    end: int
    text: str
    quote: tuple[tuple[int, int], ...]
    speaker: str | None
    speaker_entity: str | None
    speaker_kind: str
    role: str | None
    stance: str
    cue: str
    about: tuple[str, ...] = ()
    relayed_by: tuple[str, ...] = ()
    addressee: str | None = None
    hedge: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The contract's object."""
        return {
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "quote": [list(q) for q in self.quote],
            "speaker": self.speaker,
            "speaker_kind": self.speaker_kind,
            "speaker_entity": self.speaker_entity,
            "role": self.role,
            "stance": self.stance,
            "cue": self.cue,
            "about": list(self.about),
            "relayed_by": list(self.relayed_by),
            "addressee": self.addressee,
            "hedge": list(self.hedge),
        }


@dataclass
class Maker:
    """Makes the statements of a page, in the order in which they are read."""

    page: Page
    entities: Sequence[Entity]
    made: list[Statement] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.places = sorted((m.start, m.end, e.key) for e in self.entities for m in e.mentions)

    def state(
        self,
        start: int,
        end: int,
        parts: Sequence[Token],
        voice: Voice | None,
        stance: str,
        cue: str,
        relays: Iterable[str],
        addressee: str | None,
        quotes: Sequence[Quotation],
        content: tuple[int, int] | None = None,
    ) -> None:
        """Make the statement at characters `start` to `end`; `content` is what is said unquoted."""
        text = self.page.text
        if stance == "asserts" and content and (cut := _turn_in(text, *content)):
            for low, high in ((start, cut[0]), (cut[1], end)):
                inside = [t for t in parts if low <= t.start < high]
                said_there = (max(low, content[0]), min(high, content[1]))
                self.state(
                    low, high, inside, voice, stance, cue, relays, addressee, quotes, said_there
                )  # fmt: skip
            return
        inner = [quotes[t.quote].inner for t in parts]
        told = text[slice(*(content or (start, end)))]
        said = text[slice(*inner[0])] if inner else told
        apart = content and len(told) - sum(high - low for low, high in inner) > _AROUND
        stance = _stance_told(
            stance, cue.lower(), said, told if apart else "", text[start:end], quoted=bool(inner)
        )
        if stance == "reports" and cue.lower() in _REPORTING and voice and _of_own(voice, told):
            stance = "asserts"
        if stance == "asserts" and not inner and cue in _CHARGED and voice and _charges(voice):
            stance = "asserts" if _OWN_WORK.search(told) else "alleges"
        if stance == "demands" and (addressee is None or cue == ":"):
            addressee = called_on(_PLACED.sub("", told if content else said, count=1)) or addressee
        addressee, passed = self._passed_on(relays, addressee, voice)
        # "the Institute, a laboratory accused of": the name stands before the comma.
        begin = (
            start - 2
            if stance == "alleges" and voice is None and text[max(0, start - 2) : start] == ", "
            else start
        )
        about = [k for k in self._named_in(begin - (begin < start), end) if not (voice and k == voice.entity)]
        if stance == "denies" and not about:
            about = self._accused(voice)
        self.made.append(
            Statement(
                start=start,
                end=end,
                text=text[start:end],
                quote=tuple(inner),
                speaker=voice.name if voice else None,
                speaker_entity=voice.entity if voice else None,
                speaker_kind=voice.kind if voice else "unattributed",
                role=voice.role if voice else None,
                stance=stance,
                cue=cue,
                about=tuple(dict.fromkeys(about)),
                relayed_by=tuple(passed),
                addressee=addressee,
                hedge=hedges_of(text[start:end]),
            )
        )

    def _passed_on(
        self, relays: Iterable[str], addressee: str | None, voice: Voice | None
    ) -> tuple[str | None, list[str]]:
        """Who is told, a paper under its name, and who passes it on: that paper and the page's own too."""
        passed = list(dict.fromkeys(relays))
        if voice and voice.via and voice.via not in passed:
            passed.append(voice.via)
        named = outlet_name(addressee) if addressee else None
        press = named or (addressee if addressee and is_outlet(addressee) else None)
        addressee = named or addressee
        if press and press not in passed:
            passed.insert(0, press)
            if voice and voice.kind == "unnamed":
                voice.via = addressee
        outlet = self.page.outlet
        if outlet and outlet not in passed and not (voice and voice.name == outlet):
            passed.append(outlet)
        return addressee, passed

    def _named_in(self, start: int, end: int) -> Iterator[str]:
        """Keys of the entities mentioned between two characters."""
        at = bisect_left(self.places, start - _MENTION, key=lambda p: p[0])
        while at < len(self.places) and self.places[at][0] < end:
            if self.places[at][1] > start:
                yield self.places[at][2]
            at += 1

    def _accused(self, voice: Voice | None) -> list[str]:
        """Whom the allegation before a denial is about: "denied the allegations" names nobody."""
        for earlier in reversed(self.made[-4:]):
            if earlier.stance == "alleges" and earlier.about:
                return [k for k in earlier.about if not (voice and k == voice.entity)]
        return []


def _stance_told(stance: str, cue: str, said: str, whole: str, text: str, *, quoted: bool) -> str:
    """What is done by words under a verb; `whole` is what stands around a quotation of a part of them."""
    if stance == "alleges":
        names = cue.split()[:1] and cue.split()[0] in _NAMING
        return "denies" if names and calls_false(text) else stance
    if stance != "asserts":
        return stance
    if cue not in _REPORTING:
        whole = _PLACED.sub("", whole, count=1)
        said = said if quoted else _PLACED.sub("", said, count=1)
    own = stance_of_words(said, quoted or cue == ":")
    stance = own or (stance_of_words(whole, False) if quoted else None) or stance
    if stance == "asserts" and cue in _INSISTING and _NONE.match(whole or said):
        stance = "denies"
    if stance == "denies" and cue in _CONCEDING:
        stance = "asserts"
    return "promises" if stance == "asserts" and cue in _ASSURING and _WILL.search(text) else stance


def _turn_in(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where a first clause ends and a second begins that does something else: "said it had no ships and
    that others had"; None where both do the same.
    """
    found = _SECOND.search(text, start, min(end, start + _CLAUSES))
    if not found:
        return None
    first, second = text[start : found.start()], text[found.end() : end]
    same = stance_of_words(first, False) == stance_of_words(second, False)
    return None if same else (found.start(), found.end())


def _of_own(voice: Voice, told: str) -> bool:
    """Whether a report is the speaker's own: a person's, an office's or a firm's of its results.

    A paper or an agency passes on; so may a name of which the text doesn't say what it is.
    """
    if is_press(voice) or voice.words & _PASSING or voice.heads & _PASSING:
        return False
    speaking = words("bodies", "persons") - _PASSING
    return bool(voice.person or voice.heads & speaking or voice.words & speaking or _RESULTS.match(told))


def _charges(voice: Voice) -> bool:
    """Whether whatever a speaker tells is a charge: the prosecution's, or an indictment's."""
    head = re.split(r"\b(?:of|for|in|at|from)\b", voice.name.lower())[0].split()[-1:]
    return bool(head) and head[0] in _CHARGING
