"""A thousand malformed files a reader: each is refused, or its rows are told. Nothing else escapes."""

from __future__ import annotations

import importlib
import random
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from watchword.exceptions import EditionRefused
from watchword.sources import Parsed, ftm, private, reader

EXAMPLES = 60
LONG = 1000
#: A made file takes some 10 ms; a hundred times that is a hang.
SLOW = 2.0
HOWS = ("cut", "headless", "flipped", "spliced", "doubled", "re-encoded", "binary", "swapped", "zeroed")


def _module(name: str) -> ModuleType:
    return importlib.import_module(f"sources.{name}")


def _made() -> dict[str, tuple[str, dict[str, bytes]]]:
    """name -> (carrier, its files): good ones, of the readers' own tests."""
    own, dpl, page = _module("test_us_ofac_nonsdn"), _module("test_us_bis_dpl"), _module("test_us_dhs_uflpa")
    entity_list, sema, dfat = _module("test_us_bis_el"), _module("test_ca_sema"), _module("test_au_dfat")
    csv, lines = _module("test_private"), _module("test_ftm")
    tags = ["UKRAINE-EO13662", "CMIC-EO13959", "NS-PLC", "RUSSIA-EO14024"]
    many = [own.sdn_entry(100 + i, f"INVENTED {i}", tags[i % 4]) for i in range(20)]
    rows = [own.Sdn(i, f"INVENTED {i}", "", tags[i % 4], remarks="DOB 1970; POB Omsk.") for i in range(1, 21)]
    put = {"source.toml": lines.SOURCE.encode()}
    jsonl = "\n".join(lines.json.dumps(x) for x in lines.LINES).encode()
    return {
        "basic": ("us-ofac-nonsdn", {"consolidated.xml": own.basic(own.FULL, *many)}),
        "zip": ("us-ofac-nonsdn", {"cons_enhanced.zip": own.zipped(own.enhanced(own.ENTITY))}),
        "enhanced": ("us-ofac-nonsdn", {"cons_enhanced.xml": own.enhanced(own.ENTITY)}),
        "csv": ("us-ofac-nonsdn", {"cons_prim.csv": own.sdn_csv(rows)}),
        "sdn": ("us-ofac-sdn", {"sdn.xml": own.basic(own.FULL, *many)}),
        "advanced": ("us-ofac-sdn", {"sdn_advanced.xml": _module("test_ofac_advanced").advanced()}),
        "dpl": ("us-bis-dpl", {"dpl.txt": dpl.text(*[dpl.row(Name=f"MADE {i}") for i in range(20)])}),
        "uflpa": (
            "us-dhs-uflpa",
            {
                "uflpa-entity-list.html": page.page(
                    page.table(
                        "i", *[(f"Made {i} (also known as M; and N)", "June 21, 2022") for i in range(9)]
                    )
                )
            },
        ),
        "el": (
            "us-bis-el",
            {
                "title-15.xml": entity_list.ecfr(
                    entity_list.appendix(entity_list.html_table(entity_list.ROWS))
                )
            },
        ),
        "ca": (
            "ca-sema",
            {"sema-lmes.xml": sema.sema(*[sema.person(str(i), Aliases="A, B") for i in range(20)])},
        ),
        "au": (
            "au-dfat",
            {"regulation8_consolidated.xlsx": dfat.sheet(*[dfat.row(i, f"M {i}") for i in range(1, 20)])},
        ),
        "ftm": ("ftm", put | {"entities.ftm.json": jsonl}),
        "private": ("private", {"source.toml": csv.SOURCE.encode(), "list.csv": csv.LIST.encode()}),
    }


NAMES = (
    "basic",
    "zip",
    "enhanced",
    "csv",
    "sdn",
    "advanced",
    "dpl",
    "uflpa",
    "el",
    "ca",
    "au",
    "ftm",
    "private",
)


def broken(raw: bytes, rng: random.Random) -> bytes:
    """One malformed file made from a good one."""
    how, at, to = rng.choice(HOWS), rng.randrange(len(raw)), rng.randrange(len(raw))
    low, high = sorted((at, to))
    if how == "cut":
        return raw[:at]
    if how == "headless":
        return raw[at:]
    if how == "flipped":
        made = bytearray(raw)
        for _ in range(rng.randint(1, 30)):
            made[rng.randrange(len(made))] = rng.randrange(256)
        return bytes(made)
    if how == "spliced":
        piece = rng.choice(
            [b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b"<a", b'"', b"\t", b"\x1a", b"]]>", b"{", b"\xff"]
        )
        return raw[:at] + piece + raw[at:]
    if how == "doubled":
        return raw[:high] + raw[low:]
    if how == "re-encoded":
        return raw.decode("latin-1").encode(rng.choice(["utf-16", "utf-32", "utf-7", "cp037", "utf-8-sig"]))
    if how == "binary":
        return rng.randbytes(rng.randint(0, 4000))
    if how == "swapped":
        return raw[high:] + raw[low:high] + raw[:low]
    return raw[:low] + b"\x00" * (high - low) + raw[high:]


def read(carrier: str, files: dict[str, Path]) -> Iterator[Parsed]:
    own = {"ftm": ftm.read, "private": private.read}
    return own[carrier](files) if carrier in own else reader(carrier)(files)


def fuzz(name: str, seeds: range, folder: Path) -> None:
    carrier, good = _made()[name]
    *_, main = good
    files = {}
    for file, raw in good.items():
        files[file] = folder / file
        files[file].write_bytes(raw)
    assert list(read(carrier, files))
    refused = 0
    for seed in seeds:
        files[main].write_bytes(broken(good[main], random.Random(f"{name} {seed}")))
        start = time.monotonic()
        try:
            parsed = list(read(carrier, files))
        except EditionRefused:
            refused += 1
        else:
            for one in parsed:
                assert sum(e.rows for e in one.entries) + len(one.refusals) == one.records, seed
        assert time.monotonic() - start < SLOW, seed
    assert refused > len(seeds) // 10


@pytest.mark.parametrize("name", NAMES)
def test_malformed_files_are_refused_or_their_rows_told(name, tmp_path):
    fuzz(name, range(EXAMPLES), tmp_path)


@pytest.mark.prove
@pytest.mark.parametrize("name", NAMES)
def test_a_thousand_malformed_files_a_reader(name, tmp_path):
    fuzz(name, range(EXAMPLES, LONG), tmp_path)
