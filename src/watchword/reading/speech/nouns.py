"""Nouns that mean somebody: "the ministry" that spoke before, "a senior official", a paper and its author."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from watchword.reading.speech.bodies import PRESS, body_of, name_of
from watchword.reading.speech.clauses import Token, words
from watchword.reading.speech.courts import tried
from watchword.reading.speech.datelines import behind_dateline
from watchword.reading.speech.descriptions import described
from watchword.reading.speech.made import Made
from watchword.reading.speech.seen import FIRMS, POWERS, SUFFIXES, Seen, sex_of
from watchword.reading.speech.subjects import main_subject
from watchword.reading.speech.voices import Voice, Voices
from watchword.reading.speech.wording import bare_article, doer, is_outlet, single, words_of

__all__ = ["identify"]

#: Roles that many hold: a speaker with nothing but one of these is unnamed.
_MANY = frozenset(
    "spokesman spokeswoman spokesperson official officer source lawyer attorney aide agent "
    "expert analyst diplomat "
    "executive employee worker witness reporter journalist member person man woman resident "
    "lady insider adviser advisor "
    "trader broker economist researcher scientist investigator prosecutor detective inspector representative "
    "accountant captain sailor staffer counsel barrister solicitor advocate auditor colleague friend "
    "neighbour neighbor brother sister mother father wife husband son daughter cousin uncle "
    "aunt grandmother grandfather partner rival "
    "driver employer client customer supplier widow widower girlfriend boyfriend spouse sibling nephew niece "
    "grandson granddaughter parent tenant passenger pensioner victim survivor relative "
    "resident villager".split()
)
#: Nouns by which a text comes back to a person already named.
_EPITHETS = frozenset(
    "official minister executive politician diplomat leader man woman businessman "
    "businesswoman spokesman spokeswoman spokesperson".split()
)
#: Of these, offices: one of another role is somebody else. Within so many paragraphs all are meant.
_HELD = frozenset("minister diplomat spokesman spokeswoman spokesperson".split())
_EPITHET = 2
#: Words of an epithet: "the elder statesman", not "the man at the till".
_BARE = 2
#: Words beside a speaker who keeps the name back.
_HIDDEN = frozenset("anonymity anonymous anonymously unnamed".split())
_KEPT = frozenset("named identified name surname quoted".split())
#: Papers that speak for themselves where nobody is named: "the indictment alleges".
_SPEAKING = frozenset(
    "indictment complaint affidavit lawsuit suit ruling judgment judgement verdict opinion "
    "order petition motion "
    "label sign notice menu poster website caption brochure manual contract "
    "report study survey audit dossier memo memorandum law act bill treaty resolution filing "
    "advisory bulletin circular guidance directive decree edict warrant handbook leaflet booklet "
    "writ deposition ledger census poll database assessment summons statute memoir biography documentary "
    "article editorial column obituary post clip video inquiry enquiry investigation probe review proposal "
    "draft plan presentation transcript recording tally spreadsheet chart agreement disclosure".split()
)
#: Papers in which whoever gave them out speaks.
_STATEMENTS = frozenset("statement release communique communiqué letter reply response".split())
#: Papers by which a body tells something, and of which the text comes back to that body.
_SENT = frozenset(
    "disclosure announcement communique communiqué email e-mail memo advisory bulletin circular notice "
    "guidance paper note briefing".split()
)
#: So do these where they are all that a text names.
_PAPERS = frozenset(
    "document documents papers records files emails minutes logs invoices receipts messages transcripts "
    "accounts".split()
)
#: Roles that texts put for each other: "the judge" is Justice Ekwo.
_ROLES = {
    word: frozenset(group.split())
    for group in (
        "judge justice magistrate",
        "lawyer attorney counsel barrister solicitor advocate",
        "spokesman spokeswoman spokesperson",
        "chief boss head director ceo",
        "lawmaker senator congressman congresswoman mp legislator",
        "diplomat ambassador envoy consul foreign",
    )
    for word in group.split()
}
#: Sentences before that may tell who sent a paper.
_BEFORE = 3
#: Words before a paper in which stands how it is told of: "issued a short press release".
_PAPER = 5
#: Sides of a case: one of each.
_PARTIES = frozenset("respondent applicant claimant appellant plaintiff defendant complainant".split())
#: Words of a name and surname.
_PAIR = 2
#: Heads before which stands where somebody is from.
_FROM = frozenset(
    "native democrat republican conservative liberal lawmaker senator congressman congresswoman "
    "legislator".split()
)
#: Of these, heads before which stands what somebody is known for: "the Harbour Lights actress".
_STARS = frozenset(
    "actress actor singer star rapper presenter comedian novelist striker midfielder winger goalkeeper "
    "keeper defender batsman bowler pundit".split()
)
#: What is said only of somebody already named: "the former wrestler", "the father of two", "the Riga native".
_AGAIN = re.compile(
    r"the (?:former|ex-|retired|one-time|onetime|self-\w+|\d\d-year-old|\w+-turned-\w+) ?\w"
    r"|the (?:married )?(?:father|mother|dad|mum|mom|grandfather|grandmother|grandad|gran)[ -]of[ -]\w+"
    r"|the (?:[\w-]+ ){1,2}(?:democrat|republican|conservative|liberal|lawmaker|senator|congress\w+|"
    r"legislator)$"
    r"|the (?:[\w’'-]+ ){1,4}(?:actress|actor|singer|star|rapper|presenter|comedian|novelist|striker|"
    r"midfielder|winger|goalkeeper|keeper|defender|batsman|bowler|pundit)$"
    r"|the (?:\w+ )?(?:native|veteran|newcomer|thirtysomething|pensioner|\w+genarian)$"
)
#: What a paper is about, where a quotation stands in it: "inquiry into the “green lane” at Tarn".
_ABOUT = re.compile(r" (?:into|on|about|of) [^“]{0,40}“”.*$")
#: Police of no place.
_SOME_POLICE = frozenset(
    "local state federal military riot traffic city national regional district border secret armed anti-drug "
    "the railway transport provincial municipal".split()
)
#: Letters before a name in which its noun stands, and offices that are one person's.
_WORD = 24
#: Names looked through for who was brought in so.
_EARLIER = 200
_OMBUDS = frozenset(("ombudsman", "ombudswoman"))
#: Characters of a sentence or two before.
_JUST = 250
#: Characters before, in which "a charterer" makes "the charterer" unnamed.
_MET = 4000
#: Letters that words of one family share.
_STEM = 5


def identify(
    voices: Voices,
    tokens: Sequence[Token],
    row: Sequence[int],
    notes: Sequence[Sequence[int]],
    made: Made,
    paragraph: int,
) -> Voice | None:
    """The voice of a description: one known already, or a new one; None where it can't be told."""
    if not made.generic:
        return voices.join(made, tokens[row[0]].start)
    generic = _generic(voices, made, tokens[row[0]].start, paragraph)
    new = generic is not None and generic not in voices.known and generic.name[:1].islower()
    if generic and new and _met_unnamed(voices, made, tokens[row[0]].start):
        generic.kind = "unnamed"  # "two brokers and a charterer … The charterer"
    if generic and generic.name[:1].islower() and any(_hides(tokens, n) for n in notes):
        generic.kind = "unnamed"  # "the bank, which was granted anonymity"
    return generic


