from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.model import Identifier
from watchword.sources.ofac_remarks import REMARK_PROPERTIES, identifier, is_label, parse_remarks


@pytest.mark.parametrize(
    ("text", "prop", "values"),
    [
        ("DOB 14 Jun 1975.", "birthDate", ["1975-06-14"]),
        ("DOB Jun 1975; alt. DOB 1976.", "birthDate", ["1975-06", "1976"]),
        ("DOB circa 1951.", "birthDate", ["~1951"]),
        ("DOB 1962 to 1965.", "birthDate", ["1962", "1963", "1964", "1965"]),
        ("POB Nowhere, Russia.", "birthPlace", ["Nowhere, Russia"]),
        ("nationality Cuba.", "nationality", ["cu"]),
        ("citizen Cuba; alt. citizen Iran.", "citizenship", ["cu", "ir"]),
        ("nationality Ruritania.", "nationality", ["Ruritania"]),
        ("Gender Male.", "gender", ["male"]),
        ("Website www.example.com.", "website", ["www.example.com"]),
        ("Former Vessel Flag Malta; alt. Former Vessel Flag Iran.", "pastFlags", ["mt", "ir"]),
        ("Aircraft Manufacture Date 01 Dec 1992.", "buildDate", ["1992-12-01"]),
        ("Organization Established Date 1999.", "incorporationDate", ["1999"]),
        ("Linked To: ACME TRADING.", "linkedTo", ["ACME TRADING"]),
        ("(Linked To: ACME TRADING)", "linkedTo", ["ACME TRADING"]),
        ("a.k.a. 'BNX'.", "weakAlias", ["BNX"]),
        ("a.k.a., \"THE BNX\"; f.k.a. 'OLD BNX'.", "weakAlias", ["THE BNX", "OLD BNX"]),
    ],
)
def test_a_clause_becomes_its_property(text, prop, values):
    assert parse_remarks(text).properties == {prop: values}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Passport 717637093 (Russia) issued 23 Jun 1999.",
            ("passportNumber", "717637093", "ru", "Passport"),
        ),
        ("alt. Passport A123 (Iran) expires 1 Jan 2030.", ("passportNumber", "A123", "ir", "Passport")),
        ("National ID No. 123-45 (Syria).", ("idNumber", "123-45", "sy", "National ID No.")),
        ("Cedula No. 16.111.222 (Colombia).", ("idNumber", "16.111.222", "co", "Cedula No.")),
        ("Tax ID No. 7712345 (Russia).", ("taxNumber", "7712345", "ru", "Tax ID No.")),
        ("SWIFT/BIC ABCDEFGH.", ("swiftBic", "ABCDEFGH", "", "SWIFT/BIC")),
        (
            "Vessel Registration Identification IMO 9123456.",
            ("imoNumber", "9123456", "", "Vessel Registration Identification IMO"),
        ),
        ("MMSI 572469210.", ("mmsi", "572469210", "", "MMSI")),
        (
            "Digital Currency Address - XBT 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa.",
            ("publicKey", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "", "Digital Currency Address - XBT"),
        ),
    ],
)
def test_a_number_becomes_an_identifier_with_its_issuer(text, expected):
    found = parse_remarks(text)
    assert [(i.prop, i.value, i.country, i.label) for i in found.identifiers] == [expected]
    assert not found.properties


def test_a_legal_entity_number_of_twenty_characters_is_an_lei():
    lei = "9695007YZ1ABCDEFGH52"
    assert identifier("Legal Entity Number", lei).prop == "leiCode"
    assert identifier("Legal Entity Number", "HRB 1234").prop == "registrationNumber"


def test_brackets_that_name_no_country_stay_in_the_number():
    assert identifier("Registration Number", "12 (annex B)") == Identifier(
        "registrationNumber", "12 (annex B)", "", "Registration Number"
    )


def test_a_whole_cell_is_taken_apart_and_the_rest_kept_word_for_word():
    found = parse_remarks("DOB 1 Jan 1970; a.k.a. 'SHORTY'; Something nobody foresaw 12; Gender Female.")
    assert found.properties == {
        "birthDate": ["1970-01-01"],
        "weakAlias": ["SHORTY"],
        "notes": ["Something nobody foresaw 12"],
        "gender": ["female"],
    }


def test_a_span_too_wide_to_help_or_backward_is_a_note():
    for span in ("1900 to 1990", "1970 to 1960", "sometime"):
        assert parse_remarks(f"DOB {span}.").properties == {"notes": [f"DOB {span}"]}


def test_the_null_and_the_empty_cell_state_nothing():
    for text in ("", "  ", "-0-", "-0- ", "; -0-"):
        found = parse_remarks(text)
        assert (found.properties, found.identifiers) == ({}, [])


@given(st.text(max_size=300))
def test_any_text_is_read_and_only_declared_properties_come_out(text):
    found = parse_remarks(text)
    assert found.properties.keys() <= REMARK_PROPERTIES
    assert all(v for values in found.properties.values() for v in values)
    assert all(isinstance(i, Identifier) for i in found.identifiers)


_CLAUSES = st.sampled_from(
    ["DOB ", "POB ", "Passport ", "nationality ", "a.k.a. '", "Linked To: ", "Gender ", "(Linked To: ",
     "alt. ", "Tax ID No. ", "Digital Currency Address - ", "Website ", "IMO Number ", "; ", "(", ")", "."]
)  # fmt: skip


@given(st.lists(st.one_of(_CLAUSES, st.text(max_size=12)), max_size=20).map("".join))
def test_clauses_in_any_disorder_are_read(text):
    found = parse_remarks(text)
    assert found.properties.keys() <= REMARK_PROPERTIES


def test_labels_are_known_as_ofac_writes_them():
    assert is_label("Passport")
    assert is_label("Digital Currency Address - ETH")
    assert not is_label("Shoe size")
