"""What a page declares of itself, by the ways that pages use."""

from datetime import date

import pytest

from watchword.reading.pages.blocks import blocks_of
from watchword.reading.pages.declared import declared


@pytest.mark.parametrize(
    ("head", "day", "outlet"),
    [
        (
            '<script type="application/ld+json">{"@graph": [{"@type": "WebPage"}, {"@type": "NewsArticle",'
            ' "datePublished": "2024-03-05T10:00:00Z", "publisher": {"name": "Harbour  Post"}}]}</script>',
            date(2024, 3, 5),
            "Harbour Post",
        ),
        (
            '<meta property="article:published_time" content="2024-03-05T23:10:00+02:00">'
            '<meta property="og:site_name" content="Harbour Post">',
            date(2024, 3, 5),
            "Harbour Post",
        ),
        ('<meta name="pubdate" content="20240305"><meta name="twitter:site" content="@hpost">',
         date(2024, 3, 5), "hpost"),
        ('<p><time datetime="2024-03-05">Tuesday</time></p>', date(2024, 3, 5), None),
        ('<script type="application/ld+json">{"datePublished": </script>', None, None),
        ('<script>var datePublished = "2024-03-05"</script>', None, None),
        ('<meta name="date" content="soon">', None, None),
    ],
)  # fmt: skip
def test_the_day_and_the_outlet(head: str, day: date | None, outlet: str | None) -> None:
    _, found, said = declared(blocks_of(f"<html><head>{head}</head><body><p>Text.</p></body></html>"))
    assert (found, said) == (day, outlet)


def test_json_comes_before_meta_and_a_deep_graph_is_no_trouble() -> None:
    deep = "[" * 400 + '{"datePublished": "2020-01-01"}' + "]" * 400
    page = (
        f'<script type="application/ld+json">{deep}</script>'
        '<script type="application/ld+json">{"datePublished": "2024-03-05"}</script>'
        '<meta name="date" content="2019-01-01">'
    )
    raw, day, _ = declared(blocks_of(page))
    assert (raw, day) == ("2024-03-05", date(2024, 3, 5))