def _of_place(made: Made) -> bool:
    """Whether a sentence opens with the police of a place: "Hampshire police", not "Local police"."""
    first, _, more = made.text.partition(" ")
    return first.istitle() and more == "police" and first.lower() not in _SOME_POLICE


def _met_unnamed(voices: Voices, made: Made, at: int) -> bool:
    """Whether somebody definite was met before as one of many: "a charterer"."""
    person = made.head in words("persons") or (doer(made.head) and made.head not in FIRMS)
    person = person and made.head not in words("bodies")
    if not person or made.document or made.owner or made.owned_by or not made.definite or made.named_inside:
        return False
    met = rf"\b(?:an?|one|another) (?:[\w-]+ ){{0,3}}{re.escape(made.head)}\b"
    return re.search(met, voices.text[max(0, at - _MET) : at], re.IGNORECASE) is not None


def _generic(voices: Voices, made: Made, at: int, paragraph: int) -> Voice | None:
    """As in "The ministry", "a senior official", "the spokesman"."""
    head = made.head
    if "same" in made.words:  # "one broker … the same broker"
        before = sorted((v for v in voices.known if head in v.heads | v.words), key=lambda v: v.last)
        if before:
            return before[-1]
    if made.document:
        return _paper(voices, made, paragraph)
    of_person = head in _OMBUDS and any(s.person and _before(voices, s) == head for s in voices.seen)
    if (head in words("bodies") and (head not in words("persons") or head in POWERS) and not of_person) or (
        head in FIRMS and made.definite and not made.plural
    ):
        return body_of(voices, made, at, paragraph)
    if (known := _of_role(voices, made, at, paragraph)) is not None:
        return known
    if (found := _epithet(voices, made, at, paragraph)) is not None:
        return found
    if head in ("one",) and "them" in made.words:
        group = [v for v in voices.known if v.plural and v.kind == "unnamed"]
        name = f"one of {group[-1].name}" if group else made.text
        return Voice(name, "unnamed", True, words=words_of(name), via=group[-1].via if group else None)
    known = next(
        (v for v in reversed(voices.known) if v.words == made.words and v.plural == made.plural), None
    )
    if known:
        return known
    if not made.person and head not in words("persons") and single(head) not in words("persons"):
        if not made.named_inside:
            if head in words("times") or not head.replace("-", "").isalpha() or len(made.words) > 5:
                return None
            sure = made.definite and not made.plural
            return Voice(
                name_of(made) if sure else made.text,
                "named" if sure else "unnamed",
                plural=made.plural,
                words=made.words,
                heads=frozenset((head,)),
            )
        kind = "named" if made.definite else "unnamed"  # "a KNA major"
        return Voice(made.text, kind, words=made.words, heads=frozenset((head,)))
    office = not made.owner and not made.owned_by and head in words("titles") | _PARTIES
    unique = made.definite and not made.plural and head not in _MANY and (made.named_inside or office)
    unique = unique or (made.text.endswith(" police") and (made.named_inside or _of_place(made)))
    kind = "named" if unique else "unnamed"
    name = name_of(made) if kind == "named" else made.text
    return Voice(name, kind, True, plural=made.plural, words=made.words, heads=frozenset((head,)))


