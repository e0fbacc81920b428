"""Pages: what is in them, where, when and by whom they were published; whatever they are made of."""

from __future__ import annotations

import random
from datetime import date
from html import escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timing import within
from watchword.exceptions import UsageError
from watchword.reading.pages.making import page_of_bytes, page_of_file, page_of_html, page_of_text
from watchword.reading.pages.page import KINDS, Page

STORY = """\
© 2019 The Quay Examiner Ltd. All rights reserved.
Harbour board shuts the east pier - and blames the crane: Report
Harbour master Ines Okafor on the pier (Photo by TOM REED/POOL/QX via Getty Images)

The harbour board closed the east pier on Monday after a crane slid two metres, the board said.

“Nobody was hurt,” said Ines Okafor, the harbour master, who had asked for repairs in 2021.

A second inspection is due before the winter, when most of the grain comes in by sea.

Like the Examiner? Sign up for our newsletter and never miss a tide!
Want to leave a tip?
Tim Salt
Tim Salt is a staff writer for The Quay Examiner.
@timsalt →
"""


def kinds(page: Page) -> dict[str, str]:
    return {page.text[z.start : z.end][:24]: z.kind for z in page.zones}


def test_clutter_is_told_from_the_story():
    page = page_of_text(STORY)
    found = kinds(page)
    assert found["© 2019 The Quay Examiner"] == "footer"
    assert found["Harbour board shuts the "] == "headline"
    assert found["Harbour master Ines Okaf"] == "caption"
    assert found["The harbour board closed"] == found["A second inspection is d"] == "body"
    assert found["Like the Examiner? Sign "] == found["Want to leave a tip?"] == "promo"
    assert found["Tim Salt"] == found["Tim Salt is a staff writ"] == found["@timsalt →"] == "byline"
    assert page.outlet == "The Quay Examiner"


def test_a_country_is_no_word_to_the_reader():
    last = "The US embassy had no comment on the vote. Its envoy called on all to go home."
    story = STORY.partition("Like the Examiner")[0]
    assert kinds(page_of_text(f"{story}{last}\n"))[last[:24]] == "body"


def test_a_copyright_year_is_no_date_of_publication():
    page = page_of_text(STORY)
    assert page.published is None
    assert page.published_text is None


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Published: 14 March 2024", date(2024, 3, 14)),
        ("FOR IMMEDIATE RELEASE | Thursday, April 11, 2024", date(2024, 4, 11)),
        ("By Ann Poe\nJuly 25, 2023", date(2023, 7, 25)),
        ("Publicado el 3 de septiembre de 2025", date(2025, 9, 3)),
        ("25. Juli 2023", date(2023, 7, 25)),
        ("Le 1er août 2022", date(2022, 8, 1)),
        ("Опубликовано 25 июля 2023 года", date(2023, 7, 25)),
        ("发布时间：2023年7月25日", date(2023, 7, 25)),
        ("٢٥ يوليو ٢٠٢٣", date(2023, 7, 25)),
        ("Federal Register / Vol. 88, No. 220 / Thursday, November 16, 2023 / Rules", date(2023, 11, 16)),
    ],
)
def test_a_stated_date_is_found(head, day):
    page = page_of_text(f"A pier is closed after a crane slides\n{head}\n\n{STORY.split(chr(10) * 2)[1]}\n")
    assert page.published == day
    assert page.published_text in page.text


def test_a_dateline_dates_the_story_and_is_a_zone_of_its_own():
    page = page_of_text(
        "Pier closed\n\nLONDON, 3 May 2024 (QX) — The board closed the pier on Friday, it said.\n"
    )
    assert page.published == date(2024, 5, 3)
    assert page.zone_at(page.text.index("LONDON")) == "dateline"
    assert page.zone_at(page.text.index("The board")) == "body"


@pytest.mark.parametrize(
    "text",
    [
        "The listing of June 5, 2020 stands, the bureau said in a notice to exporters.",
        "He was born on 3 May 1961 in Perm, and moved to the coast as a child.",
        "The board meets on 05/06/2023, the notice says, to hear what the crane has cost.",
    ],
)
def test_a_date_inside_the_story_is_none(text):
    assert page_of_text(f"Something happened at the pier\n\n{text}\n\n{text}\n").published is None


