from __future__ import annotations

import pytest

from watchword.exceptions import TableError
from watchword.screening.columns import fold, recognise, row_to_given


@pytest.mark.parametrize(
    ("head", "prop"),
    [
        ("Name", "name"),
        ("full_name", "name"),
        ("Full Name", "name"),
        ("CUSTOMER NAME", "name"),
        ("Supplier", "name"),
        ("Razón social", "name"),
        ("First Name", "first"),
        ("Nachname", "last"),
        ("DOB", "birthDate"),
        ("Date of Birth", "birthDate"),
        ("Fecha de Nacimiento", "birthDate"),
        ("Ctry", "country"),
        ("Country Code", "country"),
        ("Passport No.", "passportNumber"),
        ("VAT-ID", "taxNumber"),
        ("IMO", "imoNumber"),
        ("Type", "schema"),
    ],
)
def test_heads_are_recognised_as_people_write_them(head, prop):
    heads = [head] if prop in ("name", "first", "last") else ["name", head]
    assert recognise(heads)[head] == prop


def test_heads_are_folded():
    assert fold(" Razón_Social (full) ") == "razonsocialfull"


def test_the_users_mapping_wins():
    assert recognise(["name", "Kunde", "x"], {"name": "Kunde"}) == {"Kunde": "name"}
    assert recognise(["Kunde", "dob"], {"name": "Kunde"}) == {"Kunde": "name", "dob": "birthDate"}


def test_a_mapping_to_a_column_or_of_a_property_that_isnt_there_is_told():
    with pytest.raises(TableError, match="no column 'Klient' for name; the columns are Kunde"):
        recognise(["Kunde"], {"name": "Klient"})
    with pytest.raises(TableError, match="'shoe' can't be mapped"):
        recognise(["Kunde"], {"shoe": "Kunde"})


def test_of_two_columns_for_one_thing_the_first_counts():
    assert recognise(["Customer", "Name"]) == {"Customer": "name"}


def test_without_a_name_the_columns_are_listed():
    with pytest.raises(TableError, match=r"no column looks like a name among id, amount.*--map name=COLUMN"):
        recognise(["id", "amount"])
    with pytest.raises(TableError, match="none at all"):
        recognise([])


def test_a_name_is_put_together_from_its_parts():
    columns = recognise(["Last", "First", "Middle name", "dob"])
    given = row_to_given({"Last": " Made ", "First": "Up", "Middle name": "", "dob": "1970"}, columns)
    assert given == {"name": "Up Made", "birthDate": "1970"}


def test_a_whole_name_is_used_before_its_parts():
    columns = recognise(["name", "first", "last"])
    assert row_to_given({"name": "Whole Name", "first": "W", "last": "N"}, columns)["name"] == "Whole Name"
    assert row_to_given({"name": "", "first": "W", "last": "N"}, columns)["name"] == "W N"


@pytest.mark.parametrize(
    ("word", "schema"),
    [("Individual", "Person"), ("COMPANY", "Company"), ("natural person", "Person"), ("ship", "Vessel")],
)
def test_types_are_read_as_people_write_them(word, schema):
    columns = recognise(["name", "type"])
    assert row_to_given({"name": "A", "type": word}, columns)["schema"] == schema
    assert "schema" not in row_to_given({"name": "A", "type": "premium"}, columns)