def _issuer(voices: Voices, head: str) -> Voice | None:
    """Who sent "the release" of which the sentence before tells: "In a release, the department thanked"."""
    for n, (paragraph, row) in enumerate(voices.before()):
        if n >= _BEFORE:
            break
        told = next((i for i, t in enumerate(row) if t.low == head), -1)
        if told < 0:
            continue
        phrase = main_subject(row, behind_dateline(row), len(row))
        if phrase is None or not phrase.tokens or any(row[i].low == head for i in phrase.tokens):
            return None
        if row[phrase.first].low in words("pronouns") or not _sends(row, told):
            return None  # "They read the notice", "hackers left a note"
        made = described(voices, row, list(phrase.tokens), phrase.notes)
        if made is None or made.document or made.head == "he":
            return None
        able = words("persons", "titles", "bodies") | FIRMS
        if made.generic and made.head not in able and single(made.head) not in able and not doer(made.head):
            return None  # "The plan, told of in a memo"
        return identify(voices, row, list(phrase.tokens), phrase.notes, made, paragraph)
    return None


def _sends(row: Sequence[Token], paper: int) -> bool:
    """Whether a sentence's subject speaks by a paper: "In its release, the port", "sent us a letter"."""
    before = [t.low for t in row[max(0, paper - _PAPER) : paper]]
    return not {"in", "by", "with", "via", "sent", "issued", "released", "published", "wrote"}.isdisjoint(
        before
    )


def _akin(voices: Voices, head: str, paragraph: int) -> Voice | None:
    """The one person near whose role has the noun's stem: "the unionist" chairs the teachers' union."""
    if len(head) < _STEM:
        return None
    near = [
        v for v in voices.known if v.person is not False and not v.plural and paragraph - v.paragraph <= 1
    ]
    fits = [v for v in near if v.role and any(w.startswith(head[:_STEM]) for w in v.role.lower().split())]
    return fits[0] if len({v.name for v in fits}) == 1 else None


