"""Unicode clean-up: what a form, a PDF or a forger did to a name is undone, and nothing else is."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.names.clean import clean


@pytest.mark.parametrize(
    ("given_as", "meant"),
    [
        ("Ivan\u200bov", "Ivanov"),
        ("\u202eIvanov\u202c", "Ivanov"),
        ("\ufeffBank", "Bank"),
        ("co\u00adoperative", "cooperative"),
        ("Ｈｕａｗｅｉ　Ｔｅｃｈ", "Huawei Tech"),
        ("𝐀𝐥𝐢", "Ali"),
        ("ﬁnance", "finance"),
        ("O’Neil", "O'Neil"),
        ("Sa`id", "Sa'id"),
        ("“Almaz–Antey”", '"Almaz-Antey"'),
        ("Jose\u0301", "José"),
        ("محمـــد", "محمد"),
        ("ﻣﺤﻤﺪ", "محمد"),
        ("A\tB\nC\u00a0 D", "A B C D"),
        ("Kim®", "Kim"),
        ("علی\u200cرضا", "علیرضا"),
        ("欧阳・娜娜", "欧阳·娜娜"),
        ("a\u0301\u0302\u0303\u0304\u0305\u0306b", "á\u0302\u0303\u0304b"),
    ],
)
def test_damage_is_undone(given_as: str, meant: str) -> None:
    assert clean(given_as) == unicodedata.normalize("NFC", meant)


@pytest.mark.parametrize(
    ("given_as", "meant"),
    [
        ("Drаkе", "Drake"),  # Cyrillic а, е
        ("Пyтин", "Путин"),  # Latin y
        ("Αlpha", "Alpha"),  # Greek Alpha
        ("Μοsсοw", "Moscow"),
        ("А. Smith", "A. Smith"),
        # Only two letters of the first word are surely Latin; the second word settles it.
        ("Alехеу Polynkov", "Alexey Polynkov"),
        ("ООО Энeрго", "ООО Энерго"),
        ("MТS-Бaнк", "MTS-Банк"),
    ],
)
def test_lookalikes_of_another_script_go_back_to_the_script_of_the_word(given_as: str, meant: str) -> None:
    assert clean(given_as) == meant


@pytest.mark.parametrize(
    "text",
    ["ООО Zenit", "Müller", "Бойко", "Νίκος", "iPhoneСервис", "김정은", "公安部", "Smith & Sons", "नरेन्द्र"],
)
def test_names_that_are_well_are_left_alone(text: str) -> None:
    assert clean(text) == text


def test_plain_ascii_leaves_as_it_came() -> None:
    text = "AL-ASSAD, Bashar"
    assert clean(text) is text
    assert clean("  two   words ") == "two words"
    assert clean("a\x00b") == "a b"


@given(st.text(max_size=60))
def test_twice_is_once(text: str) -> None:
    once = clean(text)
    assert clean(once) == once


@given(st.text(st.sampled_from("abcАВСаеорсхуΟορ \u0301\u200b\u00ad-'ﷺｱﾞ"), max_size=30))
def test_twice_is_once_for_lookalikes_and_marks(text: str) -> None:
    once = clean(text)
    assert clean(once) == once


@given(st.text(max_size=60))
def test_what_is_left_is_visible_and_bounded(text: str) -> None:
    cleaned = clean(text)
    # NFKC writes out one ligature as eighteen letters; nothing grows more.
    assert len(cleaned) <= 18 * len(text)
    assert "  " not in cleaned
    assert cleaned == cleaned.strip()
    assert not any(unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co") for c in cleaned)
