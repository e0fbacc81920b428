"""UBL 2.1 invoices and despatch advices, as OASIS lays them out."""

import pytest

from watchword.exceptions import TableError
from watchword.shipping import read_shipments

CBC = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
CAC = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"


def party(role: str, name: str, country: str, city: str = "Town") -> str:
    return (
        f"<cac:{role}><cac:Party><cac:PartyName><cbc:Name>{name}</cbc:Name></cac:PartyName><cac:PostalAddress>"
        f"<cbc:CityName>{city}</cbc:CityName><cac:Country><cbc:IdentificationCode>{country}"
        f"</cbc:IdentificationCode></cac:Country></cac:PostalAddress></cac:Party></cac:{role}>"
    )


def document(kind: str, inner: str, id_: str = "D-1") -> str:
    return (
        f'<{kind} xmlns="urn:oasis:names:specification:ubl:schema:xsd:{kind}-2"'
        f' xmlns:cac="{CAC}" xmlns:cbc="{CBC}">'
        f"<cbc:UBLVersionID>2.1</cbc:UBLVersionID><cbc:ID>{id_}</cbc:ID><cbc:IssueDate>2026-10-01</cbc:IssueDate>"
        f"{inner}</{kind}>"
    )


INVOICE = document(
    "Invoice",
    party("AccountingSupplierParty", "Wuhan Example Chemical Co., Ltd.", "CN")
    + party("AccountingCustomerParty", "Van der Velde Import B.V.", "NL")
    + "<cac:Delivery><cac:DeliveryLocation><cbc:ID>NLRTM</cbc:ID></cac:DeliveryLocation>"
    + party("DeliveryParty", "Havenloods B.V.", "NL")
    + "<cac:Shipment><cbc:ID>1</cbc:ID><cac:ShipmentStage><cac:TransportMeans><cac:MaritimeTransport>"
    "<cbc:VesselID>IMO9283019</cbc:VesselID><cbc:VesselName>BLUE HERON</cbc:VesselName>"
    "</cac:MaritimeTransport>"
    "</cac:TransportMeans><cac:LoadingPortLocation><cbc:ID>CNSHA</cbc:ID></cac:LoadingPortLocation>"
    "</cac:ShipmentStage></cac:Shipment></cac:Delivery>"
    "<cac:PaymentTerms><cbc:Note>USDT in advance</cbc:Note></cac:PaymentTerms>"
    '<cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="KGM">25</cbc:InvoicedQuantity>'
    "<cac:Item>"
    "<cbc:Description>purity 99%</cbc:Description><cbc:Name>1-boc-4-piperidone</cbc:Name>"
    "<cac:OriginCountry><cbc:IdentificationCode>CN</cbc:IdentificationCode></cac:OriginCountry>"
    '<cac:CommodityClassification><cbc:ItemClassificationCode listID="HS">293339</cbc:ItemClassificationCode>'
    "</cac:CommodityClassification><cac:AdditionalItemProperty><cbc:Name>CAS</cbc:Name><cbc:Value>79099-07-3"
    "</cbc:Value></cac:AdditionalItemProperty></cac:Item></cac:InvoiceLine>",
)
ADVICE = document(
    "DespatchAdvice",
    party("DespatchSupplierParty", "Rheintal Werkzeuge GmbH", "DE")
    + party("DeliveryCustomerParty", "Kaveh Agricultural Parts Co.", "IR")
    + "<cac:DespatchLine><cbc:ID>1</cbc:ID><cbc:DeliveredQuantity>4</cbc:DeliveredQuantity><cac:Item>"
    "<cbc:Name>Tractor tyres</cbc:Name></cac:Item></cac:DespatchLine>"
    "<cac:DespatchLine><cbc:ID>2</cbc:ID><cac:Item><cbc:Name>Inner tubes</cbc:Name></cac:Item>"
    "</cac:DespatchLine>",
    "D-2",
)


def of(text: str, tmp_path):
    path = tmp_path / "a.xml"
    path.write_text(text, encoding="utf-8")
    return list(read_shipments(path).shipments.values())


def test_an_invoice_says_who_what_how_and_where(tmp_path):
    (one,) = of(INVOICE, tmp_path)
    assert (one.id, one.terms["date"]) == ("D-1", "2026-10-01")
    assert {(t.role, t.name, t.country) for t in one.traders} == {
        ("seller", "Wuhan Example Chemical Co., Ltd.", "CN"),
        ("buyer", "Van der Velde Import B.V.", "NL"),
        ("consignee", "Havenloods B.V.", "NL"),
    }
    assert (one.vessel, one.imo) == ("BLUE HERON", "IMO9283019")
    assert {("loading", "CNSHA"), ("destination", "NLRTM")} <= set(one.places)
    assert one.terms["payment"] == "USDT in advance"
    (line,) = one.lines
    assert "1-boc-4-piperidone" in line.text
    assert (line.cas, line.hs, line.origin, line.quantity) == ("79099-07-3", "293339", "CN", "25 KGM")


def test_a_despatch_advice_has_its_own_parties_and_lines(tmp_path):
    (one,) = of(ADVICE, tmp_path)
    assert [(t.role, t.country) for t in one.traders] == [("shipper", "DE"), ("consignee", "IR")]
    assert [(x.number, x.text) for x in one.lines] == [(1, "Tractor tyres"), (2, "Inner tubes")]


def test_several_documents_in_one_file(tmp_path):
    both = of(f"<Batch>{INVOICE}{ADVICE}</Batch>", tmp_path)
    assert [s.id for s in both] == ["D-1", "D-2"]


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE Invoice [<!ENTITY x "y">]>' + INVOICE,
        "<Invoice>plain</Invoice>",
        INVOICE[:-40],
        "",
    ],
)
def test_a_doctype_another_document_and_a_broken_one_are_refused(text, tmp_path):
    with pytest.raises(TableError):
        of(text, tmp_path)
