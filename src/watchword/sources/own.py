"""A user's own list: what ``source.toml`` beside it says of where it comes from and how it may be used.

    key = "own-suppliers"            # begins with own-, so that no official list is ever mixed with it
    title = "Suppliers we don't buy from"
    publisher = "Purchasing, Example Ltd."
    terms = "internal"               # the licence's short name
    says = "For use inside Example Ltd. only."
    max_age_days = 90                # optional
    url = "https://intranet.example/list"   # optional

The terms travel with every hit, like those of the official lists: :meth:`Own.rows` gives them in the shape
of ``catalogue.d``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from watchword.exceptions import EditionRefused, UsageError
from watchword.sources.reading import Parsed, read_bytes

__all__ = ["FILES", "Own", "keep_own", "own_source", "read"]

#: What an own list may come as, beside its ``source.toml``.
FILES = ("source.toml", "list.csv", "entities.ftm.json", "entities.ftm.jsonl", "entities.ftm.json.gz")

_KEY = re.compile(r"own-[a-z0-9]+(?:-[a-z0-9]+)*$")
_TEXTS = ("key", "title", "publisher", "terms", "says")
_KNOWN = {*_TEXTS, "max_age_days", "url"}
_MAX = 64 * 1024


@dataclass(frozen=True, slots=True)
class Own:
    """Where an own list comes from, and under which terms."""

    key: str
    title: str
    publisher: str
    terms: str
    says: str
    max_age_days: int = 365
    url: str = ""

    def rows(self) -> dict[str, dict[str, dict[str, Any]]]:
        """Rows for the catalogue. An own list may shrink as its owner likes: nothing holds it back."""
        return {
            "terms": {self.key: {"title": self.terms, "says": self.says}},
            "sources": {
                self.key: {
                    "title": self.title,
                    "publisher": self.publisher,
                    "terms": self.key,
                    "url": self.url,
                    "least": 1,
                    "greatest_drop": 1.0,
                    "max_age_days": self.max_age_days,
                }
            },
            "carriers": {self.key: {"title": self.title, "brings": [self.key], "files": FILES}},
        }


def keep_own(folder: Path, archive: Path) -> None:
    """Keep the ``source.toml`` of each own list below a folder of editions, its newest, in the archive.

    Own lists lie like the others, ``<key>/<edition date>/<files>``. Raises :class:`UsageError` where one
    can't be read, or says another key than its folder.
    """
    for place in sorted(p for p in folder.iterdir() if p.is_dir()):
        key = place.name.replace("_", "-")
        newest = max((f for f in place.glob("*/source.toml")), key=lambda f: f.parent.name, default=None)
        if not key.startswith("own-") or newest is None:
            continue
        try:
            own = own_source({"source.toml": newest})
        except EditionRefused as why:
            raise UsageError(f"{newest.parent}: {why}") from None
        if own.key != key:
            raise UsageError(f"{newest}: key {own.key!r} isn't its folder's, {key!r}; make them the same.")
        (archive / "sources.d").mkdir(parents=True, exist_ok=True)
        (archive / "sources.d" / f"{key}.toml").write_bytes(newest.read_bytes())


def read(files: Mapping[str, Path]) -> Iterator[Parsed]:
    """Read an own list in whichever form it came: FollowTheMoney, or a CSV."""
    form = "private" if any(n.endswith(".csv") for n in files) else "ftm"
    module = import_module(f"watchword.sources.{form}")
    found: Iterator[Parsed] = module.read(files)
    return found


def own_source(files: Mapping[str, Path]) -> Own:
    """Read ``source.toml``; raises :class:`EditionRefused` saying which line of it is missing."""
    if "source.toml" not in files:
        raise EditionRefused(
            "source.toml is missing beside the list: it says key, title, publisher, terms and says, so that "
            "each hit can tell where it comes from."
        )
    raw = read_bytes(files["source.toml"], _MAX)
    try:
        facts = tomllib.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError) as why:
        raise EditionRefused(f"source.toml: not readable as TOML ({why}).") from None
    for name in _TEXTS:
        if not isinstance(facts.get(name), str) or not facts[name].strip():
            raise EditionRefused(f'source.toml: lacks {name}; write a line `{name} = "…"`.')
    if not _KEY.match(facts["key"]) or len(facts["key"]) > 60:
        raise EditionRefused(
            f"source.toml: key {facts['key']!r} has to begin with own-, in small letters, digits and hyphens."
        )
    if strange := sorted(facts.keys() - _KNOWN):
        known = ", ".join(sorted(_KNOWN))
        raise EditionRefused(f"source.toml: unknown line {strange[0]!r}; known are {known}.")
    days = facts.get("max_age_days", 365)
    if not isinstance(days, int) or isinstance(days, bool) or not 1 <= days <= 36500:
        raise EditionRefused("source.toml: max_age_days has to be a whole number of days, 1 or more.")
    key, title, publisher, terms, says = (str(facts[name]).strip() for name in _TEXTS)
    return Own(key, title, publisher, terms, says, days, str(facts.get("url", "")))
