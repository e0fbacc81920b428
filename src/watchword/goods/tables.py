"""The reviewed tables in ``goods/data``, read once: items with their control entries, names, words, models.

The files are tab-separated, one fact a row; a line that starts with ``#`` is a note, and ``|`` separates
several values of one cell. A row with too few or too many cells is an error with file and line: a table
that half-parsed would lose controls silently.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path

from watchword.goods.entries import ControlEntry, Item

__all__ = [
    "checked_entries",
    "harmless",
    "items",
    "models",
    "names",
    "rows",
    "several",
    "sole_headings",
    "units",
    "words",
]

_DATA = Path(__file__).parent / "data"


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of ``goods/data/<name>.tsv`` without header and notes."""
    found: list[tuple[str, ...]] = []
    width = 0
    for number, line in enumerate((_DATA / f"{name}.tsv").read_text("utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        cells = tuple(cell.strip() for cell in line.split("\t"))
        if not width:
            width = len(cells)  # the header
        elif len(cells) != width:
            raise ValueError(f"{name}.tsv, line {number}: {len(cells)} cells, not {width}")
        else:
            found.append(cells)
    return tuple(found)


def several(cell: str) -> tuple[str, ...]:
    """The values of one cell."""
    return tuple(part for value in cell.split("|") if (part := value.strip()))


@cache
def items() -> dict[str, Item]:
    """Every item of the built-in lists by its key, with its entries in the order of ``controls.tsv``."""
    says = {key: says for key, _title, says, _basis in rows("duties")}
    entries: dict[str, list[ControlEntry]] = defaultdict(list)
    for key, list_key, item, citation, since, until, _checked in rows("controls"):
        entry = ControlEntry(list_key, item, citation, since or None, says[list_key], until or None)
        entries[key].append(entry)
    return {
        key: Item(key, name, kind, several(cas), several(hs), tuple(entries[key]))
        for key, name, kind, cas, hs, _checked in rows("substances")
    }


def checked_entries() -> list[tuple[Item, ControlEntry, str]]:
    """Every built-in entry with its item and the second source that the row was compared with."""
    checked = {(key, list_key, item): c for key, list_key, item, _, _, _, c in rows("controls")}
    return [
        (item, entry, checked[item.key, entry.list, entry.item])
        for item in items().values()
        for entry in item.entries
    ]


@cache
def names() -> tuple[tuple[str, str, str, str], ...]:
    """(item's key, language, use, form) for every name of the built-in items."""
    return tuple(
        (key, lang, use, form) for key, lang, use, forms, _ in rows("names") for form in several(forms)
    )


@cache
def harmless() -> tuple[tuple[str, str], ...]:
    """(form, why) of things that no built-in list names."""
    return tuple((form, why) for forms, why in rows("harmless") for form in several(forms))


@cache
def words() -> dict[str, tuple[str, ...]]:
    """Words and phrases by their class, in every language together, as ``words.tsv`` writes them."""
    found: dict[str, list[str]] = defaultdict(list)
    for kind, _lang, forms in rows("words"):
        found[kind].extend(several(forms))
    return {kind: tuple(dict.fromkeys(forms)) for kind, forms in found.items()}


@cache
def models() -> dict[str, tuple[float, float, str, bool]]:
    """Machine models: letters → (least number, greatest, item's key, whether a word beside is needed)."""
    found = {}
    for prefix, numbers, key, needs, _source in rows("models"):
        low, _, high = numbers.partition("-")
        found[prefix.lower()] = (float(low), float(high), key, needs == "yes")
    return found


@cache
def sole_headings() -> frozenset[str]:
    """Subheadings of HS 2022 whose own text names one substance and no other."""
    return frozenset(code for code, _key, _source in rows("headings"))


@cache
def units() -> dict[str, str]:
    """Units and packings as written → the unit as answered."""
    return {form: unit for unit, forms in rows("units") for form in several(forms)}
