"""Names with address tails, agents and remarks; vessels with prefixes and voyages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.shipping.names import read_party, read_vessel

PARTIES = [
    ("ACME TRADING FZE, P.O. BOX 1, DUBAI, UAE", [("ACME TRADING FZE",)]),
    ("GULF CARGO LLC O/B ACME TRADING FZE", [("ACME TRADING FZE",), ("GULF CARGO LLC",)]),
    ("Foo Agents on behalf of Bar GmbH", [("Bar GmbH",), ("Foo Agents",)]),
    ("ACME LTD C/O SWIFT LOGISTICS", [("ACME LTD",), ("SWIFT LOGISTICS",)]),
    ("Bar Industries Attn: Mr. Foo", [("Bar Industries",), ("Mr. Foo",)]),
    ("ACME LTD (SEE ATTACHED)", [("ACME LTD",)]),
    ("John Doe d/b/a Best Pills", [("John Doe", "Best Pills")]),
    ("Hangzhou Xyz Chem Co.,Ltd\nNo. 12 Wen Er Road\nHangzhou, China", [("Hangzhou Xyz Chem Co.,Ltd",)]),
    ("ACME TRADING\nCO., LTD.\n12 Foo St", [("ACME TRADING CO. LTD.",)]),
    ("Deutsche Beispiel GmbH, Hamburger Straße 12, Berlin", [("Deutsche Beispiel GmbH",)]),
    ("ACME SA DE CV, Calle 5 de Mayo 12, Guadalajara, MX", [("ACME SA DE CV",)]),
    ("TO THE ORDER OF BANCO EJEMPLO", [("BANCO EJEMPLO",)]),
    ("Smith, Jordan", [("Smith, Jordan", "Smith")]),
    ("ACME TRADING LLC DUBAI UAE", [
        ("ACME TRADING LLC DUBAI UAE", "ACME TRADING LLC", "ACME TRADING LLC DUBAI")
    ]),
    ("Bank of China", [("Bank of China",)]),
    ("Order Logistics GmbH", [("Order Logistics GmbH",)]),
    ("武汉化工有限公司", [("武汉化工有限公司",)]),
    *((nobody, []) for nobody in "TO ORDER|same as consignee|N/A|-||TBA|同上|A la orden".split("|")),
]  # fmt: skip


#: A name and the tails that it stands before; none of them says that it is an address.
TAILS = [
    "{}, 12 Ulitsa Foo, Anytown", "{} 12 Ulitsa Foo, Anytown", "{} - Anytown, Iran", "{} – Moscow, Russia",
    "{} (Anytown)", "{} [Tehran]", "{} Tehran Iran", "{} ANYTOWN IRAN", "{}, Anytown", "{} / Shiraz",
    "{}; Anytown; Russia", "{} Moscow", "{}, Bldg. A, Anytown", "{} DUBAI U.A.E.", "{} 117 Foo Anytown",
    "{}\nAnytown 12345\nRussia", "{}, ул. Ленина 5, Москва", "{} - Head Office", "{}, Iran",
]  # fmt: skip


@pytest.mark.parametrize("tail", TAILS)
@pytest.mark.parametrize(
    "name", ["Vermilion Okapi Holding", "Umber Lynx LLC", "ООО Янтарная Выдра", "Saffron Tapir"]
)
def test_a_name_is_found_before_any_tail(name, tail):
    (called,) = read_party(tail.format(name))
    assert name in called.names


@pytest.mark.parametrize("name", ["Bank of China", "Air China", "Studio 54", "Trade Bank of Iraq"])
def test_what_belongs_to_a_name_is_not_taken_off(name):
    (called,) = read_party(name)
    assert called.names == (name,)


@pytest.mark.parametrize(
    "text", ["Doe, Ingeborg", "Abrahamsen, Ingeborg", "Abrahamsen, Ingeborg, 12 Foo Street, Anytown"]
)
def test_a_family_name_alone_is_not_tried(text):
    (called,) = read_party(text)
    assert not {"Doe", "Abrahamsen"} & set(called.names)
    assert any(name.endswith("Ingeborg") for name in called.names)


@pytest.mark.parametrize(
    "text", ["Plant No. 9", "Plant No. 9, Anytown", "Plant No. 9, 1 Foo Street, Anytown"]
)
def test_a_number_may_be_the_names_own(text):
    assert "Plant No. 9" in read_party(text)[0].names


@pytest.mark.parametrize(("text", "names"), PARTIES, ids=lambda x: str(x)[:30])
def test_who_a_cell_names(text, names):
    assert [c.names for c in read_party(text)] == names


def test_the_first_is_the_one_meant_and_a_tail_tells_its_country():
    meant, agent = read_party("GULF CARGO LLC O/B ACME TRADING FZE, P.O. BOX 1, DUBAI, UAE")
    assert (meant.principal, meant.country, agent.principal) == (True, "ae", False)


@pytest.mark.parametrize(
    ("text", "imo", "name", "number"),
    [
        ("MV SUNNY DAY V.023E", "", "SUNNY DAY", ""),
        ('M/V "SUNNY DAY" VOY 12', "", "SUNNY DAY", ""),
        ("M.T. SUNNY DAY", "IMO9187629", "SUNNY DAY", "9187629"),
        ("SUNNY DAY (IMO 9187629)", "", "SUNNY DAY", "9187629"),
        ("EVER SUNNY / 1084-021W", "", "EVER SUNNY", ""),
        ("SUNNY DAY IMO No. 9 187 629", "", "SUNNY DAY", "9187629"),
        ("SUNNY DAY, IMO-9187629", "", "SUNNY DAY", "9187629"),
        ("SUNNY DAY IMO: 9187 629 / V.12", "", "SUNNY DAY", "9187629"),
        ("IMO 9187629 SUNNY DAY", "", "SUNNY DAY", "9187629"),
        ("CMA CGM 25", "", "CMA CGM 25", ""),
        ("MVS KING", "", "MVS KING", ""),
        ("Vessel 1", "", "Vessel 1", ""),
    ],
)
def test_a_vessel_without_what_papers_add(text, imo, name, number):
    ship = read_vessel(text, imo)
    assert (ship.name, ship.imo) == (name, number)


def test_numbers_are_checked_and_nobody_is_nobody():
    assert read_vessel("", "9187629").valid
    assert not read_vessel("", "9187628").valid
    assert read_vessel("TBN") is None
    assert read_vessel("", "") is None


@given(st.text(max_size=200))
def test_no_text_breaks_it_and_no_name_is_empty(text):
    assert all(n.strip() for c in read_party(text) for n in c.names)
    ship = read_vessel(text)
    assert ship is None or ship.name or ship.imo
