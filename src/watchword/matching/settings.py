"""The named numbers of the engine, each with what it is for.

A pair's score is a logistic curve over a sum of evidence. The weights were fitted by logistic
regression on one half (by hash of the party) of 3,000 damaged listed names, 2,600 names damaged in
fifteen other ways, 24,000 customers that aren't listed and 120 companies that aren't; then rounded,
and a few set by hand where the data say nothing or reward the wrong thing. The other half is only
measured on. The score orders hits; it is not a probability.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass

from watchword.index.names_background import MOST_BITS, ROLE_WEIGHT

__all__ = ["PAIR_SETTINGS", "PAIR_THRESHOLD", "SHIPPED_THRESHOLD", "Settings"]

#: From this score on a listed name is a hit.
SHIPPED_THRESHOLD = 0.68

#: From this score on two names given as a pair count as one name, weighed by :data:`PAIR_SETTINGS`.
#: Lower than at list level: whoever compares two names has a reason to, whoever screens a list
#: compares with 100,000.
PAIR_THRESHOLD = 0.57


@dataclass(frozen=True, slots=True)
class Settings:
    """The weights of the scorer.

    What is in bits is information: a word that one name in 1,000 has carries 10. What "share" means:
    the weight of some words over the weight of all words of both names.
    """

    #: Where the curve stands with no evidence: a match of no information is no hit.
    base: float = 1.42
    #: For each bit of the words that match. *Ali Hassan* brings 11 bits, *Dmitry Yazov* 24.
    gain: float = 0.085
    #: Bits beyond this many hardly add: two dozen are unique among 100,000 names already, and a long
    #: name must not carry a contradiction (ALI SADDAM HUSSEIN AL-RAWI / AL-TIKRITI).
    enough_gain: float = 35.0
    more_gain: float = 0.008

    #: Words left over on both sides: AL-MOSULI / AL-TIKRITI after the same given names.
    contradiction: float = -3.6
    #: The same for each bit, however long the rest of the name is.
    contradiction_bits: float = -0.28
    #: Words only in the query: Vladimir *Vladimirovich* Putin for PUTIN, Vladimir.
    omitted_in_listed: float = -5.1
    #: Words only in the listed name, the commonest damage: Martin Ponce for PONCE FELIX, Martin.
    omitted_in_query: float = -2.7
    #: A share beyond this says no more: that six of eight names are left out (Maria Montero for
    #: PEREZ MONTERO, Maria Marcela del Pilar) is hardly odder than four.
    most_omitted: float = 0.65

    #: A word in another romanisation, abbreviated, or misread by a scanner (Tech / Technology).
    sound: float = -0.55
    #: One letter wrong. Cheap, because ``gain`` already counts the words at that distance.
    edit: float = -0.65
    #: A short form, or the same consonants only (Bill / William, mhmd / Mohammed).
    like: float = -2.0
    #: Two letters wrong in one word.
    edits: float = -1.9
    #: Each inexact word after the first: SHEKRY HARB isn't Sherry Hart.
    more_inexact: float = -0.2
    #: Nothing but general words match, and there is more: *International Trading Company* isn't
    #: AE INTERNATIONAL TRADE CO.
    generic_only: float = -1.0
    #: No word is the same or sounds the same, and what is left is short: TIC LTD / TSC LTD.
    unanchored: float = -0.5
    #: An initial for a word.
    initial: float = -0.75
    #: What an initial that fits is worth, in bits: one name in ten begins with that letter.
    initial_bits: float = 3.0
    #: Words written together or apart.
    glued: float = -0.7
    #: The part of a glued word's bits that counts.
    glued_bits: float = 0.95

    #: Different numbers on the two sides: Vessel 1 / Vessel 2.
    numbers: float = -3.0
    #: A number on one side only: Management Company 23 / Management Company.
    number_missing: float = -2.0
    #: A person against an organisation, vessel or aircraft.
    person_or_not: float = -1.6
    #: A company against a vessel or aircraft, or these two against each other.
    craft_or_not: float = -1.5
    #: Each inexact word between vessels or aircraft: names of ships are chosen from few words.
    craft_inexact: float = -1.5
    #: A romanised Chinese, Japanese or Korean name: many different names look alike once romanised,
    #: so only an exact namesake is told (张伟 / ZHANG, Wei).
    lossy: float = -1.9
    #: Each word of such a name that isn't exactly the same.
    lossy_inexact: float = -1.0
    #: How much more words left over cost there: 영일 김 isn't KIM, Kyong Il.
    lossy_share: float = 2.5
    #: The listed person's first given name is passed over for a second one (Michael Miller for SCOTT
    #: MICHAEL MILLER): few people go by their second.
    given_over: float = -0.8
    #: The listed person's family name is missing: Michael Scott isn't SCOTT MICHAEL MILLER.
    family_over: float = -1.4
    #: Syllables of a romanised name in another order: 李伟芳 isn't LI Fang Wei.
    jumbled: float = -1.0
    #: The listed name, or the query, is the name inside a longer one, after a possessive.
    derived: float = -0.3
    #: The part of what is left over on the listed side that counts when the query was cut off.
    cut_share: float = 0.25

    #: Dates of birth, on the same scale. One in 20,000 people shares a day; a list's dates are wrong
    #: or rough often enough that none is taken as proof.
    birth_same: float = 1.8
    birth_swapped: float = 1.2
    birth_month_same: float = 1.0
    birth_year_same: float = 0.5
    birth_year_slip: float = 0.3
    birth_one_part: float = 0.0
    birth_next_year: float = -0.6
    birth_other_day: float = -0.8
    birth_other: float = -2.5
    #: A country in common, or none: people move, and lists give several.
    country_shared: float = 0.4
    country_other: float = -0.7
    gender_other: float = -1.5
    birth_place_shared: float = 0.5
    address_shared: float = 0.6
    #: The share of words from which two places are the same.
    place_share: float = 0.6
    #: A number that only one party has.
    identifier_same: float = 5.0
    #: Another number of a kind that a party has one of (IMO, LEI), or several (passports).
    identifier_other: float = -4.0
    identifier_several_other: float = -0.4

    def digest(self) -> str:
        """SHA-256 over the values, for receipts; the weights of roles go in too."""
        values = {
            **asdict(self),
            "roles": {r.name: w for r, w in ROLE_WEIGHT.items()},
            "most_bits": MOST_BITS,
        }
        return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()


#: The weights for two names given as a pair. That a name is rare says nothing here, where nobody
#: looked for it among 100,000, so that twelve bits are enough and a long name carries no
#: contradiction; and which of the two is the fuller name isn't known, so that nothing is passed over.
#: Cross-validated on ``name_pairs.csv``.
PAIR_SETTINGS = Settings(
    enough_gain=12.0,
    contradiction_bits=-0.29,
    number_missing=-2.2,
    most_omitted=0.85,
    edit=-0.55,
    edits=-1.7,
    given_over=0.0,
    family_over=0.0,
)
