"""Makes the sampler: some 200 real listings as facts, in watchword's own form, each with citation.

    python scripts/make_sampler.py ../shared/data src/watchword/sources/sampler.jsonl

The rule of selection is the lists below, written by hand: OFAC's numbers for the lists that OFAC
numbers, published names for the others. Nothing else is taken, and nothing is taken that the newest
US Consolidated Screening List in hand (2026-07-31) doesn't hold any more, save the parties in
``ENDED``, whose day and notice of removal are known. Names, countries and programmes come from that
list; identifiers, weak aliases, flags and nationalities from the newest SDN edition that holds the
party; dates, citations and licence terms from the Consolidated Screening List of 2022-05-16; native
names from OFAC's enhanced XML of 2025-01-10, and of the Security Council's parties all from its list
of 2025-11-20.

Left out on purpose: remarks and other prose, addresses, and of natural persons every date and place
of birth and every number but crypto addresses. Of crypto addresses the first five a party are kept.

``listed_on`` of a designation is given only where a file states it or where the day is in ``DAYS``
(OFAC's announcements, each certain); it must lie between the editions, or the script fails. Otherwise
the ``between`` of a listing tells the last edition without it and the first with it.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import sys
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from watchword.archive.identity import bare, group_rows, mint
from watchword.model import Entry, Identifier, ListingFacts, parse_date
from watchword.model.law import citation_for
from watchword.sources import un_sc, us_csl, us_ofac_sdn
from watchword.sources.reading import Parsed
from watchword.sources.sampler import SAMPLER_DATE

CSL_DATED = "2022-05-16"

# The Chinese network of OFAC's action of 3 October 2023: 28 people and companies, all of them.
OCTOBER_2023 = """
45308 45312 45313 45314 45315 45348 45349 45350 45351 45379 45380 45381 45391 45393 45394 45395
45396 45397 45399 45401 45402 45403 45404 45406 45407 45408 45409 45410
""".split()
SDN = {
    "drugs": """11440 17671 11438 10386 8237 15871 31632 47286 49081 49756 52892 55322 6861 7226
        13149 17674 41897 30889 34179 32312 32313 41299 41296 50835 26324 26236 15412 12816 13071""",
    "cyber": """26664 27307 33151 33854 36025 55045 36216 37070 44437 23943 56981 52830 52749 52747
        39796""",
    "terrorism": "4697 4695 6636 10761 16363 8759 11462 47664 4715",
    "russia": """17013 17015 17018 34656 34682 17016 17022 17248 17260 16911 31926 35096 48941 22543
        24283""",
    "others": """20157 9760 22790 26367 25019 12927 20520 17067 9345 31517 29299 29220 30582 3751
        30631 27848""",
    "vessels": """25300 25323 17069 15042 19573 23161 26657 28014 29486 33695 37053 37076 47219 48415
        45034 40894 28106""",
    "aircraft": "15432 15436 20540 24476 25504 28320 33400 41416 43160",
}
NON_SDN = {
    "us-ofac-ssi": "17145 18792 19635 20295 23568 18787 17015 22392",
    "us-ofac-cmic": "30902 30925 30936 30954 32091 33112 33896 30938 32078",
    "us-ofac-capta": "15268",
    "us-ofac-mbs": "31695 31694 31693 17250 17254 34736 34556 34578 27016 46072 29249",
    "us-ofac-plc": "9715 9704 9647",
}
INSTITUTE = "Ministry of Public Security?s Institute of Forensic Science of China"
BY_NAME = {
    "us-bis-el": f"""{INSTITUTE} | Hangzhou Hikvision Digital Technology Co., Ltd. | DJI |
        Semiconductor Manufacturing International Corporation (SMIC) | Positive Technologies |
        NSO Group | Candiru | IFLYTEK | Megvii Technology | Dahua Technology | Sugon |
        Rostec (Russian Technologies State Corporation) | 140 Repair Plant JSC |
        2566 Radioelectronic Armament Repair Plant JSC |
        27th Scientific Center of the Russian Ministry of Defense |
        Harbin Engineering University | Sichuan University | Tianjin University |
        National Supercomputing Center Tianjin (NSCC-TJ) |
        Beijing University of Aeronautics and Astronautics (BUAA) |
        Huawei Technologies Co., Ltd. (Huawei) | Tianjin Phytium Information Technology""",
    "us-bis-dpl": """ELECMAT, INC. | WELL BEING ENTERPRISE CO., LTD. | NORDIC MARITIME PTE. LTD. |
        THANE-COAT, INC | INFOCOM CORPORATION, INC | ELMONT AG | PHOTOMASKING SERVICES LTD. |
        AW-TRONICS LLC | ARROWTRONIC, LLC | DAHUA ELECTRONICS CORPORATION""",
    "us-bis-uvl": """AECC South Industry Co. Ltd | Alfa Photonics | Aelcomp OY | Light Range AG |
        Spars, Ltd. | Sun Yat-Sen University | Universal Logistics Systems GmbH | Rizma, Inc. |
        Andleeb Associates""",
    "us-bis-meu": """AECC Aviation Power Co. Ltd. | AVIC International Holding Corporation |
        Academy of Aerospace Solid Propulsion Technology (AASPT) |
        National Satellite Meteorological Bureau | Shenyang Xizi Aviation Industry Co., Ltd. |
        Fly Raise International Limited | Wuxi Hyatech Co., Ltd.""",
    "us-ddtc-debarred": """Aero Systems, Inc. | Chitron Electronics, Inc. | Bet-Air, Inc. |
        Rigel Optics, Inc. |
        Vibgyor Optical Systems, Inc. | Hercaire International | L&M Manufacturing Corporation""",
    "us-state-isn": """27th Scientific Center | 33rd Scientific Research and Testing Institute |
        Aerospace Industries Organization (AIO) | Atomic Energy Organization of Iran (AEOI) |
        CDM Engineering | Neda Industrial Group | Agroplast, a.s. | Asian Ways Limited""",
}
# By the Security Council's DATAID; for their native names.
UN = """113458 113461 6908429 6908431 2971894 2881836 3000441 2989573 6908837 690767 6908691 6908693
    6908696"""
# A character that the file lost, restored.
RESTORED = {INSTITUTE: INSTITUTE.replace("?", "'")}
# Published removals of parties that the newest edition doesn't hold: day, and what says so.
ENDED = {
    ("us-bis-el", INSTITUTE): ("2023-11-16", "Federal Register document 2023-25557"),
    ("us-ofac-sdn", "39796"): ("2025-03-21", "OFAC action of 21 March 2025"),
}
# Days of OFAC's announcements: day -> number:tag.
ANNOUNCED = {
    "2023-10-03": " ".join(f"{n}:ILLICIT-DRUGS-EO14059" for n in OCTOBER_2023),
    "2019-01-28": "26367:VENEZUELA-EO13850",
    "2019-08-21": "26324:SDNTK 26236:SDNTK",
    "2019-09-13": "27307:DPRK3",
    "2019-12-05": "26664:CYBER2",
    "2020-07-09": "29220:GLOMAG",
    "2020-07-31": "29299:GLOMAG",
    "2021-03-25": "31517:BURMA-EO14014",
    "2021-09-21": "33151:CYBER2",
    "2021-11-08": "33854:CYBER2",
    "2021-12-15": """11440:ILLICIT-DRUGS-EO14059 17671:ILLICIT-DRUGS-EO14059 11438:ILLICIT-DRUGS-EO14059
        10386:ILLICIT-DRUGS-EO14059 15871:ILLICIT-DRUGS-EO14059 31632:ILLICIT-DRUGS-EO14059
        30889:ILLICIT-DRUGS-EO14059 34179:ILLICIT-DRUGS-EO14059 32312:ILLICIT-DRUGS-EO14059
        32313:ILLICIT-DRUGS-EO14059""",
    "2022-02-22": "34656:RUSSIA-EO14024 17015:RUSSIA-EO14024",
    "2022-02-23": "31926:PEESA-EO14039",
    "2022-02-24": "17013:RUSSIA-EO14024",
    "2022-02-25": "35096:RUSSIA-EO14024",
    "2022-04-05": "36025:RUSSIA-EO14024 36216:CYBER2",
    "2022-04-06": "17018:RUSSIA-EO14024 34682:RUSSIA-EO14024",
    "2022-05-06": "37070:CYBER2",
    "2022-06-28": "17260:RUSSIA-EO14024",
    "2022-08-08": "39796:CYBER2",
    "2022-11-08": "39796:DPRK3",
    "2023-01-26": "22543:TCO",
    "2023-11-29": "44437:DPRK3 44437:CYBER2",
    "2024-02-16": "47664:SDGT",
    "2024-07-11": "49756:TCO",
    "2024-11-21": "17016:RUSSIA-EO14024",
    "2025-01-17": "52749:CYBER3 52747:CYBER3",
    "2025-02-11": "52830:CYBER3",
    "2025-02-20": """11440:FTO 11440:SDGT 17671:FTO 17671:SDGT 11438:FTO 11438:SDGT 10386:FTO 10386:SDGT
        49756:FTO 49756:SDGT 52892:FTO 52892:SDGT 15412:FTO 15412:SDGT""",
    "2025-08-14": "36025:CYBER4 55045:CYBER4",
    "2025-09-03": "50835:ILLICIT-DRUGS-EO14059",
    "2025-10-22": "17022:RUSSIA-EO14024 17248:RUSSIA-EO14024",
}
DAYS = {tuple(pair.split(":")): day for day, pairs in ANNOUNCED.items() for pair in pairs.split()}
#: Kept of each party; two parties have over a hundred.
CRYPTO_ADDRESSES = 5
#: OFAC renamed these tags between editions; the listing went on.
RENAMED = {"ILLICIT-DRUGS-EO14059": "ILLICIT-DRUGS-EO"}
_ENHANCED = "{https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ENHANCED_XML}"
_CMIC_DAY = re.compile(r"(\d\d \w{3} \d{4}), Listing Date \(CMIC\)")
_KEPT = ("name", "alias", "previousName", "weakAlias", "country")
_FROM_SDN = ("nationality", "flag", "type", "weakAlias")

Between = dict[str, tuple[str | None, str]]


class Files:
    """The raw files read once: editions of the SDN list, both editions of the CSL, native names."""

    def __init__(self, lists: Path) -> None:
        """Read what ``shared/data/lists`` holds."""
        self.sdn = {
            folder.name: {e.tail or "": e for p in self._sdn(folder) for e in p.entries}
            for folder in sorted((lists / "us_ofac_sdn").glob("20*"))
        }
        self.old_file = lists / "us_csl" / CSL_DATED / "consolidated.csv.gz"
        new_file = lists / "us_csl" / SAMPLER_DATE / "consolidated.json"
        self.old = {p.source: p.entries for p in us_csl.read({self.old_file.name: self.old_file})}
        self.new = {p.source: p.entries for p in us_csl.read({new_file.name: new_file})}
        un_file = lists / "un_sc" / "2025-11-20" / "consolidated.xml"
        self.un = {e.tail: e for p in un_sc.read({un_file.name: un_file}) for e in p.entries}
        self.native = dict(_native(lists / "us_ofac_nonsdn" / "2025-01-10" / "CONS_ENHANCED.ZIP"))
        self.cmic_days = dict(self._cmic_days())

    @staticmethod
    def _sdn(folder: Path) -> Iterator[Parsed]:
        return us_ofac_sdn.read({p.name: p for p in folder.iterdir()})

    def _cmic_days(self) -> Iterator[tuple[str, str]]:
        with gzip.open(self.old_file, "rt", encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows):
                if found := _CMIC_DAY.search(row["ids"] or ""):
                    yield row["entity_number"], parse_date(found[1]) or ""

    def editions(self, source: str) -> list[tuple[str, dict[str, Entry]]]:
        """(day, entries by number) of every edition of a source, in order of time."""
        found = [
            (CSL_DATED, {e.tail or "": e for e in self.old.get(source, ())}),
            (SAMPLER_DATE, {e.tail or "": e for e in self.new.get(source, ())}),
        ]
        if source == "us-ofac-sdn":
            found += list(self.sdn.items())
        return sorted(found, key=lambda x: x[0])


def _native(path: Path) -> Iterator[tuple[str, list[str]]]:
    """OFAC's number -> names that its enhanced XML gives in another script than Latin."""
    with zipfile.ZipFile(path) as packed, packed.open("CONS_ENHANCED.XML") as raw:
        for _, entity in ElementTree.iterparse(raw):
            if entity.tag == f"{_ENHANCED}entity":
                names = [x.text or "" for x in entity.iter(f"{_ENHANCED}formattedFullName")]
                native = [n for n in dict.fromkeys(names) if n and not re.search("[A-Za-z]", n)]
                if entity.get("id") and native:
                    yield entity.get("id") or "", native
                entity.clear()


