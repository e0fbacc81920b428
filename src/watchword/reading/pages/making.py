"""A page made of what is given: a text, HTML, bytes, a file."""

from __future__ import annotations

from pathlib import Path

from watchword.exceptions import UsageError
from watchword.reading.pages.dates import published_in
from watchword.reading.pages.html import decoded, html_page, looks_like_html
from watchword.reading.pages.outlets import address_in, outlet_in
from watchword.reading.pages.page import Page
from watchword.reading.pages.zones import zones_of

__all__ = ["LARGEST", "page_of_bytes", "page_of_file", "page_of_html", "page_of_text"]

#: Bytes of the largest file taken as a page: whole issues of gazettes have some 20 MB.
LARGEST = 50_000_000


def page_of_text(text: str) -> Page:
    """A page of plain text, or of HTML if the text is that; raises nothing, whatever the text is."""
    if looks_like_html(text):
        return html_page(text)
    zones = zones_of(text)
    stated = published_in(text, zones)
    heads = [text[z.start : z.end] for z in zones if z.kind == "headline"]
    return Page(
        text=text,
        zones=zones,
        published=stated.day if stated else None,
        published_text=text[stated.start : stated.end] if stated else None,
        outlet=outlet_in(text, zones),
        url=address_in(text, zones),
        title=max(heads, key=len, default=None),
    )


def page_of_html(data: bytes | str, url: str | None = None) -> Page:
    """A page of HTML; `url` is where it came from, if that is known."""
    return html_page(data, url)


def page_of_bytes(data: bytes, url: str | None = None, html: bool | None = None) -> Page:
    """A page from a file or a stream: HTML or text by `html`, or by what it looks like."""
    text = decoded(data)
    if html or (html is None and looks_like_html(text)):
        return page_of_html(text, url)
    return page_of_text(text)


def page_of_file(path: Path) -> Page:
    """A page from a file; raises UsageError where it can't be read or is larger than `LARGEST`."""
    try:
        if path.stat().st_size > LARGEST:
            raise UsageError(f"{path} is larger than {LARGEST:,} bytes; a page to be read isn't.")
        data = path.read_bytes()
    except OSError as why:
        raise UsageError(f"{path} can't be read ({why.strerror or why}).") from None
    return page_of_bytes(data, html=True if path.suffix.lower() in (".html", ".htm", ".xhtml") else None)