def _role_heads(role: str) -> frozenset[str]:
    """What a role says its holder is, not whose: "the driver's employer" is no driver."""
    head = re.split(r"\b(?:of|at|for|from|in|with|who|that|which)\b", role.lower())[0]
    return words_of(re.sub(r".*['’]s? ", "", head))


def _of_role(voices: Voices, made: Made, at: int, paragraph: int) -> Voice | None:
    """One known or introduced whose role or calling the noun is."""
    head = made.head
    if made.owned_by.lower() in ("other", "others"):
        return None  # "the other's attorney": not the lawyer of the one named before
    if (one := tried(voices, made, at)) is not None:
        return one
    if made.definite and not made.named_inside:
        same = [
            v
            for v in voices.known
            if head in v.heads
            or (v.kind == "named" and v.person is not True and head in v.words)
            or (v.role and _ROLES.get(head, frozenset((head,))) & _role_heads(v.role) and _same_side(made, v))
            or (made.plural and head in v.words and v.plural)
        ]
        same = [v for v in same if v.plural == made.plural]
        introduced = _introduced(voices, head, at)
        latest = max(same, key=lambda v: v.last, default=None)
        if (
            not made.owner
            and not made.plural
            and introduced
            and introduced.at > (latest.last if latest else -1)
        ):
            return voices.person(introduced.name, introduced.at)
        if latest and not made.owner:
            return latest
        if not made.plural and not made.owner and (akin := _akin(voices, head, paragraph)):
            return akin
    bare = len(made.words) <= _BARE and not made.owner and not made.owned_by and not made.named_inside
    if made.definite and not made.plural and bare and head in _EPITHETS:
        persons = [
            v for v in voices.known
            if v.person is not False and not v.plural and paragraph - v.paragraph <= _EPITHET
        ]  # fmt: skip
        other = persons and head in _HELD and persons[-1].role and head not in persons[-1].role.lower()
        other = other or (bool(persons) and persons[-1].words <= words("titles"))  # "the Secretary"
        other = other or (head in _HELD and _told_of_another(voices, head, at))
        if not other and (
            len(persons) == 1
            or (persons and paragraph - persons[-1].paragraph <= 1 and len({v.name for v in persons}) == 1)
        ):
            return persons[-1]
    return None


def _introduced(voices: Voices, head: str, at: int) -> Seen | None:
    """The last person before a character whom the text brings in by a noun."""
    earlier = islice((s for s in reversed(voices.seen) if s.at < at and s.person), _EARLIER)
    return next((s for s in earlier if head in (s.role, _before(voices, s))), None)


def _before(voices: Voices, seen: Seen) -> str:
    """The word before a name: "forward" of "forward Isaac Tetteh", which is no title."""
    return voices.text[max(0, seen.at - _WORD) : seen.at].rstrip().rpartition(" ")[2].lower()


def _told_of_another(voices: Voices, head: str, at: int) -> bool:
    """Whether one of that office without a name was just spoken of: "the finance minister of the day"."""
    before = voices.text[max(0, at - _JUST) : at]
    return re.search(rf"\b(?:the|a|an|its|their) (?:[a-z-]+ ){{0,2}}{head}(?! [A-Z])\b", before) is not None