HTML = """<!doctype html><html><head><title>Pier closed &amp; crane blamed | Quay</title>
<meta property="og:site_name" content="Quay Daily"><link rel="canonical" href="https://quay.example/pier">
<script type="application/ld+json">
{"@graph":[{"@type":"NewsArticle","datePublished":"2023-07-25T10:00:00Z"}]}</script>
<style>p{color:red}</style><script>var secret = "Nobody Sees This";</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<article><h1>Pier closed</h1><div class="byline">By <a href="/ann">Ann Poe</a></div>
<p>QUAY CITY &mdash; The harbour <b>bo</b>ard closed the pier on Tuesday,
it said in a statement to the press.</p>
<figure><img src=x onerror="alert(1)" alt="The crane in 2021">
<figcaption>The crane. (QX Photo)</figcaption></figure>
<p>A second inspection is due, &lt;script&gt;alert(2)&lt;/script&gt; or so the board&#8217;s notice said.</p>
<div class="newsletter-signup">Sign up for our newsletter</div></article>
<aside>Bank Mellat opens a branch</aside><footer>© 2024 Quay Daily.</footer></body></html>"""


def test_html_gives_all_its_text_with_zones_and_says_where_it_is_from():
    page = page_of_text(HTML)
    found = kinds(page)
    assert page.source_kind == "html"
    assert (page.published, page.outlet, page.url) == (
        date(2023, 7, 25), "Quay Daily", "https://quay.example/pier",
    )  # fmt: skip
    assert found["Pier closed"] == "headline"
    assert found["By Ann Poe"] == "byline"
    assert found["QUAY CITY"] == "dateline"
    assert found["The harbour board closed"] == "body"
    assert found["The crane in 2021"] == found["The crane. (QX Photo)"] == "caption"
    assert found["Sign up for our newslett"] == found["Bank Mellat opens a bran"] == "promo"
    assert found["© 2024 Quay Daily."] == "footer"
    assert "Nobody Sees This" not in page.text
    assert "color:red" not in page.text


def test_every_word_of_html_leads_back_to_its_source():
    page = page_of_html(HTML)
    for word, there in (
        ("board", "bo</b>ard"),
        ("<script>alert(2)</script>", "&lt;script&gt;alert(2)&lt;/script&gt;"),
    ):
        at = page.text.index(word)
        start, end = page.in_source(at, at + len(word))
        assert HTML[start:end] == there
    at = page.text.index("board’s")
    assert HTML[slice(*page.in_source(at, at + 7))] == "board&#8217;s"


WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=400)
PIECES = st.lists(
    st.one_of(
        WORDS,
        st.sampled_from(
            ["<", ">", "<p>", "</p>", "<script>", "<!--", "-->", "&amp", "&#0;", "&#x110000;",
             "<a href='",
             "\0",
             "<title>", "<pre>", "\n\n", "<br>", "]]>", "<![CDATA[", "<svg>", "שלום עולם", "🏴‍☠️", "２０２３"]
        ),
    ),
    max_size=30,
).map("".join)  # fmt: skip


def whole(page: Page) -> None:
    at = 0
    for zone in page.zones:
        assert zone.kind in KINDS
        assert at <= zone.start < zone.end <= len(page.text)
        at = zone.end


@given(PIECES)
def test_no_text_upsets_it(text):
    page = page_of_text(text)
    whole(page)
    if page.source_kind == "text":
        assert page.text == text


@given(PIECES)
def test_no_html_upsets_it_and_places_stay_inside(text):
    page = page_of_html(f"<html>{text}")
    whole(page)
    for zone in page.zones:
        start, end = page.in_source(zone.start, zone.end)
        assert 0 <= start <= end <= len(page.source)


@given(st.binary(max_size=600))
def test_no_bytes_upset_it(data):
    whole(page_of_bytes(data))
    whole(page_of_bytes(data, html=True))


