"""Names that a text gives before and beside its statements: who "Renner" or "she" can mean later."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from watchword.reading.cues import form_of
from watchword.reading.speech.capitals import opens_name
from watchword.reading.speech.clauses import words
from watchword.reading.tables import given_sex, is_given, place_code, surnames
from watchword.reading.tokens import everyday, plain

__all__ = [
    "ARTICLES",
    "DEFINED",
    "FIRMS",
    "KNOWN_AS",
    "MEN",
    "POWERS",
    "PRONOUN_NAMES",
    "RUN",
    "SUFFIXES",
    "WOMEN",
    "Seen",
    "bare_surname",
    "fits",
    "given_and_last",
    "initials",
    "like_a_body",
    "person_names",
    "sex_of",
    "telling",
]

ARTICLES = frozenset(("a", "an", "the"))
#: A body's role in a trade stands for the company: "the broker" is a firm as often as a man.
FIRMS = frozenset(
    "company firm corporation conglomerate maker manufacturer producer operator shipowner "
    "supplier vendor seller buyer lender bank "
    "insurer carrier airline shipyard refinery refiner exporter importer distributor trader "
    "broker start-up startup "
    "chain group retailer developer owner dealer".split()
)
SUFFIXES = frozenset(
    "co ltd inc corp llc plc gmbh ag sa spa nv bv jsc ooo pjsc oao zao srl limited company "
    "group holding holdings".split()
)
RUN = re.compile(
    r"(?<![\w.])(?:(?:[^\W\d_]|Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Capt|Maj|Rev|Sgt|Det|Insp|Supt|Eng|Engr|Adv|Brig|Cmdr|Amb|Hon)\.\s?)*"
    r"(?:[A-ZÀ-ÞĀ-ŽА-Я][\w'’-]{1,40}|[A-ZА-Я]\.)(?: "
    r"(?:(?:[A-ZÀ-ÞĀ-Ž]|Jr|Sr|St|Co|Inc|Ltd|Corp|Dr|Mr|Mrs|Ms|Gen|Sen|Rep|Gov|Lt|Col|Capt|Maj|Prof|Hon|Rev|Sgt|Mt)\.|"
    r"[A-ZÀ-ÞĀ-ŽА-Я][\w'’&-]{0,40}|(?:a[lrsdnzt]|ash|el|ul|bin)[-’'][A-ZÀ-ÞĀ-Ž][\w’'-]{1,40}|"
    r"(?:of|and|for|de|al|bin|van|von|the|la|del|della|da|das|dos|der|den|ter|di|du|ole|ibn)(?!\w)|"
    r"&)){0,8}"
)
DEFINED = re.compile(
    r"\(\s*(?:the |(?:together|collectively),? (?:the )?)?[“\"']?([A-Z][A-Za-z&.-]{1,14})[”\"']?\s*\)"
)
#: An acronym between commas: "the Lagos Waste Authority, or LAWA,", "the council, known as IMLC,".
KNOWN_AS = re.compile(
    r", (?:or|(?:also )?known as|abbreviated (?:as|to)) (?:the )?([A-Z][A-Za-z]?[A-Z]{1,6})(?=, )"
)
#: Whom a role is for, who says nothing of its holder: "a lawyer for the man".
_OF_WHOM = re.compile(r" (?:for|of) (?:the|an?|his|her|their) ")
#: The pronoun of whoever bears a given name of one sex.
_PRONOUNS = {"f": "she", "m": "he"}
_ADDRESSED = {
    "mr": "he", "sir": "he", "baron": "he", "lord": "he", "monsignor": "he",
    "mrs": "she", "ms": "she", "miss": "she", "dame": "she", "lady": "she", "baroness": "she",
    "countess": "she",
}  # fmt: skip
#: Capitalised names kept, and characters of a text that are looked through for them.
_NAMES = 4000
_LOOKED = 200_000
#: Nouns that say a woman or a man, and all words of a title or a role that do.
WOMEN = frozenset(
    "woman girl lady mother grandmother wife sister daughter aunt niece widow granddaughter girlfriend "
    "waitress actress nun mum mom grandma granny nan businesswoman landlady barmaid bride bridesmaid "
    "housewife grandmum".split()
)
MEN = frozenset(
    "man boy gentleman father grandfather husband brother son uncle nephew widower grandson boyfriend waiter "
    "monk dad grandpa granddad businessman fisherman trawlerman binman lad".split()
)
_SHE = WOMEN | frozenset("ms mrs miss madam madame mdm dame spokeswoman chairwoman mama queen".split())
_HE = MEN | frozenset("mr sir lord spokesman chairman king".split())
#: Words among those for persons that stand before any noun.
_COUNTING = frozenset("one two three four five several some many other others".split())
#: Words for persons that are bodies where they rule: "the port authority".
POWERS = frozenset("authority regulator".split())
#: What firms end in that are small words as well.
_ENDINGS = frozenset(("AS", "AB", "SA", "SE", "Oy", "AG", "A/S"))
_ADDRESS = frozenset("mr mrs ms miss mr. mrs. ms.".split())
#: Surnames that are pronouns (He Lifeng, She Zhijiang), and what stands before one inside a sentence.
PRONOUN_NAMES = frozenset(("He", "She", "You"))
_INSIDE = re.compile(r"[a-z] $")
#: Words of a name and surname.
_GIVEN_AND_LAST = (2, 3)
#: Words of an apposition in which a calling stands; "According to X, a driver was hurt" has none.
_NOTE = 4
#: Words of bodies that are surnames as well.
_SURNAMES = frozenset("church banks court house hall temple park chambers post press".split())
#: Capitals of a person's name at most.
_MOST_PARTS = 4
#: Small words of surnames: "Pedro da Costa", "Dirk van der Berg".
_SMALL_PARTS = frozenset("van von der den de del della da das dos di du la ter al bin ibn".split())
#: An Arabic surname with its article small: "Ahmed al-Khatib".
_ARTICLED = re.compile(r"(?:a[lrsdnzt]|ash|el|ul)[-’'][A-Z]")
#: Letters that an ordinary word has more than: "Li", "Sun" and "Day" are surnames.
_ORDINARY = 3
#: What firms manage and own as often as people do: "the tanker's manager, Norvik".
_MANAGED = re.compile(
    r"\b(?:ship|vessel|tanker|carrier|freighter|barge|tug|yacht|boat|trawler|ferry|plane|jet|aircraft|helicopter|"
    r"fund|building|tower|site|plant|mine|port|terminal|pipeline)['’]s(?: \w+){0,2} "
    r"(?:manager|agent|charterer|partner|client|customer|adviser|advisor|representative), $"
)
#: Words that "the" may follow inside a name.
_JOINED = frozenset("of for and in on de".split())
#: A lone capital before a small word.
_SPEAKS = re.compile(
    r"(?<![A-Za-zÀ-ž] )(?<![\w’'-])"
    r"((?:(?:Le|La|De|Del|Di|Da|Van|Von|Ó|St\.) )?[A-ZÀ-ÞĀ-Ž][\w’'-]{2,30})"
    r"(?:, (?:(?:[a-z]+ ){1,4}[a-z]+|\d\d),)? "
    r"(?:(?:has|had|also|then|later|never|still|now|since|always|already|just|only) ){0,2}([a-z]{3,12})\b"
)


@dataclass
class Seen:
    """A name of the text that may be meant later, whether it speaks or not."""

    name: str
    at: int
    person: bool
    first: bool
    role: str = ""


def person_names(text: str) -> list[Seen]:
    """Runs of capitals that later words may mean; `person` where what stands beside says so."""
    found: list[Seen] = []
    roles = (words("titles", "persons")) - _COUNTING - {"under"}  # "Under Serbian law"
    callings = roles - (words("persons") & (FIRMS | words("bodies"))) | (words("titles") & roles)
    for run, first_word, parts in _runs(text[:_LOOKED]):
        while parts and parts[-1] in (
            "of",
            "and",
            "for",
            "de",
            "al",
            "the",
            "la",
            "&",
            "der",
            "da",
            "del",
            "van",
            "von",
            "bin",
        ):
            parts.pop()
        skipped = first_word
        begin, end = run.start() + first_word, run.start() + first_word + len(" ".join(parts))
        inside = ""
        titled = False
        surname = parts[0] in PRONOUN_NAMES and _INSIDE.search(text[max(0, run.start() - 3) : run.start()])
        while (
            len(parts) > 1
            and not surname
            and not (titled and parts[0] in PRONOUN_NAMES)  # "Spokesperson He Lanying"
            and (parts[0].lower().strip(".") in roles or parts[0].lower() in ARTICLES or opens_name(parts))
        ):
            titled = titled or parts[0].lower().strip(".") in callings
            skipped += len(parts[0]) + 1
            parts = parts[1:]
        inner = max((n for n, p in enumerate(parts[:-1]) if p.lower() in words("titles")), default=-1)
        if (
            inner >= 0
            and 2 <= len(parts) - inner - 1 <= 4
            and all(p[0].isupper() for p in parts[inner + 1 :])
        ):
            titled = True  # "U.S. District Judge Colleen Abara"
            skipped += sum(len(p) + 1 for p in parts[: inner + 1])
            parts, inside = parts[inner + 1 :], parts[inner].lower()
        inside_the = next(
            (n for n in range(1, len(parts) - 1) if parts[n] == "the" and parts[n - 1] not in _JOINED), 0
        )
        inside_the = 0 if inside_the == 1 and _orders(parts[0]) else inside_the
        if inside_the:
            skipped += sum(len(p) + 1 for p in parts[: inside_the + 1])
            parts = parts[inside_the + 1 :]  # "In its Concluding Observations the Committee"
        if re.search(r"(?:['’]s|s['’])$", parts[0]) and (
            len(parts) > _GIVEN_AND_LAST[0] or _of_land(parts)  # "Hungary's Mol"
        ):
            skipped += len(parts[0]) + 1
            parts = parts[1:]  # "Brazil's Pedro Sol"
        if len(parts) > 1 and parts[0] == "X." and text[: run.start()].endswith(("on ", "via ")):
            skipped += len("X. ")
            parts = parts[1:]  # "posted it on X. Iran has"
        if not parts:
            continue
        name = " ".join(parts).rstrip(".’'")
        name = re.sub(r"['’]s$", "", name)
        before = text[max(0, begin - 40) : begin]
        beginning = before.rfind("\n") + 1  # what stands on a line before says nothing of this name
        lows = before[beginning:].lower().replace(",", " ").split()
        beside = (
            bool(lows)
            and lows[-1] in roles - words("bodies") - FIRMS
            and not before.rstrip().endswith((".", ":", ";"))
        )
        beside = beside and not (before.rstrip().endswith(",") and _MANAGED.search(before))
        may_be = (
            2 <= len(parts) <= 3
            and not telling(parts) & (words("bodies") | SUFFIXES)
            and not like_a_body(parts)
        )
        note = _told_of(text[end : end + 60], roles) if may_be else None
        aged = note or ""
        given = given_and_last(parts) or _surname_first(parts)
        body = bool(telling(parts) & (words("bodies") | SUFFIXES | {"of", "for", "&"}))
        owned = re.search(r"['’]s\b", parts[0]) is not None
        person = (
            (titled or beside or note is not None or given)
            and not body
            and not owned
            and len([p for p in parts if p not in _SMALL_PARTS]) <= _MOST_PARTS
        )
        start = before.rstrip(' “"')
        first = (
            not start
            or start[-1] in ".!?\n"
            or before.endswith("\n")
            or (beside and re.search(r"(?:^|[.\n]\s*)(?:\w+ ){0,3}$", before) is not None)
        )
        if len(name) > 1 and len(found) < _NAMES:
            role = inside or run.group().split()[0].lower() if titled else lows[-1] if beside else aged
            found.append(Seen(name, run.start() + skipped, person, first, role))
    speaking = {m.group(1) for m in _SPEAKS.finditer(text[:_LOOKED]) if _is_said(m.group(2))}
    speaking |= {s.name for s in found if s.role in _ADDRESS}  # "Cengiz Altay used it … Mr Altay"
    bodies = words("bodies", "outlets", "persons", "titles") | SUFFIXES
    small = bodies | {"of", "for", "and", "the"}
    for seen in found:
        told = seen.name.split()
        speaks = told[-1] in speaking or " ".join(told[1:]) in speaking
        if 2 <= len(told) <= 3 and speaks and small.isdisjoint(telling(told)):
            seen.person = True  # "Taras Ostapchuk worked … Ostapchuk said", "Fatima Church … Church denied"
    persons = {s.name for s in found if s.person}
    lasts = {n.split()[-1] for n in persons}
    for seen in found:
        if not seen.person and (seen.name in persons or seen.name in lasts):
            seen.person = True
    return found


def _of_land(parts: Sequence[str]) -> bool:
    """Whether a land and a firm or person of it are two words: "Hungary's Mol", not "Russia's Ministry"."""
    owner = re.sub(r"['’]s?$", "", parts[0])
    shut = words("bodies", "persons", "titles", "outlets", "times")
    return len(parts) > 1 and bool(place_code(owner)) and parts[1].lower() not in shut


def _orders(word: str) -> bool:
    """Whether a body's name can begin with a word: "Save the Children", not "Monday the Court"."""
    return (
        plain(word) in everyday()
        and word.lower() not in words("times", "adverbs", "prepositions", "conjunctions", "subordinators")
        and not word.endswith(("ly", "ing", "ed", "s"))
    )


