"""What ``bench recall``, ``bench speed`` and ``--mine`` print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from watchword.bench.report import percent, share_text, table

__all__ = ["floor_text", "mine_text", "misses_text", "reading_text", "recall_text", "speed_text"]


def recall_text(found: Mapping[str, Any]) -> str:
    """Fast against exhaustive, for reading."""
    rows = [
        (
            name,
            one["asked"],
            share_text(one["pairs"]),
            share_text(one["questions"]),
            one["score_differs"],
            one["only_in_fast"],
        )
        for name, one in found["sets"].items()
    ]
    heads = ("set", "asked", "hits also in fast", "questions kept", "score differs", "only in fast")
    low, high = found["all"]["interval_95"]
    return "\n".join(
        [
            f"Fast against exhaustive at {found['threshold']}",
            *table(heads, rows),
            "",
            f"all: {share_text(found['all'])}, 95 % interval {percent(low)} to {percent(high)}",
        ]
    )


def mine_text(found: Mapping[str, Any]) -> str:
    """Threshold advice, for reading."""
    best, validated = found["best_f1"], found["cross_validated"]
    rows = [
        (
            r["threshold"],
            percent(r["recall"]),
            f"{percent(r['recall_95'][0], 1)} – {percent(r['recall_95'][1], 1)}",
            r["missed"],
            percent(r["precision"]),
            r["f1"],
            r["false_per_1000_pairs"],
            "–" if r["clean_customers_per_1000"] is None else r["clean_customers_per_1000"],
        )
        for r in found["rows"]
    ]
    heads = (
        "threshold", "recall", "95 % interval", "missed", "precision", "F1",
        "false per 1,000 pairs", "clean customers per 1,000",
    )  # fmt: skip
    lines = [
        f"{found['pairs']} pairs, {found['matches']} of them matches. Shipped: {found['pair_threshold']} for "
        f"pairs, {found['shipped_threshold']} for screening.",
        *table(heads, rows),
        "",
        f"best F1 {best['f1']} at {best['threshold']}; chosen by cross-validation F1 {validated['f1']} "
        f"(thresholds {', '.join(map(str, validated['thresholds']))})",
        f"the lowest score of a match is {found['lowest_match']}: a threshold over it misses at least one",
    ]
    if all(r["clean_customers_per_1000"] is None for r in found["rows"]):
        lines.append("clean customers per 1,000: needs a labelled folder (--labelled) beside your pairs.")
    lines.append(
        "The score is no probability. Choose on recall, then look at what it costs in alerts; "
        "docs/thresholds.md says how to write it down."
    )
    return "\n".join(lines)


def speed_text(found: Mapping[str, Any]) -> str:
    """Speed and memory, for reading."""
    lines: list[str] = []
    if "bulk" in found:
        lines += _bulk(found)
    if "as_listed" in found:
        lines += ["", *_growth(found)]
    if "peers" in found:
        lines += ["", *_peers(found["peers"])]
    return "\n".join(lines)


def _bulk(found: Mapping[str, Any]) -> list[str]:
    bulk, first = found["bulk"], found["first_answer"]
    memory = bulk["memory_mb"]["after_screening"]
    return [
        f"{bulk['customers']} customers end to end, hits explained (CPU time of one core)",
        *(
            f"  {k}: {bulk[k]['per_second']} customers/s ({bulk[k]['hits']} hits)"
            for k in ("cold", "warm, other customers", "warm, the same again")
        ),
        f"memory: {memory.get('resident')} MB resident after screening, peak {memory.get('peak')} MB "
        f"(of it {memory.get('file_backed')} MB mapped files); after opening "
        f"{bulk['memory_mb']['after_opening'].get('resident')} MB",
        f"first answer from process start: least {first['least_seconds']} s, median "
        f"{first['median_seconds']} s of {first['runs']} runs (CPU {first['least_cpu_seconds']} s)",
    ]


def _growth(found: Mapping[str, Any]) -> list[str]:
    sizes = [found[k] for k in ("as_listed", "grown") if k in found]
    heads = ["names", "compile CPU s", "arrays MB", *(f"ms/query {k}" for k in sizes[0]["ms_per_query"])]
    rows = [
        (s["names"], s["compile"]["cpu_seconds"], s["array_mb"], *s["ms_per_query"].values()) for s in sizes
    ]
    lines = ["Time per query as the list grows", *table(heads, rows)]
    if "growth" in found:
        lines.append("times as long: " + ", ".join(f"{k} {v}" for k, v in found["growth"].items()))
    else:
        lines.append("not measured on a grown list; --names 1000000 does")
    return lines


def _peers(peers: Mapping[str, Any]) -> list[str]:
    lines = [
        "The peers in the same run: questions a second and core; found / clean alerted on the list-level set"
    ]
    for one in peers.values():
        lines.append(one["what"])
        if "per_second" in one:
            lines.append(
                f"  {one['per_second']} questions/s" + (f", {one['rss_mb']} MB" if "rss_mb" in one else "")
            )
        if "cold_start" in one:
            cold = one["cold_start"]
            lines.append(
                f"  cold start: import {cold['import_seconds']} s, index {cold['index_seconds']} s, "
                f"first compare {cold['first_compare_seconds']} s"
            )
        for point, q in one.get("quality", {}).items():
            lines.append(
                f"  {point} (threshold {q['threshold']}): found {percent(q['found'])}, clean alerted "
                f"{percent(q['clean_alerted'], 3)}, unlisted organisations {percent(q['unlisted_alerted'])}"
            )
    return lines


def reading_text(found: Mapping[str, Any]) -> str:
    """What the reader makes of labelled articles, for reading."""
    rows = [(kind, share_text(one)) for kind, one in found["by_kind"].items()]
    return "\n".join(
        [
            f"{found['articles']} articles, {found['statements']} statements; "
            f"{found['apart']} labelled names apart (on none of the opened lists)",
            *table(("kind", "right"), rows),
            "",
            f"false listed parties: {found['false_parties']}, {found['false_parties_per_40']} in 40 articles",
            f"  of them labelled namesakes or common names: {found['false_parties_that_are_namesakes']}",
            f"statements with a speaker that no label has: {found['extra_statements']}",
        ]
    )


def misses_text(misses: Sequence[Mapping[str, Any]]) -> str:
    """What went wrong, article by article."""
    lines = []
    for file, rows in groupby(sorted(misses, key=lambda r: str(r["file"])), lambda r: r["file"]):
        lines += ["", file]
        for r in rows:
            where = f" {r['start']}–{r['end']} {r['surface']!r}" if r["surface"] else ""
            lines.append(f"  {r['kind']}:{where} told {r['told'] or 'nothing'}")
    return "\n".join(lines)


def floor_text(measured: Mapping[str, float], floor: Mapping[str, float], worse: list[str]) -> str:
    """The floor beside what was measured."""
    rows = [(k, v, floor.get(k, "–")) for k, v in measured.items()]
    verdict = [f"UNDER THE FLOOR: {line}" for line in worse] or ["nothing is under the floor"]
    return "\n".join([*table(("figure", "measured", "floor"), rows), "", *verdict])
