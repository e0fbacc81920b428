"""The emulation of OFAC's search follows FAQ 249's description."""

import pytest

from watchword.index.compiled import CompiledNames
from watchword.matching.ofac import LABEL, ofac_score, ofac_search, soundex
from watchword.names import analyse


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Robert", "R163"),
        ("Rupert", "R163"),
        ("Ashcraft", "A261"),
        ("Tymczak", "T522"),
        ("Pfister", "P236"),
        ("", ""),
    ],
)
def test_soundex(word: str, code: str) -> None:
    assert soundex(word) == code


def test_score_is_the_higher_of_whole_and_parts() -> None:
    assert ofac_score(analyse("John Smith"), analyse("John Smith")) == 100
    assert ofac_score(analyse("Smith John"), analyse("John Smith")) == 100
    assert ofac_score(analyse("Jon Smyth"), analyse("John Smith")) >= 85
    assert ofac_score(analyse("Maria"), analyse("Vladimir Putin")) < 70
    assert ofac_score(analyse(""), analyse("x")) == 0


def test_search(names: CompiledNames) -> None:
    found = ofac_search(analyse("Sergei Lavrov"), names, threshold=80)
    assert names.text(found[0][0]).startswith("LAVROV, Sergei")
    assert [s for _, s in found] == sorted((s for _, s in found), reverse=True)
    assert ofac_search(analyse(""), names) == []
    assert LABEL == "ofac-emulation"