def _runs(text: str) -> Iterator[tuple[re.Match[str], int, list[str]]]:
    """Runs of capitals: (the run, the character in it where its words begin, the words).

    Two full names that "and" joins are two: "Gabriel Luna and Rosa Pineda".
    """
    for run in RUN.finditer(text):
        parts = run.group().split()
        at = parts.index("and") if "and" in parts else 0
        both = at >= _GIVEN_AND_LAST[0] and len(parts) - at > _GIVEN_AND_LAST[0]
        if both and all(sex_of(p, "") for p in (parts[0], parts[at + 1])):
            yield run, 0, parts[:at]
            yield run, run.group().index(" and ") + len(" and "), parts[at + 1 :]
        else:
            yield run, 0, parts


def given_and_last(parts: Sequence[str]) -> bool:
    """Whether a name is a given name of one sex and a word that is no ordinary one: "Danny Kinnaghan"."""
    last = parts[-1].rstrip(".’'")
    large = [p for p in parts if p not in _SMALL_PARTS]
    return (
        _GIVEN_AND_LAST[0] <= len(large) <= _GIVEN_AND_LAST[1] + (len(large) < len(parts))
        and bool(sex_of(parts[0], ""))
        and all(p[0].isupper() or _ARTICLED.match(p) for p in large)
        and not parts[-1].isupper()
        and plain(last) not in everyday()
        and {p.lower() for p in parts}.isdisjoint(words("bodies", "outlets", "times") | SUFFIXES)
    )


