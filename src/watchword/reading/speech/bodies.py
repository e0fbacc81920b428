"""Bodies that a noun means: "the ministry" that spoke before, "the company" that the text is about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from watchword.model.countries import country_code
from watchword.reading.cues import form_of
from watchword.reading.parties.mentions import Entity
from watchword.reading.speech.clauses import Token, words
from watchword.reading.speech.descriptions import described
from watchword.reading.speech.leadins import OWNERS
from watchword.reading.speech.made import Made
from watchword.reading.speech.phrases import Phrase
from watchword.reading.speech.seen import FIRMS, SUFFIXES, sex_of
from watchword.reading.speech.subjects import main_subject
from watchword.reading.speech.trailing import ACCUSING, accused_after
from watchword.reading.speech.voices import Voice, Voices, is_press
from watchword.reading.speech.wording import bare_article, is_outlet, words_of
from watchword.reading.tables import is_given, org_word, place_code

__all__ = ["PRESS", "body_of", "name_of"]

PRESS = frozenset(
    "outlet newspaper paper magazine broadcaster news daily weekly agency journal site website".split()
)
#: Characters of a text in which the first "the company" is looked for.
_LOOKED = 100_000
#: Nouns under which any office goes.
_OFFICES = frozenset("agency office bureau department regulator watchdog body institution".split())
#: Nouns by which a text comes back to a firm that it just named.
_COMPANIES = frozenset(
    "group organisation organization charity network company firm bank lender conglomerate manufacturer "
    "airline insurer retailer start-up startup".split()
)
#: Firms that are somebody's: another than the one just named.
_SIDES = frozenset("supplier vendor seller buyer lender insurer distributor dealer broker".split())
#: Of these, such as people form, and what those call themselves that offices do too.
_SOCIETIES = frozenset("group organisation organization charity network".split())
_JOINT = frozenset("council committee commission service".split())
#: Words of bodies that are no firms.
_PUBLIC = frozenset(
    "office ministry department agency authority commission council court police customs service bureau "
    "parliament government treasury administration tribunal inspectorate committee embassy".split()
)
#: Letters before a name in which its noun stands.
_NOUN = 20
#: How a word ends that says where a body is.
_PLACED = ("-based", "-listed", "-headquartered", "-owned", "-quoted")
#: Words of an office that say whose it is.
_WHOSE = frozenset("un u.n eu federal".split())
#: Nouns for an office that watches, whatever it is called.
_WATCHING = frozenset("watchdog regulator".split())
#: Within so many paragraphs "the agency" is the one that spoke.
_NEAR = 6
#: One of which there are many: "a union at a Belgian mill", whatever names it is told by.
_ONE_OF_MANY = re.compile(r"(?:an?|one|another) ", re.IGNORECASE)
#: A role that says only where somebody is: "Ana Sol of Dolmen Securities" is no firm.
_MEMBER = re.compile(r"(?:of|at|from|with|for|in) ")
#: Characters before, in which the fuller noun stands.
_SHORTENS = 800
#: Where a relative clause begins; "the embassy of that country" has none.
_RELATIVE = re.compile(r",? (?<!\bof )(?<!\bin )(?<!\bto )(?<!\bfor )(?:that|which|who|whose) ")
#: Sentences before that may tell who sent a paper.
_BEFORE = 3


def body_of(voices: Voices, made: Made, at: int, paragraph: int) -> Voice | None:
    """The body that a noun means: one known, one the text tells of, or a new one; else None."""
    head = made.head
    placed = any(w.endswith(_PLACED) for w in made.words)  # "the Hague-based agency" comes back to one
    made.words = frozenset(w for w in made.words if w != "same" and not w.endswith(_PLACED))
    if head in _OFFICES and made.words & _WHOSE:  # "the UN agency"
        placed, made.words = True, made.words - _WHOSE
    plain = made.words <= {head, "the"} or (not made.named_inside and len(made.words) <= 1)
    spoken = [
        v
        for v in voices.known
        if v.person is not True
        and v.kind == "named"
        and (head in v.words or head in v.heads)
        and (head in v.heads or not v.heads & words("persons"))  # "customs" is no customs broker
    ]
    unnamed = [
        v for v in voices.known
        if v.kind == "unnamed" and not v.plural and v.person is not True and head in v.heads
    ]  # fmt: skip
    again = plain and made.definite and not made.plural and not spoken and len(unnamed) == 1
    if again and paragraph - unnamed[0].paragraph <= _NEAR:
        return unnamed[0]  # "A resistance group denied it … The group said"
    if plain and made.definite and not made.plural and head in voices.defined:
        return voices.join(Made(voices.defined[head], words=words_of(voices.defined[head]), person=False), at)
    if plain and made.definite and spoken and paragraph - max(v.paragraph for v in spoken) <= _NEAR:
        latest = max(spoken, key=lambda v: v.last)
        if latest.name.partition(" ")[0].lower() in OWNERS:
            latest.name = name_of(made)  # "their union said … The union"
        return latest
    if plain and made.definite and not made.plural and (just := _just_spoke(voices, head)) is not None:
        return just
    if (
        plain
        and made.definite
        and not made.plural
        and head in FIRMS - _SIDES
        and (first := _first_firm(voices, head)) is not None
    ):
        return first
    for _, end, entity in voices.over(at, at + len(made.text)):
        if entity.kind == "place" or voices.text[end : end + 1] == "-":
            continue  # "the Beijing-based company"
        name = _fullest(entity)
        name = next((s.name for s in voices.seen if s.name.startswith(f"{name} and ")), name)
        voice = next((v for v in voices.known if v.entity == entity.key or v.words == words_of(name)), None)
        if plain:
            return voice or Voice(name, "named", entity=entity.key, words=words_of(name))
    if plain and made.definite and not made.plural and (own := _introduced(voices, head, at)) is not None:
        return own
    if plain and made.definite and (met := _spoke_or_seen(voices, head, at, paragraph)) is not None:
        return met
    if plain and made.definite and not made.plural and head in _COMPANIES and (firm := _told_of(voices)):
        firm.heads |= {head}  # "the company" is that one further on
        return firm
    if plain and made.definite and head in _WATCHING and (office := _told_of(voices, office=True)):
        office.heads |= {head}
        return office
    if plain and made.definite and head in _OFFICES:
        near = [
            v for v in voices.known
            if v.person is not True and v.kind == "named" and not v.plural and not is_press(v)
            and paragraph - v.paragraph <= 1 and not country_code(v.name)
        ]  # fmt: skip
        if len({v.name for v in near}) == 1 and (near[0].person is False or placed):
            return near[0]  # "OFAC said … The agency"
    if not made.definite and (head in FIRMS or _ONE_OF_MANY.match(made.text)):
        return Voice(made.text, "unnamed", words=made.words, heads=frozenset((head,)))
    if made.definite and not made.plural and not plain and (fuller := _of_words(voices, made)) is not None:
        return fuller
    known = next((v for v in reversed(voices.known) if v.words == made.words and v.kind == "named"), None)
    if known is None and made.plural and not made.named_inside and not made.text.lower().startswith("the "):
        return Voice(made.text, "unnamed", plural=True, words=made.words, heads=frozenset((head,)))
    if known is None and plain and made.definite and not made.plural and (full := _fuller(voices, head, at)):
        return next((v for v in voices.known if v.name == full), None) or Voice(
            full, "named", words=words_of(full), heads=frozenset((head,))
        )
    if known or made.definite or made.named_inside:
        somebodys = head in _SIDES and made.owner and not made.named_inside
        return known or Voice(
            name_of(made),
            "unnamed" if somebodys else "named",
            plural=made.plural,
            words=made.words,
            heads=frozenset((head,)),
        )
    return Voice(made.text, "unnamed", plural=made.plural, words=made.words, heads=frozenset((head,)))


def _introduced(voices: Voices, head: str, at: int) -> Voice | None:
    """The last body that the text brings in by the noun: "the insurer Meridian", "the Riga daily Zeme"."""
    nouns = PRESS - {"agency", "news"} if head in PRESS else {head}
    for seen in reversed([s for s in voices.seen if s.at < at]):
        before = voices.text[max(0, seen.at - _NOUN) : seen.at].rstrip("“ ").rpartition(" ")[2].lower()
        if before in nouns and not seen.person and not country_code(seen.name):
            return voices.join(Made(seen.name, words=words_of(seen.name), person=False), seen.at)
    return None


def _just_spoke(voices: Voices, head: str) -> Voice | None:
    """The one body that spoke in the sentence before: "Akers said a gauge went to Orsk. The company said"."""
    nearest = next(voices.before(), None)
    if head not in _COMPANIES or nearest is None or not nearest[1]:
        return None
    if (accused := _accused(voices, *nearest)) is not None:
        return accused
    spoke = voices.of_last_sentence()
    if len(spoke) != 1 or spoke[0].kind != "named" or spoke[0].plural or is_press(spoke[0]):
        return None
    voice = spoke[0]
    if voice.words.isdisjoint(t.low for t in nearest[1]):
        return None  # whose letter it is, or "it"
    body = voice.person is False or (voice.person is None and any(map(org_word, voice.name.split())))
    public = words_of(voice.name) & (_PUBLIC - _JOINT if head in _SOCIETIES else _PUBLIC)
    if not body or public or not voice.name[:1].isupper() or country_code(voice.name):
        return None
    return voice


def _accused(voices: Voices, paragraph: int, row: Sequence[Token]) -> Voice | None:
    """The firm that a sentence tells to be accused of something: "Penrose accused Western Grid of theft"."""
    forms = ((n, form_of(t.low)) for n, t in enumerate(row) if t.quote < 0)
    verb = next((n for n, form in forms if form and form.cue.verb in ACCUSING and form.kind != "ing"), None)
    phrase = accused_after(row, verb + 1, len(row)) if verb is not None else None
    if phrase is None or not phrase.tokens:
        return None
    made = described(voices, row, list(phrase.tokens), phrase.notes)
    if made is None or made.generic or made.person or made.words & _PUBLIC or country_code(made.text):
        return None
    voice = voices.join(made, row[phrase.first].start)
    first, _, more = voice.name.partition(" ")
    body = voice.person is False or (voice.person is None and more and not is_given(first))
    return voice if body and not is_press(voice) else None


def _fuller(voices: Voices, head: str, at: int) -> str:
    """The one fuller noun before a character that a noun shortens: "the port authority … the authority"."""
    found = re.finditer(rf"\b[Tt]he ([a-z]+ {re.escape(head)})\b", voices.text[max(0, at - _SHORTENS) : at])
    fuller = {m.group(1) for m in found}
    return fuller.pop() if len(fuller) == 1 and head in _OFFICES | _PUBLIC else ""


def _of_words(voices: Voices, made: Made) -> Voice | None:
    """The one named body whose name has all the words: "the central bank" is the Central Bank of Tarn."""
    own = made.words - {"the", made.owned_by.lower()}
    able = [
        v for v in voices.known
        if v.kind == "named" and v.person is not True and v.name[:1].isupper() and own < v.words
    ]  # fmt: skip
    return able[0] if len(own) > 1 and len({v.name for v in able}) == 1 else None


def _spoke_or_seen(voices: Voices, head: str, at: int, paragraph: int) -> Voice | None:
    """The body of that kind that spoke, or that the text names before a character."""
    if head in PRESS and (press := [v for v in voices.known if is_outlet(v.name)]) and head != "agency":
        return max(press, key=lambda v: v.last)
    able = [
        v
        for v in voices.known
        if not v.person
        and v.kind == "named"
        and (head in v.words or head in v.heads or (v.role and head in v.role.lower().split()))
    ]
    if able:
        return max(able, key=lambda v: v.last)
    seen = [s for s in voices.seen if not s.person and s.at < at and head in s.name.lower().split()]
    seen = [s for s in seen if words_of(s.name) - {head}]
    if seen and head not in ("group", "company"):
        person, of, place = seen[-1].name.rpartition(" of ")  # "Lake Holm of Tarn Bank"
        name = place if of and head not in words_of(person) else seen[-1].name
        return voices.join(Made(name, words=words_of(name)), seen[-1].at)
    if head in FIRMS - _SIDES:
        firms = [
            v
            for v in voices.known
            if not v.person
            and v.kind == "named"
            and not is_press(v)
            and (words_of(v.name) & SUFFIXES or (v.role and not _MEMBER.match(v.role)))
        ]
        if firms and paragraph - firms[-1].paragraph <= 3:
            return firms[-1]
        told = [
            v for v in voices.known
            if v.kind == "named" and v.person is not True and not v.plural and v.name[:1].isupper()
            and paragraph - v.paragraph <= 1 and not is_outlet(v.name) and not country_code(v.name)
            and not words_of(v.name) & _PUBLIC and " of " not in v.name
        ]  # fmt: skip
        body = told and (told[0].person is False or any(map(org_word, told[0].name.split())))
        if body and len({v.name for v in told}) == 1:
            return told[0]  # "according to Orlen Shipping … the company said"
        suffixed = [s for s in voices.seen if not s.person and s.at < at and _has_ending(s.name, head)]
        if len({s.name for s in suffixed}) == 1:
            return voices.join(Made(suffixed[-1].name, words=words_of(suffixed[-1].name)), suffixed[-1].at)
    return None


def _has_ending(name: str, head: str) -> bool:
    """Whether a name ends as firms' do, and is more than "Inc."; none is told to be a bank."""
    parts = words_of(name)
    return head not in ("bank", "lender") and bool(parts & SUFFIXES and parts - SUFFIXES)