def between(files: Files, source: str, number: str, tag: str) -> tuple[str | None, str]:
    """(last edition without this listing before it came, first edition with it)."""
    without = None
    for day, entries in files.editions(source):
        entry = entries.get(number)
        # An edition known by its month came out by that month's end, and maybe on its first day.
        if entry and {x.programme for x in entry.listings} & {tag, RENAMED.get(tag, tag)}:
            return without, f"{day}-31" if len(day) == 7 else day
        without = f"{day}-01" if len(day) == 7 else day
    raise SystemExit(f"{source} {number}: no edition has {tag}")


def numbered(files: Files, source: str, number: str) -> tuple[Entry, Between]:
    """A party of a list that OFAC numbers."""
    ended = ENDED.get((source, number))
    newest = files.editions(source)[::-1]
    held = [entries[number] for _, entries in newest if number in entries]
    if not held or (number not in newest[0][1]) != bool(ended):
        raise SystemExit(f"{source} {number}: not in the newest edition, and no removal is known")
    entry = held[0]
    more = next((e[number] for d, e in reversed(files.sdn.items()) if number in e), None)
    properties = {p: list(entry.properties.get(p, ())) for p in _KEPT}
    for prop in _FROM_SDN:
        values = [v for e in (more, entry) if e for v in e.properties.get(prop, ())]
        properties[prop] = [] if entry.schema == "Person" and prop == "type" else values
    properties["alias"] += files.native.get(number, [])
    weak = {v.casefold() for v in properties["weakAlias"]}
    properties["alias"] = [a for a in properties["alias"] if a.casefold() not in weak]
    spans: Between = {}
    listings = []
    for listing in entry.listings:
        tag = listing.programme
        spans[listing.key] = between(files, source, number, tag)
        day = DAYS.get((number, tag), "") if source == "us-ofac-sdn" else ""
        said = f"OFAC action of {_said(day)}" if day else ""
        if source == "us-ofac-cmic" and number in files.cmic_days:
            day = files.cmic_days[number]
        check_day(f"{source} {number} {tag}", day, spans[listing.key])
        notes = [citation_for(source, tag) if said else "", said, ended[1] if ended else ""]
        listings.append(
            ListingFacts(
                key=listing.key,
                programme=tag,
                listed_on=day,
                ended_on=ended[0] if ended else "",
                citation="; ".join(n for n in notes if n),
            )
        )
    identifiers = [i for e in (more, *held) if e for i in e.identifiers]
    return made(entry, properties, listings, identifiers), spans


