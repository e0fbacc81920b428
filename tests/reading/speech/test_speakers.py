# ruff: noqa: E501 (texts stand as one string each)
"""Whom the subject of a verb of reporting means: how its phrase is cut, and who holds an office."""

from __future__ import annotations

import pytest

from watchword.reading.pages.page import Page
from watchword.reading.speech.statements import statements_of


def speaker(text: str, part: str) -> str | None:
    """Who says a part of a text, by its tightest statement."""
    at = text.index(part)
    able = [s for s in statements_of(Page(text)) if s.start <= at and at + len(part) <= s.end]
    assert able, statements_of(Page(text))
    return min(able, key=lambda s: s.end - s.start).speaker


def check(text: str, rows: list[tuple[str, str | None]]) -> None:
    for part, right in rows:
        assert speaker(text, part) == right, (part, text)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("An aide to Oren Falk said by phone that the mill was sold.", "An aide to Oren Falk"),
        ("A dealer in Riga said by encrypted text message that the mill was sold.", "A dealer in Riga"),
        ("Mira Sand confirmed by satellite phone that the mill was sold.", "Mira Sand"),
        ("A rumour denied by Mira Sand said the mill was sold.", "Mira Sand"),
    ],
)
def test_what_carries_a_message_is_no_agent(text, who):
    assert speaker(text, "the mill" if "denied" not in text else "denied by") == who


@pytest.mark.parametrize(
    ("text", "part", "who"),
    [
        ("“The dam held,” Eng. Sala replied, “and then it rained.”", "The dam held", "Sala"),
        ("Undersecretary Eng. Peter Sala said the dam held.", "the dam", "Peter Sala"),
        ("Ferry operator Oslo–Kiel Linjen said the boat was late.", "the boat", "Oslo–Kiel Linjen"),
        ("Through his lawyer, Mr. She has denied that he owns it.", "that he owns", "She"),
        ("Amara* sold tea. She told the club that it had rained.", "it had rained", "Amara"),
        ("“It rings all day,” sighs Fjordbulk chartering head Lise Holm.", "It rings", "Lise Holm"),
        (
            "The park is listed by Ardent LLC and Corvo Group LLC (“Corvo”). Corvo said it paid.",
            "it paid",
            "Corvo Group LLC",
        ),
    ],
)
def test_where_a_name_ends(text, part, who):
    assert speaker(text, part) == who


def test_a_name_holds_its_preposition_where_the_text_has_it_inside_a_sentence():
    check(
        "The families wrote to Harbour for the Homeless. Harbour for the Homeless said the letters were lost.",
        [("the letters were lost", "Harbour for the Homeless")],
    )
    check("Reporters Without Borders said it had no word.", [("it had no word", "Reporters Without Borders")])
    check(
        "The firm of Dana Ruiz of Granite Wall helped. Dana Ruiz of Granite Wall said it was late.",
        [("it was late", "Dana Ruiz")],
    )


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Shadow Home Secretary, Ed Rowe, said the list was short.", "Ed Rowe"),
        ("An objector, retired teacher Pam Hale, said the list was short.", "Pam Hale"),
        ("A KNF major told me over tea that the list was short.", "A KNF major"),
        ("According to the Malay police, the list was short.", "Malay police"),
        ("It was seen by the Harbour Board, which said in a note that the list was short.", "Harbour Board"),
        (
            "Some pointed to a note by Rita Sanz, editor of a journal, who said that the list was short.",
            "Rita Sanz",
        ),
        ("Norvik holds that the list was short, its press office said.", "Norvik"),
        (
            "The Ardent Guard denied it. In a letter, its legal wing wrote that the list was short.",
            "Ardent Guard",
        ),
        (
            "It buys from Grodex and Belaro. The former was shut. The latter said the list was short.",
            "Belaro",
        ),
        ("“Few came,” quipped one broker. Only the list was short, the same broker reckoned.", "one broker"),
    ],
)
def test_who_a_phrase_means(text, who):
    assert speaker(text, "the list was short") == who


