from __future__ import annotations

import pytest

from watchword.exceptions import UnknownCarrier, UsageError
from watchword.sources import carriers, check_sources, reader, sources, terms


def test_every_source_has_terms_a_title_and_believable_limits():
    for key, source in sources().items():
        assert source.key == key
        assert source.terms in terms(), key
        assert source.title
        assert source.publisher
        assert source.url.startswith("https://"), key
        assert source.least >= 1, key
        assert 0 < source.greatest_drop <= 1, key
        assert 0 < source.max_age_days <= 366, key


def test_every_source_is_brought_and_every_carrier_brings_known_ones():
    brought = set()
    for key, carrier in carriers().items():
        assert carrier.brings, key
        assert set(carrier.brings) <= sources().keys(), key
        assert carrier.strength_unstated <= set(carrier.brings), key
        assert len(set(carrier.files)) == len(carrier.files) > 0, key
        assert all(f == f.lower() for f in carrier.files), key
        brought |= set(carrier.brings)
    assert brought == sources().keys()


def test_on_one_day_the_lists_own_publisher_comes_first():
    ranks = {k: c.rank for k, c in carriers().items()}
    assert sorted(ranks.values()) == list(range(len(ranks)))
    assert ranks["us-ofac-sdn"] < ranks["us-csl"]


def test_every_carrier_has_a_reader():
    for key in carriers():
        assert callable(reader(key))


def test_a_carrier_nobody_knows_is_an_error_that_names_the_known():
    with pytest.raises(UnknownCarrier, match=r"'xx-none'.*us-ofac-sdn"):
        reader("xx-none")


def test_sources_come_in_the_catalogues_order_without_repeats():
    assert check_sources(["us-bis-el", "us-ofac-sdn", "us-bis-el"]) == ("us-ofac-sdn", "us-bis-el")
    assert check_sources([]) == ()
    with pytest.raises(UsageError, match="'us-bis'"):
        check_sources(["us-bis"])
