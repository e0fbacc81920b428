"""The labelled sets: found, read, and named by a hash.

The columns are those of the sets' README: ``list_level_queries.csv`` (kind, class, schema, query,
source, uid, listed_name), ``name_pairs.csv`` (schema, name1, name2, is_match, quality, category),
``unlisted_organisations.csv`` and the customer files (full_name, date_of_birth, nationality …).
"""

from __future__ import annotations

import csv
import hashlib
import os
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from watchword.exceptions import UsageError
from watchword.screening import Query, query_of

__all__ = ["FILES", "Labelled", "Target", "labelled_folder", "read_rows", "script_of"]

Row = Mapping[str, str]

#: The files that the quality floor is keyed by.
FILES = (
    "list_level_queries.csv",
    "name_pairs.csv",
    "unlisted_organisations.csv",
    "customers_global_5k.csv",
)
#: Where a checkout finds the sets when nothing is said: beside the project.
_BESIDE = Path("..") / "shared" / "data" / "labelled"


@dataclass(frozen=True, slots=True)
class Target:
    """A question whose right answer is known: one listed party.

    ``kind`` is the slice it is reported under, ``source`` and ``uid`` (or the listed name) say who it
    is, as the lists' publishers do.
    """

    query: Query
    kind: str
    source: str
    uid: str
    listed: str
    schema: str

    @property
    def text(self) -> str:
        """The name as asked."""
        return self.query.given["name"]


def labelled_folder(given: Path | None) -> Path:
    """The folder of labelled sets: as given, else ``$WATCHWORD_LABELLED``, else beside the project."""
    chosen = given or (
        Path(os.environ["WATCHWORD_LABELLED"]) if "WATCHWORD_LABELLED" in os.environ else _BESIDE
    )
    if not chosen.is_dir():
        raise UsageError(
            f"no labelled sets in {chosen}; give --labelled DIR or set WATCHWORD_LABELLED to a folder "
            f"with {', '.join(FILES)}; on your own pairs: --mine labelled.csv."
        )
    missing = [f for f in FILES if not (chosen / f).is_file()]
    if missing:
        raise UsageError(f"the labelled folder {chosen} lacks {', '.join(missing)}.")
    return chosen


def read_rows(path: Path) -> list[dict[str, str]]:
    """A CSV file's rows, empty cells as empty strings."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            return [{k: v or "" for k, v in row.items() if k} for row in csv.DictReader(lines)]
    except (OSError, UnicodeDecodeError, csv.Error) as why:
        raise UsageError(f"{path} can't be read as a UTF-8 table ({why}).") from None


class Labelled:
    """The labelled sets of one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def digest(self) -> str:
        """SHA-256 over the files' names and bytes, in order: which data a figure is about."""
        total = hashlib.sha256()
        for name in FILES:
            total.update(f"{name} {hashlib.sha256((self.folder / name).read_bytes()).hexdigest()}\n".encode())
        return total.hexdigest()

    def targets(self) -> list[Target]:
        """The damaged listed names."""
        return [
            Target(
                query_of({"name": r["query"], "schema": r["schema"]}),
                r["class"], r["source"], r["uid"], r["listed_name"], r["schema"],
            )
            for r in self._list_level("damaged")
        ]  # fmt: skip

    def clean(self) -> list[Query]:
        """The clean customers that the alert rates of the list-level set refer to."""
        return [query_of({"name": r["query"], "schema": r["schema"]}) for r in self._list_level("clean")]

    def _list_level(self, kind: str) -> Iterator[Row]:
        return (r for r in read_rows(self.folder / "list_level_queries.csv") if r["kind"] == kind)

    def unlisted(self) -> list[Query]:
        """Organisations that are on none of SDN, Entity List and UN list."""
        rows = read_rows(self.folder / "unlisted_organisations.csv")
        return [query_of({"name": r["full_name"], "schema": "Organization"}) for r in rows]

    def customers(self, file: str, *, records: bool = False, every: int = 1) -> list[Query]:
        """A customer file; with ``records`` date of birth and nationality too; every n-th row."""
        rows = read_rows(self.folder / file)[::every]
        return [query_of(_customer(r, records)) for r in rows if any(c.isalnum() for c in r["full_name"])]

    def pairs(self) -> list[dict[str, str]]:
        """The labelled pairs of names."""
        return read_rows(self.folder / "name_pairs.csv")

    def un_persons(self, *, records: bool = False) -> list[Target]:
        """The UN's persons under their own names, where the file is there; with their dates on wish."""
        path = self.folder / "un_persons.csv"
        rows = read_rows(path) if path.is_file() else []
        return [
            Target(query_of(_customer(r, records)), "un_person", "un-sc", "", r["full_name"], "Person")
            for r in rows
        ]

    def native_spellings(self, script: str) -> dict[str, str]:
        """Latin single names -> their most frequent native spelling, from Wikidata's labels."""
        path = self.folder / f"translit_{script}.tsv"
        best: dict[str, tuple[int, str]] = {}
        if not path.is_file():
            return {}
        for line in path.read_text("utf-8").splitlines():
            latin, native, *count = line.split("\t")
            times = int(count[0]) if count and count[0].isdigit() else 1
            if times > best.get(latin, (0, ""))[0]:
                best[latin] = (times, native.replace(" ", ""))
        return {k: v for k, (_, v) in best.items()}


def _customer(row: Row, records: bool) -> dict[str, str]:
    given = {"name": row["full_name"], "schema": "Person"}
    if records:
        said = {"birthDate": row.get("date_of_birth", ""), "nationality": row.get("nationality", "")}
        given |= {k: v for k, v in said.items() if v}
    return given


def script_of(texts: str | Sequence[str]) -> str:
    """The script of most letters of a name, by Unicode's names; ``mixed`` where two share it.

    A homoglyph attack is ``mixed``: letters of two scripts, each over a tenth.
    """
    counts = Counter(unicodedata.name(c, "?").split()[0].split("-")[0] for c in "".join(texts) if c.isalpha())
    if not counts:
        return "none"
    total = sum(counts.values())
    large = [script for script, n in counts.most_common() if n > 0.1 * total]
    return large[0].lower() if len(large) == 1 else "mixed"