@pytest.mark.parametrize(
    ("text", "part", "who"),
    [
        ("A message spread online and attributed to Ana Sol denied the charge.", "denied", "Ana Sol"),
        ("A letter signed by Ana Sol accused the bank of theft.", "theft", "Ana Sol"),
        ("A letter from the bank accused Ana Sol of theft.", "theft", "bank"),
        (
            "According to court papers, Ana Sol, 59, sold the ring to a broker.",
            "sold the ring",
            "court papers",
        ),
        ("According to the advisory, Ardent Land moved its servers.", "moved its", "advisory"),
        ("According to the harbour board, victims reported losing a lot.", "losing", "harbour board"),
        ("The Post understands from two managers that the fleet is sold.", "is sold", "two managers"),
        ("Ana Sol said it was late. Dr. Sol later answered she had been ill.", "been ill", "Ana Sol"),
        (
            "The clerk Jan Holt denied it. Asked about a note by Ana Sol, he replied: “No.”",
            "“No.”",
            "Jan Holt",
        ),
        ("A member of the group, the lawmaker Jan al-Holt, said it had shut.", "it had shut", "Jan al-Holt"),
        ("Am Sam Oth of a rights group called on the city to act.", "to act", "Am Sam Oth"),
    ],
)
def test_papers_and_those_behind_them(text, part, who):
    assert speaker(text, part) == who


def test_an_office_means_the_person_just_named():
    check(
        "Lee Ka-fai on Tuesday called on lenders to show sense.\n\n“We obey no such list,” the chief executive said.",
        [("We obey", "Lee Ka-fai")],
    )
    check(
        "Coney baker Dan Orsini, 58, says his shop was shut.\n\n“I only ever smuggled ham,” cracked the owner of Titan Buns.",
        [("smuggled ham", "Dan Orsini")],
    )


@pytest.mark.parametrize(
    "text",
    [
        "Jon Vik, the harbour master, said the ship was empty. The mayor said nobody had asked.",
        "Ms Tran, an analyst in Hanoi, said rice was dear. The mayor of Long Dinh said nobody had asked.",
        "Sorrel Foods closed a mill. The mayor said nobody had asked.",
    ],
)
def test_an_office_is_nobody_elses(text):
    assert speaker(text, "nobody had asked") in ("mayor", "mayor of Long Dinh")


def test_an_office_told_of_first_has_the_name_told_later():
    check(
        "The deputy oil minister said on Tuesday that cargoes would be tested.\n\n“No bill leaves,” Karim al-Sadi told delegates. The minister conceded that tests were slow.",
        [("cargoes", "Karim al-Sadi"), ("No bill", "Karim al-Sadi"), ("tests were slow", "Karim al-Sadi")],
    )
    check(
        "Iran’s Foreign Ministry spokesman has condemned the list as “a torn paper.”\n\nSpeaking at his briefing, Behzad Niakan said that a bank was missing.",
        [("torn paper", "Behzad Niakan"), ("a bank was missing", "Behzad Niakan")],
    )


@pytest.mark.parametrize(
    "text",
    [
        "The deputy minister said cargoes would be tested. Sorrel Foods said it was glad.",
        "The deputy minister said cargoes would be tested. Maria Costa, a baker, said it was dear.",
        "The deputy minister said cargoes would be tested. Maria Costa, who also spoke, said it was dear.",
    ],
)
def test_a_name_that_is_no_holders(text):
    assert speaker(text, "cargoes would be tested") == "deputy minister"


@pytest.mark.parametrize(
    ("text", "part", "who"),
    [
        (
            "‘I ached,’ said Terry Bisk, 58. His co-star, ex-soap siren Lena Dow, reckons the set creaked.",
            "creaked",
            "Lena Dow",
        ),
        (
            "The board heard it. The clerk, when asked whether it sank, did not give a direct answer.",
            "direct",
            "The clerk",
        ),
        ("Ardent has a new door, a reader reports: it now says “Culture”.", "“Culture”", "a reader"),
        (
            "Refiners are asking for lines, offering deposits, according to people in the trade.",
            "offering",
            "people in the trade",
        ),
        (
            "The Ministry gave its office a week to reply to 140 families in Kampong who say it rained.",
            "it rained",
            "140 families in Kampong",
        ),
        (
            "Majid Roo left in May. Majid Roo, known as the “Kurdish Fox”, has denied the charge.",
            "the charge",
            "Majid Roo",
        ),
        (
            "Norvik Group filed papers. Its valves are old, the Oslo-based company noted.",
            "are old",
            "Norvik Group",
        ),
    ],
)
def test_whom_the_words_around_tell(text, part, who):
    assert speaker(text, part) == who


