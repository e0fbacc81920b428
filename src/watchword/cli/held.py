"""Text about companies that are held: through whom, by which stakes, what is not certain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

__all__ = ["called", "held_line", "held_text", "said", "through"]

_REASONS = {
    "share-unknown": "a share's size is unknown",
    "share-within-bounds": "a share is known only within bounds",
    "several-statements": "one source states several stakes that may add up",
    "indirect": "an indirect share is stated without its chain",
    "votes": "votes, not shares",
    "control": "control, not shares",
    "linked": 'OFAC\'s "Linked To"',
    "together": "only the sum of several parties' shares reaches the threshold",
    "owner-perhaps-held": "an owner is itself only perhaps held",
}


def called(key: str, name: str) -> str:
    """A party's name, with its key where that says more."""
    return name if name.casefold() == key else f"{name}  [{key}]"


def said(statement: Mapping[str, Any]) -> str:
    """One statement of a stake: what, since when, who says so."""
    since = f", since {statement['since']}" if statement["since"] else ""
    until = f", until {statement['until']}" if statement["until"] else ""
    told = "; ".join(x for x in (statement["source"], statement["citation"]) if x)
    return f"{statement['says']}{since}{until}" + (f" ({told})" if told else "")


def through(why: Mapping[str, Any]) -> Iterator[str]:
    """The way from the listed holders down to the company, and what is not certain about it."""
    heads = ", ".join(called(h["id"], h["name"]) for h in why["holders"])
    yield f"through {heads or 'parties further up'}"
    if why["reasons"]:
        yield f"not certain: {'; '.join(_REASONS[r] for r in why['reasons'])}"
    for step in why["path"]:
        terms = " + ".join(
            f"{t['share']} of {t['name']}" + (f" (joint: {t['joint']})" if t["joint"] else "")
            for t in step["owners"]
        )
        sum_ = f" = {step['together']}" if len(step["owners"]) > 1 else ""
        yield f"{step['name']}: {terms}{sum_}"
    if why["left_off"]:
        yield f"… and {why['left_off']} more steps."


def _state(rule: Mapping[str, Any]) -> str:
    state = "held" if rule["state"] == "held" else "red flag, perhaps held"
    if rule["applies"] == "perhaps":
        state += f", {rule['condition'] or 'if the rule is in force; not held if it is not'}"
    return state


def held_text(rules: list[Mapping[str, Any]]) -> Iterator[str]:
    """The rules that hold a company, each with its path, the stakes as stated, and its text."""
    for rule in rules:
        yield f"{rule['authority']}, {rule['directive']}: {_state(rule)}"
        for line in through(rule):
            yield f"  {line}"
        for step in rule["path"]:
            for term in step["owners"]:
                for statement in term["statements"]:
                    yield f"    {term['name']} in {step['name']}: {said(statement)}"
        if rule["control"] and {"control", "votes"} & set(rule["reasons"]):
            yield f"  {rule['control']}"
        yield f"  {rule['says']} Threshold: {rule['threshold']}. ({rule['citation']})"
        if rule["warning"]:
            yield f"  {rule['warning']}"


def held_line(rules: list[Mapping[str, Any]]) -> str:
    """The same in one cell: rule, state, holders, path."""
    return " | ".join(f"{r['rule']}: {_state(r)}; {'; '.join(through(r))}" for r in rules)
