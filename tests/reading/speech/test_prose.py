"""Ordinary prose, a construction a line: the words said, and who says them.

Each line of a table in ``prose/`` is a text, words of a statement in it, and its speaker (empty where nobody
can be told).
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from said import told
from watchword.reading.pages.making import page_of_text
from watchword.reading.speech.statements import statements_of

FOLDER = Path(__file__).parent / "prose"


def lines() -> list[tuple[str, str, str]]:
    """The rows of all tables."""
    tables = (f.read_text(encoding="utf8") for f in sorted(FOLDER.glob("*.txt")))
    rows = [r for table in tables for r in table.splitlines() if r and not r.startswith("#")]
    return [tuple(p.strip().replace("\\n", "\n") for p in row.split(" |")) for row in rows]  # type: ignore[misc]


@pytest.mark.parametrize(("text", "part", "speaker"), lines())
def test_who_says_it(text: str, part: str, speaker: str):
    found = told(text, part)
    assert plain(found.speaker or "") == plain(speaker), found


def plain(name: str) -> str:
    """A speaker without article or owner."""
    return re.sub(r"^(?:the|its) ", "", name, flags=re.IGNORECASE)


@pytest.mark.parametrize(
    "text",
    [
        "The bank said it was considering whether to close.",
        "A dispute decided by the courts alone took years.",
        "The forecast for June is rain. He will take no lectures from the mayor.",
        "Ana Sol stood by the door and described a king.",
        "From Tarn to Orsk: “the longest road” in the land.",
        "Ana Sol felt the wall and felt tired.",
        "Two suspects fled. The projects of the mill failed.",
        "The yard seized what it said was a pump.",
        "No group has claimed the theft. Four banks have accepted cash and repaid it in pesos.",
        "Police found the boat and a coat in which he was seen. The group plan a trip to Tarn.",
        "The clerks declined to be named. Ana Sol begged to differ. The mayor made a call to the police.",
        "The mayor opened a meeting to demand silence. The port built a wall to deny boats a berth.",
        "Fans were met by a banner reading “Sell or sink”.",
        "The bank referred two clerks to prosecutors for theft.",
        "A clerk accepted payments to wave it through. A clerk, whom the Echo did not name, said it rained.",
        "People who want change wait. Ana Sol wants a dog. If you want a vote, wait.",
        "The mayor thanked voters for their patience. The mayor called it far too late. So did the clerk.",
        "People who want something from Ana Sol write to her clerk. The crew found the door open.",
        "Shares fell, citing weak demand. The bank lowered its price forecast. Nobody named it.",
        "The port allowed boats to “land at night”.",
        "Her client had advised on “forms only”.",
        "The papers, released under freedom of information rules, are dry.",
        "“It rained,” said a clerk who would not give her name. Residents who fear reprisals stayed in.",
        "The member states met in Orsk. The Andean states, which have ports, met too.",
        "He reported Mr Sol to the police. Boats were out though hopes were fading.",
        "Sales fell, as did profits. He resigned, as did his brother. People gathered to see the ship.",
        "The owner left the town without a coat. Parents did not name the child.",
        "The bank was fined for “gross neglect”. With that, Ana Sol left the room.",
        "Pictures show the ship anchored off Tarn. A word came from Orsk. For the bank, it was a bad year.",
        "The view from the tower is that of a town asleep. The firm has a simple warning system: a bell.",
        "The mayor, a former judge, was held in May, was freed in June, and left. So ended the reign.",
        "The plan, said to cost two million, was dropped. Guests include a judge. There were, in May, four.",
        "The mayor agreed with the plan that the port drew up. As per usual, the ferry was late.",
        "We hear the lorries pass at night. The mayor had been pushed to sell. No 10 boats came to Tarn.",
        "She observed the ship from the quay and noted the crates that were wet. She put the hat on a hook.",
        "Tests by hand found the leak. A search by police found two guns.",
        "Consider yourself warned. Consider yourselves told.",
        "The mill has a simple plan: it will close. Tarn, it seems, is dry. The port set out to sell it.",
    ],
)
def test_no_more_is_said(text: str):
    assert all(s.cue == "said" for s in statements_of(page_of_text(text)))