def _is_said(word: str) -> bool:
    """Whether a word is a verb of reporting that has whoever stands before it as its subject."""
    form = form_of(word)
    return form is not None and form.kind in ("past", "third", "participle")


def _told_of(after: str, roles: frozenset[str]) -> str | None:
    """The calling that follows a person's name, or nothing: ", a retired teacher", ", 61,", ", who".

    None where what follows tells of no person.
    """
    if re.match(r", (?:\d\d[,.]|who\b)", after):
        return ""
    note = re.match(r", (?:an?|the|its|their) (?:[\w -]{3,40}['’]s? )?([\w -]{3,50})", after)
    if note is None:
        return None
    said = note.group(1).lower().split()
    if any(w in FIRMS or w in words("bodies") for w in said[:_NOTE]):
        return None
    role = next((n for n, w in enumerate(said[:_NOTE]) if w in roles), None)
    if role is None or (said[role + 1 : role + 2] and said[role + 1] in words("auxiliaries", "verbs")):
        return None
    return said[role]


def sex_of(name: str, role: str) -> str:
    """The pronoun, "he" or "she", where a title, a role or a given name says so, else nothing."""
    told = set(re.findall(r"[\w-]+", _OF_WHOM.split(role.lower())[0]))
    if told & _SHE:
        return "she"
    if told & _HE:
        return "he"
    first = re.search(r"[\w-]+", name)
    if first is None:
        return ""
    if pronoun := _ADDRESSED.get(first.group().lower()):
        return pronoun  # "Mr Deputy Speaker"
    sex = given_sex(first.group()) or given_sex(first.group().partition("-")[0])  # "Heinz-Dieter"
    return _PRONOUNS.get(sex, "")


