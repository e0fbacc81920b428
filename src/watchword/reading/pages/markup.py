"""HTML taken apart into tags and text, each with its place in the source.

Offsets of an answer count characters of the page as it was given, so the parser has to know where
each character came from; lxml doesn't tell. This is a scanner, not a tree: one pass, no recursion, and
no step that could look through the whole page again for each tag of a hostile one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

__all__ = ["Tag", "Text", "scan"]

#: Characters in which a tag's quotes have to close; past that its first ``>`` ends it. Twenty-five times
#: as many may be a tag without quotes in doubt (an image held in an attribute), or a comment.
_LONGEST_TAG = 4000
#: Elements whose content is characters up to their own end tag.
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
_NAME = re.compile(r"[a-zA-Z][^\s/>]{0,40}")
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]{1,100})(?:\s{0,20}=\s{0,20}(\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?")
_REST = re.compile(r"(?:[^\"'>]|\"[^\"]*\"|'[^']*')*>")
_ENTITY = re.compile(r"&(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,7}|[a-zA-Z][a-zA-Z0-9]{1,31});?")


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag, or an end tag; `places` says where an attribute's value begins in the source."""

    name: str
    end: bool
    attributes: dict[str, str]
    places: dict[str, int]


@dataclass(frozen=True, slots=True)
class Text:
    """Characters, entities replaced, and the places in the source that runs of them came from.

    `runs` are (place in `text`, place in the source): between two of them both count on alike.
    """

    text: str
    runs: tuple[tuple[int, int], ...]


def scan(html: str) -> Iterator[Tag | Text]:
    """Tags and text in order; comments, doctypes and instructions are left out."""
    lower = html.lower() if len(html.lower()) == len(html) else html
    size = len(html)
    begin = at = 0  # where text not yet given begins, and where to look on
    close = -1  # the next ">", so that it is looked for once
    while (less := html.find("<", at)) >= 0:
        if close < less:
            close = html.find(">", less)
            if close < 0:
                break  # nothing can be a tag any more
        tag, end = _markup(html, less, close)
        if end == less:
            at = less + 1
            continue
        if less > begin:
            yield text_of(html, begin, less)
        begin = at = end
        if tag is None:
            continue
        yield tag
        if tag.name in _RAW and not tag.end:
            stop = lower.find(f"</{tag.name}", at)
            stop = size if stop < 0 else stop
            if stop > at:
                yield text_of(html, at, stop)
            begin = at = stop
    if begin < size:
        yield text_of(html, begin, size)


def _markup(html: str, less: int, close: int) -> tuple[Tag | None, int]:
    """(tag, where it ends) of a ``<``; where it begins no markup, its own place.

    What isn't closed within `_LONGEST_TAG` characters is text: a comment without an end would
    otherwise hide the rest of the page.
    """
    after = html[less + 1 : less + 2]
    if html.startswith("<!--", less):
        end = html.find("-->", less + 4, less + 25 * _LONGEST_TAG)
        return None, end + 3 if end >= 0 else less + 4
    if after in ("!", "?"):
        return None, close + 1 if close - less <= _LONGEST_TAG else less
    end_tag = after == "/"
    name = _NAME.match(html, less + 1 + end_tag)
    if name is None or close - less > 25 * _LONGEST_TAG:
        return None, less
    whole = _REST.match(html, name.end(), min(len(html), name.end() + _LONGEST_TAG))
    end = whole.end() if whole else max(close + 1, name.end())
    attributes: dict[str, str] = {}
    places: dict[str, int] = {}
    if not end_tag and end - name.end() > 2:
        for found in _ATTRIBUTE.finditer(html, name.end(), end - 1):
            key = found[1].lower()
            if key in attributes or len(attributes) > 60:
                continue
            value = found[2] or ""
            quoted = value[:1] in ("'", '"')
            attributes[key] = unescape(value[1:-1] if quoted else value)
            places[key] = found.start(2) + quoted if found[2] else found.start(1)
    return Tag(name.group().lower(), end_tag, attributes, places), end


def text_of(html: str, start: int, end: int) -> Text:
    """The characters of a stretch of the source, entities replaced."""
    raw = html[start:end]
    if "&" not in raw:
        return Text(raw, ((0, start),))
    out: list[str] = []
    runs: list[tuple[int, int]] = []
    at = length = 0
    for found in _ENTITY.finditer(raw):
        plain = raw[at : found.start()]
        value = unescape(found.group())
        if value == found.group():
            continue
        if plain:
            runs.append((length, start + at))
            out.append(plain)
            length += len(plain)
        runs.append((length, start + found.start()))
        out.append(value)
        length += len(value)
        at = found.end()
    if at < len(raw):
        runs.append((length, start + at))
        out.append(raw[at:])
    return Text("".join(out), tuple(runs))
