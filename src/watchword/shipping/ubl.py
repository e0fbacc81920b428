"""UBL 2.1 (OASIS, ISO/IEC 19845) as shipments: Invoice and DespatchAdvice, one document or several.

What other UBL documents carry alike (a credit note, an order) is read the same way. Parties, delivery,
transport and goods are looked for at the places that the standard gives them; what a document doesn't
say is not guessed. A DOCTYPE is refused, as everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from watchword.exceptions import SourceError, TableError
from watchword.sources.xml import children, root_of, text_of

__all__ = ["read_ubl"]

_Element = etree._Element
_Said = tuple[str, str]
#: An invoice of 100,000 lines takes some 200 MB; it is held whole.
_MAX_BYTES = 256 * 1024 * 1024
_NAMESPACE = "urn:oasis:names:specification:ubl:schema:xsd:"
_KINDS = ("Invoice", "DespatchAdvice", "CreditNote", "Order", "OrderResponse")
#: Aggregate -> the role of the party in it.
_ROLES = {
    "AccountingSupplierParty": "seller",
    "SellerSupplierParty": "seller",
    "DespatchSupplierParty": "shipper",
    "AccountingCustomerParty": "buyer",
    "BuyerCustomerParty": "buyer",
    "DeliveryCustomerParty": "consignee",
    "OriginatorCustomerParty": "end-user",
    "PayeeParty": "bank",
    "DeliveryParty": "consignee",
    "ConsigneeParty": "consignee",
    "ConsignorParty": "shipper",
    "ExporterParty": "shipper",
    "ImporterParty": "consignee",
    "NotifyParty": "notify",
    "CarrierParty": "carrier",
    "FreightForwarderParty": "forwarder",
    "LogisticsOperatorParty": "forwarder",
    "FinalDeliveryParty": "consignee",
    "ManufacturerParty": "manufacturer",
    "OwnerParty": "owner",
}  # fmt: skip
#: Aggregate -> the place in it.
_PLACES = {
    "LoadingPortLocation": "place.loading",
    "UnloadingPortLocation": "place.discharge",
    "FirstArrivalPortLocation": "place.discharge",
    "LastExitPortLocation": "place.loading",
    "TransshipPortLocation": "place.transshipment",
    "OriginAddress": "place.export",
    "ExportCountry": "place.export",
    "OriginalDepartureCountry": "place.export",
    "FinalDestinationCountry": "place.destination",
    "TransitCountry": "place.transshipment",
    "DeliveryAddress": "place.destination",
    "DeliveryLocation": "place.destination",
    "TransitLocation": "place.transshipment",
}
_LINES = ("InvoiceLine", "DespatchLine", "CreditNoteLine", "OrderLine")
#: Lists of codes that cbc:ItemClassificationCode may be of, when it is a HS code (UNCL 7143).
_HS_LISTS = frozenset("hs hs2022 cn tsp taric cv gn 7143:hs".split())


def read_ubl(path: Path) -> Iterator[tuple[str, list[list[_Said]]]]:
    """(the document's number, what it says) of each UBL document in a file.

    The first list is of the whole document, then one a line of goods; pairs as
    :mod:`watchword.shipping.columns` names them. Raises :class:`TableError` where the file isn't UBL.
    """
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise TableError(f"{path.name} is larger than {_MAX_BYTES:,} bytes; split it.")
        root = root_of(path)
    except OSError as why:
        raise TableError(f"{path.name} can't be read: {why}.") from None
    except SourceError as why:
        raise TableError(str(why)) from None
    documents = [root] if _kind(root) else [e for e in root.iter() if _kind(e)]
    if not documents:
        raise TableError(
            f"{path.name}: {etree.QName(root).localname} is no UBL 2 document ({', '.join(_KINDS)})."
        )
    for document in documents:
        yield text_of(document, "ID"), _document(document)


def _kind(element: _Element) -> str:
    if not isinstance(element.tag, str):
        return ""
    name = etree.QName(element)
    return (
        name.localname if name.localname in _KINDS and (name.namespace or "").startswith(_NAMESPACE) else ""
    )


def _document(document: _Element) -> list[list[_Said]]:
    whole: list[_Said] = []
    lines: list[list[_Said]] = []
    if date := text_of(document, "IssueDate"):
        whole.append(("terms.date", date))
    for part in document.iterdescendants():
        if not isinstance(part.tag, str) or _in_line(part, document):
            continue
        name = etree.QName(part).localname
        if name in _ROLES:
            whole += _party(part, _ROLES[name])
        elif name in _PLACES and (where := _place(part)):
            whole.append((_PLACES[name], where))
        elif name in ("MaritimeTransport", "ShipTransport"):
            whole += [("vessel", text_of(part, "VesselName")), ("imo", text_of(part, "VesselID"))]
        elif name in ("PaymentMeans", "PaymentTerms"):
            whole += [("terms.payment", x) for x in (text_of(part, "Note"), text_of(part, "InstructionNote"))]
    for name in _LINES:
        lines += [_line(line) for line in children(document, name)]
    return [[(t, x) for t, x in row if x] for row in (whole, *lines)]


def _in_line(part: _Element, document: _Element) -> bool:
    at: _Element | None = part
    while at is not None and at is not document:
        if isinstance(at.tag, str) and etree.QName(at).localname in _LINES:
            return True
        at = at.getparent()
    return False


def _party(aggregate: _Element, role: str) -> list[_Said]:
    party = next(children(aggregate, "Party"), aggregate)
    name = text_of(party, "PartyName", "Name") or text_of(party, "PartyLegalEntity", "RegistrationName")
    legal = text_of(party, "PartyLegalEntity", "RegistrationName")
    address = next(children(party, "PostalAddress"), None)
    if address is None:
        address = next(children(party, "PhysicalLocation"), None)
    said = [(f"{role}.name", name)]
    if address is not None:
        said += [(f"{role}.address", _address(address)), (f"{role}.country", _country(address))]
    if legal and legal != name:
        said.append((f"{role}.name", legal))
    person = next(children(party, "Person"), None)
    if not name and person is not None:
        said[0] = (
            f"{role}.name",
            " ".join(filter(None, (text_of(person, "FirstName"), text_of(person, "FamilyName")))),
        )
    return said if said[0][1] else []


def _address(address: _Element) -> str:
    at = next(children(address, "Address"), address)
    tags = (
        "Postbox",
        "StreetName",
        "AdditionalStreetName",
        "BuildingNumber",
        "CityName",
        "PostalZone",
        "CountrySubentity",
    )
    lines = [text_of(line, "Line") for line in children(at, "AddressLine")]
    box = text_of(at, "Postbox")
    rest = [text_of(at, tag) for tag in tags[1:]]
    return ", ".join(x for x in (f"P.O. Box {box}" if box else "", *rest, *lines) if x)


def _country(at: _Element) -> str:
    inner = next(children(at, "Address"), at)
    return text_of(inner, "Country", "IdentificationCode") or text_of(inner, "Country", "Name")


def _place(part: _Element) -> str:
    """A place as text: its name or code, else its address's city with the country."""
    code = text_of(part, "IdentificationCode") or text_of(part, "Name") or text_of(part, "Description")
    inner = next(children(part, "Address"), part)
    city, country = text_of(inner, "CityName"), _country(inner)
    return code or text_of(part, "ID") or ", ".join(x for x in (city, country) if x)


def _line(line: _Element) -> list[_Said]:
    inner = next(children(line, "LineItem"), line)
    item = next(children(inner, "Item"), None)
    said: list[_Said] = []
    for quantity in ("InvoicedQuantity", "DeliveredQuantity", "CreditedQuantity", "Quantity"):
        for found in children(inner, quantity):
            said.append(
                (
                    "line.quantity",
                    " ".join(x for x in (text_of(inner, quantity), found.get("unitCode") or "") if x),
                )
            )
    if item is None:
        return [*said, ("line.text", text_of(line, "Note"))]
    for tag in ("Name", "Description", "BrandName", "ModelName", "AdditionalInformation"):
        said += [("line.text", " ".join((e.text or "").split())) for e in children(item, tag)]
    for found in children(item, "CommodityClassification"):
        code = next(children(found, "ItemClassificationCode"), None)
        kind = (
            (code.get("listID") or code.get("listName") or "").replace(" ", "").lower()
            if code is not None
            else ""
        )
        if code is not None and (kind in _HS_LISTS or not kind):
            said.append(("line.hs", (code.text or "").strip()))
        said.append(("line.hs", text_of(found, "CommodityCode")))
    said.append(("line.origin", text_of(item, "OriginCountry", "IdentificationCode")))
    for found in children(item, "AdditionalItemProperty"):
        word, value = text_of(found, "Name").upper().replace(".", ""), text_of(found, "Value")
        target = {
            "CAS": "line.cas",
            "CAS NUMBER": "line.cas",
            "CAS NO": "line.cas",
            "ECCN": "line.eccn",
            "HS CODE": "line.hs",
            "HS": "line.hs",
        }.get(word)
        said.append((target or "line.text", value))
    for found in children(item, "ManufacturerParty"):
        said += _party(found, "manufacturer")
    return said
