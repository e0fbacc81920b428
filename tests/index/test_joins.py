from __future__ import annotations

import json

import numpy as np
import pytest

from helpers import LISTS, SDN_LIST, SSI_LIST, Sdn, csl, csl_folder, index_from, sdn_folder
from watchword.index.joins import clusters, references
from watchword.index.store import Index


def party(id_, schema="Organization", *facts):
    body = {"schema": schema, "facts": [[p, v, None, 1, 1, None, c, x] for p, v, c, x in facts]}
    return id_.encode(), json.dumps(body).encode()


def joined(*parties):
    """Sets of ids that are one."""
    ids, bodies = [p[0] for p in parties], [p[1] for p in parties]
    found: dict[int, set[str]] = {}
    for i, c in enumerate(clusters(ids, bodies).tolist()):
        assert c <= i
        found.setdefault(c, set()).add(ids[i].decode())
    return sorted(map(sorted, found.values()))


IMO = ("imoNumber", "9123456", "", "IMO Number")
PASSPORT = ("passportNumber", "AB 123-456", "ru", "Passport")


@pytest.mark.parametrize(
    ("schema", "one", "other"),
    [
        ("Vessel", IMO, ("imoNumber", "IMO 9123456"[4:], "", "Other label")),
        ("Person", PASSPORT, ("passportNumber", "ab123456", "ru", "Diplomatic Passport")),
        (
            "Organization",
            ("leiCode", "9695007YZ1ABCDEFGH52", "", "L"),
            ("leiCode", "9695007yz1abcdefgh52", "", "M"),
        ),
        (
            "Organization",
            ("taxNumber", "7701234567", "ru", "Tax ID No."),
            ("taxNumber", "7701234567", "ru", "Tax ID No."),
        ),
    ],
)
def test_equal_strong_identifiers_join_parties_of_different_sources(schema, one, other):
    both = party("us-ofac-sdn:1", schema, one), party("un-sc:2", schema, other)
    assert joined(*both) == [["un-sc:2", "us-ofac-sdn:1"]]


@pytest.mark.parametrize(
    ("schema", "one", "other"),
    [
        ("Organization", IMO, IMO),  # a company's note of a ship's number
        ("Person", PASSPORT, ("passportNumber", "AB123456", "by", "Passport")),  # another country's
        ("Person", ("passportNumber", "AB123456", "", "P"), ("passportNumber", "AB123456", "", "P")),
        ("Person", ("passportNumber", "1234", "ru", "P"), ("passportNumber", "1234", "ru", "P")),
        ("Organization", ("taxNumber", "7701234567", "ru", "A"), ("taxNumber", "7701234567", "ru", "B")),
        ("Person", ("phone", "79991234567", "ru", "P"), ("phone", "79991234567", "ru", "P")),
        ("Organization", ("name", "SAME", "", ""), ("name", "SAME", "", "")),
    ],
)
def test_anything_weaker_joins_nobody(schema, one, other):
    both = party("us-ofac-sdn:1", schema, one), party("un-sc:2", schema, other)
    assert joined(*both) == [["un-sc:2"], ["us-ofac-sdn:1"]]


def test_one_source_tells_its_own_parties_apart():
    three = [party(f"us-ofac-sdn:{i}", "Vessel", IMO) for i in range(3)]
    assert len(joined(*three)) == 3


def test_ofac_numbers_a_party_once_for_all_its_lists():
    assert joined(party("us-ofac-sdn:5"), party("us-ofac-ssi:5"), party("us-bis-el:5")) == [
        ["us-bis-el:5"],
        ["us-ofac-sdn:5", "us-ofac-ssi:5"],
    ]


def test_joins_go_on_through_a_third():
    a = party("us-ofac-sdn:5", "Vessel")
    b = party("us-ofac-ssi:5", "Vessel", IMO)
    c = party("un-sc:9", "Vessel", IMO)
    assert joined(a, b, c) == [["un-sc:9", "us-ofac-sdn:5", "us-ofac-ssi:5"]]


def test_a_party_without_numbers_has_no_references_but_ofacs():
    assert list(references("us-bis-el:x", party("us-bis-el:x")[1])) == []
    assert list(references("us-ofac-sdn:3", party("us-ofac-sdn:3")[1])) == ["ofac:3"]


def test_the_index_keeps_the_joins(tmp_path):
    sdn_folder(tmp_path, "2022-01-01", [Sdn(5, "BANK"), Sdn(6, "OTHER")])
    csl_folder(
        tmp_path,
        "2022-02-01",
        [csl(SDN_LIST, "BANK", entity_number="5", programs="CUBA"), csl(SSI_LIST, "BANK", entity_number="5")],
    )
    index = index_from(tmp_path)
    sdn, ssi, other = (index.number(x) for x in ("us-ofac-sdn:5", "us-ofac-ssi:5", "us-ofac-sdn:6"))
    assert index.joined(sdn) == index.joined(ssi) == sorted([sdn, ssi])
    assert index.joined(other) == [other]


@pytest.mark.shared
def test_real_parties_with_one_ofac_number_are_one(real_archive):
    rows = json.loads((LISTS / "us_csl" / "2026-07-31" / "consolidated.json").read_bytes())["results"]
    lists: dict[str, set[str]] = {}
    for row in rows:
        if row["source"].endswith("Treasury Department"):
            lists.setdefault(row["entity_number"], set()).add(row["source"])
    several = {n for n, s in lists.items() if len(s) > 1}
    assert several
    index = Index.open(real_archive)
    ids = {index.id(n): n for n in range(len(index))}
    cluster = index.arrays["party.cluster"]
    for number in several:
        here = {
            int(cluster[n]) for i, n in ids.items() if i.startswith("us-ofac-") and i.endswith(f":{number}")
        }
        assert len(here) == 1, number
    sources = np.asarray(index.arrays["party.source"])
    for c in np.unique(cluster):
        members = np.flatnonzero(cluster == c) if (cluster == c).sum() > 1 else ()
        if len(members):
            assert len(set(sources[members].tolist())) > 1, [index.id(int(m)) for m in members]
