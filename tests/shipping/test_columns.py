"""Heads as people write them, in several languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.exceptions import TableError
from watchword.shipping.columns import TARGETS, recognise, target_of

HEADS = {
    "consignee.name": (
        "Consignee|CONSIGNEE NAME|consigneeName|Ship To|Nombre del consignatario|"
        "Empfänger|Destinataire|收货人|收货人名称|Importer|Ultimate Consignee|Грузополучатель"
    ),
    "consignee.country": (
        "consignee_country|País del consignatario|Empfängerland|收货人国家|Pays du destinataire"
    ),
    "consignee.address": ("Consignee Address|Dirección del consignatario|Empfängeradresse|收货人地址"),
    "shipper.name": ("Shipper|Exporter|Consignor|Expedidor|Versender|Expéditeur|发货人|托运人"),
    "buyer.name": ("Buyer|Sold-To Party|Bill To|Comprador|Käufer|Kundenname|Acheteur|买方|客户"),
    "end-user.name": ("End User|end_user|Usuario final|Endverwender|Utilisateur final|最终用户"),
    "notify.name": ("Notify Party|Notify|通知人|Partie à notifier"),
    "forwarder.name": ("Freight Forwarder|Spediteur|Transitaire|货代"),
    "line.text": (
        "Description of Goods|Descripción de la mercancía|Warenbeschreibung|品名|Goods|"
        "Commodity|Désignation des marchandises|货物描述|Product"
    ),
    "line.hs": (
        "HS Code|HS-Code|HTS|Tariff Number|Fracción arancelaria|Zolltarifnummer|Code SH|HS编码|海关编码"
    ),
    "line.cas": ("CAS|CAS No.|CAS Number|CAS-Nr.|N° CAS|CAS号"),
    "line.eccn": ("ECCN|Export Control Classification Number"),
    "line.origin": ("Country of Origin|Origin|País de origen|Ursprungsland|Pays d'origine|原产国"),
    "place.loading": ("Port of Loading|POL|Puerto de embarque|Ladehafen|Port de chargement|装货港|起运港"),
    "place.discharge": (
        "Port of Discharge|POD|Puerto de descarga|Löschhafen|Port de déchargement|卸货港|目的港"
    ),
    "place.transshipment": ("Transshipment Port|Transhipment|Via|Puerto de transbordo|Umschlaghafen|中转港"),
    "place.destination": (
        "Final Destination|Country of Destination|Destino final|Bestimmungsland|目的地|Ship-to Country"
    ),
    "vessel": ("Vessel|Vessel/Voyage|Vessel Name|Name of vessel|Buque|Schiff|Navire|船名"),
    "imo": ("IMO|IMO No.|IMO Number|Vessel IMO"),
    "id.shipment": ("Shipment ID|shipment_id|Reference|Sendungsnummer|订单号|Envío"),
    "id.invoice": ("Invoice No.|Rechnungsnummer|Factura|Numéro de facture|发票号"),
    "id.bl": ("B/L No.|Bill of Lading|HBL|提单号|AWB"),
    "terms.payment": ("Payment Terms|Forma de pago|Zahlungsart|Mode de paiement|付款方式"),
    "ignored": (
        "Net Weight (kg)|Unit Price (USD)|Voyage|Vessel Flag|Incoterms|Consignee Phone|箱号|Moneda|SKU"
    ),
    "place.export": "Exportland|Pays exportateur|País de exportação|Paese di esportazione|Страна вывоза",
    "": ("foo|Sustainability score|Warp factor"),
}


#: Letters of credit, abbreviations, other languages, and words among others.
MORE = {
    "buyer.name": (
        "Applicant|LC Applicant|Donneur d'ordre|Ordenante|Auftraggeber|Tomador|Ordinante|开证申请人|Заказчик"
        "|Field 50 Applicant"
    ),
    "seller.name": "Beneficiary|Bénéficiaire|Beneficiario|Begünstigter|受益人|Fornecedor|Venditore",
    "consignee.name": (
        "CNEE|Cnee Name|Name of the consignee per L/C|Destinatário|Destinatario|Name and address of consignee"
    ),
    "shipper.name": "SHPR|Shpr name|Mittente|Exportador",
    "notify.name": "NTFY|Ntfy party|Notificare|Notify (full style)",
    "bank.name": "Applicant's bank|Issuing Bank|Banque|Banco emissor",
    "consignee.country": (
        "Dest/Cnee Ctry|Cnee Ctry|Land des Empfängers|Pays du destinataire|País do importador"
        "|Paese destinatario|Страна получателя|收货人所在国家|Consignee Country/Region|SHIP_TO_CTRY_CD"
    ),
    "shipper.country": "Pays expéditeur|Shipper Ctry|Paese del mittente|Страна отправителя|发货人国别",
    "buyer.country": "Buyer's Country|Sold-to ctry|País del ordenante|客户国别|Land des Auftraggebers",
    "manufacturer.name": "Manufacturer|Mfr|Manufactured by|Produttore|生产厂商名称|Fabricante / productor",
    "imo": "OMI|N° OMI|Numéro OMI|IMO-Nr.",
    "id.shipment": (
        "Delivery Note No.|L/C No.|LC Number|Order No.|Lieferschein-Nr.|Bon de livraison|Albarán|信用证号"
    ),
    "place.destination": "Ctry of final dest.|Empfangsland|Paese di destinazione|País de destino|收货国|Dest",
    "place.discharge": "Porto de descarga|Porto di scarico|Disch. port|Port of dest.",
    "ignored": "Consignee e-mail|VAT no consignee|Loading date|Consignee risk score",
}


@pytest.mark.parametrize(("head", "target"), [(h, t) for t, hs in MORE.items() for h in hs.split("|")])
def test_a_word_among_others_tells(head, target):
    assert target_of(head) == target


@pytest.mark.parametrize(("head", "target"), [(h, t) for t, hs in HEADS.items() for h in hs.split("|")])
def test_a_head_says_what_it_says(head, target):
    assert target_of(head) == target


def test_a_bare_attribute_belongs_to_the_party_before_it():
    heads = ["Consignee", "Address", "Country", "Notify Party", "Address", "Goods", "Country"]
    assert recognise(heads) == [
        "consignee.name", "consignee.address", "consignee.country", "notify.name", "notify.address",
        "line.text", "place.destination",
    ]  # fmt: skip


def test_a_mapping_is_the_users_word():
    assert recognise(["Goods", "Kd."], {"consignee": "Kd."}) == ["line.text", "consignee.name"]
    with pytest.raises(TableError, match="no column 'X'"):
        recognise(["Goods"], {"consignee": "X"})
    with pytest.raises(TableError, match="can't be mapped"):
        recognise(["Goods"], {"nonsense": "Goods"})


def test_a_table_of_something_else_is_refused_with_its_columns():
    with pytest.raises(TableError, match=r"ISBN, Author.*--map"):
        recognise(["ISBN", "Author"])


@given(st.text(max_size=80))
def test_any_head_has_a_known_target_or_none(head):
    target = target_of(head)
    assert target in (
        "",
        "ignored",
        "lines",
        "traders",
        "role",
        "ports",
        "countries",
        *TARGETS,
    ) or target.startswith(".")