def _paper(voices: Voices, made: Made, paragraph: int) -> Voice | None:
    """Whoever speaks in a paper: its issuer, a body that spoke, or the paper itself; else None."""
    head = made.head
    bodies = [
        v
        for v in voices.known
        if not v.person and v.kind == "named" and not is_outlet(v.name)
        and (v.person is False or " " in v.name)
    ]  # fmt: skip
    recent = [v for v in bodies if paragraph - v.paragraph <= 1]
    indefinite = made.text.lower().startswith(("a ", "an "))
    sent = head in ("letter", "email", "memo") and indefinite and len(made.words) > 1
    if head in _STATEMENTS and not sent:
        if made.definite and (issuer := _issuer(voices, head)):
            return issuer
        now = [v for v in bodies if v.paragraph == paragraph]
        if now and (made.owner or len(now) == 1):
            return max(now, key=lambda v: v.last)
        if recent and len({id(v) for v in recent[-2:]}) == 1:
            return recent[-1]
        if head != "letter" or len(made.words) < _BARE or made.owner:
            return None
        return Voice(bare_article(made.text), "named", words=made.words, heads=frozenset((head,)))
    if made.definite and head in _SENT and (issuer := _issuer(voices, head)):
        return issuer  # "Norvik said in a disclosure that … The disclosure reads"
    if head in PRESS and (press := [v for v in voices.known if is_outlet(v.name)]):
        return max(press, key=lambda v: v.last)
    if head in PRESS and made.definite and (told := _told_press(voices, paragraph)) is not None:
        return told
    named = [v for v in voices.known if head in v.heads and not v.person]
    if named and made.definite:
        return max(named, key=lambda v: v.last)
    circulated = (
        head in words("documents") and not made.definite and made.text.lower().startswith(("a ", "an "))
    )
    if circulated and head not in _STATEMENTS:
        return Voice(bare_article(made.text), "named", words=made.words, heads=frozenset((head,)))
    if (
        len(made.words) < 2
        and not (made.definite and head in _SPEAKING)
        and not sent
        and not (head in _PAPERS or single(head) in _SPEAKING)
    ):
        return None
    bare, heads = bare_article(made.text), frozenset((head,))
    bare = _ABOUT.sub("", bare)
    return Voice(bare, "named", plural=True, words=made.words, heads=heads)


def _told_press(voices: Voices, paragraph: int) -> Voice | None:
    """The paper to which somebody just spoke: "…, interviewed by the Corriere, said. The paper reported"."""
    told = voices.exchange[1] if voices.exchange and paragraph - voices.exchange[2] <= 1 else None
    if told is None or told.kind != "named" or told.person is True:
        return None
    name = bare_article(told.name)
    return voices.join(Made(name, words=words_of(name), person=False), 0) if name[:1].isupper() else None


def _epithet(voices: Voices, made: Made, at: int, paragraph: int) -> Voice | None:
    """The one person just told of, to whom a text comes back: "the mother of three"."""
    low = made.text.lower()
    if not made.definite or made.plural or made.owner or not _AGAIN.match(low):
        return None
    if made.named_inside and made.head not in _FROM | _STARS:
        return None
    sex = sex_of("", made.text)
    spoke = [
        v for v in voices.known
        if v.person and v.kind == "named" and not v.plural and paragraph - v.paragraph <= 1
    ]  # fmt: skip
    named, others = {v.name for v in spoke}, set[str]()
    for n, (number, row) in enumerate(voices.before()):
        if n >= _BEFORE or paragraph - number > 1:
            break
        near = [s for s in voices.seen if row[0].start <= s.at < row[-1].end and " " in s.name]
        sure = {s.name for s in near if s.person or sex_of(s.name, s.role)}
        others |= {s.name for s in near} - sure
        named |= sure
    shut = words("bodies", "outlets") | SUFFIXES
    if any(len(o.split()) == _PAIR and shut.isdisjoint(o.lower().split()) for o in others):
        return None  # that may be another person
    if len(named) != 1:
        return None
    name = named.pop()
    given = sex_of(name, "")
    return voices.person(name, at) if not (sex and given and sex != given) else None


def _same_side(made: Made, voice: Voice) -> bool:
    """Whether "counsel for the minister" can be of a role: not of "his solicitor", who is another's."""
    of = re.split(r"\b(?:for|of|to) ", made.text.lower(), maxsplit=1)[1:]
    if of and re.search(r"\b(?:states|u\.s\.|district|state) attorney\b", (voice.role or "").lower()):
        return False  # who prosecutes is nobody's counsel
    role = words_of(voice.role or "")
    told = bool(re.search(r"\b(?:for|of|his|her|their|its)\b|['’]s\b", (voice.role or "").lower()))
    return not of or not told or bool(words_of(of[0]) & role)


def _hides(tokens: Sequence[Token], note: Sequence[int]) -> bool:
    """Whether an apposition says that the speaker keeps the name back."""
    lows = {tokens[i].low for i in note}
    kept = any(w in ("not", "withheld") or w.endswith("n't") for w in lows)
    return bool(lows & _HIDDEN) or (bool(lows & _KEPT) and kept)
