"""Names out of their cases: Russian persons and bodies, German bodies with an adjective."""

from __future__ import annotations

import re

from watchword.reading.tables import is_given

__all__ = ["bearer_of", "german_nominative", "is_surname", "nominative", "same_surname"]

#: Endings that a Russian surname has in its cases.
_CASES = frozenset("а у ом е ым ой ого ому им ы ю я ем ей ую".split())
#: How Russian surnames end, in any case.
_SURNAME = re.compile(
    r"(?:[оеёи]в|ин|ск(?:ий|ая|ого|ой)|ов[аы]|ев[аы]|ин[аы]|ко|[ую]к|ян|дзе|швили|ич|[оеи]вой|иной|ых)$"
)
#: Words of a full name, letters of the shortest given one, and what its words look like.
_NAMES, _SHORTEST = (2, 3), 3
_CYRILLIC = re.compile(r"[А-ЯЁ][а-яё-]+")
#: Endings of a man's given name and surname in the genitive, dative and instrumental, with the nominative's.
_OBLIQUE = (
    (("я", "а"), (("ского", "ский"), ("цкого", "цкий"), ("ого", "ый"), ("а", ""))),
    (("ю", "у"), (("скому", "ский"), ("цкому", "цкий"), ("ому", "ый"), ("у", ""))),
    (("ем", "ом"), (("ским", "ский"), ("цким", "цкий"), ("ым", ""), ("ом", ""))),
)
#: Women's names that look like men's in the genitive: Александра, Валерия.
_WOMEN = frozenset(
    "александра алла алина анастасия анна валентина валерия василиса вера виктория виолетта "
    "владислава галина дана дарья диана евгения екатерина елена елизавета жанна зинаида зоя инна "
    "ирина камилла карина кира клавдия кристина ксения лариса лидия лилия любовь людмила маргарита "
    "марина мария милана надежда наталия наталья нина оксана олеся ольга павла полина раиса регина "
    "роза роксана светлана снежана софия софья станислава стефания таисия тамара татьяна ульяна "
    "эвелина элеонора эльвира эмилия юлия юлиана яна ярослава".split()
)
_VOWEL = "аеёиоуыэюя"


def is_surname(word: str) -> bool:
    """Whether a small Russian word ends as surnames do, in any case."""
    return _SURNAME.search(word) is not None


def german_nominative(article: str, phrase: str) -> str:
    """A German phrase without its article: "das serbische Ministerium" is "serbisches Ministerium"."""
    ending = {"das": "es", "der": "er"}.get(article, "")
    first, _, rest = phrase.partition(" ")
    return f"{first}{ending[-1]} {rest}" if ending and rest and first.endswith("e") else phrase


def same_surname(name: str, full: str) -> bool:
    """Whether a Russian surname is another's in a case of its own: "Пескова" for Дмитрий Песков."""
    last, word = full.lower().split()[-1], name.lower()
    stem = re.sub(r"(?:ий|ый|ая|а|я|й|ь)$", "", last)
    rest = word.removeprefix(stem)
    return " " not in name and len(stem) > 2 and rest != word and rest in _CASES


def nominative(name: str) -> str:
    """A Russian person's name in the genitive as its bearer has it: "Игоря Пахтина" is "Игорь Пахтин".

    >>> nominative("Марии Захаровой")
    'Мария Захарова'
    """
    parts = name.split()
    if not re.match(r"[А-Яа-яЁё][а-яё]", name):
        return name
    if len(parts) == 1:
        for ending, whole in (
            ("ства", "ство"),
            ("ствия", "ствие"),
            ("ения", "ение"),
            ("ии", "ия"),
            ("ти", "ть"),
            ("а", ""),
        ):
            if len(name) > 4 and name.endswith(ending) and name[-2] not in "ео":
                return name.removesuffix(ending) + whole
        return name
    given, rest = parts[0], parts[1:]
    if given.endswith("ии"):
        made, female = given[:-1] + "я", True
    elif given.endswith("ы") or given.endswith(("ги", "ки", "хи", "ши", "жи")):
        made, female = given[:-1] + "а", True
    elif given.endswith("и"):
        made, female = given[:-1] + "я", True
    elif given.endswith("я") and len(given) > 3:
        made, female = given[:-1] + ("й" if given[-2] in _VOWEL else "ь"), False
    elif given.endswith("а") and given[-2] not in _VOWEL:
        made, female = given[:-1], False
    else:
        return name
    return " ".join([made, *(_surname(part, female) for part in rest)])


def bearer_of(name: str) -> str:
    """A Russian person's name out of whatever case it stands in; one that can be a nominative stays.

    >>> bearer_of("Рамзаном Кадыровым"), bearer_of("Аркадию Ротенбергу"), bearer_of("Марина Седова")
    ('Рамзан Кадыров', 'Аркадий Ротенберг', 'Марина Седова')
    """
    parts = name.split()
    if len(parts) not in _NAMES or not all(_CYRILLIC.fullmatch(p) for p in parts):
        return name
    for endings, surnames in _OBLIQUE:
        given = next((_without(parts[0], e) for e in endings if parts[0].endswith(e)), "")
        last = next((parts[-1].removesuffix(e) + w for e, w in surnames if parts[-1].endswith(e)), "")
        if (
            not given
            or not last
            or parts[0].lower() in _WOMEN
            or len(given) < _SHORTEST
            or not is_given(given)
        ):
            continue
        return " ".join([given, *(_surname(p, False) for p in parts[1:-1]), last])
    return name


def _without(word: str, ending: str) -> str:
    """A man's given name without the ending of a case: Игорем, Дмитрием, Иваном."""
    stem = word.removesuffix(ending)
    soft = "й" if stem[-1:] in _VOWEL else "ь"
    return stem + (soft if ending in ("я", "ю", "ем") else "")


def _surname(word: str, female: bool) -> str:
    """A surname or father's name out of the genitive."""
    if female:
        for ending, whole in (
            ("ской", "ская"),
            ("цкой", "цкая"),
            ("вой", "ва"),
            ("ной", "на"),
            ("вны", "вна"),
        ):
            if word.endswith(ending):
                return word.removesuffix(ending) + whole
        return word
    for ending, whole in (("ского", "ский"), ("цкого", "цкий"), ("ого", "ый"), ("его", "ий")):
        if word.endswith(ending):
            return word.removesuffix(ending) + whole
    if word.endswith("а") and word[-2] not in _VOWEL:
        return word[:-1]
    return word[:-1] + ("й" if word[-2] in _VOWEL else "ь") if word.endswith("я") else word
