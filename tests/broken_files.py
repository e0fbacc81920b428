"""Ways in which a publisher's file may arrive broken or hostile, for the tests of every reader."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from watchword.exceptions import EditionRefused
from watchword.sources import Parsed

Read = Callable[[Mapping[str, Path]], Iterator[Parsed]]

_DOCTYPES = {
    "dtd": '<!DOCTYPE r SYSTEM "http://127.0.0.1/evil.dtd">',
    "external entity": '<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
    "parameter entity": '<!DOCTYPE r [<!ENTITY % e SYSTEM "file:///etc/passwd"> %e;]>',
    "billion laughs": "<!DOCTYPE r [<!ENTITY a 'ha'>"
    + "".join(f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>",
}


def hostile_xml(good: bytes, inside: bytes) -> dict[str, bytes]:
    """``good`` with a document type, entities used where ``inside`` stands, or cut and spoilt."""
    start = good.index(b"?>") + 2 if good.startswith(b"<?xml") else 0
    made = {
        what: good[:start] + doctype.encode() + good[start:].replace(inside, b"&e;&i;", 1)
        for what, doctype in _DOCTYPES.items()
    }
    made["undeclared entity"] = good.replace(inside, b"&nobody;", 1)
    made["deep"] = good.replace(inside, b"<a>" * 5000 + b"</a>" * 5000, 1)
    return made | spoilt(good)


def spoilt(good: bytes) -> dict[str, bytes]:
    """Truncated, binary, empty, another format."""
    return {
        "empty": b"",
        "blank": b"\n \n",
        "truncated": good[: len(good) * 2 // 3],
        "binary": random.Random(7).randbytes(4096),
        "zeros": bytes(4096),
        "UTF-16": good.decode("utf-8", "replace").encode("utf-16"),
        "page": b"<!doctype html><html><body>Service unavailable</body></html>",
        "html": b"<html><body>Service unavailable</body></html>",
        "json": b'{"error": "not found"}',
    }


def hostile_zip(good: bytes, part: str, inside: bytes) -> dict[str, bytes]:
    """A spreadsheet (a zip of XML parts) with its main part hostile, or the zip itself spoilt.

    Its bomb unpacks to 5 MB only: set the bound lower than that.
    """
    made = {
        f"part: {k}": _with_part(good, part, v) for k, v in hostile_xml(_part(good, part), inside).items()
    }
    made["zip bomb"] = _with_part(good, part, _part(good, part) + b" " * 5_000_000)
    made["no part"] = _with_part(good, part, None)
    return made | {k: v for k, v in spoilt(good).items() if k != "UTF-16"}


def _part(archive: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(archive)) as packed:
        return packed.read(name)


def _with_part(archive: bytes, name: str, content: bytes | None) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as packed,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for item in packed.infolist():
            if item.filename != name:
                new.writestr(item, packed.read(item))
            elif content is not None:
                new.writestr(name, content)
    return out.getvalue()


def damaged(good: bytes, count: int, seed: int = 3) -> Iterator[bytes]:
    """``count`` copies with bytes flipped, runs cut out, doubled, or swapped."""
    rng = random.Random(seed)
    for _ in range(count):
        raw = bytearray(good)
        for _ in range(rng.randint(1, 4)):
            at, size = rng.randrange(len(raw)), rng.randint(1, 60)
            match rng.randrange(4):
                case 0:
                    raw[at] = rng.randrange(256)
                case 1:
                    del raw[at : at + size]
                case 2:
                    raw[at:at] = raw[at : at + size]
                case _:
                    raw[at:at] = rng.randbytes(rng.randint(1, 4))
            raw = raw or bytearray(b"x")
        yield bytes(raw)


def outcome(read: Read, name: str, raw: bytes, folder: Path) -> str:
    """``"read"`` or the refusal's text; any other exception escapes and fails the test."""
    path = folder / name
    path.write_bytes(raw)
    try:
        for parsed in read({name: path}):
            assert parsed.records == sum(e.rows for e in parsed.entries) + len(parsed.refusals)
    except EditionRefused as why:
        told = str(why)
    else:
        return "read"
    assert name in told
    return told
