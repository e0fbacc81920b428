"""A question: who is asked about, as given and as read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from watchword.exceptions import UsageError
from watchword.model import Kind, kind_of, parse_date
from watchword.model.countries import country_code
from watchword.names import Analysed, analyse

__all__ = ["MAX_NAME", "PROPERTIES", "Query", "query_of"]

#: The longest listed name has 340 characters (a Yemeni exchange's full style, SDN 47089); beyond
#: three times that a cell is something other than a name.
MAX_NAME = 1000

#: What a question may say beside the name, in FollowTheMoney's words.
PROPERTIES = frozenset(
    "birthDate birthPlace country nationality citizenship gender address passportNumber idNumber "
    "taxNumber registrationNumber leiCode imoNumber mmsi callSign swiftBic publicKey".split()
)
_COUNTRIES = frozenset({"country", "nationality", "citizenship"})


@dataclass(frozen=True, slots=True)
class Query:
    """One question. ``given`` is what the user gave, word for word; the rest is how it was read."""

    given: Mapping[str, str]
    name: Analysed
    kind: Kind
    properties: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()

    @property
    def read_as(self) -> str:
        """How the name was read."""
        return self.name.read_as


def query_of(given: Mapping[str, str], schema: str | None = None) -> Query:
    """Read a question: ``name``, ``schema`` and any of :data:`PROPERTIES`.

    Raises :class:`UsageError` where there is no name to screen. A date or country that can't be read
    is not used, and a warning says so.
    """
    # Half a character (from broken JSON, or bytes on the command line that aren't UTF-8) can't be kept.
    given = {k: v if v.isascii() else v.encode("utf-8", "replace").decode() for k, v in given.items()}
    text = given.get("name", "").strip()
    if not any(c.isalnum() for c in text):
        raise UsageError("no name to screen (it is empty, or holds neither a letter nor a digit).")
    if len(text) > MAX_NAME:
        raise UsageError(f"the name has {len(text)} characters; more than {MAX_NAME} are not screened.")
    kind = kind_of(given.get("schema") or schema)
    warnings: list[str] = []
    properties: dict[str, tuple[str, ...]] = {}
    for prop in sorted(PROPERTIES & given.keys()):
        values = [v.strip() for v in given[prop].split(";") if v.strip()]
        read = [r for v in values if (r := _read(prop, v, warnings))]
        if read:
            properties[prop] = tuple(dict.fromkeys(read))
    return Query(dict(given), analyse(text, kind), kind, properties, tuple(warnings))


def _read(prop: str, value: str, warnings: list[str]) -> str:
    if prop == "birthDate":
        date = parse_date(value)
        if date is None:
            warnings.append(f"date of birth {value!r} can't be read (write YYYY-MM-DD); not used.")
        return date or ""
    if prop in _COUNTRIES:
        code = country_code(value)
        if not code:
            warnings.append(f"country {value!r} is not known; not used.")
        return code
    if prop == "gender":
        return {"m": "male", "f": "female"}.get(value.lower(), value.lower())
    return value
