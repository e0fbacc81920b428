"""Small made editions in the publishers' formats, and the ways in which tests take them in.

Every name and number here is invented. Writers keep the publishers' quirks: OFAC's `-0- ` for null,
CRLF, Latin-1 and the trailing 0x1A; the CSL's 29 columns with `; ` between values, or its JSON.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from watchword.archive import Edition, Life, Loaded, Store, find_editions, line_of, lives, load_all
from watchword.cli import main
from watchword.index.build import build
from watchword.index.store import Index
from watchword.model import Entry
from watchword.updating import accept, update_from

ROOT = Path(__file__).resolve().parents[1]
LISTS = ROOT.parent / "shared" / "data" / "lists"
TODAY = date(2026, 11, 24)

SDN_LIST = "Specially Designated Nationals (SDN) - Treasury Department"
CAPTA_LIST = "Capta List (CAP) - Treasury Department"
FSE_LIST = "Foreign Sanctions Evaders (FSE) - Treasury Department"
SSI_LIST = "Sectoral Sanctions Identifications List (SSI) - Treasury Department"
ENTITY_LIST = "Entity List (EL) - Bureau of Industry and Security"
DENIED_LIST = "Denied Persons List (DPL) - Bureau of Industry and Security"
UNVERIFIED_LIST = "Unverified List (UVL) - Bureau of Industry and Security"


def in_ci() -> bool:
    """Whether this is CI's run, where what can't be checked fails."""
    return os.environ.get("CI", "").lower() in ("true", "1")


# --- OFAC's SDN files


@dataclass(frozen=True)
class Sdn:
    """A row of sdn.csv; empty is written as OFAC's null."""

    number: int | str
    name: str
    kind: str = ""
    programme: str = "CUBA"
    title: str = ""
    call_sign: str = ""
    vessel_type: str = ""
    tonnage: str = ""
    grt: str = ""
    flag: str = ""
    owner: str = ""
    remarks: str = ""


def _ofac_cell(value: object, quote: bool = True) -> str:
    text = str(value)
    if not text:
        return "-0- "
    return '"' + text.replace('"', '""') + '"' if quote and not isinstance(value, int) else text


def ofac_csv(rows: Sequence[Sequence[object]]) -> bytes:
    """Rows as OFAC writes them."""
    lines = [",".join(_ofac_cell(c) for c in row) for row in rows]
    return ("".join(line + "\r\n" for line in lines) + "\x1a\r\n").encode("latin-1")


def sdn_csv(rows: Sequence[Sdn]) -> bytes:
    """sdn.csv."""
    return ofac_csv([list(asdict(r).values()) for r in rows])


def sdn_folder(
    root: Path,
    label: str,
    rows: Sequence[Sdn],
    *,
    alt: Sequence[tuple[int, str, str]] | None = None,
    add: Sequence[tuple[int, str, str, str]] | None = None,
    comments: Sequence[tuple[int, str]] | None = None,
) -> Path:
    """``root/us_ofac_sdn/<label>``: ``alt`` are (number, type, name), ``add`` (number, street, city,
    country), ``comments`` (number, text); None leaves the file out.
    """
    folder = root / "us_ofac_sdn" / label
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "sdn.csv").write_bytes(sdn_csv(rows))
    if alt is not None:
        made = [(n, 100 + i, kind, name, "") for i, (n, kind, name) in enumerate(alt)]
        (folder / "alt.csv").write_bytes(ofac_csv(made))
    if add is not None:
        made_ = [(n, 500 + i, a, b, c, "") for i, (n, a, b, c) in enumerate(add)]
        (folder / "add.csv").write_bytes(ofac_csv(made_))
    if comments is not None:
        (folder / "sdn_comments.csv").write_bytes(ofac_csv(comments))
    return folder


# --- the Consolidated Screening List

CSL_COLUMNS = (
    "_id,source,entity_number,type,programs,name,title,addresses,federal_register_notice,start_date,"
    "end_date,standard_order,license_requirement,license_policy,call_sign,vessel_type,gross_tonnage,"
    "gross_registered_tonnage,vessel_flag,vessel_owner,remarks,source_list_url,alt_names,citizenships,"
    "dates_of_birth,nationalities,places_of_birth,source_information_url,ids"
).split(",")

Csl = Mapping[str, Any]


def csl(source: str, name: str, **columns: Any) -> dict[str, Any]:
    """A row of the CSL."""
    return {"source": source, "name": name, **columns}


def csl_csv(rows: Sequence[Csl], columns: Sequence[str] = CSL_COLUMNS) -> bytes:
    """consolidated.csv; a list of values is joined as the publisher does."""
    out = io.StringIO()
    made = csv.DictWriter(out, columns, lineterminator="\n")
    made.writeheader()
    for at, row in enumerate(rows):
        plain = {k: "; ".join(v) if isinstance(v, list) else v for k, v in row.items()}
        made.writerow({"_id": f"{at:040x}", **plain} if "_id" in columns else plain)
    return out.getvalue().encode()


def csl_json(rows: Sequence[Csl]) -> bytes:
    """consolidated.json."""
    return json.dumps({"total": len(rows), "results": [dict(r) for r in rows]}).encode()