def _told_of(voices: Voices, *, office: bool = False) -> Voice | None:
    """The body that is the subject of a sentence just before: "Sorrel Foods closed a mill. The company"."""
    for n, (_, row) in enumerate(voices.before()):
        if n >= _BEFORE:
            break
        phrase = main_subject(row, 0, len(row))
        if phrase is None or not phrase.tokens:
            continue
        made = described(voices, row, list(phrase.tokens), phrase.notes)
        if n == 0 and made is not None and made.generic and (only := _only_name(voices, row, phrase)):
            return only
        if (
            n == 0
            and made is not None
            and made.words & _PUBLIC
            and (other := _other_firm(voices, row, phrase))
        ):
            return other
        if made is None or made.generic or made.document or made.person or country_code(made.text):
            continue
        if made.head in words("pronouns") or row[phrase.first].low in words("pronouns", "prepositions"):
            continue
        known = any(v.name == made.text and v.person is False for v in voices.known)
        body = made.words & (words("bodies") | SUFFIXES) or voices.over(
            row[phrase.first].start, row[phrase.tokens[-1]].end
        )
        person = any(s.person and s.name == made.text for s in voices.seen) or sex_of(made.text, "")
        if is_outlet(made.text) or person or (made.words & _PUBLIC and not office):
            continue
        if not (known or body or (made.role and made.person is False)) and (n or " " not in made.text):
            continue  # a lone capital may be a man, or open its sentence
        voice = voices.join(made, row[phrase.tokens[0]].start)
        if words_of(voice.name) & _PUBLIC and not office:
            continue  # BIS is a bureau
        return voice
    return None


