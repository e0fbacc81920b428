"""The lists as FollowTheMoney lines: what stands on the day, its listings and documents, its attribution."""

from __future__ import annotations

import json

import watchword as ww
from watchword.index.view import PERHAPS
from watchword.screening.exporting import export_lines


def entities(**options: str) -> list[dict]:
    lists = ww.open(sampler=True, today="2026-11-24", **options)
    return [json.loads(line) for line in export_lines(lists.index, lists.view)]


def test_every_party_in_force_and_no_other() -> None:
    lists = ww.open(sampler=True, today="2026-11-24")
    found = {e["id"] for e in entities() if e.get("target")}
    standing = {lists.index.id(i) for i, state in enumerate(lists.view.party) if state >= PERHAPS}
    assert found == standing
    assert len(found) > 200


def test_what_stood_on_a_day() -> None:
    institute = "us-bis-el:ljsfpmgezw"
    assert institute not in {e["id"] for e in entities()}
    then = {e["id"]: e for e in entities(as_of="2022-06-01")}
    assert then[institute]["schema"] == "LegalEntity"
    sanction = then[f"{institute}#s0"]
    assert sanction["properties"]["entity"] == [institute]
    assert sanction["properties"]["listingDate"] == ["2020-06-05"]
    assert "85 FR 34505" in sanction["properties"]["provisions"][0]


def test_documents_refer_to_their_party_and_terms_travel() -> None:
    found = entities()
    parties = {e["id"]: e for e in found if e.get("target")}
    wallets = [e for e in found if e["schema"] == "CryptoWallet"]
    assert wallets
    assert all(e["properties"]["holder"][0] in parties for e in wallets)
    assert all(e["attribution"] for e in parties.values() if e["datasets"] == ["un-sc"])
