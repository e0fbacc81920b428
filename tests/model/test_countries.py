import csv
import re
from collections import Counter

import pytest

from helpers import LISTS as SHARED
from watchword.model.countries import codes, country_code, country_name

#: What OFAC writes in a country's place without naming one, or naming one that states dispute.
NOT_COUNTRIES = {
    "",
    "-0-",
    "0",
    "undetermined",
    "Region: Kafia Kingi",
    "Region: Commonwealth of Independent States",
    "Region: Kashmir",
    "Region: Jammu and Kashmir",
}


@pytest.mark.parametrize(
    "text, code",
    [
        ("RU", "ru"),
        ("RUS", "ru"),
        ("Russian Federation (the)", "ru"),
        ("Россия", "ru"),
        ("РОССИЙСКАЯ ФЕДЕРАЦИЯ", "ru"),
        ("Korea, North", "kp"),
        ("DPRK", "kp"),
        ("D.P.R.K", "kp"),
        ("Korea, Democratic People's Republic of", "kp"),
        ("Korea (the Democratic People’s Republic of)", "kp"),
        ("北朝鮮", "kp"),
        ("Korea, Republic of", "kr"),
        ("Burma", "mm"),
        ("Myanmar (ex-Burma)", "mm"),
        ("Swaziland", "sz"),
        ("Ivory Coast", "ci"),
        ("Cote d Ivoire", "ci"),
        ("Côte d’Ivoire", "ci"),
        ("PRC", "cn"),
        ("P.R. China", "cn"),
        ("中国", "cn"),
        ("中華人民共和國", "cn"),
        ("Macao", "mo"),
        ("Taiwan, Province of China", "tw"),
        ("Hong Kong, China", "hk"),
        ("West Bank", "ps"),
        ("Region: Gaza", "ps"),
        ("possibly Palestinian", "ps"),
        ("Region: Crimea", "ua"),
        ("Kosovo", "xk"),
        ("ایران", "ir"),
        ("Iran (Islamic Republic of)", "ir"),
        ("日本", "jp"),
        ("Deutschland", "de"),
        ("España", "es"),
        ("ESPANA", "es"),
        ("Türkiye", "tr"),
        ("TÜRKİYE", "tr"),
        ("Ελλάδα", "gr"),
        ("ישראל", "il"),
        ("ประเทศไทย", "th"),
        ("भारत", "in"),
        ("대한민국", "kr"),
        ("Bahamas, The", "bs"),
        ("The Gambia", "gm"),
        ("Man, Isle of", "im"),
        ("Virgin Islands, British", "vg"),
        ("Cabo Verde.  Previously Cape Verde.", "cv"),
        ("U.S.A.", "us"),
        ("u.s.", "us"),
        ("ET", "et"),
        ("Eritrean", "er"),
        ("USSR", "suhh"),
        ("Yugoslavia", "yucs"),
        ("Czechoslovakia", "cshh"),
        ("German Democratic Republic", "ddde"),
    ],
)
def test_usual_ways_of_writing_a_country(text: str, code: str) -> None:
    assert country_code(text) == code


@pytest.mark.parametrize("text", ["", "  ", "undetermined", "Atlantis", "Korea", "Virgin Islands", ","])
def test_what_is_unknown_or_ambiguous_has_no_code(text: str) -> None:
    assert country_code(text) == ""


def test_every_code_is_read_back_from_itself_and_from_its_name() -> None:
    assert len(codes()) == len(set(codes())) > 250
    for code in codes():
        assert country_code(code) == code
        assert country_code(country_name(code).upper()) == code
        assert re.fullmatch("[a-z]{2}|[a-z]{4}", code)


def test_name_of_a_code() -> None:
    assert country_name("kp") == "North Korea"
    assert country_name("SUHH") == "Soviet Union"
    assert country_name("zz") == "ZZ"


def _ofac_countries() -> Counter[str]:
    found: Counter[str] = Counter()
    for path in sorted(SHARED.glob("us_ofac_sdn/*/add.csv")):
        with path.open(encoding="latin-1", newline="") as rows:
            found.update(row[4].strip() for row in csv.reader(rows) if len(row) > 4)
    clause = re.compile(r"(?:^|; )(?:alt\. )?(?:nationality|citizen) ([^;]+?)\.?(?=;|$)")
    passport = re.compile(r"Passport [^;()]+\(([^)]+)\)")
    for path in sorted(SHARED.glob("us_ofac_sdn/*/sdn.csv")):
        with path.open(encoding="latin-1", newline="") as rows:
            for row in csv.reader(rows):
                if len(row) > 11:
                    found.update(clause.findall(row[11]))
                    found.update(passport.findall(row[11]))
    return found


@pytest.mark.shared
def test_every_country_that_ofac_writes_is_known() -> None:
    found = _ofac_countries()
    assert len(found) > 150
    unknown = {text for text in found if not country_code(text)} - NOT_COUNTRIES
    assert unknown == set()