def _only_name(voices: Voices, row: Sequence[Token], phrase: Phrase) -> Voice | None:
    """The one name in a thing that a sentence is about: "A check of Orchid Precision failed. The company"."""
    low, high = row[phrase.first].start, row[phrase.last].end
    named = [s for s in voices.seen if low < s.at < high]
    if len(named) != 1 or named[0].person or " " not in named[0].name or country_code(named[0].name):
        return None
    if not voices.text[: named[0].at].rstrip().lower().endswith((" of", " at", " by", " against", " on")):
        return None  # "Its halls in Upper Tarn stay open": a place
    if words_of(named[0].name) & _PUBLIC or is_outlet(named[0].name) or sex_of(named[0].name, ""):
        return None
    return voices.join(Made(named[0].name, words=words_of(named[0].name)), named[0].at)


def _other_firm(voices: Voices, row: Sequence[Token], phrase: Phrase) -> Voice | None:
    """The one firm to which an office did something: "The ministry took the bridge from Zaria Steel"."""
    named = [s for s in voices.seen if row[phrase.last].end <= s.at < row[-1].end and " " in s.name]
    named = [s for s in named if not words_of(s.name) & _PUBLIC and not is_outlet(s.name)]
    if len({s.name for s in named}) != 1 or named[0].person or country_code(named[0].name):
        return None
    first = named[0].name.split()[0]
    if is_given(first) or sex_of(named[0].name, "") or place_code(named[0].name):
        return None
    return voices.join(Made(named[0].name, words=words_of(named[0].name), person=False), named[0].at)


def _first_firm(voices: Voices, head: str) -> Voice | None:
    """The one firm named before "the company" first stands in the text; later ones change nothing."""
    if head not in voices.firsts:
        low = voices.text[:_LOOKED].lower()
        found = re.search(rf"\bthe {re.escape(head)}\b", low)
        voices.firsts[head] = found.start() if found else -1
    first = voices.firsts[head]
    before = [s for s in voices.seen if not s.person and s.at < first and _has_ending(s.name, head)]
    names = {s.name for s in before}
    if len(names) != 1:
        return None
    return voices.join(Made(before[0].name, words=words_of(before[0].name)), before[0].at)


def name_of(made: Made) -> str:
    """What somebody told by a noun is called: without article and relative clause."""
    bare = bare_article(made.text)
    return _RELATIVE.split(bare)[0] if made.definite else bare


def _fullest(entity: Entity) -> str:
    named = [m.surface for m in entity.mentions if m.how in ("name", "alias", "span", "partial")]
    return max(named, key=len) if named else entity.name