@pytest.mark.parametrize(
    "hostile",
    ["<div>" * 200_000, '<a "' * 250_000, "<!--" * 250_000, "<" * 1_000_000, "<script>" * 100_000,
     "&amp;" * 200_000, "<title>" * 100_000, "x" * 1_000_000, "\u202e" * 100_000, "<p a=" + "'" * 500_000],
    ids=lambda text: ascii(text[:8]),
)  # fmt: skip
def test_a_hostile_page_costs_no_more_than_its_length(hostile):
    with within(15):
        page_of_html(hostile)
        page_of_text(hostile)


@pytest.mark.prove
def test_ten_megabytes_are_read():
    picked = random.Random(3)
    words = ["Sberbank", "harbour", "said", "the", "<b>", "</b>", "2023", "“no”", "<p>", "Ann Poe", "&mdash;"]
    text = " ".join(picked.choice(words) for _ in range(1_500_000))
    whole(page_of_text(text))
    whole(page_of_html(text))


def test_a_file_that_cannot_be_read_is_told(tmp_path):
    with pytest.raises(UsageError, match="can't be read"):
        page_of_file(tmp_path / "none.txt")
    path = tmp_path / "latin.html"
    path.write_bytes("<html><meta charset=iso-8859-1><p>Café Zürich".encode("latin-1"))
    assert "Café Zürich" in page_of_file(path).text


def test_lines_broken_to_one_width_are_one_paragraph():
    text = (
        "The Bureau of Industry and Security amends the regulations by removing the\n"
        "Ministry of Public Security's Institute of Forensic Science of China from a\n"
        "supplement that lists entities of concern to it.\n"
    )
    assert len(page_of_text(text).zones) == 1


HEAD = "Harbour board turns away a tanker after a week of rows"
PROSE = (
    "The harbour board turned away a tanker on Monday after a week of rows about its papers, the chair said, "
    "and the pilots went home early.",
    "“Nobody would sign for her,” said the harbour master, Elin Strand, who has run the port since 2011. She "
    "had asked twice for a crew list.",
    "The ship sailed north in the evening. A spokesman for her agents said that they had nothing to add, and "
    "the ministry did not reply to questions.",
)
CLUTTER = [
    line.split("\t")
    for line in (Path(__file__).parent / "clutter_lines.tsv").read_text("utf-8").splitlines()
    if line[:1] not in "#" and not line.startswith("kinds\t")
]


@pytest.mark.parametrize(("kinds", "line"), CLUTTER)
def test_what_stands_beside_a_story_is_told_from_it_in_text_and_html(kinds, line):
    top = kinds in ("byline", "dateline")
    parts = [HEAD, line, *PROSE] if top else [HEAD, *PROSE, line]
    paragraphs = "".join(f"<p>{escape(p)}</p>" for p in parts[1:])
    for page in (
        page_of_text("\n\n".join(parts)),
        page_of_html(f"<html><body><h1>{HEAD}</h1>{paragraphs}</body></html>"),
    ):
        assert page.zone_at(page.text.index(line, len(HEAD)) + len(line) // 2) in kinds.split("|")
        assert [page.zone_at(page.text.index(s) + 60) for s in PROSE] == ["body"] * 3


def test_entries_of_a_menu_are_one_zone():
    page = page_of_html(f"<ul class=nav><li>News</li><li>Sport</li></ul><h1>{HEAD}</h1><p>{PROSE[0]}</p>")
    assert [page.text[z.start : z.end] for z in page.zones if z.kind == "promo"] == ["News\n\nSport"]


def test_classes_of_boxes_do_not_decide_over_what_stands_in_them():
    story = "The port authority turned the tanker away on Friday, and her agents had nothing to say about it."
    page = page_of_html(
        "<html><body><nav><a href='/us'>US</a></nav><h1>Harbour board turns away a tanker</h1>"
        f"<div class='paywall body'><p>{story} {story}</p><p>{story}</p></div>"
        "<div class='card-byline'><a href='/x'>Thirty Essential Tools You Should Have</a></div></body></html>"
    )
    assert page.zone_at(page.text.index(story)) == "body"
    assert page.zone_at(page.text.index("Thirty")) == "promo"
    assert page.zone_at(page.text.index("US")) != "dateline"
