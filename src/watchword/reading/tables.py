"""The reviewed tables of this room, in the shapes that its modules ask for; read on first use."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from watchword.model.countries import country_code
from watchword.names import tables as names
from watchword.reading.sheets import sheet
from watchword.reading.tokens import everyday, fold, plain

__all__ = [
    "FUNCTION",
    "given_names",
    "given_sex",
    "headline_verb",
    "is_function",
    "is_given",
    "is_title",
    "month_or_day",
    "org_word",
    "place_code",
    "surnames",
    "title_strength",
]

#: Words of closed classes that open sentences with a capital and belong to no name.
FUNCTION = frozenset(
    "a an the this that these those it its he his him she her hers they their them we our us i my "
    "you your one "
    "in on at by for from to of with without within into onto over under after before during since "
    "until while "
    "as if when where why how who whom whose which what although though because but and or nor so yet not no "
    "however moreover meanwhile furthermore therefore thus hence instead despite amid among amongst against "
    "according about above across along around behind below beneath beside besides between beyond "
    "despite down "
    "except inside like near off out outside past per than through throughout toward towards unlike "
    "up upon via "
    "earlier later recently previously today yesterday tomorrow now then there here also "
    "additionally still even "
    "only just some any all both each every many most much few several another other such same more "
    "less once "
    "someone anyone everyone nobody none never always often sometimes is are was were be been has "
    "have had do "
    "does did will would can could may might must shall should let asked speaking speaks following "
    "given based "
    "last next first second third two three four five six seven eight nine ten were being photo image "
    "der die das den dem ein eine und im am von mit für le la les un une des du et dans en au aux "
    "selon el los "
    "las una y del al il lo gli che di da nel o a os as um uma e em no na dos das "
    "в во на с со к ко у о об от до из за по под при для без над через между и й та а но але или або не он "
    "она они оно он это как что его её их який що це як його її вони від із зі".split()
)
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri "
    "sat sun montag dienstag "
    "mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche "
    "lunes martes "
    "miercoles jueves viernes sabado domingo est edt gmt utc am pm ad bc".split()
)


@lru_cache(maxsize=20_000)
def is_function(word: str) -> bool:
    """Whether a word, contracted or not ("We've"), belongs to a closed class."""
    return word.lower().replace("’", "'").split("'")[0] in FUNCTION


@cache
def _places() -> dict[str, str]:
    return {plain(form): code for code, forms, _ in sheet("places") for form in forms.split("|")}


@lru_cache(maxsize=20_000)
def place_code(text: str) -> str:
    """The country that a place's name (or a people's) stands for, ``-`` for a region, or nothing.

    A two-letter code is no name in prose: *IT*, *IN* and *NO* are words.
    """
    folded = plain(text)
    if found := _places().get(folded):
        return found
    return country_code(text) if len(text.replace(".", "")) > 3 or text in ("UAE", "DRC") else ""


@cache
def _headline_verbs() -> frozenset[str]:
    found: set[str] = set()
    for kind, words, _ in sheet("headlines"):
        for verb in words.split():
            stem = verb.removesuffix("e")
            third = verb[:-1] + "ies" if re.search(r"[^aeou]y$", verb) else verb + "s"
            third = verb + "es" if re.search(r"(?:s|sh|ch|x)$", verb) else third
            past = {verb[:-1] + "ied"} if third.endswith("ies") else {stem + "ed", stem + verb[-1] + "ed"}
            made = {third, *past, stem + "ing", stem + verb[-1] + "ing"}
            found |= {verb} if kind == "irregular" else made
    return frozenset(found)


def headline_verb(word: str) -> bool:
    """Whether a word is a form of a verb that headlines have behind a name: loses, jailed."""
    return word.lower() in _headline_verbs()


@cache
def _orgs() -> dict[str, tuple[str, tuple[str, ...]]]:
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    for word, kind, back, _ in sheet("orgs"):
        found[plain(word)] = (kind, tuple(back.split("|")))
    return found


@lru_cache(maxsize=20_000)
def org_word(word: str) -> tuple[str, tuple[str, ...]] | None:
    """(class, nouns that refer back) of a word that makes a run of words an organisation."""
    return _orgs().get(plain(word.rstrip(".").removesuffix("’s").removesuffix("'s")).replace(".", ""))


@cache
def _titles() -> dict[str, str]:
    return {w: strength for strength, words, _ in sheet("titles") for w in words.split()}


#: How German words for offices end that are put together: Energieminister, Konzernchefin.
_COMPOUNDS = tuple(
    f"{before}{office}{feminine}"
    for before in "aeiklmnrst"
    for office in (
        "minister",
        "sekretär",
        "chef",
        "präsident",
        "sprecher",
        "milliardär",
        "oligarch",
        "vorsitzender",
    )
    for feminine in ("", "in")
)


@lru_cache(maxsize=20_000)
def title_strength(word: str) -> str:
    """``office`` for a word that says an office, ``of`` for one that offices are of, or nothing."""
    bare = word.lower().rstrip(".").removesuffix("'s").removesuffix("’s")
    bare = bare.removeprefix("then-").removeprefix("ex-")
    return _titles().get(bare) or ("office" if bare.endswith(_COMPOUNDS) and word[:1].isupper() else "")


def is_title(word: str) -> bool:
    """Whether a word says an office, rank or form of address, or is part of what says one."""
    return bool(title_strength(word))


#: Ordinary words that are given names all the same.
_ALSO_NAMES = frozenset(
    "amir bill bob don drew frank gene harry jack ken kit lee maria mark maxim mike nick pat patty "
    "peter ray rob "
    "roman sandy sue victor".split()
)


@cache
def given_names() -> frozenset[str]:
    """Given names and their spellings, folded."""
    found: set[str] = set()
    for table in ("given_names", "given_names_more", "nicknames"):
        for canonical, _relation, forms, _source in names.read_table(table):
            found |= {canonical, *forms.split()}
    for _native, readings, _source in names.read_table("arabic_names"):
        found |= set(readings.split())
    return frozenset(found - FUNCTION - (everyday() - _ALSO_NAMES))


#: Letters that are no letter with an accent, as print in English writes them.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ə": "a", "æ": "ae", "œ": "oe", "þ": "th"}
)
#: How print in English also writes them, and German vowels: Joergen, Haakon, Juergen.
_TWO_LETTERS = str.maketrans({"ø": "oe", "ö": "oe", "ä": "ae", "ü": "ue", "å": "aa", "đ": "dj"})


def _unaccented(name: str) -> str:
    return name.lower() if name.isascii() else plain(plain(name).translate(_LETTERS))


@cache
def _sexes() -> dict[str, str]:
    found: dict[str, str] = {}
    for sex, _language, given in sheet("given"):
        for name in given.split():
            found[_unaccented(name)] = sex
            if not name.isascii():
                found.setdefault(_unaccented(name.translate(_TWO_LETTERS)), sex)
    return found


@lru_cache(maxsize=20_000)
def given_sex(name: str) -> str:
    """``f`` or ``m`` for a given name of one sex, with or without its diacritics, or nothing."""
    return _sexes().get(_unaccented(name), "")


@cache
def surnames() -> frozenset[str]:
    """Chinese and Korean family names, which stand first."""
    found = {row[1] for row in names.read_table("chinese_surnames")}
    for _native, readings, _source in names.read_table("korean_surnames"):
        found |= set(readings.split())
    return frozenset(found)


@cache
def _months() -> frozenset[str]:
    return frozenset(plain(f) for _, forms, _ in sheet("months") for f in forms.split()) | _DAYS


def month_or_day(word: str) -> bool:
    """Whether a word names a month or a day of the week."""
    return plain(word.rstrip(".")) in _months()


def is_given(word: str) -> bool:
    """Whether a word is a given name in any of its spellings."""
    return any(f in given_names() for f in fold(word))
