from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.model.countries import codes, country_name
from watchword.places import Place, place_among, place_of
from watchword.places.tables import regions, rows


def code(text):
    found = place_of(text)
    return found and found.code


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bandar Abbas", "ir"), ("Bandar-e Abbas", "ir"), ("BANDAR ABBAS, IRAN", "ir"), ("بندر عباس", "ir"),
        ("阿巴斯港", "ir"), ("伊朗阿巴斯港", "ir"), ("Бендер-Аббас", "ir"), ("Shahid Rajaee Port", "ir"),
        ("Port of Nampo", "kp"), ("Namp'o", "kp"), ("南浦", "kp"), ("남포항", "kp"), ("Nampo/DPRK", "kp"),
        ("La Habana", "cu"), ("Гавана", "cu"), ("Lattakia", "sy"), ("Tartous", "sy"), ("طرطوس", "sy"),
        ("Port Sudan", "sd"), ("Jebel Ali", "ae"), ("上海港", "cn"), ("Пусан", "kr"), ("Anvers", "be"),
        ("PORT OF LOADING: QINGDAO", "cn"), ("Novorossiysk", "ru"), ("海參崴", "ru"), ("Kherson", "ua"),
    ],
)  # fmt: skip
def test_ports_and_cities_in_several_languages(text, expected):
    assert code(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sevastopol", "ua-crimea"), ("Sevastopol, Russia", "ua-crimea"),
        ("Sevastopol, Ukraine", "ua-crimea"),
        ("Севастополь", "ua-crimea"), ("塞瓦斯托波尔", "ua-crimea"),
        ("UASVP", "ua-crimea"), ("ua svp", "ua-crimea"),
        ("Kerch Port", "ua-crimea"), ("Feodosiya", "ua-crimea"), ("Ukraine (Crimea)", "ua-crimea"),
        ("Autonomous Republic of Crimea, UA", "ua-crimea"), ("Крым", "ua-crimea"), ("ua-crimea", "ua-crimea"),
        ("Donetsk People's Republic", "ua-donetsk"), ("Mariupol, Ukraine", "ua-donetsk"),
        ("UAMPW", "ua-donetsk"),
        ("Lugansk", "ua-luhansk"), ("Berdyansk", "ua-zaporizhzhia"), ("Ürümqi, China", "cn-xinjiang"),
        ("新疆", "cn-xinjiang"),
    ],
)  # fmt: skip
def test_a_region_goes_before_its_state(text, expected):
    assert code(text) == expected


@pytest.mark.parametrize(
    "text", ["Ukraine (excluding Crimea)", "Odesa, Ukraine, except Crimea", "Ukraine, without Donetsk"]
)
def test_a_region_that_is_left_out_is_not_meant(text):
    assert code(text) == "ua"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tripoli, Lebanon", "lb"), ("Tripoli, Libya", "ly"),
        ("Cartagena, Spain", "es"), ("Odesa, Ukraine", "ua"),
        ("Havana, Illinois, USA", "us"), ("Manzanillo, Mexico", "mx"), ("VIA DUBAI TO IRAN", "ir"),
        ("Bandar Abbas via Jebel Ali, UAE", "ir"), ("Baku, via Poti, Georgia", "az"),
        ("Kish Island, Iran", "ir"), ("Hamburg Germany", "de"),
        ("Georgetown, Guyana", "gy"), ("Tbilisi, Georgia", "ge"),
    ],
)  # fmt: skip
def test_a_country_written_out_goes_before_what_a_port_suggests(text, expected):
    assert code(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Los Angeles, CA", "us"), ("Toronto, CA", "ca"), ("Hamburg, DE", "de"), ("Newark, DE", "us"),
        ("Salem, IN", None),
        ("Odessa, TX", "us"), ("St. Petersburg, FL 33701", "us"), ("Damascus, Maryland", "us"),
        ("Moscow, ID", "us"), ("Moscow, Idaho", "us"), ("Atlanta, Georgia", "us"), ("Georgia", "ge"),
        ("Sebastopol, CA 95472", "us"), ("Sebastopol, CA", None), ("Sebastopol, California", "us"),
        ("Sevastopol, Wisconsin, USA", "us"), ("Crimea, TX", "us"), ("Sevastopol, RU", "ua-crimea"),
        ("Sebastopol, Victoria, Australia", "au"), ("Sevastopol via Istanbul, Turkey", "ua-crimea"),
        ("Cuba, NY", "us"), ("Cuba, MO 65453", "us"), ("Cuba, MO", None), ("Lebanon, Tennessee", "us"),
        ("Lebanon, PA", None), ("Tehran, Iran, IR", "ir"), ("Havana, Cuba", "cu"), ("Havana, CU", "cu"),
        ("New Jersey", None), ("Somewhere, IR", "ir"), ("Somewhere, CA", None),
        ("CA", "ca"), ("Moscow, RU", "ru"),
    ],
)  # fmt: skip
def test_us_states_are_no_countries(text, expected):
    assert code(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IRBND", "ir"), ("IR BND", "ir"), ("KPXYZ", "kp"), ("CUMAR", "cu"), ("DEHAM", "de"), ("USLAX", "us"),
        ("Nhava Sheva (INNSA)", "in"), ("ESALG", "es"), ("PARIS", None), ("DELHI", "in"), ("TOKYO", "jp"),
        ("MIAMI", "us"), ("ARLES", None), ("SOUTH", None), ("Irbnd", "ir"), ("Cairo", "eg"), ("XXABC", None),
        ("IR001", None), ("irxyz", None),
    ],
)  # fmt: skip
def test_five_letters_are_a_locode_only_where_they_look_like_one(text, expected):
    assert code(text) == expected


