"""The text of an HTML page, block by block, with a zone for each, and what the page says of itself.

Nothing is left out but what no reader of the page can see as text (script, style, templates): menus,
sidebars and captions name parties too. The page is scanned once (markup.py), so neither depth nor size
can upset it; nothing of its markup goes any further.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from watchword.reading.dates import published_in, stated_dates
from watchword.reading.lines import is_dateline, is_masthead
from watchword.reading.markup import Tag, Text, scan
from watchword.reading.page import Page, Zone
from watchword.reading.zones import (
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
#: JSON-LD longer than this isn't read.
_MOST_JSON = 500_000

_SKIPPED = frozenset({"script", "style", "template", "svg", "math", "object", "embed", "canvas"})
_INLINE = frozenset(
    "a abbr b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strike "
    "strong sub sup time tt u var wbr".split()
)
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_TAG_ZONES = {
    "figcaption": "caption", "nav": "promo", "aside": "promo", "form": "promo", "button": "promo",
    "footer": "footer", "select": "promo", "dialog": "promo", "address": "byline",
}  # fmt: skip
_CLASS_ZONES = tuple(
    (kind, re.compile(rf"(?:^|[\s_-])(?:{words})(?:$|[\s_-])", re.IGNORECASE))
    for kind, words in (
        ("caption", "caption|figcaption|photo-credit|image-credit|credit|wp-caption-text"),
        ("byline", "byline|by|author|authors|author-name|author-bio|contributor|writer"),
        ("dateline", "dateline|pubdate|publish-date|published|timestamp|post-date|entry-date|article-date"),
        (
            "promo",
            "promo|newsletter|subscribe|subscription|related|recommended|recirc|trending|most-read|popular|"
            "share|social|sharing|comments?|sidebar|advert|advertisement|ads?|sponsored|cookie|consent|"
            "banner|"
            "signup|breadcrumbs?|nav|menu|teaser|outbrain|taboola|widget|donate|tip-jar",
        ),
        ("footer", "footer|site-footer|copyright|legal|colophon"),
    )
)
_MAIN = frozenset({"article", "main"})
_DATES = (
    "article:published_time", "datepublished", "og:published_time", "date", "dc.date", "dc.date.issued",
    "dcterms.date", "dcterms.created", "pubdate", "publish-date", "publish_date", "parsely-pub-date",
    "sailthru.date", "article.published", "publication_date", "citation_publication_date",
    "cxenseparse:recs:publishtime",
)  # fmt: skip
_OUTLETS = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "publisher",
    "twitter:site",
    "citation_journal_title",
)
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


@dataclass
class _Block:
    """A run of text between two block boundaries."""

    parts: list[Text] = field(default_factory=list)
    hint: str = ""
    tag: str = ""
    main: bool = False
    linked: int = 0


class _Collector:
    """Takes tags and text in order and makes blocks of them; holds no tree."""

    def __init__(self) -> None:
        self.blocks: list[_Block] = [_Block()]
        self.title: list[Text] = []
        self.meta: dict[str, str] = {}
        self.json: list[str] = []
        self.times: list[str] = []
        self.canonical = ""
        self._stack: list[tuple[str, str]] = []
        self._skip = 0
        self._links = 0
        self._main = 0
        self._raw = ""

    def take(self, one: Tag | Text) -> None:
        """The next tag or text."""
        if isinstance(one, Text):
            self._data(one)
        elif one.end:
            self._end(one.name)
        else:
            self._start(one)

    def _start(self, one: Tag) -> None:
        tag, attrib = one.name, one.attributes
        if tag in ("script", "title"):
            self._raw = tag if tag == "title" or "ld+json" in attrib.get("type", "").lower() else ""
        if tag == "meta":
            self._on_meta(attrib)
        elif tag == "link" and "canonical" in attrib.get("rel", "").lower():
            self.canonical = self.canonical or attrib.get("href", "")
        elif tag == "time" and attrib.get("datetime"):
            self.times.append(attrib["datetime"])
        if tag == "br":
            self._line()
        elif tag not in _INLINE and tag not in _VOID:
            self._open(tag)
        if tag not in _VOID:
            inherited = self._stack[-1][1] if self._stack else ""
            self._stack.append((tag, self._hint(tag, attrib) or inherited))
            self._skip += tag in _SKIPPED
            self._links += tag == "a"
            self._main += tag in _MAIN
            if tag not in _INLINE:
                self._open(tag)
        if tag == "img" and attrib.get("alt", "").strip() and not self._skip:
            self._open("img")
            alt = Text(attrib["alt"], ((0, one.places["alt"]),))
            self.blocks[-1] = _Block([alt], "caption", "img", self._main > 0)
            self._open("img")

    def _end(self, tag: str) -> None:
        self._raw = ""
        for at in range(len(self._stack) - 1, max(-1, len(self._stack) - 60), -1):
            if self._stack[at][0] == tag:
                for gone, _ in self._stack[at:]:
                    self._skip -= gone in _SKIPPED
                    self._links -= gone == "a"
                    self._main -= gone in _MAIN
                del self._stack[at:]
                break
        if tag not in _INLINE:
            self._open(self._stack[-1][0] if self._stack else "")

    def _data(self, text: Text) -> None:
        if self._raw == "title":
            self.title.append(text)
        elif self._raw:
            self.json.append(text.text[:_MOST_JSON])
        elif not self._skip:
            block = self.blocks[-1]
            block.parts.append(text)
            if self._links:
                block.linked += len(text.text.strip())

    def _line(self) -> None:
        if any(t == "pre" for t, _ in self._stack[-5:]):
            self.blocks[-1].parts.append(Text("\n", ()))
        else:
            self._open(self.blocks[-1].tag)

    def _open(self, tag: str) -> None:
        if self.blocks[-1].parts:
            self.blocks.append(_Block())
        block = self.blocks[-1]
        block.tag = tag
        block.main = self._main > 0
        block.hint = self._stack[-1][1] if self._stack else ""

    def _hint(self, tag: str, attrib: Mapping[str, str]) -> str:
        if tag in ("h1", "h2"):
            return "headline" if tag == "h1" else ""
        if tag in _TAG_ZONES:
            return _TAG_ZONES[tag]
        if tag in ("body", "html", "main", "article"):
            return ""
        said = f"{attrib.get('class', '')} {attrib.get('id', '')} {attrib.get('itemprop', '')}"[:300]
        if said.strip():
            return next((kind for kind, words in _CLASS_ZONES if words.search(said)), "")
        return ""

    def _on_meta(self, attrib: Mapping[str, str]) -> None:
        key = (attrib.get("property") or attrib.get("name") or attrib.get("itemprop") or "").lower()
        if key and attrib.get("content"):
            self.meta.setdefault(key, attrib["content"])


def html_page(data: bytes | str, url: str | None = None) -> Page:
    """A page of HTML as text with zones; see :class:`Page`."""
    html = decoded(data) if isinstance(data, bytes) else data
    collector = _Collector()
    for one in scan(html):
        collector.take(one)
    laid = _laid_out(collector)
    title = _one_line("".join(t.text for t in collector.title)) or None
    main = _main_text(html, url)
    zones = tuple(with_datelines(laid.text, list(_menus(_zones(laid.text, laid.spans, main)))))
    facts = list(_facts(collector.json))
    raw, published = _published(collector, facts)
    if published is None and (stated := published_in(laid.text, zones)):
        raw, published = laid.text[stated.start : stated.end], stated.day
    return Page(
        text=laid.text,
        zones=zones,
        published=published,
        published_text=raw,
        outlet=_outlet(collector, facts),
        url=url or collector.meta.get("og:url") or collector.canonical or None,
        title=collector.meta.get("og:title") or title,
        source_kind="html",
        source=html,
        runs=tuple(laid.runs),
    )


@dataclass
class _Laid:
    """The text of all blocks, an empty line between them; where each stands, and came from."""

    text: str = ""
    spans: list[tuple[int, int, _Block]] = field(default_factory=list)
    runs: list[tuple[int, int]] = field(default_factory=list)


_BLANKS = re.compile(r"\s+")


def _laid_out(collector: _Collector) -> _Laid:
    laid = _Laid()
    out: list[str] = []
    at = 0
    first = [_Block(collector.title, "headline", "title")] if collector.title else []
    for block in (*first, *collector.blocks):
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


def _one_line(text: str) -> str:
    return " ".join(text.split())


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


def _zones(text: str, spans: list[tuple[int, int, _Block]], main: str | None) -> Iterator[Zone]:
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


def _kind(line: str, block: _Block, main: str | None, h1: bool, story: bool) -> str:
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


def _hinted(line: str, block: _Block) -> str:
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


def _facts(blobs: list[str]) -> Iterator[Mapping[str, Any]]:
    """The objects of JSON-LD that describe an article, also those in a graph or list."""
    for blob in blobs:
        try:
            found = json.loads(blob)
        except (ValueError, RecursionError):
            continue
        queue = [found]
        for _ in range(200):
            if not queue:
                break
            one = queue.pop(0)
            if isinstance(one, list):
                queue += one[:50]
            elif isinstance(one, dict):
                if "datePublished" in one or "publisher" in one:
                    yield one
                queue += [v for k, v in one.items() if k in ("@graph", "mainEntity", "mainEntityOfPage")]


def _published(collector: _Collector, facts: list[Mapping[str, Any]]) -> tuple[str | None, date | None]:
    said = [f["datePublished"] for f in facts if isinstance(f.get("datePublished"), str)]
    said += [collector.meta[key] for key in _DATES if key in collector.meta]
    said += collector.times[:1]
    for raw in said:
        found = next(stated_dates(raw[:60].replace("T", " ")), None)
        if found is None and re.match(r"(?:19|20)\d{6}", raw):
            found = next(stated_dates(f"{raw[:4]}-{raw[4:6]}-{raw[6:8]}"), None)
        if found:
            return raw[:60], found.day
    return None, None


def _outlet(collector: _Collector, facts: list[Mapping[str, Any]]) -> str | None:
    for fact in facts:
        publisher = fact.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else publisher
        if isinstance(name, str) and name.strip():
            return _one_line(name)[:120]
    for key in _OUTLETS:
        if collector.meta.get(key, "").strip():
            return _one_line(collector.meta[key])[:120].removeprefix("@")
    return None