def _surname_first(parts: Sequence[str]) -> bool:
    """Whether two words are a Chinese or Korean family name and a given name: "Wang Lihua"."""
    return (
        len(parts) == _GIVEN_AND_LAST[0]
        and parts[0].lower() in surnames()
        and len(parts[1]) > _ORDINARY
        and parts[1][0].isupper()
        and not parts[1].isupper()
        and plain(parts[1]) not in everyday()
        and not place_code(" ".join(parts))  # "Hong Kong"
        and {p.lower() for p in parts}.isdisjoint(words("bodies", "outlets", "times", "titles") | SUFFIXES)
    )


def telling(parts: Sequence[str]) -> set[str]:
    """The words of a name that can tell what bears it: not a surname like Church, Banks, or Day."""
    last = parts[-1].lower()
    body = last in words("bodies", "outlets") | SUFFIXES and last not in _SURNAMES
    named = len(parts) > 1 and parts[-1][0].isupper() and not body and bool(sex_of(parts[0], ""))
    told = parts[:-1] if named else parts
    return {w.lower().strip(".,") for w in told}


def like_a_body(parts: Sequence[str]) -> bool:
    """Whether a name ends in an ordinary word and begins with no given name: "Human Rights First"."""
    if len(parts) > 1 and parts[-1] in _ENDINGS:
        return True
    return (
        len(parts) > 1
        and len(parts[-1]) > _ORDINARY
        and plain(parts[-1]) in everyday()
        and parts[-1].lower() not in words("persons", "titles")
        and not any(is_given(p) or sex_of(p, "") for p in parts[:-1])
        and all(len(p.strip(".")) > 1 for p in parts)
    )


def bare_surname(name: str) -> str:
    """A name's last word without an Arabic article: "Burhan" of al-Burhan."""
    return re.sub(r"^(?:a[lrsdnzt]|ash|el|ul|bin)[-’']", "", name.split()[-1])


def initials(name: str) -> str:
    """The first letters of a name's capitals; of a single word a letter that no acronym has."""
    return "".join(w[0] for w in re.findall(r"[A-Z][\w]*", name)) if " " in name else "\0"


def fits(run: str, short: str) -> str:
    """The part of a run whose initials are the acronym; the run itself where they nearly are."""
    parts = run.split()
    bare = short.replace(".", "").replace("&", "").upper()
    for n in range(len(parts)):
        tail = parts[n:]
        letters = "".join(p[0] for p in tail if p[0].isupper())
        if letters.upper() == bare and tail[0][0].isupper():
            return " ".join(tail)
    if short in parts and parts[(own := parts.index(short)) - 1] == "and" and own > 1:
        return " ".join(parts[own:])  # "Norvik LLC and Aeza Group LLC (“Aeza”)"
    head = parts[0].lower() == "the"
    return " ".join(parts[1:] if head else parts) if short.lower() in run.lower() else ""
