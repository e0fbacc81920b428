"""From rows to shipments: what belongs together, and what a cell says."""

from watchword.shipping import read_shipments, shipments_of
from watchword.shipping.gather import Gathered


def of(text: str, tmp_path) -> Gathered:
    path = tmp_path / "a.csv"
    path.write_text(text)
    return read_shipments(path)


def test_rows_of_one_number_are_one_shipment_wherever_they_stand(tmp_path):
    got = of("Invoice,Buyer,Goods\nI1,A,tea\nI2,B,rice\nI1,A,salt\n", tmp_path)
    assert [(s.id, [x.text for x in s.lines], len(s.traders)) for s in got.shipments.values()] == [
        ("I1", ["tea", "salt"], 1), ("I2", ["rice"], 1),
    ]  # fmt: skip
    assert [x.row for x in got.shipments["I1"].lines] == [2, 4]
    assert [x.number for x in got.shipments["I1"].lines] == [1, 2]


def test_a_row_without_number_and_party_continues_the_one_before(tmp_path):
    got = of("Shipment,Consignee,Goods\nS1,A,tea\n,,salt\n,B,rice\n", tmp_path)
    assert list(got.shipments) == ["S1", "row 4"]
    assert [x.text for x in got.shipments["S1"].lines] == ["tea", "salt"]


def test_a_shipments_own_number_goes_before_the_bill_of_lading_and_the_invoice(tmp_path):
    got = of("Invoice No,B/L,Shipment ID,Goods\nI1,B1,S1,tea\nI2,B2,,tea\nI3,,,tea\n", tmp_path)
    assert list(got.shipments) == ["S1", "B2", "I3"]


def test_without_a_column_of_numbers_each_row_is_a_shipment(tmp_path):
    got = of("Consignee,Goods\nA,tea\nA,tea\n", tmp_path)
    assert list(got.shipments) == ["row 2", "row 3"]


def test_parties_in_json_by_role_by_name_and_in_lists():
    got = shipments_of(
        [
            {
                "reference": "J1",
                "consignee": {"name": "A", "address": {"street": "S", "city": "T"}, "country": "MX"},
                "notify_party": "B",
                "parties": [
                    {"role": "End User", "name": "C", "country": "DE"},
                    {"type": "carrier", "name": "D"},
                ],
                "vessel": {"name": "E", "imo": 9187629},
                "ports": {"loading": "Shanghai", "discharge": "Veracruz"},
                "items": [{"description": "tea", "hs": 90240, "cas": None}, "rice"],
            }
        ]
    )
    (one,) = got.shipments.values()
    assert {(t.role, t.name, t.country) for t in one.traders} == {
        ("consignee", "A", "MX"), ("notify", "B", ""), ("end-user", "C", "DE"), ("carrier", "D", ""),
    }  # fmt: skip
    assert (one.vessel, one.imo) == ("E", "9187629")
    assert set(one.places) == {("loading", "Shanghai"), ("discharge", "Veracruz")}
    assert [(x.text, x.hs) for x in one.lines] == [("tea", "90240"), ("rice", "")]


def test_nested_addresses_places_and_routes():
    (one,) = shipments_of(
        [
            {
                "exporter": {"name": "A", "address": {"street": "S 1", "city": "T", "country": "DE"}},
                "destination": {"city": "Tehran", "country": "IR"},
                "route": ["Hamburg", "Jebel Ali", "Bandar Abbas"],
                "documents": {"invoice_date": "2026-10-01"},
                "goods": [{"description": "tea", "cas": ""}],
            }
        ]
    ).shipments.values()
    (trader,) = one.traders
    assert (trader.name, trader.address, trader.country) == ("A", "S 1, T", "DE")
    assert one.places == [
        ("destination", "Tehran"), ("destination", "IR"), ("loading", "Hamburg"),
        ("transshipment", "Jebel Ali"),
        ("discharge", "Bandar Abbas"),
    ]  # fmt: skip
    assert one.terms["date"] == "2026-10-01"


def test_a_second_vessel_and_a_date_that_cant_be_read_are_told(tmp_path):
    got = of("Shipment,Vessel,Goods,Date\nS,A,tea,2026-01-05\nS,B,rice,31.31.2026\n", tmp_path)
    assert got.shipments["S"].vessel == "A"
    assert any("second vessel 'B'" in w for w in got.shipments["S"].warnings)
    assert any("31.31.2026" in w for w in got.shipments["S"].warnings)
    assert got.shipments["S"].terms["date"] == "2026-01-05"


def test_columns_that_arent_known_are_told_once(tmp_path):
    got = of("Shipment,Goods,Warp factor\nS,tea,9\nT,rice,8\n", tmp_path)
    assert len(got.warnings) == 1
    assert "Warp factor" in got.warnings[0]
