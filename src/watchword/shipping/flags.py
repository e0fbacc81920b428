"""Official red flags, as far as the data of a shipment can show them; each a rule with its source.

What only a conversation, an inspection or a look at the customer's books would show is not here. Nothing
is scored: a flag is met or not, and which words met it is told.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from typing import Any

from watchword.shipping.controls import Found, is_machine
from watchword.shipping.ear import country_of
from watchword.shipping.names import read_party
from watchword.shipping.reason import reason
from watchword.shipping.shipment import Shipment

__all__ = ["FLAGS", "flag_reasons"]

#: What is looked for, in the order of the functions below; an answer without a finding says so.
FLAGS = (
    "forwarder-destination", "payment", "no-end-user", "mail-drop", "china-mexico", "chemical-and-machine",
    "mislabelled", "vague", "imo-check-digit",
)  # fmt: skip
_SURE = frozenset({"identifier", "synonym", "spelling", "cas-digit"})
#: The longest phrase that says nothing has 32 letters; three times that is room for amounts and packing.
_LONGEST_VAGUE = 96
_CHINA = frozenset({"cn", "hk"})
_UNSPECIFIED = re.compile(
    r"\bn\.?\s?o\.?\s?s\b\.?|\bn\.?\s?e\.?\s?(?:s|c|i)\b\.?|\bnot (?:otherwise|elsewhere) "
    r"(?:specified|classified|included|indicated)\b|\bunspecified\b|\bnon spécifiés?\b"
    r"|\bno especificad[oa]s?\b|\ba\.?\s?n\.?\s?g\b\.?|\bн\.?\s?у\.?\s?к\b\.?",
    re.I,
)
_WORD = re.compile(r"[^\W_]+", re.UNICODE)


@cache
def _words() -> dict[str, Any]:
    text = resources.files("watchword.shipping").joinpath("words.toml").read_text("utf-8")
    made: dict[str, Any] = {}
    for key, value in tomllib.loads(text).items():
        if key.endswith("forwarder") or key == "packing":
            made[key] = frozenset(value.lower().split())
        else:
            phrases = [" ".join(p.split()) for p in value.split(" | ") if p.strip()]
            phrases = [p.strip("| ") for p in phrases]
            if key == "vague":
                made[key] = frozenset(_plain(p) for p in phrases)
            elif key in ("box", "home"):
                made[key] = re.compile("|".join(phrases), re.I)
            else:
                made[key] = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases))})(?!\w)", re.I)
    return made


def _plain(text: str) -> str:
    """Words alone, without case and accents."""
    text = text.lower()
    if text.isascii():
        return " ".join(_WORD.findall(text))
    text = unicodedata.normalize("NFKD", text)
    return " ".join(_WORD.findall("".join(c for c in text if not unicodedata.combining(c))))


def _bare(text: str) -> str:
    """A description without amounts and packing: "CHEMICALS 25KG DRUM x 80" says no more than "chemicals".

    Nor does "chemical products, N.O.S." (not otherwise specified) say more.
    """
    text = _UNSPECIFIED.sub(" ", text)
    words = (w.lstrip("0123456789") for w in _plain(text).split())
    return " ".join(w for w in words if w and w not in _words()["packing"])


def flag_reasons(shipment: Shipment, found: Sequence[Found]) -> Iterator[dict[str, Any]]:
    """The red flags of a shipment, given what its lines were found to be."""
    controlled = [(line, f) for line, findings in found for f in findings if f.certainty in _SURE]
    yield from _forwarder(shipment)
    yield from _vague(found)
    yield from _mislabelled(found)
    if controlled:
        things = ", ".join(dict.fromkeys(f.item.name for _, f in controlled))
        yield from _payment(shipment, things)
        yield from _nobody(shipment, things)
        yield from _box(shipment, things)
        yield from _china_to_mexico(shipment, things)
        chemicals = [f.item.name for _, f in controlled if not is_machine(f)]
        machines = [f.item.name for _, f in controlled if is_machine(f)]
        if chemicals and machines:
            names = f"{', '.join(dict.fromkeys(chemicals))} with {', '.join(dict.fromkeys(machines))}"
            yield reason("chemical-and-machine", "goods", matched=names, certainty="as stated")


def _forwarder(shipment: Shipment) -> Iterator[dict[str, Any]]:
    """A forwarder as consignee, while nobody is named who would use the goods."""
    others = {t.name.casefold() for t in shipment.in_role("forwarder", "carrier") if t.name}
    consignees = [t for t in shipment.in_role("consignee") if t.name]
    if any(read_party(t.name) for t in shipment.in_role("end-user", "buyer")):
        return
    for trader in consignees:
        for called in read_party(trader.name):
            if not called.principal:
                continue
            words = set(_WORD.findall(called.names[0].lower()))
            by_name = words & _words()["forwarder"] or {
                w for w in _words()["forwarder"] if not w.isascii() and w in called.names[0]
            }
            if trader.name.casefold() in others:
                yield reason(
                    "forwarder-destination",
                    f"consignee {called.names[0]}",
                    matched="also named as forwarder or carrier",
                    certainty="as stated",
                )
            elif by_name and not words & _words()["not_forwarder"]:
                yield reason(
                    "forwarder-destination",
                    f"consignee {called.names[0]}",
                    matched=", ".join(sorted(by_name)),
                    certainty="by its name",
                )


def _vague(found: Sequence[Found]) -> Iterator[dict[str, Any]]:
    for line, findings in found:
        if len(line.text) > _LONGEST_VAGUE or line.cas:
            continue
        bare = _bare(line.text)
        if not (bare in _words()["vague"] or _plain(line.text) in _words()["vague"]):
            continue
        if any(f.certainty in _SURE for f in findings):
            continue  # what it is, is known otherwise
        yield reason(
            "vague",
            f"line {line.number}: {line.text[:120]}",
            matched=bare or line.text[:120],
            certainty="as stated",
            line=line.number,
            row=line.row,
        )


def _mislabelled(found: Sequence[Found]) -> Iterator[dict[str, Any]]:
    for line, findings in found:
        digits = re.sub(r"\D", "", line.hs)
        if len(digits) < 4:
            continue
        for f in findings:
            chapters = {code[:2] for code in f.item.hs if code}
            if f.certainty in ("identifier", "synonym") and chapters and digits[:2] not in chapters:
                yield reason(
                    "mislabelled", f"line {line.number}: {line.text[:120]}, HS {line.hs}",
                    matched=f"{f.item.name}, HS chapter {', '.join(sorted(chapters))}",
                    certainty="as stated", line=line.number, row=line.row,
                )  # fmt: skip


def _payment(shipment: Shipment, things: str) -> Iterator[dict[str, Any]]:
    said = shipment.terms.get("payment", "")
    for kind in ("virtual", "cash"):
        if met := _words()[kind].search(said):
            yield reason(
                "payment", f"payment {said[:120]}, for {things}", matched=met[0], certainty="as stated"
            )
            return


def _nobody(shipment: Shipment, things: str) -> Iterator[dict[str, Any]]:
    """Controlled goods whose papers name nobody that receives them."""
    taking = [t for t in shipment.in_role("consignee", "end-user", "buyer") if t.name]
    if not any(c.principal for t in taking for c in read_party(t.name)):
        said = ", ".join(f"{t.role} {t.name}" for t in taking) or "no consignee, buyer or end user"
        yield reason("no-end-user", said[:200], matched=things, certainty="as stated")


def _box(shipment: Shipment, things: str) -> Iterator[dict[str, Any]]:
    for trader in shipment.in_role("shipper", "seller", "consignee", "end-user", "buyer"):
        for kind in ("box", "home"):
            if met := _words()[kind].search(f"{trader.address} {trader.name}"):
                yield reason(
                    "mail-drop",
                    f"{trader.role} {trader.name[:80]}, {trader.address[:120]}",
                    matched=f"{met[0].strip()}; {things}",
                    certainty="as stated",
                )
                break


def _china_to_mexico(shipment: Shipment, things: str) -> Iterator[dict[str, Any]]:
    """Listed precursors or their machinery on the way that FinCEN's advisory describes."""
    start = {country_of(x) for x in shipment.at("loading", "receipt", "export", "origin")}
    start |= {
        country_of(t.country) or country_of(t.address)
        for t in shipment.in_role("shipper", "seller", "manufacturer")
    }
    end = {country_of(x) for x in shipment.at("discharge", "destination")}
    end |= {
        country_of(t.country) or country_of(t.address)
        for t in shipment.in_role("consignee", "end-user", "buyer")
    }
    if start & _CHINA and "mx" in end:
        yield reason("china-mexico", "route China to Mexico", matched=things, certainty="as stated")
