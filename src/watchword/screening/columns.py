"""Which column of a customer file says what, as people write column heads."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence

from watchword.exceptions import TableError
from watchword.screening.query import PROPERTIES

__all__ = ["fold", "recognise", "row_to_given"]

# Property -> column heads seen in customer files, ERP exports and the labelled sets, folded.
_HEADS = {
    "name": (
        "name fullname customer customername party partyname entity entityname company companyname "
        "organisation organization supplier suppliername vendor vendorname consignee shipper client "
        "clientname accountname accountholder beneficiary beneficiaryname counterparty legalname "
        "businessname nombre razonsocial nom nome vesselname shipname nameofparty customerfullname"
    ),
    "first": "first firstname givenname givennames forename forenames prenom vorname",
    "middle": "middle middlename middlenames secondname patronymic",
    "last": "last lastname surname familyname secondsurname apellido apellidos nachname",
    "birthDate": "dob dateofbirth birthdate birthday born geburtsdatum fechadenacimiento",
    "birthPlace": "pob placeofbirth birthplace",
    "country": "country countrycode ctry countryofresidence residencecountry residence destination",
    "nationality": "nationality nationalitycode",
    "citizenship": "citizenship citizen",
    "gender": "gender sex",
    "address": "address fulladdress streetaddress addressline addressline1 addr",
    "passportNumber": "passport passportno passportnumber passportnum",
    "idNumber": "idnumber idno nationalid nationalidnumber identitynumber ssn cedula curp",
    "taxNumber": "taxid taxnumber taxno tin vat vatnumber vatid fein ein nit rfc ruc inn",
    "registrationNumber": (
        "registrationnumber registrationno regno regnumber companynumber companyno companyregistration "
        "crn ogrn uscc"
    ),
    "leiCode": "lei leicode",
    "imoNumber": "imo imono imonumber",
    "mmsi": "mmsi",
    "callSign": "callsign",
    "swiftBic": "bic swift swiftbic swiftcode",
    "publicKey": "wallet walletaddress cryptoaddress publickey",
    "schema": "schema type entitytype partytype customertype kind",
}
_COLUMN = {head: prop for prop, heads in _HEADS.items() for head in heads.split()}
_SCHEMAS = {
    "person": "Person", "individual": "Person", "natural": "Person", "naturalperson": "Person",
    "company": "Company", "organisation": "Organization", "organization": "Organization",
    "entity": "Organization", "business": "Organization", "corporate": "Organization",
    "legalentity": "Organization", "vessel": "Vessel", "ship": "Vessel", "aircraft": "Airplane",
    "airplane": "Airplane",
}  # fmt: skip


def fold(head: str) -> str:
    """A column head without case, accents, spaces and punctuation."""
    plain = unicodedata.normalize("NFKD", head)
    return "".join(c for c in plain.casefold() if c.isalnum() and not unicodedata.combining(c))


def recognise(heads: Sequence[str], mapping: Mapping[str, str] | None = None) -> dict[str, str]:
    """Column head -> what it says. ``mapping`` (property -> head) is the user's word and wins.

    Raises :class:`TableError` where no column can be a name, listing the columns there are.
    """
    found: dict[str, str] = {}
    for prop, head in (mapping or {}).items():
        if head not in heads:
            raise TableError(f"no column {head!r} for {prop}; the columns are {', '.join(heads)}.")
        if prop not in _HEADS:
            raise TableError(f"{prop!r} can't be mapped; can be: {', '.join(_HEADS)}.")
        found[head] = prop
    taken = set(found.values())
    for head in heads:
        prop_ = _COLUMN.get(fold(head))
        if head not in found and prop_ is not None and prop_ not in taken:
            found[head] = prop_
            taken.add(prop_)
    if not taken & {"name", "last", "first"}:
        raise TableError(
            f"no column looks like a name among {', '.join(heads) or 'none at all'}; "
            "say which with --map name=COLUMN."
        )
    return found


def row_to_given(row: Mapping[str, str], columns: Mapping[str, str]) -> dict[str, str]:
    """A row in the question's words: name put together from its parts, schema named alike."""
    said = {prop: row[head].strip() for head, prop in columns.items() if row.get(head, "").strip()}
    parts = [said.pop(part, "") for part in ("first", "middle", "last")]
    if not said.get("name"):
        said["name"] = " ".join(p for p in parts if p)
    schema = _SCHEMAS.get(fold(said.pop("schema", "")))
    if schema:
        said["schema"] = schema
    return {k: v for k, v in said.items() if k in PROPERTIES or k in ("name", "schema")}
