"""Updating from publishers: a real server that behaves in every way real ones have."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

import publisher as play
import watchword as ww
from helpers import CAPTA_LIST, FSE_LIST, Sdn, csl, csl_json, sdn_csv
from publisher import Publisher
from watchword.archive import Loaded, Store
from watchword.exceptions import UsageError
from watchword.fetching import update_from_publishers, update_repeatedly
from watchword.listing import every_source
from watchword.sources import addresses, carriers
from watchword.sources.fetching import Limits
from watchword.updating import prune

DAY = date(2026, 11, 20)
#: No waiting between tries: the server is ours.
QUICK = Limits(size=8 << 20, seconds=4.0, silence=2.0, tries=3, pause=0.0, back_off=0.01)
#: One more than the least an SDN edition must hold to be believed.
MANY = 5001


def names(count: int = MANY) -> bytes:
    return sdn_csv([Sdn(n, f"LIST HOLDER {n}") for n in range(1, count + 1)])


@pytest.fixture
def server() -> Iterator[Publisher]:
    with play.publisher() as made:
        yield made


@pytest.fixture
def archive(tmp_path: Path, server: Publisher) -> Path:
    """An archive whose SDN list comes from the server, one good edition in it."""
    data = tmp_path / "data"
    server.catalogue(data, us_ofac_sdn={"sdn.csv": "/sdn"})
    server.answers["/sdn"] = play.give(names())
    assert not update(data).failed
    return data


def update(data: Path, day: date = DAY, limits: Limits = QUICK, carrier: str = "us-ofac-sdn") -> Loaded:
    return update_from_publishers(data, (carrier,), day, lambda _: None, limits)


def state(data: Path, source: str = "us-ofac-sdn", day: date = DAY) -> dict[str, object]:
    return next(r for r in every_source(data, day) if r["source"] == source)


def answers(data: Path, day: date = DAY) -> bool:
    """Whether the first edition's party is still found."""
    lists = ww.open(data, today=day)
    found = lists.screen("LIST HOLDER 77", mode="exhaustive")["results"][0]
    return any(h["id"] == "us-ofac-sdn:77" for h in found["hits"])


def told(data: Path, loaded: Loaded, *words: str) -> None:
    """One line that names the carrier and the fault; the earlier edition answers; all see it."""
    (line,) = loaded.failed
    assert line.startswith("us-ofac-sdn: ")
    assert "\n" not in line
    for word in words:
        assert word in line
    assert answers(data)
    assert state(data)["state"] == "failed"
    view = ww.open(data, today=DAY).view
    assert view.troubled
    assert any("the last try" in w for w in view.warnings)


def test_new_then_unchanged(archive: Path, server: Publisher) -> None:
    later = DAY + timedelta(days=3)
    loaded = update(archive, later)
    assert (loaded.editions, loaded.failed) == ([], [])
    row = state(archive, day=later)
    assert (row["state"], row["age_days"]) == ("current", 0), "confirmed on the later day"
    assert len(Store(archive).editions()) == 1


def test_unchanged_sends_no_body_again(archive: Path, server: Publisher) -> None:
    served = json.loads((archive / "TRIES.json").read_text("utf-8"))["us-ofac-sdn"]
    assert served["files"]["sdn.csv"]["etag"]
    server.answers["/sdn"] = play.status(304)
    assert not update(archive).failed


def test_one_file_changed_one_not(tmp_path: Path, server: Publisher) -> None:
    data = tmp_path / "two"
    server.catalogue(data, us_ofac_sdn={"sdn.csv": "/sdn", "alt.csv": "/alt"})
    server.answers |= {"/sdn": play.give(names()), "/alt": play.give(b'7,1,"aka","OTHER NAME",-0- \r\n')}
    update(data)
    server.answers["/alt"] = play.give(b'7,1,"aka","ANOTHER NAME",-0- \r\n')
    loaded = update(data, DAY + timedelta(days=1))
    (edition,) = loaded.editions
    assert {name for name, _ in edition.files} == {"sdn.csv", "alt.csv"}


def test_truncated_body(archive: Path, server: Publisher) -> None:
    server.answers["/sdn"] = play.truncated(names(MANY + 1))
    told(archive, update(archive), "sdn.csv", "tried 3 times")