def named(files: Files, source: str, name: str) -> tuple[Entry, Between]:
    """A party of a list without numbers; its tail is minted from the name as published."""
    rows = [e for e in files.old[source] if e.caption == name]
    if not rows:
        raise SystemExit(f"{source}: no row named {name!r} in the edition of {CSL_DATED}")
    (entry,) = group_rows(rows)
    ended = ENDED.get((source, name))
    still = any(bare(e.caption) == bare(name) for e in files.new[source])
    if still == bool(ended):
        raise SystemExit(f"{source} {name}: not in the newest edition, and no removal is known")
    properties = {p: list(entry.properties.get(p, ())) for p in _KEPT}
    properties["name"] = [RESTORED.get(name, name), *properties["name"][1:]]
    listings = []
    for listing in entry.listings:
        citation = "; ".join(filter(None, (listing.citation, ended[1] if ended else "")))
        listings.append(
            replace(
                listing,
                citation=citation,
                ended_on=ended[0] if ended else listing.ended_on,
                remarks="",
                url="",
            )
        )
    tail = mint(source, name)
    return made(replace(entry, tail=tail), properties, listings, entry.identifiers), {}


def made(
    entry: Entry,
    properties: dict[str, list[str]],
    listings: Iterable[ListingFacts],
    identifiers: Iterable[Identifier],
) -> Entry:
    """The entry with what the sampler keeps, and of a natural person no number but crypto ones."""
    coins, kept = [], []
    for one in identifiers:
        if one.label.startswith("Digital Currency Address"):
            coins.append(replace(one, prop="publicKey"))
        elif entry.schema != "Person":
            kept.append(one)
    kept += list(dict.fromkeys(coins))[:CRYPTO_ADDRESSES]
    return Entry(
        source=entry.source,
        tail=entry.tail,
        schema=entry.schema,
        properties={p: tuple(dict.fromkeys(v)) for p, v in properties.items() if v},
        listings=tuple(listings),
        identifiers=tuple(dict.fromkeys(kept)),
    )