def csl_folder(root: Path, label: str, rows: Sequence[Csl], form: str = "csv") -> Path:
    """``root/us_csl/<label>`` as ``csv``, ``csv.gz`` or ``json``."""
    folder = root / "us_csl" / label
    folder.mkdir(parents=True, exist_ok=True)
    raw = csl_json(rows) if form == "json" else csl_csv(rows)
    (folder / f"consolidated.{form}").write_bytes(gzip.compress(raw) if form == "csv.gz" else raw)
    return folder


# --- taking them in


def load(store: Store, root: Path, *, today: date = TODAY, believe: bool = True) -> Loaded:
    """Load every edition below a folder in date order; with ``believe`` small ones count too."""
    arrivals, skipped = find_editions(root, (), today)
    loaded = Loaded(skipped=skipped)
    for arrival in arrivals:
        some = load_all(store, [arrival])
        loaded.editions += some.editions
        loaded.unchanged += some.unchanged
        loaded.failed += some.failed
        loaded.held += some.held
        if believe:
            accept_held(store)
    return loaded


def accept_held(store: Store) -> None:
    """Let every edition that is held back count: made ones are smaller than any real list."""
    for edition in store.editions():
        if edition.held and (edition.source, edition.label) not in store.acceptances():
            with store.transaction():
                store.accept(edition.source, edition.label, "made for a test", "2026-11-24")


def add_edition(
    store: Store, label: str, entries: Sequence[Entry], states: Sequence[str], *, carrier: str = "us-csl"
) -> Edition:
    """Append an edition to a store as a reader would have given it; all entries are of one source."""
    facts = {
        "source": entries[0].source,
        "carrier": carrier,
        "label": label,
        "published": ordinal(label),
        "sha256": f"{label}{carrier}",
        "files": "[]",
        "states": json.dumps(sorted(states)),
        "records": len(entries),
        "parties": len(entries),
        "listings": sum(len(e.listings) for e in entries),
        "refusals": "[]",
        "notes": "[]",
        "held": "",
        "loaded_at": "2026-11-24T00:00:00+00:00",
        "parser": "1",
    }
    with store.transaction():
        return store.add_edition(facts, entries)


def lives_of(store: Store, source: str) -> dict[str, Life]:
    """Tail -> life, of one source."""
    line = line_of(store.editions(source), store.acceptances())
    return {life.tail: life for life in lives(store, line)}


def lives_from(root: Path, source: str = "us-ofac-sdn") -> dict[str, Life]:
    """Tail -> life, of the editions below a folder, loaded into memory in date order."""
    store = Store(None)
    loaded = load(store, root)
    assert not loaded.failed, loaded.failed
    return lives_of(store, source)


def index_from(root: Path) -> Index:
    """An index of the editions below a folder, in memory."""
    store = Store(None)
    loaded = load(store, root)
    assert not loaded.failed, loaded.failed
    return Index.of(build(store))


def archive_from(root: Path, data: Path) -> Path:
    """An archive folder of the editions below ``root``, all of them believed, compiled and answering."""
    update_from(data, root, (), TODAY, lambda _: None)
    store = Store(data)
    marks = [f"{e.source}@{e.label}" for e in store.editions() if e.held]
    store.close()
    if marks:
        accept(data, sorted(set(marks)), "made for a test", lambda _: None)
    return data


def made_lists(root: Path) -> Path:
    """Two editions of several lists, small, with something in them for every kind of question."""
    lab = csl(
        ENTITY_LIST, "Quixotria Forensic Laboratory?s Institute", addresses="1 Road, Beijing, CN",
        start_date="2020-06-05", federal_register_notice="85 FR 34505",
        license_requirement="For all items subject to the EAR.", license_policy="Presumption of denial.",
    )  # fmt: skip
    bank = csl(CAPTA_LIST, "BANK OF FROBOZZ", entity_number="51", programs="561-Related")
    trick = csl(UNVERIFIED_LIST, "<script>alert(1)</script> ZEBEDIAH TRADING", addresses="1 Road, CN")
    formula = csl(UNVERIFIED_LIST, "=ZEBEDIAH(1+1) EXPORTS", addresses="1 Road, CN")
    csl_folder(root, "2022-05-16", [lab, bank, trick, formula])
    sdn_folder(
        root, "2022-06-01",
        [
            Sdn(70, "FEATHERSTONEHAUGH, Marmaduke", "individual", "SDGT", remarks="DOB 1 Jan 1970."),
            Sdn(71, "MARMADUKE STAR", "vessel", "IRAN", remarks="IMO Number 9123456."),
        ],
        alt=[(70, "aka", "MARMALADE, Duke")],
    )  # fmt: skip
    csl_folder(root, "2026-11-20", [bank, trick, formula, csl(ENTITY_LIST, "ZZYZX HOLDINGS")], "json")
    sdn_folder(root, "2026-11-21", [Sdn(70, "FEATHERSTONEHAUGH, Marmaduke", "individual", "SDGT")])
    return root


