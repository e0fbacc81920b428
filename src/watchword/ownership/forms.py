"""The four forms in which others write stakes, one record at a time.

* own form: ``owner, owned, percent, since, until, source, control`` (and ``joint``);
* FollowTheMoney ``Ownership`` entities (https://followthemoney.tech/explorer/schemata/Ownership/);
* GLEIF level 2, relationship records (RR-CDF 2.1, https://www.gleif.org/): who consolidates whom, which is
  control without a percentage;
* the Beneficial Ownership Data Standard, 0.2 to 0.4 (https://standard.openownership.org/).

A record that isn't about ownership (a person's or company's own statement) gives its name only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from watchword.ownership.stake import (
    BadStake,
    Share,
    Stake,
    StakeKind,
    bounds,
    node_key,
    read_day,
    read_share,
)

__all__ = ["Names", "bods_stakes", "ftm_stakes", "gleif_stakes", "own_stakes", "remember"]

#: A record's id in its file -> (node key, name), learned from the records about the parties themselves.
Names = dict[str, tuple[str, str]]

_TRUE = frozenset({"1", "true", "yes", "y", "x", "ja", "oui", "control"})
_FALSE = frozenset({"", "0", "false", "no", "n", "nein", "non"})
_CONSOLIDATED = {
    "IS_DIRECTLY_CONSOLIDATED_BY": "consolidates directly",
    "IS_ULTIMATELY_CONSOLIDATED_BY": "consolidates ultimately",
    "IS_INTERNATIONAL_BRANCH_OF": "international branch",
}
#: Who manages or feeds a fund says nothing of who owns it.
_NOT_OWNERSHIP = frozenset({"IS_FUND-MANAGED_BY", "IS_SUBFUND_OF", "IS_FEEDER_TO"})
_VOTES = frozenset({"voting-rights", "votingRights"})
#: Interests that are shares of the company itself (0.2 writes camel case).
_SHARES = frozenset({"shareholding"})


def own_stakes(row: Mapping[str, str], file: str) -> Iterator[Stake]:
    """Stakes of one row of the own form: its share, and control where the row says so."""
    cells = {str(k).strip().lower(): str(v if v is not None else "").strip() for k, v in row.items()}
    owner, owned = _key(cells.get("owner", ""), "owner"), _key(cells.get("owned", ""), "owned")
    text = cells.get("percent", "")
    control = cells.get("control", "").lower()
    if control not in _TRUE | _FALSE:
        raise BadStake(f"control {control!r} is neither yes nor no", "control")
    stake = Stake(
        owner,
        owned,
        read_share(text),
        "direct",
        read_day(cells.get("since", ""), "since"),
        read_day(cells.get("until", ""), "until"),
        cells.get("source", "") or file,
        cells.get("citation", "") or cells.get("url", ""),
        node_key(cells["joint"]) if cells.get("joint") else "",
        owner_name=cells.get("owner", ""),
        owned_name=cells.get("owned", ""),
    )
    stake = checked(stake._replace(record=f"{owner}\n{owned}\n{stake.since}\n{stake.joint}"))
    if text or control in _FALSE:
        yield stake
    if control in _TRUE:
        yield stake._replace(share=None, kind="control", joint="", record=stake.record + "\ncontrol")


def _key(text: str, field: str) -> str:
    try:
        return node_key(text)
    except BadStake as why:
        raise BadStake(str(why), field) from None


def checked(stake: Stake) -> Stake:
    """The stake, if its parties and days can be; raises :class:`BadStake` otherwise."""
    if stake.owner == stake.owned:
        raise BadStake("owner and owned are the same party", "owned")
    if stake.since and stake.until and stake.until < stake.since[: len(stake.until)]:
        raise BadStake(f"until {stake.until} is before since {stake.since}", "until")
    return stake


# --- names of the parties, whose records may come before or after those of their stakes


def remember(record: Mapping[str, Any], names: Names) -> None:
    """Learn a party's key and name from a record about the party itself, if this is one."""
    if isinstance(record.get("properties"), Mapping) and record.get("schema") != "Ownership":
        properties = record["properties"]
        lei = _first(properties.get("leiCode"))
        name = record.get("caption") or _first(properties.get("name"))
        _learn(names, record.get("id"), f"lei:{lei}" if lei else record.get("id"), name)
    elif record.get("statementType") in ("entityStatement", "personStatement"):
        _learn_bods(names, [record.get("statementID")], record)
    elif record.get("recordType") in ("entity", "person"):
        details = record.get("recordDetails")
        if isinstance(details, Mapping):
            _learn_bods(names, [record.get("recordId"), record.get("statementId")], details)


