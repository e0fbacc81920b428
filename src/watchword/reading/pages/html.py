"""The text of an HTML page, block by block, with a zone for each.

Menus, sidebars and captions name parties too, so every block stays; nothing of the page's markup goes any
further.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from watchword.reading.pages.blocks import Block, Blocks, blocks_of
from watchword.reading.pages.dates import published_in
from watchword.reading.pages.declared import declared
from watchword.reading.pages.lines import is_dateline, is_masthead
from watchword.reading.pages.markup import Text
from watchword.reading.pages.page import Page, Zone
from watchword.reading.pages.zones import (
    cue_of,
    is_credit,
    is_credited_date,
    is_date,
    kind_of,
    with_datelines,
    zones_of,
)

__all__ = ["html_page", "looks_like_html"]

#: Larger pages are zoned by our own rules alone: trafilatura builds several trees of the page.
_MOST_FOR_TRAFILATURA = 2_000_000
#: A block with more of its text in links than this is a menu or a list of other stories.
_LINKS = 0.5
#: Characters of a block that may be a button's or a label's, and what ends a sentence.
_SHORT = 80
#: Headings inside a story, and the length of a deck below the headline.
_SUBHEADS = frozenset({"h2", "h3", "h4"})
_DECK = 160
#: Characters of an entry of a menu.
_ENTRY = 25
_STOPS = '.!?…。！？"”’»)]:;,'
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|article|div|p|meta|h1)[\s>]", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)


def looks_like_html(head: str) -> bool:
    """Whether the beginning of a text is that of an HTML page."""
    return bool(_HTML.search(head[:3000])) and head.lstrip()[:1] == "<"


def decoded(data: bytes) -> str:
    """The characters of a page: by its byte order mark, else UTF-8, else what it declares."""
    for mark, name in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        declared = _CHARSET.search(data[:4096])
        try:
            return data.decode(declared[1].decode("ascii") if declared else "cp1252", "replace")
        except LookupError:
            return data.decode("cp1252", "replace")


def html_page(data: bytes | str, url: str | None = None) -> Page:
    """A page of HTML as text with zones; see :class:`Page`."""
    html = decoded(data) if isinstance(data, bytes) else data
    blocks = blocks_of(html)
    laid = _laid_out(blocks)
    title = " ".join("".join(t.text for t in blocks.title).split()) or None
    main = _main_text(html, url)
    zones = tuple(with_datelines(laid.text, list(_menus(_zones(laid.text, laid.spans, main)))))
    raw, published, outlet = declared(blocks)
    if published is None and (stated := published_in(laid.text, zones)):
        raw, published = laid.text[stated.start : stated.end], stated.day
    return Page(
        text=laid.text,
        zones=zones,
        published=published,
        published_text=raw,
        outlet=outlet,
        url=url or blocks.meta.get("og:url") or blocks.canonical or None,
        title=blocks.meta.get("og:title") or title,
        source_kind="html",
        source=html,
        runs=tuple(laid.runs),
        given=tuple((start, end) for start, end, block in laid.spans if block.given),
    )


@dataclass
class _Laid:
    """The text of all blocks, an empty line between them; where each stands, and came from."""

    text: str = ""
    spans: list[tuple[int, int, Block]] = field(default_factory=list)
    runs: list[tuple[int, int]] = field(default_factory=list)


_BLANKS = re.compile(r"\s+")


def _laid_out(page: Blocks) -> _Laid:
    laid = _Laid()
    out: list[str] = []
    at = 0
    first = [Block(page.title, "headline", "title")] if page.title else []
    for block in (*first, *page.blocks):
        start = at
        pre = block.tag == "pre"
        pending = False
        for part in block.parts:
            for piece, source in _pieces(part, pre):
                if piece.isspace() and not pre:
                    pending = True
                    continue
                if pending and at > start:
                    out.append(" ")
                    at += 1
                pending = False
                if source is not None:
                    laid.runs.append((at, source))
                out.append(piece)
                at += len(piece)
        if at > start:
            laid.spans.append((start, at, block))
            out.append("\n\n")
            at += 2
    laid.text = "".join(out)[:-2]
    return laid


def _pieces(part: Text, pre: bool) -> Iterator[tuple[str, int | None]]:
    """(characters, their place in the source) of a text: words and blanks apart, but for ``pre``."""
    runs = part.runs or ((0, None),)
    ends = [place for place, _ in runs[1:]] + [len(part.text)]
    for (place, source), end in zip(runs, ends, strict=True):
        piece = part.text[place:end]
        if pre:
            yield piece, source
            continue
        last = 0
        for blank in _BLANKS.finditer(piece):
            if blank.start() > last:
                yield piece[last : blank.start()], None if source is None else source + last
            yield " ", None
            last = blank.end()
        if last < len(piece):
            yield piece[last:], None if source is None else source + last


def _main_text(html: str, url: str | None) -> str | None:
    """What trafilatura takes for the story, if it is there; it only helps to tell zones apart."""
    if len(html) > _MOST_FOR_TRAFILATURA:
        return None
    try:
        import trafilatura
    except ImportError:
        return None
    try:
        found = trafilatura.extract(html, url=url, include_comments=False, favor_recall=True)
    except Exception:  # a guess about zones must never cost the page
        return None
    return "".join(found.split()) if found else None


def _zones(text: str, spans: list[tuple[int, int, Block]], main: str | None) -> Iterator[Zone]:
    h1 = any(b.hint == "headline" and b.tag != "title" for _, _, b in spans)
    long = [s for s, e, _ in spans if e - s > _SHORT and text[e - 1] in _STOPS]
    first, last = (long[0], long[-1]) if long else (0, len(text))
    heads = [s for s, _, b in spans if b.tag in ("h1", "h2")]
    story = any(b.main and e - s > 80 for s, e, b in spans)
    for start, end, block in spans:
        if block.tag == "pre" and end - start > 400:
            yield from (Zone(start + z.start, start + z.end, z.kind) for z in zones_of(text[start:end]))
            continue
        kind = _kind(text[start:end], block, main, h1, story)
        between = heads and heads[0] < start < first and kind in ("body", "promo") and not block.linked
        if between and block.tag == "p" and not block.hint and cue_of(text[start:end]) is None:
            kind = "byline" if is_credit(text[start:end]) else kind
        if between and kind == "body" and block.tag in ("li", "p", "div", "h3"):
            # A deck under the headline is one, where it has no stop.
            short = end - start < _DECK and text[end - 1] not in ".;,:"
            kind = "headline" if short and kind_of(text[start:end]) is None else kind
        # What stands behind the story in a few words without a stop is no story.
        after = start > last and block.tag == "p" and end - start < _SHORT and text[end - 1] not in _STOPS
        yield Zone(start, end, "promo" if kind == "body" and after else kind)


def _menus(zones: Iterator[Zone]) -> Iterator[Zone]:
    """The zones with the entries of one menu, short and behind each other, as one."""
    held: Zone | None = None
    for zone in zones:
        entry = zone.kind == "promo" and zone.end - zone.start <= _ENTRY
        if held and entry and zone.start - held.end <= 2:
            held = Zone(held.start, zone.end, "promo")
            continue
        if held:
            yield held
        held = zone if entry else None
        if not entry:
            yield zone
    if held:
        yield held


def _kind(line: str, block: Block, main: str | None, h1: bool, story: bool) -> str:
    if block.tag == "title" or block.hint == "headline":
        return "headline"
    if block.tag == "h2" and not h1:
        return "headline"
    if is_dateline(line):
        return "dateline"
    if block.hint in ("", "dateline") and (is_credited_date(line) or (is_date(line) and is_masthead(line))):
        return "byline"
    if block.tag in _SUBHEADS and not block.hint and len(line) < 120 and line[-1] not in ".;,":
        apart = block.linked or cue_of(line) or (story and not block.main)
        return "promo" if apart else "headline"
    if is_date(line) and not block.hint and cue_of(line) in (None, "dateline"):
        return "dateline"
    cue = kind_of(line)
    if block.hint == "promo" and cue == "byline":
        return cue
    hint = _hinted(line, block)
    if hint:
        return cue if cue in ("caption", "footer") and hint == "promo" else hint
    if cue:
        return cue
    if block.linked > _LINKS * len(line):
        return "promo"
    if main is not None:
        return (
            "body" if "".join(line.split()) in main else "body" if block.main and len(line) > 80 else "promo"
        )
    if story and not block.main:
        return "promo" if len(line) < 200 else "body"
    return (
        "body"
        if len(line) > 60 or block.tag in ("p", "li", "td", "blockquote", "h2", "h3", "pre")
        else "promo"
    )


def _hinted(line: str, block: Block) -> str:
    """What the page's own classes say of a block, unless its words belie it.

    Cards of other stories are bylines by their class, menus datelines, and whole stories stand in boxes
    for subscribers.
    """
    if block.hint == "byline" and (
        len(line) > 300 or (block.linked > _LINKS * len(line) and line.count(" ") > 3)
    ):
        return "promo" if block.linked else ""
    if block.hint == "byline" and len(line) > 90 and line[-1] in ".!?" and cue_of(line) != "byline":
        return "promo" if not block.main else ""
    if block.hint == "dateline" and (len(line) >= 120 or not any(c.isdigit() for c in line)):
        return ""
    return block.hint