def test_500_then_200(archive: Path, server: Publisher) -> None:
    server.answers["/sdn"] = play.then(play.status(500), play.status(503), play.give(names(MANY + 5)))
    loaded = update(archive, DAY + timedelta(days=1))
    assert loaded.failed == []
    assert [e.records for e in loaded.editions] == [MANY + 5]


def test_500_for_ever(archive: Path, server: Publisher) -> None:
    server.answers["/sdn"] = play.status(500)
    told(archive, update(archive), "500", "tried 3 times")


def test_404_is_not_tried_again(archive: Path, server: Publisher) -> None:
    server.answers["/sdn"] = play.status(404)
    server.asked.clear()
    told(archive, update(archive), "404")
    assert len(server.asked) == 1


def test_wrong_content_type(archive: Path, server: Publisher) -> None:
    server.answers["/sdn"] = play.give(names(MANY + 1), "application/pdf")
    told(archive, update(archive), "application/pdf")


def test_error_page_with_status_200(archive: Path, server: Publisher) -> None:
    server.answers["/sdn"] = play.give(b"<html>We are sorry.</html>", "text/html")
    told(archive, update(archive), "text/html")


def test_error_page_that_says_it_is_csv(archive: Path, server: Publisher) -> None:
    server.answers["/sdn"] = play.give(b"<html><body>We are sorry.</body></html>")
    told(archive, update(archive), "no record of sdn.csv could be used")


def test_redirect_to_another_host(archive: Path, server: Publisher) -> None:
    server.answers["/sdn"] = play.status(302, Location="http://127.0.0.2:9/sdn")
    told(archive, update(archive), "redirected to 127.0.0.2")


def test_redirect_within_the_host(archive: Path, server: Publisher) -> None:
    server.answers["/sdn"] = play.status(302, Location="/moved")
    server.answers["/moved"] = play.give(names(MANY + 2))
    assert [e.records for e in update(archive, DAY + timedelta(days=1)).editions] == [MANY + 2]


def test_redirects_in_a_circle(archive: Path, server: Publisher) -> None:
    server.answers["/sdn"] = play.status(302, Location="/sdn")
    told(archive, update(archive), "redirects")


def test_plain_http_is_refused_unless_the_catalogue_says_so(archive: Path, server: Publisher) -> None:
    own = archive / "catalogue.toml"
    own.write_text(own.read_text("utf-8").replace("plain = true", "plain = false"), "utf-8")
    told(archive, update(archive), "only https")


def test_list_that_lost_half_its_rows_is_held_back(archive: Path, server: Publisher) -> None:
    bigger = DAY + timedelta(days=1)
    server.answers["/sdn"] = play.give(names(2 * MANY))
    update(archive, bigger)
    server.answers["/sdn"] = play.give(names(MANY + 10))
    later = bigger + timedelta(days=1)
    loaded = update(archive, later)
    (line,) = loaded.held
    assert "greatest drop" in line
    assert answers(archive, later)
    assert state(archive, day=later)["state"] == "held"
    assert ww.open(archive, today=later).view.troubled


def test_feed_without_one_of_its_lists(tmp_path: Path, server: Publisher) -> None:
    data = tmp_path / "feed"
    server.catalogue(data, us_csl={"consolidated.json": "/csl"})
    both = [
        csl(CAPTA_LIST, "A BANK", entity_number="11", type="Entity", programs=["X"]),
        csl(FSE_LIST, "AN EVADER", entity_number="12", type="Individual", programs=["FSE-IR"]),
    ]
    server.answers["/csl"] = play.give(csl_json(both), "application/json")
    assert update(data, carrier="us-csl").failed == []
    server.answers["/csl"] = play.give(csl_json(both[:1]), "application/json")
    later = DAY + timedelta(days=1)
    assert update(data, later, carrier="us-csl").failed == []
    assert state(data, "us-ofac-fse", later)["state"] == "absent"
    found = ww.open(data, today=later).screen("AN EVADER")["results"][0]["hits"]
    assert [h["id"] for h in found] == ["us-ofac-fse:12"], "never a mass delisting"


def test_slow_drip(archive: Path, server: Publisher) -> None:
    server.answers["/sdn"] = play.drip(30)
    told(archive, update(archive, limits=replace(QUICK, seconds=1.0)), "not whole after 1 s")


def test_silence(archive: Path, server: Publisher) -> None:
    server.answers["/sdn"] = play.then(play.drip(0.1), play.status(500))
    assert update(archive).failed