def _learn_bods(names: Names, ids: list[Any], details: Mapping[str, Any]) -> None:
    """An entity goes by its LEI or first register number, which outlive a statement; a person by its id."""
    key = next((i for i in ids if i), None)
    for identifier in _list(details.get("identifiers")) if "name" in details else []:
        if isinstance(identifier, Mapping) and identifier.get("scheme") and identifier.get("id"):
            reference = f"{identifier['scheme']}:{str(identifier['id']).replace(' ', '')}"
            if str(identifier["scheme"]).upper() in ("XI-LEI", "LEI"):
                key = reference
                break
            key = reference if key in ids else key
    full = [n.get("fullName") for n in _list(details.get("names")) if isinstance(n, Mapping)]
    name = details.get("name") or _first([n for n in full if n])
    for one in ids:
        _learn(names, one, key, name)


def _learn(names: Names, id_: Any, key: Any, name: Any) -> None:
    if isinstance(id_, str) and isinstance(key, str) and id_ and key:
        names[id_] = (_key(key, "id"), name if isinstance(name, str) else "")


def _party(id_: Any, names: Names, field: str) -> tuple[str, str]:
    if not isinstance(id_, str) or not id_.strip():
        raise BadStake("no party is named", field)
    return names.get(id_) or (_key(id_, field), id_)


# --- FollowTheMoney


def ftm_stakes(record: Mapping[str, Any], names: Names, file: str) -> Iterator[Stake]:
    """Stakes of one Ownership entity: every owner with every asset."""
    properties = record.get("properties")
    if record.get("schema") != "Ownership" or not isinstance(properties, Mapping):
        return
    percent = _first(properties.get("percentage"))
    share = read_share(percent)
    kind: StakeKind = (
        "indirect" if "indirect" in _first(properties.get("ownershipType")).lower() else "direct"
    )
    owners, assets = _list(properties.get("owner")), _list(properties.get("asset"))
    if not owners or not assets:
        raise BadStake("an Ownership needs owner and asset", "asset" if owners else "owner")
    for owner_id in owners:
        for asset_id in assets:
            owner, owner_name = _party(_id(owner_id), names, "owner")
            owned, owned_name = _party(_id(asset_id), names, "asset")
            yield checked(
                Stake(
                    owner,
                    owned,
                    share,
                    kind,
                    read_day(_first(properties.get("startDate")), "startDate"),
                    read_day(_first(properties.get("endDate")), "endDate"),
                    _first(properties.get("publisher")) or ", ".join(_list(record.get("datasets"))) or file,
                    _first(properties.get("sourceUrl")),
                    record=f"ftm {record.get('id')} {owner} {owned}",
                    owner_name=owner_name,
                    owned_name=owned_name,
                )
            )


def _id(value: Any) -> Any:
    return value.get("id") if isinstance(value, Mapping) else value


def _list(value: Any) -> list[Any]:
    if value is None or value == "":
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


def _first(value: Any) -> str:
    return next((str(v) for v in _list(value) if not isinstance(v, Mapping | list)), "")


# --- GLEIF


def gleif_stakes(record: Mapping[str, Any]) -> Iterator[Stake]:
    """The control that one relationship record states, from the golden copy's CSV row or JSON record."""
    if "RelationshipRecord" in record:
        record = record["RelationshipRecord"]
    cells = dict(_flat(record))
    child, parent = (
        cells.get("Relationship.StartNode.NodeID", ""),
        cells.get("Relationship.EndNode.NodeID", ""),
    )
    for lei, field in ((child, "StartNode"), (parent, "EndNode")):
        if not (len(lei) == 20 and lei.isalnum()):
            raise BadStake(f"{lei!r} is not a Legal Entity Identifier", field)
    kind = cells.get("Relationship.RelationshipType", "")
    if kind in _NOT_OWNERSHIP:
        return
    if kind not in _CONSOLIDATED:
        raise BadStake(f"unknown relationship {kind!r}", "RelationshipType")
    since, until = _period(cells)
    if cells.get("Relationship.RelationshipStatus") == "INACTIVE" and not until:
        until = cells.get("Registration.LastUpdateDate", "")[:10]
    yield checked(
        Stake(
            f"lei:{parent}",
            f"lei:{child}",
            None,
            "control",
            read_day(since, "startDate"),
            read_day(until, "endDate"),
            "GLEIF level 2",
            f"{_CONSOLIDATED[kind]} (RR-CDF {kind})",
            record=f"gleif {child} {parent} {kind}",
        )
    )


