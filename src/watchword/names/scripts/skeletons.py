"""The consonant skeleton: what the many spellings of an Arabic, Persian or Hebrew name share."""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["skeleton"]

# In order; each rule sees what the ones before it left. Upper case marks a finished class.
_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"^(?:ou|oo|u)(?=[aei])", "w"),  # Oualid, Ouassim
        (r"(?<=[a-z])ou(?=[ae])", "w"),  # Marouan, but not Daoud
        (r"tch|tsh|sch|skh|ckh|ch|sh", "C"),  # چ and ش; French writes ch for ش
        (r"dzh|dj|zh|j|g(?=[ei])", "J"),
        (r"kh|ḥ", "h"),  # Khalid, Halit
        (r"gh|ck|qu|[qkg]|c(?![eiy])", "K"),  # Qasim, Kasem, Gasem; Ghassan, Gassan
        (r"c", "s"),
        (r"th|tt", "t"),
        (r"dh", "d"),
        (r"ph", "f"),
        (r"x", "Ks"),
        (r"^v", "w"),  # Vahid, Wahid
        (r"^[i](?=[aeou])", "y"),  # Iusuf
        (r"n(?=[bp])", "m"),  # Anbar, Ambar
        (r"p", "b"),  # Arabic has no p
        (r"^[aeiou]+", "A"),
        (r"(?<=[^A])h$|(?<=[bdflmnrstzJKCw])h(?=[aeiouy])", ""),  # Fatimah, Bhatti
        (r"(?<=.)[aeiouyw]+", ""),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """The consonant skeleton of one lower-case ASCII word.

    Spellings of one Arabic, Persian or Hebrew name meet in it, vowelled or not: vowels and doubled
    letters go; q, k, g and gh are one class, kh and h one, ch and sh one, j, dj and zh one, p and b one;
    th is t and dh is d; a final h is silent; w is a consonant only at the start (و is written w, ou, u
    and o), where v joins it. A vowel at the start stays as ``a``,
    so that ``ali`` is not the same as ``leila``.

    It is a way to find candidates and a reason to forgive vowels, never a proof: ``mahmoud`` has
    the skeleton of ``muhammad``. One of fewer than three letters says nothing (``ali``, ``aly``,
    ``ilya`` and ``ola`` are all ``al``): ask for equal words there. Pairs that share a letter of the
    script but no class here (Osman and Uthman, Reza and Rida, Jamal and Gamal) are in
    :func:`watchword.names.tables.spellings`.

    >>> skeleton("mohammed") == skeleton("muhamad") == skeleton("mhmd")
    True
    """
    for pattern, to in _RULES:
        word = pattern.sub(to, word)
    return word.lower()
