"""Raw files as they came: compressed, under their SHA-256, never changed."""

from __future__ import annotations

import gzip
import hashlib
import os
import tempfile
import zlib
from pathlib import Path

from watchword.exceptions import ArchiveDamaged

__all__ = ["keep_raw", "raw_bytes", "raw_path"]


def raw_path(folder: Path, digest: str) -> Path:
    """Where an archive folder keeps the file of that SHA-256."""
    return folder / "raw" / digest[:2] / f"{digest}.gz"


def keep_raw(folder: Path, raw: bytes) -> str:
    """Keep some bytes under their SHA-256, whole or not at all; returns it."""
    digest = hashlib.sha256(raw).hexdigest()
    path = raw_path(folder, digest)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent)
        part = Path(name)
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(gzip.compress(raw, compresslevel=6, mtime=0))
                out.flush()
                os.fsync(out.fileno())
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    return digest


def raw_bytes(folder: Path, digest: str) -> bytes | None:
    """A kept file's bytes, checked against their hash; None where they aren't kept."""
    path = raw_path(folder, digest)
    if not path.is_file():
        return None
    try:
        raw = gzip.decompress(path.read_bytes())
    except (OSError, EOFError, zlib.error) as why:
        raise ArchiveDamaged(f"{path} can't be read ({why}); fetch that edition again.") from None
    if hashlib.sha256(raw).hexdigest() != digest:
        raise ArchiveDamaged(f"{path} isn't what its name says; fetch that edition again.")
    return raw