def _flat(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """The golden copy's JSON as the columns of its CSV; ``{"$": text}`` is a text."""
    if isinstance(value, Mapping) and "$" not in value:
        for name, inner in value.items():
            yield from _flat(inner, f"{path}.{name}" if path else str(name))
    elif isinstance(value, list):
        for number, inner in enumerate(value, start=1):
            yield from _flat(inner, f"{path}.{number}")
    else:
        text = value["$"] if isinstance(value, Mapping) else value
        yield path, "" if text is None else str(text).strip()


def _period(cells: Mapping[str, str]) -> tuple[str, str]:
    """(start, end) of the relationship itself; accounting and filing periods are other things."""
    periods: dict[str, dict[str, str]] = {}
    for column, text in cells.items():
        head, _, last = column.rpartition(".")
        if "Period" in head and text:
            periods.setdefault(head, {})[last.lower()] = text
    found = [
        p for p in periods.values() if p.get("periodtype", "RELATIONSHIP_PERIOD") == "RELATIONSHIP_PERIOD"
    ]
    return (found[0].get("startdate", ""), found[0].get("enddate", "")) if found else ("", "")


# --- Beneficial Ownership Data Standard


def bods_stakes(record: Mapping[str, Any], names: Names, file: str) -> Iterator[Stake]:
    """Stakes of one ownership-or-control statement (0.2, 0.3) or relationship record (0.4)."""
    if record.get("statementType") == "ownershipOrControlStatement":
        details: Mapping[str, Any] = record
        number = record.get("statementID")
    elif record.get("recordType") == "relationship":
        details = record.get("recordDetails") or {}
        number = record.get("recordId") or record.get("statementId")
    else:
        return
    subject = _described(details.get("subject"))
    party = _described(details.get("interestedParty"))
    owned, owned_name = _party(subject, names, "subject")
    if party is None:
        return  # unspecified: the statement says that nobody is known or has to be named
    owner, owner_name = _party(party, names, "interestedParty")
    closed = str(record.get("statementDate") or "")[:10] if record.get("recordStatus") == "closed" else ""
    for at, interest in enumerate(_list(details.get("interests")) or [{}], start=1):
        if not isinstance(interest, Mapping):
            raise BadStake("an interest is not an object", "interests")
        yield checked(
            Stake(
                owner,
                owned,
                _bods_share(interest.get("share")),
                _bods_kind(interest),
                read_day(_first(interest.get("startDate")), "startDate"),
                read_day(_first(interest.get("endDate")) or closed, "endDate"),
                _bods_source(record, file),
                f"BODS {number}: {interest.get('type') or 'interest not stated'}",
                record=f"bods {number} {at}",
                owner_name=owner_name,
                owned_name=owned_name,
            )
        )


def _described(value: Any) -> Any:
    """The id that a 0.2 reference or a 0.4 string names; None where the party is unspecified."""
    if isinstance(value, Mapping):
        keys = ("describedByEntityStatement", "describedByPersonStatement")
        return next((value[k] for k in keys if value.get(k)), None)
    return value


def _bods_kind(interest: Mapping[str, Any]) -> StakeKind:
    kind = interest.get("type")
    if kind in _VOTES:
        return "votes"
    if kind is not None and kind not in _SHARES:
        return "control"
    how = interest.get("directOrIndirect") or interest.get("interestLevel")
    return "indirect" if how == "indirect" else "direct"


def _bods_share(share: Any) -> Share | None:
    if not isinstance(share, Mapping):
        return None
    if share.get("exact") is not None:
        value = _number(share["exact"])
        return bounds(value, value)
    low, high, over = Decimal(0), Decimal(100), False
    # 0.2 and 0.3 mark an exclusive bound by a boolean, 0.4 gives it as a number of its own.
    if share.get("minimum") is not None:
        low, over = _number(share["minimum"]), share.get("exclusiveMinimum") is True
    elif _is_number(share.get("exclusiveMinimum")):
        low, over = _number(share["exclusiveMinimum"]), True
    if share.get("maximum") is not None:
        high = _number(share["maximum"])
    elif _is_number(share.get("exclusiveMaximum")):
        high = _number(share["exclusiveMaximum"])
    return bounds(low, high, over=over) if low > 0 or high < 100 or over else None


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float | str) and not isinstance(value, bool)


def _number(value: Any) -> Decimal:
    try:
        return Decimal(str(value))
    except ArithmeticError:
        raise BadStake(f"{value!r} is not a percentage", "share") from None


def _bods_source(record: Mapping[str, Any], file: str) -> str:
    for place in (record.get("source"), (record.get("publicationDetails") or {}).get("publisher")):
        if isinstance(place, Mapping):
            text = place.get("description") or place.get("name") or place.get("url")
            if isinstance(text, str) and text:
                return text
    return file
