"""Reading publishers' XML as a stream of records: no DTD, no entities, no network, bounded.

Defences: any DOCTYPE is refused before parsing (so there is nothing to expand), lxml's own limits on
depth and text stay on, and a file is read record by record, each freed once it was used.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import IO

from lxml import etree

from watchword.exceptions import EditionRefused
from watchword.sources.reading import MAX_BYTES

__all__ = ["children", "records", "root_of", "text_of"]

Element = etree._Element
#: The prolog is searched for a DOCTYPE this far; real ones take under 1 KB before the root element.
_PROLOG = 64 * 1024
_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_COMMENT = re.compile(rb"<!--.*?-->|<\?.*?\?>", re.DOTALL)
_ROOT = re.compile(rb"<[A-Za-z_]")


def records(
    path: Path, tags: Sequence[str], opened: Callable[[], IO[bytes]] | None = None
) -> Iterator[Element]:
    """Every element of one of these local names, in document order, freed after use.

    ``opened`` opens the bytes where they don't lie plainly in ``path`` (a member of a zip file).
    Raises :class:`EditionRefused` with file, line and byte for anything that isn't well-formed XML,
    and for a DOCTYPE.
    """
    opener = opened or (lambda: path.open("rb"))
    _refuse_early(opener, path.name)
    wanted = [f"{{*}}{tag}" for tag in tags]
    with opener() as stream:
        try:
            context = etree.iterparse(
                stream, events=("end",), tag=wanted, resolve_entities=False, no_network=True,
                load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True,
            )  # fmt: skip
            for _, element in context:
                yield element
                _free(element)
        except etree.XMLSyntaxError as why:
            raise _broken(opener, path.name, why) from None


def _free(element: Element) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _refuse_early(opener: Callable[[], IO[bytes]], name: str) -> None:
    try:
        with opener() as stream:
            start = stream.read(_PROLOG)
            if hasattr(stream, "seek") and stream.seekable():
                stream.seek(0, 2)
                if stream.tell() > MAX_BYTES:
                    raise EditionRefused(f"{name}: larger than {MAX_BYTES:,} bytes; refused as implausible.")
    except OSError as why:
        raise EditionRefused(f"{name}: can't be read ({why}); fetch it again.") from None
    if start[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in start[:64]:
        raise EditionRefused(f"{name}: UTF-16 or binary where the publisher writes UTF-8; fetch it again.")
    bare = _COMMENT.sub(b"", start)
    root = _ROOT.search(bare)
    if _DOCTYPE.search(bare[: root.start()] if root else bare):
        raise EditionRefused(f"{name}: has a DOCTYPE, which no publisher's file has; refused.")
    if root is None:
        raise EditionRefused(f"{name}: no XML element in its first {_PROLOG} bytes; fetch it again.")


def _broken(opener: Callable[[], IO[bytes]], name: str, why: etree.XMLSyntaxError) -> EditionRefused:
    """Where the file breaks: for bytes that aren't UTF-8, the line and byte; else lxml's line."""
    line = 0
    offset = 0
    with opener() as stream:
        for row in stream:
            line += 1
            try:
                row.decode("utf-8")
            except UnicodeDecodeError as bad:
                return EditionRefused(
                    f"{name}, line {line}, byte {offset + bad.start}: not UTF-8; the file is damaged, "
                    "fetch it again."
                )
            offset += len(row)
    return EditionRefused(f"{name}: not well-formed XML ({why.msg}); fetch it again.")


def root_of(path: Path) -> Element:
    """The root element of a small file, whole."""
    _refuse_early(lambda: path.open("rb"), path.name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.parse(path, parser).getroot()
    except etree.XMLSyntaxError as why:
        raise _broken(lambda: path.open("rb"), path.name, why) from None


def children(element: Element, tag: str) -> Iterator[Element]:
    """Child elements of a local name, whatever their namespace."""
    return element.iterchildren(f"{{*}}{tag}")


def text_of(element: Element, *path: str) -> str:
    """The text of a descendant, by local names from child to child; "" where there is none."""
    at: Element | None = element
    for tag in path:
        at = next(children(at, tag), None) if at is not None else None
    return " ".join((at.text or "").split()) if at is not None else ""