@pytest.mark.parametrize(
    "before",
    ["Brandes shrugs.", "Before she goes, Brandes laughs.", "Brandes nodded."],
)
def test_she_is_who_acts_in_the_sentence_before(before):
    check(
        "Heike Brandes, 61, keeps the mill. “It is quiet,” she says. His aunt, Silke Wend, said it was loud.\n\n"
        f"{before} The parish, she says, is waiting.",
        [("is waiting", "Heike Brandes")],
    )


def test_the_capitals_of_a_heading_are_no_name():
    check(
        "Ardent Wing Question What Now Does It Mean\n\nArdent said its trade was civil.",
        [("its trade", "Ardent")],
    )


@pytest.mark.parametrize(
    ("text", "part", "who"),
    [
        (
            "The army denied it. The farmer is Grace Mugo, an Ugandan. “I milk cows,” she wrote to us.",
            "I milk",
            "Grace Mugo",
        ),
        (
            "The mayor said no. The owner is a retired dentist from Graz. “I milk cows,” she wrote to us.",
            "I milk",
            "a retired dentist from Graz",
        ),
        (
            "The army denied it. The plan is Grace itself. “I milk cows,” Ana Sol wrote to us.",
            "I milk",
            "Ana Sol",
        ),
        ("Nino said it was fine. And Kharadze? He told a channel he had no plans.", "no plans", "Kharadze"),
        (
            "Nino said it was fine. What of Mr Kharadze? He told a channel he had no plans.",
            "no plans",
            "Kharadze",
        ),
        (
            "Nino said it was fine. And was Kharadze there? She told a channel he had no plans.",
            "no plans",
            "Nino",
        ),
        (
            "Nino told me she sleeps; Eka corrected her, pointing out that the dog comes too.",
            "the dog comes",
            "Eka",
        ),
        ("Nino told me she sleeps, pointing out that the dog comes too.", "the dog comes", "Nino"),
        (
            "OSFA, the office in charge, told us it could not comment but urged owners to wait.",
            "to wait",
            "OSFA",
        ),
        (
            "The army denied this. Its spokesman, Pal Mai Deng, said roads were waiting.",
            "were waiting",
            "Pal Mai Deng",
        ),
        ("Baker Dan Orsini said roads were waiting.", "were waiting", "Dan Orsini"),
        (
            "The widow of a trader from Narail testified that it rained.",
            "it rained",
            "The widow of a trader from Narail",
        ),
    ],
)
def test_who_is_meant_next(text, part, who):
    assert speaker(text, part) == who


def test_words_below_a_colon_are_whoever_the_line_names():
    check(
        "Branch secretary Salim Mwakio came aboard on Sunday:\n\n“The cook is out of rice.”\n\n“I told him so.”",
        [("out of rice", "Salim Mwakio"), ("I told him", "Salim Mwakio")],
    )


def test_a_quotation_goes_on_from_who_speaks_not_from_whom_is_told_of():
    check(
        "Its owner, Kaori Dote, complained that parents had warned their sons. “It is a letter, nothing more!”",
        [("nothing more", "Kaori Dote")],
    )


def test_a_name_that_is_said_to_be_something_holds_no_other_office():
    check(
        "The editor promises an answer. The intern is Grace Moyo, who blames the index.",
        [("an answer", "editor")],
    )


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("“The crates were empty,” Special Agent in Charge Mira Sand said.", "Mira Sand"),
        ("“The crates were empty,” added Assistant Director in Charge Mira Sand.", "Mira Sand"),
        ("“The crates were empty,” Director of Enforcement Ilse Kalna noted.", "Ilse Kalna"),
        ("“The crates were empty,” said Mira Sand of Harbour Watch.", "Mira Sand"),
    ],
)
def test_an_office_in_capitals_with_its_field_stands_before_the_name(text, who):
    assert speaker(text, "The crates were empty") == who


