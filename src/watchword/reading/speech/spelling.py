"""Words in small letters, but for a name that is spelt as a small word is: the WHO."""

from __future__ import annotations

__all__ = ["lower"]

_NAMES = frozenset(("WHO",))


def lower(word: str, around: str) -> str:
    """A word as tables have it; such a name keeps its capitals where not all `around` it is in capitals.

    >>> lower("Said", ""), lower("WHO’s", "The WHO’s chief said"), lower("WHO", "MAN WHO RAN")
    ('said', "WHO's", 'who')
    """
    low = word.lower().replace("’", "'").replace(" ", "-")
    name, mark, rest = word.replace("’", "'").partition("'")
    own = name in _NAMES and rest in ("", "s") and not around.isupper()
    return f"{name}{mark}{rest}" if own else low
