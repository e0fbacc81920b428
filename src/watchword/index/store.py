"""The index on disk: one folder of arrays, memory-mapped; a pointer that is switched atomically.

    <archive>/index/<hash>/manifest.json, <array>.npy …
    <archive>/CURRENT                      the hash that answers

A reader opens what CURRENT names and keeps it; an update builds beside it and switches at the end.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from watchword._version import __version__
from watchword.archive import Fact, ListingLife, Span
from watchword.exceptions import ArchiveDamaged, NoArchive, UsageError
from watchword.index.build import FORMAT, Compiled
from watchword.index.compiled import CompiledNames
from watchword.index.identifiers import key_of_number
from watchword.sources import adopt

__all__ = ["Index", "Party", "current_key", "save", "switch"]


@dataclass(slots=True)
class Party:
    """One party of one source, with its facts and listings through all editions."""

    number: int
    id: str
    source: str
    schema: str
    note: str
    facts: list[Fact]
    listings: list[ListingLife] = field(default_factory=list)

    @property
    def caption(self) -> str:
        """The newest first name that was stated."""
        names = [f for f in self.facts if f.prop == "name"] or self.facts
        return max(names, key=lambda f: (f.span.end is None, f.span.start)).value if names else self.id


class Index:
    """Everything that was ever listed, opened; reads nothing until it is asked for."""

    def __init__(self, manifest: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]]) -> None:
        self.manifest = manifest
        self.arrays = arrays
        self.names = CompiledNames(
            {k.removeprefix("names."): v for k, v in arrays.items() if k.startswith("names.")}
        )

    @classmethod
    def of(cls, compiled: Compiled) -> Index:
        """An index that was just compiled, without going through the disk."""
        return cls(compiled.manifest, compiled.arrays)

    @classmethod
    def open(cls, archive: Path, key: str | None = None) -> Index:
        """Open the archive's current index, or the one named; memory-maps every array."""
        adopt(archive)
        key = key or current_key(archive)
        if key is None:
            raise NoArchive(f"there is no archive in {archive}; `watchword update` fetches the lists.")
        folder = archive / "index" / key
        try:
            manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
            arrays = {p.stem: np.load(p, mmap_mode="r", allow_pickle=False) for p in folder.glob("*.npy")}
        except (OSError, EOFError, ValueError) as why:
            raise ArchiveDamaged(
                f"the index {folder} can't be read ({why}); `watchword update --reindex` makes it anew."
            ) from None
        if (manifest.get("format"), manifest.get("version")) != (FORMAT, __version__):
            raise ArchiveDamaged(
                f"the index {folder} was made by version {manifest.get('version')}, this is {__version__}; "
                "`watchword update --reindex` makes it anew."
            )
        if gone := set(manifest["arrays"]) - arrays.keys():
            raise ArchiveDamaged(
                f"the index {folder} lacks {min(gone)}.npy; `watchword update --reindex` makes it anew."
            )
        return cls(manifest, arrays)

    def __len__(self) -> int:
        return len(self.arrays["party.kind"])

    def id(self, number: int) -> str:
        """A party's id, ``source:tail``."""
        at = self.arrays["party.id_at"]
        return bytes(self.arrays["party.id"][int(at[number]) : int(at[number + 1])]).decode()

    def number(self, party: str) -> int:
        """A party's number by its id; raises :class:`UsageError` for one never listed."""
        at = self.arrays["party.id_at"]
        blob = bytes(self.arrays["party.id"])
        wanted, start = party.encode("utf-8", "replace"), 0
        while wanted and (found := blob.find(wanted, start)) >= 0:
            number = int(np.searchsorted(at, found))
            if at[number] == found and at[number + 1] == found + len(wanted):
                return number
            start = found + 1
        raise UsageError(f"no party {party!r} in these lists; ids look like us-ofac-sdn:36.")

    def party(self, number: int) -> Party:
        """A party in full."""
        at = self.arrays["party.body_at"]
        body = json.loads(bytes(self.arrays["party.body"][int(at[number]) : int(at[number + 1])]))
        return Party(
            number,
            body["id"],
            body["source"],
            body["schema"],
            body["note"],
            [Fact(p, v, Span(lo, s, la, e), c, lb) for p, v, lo, s, la, e, c, lb in body["facts"]],
            [
                ListingLife(k, Span(lo, s, la, e), [(d, f) for d, f in versions], dated)
                for k, lo, s, la, e, dated, versions in body["listings"]
            ],
        )

    def identified(self, prop: str, value: str) -> list[int]:
        """The parties that a number names by itself; see :mod:`watchword.index.identifiers`."""
        key = key_of_number(prop, value)
        if key is None:
            return []
        keys = self.arrays["number.key"]
        lo, hi = (int(np.searchsorted(keys, key, side)) for side in ("left", "right"))
        return [int(p) for p in self.arrays["number.party"][lo:hi]]

    def joined(self, number: int) -> list[int]:
        """The parties, this one among them, that references or strong identifiers make one."""
        cluster = self.arrays["party.cluster"]
        return [int(i) for i in np.flatnonzero(cluster == cluster[number])]

    def lines(self) -> Iterator[tuple[str, list[dict[str, Any]]]]:
        """(source, its editions by date)."""
        for source in self.manifest["sources"]:
            yield source, [e for e in self.manifest["editions"] if e["source"] == source]


def current_key(archive: Path) -> str | None:
    """The hash of the index that answers, or None."""
    try:
        return (archive / "CURRENT").read_text("ascii").strip() or None
    except OSError:
        return None


def save(archive: Path, compiled: Compiled, *, anew: bool = False) -> str:
    """Write an index beside the current one, whole or not at all; returns its hash.

    One of that hash that is already there is kept, unless it is to be made ``anew``.
    """
    key = str(compiled.manifest["key"])
    home = archive / "index"
    target = home / key
    if (target / "manifest.json").is_file() and not anew:
        return key
    home.mkdir(parents=True, exist_ok=True)
    part = Path(tempfile.mkdtemp(prefix=".part-", dir=home))
    try:
        for name, array in compiled.arrays.items():
            np.save(part / f"{name}.npy", array, allow_pickle=False)
        (part / "manifest.json").write_text(json.dumps(compiled.manifest), "utf-8")
        for path in part.iterdir():
            _sync(path)
        if target.exists():
            # Out of the way in one step, so that no reader meets a half-removed folder.
            old = Path(tempfile.mkdtemp(prefix=".old-", dir=home))
            target.rename(old / key)
        part.rename(target)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    _sync(home)
    return key


def switch(archive: Path, key: str) -> None:
    """Make an index the one that answers, and drop those that neither answer nor did before."""
    before = current_key(archive)
    handle, part = tempfile.mkstemp(dir=archive)
    with os.fdopen(handle, "w") as out:
        out.write(key + "\n")
        out.flush()
        os.fsync(out.fileno())
    Path(part).replace(archive / "CURRENT")
    _sync(archive)
    for folder in (archive / "index").iterdir():
        if folder.name not in {key, before}:
            shutil.rmtree(folder, ignore_errors=True)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
