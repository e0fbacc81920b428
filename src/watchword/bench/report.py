"""Reports as text, and as a folder: JSON, text, plots (SVG) and the misses (CSV)."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from watchword.bench.plots import quality_plots

__all__ = ["percent", "quality_text", "share_text", "table", "write"]


def percent(value: float | None, places: int = 2) -> str:
    """A share in per cent; a dash for none."""
    return "–" if value is None else f"{100 * value:.{places}f} %"


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """Columns under their heads, the first to the left, the others to the right."""
    cells = [list(heads), *([str(c) for c in row] for row in rows)]
    widths = [max(len(r[i]) for r in cells) for i in range(len(heads))]
    lines = [
        "  ".join(
            c.ljust(w) if i == 0 else c.rjust(w) for i, (c, w) in enumerate(zip(r, widths, strict=True))
        )
        for r in cells
    ]
    return [lines[0].rstrip(), "  ".join("-" * w for w in widths), *(line.rstrip() for line in lines[1:])]


def share_text(share: Mapping[str, Any]) -> str:
    """A share in per cent with its count."""
    return f"{percent(share['share'])} ({share['count']}/{share['of']})"


def quality_text(found: Mapping[str, Any]) -> str:
    """A quality report for reading."""
    about = found["about"]
    lines = [
        f"watchword {about['watchword']}, {about['names']} listed names, shipped threshold "
        f"{about['shipped_threshold']}, pair threshold {about['pair_threshold']}",
        f"editions: {', '.join(about['editions'])}",
    ]
    if "list_level" in found:
        lines += ["", *_list_text(found["list_level"])]
    if "pairs" in found:
        lines += ["", *_pairs_text(found["pairs"])]
    if "made" in found:
        lines += ["", *_made_text(found["made"], found["vessels"])]
    if "records" in found:
        lines += ["", *_records_text(found["records"])]
    if "own" in found:
        lines += ["", *_own_text(found["own"])]
    return "\n".join(lines)


def _list_text(level: Mapping[str, Any]) -> list[str]:
    lines = [f"Damaged listed names, name only: {level['rows']} rows"]
    lines += [f"  apart: {n} rows, {why}" for why, n in level["apart"].items()]
    points = level["at"]
    rows: list[list[str]] = [["threshold", *(str(p["threshold"]) for p in points.values())]]
    rows.append(["found", *(share_text(p["found"]) for p in points.values())])
    first = next(iter(points.values()))
    for name in first["alerted"]:
        rows.append([f"alerted: {name}", *(share_text(p["alerted"][name]) for p in points.values())])
    for group in ("by_class", "by_schema", "by_source", "by_script"):
        for key in first[group]:
            rows.append([f"{group[3:]} {key}", *(share_text(p[group][key]) for p in points.values())])
    return lines + table(["", *points], rows)


def _pairs_text(pairs: Mapping[str, Any]) -> list[str]:
    at = pairs["at_shipped"]
    lines = [
        f"Labelled pairs: {pairs['rows']}",
        f"  at the shipped pair threshold {at['threshold']}: F1 {at['f1']}, precision {at['precision']}, "
        f"recall {at['recall']}",
        f"  threshold chosen by cross-validation: F1 {pairs['cross_validated']['f1']} "
        f"(thresholds {pairs['cross_validated']['thresholds']}); best on all rows {pairs['best']['f1']} "
        f"at {pairs['best']['threshold']}",
        f"  STRONG rows wrong: {len(pairs['strong_wrong'])} of {pairs['strong']}",
        *(f"    {r['name1']} | {r['name2']} | {r['is_match']} | {r['score']}" for r in pairs["strong_wrong"]),
        "",
        *table(
            ["score band", "pairs", "share right", "clean customers alerted per 1,000"],
            [
                (
                    f"{b['from']:.1f}–{b['to']:.1f}",
                    b["pairs"],
                    percent(b["share_right"]),
                    "–" if b["clean_per_1000"] is None else b["clean_per_1000"],
                )
                for b in pairs["bands"]
            ],
        ),
        "",
        *table(
            ["pairs right by category", "right"],
            [(k, share_text(v)) for k, v in pairs["right_by_category"].items() if v["of"] > 1],
        ),
        *table(
            ["pairs right by script", "right"],
            [(k, share_text(v)) for k, v in pairs["right_by_script"].items()],
        ),
    ]
    return lines


def _made_text(made: Mapping[str, Any], vessels: Mapping[str, Any]) -> list[str]:
    points = list(next(iter(made.values()))) if made else []
    rows = [(name, *(share_text(at[p]) for p in points)) for name, at in made.items()]
    lines = ["Made sets: own party found", *table(["class", *points], rows), ""]
    told = [(k, share_text(v)) for k, v in vessels.items() if k != "rows"]
    return [*lines, f"Vessels with an IMO number: {vessels['rows']}", *table(["asked", "told"], told)]


def _records_text(records: Mapping[str, Any]) -> list[str]:
    if not records["rows"]:
        return [f"Records: not measured, {records['why']}"]
    equal = records["at_equal_recall"]
    rows = [(f"own party told, {k}", share_text(v)) for k, v in records["told"].items()]
    rows += [
        (f"told on another name too, {k}", share_text(v)) for k, v in records["also_on_another_name"].items()
    ]
    rows += [(f"customers alerted, {k}", share_text(v)) for k, v in records["customers_alerted"].items()]
    rows.append(("lost to an agreeing date", str(records["lost_to_an_agreeing_date"])))
    rows.append((f"at equal recall ({equal['threshold']}): found, agreeing", share_text(equal["found"])))
    for key in ("contradicting", "customers_alerted", "also_on_another_name"):
        rows.append((f"at equal recall: {key.replace('_', ' ')}", share_text(equal[key])))
    un = records["un_persons"]
    rows += [
        (f"UN persons told, {k}", share_text(un[k])) for k in ("name alone", "with their dates") if k in un
    ]
    rows.append(("UN persons apart (not in this archive under that name)", str(un["apart"])))
    head = f"at {records['threshold']}"
    return [f"Records with dates of birth: {records['rows']} rows", *table(["", head], rows)]


def _own_text(own: Mapping[str, Any]) -> list[str]:
    points = own["at"]
    first = next(iter(points.values()))
    rows = [
        [k, *(share_text(p[k]) for p in points.values())]
        for k in ("any other party", "another, unrelated party")
    ]
    for group in ("by_relation", "unrelated_by_kind"):
        rows += [
            [f"{group.replace('_', ' ')}: {k}", *(share_text(p[group][k]) for p in points.values())]
            for k in first[group]
        ]
    head = f"Listed names with their own party taken out: {own['rows']}, alerted on"
    return [head, *table(["", *points], rows)]


def write(
    folder: Path,
    name: str,
    found: Mapping[str, Any],
    text: str,
    misses: Mapping[str, Sequence[Mapping[str, Any]]],
) -> None:
    """Write a report's JSON, text, plots and misses into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.json").write_text(json.dumps(found, ensure_ascii=False, indent=1), "utf-8")
    (folder / f"{name}.txt").write_text(text + "\n", "utf-8")
    for file, plot in quality_plots(found).items():
        (folder / file).write_text(plot, "utf-8")
    for what, rows in misses.items():
        if not rows:
            continue
        flat = [
            {k: json.dumps(v, ensure_ascii=False) if isinstance(v, dict | list) else v for k, v in r.items()}
            for r in rows
        ]
        heads = list(dict.fromkeys(k for r in flat for k in r))
        with (folder / f"misses_{what}.csv").open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, heads)
            writer.writeheader()
            writer.writerows(flat)