def ordinal(text: str) -> int:
    """The ordinal of an ISO date."""
    return date.fromisoformat(text).toordinal()


# --- the real command line


@dataclass
class Ran:
    """What a run of the command line gave."""

    status: int
    out: str
    err: str
    seconds: float = 0.0

    def json(self) -> Any:
        """Standard output as JSON."""
        return json.loads(self.out)


def command(*words: object) -> list[str]:
    """The command line as a program of its own."""
    return [sys.executable, "-m", "watchword", *map(str, words)]


def clean_env(**more: str) -> dict[str, str]:
    """The environment without anybody's archive."""
    kept = {k: v for k, v in os.environ.items() if k != "WATCHWORD_DATA"}
    return {**kept, "PYTHONUTF8": "1", **more}


def run(*words: object, stdin: bytes = b"", timeout: float = 120, **options: Any) -> Ran:
    """Run ``python -m watchword`` and wait for it."""
    env = options.pop("env", None) or clean_env()
    start = time.monotonic()
    done = subprocess.run(
        command(*words), input=stdin, capture_output=True, timeout=timeout, env=env, check=False, **options
    )
    seconds = time.monotonic() - start
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode(), seconds)


def here(*words: object, stdin: bytes = b"") -> Ran:
    """Run the command line in this process, for the many questions that need no process of their own."""
    streams = [io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8", newline="") for raw in (stdin, b"", b"")]
    kept = sys.argv, sys.stdin, sys.stdout, sys.stderr
    sys.argv = ["watchword", *map(str, words)]
    sys.stdin, sys.stdout, sys.stderr = streams
    try:
        main()
        status = 0
    except SystemExit as end:
        status = int(end.code or 0)
    finally:
        sys.argv, sys.stdin, sys.stdout, sys.stderr = kept
    out, err = streams[1:]
    for stream in (out, err):
        stream.flush()
    texts = [stream.buffer.getvalue().decode() for stream in (out, err)]  # type: ignore[attr-defined]
    return Ran(status, *texts)


def no_traceback(ran: Ran) -> None:
    """Whatever went wrong is told as a sentence, not as a stack."""
    assert "Traceback" not in ran.err, ran.err


@dataclass
class Measured:
    """An archive and what its making took; kept beside it so that a later session can tell."""

    archive: Path
    seconds: float = 0.0
    busy: float = 0.0
    megabytes: float = 0.0
    out: str = ""
    skipped: list[str] = field(default_factory=list)

    @classmethod
    def read(cls, archive: Path) -> Measured | None:
        """The archive in that folder, if one was built there by :func:`measure_update`."""
        try:
            facts = json.loads((archive / "measured.json").read_text("utf-8"))
        except OSError:
            return None
        return cls(archive, **facts)


# A process's peak is told from before its exec, so that a child of a big test run looks as big as it.
# A small program between the two starts what is measured, and tells what it took.
_LAUNCH = """
import json, resource, subprocess, sys, time
start = time.monotonic()
done = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
facts = {
    "seconds": round(time.monotonic() - start, 2), "busy": round(used.ru_utime + used.ru_stime, 2),
    "megabytes": round(used.ru_maxrss / 1024, 1), "status": done.returncode, "out": done.stdout,
}
print(json.dumps(facts))
"""


def measured(*words: object) -> dict[str, Any]:
    """What a run of the command line took, by itself: seconds, busy seconds, peak megabytes, output."""
    done = subprocess.run(
        [sys.executable, "-S", "-c", _LAUNCH, *command(*words)],
        stdout=subprocess.PIPE,
        env=clean_env(),
        text=True,
        check=True,
    )
    facts: dict[str, Any] = json.loads(done.stdout)
    return facts


def measure_update(lists: Path, archive: Path) -> Measured:
    """Take every OFAC SDN and CSL edition in, in a process of its own, and keep what it took."""
    took = measured("update", "us-ofac-sdn", "us-csl", "--from", lists, "--data", archive)
    assert took.pop("status") == 0, took["out"]
    made = Measured(archive, **took, skipped=re.findall(r"^skipped (.*)$", took["out"], re.M))
    facts = {k: v for k, v in asdict(made).items() if k != "archive"}
    (archive / "measured.json").write_text(json.dumps(facts), "utf-8")
    return made


def drop_privileges() -> None:
    """In a child before exec: file modes hold for root too (PR_CAPBSET_DROP of CAP_DAC_OVERRIDE)."""
    if os.geteuid() == 0:
        import ctypes

        libc = ctypes.CDLL(None, use_errno=True)
        for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
            if libc.prctl(24, capability, 0, 0, 0) != 0:
                os._exit(77)


def small_files() -> None:
    """In a child before exec: no file may grow over 64 kB, as on a disk that is full."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))


# --- plain readers of the real files, sharing no code with the project


def raw_sdn(folder: Path) -> Iterator[list[str]]:
    """Rows of a real sdn.csv."""
    with (folder / "sdn.csv").open(encoding="latin-1", newline="") as text:
        for row in csv.reader(text):
            if row and row[0].strip("\x1a \r\n"):
                yield [cell.strip() for cell in row]