@pytest.mark.parametrize(
    "text", ["", " ", "to order", "N/A", "unknown", "Korea", "Tripoli", "Manzanillo", "ZZ", "-", "();"]
)
def test_what_may_be_two_or_none_is_no_place(text):
    assert place_of(text) is None


@pytest.mark.parametrize("country", codes())
def test_every_country_is_found_by_its_code_and_name(country):
    assert code(country) == country
    assert code(country_name(country)) == country


def test_a_text_that_is_no_place_costs_no_time():
    assert place_of("港" * 1_000_000 + "Bandar Abbas") is None
    assert place_of("Bandar Abbas " * 20).code == "ir"


def test_how_it_was_found_is_told():
    assert place_of("Port of Nampo, DPRK") == Place("kp", "North Korea", "nampo", "port")
    assert place_of("IR") == Place("ir", "Iran", "IR", "country")
    assert place_of("IRBND") == Place("ir", "Iran", "IRBND", "locode")
    assert place_of("Krym") == Place("ua-crimea", "Crimea region of Ukraine", "krym", "region")


def test_every_name_of_the_tables_is_found_and_means_its_place():
    for row in rows("ports"):
        assert row["source"], row
        for form in (row["name"], *filter(None, row["also"].split("|"))):
            assert code(form) == row["place"], (form, row)
        for locode in row["locode"].split():
            assert locode[:2].lower() == row["place"][:2], row
            assert code(locode) == row["place"]
    for key, row in regions().items():
        assert row["says"], key
        assert row["state"] in codes()
        for form in (key, row["name"], *row["also"].split("|")):
            assert code(form) == key, form


@given(st.text(max_size=60))
def test_no_text_raises_and_a_found_code_is_a_place(text):
    found = place_of(text)
    assert found is None or found.code in regions() or found.code in codes()


@given(
    st.sampled_from(["Sevastopol", "Bandar Abbas", "Nampo", "La Habana"]),
    st.sampled_from(["{}", "Port of {}", "{} Port", "{} (seaport)", "  {}\n", "PUERTO DE {}"]),
    st.booleans(),
)
def test_wrapping_and_case_change_nothing(name, frame, upper):
    text = frame.format(name)
    assert code(text.upper() if upper else text) == code(name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UA-43", "ua-crimea"), ("Kerch (UA-43)", "ua-crimea"), ("UA-40", "ua-crimea"), ("UA-30", "ua"),
        ("CN-XJ", "cn-xinjiang"), ("Hawana", "cu"), ("Theodosia", "ua-crimea"), ("B. Abbas", "ir"),
        ("Sacramento, CA", "us"), ("Sioux Falls, SD", "us"), ("Khartoum, SD", "sd"), ("AB-12", None),
    ],
)  # fmt: skip
def test_codes_of_parts_and_spellings_of_ports(text, expected):
    assert code(text) == expected


@pytest.mark.parametrize(
    ("text", "near", "expected"),
    [
        ("Tripoli", "lb", "lb"),
        ("Tripoli", "de", None),
        ("Salem, IN", "us", "us"),
        ("Salem, IN", "in us", None),
    ],
)
def test_a_name_of_two_cities_is_told_by_the_country_near_it(text, near, expected):
    place = place_among(text, frozenset(near.split()))
    assert (place.code if place else None) == expected
