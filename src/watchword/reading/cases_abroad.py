"""Names out of their cases: Russian persons and bodies, German bodies with an adjective."""

from __future__ import annotations

import re

__all__ = ["german_nominative", "is_surname", "nominative", "same_surname"]

#: Endings that a Russian surname has in its cases.
_CASES = frozenset("а у ом е ым ой ого ому им ы ю я ем ей ую".split())
#: How Russian surnames end, in any case.
_SURNAME = re.compile(
    r"(?:[оеёи]в|ин|ск(?:ий|ая|ого|ой)|ов[аы]|ев[аы]|ин[аы]|ко|[ую]к|ян|дзе|швили|ич|[оеи]вой|иной|ых)$"
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
