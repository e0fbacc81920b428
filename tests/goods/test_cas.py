"""CAS numbers: the check digit, finding them, and slips."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.goods import tables
from watchword.goods.cas import check_digit_holds, found_in, one_slip_away

NUMBERS = sorted({n for item in tables.items().values() for n in item.cas})


@pytest.mark.parametrize("number", ["7732-18-5", "58-08-2", "50-00-0", "108-24-7", "2167189-50-4"])
def test_real_numbers_hold(number):
    assert check_digit_holds(number)


@given(st.sampled_from(NUMBERS), st.data())
def test_no_digit_can_change_unnoticed(number, data):
    """Any single digit other than at place ten is weighed by its place, so most changes show."""
    digits = number.replace("-", "")
    at = data.draw(st.integers(0, len(digits) - 1))
    other = data.draw(st.sampled_from([c for c in "0123456789" if c != digits[at]]))
    changed = digits[:at] + other + digits[at + 1 :]
    weight = len(digits) - 1 - at
    difference = weight * (int(other) - int(digits[at]))
    unseen = weight > 0 and difference % 10 == 0
    assert check_digit_holds(changed) is unseen


@pytest.mark.parametrize(
    "text, found",
    [
        ("CAS 79099-07-3 25kg", ["79099-07-3"]),
        ("cas no. 79099‑07‑3", ["79099-07-3"]),
        ("CAS:79099 - 07 - 3", ["79099-07-3"]),
        ("(79099-07-3)", ["79099-07-3"]),
        ("CAS号79099-07-3", ["79099-07-3"]),
        ("CAS RN 79099073", ["79099-07-3"]),
        ("CAS 79O99-O7-3", ["79099-07-3"]),
        ("67-64-1;108-88-3", ["67-64-1", "108-88-3"]),
        ("+86-10-6-1234", []),
        ("2024-11-05", []),
        ("no number 79099073", []),
        ("1,67-64-1", []),
        ("Oil-ol-l", []),
    ],
)
def test_numbers_are_found_as_people_write_them(text, found):
    assert [n for n, _, _ in found_in(text)] == found


@given(st.text(max_size=80))
def test_places_are_in_the_text(text):
    for number, start, end in found_in(text):
        assert 0 <= start < end <= len(text)
        assert sum(c.isalnum() for c in text[start:end]) == len(number) - 2


def test_a_field_of_bare_digits_counts():
    assert [n for n, _, _ in found_in("67641", field=True)] == ["67-64-1"]
    assert [n for n, _, _ in found_in("67-64-1, 108883", field=True)] == ["67-64-1", "108-88-3"]


def test_slips_are_never_sound_numbers_and_lead_home():
    near = one_slip_away(NUMBERS)
    assert near["79099703"] == "79099-07-3"
    assert near["79099074"] == "79099-07-3"
    assert near["7909073"] == "79099-07-3"
    for slip, home in near.items():
        assert not check_digit_holds(slip)
        assert home in NUMBERS
        assert abs(len(slip) - len(home.replace("-", ""))) <= 1