def test_too_large_a_body_is_cut_off(archive: Path, server: Publisher) -> None:
    server.answers["/sdn"] = play.endless(2 << 30)
    told(archive, update(archive), "larger than 8,388,608 bytes")
    assert not list(archive.glob(".incoming-*")), "nothing of it stays on the disk"


def test_publisher_that_is_not_there(archive: Path) -> None:
    own = archive / "catalogue.toml"
    text = own.read_text("utf-8")
    start = text.index("http://127.0.0.1:")
    end = text.index("/sdn", start)
    own.write_text(text[:start] + "http://127.0.0.1:9" + text[end:], "utf-8")
    told(archive, update(archive), "ConnectError")


def test_recovery_clears_the_failure(archive: Path, server: Publisher) -> None:
    server.answers["/sdn"] = play.status(500)
    update(archive)
    server.answers["/sdn"] = play.give(names())
    update(archive)
    assert state(archive)["state"] == "current"
    assert not ww.open(archive, today=DAY).view.troubled


def test_xml_bomb(tmp_path: Path, server: Publisher) -> None:
    data = tmp_path / "un"
    server.catalogue(data, un_sc={"consolidated.xml": "/un"})
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "x">]><CONSOLIDATED_LIST>&b;</CONSOLIDATED_LIST>'
    server.answers["/un"] = play.give(bomb, "application/xml")
    (line,) = update(data, carrier="un-sc").failed
    assert line.startswith("un-sc: ")
    assert "DOCTYPE" in line


def test_zip_bomb(tmp_path: Path, server: Publisher) -> None:
    data = tmp_path / "nonsdn"
    server.catalogue(data, us_ofac_nonsdn={"cons_enhanced.zip": "/zip"})
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as out,
        out.open("CONS_ENHANCED.XML", "w", force_zip64=True) as part,
    ):
        for _ in range(700):
            part.write(bytes(1 << 20))
    server.answers["/zip"] = play.give(packed.getvalue(), "application/zip")
    (line,) = update(data, carrier="us-ofac-nonsdn").failed
    assert line.startswith("us-ofac-nonsdn: ")


def test_date_in_an_address_is_the_days(tmp_path: Path, server: Publisher) -> None:
    data = tmp_path / "el"
    server.catalogue(data, us_bis_el={"title-15.xml": "/full/{date}/title-15.xml"})
    update(data, carrier="us-bis-el")
    assert server.asked == [f"/full/{DAY}/title-15.xml"]


def test_every_carrier_that_is_published_has_an_address() -> None:
    # OFSI's list ended in January 2026, BIS's text file is brought by the CSL, own lists are the user's.
    without = set(carriers()) - set(addresses())
    assert {c for c in without if not c.startswith("own")} <= {"gb-ofsi", "us-bis-dpl", "ftm", "private"}
    for carrier, files in addresses().items():
        assert {a.file for a in files} <= set(carriers()[carrier].files), carrier
        assert all(a.url.startswith("https://") and a.kinds for a in files)


def test_unknown_source_has_no_address(archive: Path) -> None:
    with pytest.raises(UsageError, match="no address is known"):
        update_from_publishers(archive, ("us-nowhere",), DAY, lambda _: None, QUICK)


def test_again_and_again(archive: Path, server: Publisher) -> None:
    waits: list[float] = []
    said: list[Loaded] = []
    update_repeatedly(3600, lambda: update(archive), said.append, waits.append, rounds=3)
    assert waits == [3600, 3600]
    assert len(said) == 3


def test_catalogue_that_is_not_toml(archive: Path) -> None:
    (archive / "catalogue.toml").write_text("= what", "utf-8")
    with pytest.raises(UsageError, match=r"catalogue\.toml"):
        update(archive)


def test_prune_keeps_what_receipts_cite_and_the_newest(archive: Path, server: Publisher) -> None:
    cited = ww.open(archive, today=DAY).screen("LIST HOLDER 77")["view"][0]["sha256"]
    for day in (1, 2):
        server.answers["/sdn"] = play.give(names(MANY + day))
        update(archive, DAY + timedelta(days=day))
    store = Store(archive)
    first, second, third = ([d for _, d in e.files] for e in store.editions())
    assert store.editions()[0].sha256 == cited
    assert prune(archive, DAY + timedelta(days=9))[0] == 1
    assert [store.raw_file(*e) is not None for e in (first, second, third)] == [True, False, True]
    assert answers(archive, DAY + timedelta(days=9)), "what was read from them stays"
