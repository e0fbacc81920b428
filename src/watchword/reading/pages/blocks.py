"""The blocks of an HTML page: runs of text between two block boundaries, each with what its tags hint at.

The tags are taken in order and no tree is held, so neither depth nor size can upset it. Nothing is left
out but what no reader of the page can see as text (script, style, templates).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from watchword.reading.pages.markup import Tag, Text, scan

__all__ = ["Block", "Blocks", "blocks_of"]

#: JSON-LD longer than this isn't read.
_MOST_JSON = 500_000

#: So many tags around a block are looked at.
_DEEP = 8
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


@dataclass
class Block:
    """A run of text between two block boundaries."""

    parts: list[Text] = field(default_factory=list)
    hint: str = ""
    tag: str = ""
    main: bool = False
    linked: int = 0
    #: Whether it stands in a block that is marked as somebody's words.
    given: bool = False


class Blocks:
    """The blocks of a page in order, and what it declares outside of them: title, meta, JSON-LD, times."""

    def __init__(self) -> None:
        self.blocks: list[Block] = [Block()]
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
            self.blocks[-1] = Block([alt], "caption", "img", self._main > 0)
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
            self.blocks.append(Block())
        block = self.blocks[-1]
        block.tag = tag
        block.main = self._main > 0
        block.given = any(tag == "blockquote" for tag, _ in self._stack[-_DEEP:]) or tag == "blockquote"
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


def blocks_of(html: str) -> Blocks:
    """The blocks of a page's source."""
    found = Blocks()
    for one in scan(html):
        found.take(one)
    return found
