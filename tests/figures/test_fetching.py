from __future__ import annotations

from datetime import date

import pytest

from made_figures import Row, api_form
from publisher import give, publisher, status, truncated
from watchword.exceptions import EditionRefused
from watchword.figures import Figures, fetch_figures
from watchword.sources import addresses, carriers
from watchword.sources.fetching import Limits

TODAY = date(2026, 11, 24)
QUICK = Limits(tries=1, pause=0, seconds=10)
ROWS = [Row("2022-12", "74,829", "75,453")]


@pytest.fixture
def cdc(tmp_path):
    with publisher() as made:
        made.catalogue(tmp_path, "series", us_cdc_overdose={"vsrr-overdose.csv": "/counts.csv"})
        yield made


def test_todays_edition_is_fetched_and_kept(cdc, tmp_path):
    cdc.answers["/counts.csv"] = give(api_form(ROWS))
    arrived = fetch_figures(tmp_path, TODAY, QUICK)
    assert arrived.new
    assert (arrived.edition.label, arrived.edition.dated) == ("2026-11-24", "stated")
    assert Figures.open(tmp_path, TODAY).at("US", "T40.4", "2022-12").point.reported == "74829"
    assert not list(tmp_path.glob(".incoming-*"))


def test_unchanged_bytes_are_no_new_edition(cdc, tmp_path):
    cdc.answers["/counts.csv"] = give(api_form(ROWS))
    fetch_figures(tmp_path, TODAY, QUICK)
    again = fetch_figures(tmp_path, date(2026, 11, 25), QUICK)
    assert not again.new
    assert again.edition.label == "2026-11-24"


@pytest.mark.parametrize(
    "answer",
    [
        status(404),
        status(503),
        give(b"<html>", "text/html"),
        give(b"nonsense"),
        truncated(api_form(ROWS) * 50),
    ],
)
def test_what_fails_leaves_the_earlier_edition(cdc, tmp_path, answer):
    cdc.answers["/counts.csv"] = give(api_form(ROWS))
    fetch_figures(tmp_path, TODAY, QUICK)
    cdc.answers["/counts.csv"] = answer
    with pytest.raises(EditionRefused):
        fetch_figures(tmp_path, date(2026, 11, 25), QUICK)
    assert [e.label for e in Figures.open(tmp_path, date(2026, 11, 25)).editions] == ["2026-11-24"]
    assert not list(tmp_path.glob(".incoming-*"))


def test_the_address_is_the_publishers_and_no_list():
    (address,) = addresses(part="series")["us-cdc-overdose"]
    assert address.url.startswith("https://data.cdc.gov/")
    assert "us-cdc-overdose" not in {*carriers(), *addresses()}