def test_the_opening_of_a_sentence_is_the_bank_only_if_it_is_a_body():
    assert speaker("The rumour was denied by the bank and the union.", "rumour was") == "bank"
    assert speaker("The Trade Bureau paid, and it was confirmed by the agency.", "was conf") == "Trade Bureau"


def test_one_before_a_name_and_before_a_noun():
    assert speaker("“It rained,” said one Riga broker.", "It rained") == "one Riga broker"
    assert speaker("“It rained,” said one Peter Sala of Riga.", "It rained") == "Peter Sala"


@pytest.mark.parametrize(
    ("text", "part", "who"),
    [
        # nearer, of that sex by the given name, while only somebody unnamed spoke
        ("“No,” a clerk told us.\n\nThe tale was about John Lee, a golfer. “I paid,” he was quoted as saying by the Mail.", "I paid", "John Lee"),
        # who spoke stays meant where the other is no nearer
        ("Oren Falk said the dam held. The case of John Brown, 40, was dropped. He added that it rained.", "it rained", "Oren Falk"),
        ("Oren Falk said the dam held. John Brown was sacked. He said he was sorry.", "he was sorry", "John Brown"),
        # who only believes something in another's words did not speak
        ("Stroud contends her client believed it was cheap. She told the judge that it rained.", "it rained", "Stroud"),
        ("Copper would be cheaper by May, she said.", "Copper would", None),
    ],
)  # fmt: skip
def test_whom_a_pronoun_means_is_weighed(text, part, who):
    assert speaker(text, part) == who


@pytest.mark.parametrize(
    ("text", "part", "who"),
    [
        ("“It rained,” added U.S. Attorney Peter Voss for the District of Tarn.", "It rained", "Peter Voss"),
        ("The ship was full, according to port declarations read out by a sailor.", "The ship", "port declarations"),
        ("The cooperative that signed the tags maintains that it rained.", "it rained", "cooperative"),
        ("The party's media office rejected “the novel”.", "the novel", "party's media office"),
        ("In the plea agreement the Rasmunds admitted that it rained.", "it rained", "Rasmunds"),
        ("In Tarn the former intelligence chief Aleks Vul described it as “a tale”.", "a tale", "Aleks Vul"),
        ("In a letter of 30 May the model club Garuda Flyers told Norvik that “it rained.”", "it rained", "Garuda Flyers"),
        ("“I mow,” says Joe.\n\nA letter informed Mill Lane Club that “it rained”.", "it rained", None),
        ("The Karen Army has put out a statement. “The cables were not ours,” it reads.", "The cables", "Karen Army"),
        ("'It rained,' his solicitor, Gideon Farr, said. It was pointed out by counsel for the minister that it snowed.", "it snowed", "counsel for the minister"),
        ("'It rained,' his solicitor, Gideon Farr, said. The solicitor said it snowed.", "it snowed", "Gideon Farr"),
        ("Sorrel Foods plc (the \"Company\") said it rained. The Company said it snowed.", "it snowed", "Sorrel Foods plc"),
        ("Sorrel Foods plc (the \"Company\") said it rained.", "it rained", "Sorrel Foods plc"),
        ("Brem Robotics said it rained. Customers are assured that trains will run.", "trains will", "Brem Robotics"),
        ("According to the envoy, the Post wrote, it rained.", "it rained", "envoy"),
        ("Oren Falk says he was warned by an agent that the gate was shut.", "the gate was shut", "Oren Falk"),
        ("A lecturer told us that cadets were shown software made by Ardent.", "cadets were", "A lecturer"),
    ],
)  # fmt: skip
def test_who_stands_behind_a_phrase(text, part, who):
    assert speaker(text, part) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Anna Sand opened a cafe in May. The mother of three said it rained.", "Anna Sand"),
        ("“No,” said Dr Oren Falk. The former wrestler added that it rained.", "Oren Falk"),
        ("Peter Brem opened a cafe in May. The mother of three said it rained.", "The mother of three"),
        ("Anna Sand met Peter Brem in May. The former wrestler said it rained.", "former wrestler"),
    ],
)
def test_what_is_said_only_of_somebody_named_means_the_one_there_is(text, who):
    assert speaker(text, "it rained") == who


