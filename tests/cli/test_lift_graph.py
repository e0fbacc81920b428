"""The graph of a lift: one party or hundreds, every box and count what the answer says."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from watchword.cli.lift_graph import graph

FORBIDDEN = re.compile(r"\b(cleared|free to|may receive)\b", re.IGNORECASE)


def party(n: int, *, by: list[tuple[str, str]] = (), name: str = "") -> dict:
    return {
        "id": f"us-ofac-sdn:{n}", "caption": name or f"PARTY {n}", "schema": "Organization",
        "by": [{"id": "x", "source": s, "programme": p} for s, p in by],
    }  # fmt: skip


def answer(held=(), perhaps=(), freed=(), companies=(), *, add: bool = False) -> dict:
    parties = [*held, *perhaps, *freed]
    listing = {"source": "us-ofac-sdn", "programme": "ALPHA"}
    return {
        "add": add, "lifted": [{**p, "listings": [listing]} for p in parties], "held": list(held),
        "perhaps_held": list(perhaps), "freed": list(freed), "companies": list(companies),
    }  # fmt: skip


def company(name: str, through: str) -> dict:
    return {"id": name.lower(), "name": name, "through": [through], "holders": [], "reasons": []}


def drawn(found: dict) -> tuple[list[str], etree._Element]:
    """The texts of a drawing, which is well-formed by itself."""
    root = etree.fromstring(graph(found))
    return ["".join(t.itertext()) for t in root.iter("text")], root


def test_one_party_with_what_holds_it_and_what_it_holds() -> None:
    rule = {
        "rule": "us-ofac", "applies": "yes", "freed": [company("Mill", "us-ofac-sdn:1")],
        "stay": [company("Shop", "us-ofac-sdn:1")], "flagged": [],
    }  # fmt: skip
    texts, root = drawn(answer(held=[party(1, by=[("us-ofac-sdn", "BETA"), ("eu", "")])], companies=[rule]))
    assert {"us-ofac-sdn ALPHA", "PARTY 1", "still held", "us-ofac-sdn BETA", "eu", "Mill", "Shop"} <= set(
        texts
    )
    assert any(t.startswith("come free") for t in texts)
    assert any(t.startswith("stay held") for t in texts)
    assert len(list(root.iter("path"))) == 1 + 2 + 2
    assert len(list(root.iter("rect"))) == 1 + 1 + 2 + 2


def test_hundreds_are_gathered_with_counts_and_still_fit() -> None:
    held = [party(n, by=[("us-ofac-sdn", f"P{n % 40}")]) for n in range(250)]
    freed = [party(n) for n in range(250, 700)]
    texts, root = drawn(answer(held=held, perhaps=[party(701, by=[("ca", "Haiti")])], freed=freed))
    assert {
        "701 × us-ofac-sdn ALPHA",
        "250 × still held",
        "perhaps still held",
        "450 × no other listing here",
    } <= set(texts)
    assert any(re.fullmatch(r"\d+ × … and \d+ more", t) for t in texts), texts
    assert float(root.get("viewBox").split()[3]) < 800
    # No party is lost: what the lines out of the held stand for are all of them.
    told = sum(int(p.find("title").text) for p in root.iter("path") if p.get("stroke") == "#b00020")
    assert told == 250


@pytest.mark.parametrize("add", [False, True])
def test_boxes_stand_apart_and_inside_and_no_promise_is_made(add: bool) -> None:
    found = answer(
        held=[party(1, by=[("eu", "")])],
        freed=[party(n, name="<b>A & very long name that goes on and on and on") for n in range(2, 6)],
        add=add,
    )
    texts, root = drawn(found)
    boxes = [
        (int(r.get("x")), int(r.get("y")), int(r.get("width")), int(r.get("height")))
        for r in root.iter("rect")
    ]
    for i, (x, y, w, h) in enumerate(boxes):
        assert x + w <= 1100
        for ox, oy, _, oh in boxes[i + 1 :]:
            assert x != ox or y + h <= oy or oy + oh <= y
    assert not FORBIDDEN.search(" ".join(texts))
    assert max(len(t) for t in texts) <= 44


def test_nothing_lifted_nothing_drawn() -> None:
    assert graph(answer()) == ""
