"""Whom pages name: listed parties in all their forms, and nobody else."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import watchword as ww
from watchword.reading.pages.making import page_of_text
from watchword.reading.parties.definitions import stands_for
from watchword.reading.parties.mentions import Entity, Mentions
from watchword.reading.tokens import fold, sentences, words_of

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def sampler():
    return ww.open(sampler=True, as_of="2026-01-15", today=TODAY)


@pytest.fixture(scope="module")
def mentions(sampler):
    return Mentions(sampler.index)


@pytest.fixture(scope="module")
def named(sampler, mentions):
    def find(text: str, as_of: str | None = None) -> dict[str, Entity]:
        view = sampler.view_of(date.fromisoformat(as_of)) if as_of else sampler.view
        return {e.name: e for e in mentions.entities(page_of_text(text), view, TODAY)}

    return find


def listed(found: dict[str, Entity]) -> dict[str, list[str]]:
    return {
        h["id"]: [m.surface for m in e.mentions] for e in found.values() for h in (*e.hits, *e.former)[:1]
    }


IFS = "us-bis-el:ljsfpmgezw"


@pytest.mark.parametrize("quote", ["'", "’", "ʼ"])
def test_a_possessive_with_a_peoples_name_before_it_is_the_listed_institute(named, quote):
    lab = f"Chinese Ministry of Public Security{quote}s Institute of Forensic Science"
    text = f"Beijing asked for an end to sanctions on the {lab}, a lab."
    found = named(text, "2021-03-01")
    (entity,) = [e for e in found.values() if e.hits]
    assert entity.hits[0]["id"] == IFS
    (mention,) = entity.mentions
    assert text[mention.start : mention.end] == mention.surface
    assert mention.surface.startswith("Chinese Ministry")
    assert mention.surface.endswith("Forensic Science")


def test_the_institute_points_back_and_the_day_decides(named):
    text = (
        "China wants sanctions lifted on the Ministry of Public Security's Institute of Forensic Science.\n\n"
        "The curbs kept the institute’s narcotics lab from its work, officials in Beijing said."
    )
    then, now = named(text, "2021-03-01"), named(text, "2026-01-15")
    (entity,) = [e for e in then.values() if e.hits]
    assert [m.how for m in entity.mentions] == ["span", "coreference"]
    assert [e.former[0]["id"] for e in now.values() if e.former] == [IFS]
    assert not any(e.hits for e in now.values() if e.former)


@pytest.mark.parametrize(
    ("text", "party", "surfaces"),
    [
        ("Russia's Sberbank said profits rose.", "us-ofac-sdn:17018", ["Sberbank"]),
        ("«Сбербанк» сообщил о прибыли, пишет газета в Москве.", "us-ofac-sdn:17018", ["Сбербанк"]),
        ("Hamas’s leaders met in Doha after the rocket fire, officials in Gaza said.", "us-ofac-sdn:4695", ["Hamas"]),  # noqa: E501
        ("Sanctions on Vladimir Putin stay, Washington said. Putin laughed.", "us-ofac-sdn:35096",
         ["Vladimir Putin", "Putin"]),
        ("The Jalisco New Generation Cartel (CJNG) moved fentanyl, prosecutors in Mexico said. CJNG denied it.",  # noqa: E501
         "us-ofac-sdn:17671", ["Jalisco New Generation Cartel", "CJNG", "CJNG"]),
        ("Treasury sanctioned Guangzhou Tengyue Chemical Co., Ltd. (Guangzhou Tengyue) of China.",
         "us-ofac-sdn:50835", ["Guangzhou Tengyue Chemical Co., Ltd.", "Guangzhou Tengyue"]),
        ("The U.S. added Semiconductor Manufacturing International Corp. (SMIC), of China, to its Entity List.",  # noqa: E501
         "us-bis-el", ["Semiconductor Manufacturing International Corp.", "SMIC"]),
    ],
)  # fmt: skip
def test_a_listed_party_is_found_in_every_form(named, text, party, surfaces):
    found = listed(named(text))
    (key,) = [k for k in found if k.startswith(party)]
    assert found[key] == surfaces


@pytest.mark.parametrize(
    "text",
    [
        "The sunrise over the bay was golden, and the Sinbad musical sold out in Leeds.",
        "Taylor Hydra, a band from Ohio, plays the Market Hall; a diamond ring was found.",
        "Wagner Moura won a prize in Cannes, where the Wagner festival was praised too.",
        "The Ministry of Finance in Ottawa published its budget. The Central Bank of Kenya kept rates.",
        "The Institute of Forensic Science in Virginia hired two chemists, its director said.",
        "Zhang Wei, a baker from Leeds, opened a second shop. He said business was good.",
        "Wei Zhang, 29, a nurse in Toronto, shares a name with a man on a list. He is no relation.",
        "THE AND OF SO IT IS. AND SO WE SAID, AND THEN THE STAFF WENT HOME.",
    ],
)
def test_what_only_looks_like_a_listed_name_is_not_told_as_listed(named, text):
    assert not [e.name for e in named(text).values() if e.hits or e.former]


def test_a_namesake_is_told_as_that_and_without_a_hit(named):
    found = named("Wei Zhang, 29, a nurse in Toronto, shares a name with a man on a list. He is no relation.")
    (entity,) = [e for e in found.values() if e.namesakes]
    assert not entity.hits
    assert any("shared" in why for n in entity.namesakes for why in n["why"])


def test_ships_are_listed_where_the_page_calls_them_ships(named):
    ship = "Brokers said the sanctioned tanker GENAVA 11 left Cuba. A vessel of the fleet followed."
    assert listed(named(ship))
    assert not listed(named("Genava 11 is the name of a football club, its owner said in Geneva."))


def test_others_are_named_and_not_listed(named):
    text = (
        "U.S. Secretary of State Antony Blinken told the Wall Street Journal that the Bureau of Industry and "
        "Security (BIS) would wait. Blinken spoke in London. The WSJ asked BIS, and the bureau declined to answer."  # noqa: E501
    )
    found = named(text)
    assert [m.surface for m in found["Antony Blinken"].mentions] == ["Antony Blinken", "Blinken"]
    assert found["Antony Blinken"].kind == "person"
    assert [m.surface for m in found["Wall Street Journal"].mentions] == ["Wall Street Journal", "WSJ"]
    bis = found["Bureau of Industry and Security"]
    assert [m.surface for m in bis.mentions] == [
        "Bureau of Industry and Security",
        "BIS",
        "BIS",
        "the bureau",
    ]
    assert not any(e.hits or e.former or e.namesakes for e in found.values())
    assert found["London"].kind == "place"


def test_mentions_are_apart_and_where_they_say(named):
    text = "Sberbank and Rosneft of Russia. Sberbank again; ROSNEFT too. «Роснефть» и Сбербанк, Москва."
    spots = sorted((m.start, m.end, m.surface) for e in named(text).values() for m in e.mentions)
    assert all(text[s:e] == surface for s, e, surface in spots)
    assert all(one[1] <= other[0] for one, other in pairwise(spots))


@settings(max_examples=60)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=40),
            st.sampled_from(
                ["Sberbank", "“", "’s", "Hamas", " said ", ". ", "(", ")", "\n\n", "the vessel ", "公安部", "🏴", "\u202e",  # noqa: E501
                 "\0", "IMO 9187629", "Kim Jong Un", "ABC", "Ministry of ", "and ", "A" * 300]
            ),
        ),
        max_size=25,
    ).map("".join)
)  # fmt: skip
def test_no_text_upsets_the_reader(mentions, sampler, text):
    page = page_of_text(text)
    for entity in mentions.entities(page, sampler.view, TODAY):
        assert entity.mentions
        for m in entity.mentions:
            assert 0 <= m.start < m.end <= len(page.text)
            assert page.text[m.start : m.end] == m.surface


def test_words_keep_their_places_through_folding():
    text = "Hu\u200bawei’s ﬁrm in Zürich, ПАО Сбербанк & Co."
    assert [text[w.start : w.end] for w in words_of(text)] == [w.text for w in words_of(text)]
    assert [w.keys[0] for w in words_of(text)][:2] == ["huawei", "firm"]
    assert fold("Abdulrahman") == ("abdul rahman",)


def test_sentences_end_where_they_end():
    text = "Mr. Smith of Acme Corp. and the U.S. team left. He said: “No.” Then they met."
    assert [text[s:e].strip() for s, e in sentences(text)] == [
        "Mr. Smith of Acme Corp. and the U.S. team left.",
        "He said: “No.”",
        "Then they met.",
    ]


@pytest.mark.parametrize(
    ("short", "name", "fits"),
    [
        ("WSJ", "Wall Street Journal", True),
        ("CCP", "Chinese Communist Party", True),
        ("OFAC", "U.S. Department of the Treasury’s Office of Foreign Assets Control", True),
        ("CDC", "Centers for Disease Control and Prevention", True),
        ("WSJ", "Washington Post", False),
        ("A", "Alpha", False),
    ],
)
def test_short_forms(short, name, fits):
    assert stands_for(short, name) is fits


def test_small_letters_of_an_acronym_stand_for_small_words_however_spelt():
    assert stands_for("JeM", "Jaish-i-Mohammad")
    assert not stands_for("LeT", "Jaish-i-Mohammad")


@pytest.mark.parametrize(
    ("bent", "listed"),
    [("Юнармии", "Юнармия"), ("Тульского", "Тульский"), ("оружейного", "оружейный")],
)
def test_russian_adjectives_and_nouns_are_met_in_their_cases(bent, listed):
    assert fold(listed)[0] in fold(bent)


def test_a_name_whose_bearer_others_are_told_from_is_the_listed_one(named):
    text = "China's lab is listed. It is not related to {} in Beijing, which is under US sanctions."
    found = named(
        text.format("the Ministry of Public Security's Institute of Forensic Science"), "2021-03-01"
    )
    assert any(e.hits for e in found.values())