@pytest.mark.parametrize(
    ("text", "part", "who"),
    [
        ("The Chair of the Committee on Tarn (Ambassador Luz Ibarra) said it rained.", "it rained", "Luz Ibarra"),
        ("The minister (Labour) said it rained.", "it rained", "minister"),
        ("The buyer, a dealer in curios called Mrs Pereira, says it rained.", "it rained", "Pereira"),
        ("“Over my dead body,” said a council clerk. Added the clerk: “It rained.”", "It rained", "a council clerk"),
        ("A post shared 40,000 times on Facebook states that “it rained”.", "it rained", "A post"),
        ("An editor there, since dismissed, has told the radio that “it rained”.", "it rained", "An editor there"),
        ("The Bureau of Trade, when we asked, pointed us to its notice, which reads: “It rained.”", "It rained", "its notice"),
        ("The Institute of Correspondent Bankers said it rained.", "it rained", "Institute of Correspondent Bankers"),
    ],
)  # fmt: skip
def test_names_behind_and_inside_what_they_do(text, part, who):
    assert speaker(text, part) == who


@pytest.mark.parametrize(
    ("text", "part", "who"),
    [
        ("Head of the Atomic Energy Organization of Iran (AEOI) Mohammad Eslami says it rained.", "it rained", "Mohammad Eslami"),
        ("Secretary for Security Chris Tang Ping-keung said it rained.", "it rained", "Chris Tang Ping-keung"),
        ("A former colleague, ex-senator Joseph Lambert, said it rained.", "it rained", "Joseph Lambert"),
        ("Contacted, Lt Col Rezwan Chowdhury, director of the legal wing, said it rained.", "it rained", "Rezwan Chowdhury"),
        ("Asked at the gate, the prosecutor Rafael Cruz limited himself to saying that it rained.", "it rained", "Rafael Cruz"),
        ("They made rich men of a few, among them Benjamin Bol Mel, the builder. Bol Mel said it rained.", "it rained", "Benjamin Bol Mel"),
        ("Foreign Ministry Spokeswoman Maria Sol said it snowed. The diplomat added that it rained.", "it rained", "Maria Sol"),
        ("The members of the Contact Group said it rained.", "it rained", "Contact Group"),
        ("The Bureau's published answer is that it rained.", "it rained", "Bureau"),
        ("Two tanks burned, said a Thai police colonel.", "Two tanks", "a Thai police colonel"),
        ("The tug was hired by a firm that had worked, brokers said, for the owner of a quarry.", "for the owner", "brokers"),
        ("The authority takes another view. In a letter to the council, it states that it rained.", "it rained", "authority"),
        ("A clerk told the seminar that frequently asked questions would be issued.", "would be issued", "A clerk"),
        ("Families east of the river say it rained.", "it rained", "Families east of the river"),
        ("According to the writ to which the paper had access, it rained.", "it rained", "writ"),
        ("The mayor, Rafael Sol, denied on Wednesday (5) having sent anybody.", "having sent", "Rafael Sol"),
        ("The lawyer Ana Sol said it snowed. Nobody asked Heinz-Dieter Krom. According to him, it rained.", "it rained", "Heinz-Dieter Krom"),
        ("Jimmy Sol denied in a voice message sent to Radio Nord that it rained.", "it rained", "Jimmy Sol"),
        ("According to Ana Sol, it grew. She did not specify by which method.", "did not specify", "Ana Sol"),
        ("Ana Sol last month described it as “a storm”.", "a storm", "Ana Sol"),
        ("They were accused of fraud, which Dimov denied.", "Dimov denied", "Dimov"),
        ("A hotel owner accused of hiding his guests told the court that it rained.", "it rained", "A hotel owner accused of hiding his guests"),
        ("She claimed RM3.1 million had been spent.", "had been spent", None),
        ("Marta Ilves, a tailor, opened a shop. The minister said it rained.", "it rained", "minister"),
        ("Marta Ilves opened a shop. European Commission spokesperson said it rained.", "it rained", "European Commission spokesperson"),
        ("Marta Ilves said it snowed. The man at the till said it rained.", "it rained", "The man at the till"),
    ],
)  # fmt: skip
def test_names_and_offices_that_pages_never_seen_had(text, part, who):
    assert speaker(text, part) == who
