# ruff: noqa: E501 (texts stand as one string each)
"""Whom somebody tells, and who passes it on."""

from __future__ import annotations

import pytest

from said import told


@pytest.mark.parametrize(
    ("text", "part", "whom"),
    [
        ("The lawmaker urged the guild “to stop pretending that lists do not count”.", "to stop", "the guild"),
        ("The union asked for the banks to suspend the instalments.", "the instalments", "the banks"),
        ("The guild asked the ministry for a wind-down of ninety days.", "a wind-down", "the ministry"),
        ("Ivo Tarn pleaded with reporters to spell his name.", "to spell", "reporters"),
        ("Addressing cooks in Tarn, Mila Orsic recalled that the mill had burnt.", "the mill had", "cooks"),
        ("In a written reply to our questions, Mila Orsic stated that the quay was safe.", "the quay was", "us"),
        ("The bank, responding to a query from this newsletter, said seven accounts had closed.", "seven accounts",
         "this newsletter"),
        ("We urge the owners to mend the quay.", "mend the quay", "the owners"),
        ("The union called on Western owners to mend the quay.", "mend the quay", "Western owners"),
        ("The union urges owners of sheds in Tarn to mend them.", "mend them", "owners of sheds"),
        ("“The owners should mend the quay,” said Mila Orsic.", "mend the quay", "The owners"),
        ("“Let the guild count the stones,” Mila Orsic said.", "count the stones", "the guild"),
        ("Mila Orsic was told by the guild that the quay was safe.", "the quay was", "Mila Orsic"),
        ("Mila Orsic offered to walk me through the sheds.", "through the sheds", "me"),
        ("“Did you see the quay?” Ada Merrow asked.\n\n“I saw a wall,” Mila Orsic answered.", "Did you", "Mila Orsic"),
        ("Mila Orsic told the Courier the quay was safe.\n\n“I walk there,” Orsic said.", "I walk", "Courier"),
        ("Ivo Tarn told a federal jury Thursday that he carried eggs.", "he carried", "a federal jury"),
        ("Mila Orsic called on her own supporters to stop the march.", "to stop", "her own supporters"),
        ("Mila Orsic told Judge Ada Merrow she was ill.", "she was ill", "Judge Ada Merrow"),
        ("The keeper told club TV it was a knock.", "it was a knock", "club TV"),
        ("The keeper told the Orsic paper by telephone that it was a knock.", "it was a knock", "the Orsic paper"),
        ("Ivo Tarn told the magazine The Tide that it was shut.", "it was shut", "The Tide"),
        ("Responding to Ada Merrow's claims, the port said it was safe.", "it was safe", "Ada Merrow"),
        ("Ivo Tarn rang the helpline. He was told that the desk was shut.", "the desk was shut", "Ivo Tarn"),
        ("Ivo Tarn told clerks gathered in the yard that the mill was shut.", "the mill", "clerks"),
        ("Responding to queries from the Tarn Courier, the port said it was safe.", "it was safe", "Tarn Courier"),
        ("The guild told the Hill Voice news site it had left.", "it had left", "Hill Voice"),
        ("The guild told the newspaper El Tajo that it had left.", "it had left", "El Tajo"),
        ("A proprietor of Tarn & Sons, reached at his shop by the Courier, pleaded that he sold only pumps.",
         "he sold only", "Courier"),
    ],
)  # fmt: skip
def test_whom(text, part, whom):
    assert told(text, part).addressee is not None
    assert whom in str(told(text, part).addressee)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("The customs office informed that elements of the navy had landed.", "elements of the navy"),
        ("A coach has told how he once sent a boxer home.", "he once sent"),
        ("Ivo Tarn declined to name them.", "declined to name"),
    ],
)
def test_what_is_told_is_nobody(text, part):
    assert told(text, part).addressee is None


@pytest.mark.parametrize(
    ("text", "part", "relays"),
    [
        ("The port denied that the cargo was stolen, the Jarn news agency reported.", "the cargo", ("Jarn news agency",)),
        ("The mill was shut, its director Ivo Tarn said, Interfax reports.", "The mill", ("Interfax",)),
        ("The mill was shut, its director Ivo Tarn said on Monday, TASS reported.", "The mill", ("TASS",)),
        ("Ivo Tarn has said through a relative that he was ill.", "he was ill", ("a relative",)),
        ("Through his lawyers Ivo Tarn maintained that he was ill.", "he was ill", ("his lawyers",)),
        ("The guild, through lawyer Mila Orsic, said it was shut.", "it was shut", ("Mila Orsic",)),
        ("Ivo Tarn said through an interpreter that he was ill.", "he was ill", ()),
        ("The guild told the Hill Voice news site it had left.", "it had left", ("Hill Voice",)),
    ],
)  # fmt: skip
def test_who_passes_on(text, part, relays):
    assert told(text, part).relayed_by == relays


@pytest.mark.parametrize(
    ("text", "part", "speaker", "relay"),
    [
        ("The guild told Radio Tarn that the sheds were empty.", "the sheds", "guild", "Radio Tarn"),
        ("As the daily Yeni Liman reported, citing a source in the port, a third of the debt is paid.", "a third",
         "a source in the port", "Yeni Liman"),
        ("According to the daily Liman, which quoted an unnamed deputy, the share is higher.", "the share",
         "an unnamed deputy", "Liman"),
        ("The Nikkan Kaji, citing a supplier, put the share at “a generous fifteen”.", "the share", "a supplier",
         "Nikkan Kaji"),
    ],
)  # fmt: skip
def test_who_is_cited_speaks_and_the_outlet_passes_it_on(text, part, speaker, relay):
    one = told(text, part)
    assert (one.speaker, one.relayed_by) == (speaker, (relay,))


def test_a_release_is_its_issuers():
    text = (
        "In a press release, the Justice Bureau thanked the envoy of Tarn. "
        "The release said the proceeds could support the victims."
    )
    assert told(text, "the proceeds could").speaker == "Justice Bureau"


def test_whom_one_told_hears_on_to_the_paragraphs_end():
    text = "“We heard the rooster first,” Ivo Tarn told the Harbour Courier. He said the barge came at nine."
    assert told(text, "the barge came").addressee == "Harbour Courier"


def test_a_story_is_nobody():
    assert told("Ivo Tarn tells a similar story. “We hid the flag,” he says.", "We hid").addressee is None


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("“It should rain tomorrow,” said Mila Orsic.", "It should"),
        ("“There must be a way,” said Mila Orsic.", "There must"),
        ("“The quay is safe,” said Mila Orsic.", "The quay"),
    ],
)
def test_nobody_is_told(text, part):
    assert told(text, part).addressee is None


def test_a_means_of_speaking_is_no_speaker():
    text = "Ivo Tarn runs the sheds. “We asked for a price,” he said by telephone."
    assert told(text, "We asked").speaker == "Ivo Tarn"
