"""Numbers that identify a party: brought to one form, and their check digits tested."""

from __future__ import annotations

import re

__all__ = ["IDENTIFIERS", "is_valid", "normal"]

#: Properties whose values identify one party, with what it means when both sides have some and none
#: is equal: "one" number a party has all its life, or "several" at a time or one after the other.
IDENTIFIERS: dict[str, str] = {
    "imoNumber": "one",
    "mmsi": "several",
    "leiCode": "one",
    "swiftBic": "several",
    "registrationNumber": "several",
    "taxNumber": "one",
    "innCode": "one",
    "ogrnCode": "one",
    "vatCode": "one",
    "dunsCode": "one",
    "passportNumber": "several",
    "idNumber": "several",
    "iban": "several",
    "accountNumber": "several",
    "publicKey": "several",
}

_NOT_SIGN = re.compile(r"[^0-9A-Z]")
_ISO_6346 = str.maketrans({chr(65 + i): str(10 + i) for i in range(26)})


def normal(prop: str, value: str) -> str:
    """One form of a number: capitals and digits only; a crypto address keeps its letters' case.

    ``IMO 9187629`` is ``9187629``; the branch of a BIC is dropped where it says head office.
    """
    if prop == "publicKey":
        return value.strip()
    text = _NOT_SIGN.sub("", value.upper())
    if prop == "imoNumber":
        return text.removeprefix("IMO")
    if prop == "swiftBic" and len(text) == 11 and text.endswith("XXX"):
        return text[:8]
    return text


def is_valid(prop: str, number: str) -> bool:
    """Whether a number in normal form has the form and check digits of its kind.

    Kinds without check digits that we know are taken as they are, from four signs on.
    """
    if prop == "imoNumber":
        return _imo(number)
    if prop in ("leiCode", "iban"):
        fits = len(number) == 20 if prop == "leiCode" else 15 <= len(number) <= 34
        return fits and _mod_97(number if prop == "leiCode" else number[4:] + number[:4])
    if prop == "mmsi":
        return len(number) == 9 and number.isdigit()
    if prop == "swiftBic":
        return re.fullmatch(r"[A-Z]{6}[0-9A-Z]{2}(?:[0-9A-Z]{3})?", number) is not None
    if prop == "innCode":
        return _inn(number)
    return len(number) >= 4


def _imo(number: str) -> bool:
    """Seven digits; the last is that of the others' sum weighted 7 to 2 (IMO A.1117(30))."""
    if len(number) != 7 or not number.isdigit():
        return False
    return sum(int(d) * w for d, w in zip(number, range(7, 1, -1), strict=False)) % 10 == int(number[6])


def _mod_97(number: str) -> bool:
    """ISO 7064 mod 97-10, as LEI (ISO 17442) and IBAN (ISO 13616) use it."""
    digits = number.translate(_ISO_6346)
    return digits.isdigit() and int(digits) % 97 == 1


def _inn(number: str) -> bool:
    """A Russian taxpayer number of 10 or 12 digits with its check digits."""
    if not number.isdigit() or len(number) not in (10, 12):
        return False
    weights = (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)

    def check(size: int) -> int:
        used = weights[len(weights) - size :]
        return sum(int(d) * w for d, w in zip(number[:size], used, strict=True)) % 11 % 10

    ends = (9,) if len(number) == 10 else (10, 11)
    return all(check(size) == int(number[size]) for size in ends)
