"""What is known of a listed party beyond its names, to be held against the page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from watchword.index.store import Index, Party
from watchword.model.countries import country_code
from watchword.reading.sheets import sheet
from watchword.reading.tables import is_title, place_code

__all__ = ["COUNTRY_FACTS", "Profile", "cues", "profile_of"]

#: Topics of programmes, by what their codes or sources begin with.
_TOPICS = {
    "SDGT": "terror", "FTO": "terror", "UN-1267": "terror", "SDNTK": "drugs", "ILLICIT-DRUGS": "drugs",
    "NPWMD": "weapons", "IFSR": "weapons", "CYBER": "cyber", "ELECTION": "cyber", "GLOMAG": "rights",
    "MAGNIT": "rights", "TCO": "crime", "us-bis-": "export", "us-dhs-": "rights", "RUSSIA": "finance",
    "UKRAINE": "war", "IRAN": "finance", "VENEZUELA": "finance", "SYRIA": "war", "BURMA": "war",
    "BELARUS": "war", "NICARAGUA": "rights", "DPRK": "weapons", "Al-Qaida": "terror", "ISIL": "terror",
}  # fmt: skip
#: Properties that state a country.
COUNTRY_FACTS = ("country", "nationality", "citizenship", "jurisdiction", "mainCountry", "flag")
_NAMES = ("name", "alias", "previousName")


@dataclass(frozen=True)
class Profile:
    """What is known of a listed party beyond its names."""

    countries: frozenset[str]
    topics: frozenset[str]
    births: tuple[str, ...]
    programmes: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()


def profile_of(index: Index, party: Party) -> Profile:
    """The countries, topics and years of birth of a party, from all that was ever stated of it."""
    found: set[str] = set()
    births: list[str] = []
    offices: set[str] = set()
    for fact in party.facts:
        if fact.prop in COUNTRY_FACTS:
            found.add(country_code(fact.value) or fact.value)
        elif fact.prop in ("address", "birthPlace"):
            found.add(country_code(fact.country or fact.value.rpartition(",")[2].strip()))
        elif fact.prop == "birthDate":
            births.append(fact.value)
        elif fact.prop == "position":
            offices |= {w for w in re.findall(r"[^\W\d_]{5,}", fact.value.lower()) if is_title(w)}
        elif fact.prop in _NAMES and party.schema != "Person":
            found |= {place_code(w.capitalize()) for w in re.findall(r"[^\W\d_]{4,}", fact.value)} - {"-"}
        # The country of a number is that of who gave it out: for a list's own numbers, the list's.
        if fact.country and fact.prop != "idNumber":
            found.add(country_code(fact.country))
    topics = {t for start, t in _TOPICS.items() if party.source.startswith(start)}
    notes = " ".join(f.value for f in party.facts if f.prop in ("notes", "summary", "position"))[
        :5000
    ].lower()
    topics |= {
        cue
        for cue, pattern in cues()
        if cue not in ("sanction", "namesake", "private", "local", "trade", "sport") and pattern.search(notes)
    }
    for listing in party.listings:
        codes = [listing.key, *(f.get("programme", "") for _, f in listing.versions)]
        found |= {country_code(f["country"]) for _, f in listing.versions if f.get("country")}
        for code in codes:
            topics |= {t for start, t in _TOPICS.items() if start in code}
            found |= {country_code(w) for w in re.findall(r"[A-Za-z]{4,}", code)}
    programmes = frozenset(f"{party.source} {listing.key}" for listing in party.listings)
    return Profile(
        frozenset(c.lower() for c in found if c),
        frozenset(topics),
        tuple(births),
        programmes,
        frozenset(offices),
    )


@cache
def cues() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The words that speak for a party, each a name of a cue and its pattern; see ``company.tsv``."""
    return tuple((cue, re.compile(pattern)) for cue, pattern, _ in sheet("company"))