def check_day(what: str, day: str, span: tuple[str | None, str]) -> None:
    """A day known from elsewhere must agree with the editions."""
    if day and not (span[0] or "") <= day <= span[1]:
        raise SystemExit(f"{what}: {day} is not between the editions {span}")


def _said(day: str) -> str:
    return f"{date.fromisoformat(day):%d %B %Y}".lstrip("0")


def select(files: Files) -> Iterator[tuple[Entry, Between]]:
    """The selection, in the order of the lists at the head of this script."""
    for number in [*OCTOBER_2023, *(n for group in SDN.values() for n in group.split())]:
        yield numbered(files, "us-ofac-sdn", number)
    for source, numbers in NON_SDN.items():
        for number in numbers.split():
            yield numbered(files, source, number)
    for number in UN.split():
        entry = files.un[number]
        properties = {p: list(entry.properties.get(p, ())) for p in _KEPT}
        yield made(entry, properties, entry.listings, entry.identifiers), {}
    for source, names in BY_NAME.items():
        for name in names.split("|"):
            yield named(files, source, name.strip())


def line(entry: Entry, spans: Between) -> str:
    """One party as one line of JSON; what is empty is left out."""
    empty: tuple[object, ...] = ("", None, (), [], {})
    listings = [
        {f: v for f in ListingFacts.__slots__ if (v := getattr(x, f)) not in empty} for x in entry.listings
    ]
    for listing in listings:
        if str(listing.get("key", "")) in spans:
            listing["between"] = list(spans[str(listing["key"])])
    body = {
        "source": entry.source,
        "tail": entry.tail,
        "schema": entry.schema,
        "properties": {p: list(v) for p, v in entry.properties.items()},
        "identifiers": [[i.prop, i.value, i.country, i.label] for i in entry.identifiers],
        "listings": listings,
    }
    return json.dumps(
        {k: v for k, v in body.items() if v not in empty}, ensure_ascii=False, separators=(",", ":")
    )


def lines(data: Path) -> list[str]:
    """Every line of the sampler, from the files under ``data``."""
    found = [line(entry, spans) for entry, spans in select(Files(data / "lists"))]
    if len(set(found)) != len(found):
        raise SystemExit("a party is in the sampler twice")
    return found


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(f"usage: {sys.argv[0]} SHARED_DATA OUTPUT.jsonl")
    Path(sys.argv[2]).write_text("\n".join(lines(Path(sys.argv[1]))) + "\n", encoding="utf-8")
