"""What a listing does, and under what law: per source, and for OFAC per programme tag.

Both tables beside this module were written for this project from statutes, executive orders and the
Code of Federal Regulations. ``programmes.tsv`` has one row per programme tag (code, title, legal
basis, where the fact comes from); an empty basis means that none could be verified. ``effects.tsv``
has the sentences: its ``programme`` is a tag, ``*`` for any other tag, empty for a listing that
states none, or ``+TAG`` for an effect that comes on top of the general one; ``@`` stands for the
programme's own basis, in the United States. Licences, general licences and exemptions are not modelled.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

__all__ = ["EFFECT_KEYS", "Effect", "Programme", "citation_for", "effects_of", "programme"]

#: What a listing may do (the house's word list).
EFFECT_KEYS = (
    "asset-freeze",
    "licence-required",
    "export-privileges-denied",
    "exceptions-suspended",
    "military-end-use",
    "debt-equity",
    "securities",
    "correspondent-account",
    "reject",
    "menu",
    "import-presumption",
    "procurement-ban",
    "debarred",
    "travel-ban",
    "ship-measures",
    "director-ban",
)

#: The law under which a source is kept, for listings that state neither citation nor programme.
_SOURCE_LAW = {
    "us-ofac-sdn": "50 U.S.C. 1701-1708; 31 CFR chapter V",
    "us-ofac-ssi": "E.O. 13662; 31 CFR part 589",
    "us-ofac-cmic": "E.O. 13959 as amended by E.O. 14032; 31 CFR part 586",
    "us-ofac-capta": "31 CFR chapter V",
    "us-ofac-plc": "31 CFR parts 594, 595 and 597, General License 4",
    "us-ofac-mbs": "31 CFR chapter V",
    "us-ofac-fse": "E.O. 13608",
    "us-bis-el": "15 CFR part 744, Supplement No. 4",
    "us-bis-dpl": "15 CFR 764.3(a)(2)",
    "us-bis-uvl": "15 CFR part 744, Supplement No. 6",
    "us-bis-meu": "15 CFR part 744, Supplement No. 7",
    "us-ddtc-debarred": "22 CFR 127.7",
    "us-dhs-uflpa": "Public Law 117-78, section 2(d)(2)(B)",
}
_DIRECTIVE = re.compile(r"\bdirective\s+(\d[a-z]?)\b", re.IGNORECASE)
_SPACES = re.compile(r"[\s’']+")


@dataclass(frozen=True, slots=True)
class Effect:
    """One thing that a listing does: key, plain sentence, legal basis, and terms where they differ."""

    key: str
    says: str
    basis: str
    terms: str = ""


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme of sanctions: the publisher's code, a short title, and its legal basis."""

    code: str
    title: str
    basis: str


def _rows(name: str) -> list[list[str]]:
    text = resources.files("watchword.model").joinpath(name).read_text("utf-8")
    header, *lines = text.splitlines()
    width = header.count("\t") + 1
    rows = [line.split("\t") for line in lines]
    for number, row in enumerate(rows, start=2):
        if len(row) != width:
            raise ValueError(f"{name}, line {number}: {len(row)} cells, not {width}")
    return rows


def _key(code: str) -> str:
    # Editions differ in case and apostrophe: "Missile Sanctions laws", "America’s".
    return _SPACES.sub(" ", code).strip().casefold()


@cache
def _programmes() -> dict[str, Programme]:
    return {_key(code): Programme(code, title, basis) for code, title, basis, _ in _rows("programmes.tsv")}


@cache
def _effects() -> dict[tuple[str, str], tuple[Effect, ...]]:
    found: dict[tuple[str, str], tuple[Effect, ...]] = {}
    for source, tag, key, says, basis, terms in _rows("effects.tsv"):
        at = (source, _key(tag))
        found[at] = (*found.get(at, ()), Effect(key, says, basis, terms))
    return found


def programme(code: str) -> Programme | None:
    """The programme of a publisher's tag (case and apostrophes don't matter), None if unknown."""
    return _programmes().get(_key(code))


@cache
def effects_of(source: str, programme: str = "") -> tuple[Effect, ...]:
    """What a listing of ``source`` under ``programme`` does; ``()`` where that is not modelled.

    ``programme`` is the tag as the source writes it, or several separated by ``;``; a directive named
    behind one (``UKRAINE-EO13662 Directive 1``) narrows the answer.
    """
    found: dict[Effect, None] = {}
    for tag in _tags(programme):
        found.update(dict.fromkeys(_of_tag(source, tag)))
    return tuple(found)


def _of_tag(source: str, text: str) -> list[Effect]:
    table = _effects()
    directive = _DIRECTIVE.search(text)
    tag = _key(text[: directive.start()].strip(" ,;:-(") if directive else text)
    exact = directive and table.get((source, f"{tag} directive {directive[1].lower()}"))
    general = exact or table.get((source, tag)) or table.get((source, "*"), ())
    more = table.get((source, f"+{tag}"), ()) if tag else ()
    return [replace(e, basis=citation_for(source, tag)) if e.basis == "@" else e for e in (*general, *more)]


def _tags(programme: str) -> list[str]:
    return [tag for part in programme.split(";") if (tag := part.strip())] or [""]


def citation_for(source: str, programme: str = "") -> str:
    """The law behind a listing that states no citation itself: its programmes', else its source's."""
    if not source.startswith("us-"):
        # Other publishers' regimes share names with OFAC's tags ("DPRK"), but not their law.
        return "; ".join(dict.fromkeys(e.basis for e in effects_of(source, programme)))
    known = (_programmes().get(_key(tag)) for tag in _tags(programme))
    found = dict.fromkeys(p.basis for p in known if p and p.basis)
    return "; ".join(found) or _SOURCE_LAW.get(source, "")
