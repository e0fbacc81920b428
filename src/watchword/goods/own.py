"""Control lists of the user's own: a CSV beside the built-in lists, each row with where it comes from.

Columns, by heading, in any order; ``list``, ``name`` and ``citation`` have to be there and filled:

    list,name,kind,cas,hs,eccn,synonyms,citation,since,until,says

``list`` is the list's key (small letters, digits, hyphens; not a built-in one), ``kind`` is ``chemical``
(the default), ``machine``, ``part`` or ``other``, ``says`` the duty that follows, in a plain sentence.
Several CAS numbers, HS codes, ECCNs or synonyms are separated by ``;``. A row whose CAS number a built-in
substance has, or whose name is one of its names, adds an entry to that substance.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from watchword.exceptions import EditionRefused, TableError
from watchword.goods.cas import check_digit_holds
from watchword.goods.entries import ControlEntry, Item
from watchword.goods.tables import names, rows
from watchword.goods.text import key_of
from watchword.model import Refusal, parse_date
from watchword.sources.reading import csv_rows, decode, read_bytes

__all__ = ["COLUMNS", "OwnLists", "read_own"]

COLUMNS = ("list", "name", "kind", "cas", "hs", "eccn", "synonyms", "citation", "since", "until", "says")
_NEEDED = ("list", "name", "citation")
_KINDS = ("chemical", "machine", "part", "other")
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*$")
#: The Commerce Control List has some 3,000 entries; a list a hundred times that is the wrong file.
_LARGEST = 64 * 1024 * 1024


@dataclass(slots=True)
class OwnLists:
    """The items with the user's entries added, their names, items by ECCN, and rows that couldn't be used."""

    items: dict[str, Item]
    names: list[tuple[str, str]] = field(default_factory=list)
    codes: dict[str, list[Item]] = field(default_factory=lambda: defaultdict(list))
    refusals: list[Refusal] = field(default_factory=list)


def read_own(files: Sequence[Path], built_in: Mapping[str, Item]) -> OwnLists:
    """Read the user's own control lists; raises :class:`TableError` for a file that can't be read at all."""
    own = OwnLists(dict(built_in))
    by_cas = {cas: key for key, item in built_in.items() for cas in item.cas}
    by_name = {key_of(form): key for key, _lang, use, form in names() if use == "name"} if files else {}
    eccns: dict[str, list[str]] = defaultdict(list)
    for path in files:
        try:
            table = list(csv_rows(decode(read_bytes(path, _LARGEST), path.name), path.name))
        except EditionRefused as why:
            raise TableError(f"control list {why}") from None
        header = [h.strip().lower() for h in table[0][1]] if table else []
        if missing := [c for c in _NEEDED if c not in header]:
            raise TableError(
                f"{path.name}, line 1: no column {missing[0]!r}; the columns are {', '.join(COLUMNS)}."
            )
        if strange := [h for h in header if h not in COLUMNS]:
            raise TableError(
                f"{path.name}, line 1: unknown column {strange[0]!r}; they are {', '.join(COLUMNS)}."
            )
        for line, cells in table[1:]:
            try:
                if len(cells) != len(header):
                    raise ValueError(f"{len(cells)} columns instead of {len(header)}")
                row = {h: " ".join(c.split()) for h, c in zip(header, cells, strict=True)}
                _add(own, row, by_cas, by_name, eccns)
            except ValueError as why:
                own.refusals.append(Refusal(path.name, line, str(why)))
    for code, keys in eccns.items():
        own.codes[code] = [own.items[key] for key in dict.fromkeys(keys)]
    return own


def _several(row: Mapping[str, str], column: str) -> tuple[str, ...]:
    return tuple(p for part in row.get(column, "").split(";") if (p := part.strip()))


def _day(row: Mapping[str, str], column: str) -> str | None:
    text = row.get(column, "")
    if not text:
        return None
    day = parse_date(text)
    if day is None:
        raise ValueError(f"{column} {text!r} is not a date; write it as YYYY-MM-DD, YYYY-MM or YYYY")
    return day


def _add(
    own: OwnLists,
    row: Mapping[str, str],
    by_cas: dict[str, str],
    by_name: dict[str, str],
    eccns: dict[str, list[str]],
) -> None:
    for column in _NEEDED:
        if not row[column]:
            raise ValueError(f"a row without {column}")
    list_key = row["list"].lower()
    if not _KEY.match(list_key):
        raise ValueError(f"list {row['list']!r} has to be small letters, digits and hyphens")
    if list_key in {key for key, *_ in rows("duties")}:
        raise ValueError(f"list {list_key!r} is a built-in one; give yours another key")
    kind = row.get("kind", "").lower() or "chemical"
    if kind not in _KINDS:
        raise ValueError(f"kind {row['kind']!r} is not one of {', '.join(_KINDS)}")
    cas = _several(row, "cas")
    if bad := [n for n in cas if not check_digit_holds(n)]:
        raise ValueError(f"cas {bad[0]!r} fails its check digit")
    hs = tuple(re.sub(r"\D", "", code)[:6] for code in _several(row, "hs"))
    if bad := [code for code in hs if len(code) not in (4, 6)]:
        raise ValueError(f"hs {bad[0]!r} has to have four digits or six")
    since, until = _day(row, "since"), _day(row, "until")
    says = row.get("says", "") or f"It stands on {list_key}, a control list of your own."
    entry = ControlEntry(list_key, row["name"], row["citation"], since, says, until)
    forms = (row["name"], *_several(row, "synonyms"))
    key = next((by_cas[n] for n in cas if n in by_cas), None) or by_name.get(key_of(row["name"]))
    if key is None:
        key = f"{list_key}:{key_of(row['name'])}"
        own.items[key] = Item(key, row["name"], kind, cas, hs, ())
    old = own.items[key]
    own.items[key] = replace(
        old,
        cas=tuple(dict.fromkeys((*old.cas, *cas))),
        hs=tuple(dict.fromkeys((*old.hs, *hs))),
        entries=(*old.entries, entry),
    )
    by_cas.update(dict.fromkeys(cas, key))
    for form in forms:
        if key_of(form):
            by_name.setdefault(key_of(form), key)
            own.names.append((key, form))
    for code in _several(row, "eccn"):
        eccns[code.upper()].append(key)
