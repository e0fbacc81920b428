import csv
import gzip
import json
import re
from dataclasses import FrozenInstanceError

import pytest

from helpers import LISTS as SHARED
from watchword.model import law
from watchword.model.law import EFFECT_KEYS, Effect, citation_for, effects_of, programme

US_SOURCES = (
    "us-ofac-sdn us-ofac-ssi us-ofac-cmic us-ofac-capta us-ofac-plc us-ofac-mbs us-ofac-fse "
    "us-bis-el us-bis-dpl us-bis-uvl us-bis-meu us-ddtc-debarred us-state-isn"
).split()


def _rows(name: str) -> list[list[str]]:
    return law._rows(name)


def test_every_effect_has_a_known_key_a_sentence_and_a_basis() -> None:
    rows = _rows("effects.tsv")
    assert len(rows) > 60
    for source, tag, key, says, basis, _ in rows:
        assert key in EFFECT_KEYS, (source, tag)
        assert says.endswith(".")
        assert basis, (source, tag)
        tag = re.sub(r" directive \d\w?$", "", tag.removeprefix("+"))
        if source.startswith("us-"):
            assert tag in {"", "*"} or programme(tag), (source, tag)
        else:
            assert basis != "@", (source, tag)


def test_no_sentence_sounds_like_permission() -> None:
    for *_, says, _, _ in _rows("effects.tsv"):
        assert not re.search(r"cleared|free to|may receive|should|we recommend", says, re.I)


def test_programmes_are_told_once() -> None:
    rows = _rows("programmes.tsv")
    keys = [law._key(row[0]) for row in rows]
    assert len(keys) == len(set(keys))
    # No single law stands behind the old collective tag; the entries name their directives.
    assert [row[0] for row in rows if not row[2]] == ["MBS"]
    assert all(row[3] for row in rows if row[2])


@pytest.mark.parametrize("source", US_SOURCES)
def test_every_us_source_has_an_effect_with_a_basis(source: str) -> None:
    effects = effects_of(source, "")
    assert effects
    if source != "us-state-isn":  # whose statutes differ, and every row names its own
        assert all(e.basis for e in effects)
        assert citation_for(source, "")


def test_a_source_that_is_not_modelled_has_none() -> None:
    assert effects_of("xx-unknown", "ANY") == ()
    assert citation_for("xx-unknown", "") == ""


@pytest.mark.parametrize(
    "source, tag, keys, basis",
    [
        ("us-ofac-sdn", "ILLICIT-DRUGS-EO14059", ["asset-freeze"], "E.O. 14059"),
        ("us-ofac-sdn", "SDGT", ["asset-freeze", "correspondent-account"], "31 CFR part 594"),
        ("us-ofac-sdn", "GLOMAG", ["asset-freeze", "travel-ban"], "E.O. 13818"),
        ("us-ofac-sdn", "NS-PLC", ["reject"], "General License 4"),
        ("us-ofac-ssi", "UKRAINE-EO13662", ["debt-equity"], "Directives 1 to 4"),
        ("us-ofac-ssi", "UKRAINE-EO13662 Directive 3", ["debt-equity"], "Directive 3"),
        ("us-ofac-ssi", "ukraine-eo13662, directive 4", ["licence-required"], "Directive 4"),
        ("us-ofac-ssi", "RUSSIA-EO14024", ["menu"], "E.O. 14024"),
        ("us-ofac-cmic", "CMIC-EO13959", ["securities"], "E.O. 14032"),
        ("us-ofac-capta", "561-Related", ["correspondent-account"], "31 CFR 561.201"),
        ("us-ofac-capta", "RUSSIA-EO14024", ["correspondent-account"], "Directive 2"),
        ("us-ofac-plc", "NS-PLC", ["reject"], "General License 4"),
        ("us-ofac-mbs", "RUSSIA-EO14024", ["menu"], "E.O. 14024"),
        ("us-ofac-fse", "FSE-SY", ["reject"], "E.O. 13608"),
        ("us-bis-el", "", ["licence-required"], "744.11"),
        ("us-bis-dpl", "", ["export-privileges-denied"], "764.3(a)(2)"),
        ("us-bis-uvl", "", ["exceptions-suspended"], "744.15"),
        ("us-bis-meu", "", ["military-end-use"], "744.21"),
        ("us-ddtc-debarred", "", ["debarred"], "22 CFR 127.7"),
        ("us-state-isn", "INKSNA", ["procurement-ban", "licence-required"], "106-178"),
        ("us-dhs-uflpa", "", ["import-presumption"], "117-78"),
    ],
)
def test_effects_by_source_and_tag(source: str, tag: str, keys: list[str], basis: str) -> None:
    effects = effects_of(source, tag)
    assert [e.key for e in effects] == keys
    assert basis in effects[0].basis


