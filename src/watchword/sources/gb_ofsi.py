"""OFSI's consolidated list of financial sanctions targets (ConList), as ``.xlsx`` or ``.csv``.

Published until January 2026; one row for every combination of a party's names, dates and addresses. A
party's number is the reference of the UK Sanctions List, which stands in front of ``Other Information``
as ``(UK Sanctions List Ref):RUS0001``; where a row has none, ``group-`` and OFSI's Group ID. Format: HM
Treasury, "Consolidated list of targets: format guide"
(https://www.gov.uk/government/publications/financial-sanctions-consolidated-list-of-targets). The list
states no measures other than the asset freeze that it exists for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from watchword.exceptions import EditionRefused
from watchword.model import ListingFacts, Refusal
from watchword.sources.gb_party import SOURCE, STATES, UkParty, regime, uk_date
from watchword.sources.reading import Parsed
from watchword.sources.spreadsheet import table

__all__ = ["read"]

_FILES = ("conlist.xlsx", "conlist.csv")
_NAMES = ("Name 1", "Name 2", "Name 3", "Name 4", "Name 5", "Name 6")
_LINES = tuple(f"Address {n}" for n in range(1, 7))
_PLAIN = {"Title": "title", "Position": "position", "Nationality": "nationality", "DOB": "birth"}
#: Known and left out: the script is plain from the name itself; when a row was last touched says nothing
#: about the party.
_IGNORED = frozenset({"Non-Latin Script Type", "Last Updated"})
_USED = {
    *_NAMES, *_LINES, *_PLAIN, "Name Non-Latin Script", "Non-Latin Script Language", "Town of Birth",
    "Country of Birth", "Passport Number", "Passport Details", "National Identification Number",
    "National Identification Details", "Post/Zip Code", "Country", "Other Information", "Group Type",
    "Alias Type", "Alias Quality", "Regime", "Listed On", "UK Sanctions List Date Designated", "Group ID",
}  # fmt: skip
#: The labelled parts of Other Information, by what they state.
_LABELS = {
    "UK Sanctions List Ref": "",
    "UN Ref": "",
    "UK Statement of Reasons": "reasons",
    "Gender": "gender",
    "Phone number": "phone",
    "Email address": "email",
    "Website": "website",
    "Type of entity": "type of entity",
    "Parent company": "parent",
    "Subsidiaries": "subsidiaries",
    "Business Reg No": "registration",
    "IMO number": "imo",
    "Current owners": "owner",
    "Flag of ship": "flag",
    "Previous flags": "past flags",
    "Type of ship": "ship type",
    "Tonnage of ship": "tonnage",
    "Length of ship": "length",
    "Year built": "built",
}
_LABEL = re.compile(r"\((" + "|".join(map(re.escape, _LABELS)) + r")\)\s*:")
_UNIQUE = re.compile(r"([A-Z]{3}\d{4})\.?\s*")
_UN = re.compile(r"\s*([A-Z]{2}[iIeE]\.\d{3})\.?\s*")


def read(files: Mapping[str, Path]) -> Iterator[Parsed]:
    """Read one edition from ``ConList.xlsx`` or ``ConList.csv``."""
    name = next((n for n in _FILES if n in files), None)
    if name is None:
        raise EditionRefused(f"gb-ofsi: ConList.xlsx or .csv is missing (found: {', '.join(sorted(files))}).")
    path = files[name]
    parsed = Parsed(SOURCE, [], STATES | {"remarks"}, 0)
    parties: dict[str, UkParty] = {}
    tails: dict[str, str] = {}
    unknown: set[str] = set()
    for line, row in table(path, ("Group ID", "Name 6", "Alias Type", "Regime")):
        parsed.records += 1
        unknown.update(row.keys() - _USED - _IGNORED)
        group = row.get("Group ID", "").removesuffix(".0")
        if not (group.isascii() and group.isdigit() and len(group) < 10):
            parsed.refusals.append(Refusal(path.name, line, f"no Group ID: {group[:40]!r}", "Group ID"))
            continue
        if not any(row.get(n) for n in _NAMES):
            parsed.refusals.append(Refusal(path.name, line, f"group {group} has no name in this row"))
            continue
        about = _labelled(row.get("Other Information", ""))
        unique = about.pop("UK Sanctions List Ref", "")
        if group not in tails:
            tails[group] = unique if _UNIQUE.fullmatch(unique) else f"group-{group}"
        party = parties.setdefault(tails[group], UkParty(tails[group], row.get("Group Type", "")))
        _take(party, row, about, unique, group)
    parsed.entries = [p.entry() for p in parties.values()]
    parsed.notes += [f"{path.name}: unknown column {c!r}" for c in sorted(unknown)]
    yield parsed.check(path.name)


def _labelled(text: str) -> dict[str, str]:
    """The parts of Other Information by label; what stands under none is ``other``."""
    pieces = _LABEL.split(text)
    found: dict[str, str] = {}
    loose = [pieces[0]]
    for label, value in zip(pieces[1::2], pieces[2::2], strict=True):
        if label in ("UK Sanctions List Ref", "UN Ref"):
            # These end at the full stop; what follows belongs to no label.
            number = (_UNIQUE if label == "UK Sanctions List Ref" else _UN).match(value) or _UN.match(value)
            found[label] = number[1] if number else value.strip(" .")[:20]
            loose.append(value[number.end() :] if number else "")
        else:
            found[label] = f"{found[label]} {value}" if label in found else value
    found["other"] = " ".join(part.strip() for part in loose if part.strip())
    return found


def _take(party: UkParty, row: Mapping[str, str], about: Mapping[str, str], unique: str, group: str) -> None:
    def cell(name: str) -> str:
        return row.get(name, "")

    party.rows += 1
    party.name([cell(n) for n in _NAMES], cell("Alias Type"), cell("Alias Quality"))
    party.native(cell("Name Non-Latin Script"), cell("Non-Latin Script Language"))
    if party.rows == 1:
        party.references(
            unique if _UNIQUE.fullmatch(unique) else "", group, f"{about.get('UN Ref', '')} {unique}"
        )
        for label, value in about.items():
            if what := _LABELS.get(label, label):
                party.fact(what, value)
    for column, what in _PLAIN.items():
        party.fact(what, cell(column))
    party.place(cell("Town of Birth"), cell("Country of Birth"))
    party.documents("passportNumber", cell("Passport Number"), cell("Passport Details"))
    party.documents(
        "idNumber", cell("National Identification Number"), cell("National Identification Details")
    )
    party.address([cell(n) for n in _LINES], cell("Post/Zip Code"), cell("Country"))
    programme, citation = regime(cell("Regime"))
    since = uk_date(cell("Listed On"))
    party.listing(
        ListingFacts(
            key=programme,
            programme=programme,
            listed_on=uk_date(cell("UK Sanctions List Date Designated")) or since,
            citation=citation,
            remarks=f"On OFSI's consolidated list since {since}." if since else "",
        )
    )
