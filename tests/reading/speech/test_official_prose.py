"""Rules, notices and titles as offices print them: full of verbs of saying by which nobody says anything.

What was told of them before stood on real abstracts of the Federal Register: "each proposed collection",
"threatened species" and "Importer Application: a firm" had speakers.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from said import told
from watchword.reading.pages.making import page_of_text
from watchword.reading.speech.statements import statements_of


@pytest.mark.parametrize(
    "text",
    [
        "The office published its form concerning each proposed survey, including each proposed form.",
        "The bureau is adopting the plan as proposed, unless otherwise noted.",
        "Of all reported thefts, 70 percent have involved copper, over half of all reported losses.",
        "The five herds include the federally threatened northern and the newly threatened southern herd.",
        "Pupils must otherwise continue to meet the conditions of the grant.",
        "The mill needs quality assured grain for 2019, which is not yet certified.",
        "The bureau is reopening the period on our May 3, 2021, proposed rule on lamps.",
        "Endangered and Threatened Herds; Designation of Pastures for the Northern Elk",
        "Importer of Controlled Lamps Application: Tarn Research Institute",
        "Burma: Implementation of Tariffs",
        "Norvik Redesignation Request and Associated Plan for the Tarn Area",
    ],
)
def test_nobody_says_anything(text: str):
    page = text if text[-1] == "." else f"{text}\n\nThe bureau held its yearly meeting in Tarn."
    assert [(s.speaker, s.text) for s in statements_of(page_of_text(page))] == []


@pytest.mark.parametrize(
    ("text", "part", "speaker"),
    [
        ("Finally, OTN proposes to ban lamps from the quay.", "to ban lamps", "OTN"),
        ("On Monday, OTN said that lamps were safe.", "lamps were safe", "OTN"),
        ("Today, OTN is announcing a new register of lamps.", "register of lamps", "OTN"),
        ("Warner, R-Va., said that lamps were safe.", "lamps were safe", "Warner"),
        (
            "The May 3, 2018, petition, filed for Tarn Park, requested that the bureau think again.",
            "think again",
            "May 3, 2018, petition",
        ),
        ("On May 3, 2018, the ministry requested that the mill close.", "mill close", "ministry"),
        ("The accused denied that he had sold lamps.", "sold lamps", "accused"),
        ("The minister on Monday accused the mill of theft.", "theft", "minister"),
        (
            "Pursuant to the order, the Under Secretary for Trade Control and Harbours, in consultation "
            "with the mayor, has determined that lamps burn.",
            "lamps burn",
            "Under Secretary",
        ),
        ("Police: Four Held After Tarn Fire\n\nThe fire began at noon.", "Four Held", "Police"),
        ("Ministry: talks to resume in May\n\nThe talks had stopped.", "talks to resume", "Ministry"),
        ("“We fix pipes,” moaned the 34-year-old.", "We fix pipes", None),
    ],
)
def test_somebody_does(text: str, part: str, speaker: str | None):
    assert told(text, part).speaker == speaker


def test_we_of_a_gazette_is_an_office_not_the_paper():
    page = page_of_text("We announce that the quay is closed to all lamps.")
    found = {name: statements_of(replace(page, outlet=name)) for name in ("Federal Register", "Tarn Post")}
    assert [s.speaker for s in found["Federal Register"]] == [None]
    assert [s.speaker for s in found["Tarn Post"]] == ["Tarn Post"]
