"""Which words of a person's name are the first given name and the family name."""

from __future__ import annotations

import pytest

from watchword.model import Kind
from watchword.names import analyse
from watchword.names.ends import name_ends


def ends(text: str, kind: Kind = Kind.PERSON) -> tuple[str, str]:
    name = analyse(text, kind)
    return tuple(" ".join(name.tokens[i].text for i in sorted(side)) for side in name_ends(name, 0))


@pytest.mark.parametrize(
    ("text", "given", "family"),
    [
        ("MENDOZA GARCIA, Luis Mario", "luis", "mendoza garcia"),
        ("Scott Michael Miller", "scott", "miller"),
        ("VICTOR THOMAS DIAZ, III", "victor", "diaz"),
        ("RUIZ VILLAGOMEZ, J. Refugio", "j refugio", "ruiz villagomez"),
        ("AL-BARNAWI, Abu Musab", "abu musab", "barnawi"),
        ("RAHIMI HAJJIABADI, Sayyed Mehdi", "sayyed mehdi", "rahimi hajjiabadi"),
        ("AL-HAWSAWI, Abd al-Rahman Muhammad", "abd rahman", "hawsawi"),
        ("HAMZAH, Hasan Dheyab Hamzah", "hasan", "hamzah hamzah"),
        ("ZAKI EZAT ZAKI AHMED", "zaki zaki", "ahmed"),
    ],
)
def test_ends_of_a_person(text: str, given: str, family: str) -> None:
    assert ends(text) == (given, family)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("PUTIN, Vladimir", Kind.PERSON),
        ("Putin", Kind.PERSON),
        ("李伟芳", Kind.PERSON),
        ("Guangzhou Haige Communication Group", Kind.ORGANIZATION),
        ("Haige Communication Group Co., Ltd.", Kind.UNKNOWN),
        ("", Kind.PERSON),
    ],
)
def test_where_nothing_could_be_passed_over(text: str, kind: Kind) -> None:
    assert ends(text, kind) == ("", "")
