"""What came of the last try to fetch each carrier: kept beside the archive, for every reader to see.

``TRIES.json`` is replaced whole, never edited; losing it loses no list, only the conditional requests
and the memory of failures.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

__all__ = ["Try", "keep_tries", "last_tries"]

_FILE = "TRIES.json"


@dataclass(frozen=True, slots=True)
class Try:
    """The last try for one carrier.

    ``outcome`` is ``new``, ``same``, ``held`` or ``failed``; ``why`` says what went wrong;
    ``confirmed`` is the last day on which the publisher gave what is in hand; ``files`` holds each
    file's ``etag``, ``last_modified`` and ``sha256``.
    """

    at: str
    outcome: str
    why: str = ""
    confirmed: str = ""
    files: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def last_tries(archive: Path) -> dict[str, Try]:
    """Carrier -> its last try; empty where nothing was ever fetched."""
    try:
        rows = json.loads((archive / _FILE).read_text("utf-8"))
        return {carrier: Try(**row) for carrier, row in rows.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def keep_tries(archive: Path, tries: Mapping[str, Try]) -> None:
    """Replace what is known of the last tries."""
    handle, part = tempfile.mkstemp(dir=archive)
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        json.dump({carrier: asdict(row) for carrier, row in tries.items()}, out, indent=1)
        out.flush()
        os.fsync(out.fileno())
    Path(part).replace(archive / _FILE)
