"""The score from which a name counts as the listed one: measured on the shared labelled names."""

import csv

import pytest

import watchword as ww
from helpers import LISTS, TODAY
from watchword.screening import query_of
from watchword.shipping.parties import SURE


def best(lists, names, schemas=None):
    made = lists.screen_queries([query_of({"name": n}) for n in names])
    return [
        max((h["score"] for h in r["hits"] if schemas is None or h["schema"] in schemas), default=0)
        for r in made
    ]


@pytest.mark.shared
def test_damaged_listed_organisations_count_and_unlisted_customers_hardly_ever(real_archive):
    lists = ww.open(real_archive, today=TODAY)
    rows = list(csv.DictReader((LISTS.parent / "labelled" / "list_level_queries.csv").open(encoding="utf-8")))
    damaged = [
        r["query"] for r in rows
        if r["kind"] == "damaged" and r["schema"] != "Person" and r["source"] != "un-sc"
    ]  # fmt: skip
    clean = [r["query"] for r in rows if r["kind"] == "clean"]
    sure = sum(s >= SURE for s in best(lists, damaged)) / len(damaged)
    assert sure >= 0.97, sure
    wrong = sum(s >= SURE for s in best(lists, clean))
    assert wrong <= 0.004 * len(clean), wrong