def test_several_statutes_in_one_listing() -> None:
    effects = effects_of("us-state-isn", "E.O. 13382; Nuclear Proliferation Prevention Act")
    assert [e.key for e in effects] == ["asset-freeze", "procurement-ban"]
    assert citation_for("us-state-isn", "E.O. 13382; Nuclear Proliferation Prevention Act") == (
        "E.O. 13382; 31 CFR part 544; 22 U.S.C. 6301"
    )


def test_regimes_of_other_publishers_do_not_borrow_ofac_law() -> None:
    assert [e.key for e in effects_of("un-sc", "DPRK")] == ["asset-freeze", "travel-ban"]
    assert citation_for("un-sc", "DPRK").startswith("Security Council resolution 1718 (2006)")
    assert [e.key for e in effects_of("un-sc", "GB")] == ["travel-ban"]  # Guinea-Bissau
    assert "2653" in citation_for("un-sc", "Haiti")


def test_effects_are_values() -> None:
    effect = effects_of("us-bis-el")[0]
    assert effect == Effect(effect.key, effect.says, effect.basis)
    with pytest.raises(FrozenInstanceError):
        effect.key = "menu"  # type: ignore[misc]


def test_publishers_differ_in_case_and_apostrophe() -> None:
    assert programme("Missile Sanctions laws") == programme("Missile Sanctions Laws") is not None
    assert programme("Countering America's Adversaries Through Sanctions Act (CAATSA) Section 231")
    assert programme("NO-SUCH-TAG") is None


def _tags() -> set[tuple[str, str]]:
    found = set()
    for path in sorted(SHARED.glob("us_ofac_sdn/*/sdn.csv")):
        with path.open(encoding="latin-1", newline="") as rows:
            for row in csv.reader(rows):
                if len(row) > 3:
                    found.update(("SDN", tag.strip(" []")) for tag in row[3].split("] ["))
    for path in sorted(SHARED.glob("us_ofac_nonsdn/*/cons_prim.csv")):
        with path.open(encoding="latin-1", newline="") as rows:
            for row in csv.reader(rows):
                if len(row) > 3:
                    found.update(("non-SDN", tag.strip(" []")) for tag in row[3].split("] ["))
    with gzip.open(SHARED / "us_csl/2022-05-16/consolidated.csv.gz", "rt", encoding="utf-8") as rows:
        for line in csv.DictReader(rows):
            found.update((line["source"], tag.strip()) for tag in line["programs"].split(";"))
    document = json.loads((SHARED / "us_csl/2026-07-31/consolidated.json").read_text("utf-8"))
    for line in document["results"]:
        found.update((line["source"], tag) for tag in line["programs"] or [])
    return {(source, tag) for source, tag in found if tag not in {"", "-0-"}}


@pytest.mark.shared
def test_every_tag_in_the_real_files_is_told() -> None:
    tags = _tags()
    assert len({tag for _, tag in tags}) > 90
    assert {(source, tag) for source, tag in tags if programme(tag) is None} == set()
