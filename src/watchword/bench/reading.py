"""``bench reading``: what the reader makes of labelled articles, by kind.

A labelled span counts as found where an answer's span covers at least half of it, and an answer's
mention as right where at least half of it lies in a label. Definitions by kind:

* **mentions**: recall over labelled names (references such as *the institute* apart), precision over
  all mentions that the answer ascribes to listed parties; a *false party* is a listed party in the
  answer that the article doesn't speak of, counted per 40 articles; namesakes and common names that a
  set labels are told apart among them. Sets label some references ("the institute", "it") and not all,
  so one to a party that the article speaks of is no fault where no label has it, and a capital doesn't
  make it a name: "The ship" only opens a sentence. A name in brackets right behind a labelled name of
  the same party repeats it, in another script or in short, and is right with it.
* **speakers**: recall over labelled statements with a speaker, precision over found statements for
  which the answer names one. ``unattributed`` is never wrong, only not found.
* **stances**: accuracy over found statements. **addressees**, **relays**, **zones**, **figures** and
  **claims**: share of the labelled ones that are right.

A label whose party isn't in the opened lists by any of its ids is left out and counted as apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from watchword.bench.labels import Article, Span, Statement
from watchword.bench.quality import Misses
from watchword.bench.speakers import same_phrase, same_speaker
from watchword.exceptions import UsageError
from watchword.lists import Lists

__all__ = ["Ask", "asker", "figures_of", "reading"]

#: The answer to an article, and which of some ids its lists hold.
Ask = Callable[[Article], tuple[Mapping[str, Any], Callable[[Iterable[str]], bool]]]
Row = Mapping[str, Any]

#: The share of a span that has to be covered.
HALF = 0.5
#: The demand on false parties is stated for so many articles.
PER = 40


@dataclass
class _Count:
    """How many of how many, and which weren't."""

    right: int = 0
    of: int = 0

    def add(self, good: bool) -> None:
        """Count one."""
        self.right += good
        self.of += 1

    def share(self) -> dict[str, Any]:
        """As a report tells it."""
        return {
            "share": round(self.right / self.of, 4) if self.of else None,
            "count": self.right,
            "of": self.of,
        }


@dataclass
class _Tally:
    """All counts of a run, and the misses by file."""

    counts: dict[str, _Count] = field(default_factory=dict)
    false_parties: int = 0
    namesakes: int = 0
    extra: int = 0
    apart: int = 0
    misses: list[dict[str, Any]] = field(default_factory=list)

    def add(
        self, key: str, good: bool, article: Article, span: Span | None = None, told: object = ""
    ) -> None:
        """Count one answer, keeping what it missed."""
        self.counts.setdefault(key, _Count()).add(good)
        if not good:
            self.miss(key, article, span, told)

    def miss(self, key: str, article: Article, span: Span | None, told: object) -> None:
        """Keep one miss for the listing."""
        self.misses.append(
            {
                "file": article.file,
                "kind": key,
                "start": span.start if span else "",
                "end": span.end if span else "",
                "surface": span.surface if span else "",
                "right": " | ".join(sorted(span.right)) if span else "",
                "told": str(told),
            }
        )


def asker(lists: Lists) -> Ask:
    """Reads each article under its own day with the lists' reader."""
    if not hasattr(lists, "read"):
        raise UsageError("these lists have no reader; nothing can be measured.")

    def ask(article: Article) -> tuple[Mapping[str, Any], Callable[[Iterable[str]], bool]]:
        dated = replace(lists, as_of=article.as_of)
        dated.index = lists.index  # opened and analysed once for all days

        def known(ids: Iterable[str]) -> bool:
            return any(_holds(dated, i) for i in ids)

        read: Callable[[str], Mapping[str, Any]] = getattr(dated, "read")  # noqa: B009
        return read(article.text), known

    return ask


def _holds(lists: Lists, party: str) -> bool:
    try:
        return lists.index.number(party) in lists.view
    except UsageError:
        return False


def reading(
    articles: Sequence[Article], ask: Ask, progress: Callable[[str], None] = lambda _: None
) -> tuple[dict[str, Any], Misses]:
    """Ask about every article and count; the report and the misses."""
    tally = _Tally()
    for number, article in enumerate(articles, 1):
        progress(f"{number} of {len(articles)} articles")
        answer, known = ask(article)
        _mentions(article, answer, known, tally)
        _statements(article, answer, tally)
        page = answer.get("page") or {}
        zones = page.get("zones", ()) if isinstance(page, Mapping) else ()
        for zone in article.zones:
            names = [str(z.get("zone", z.get("kind"))) for z in zones if _covers(z, zone)]
            tally.add("zones", bool(zone.right & set(names)), article, zone, names)
        for span in article.figures:
            tally.add("figures", any(_covers(f, span) for f in answer.get("figures", ())), article, span)
        for span in article.claims:
            told = [str(c.get("verdict")) for c in answer.get("claims", ()) if _covers(c, span)]
            tally.add("claims", bool(span.right & set(told)), article, span, told)
    found = {
        "articles": len(articles),
        "statements": sum(len(a.statements) for a in articles),
        "apart": tally.apart,
        "false_parties": tally.false_parties,
        "false_parties_per_40": round(tally.false_parties * PER / len(articles), 2),
        "false_parties_that_are_namesakes": tally.namesakes,
        "extra_statements": tally.extra,
        "by_kind": {key: tally.counts.get(key, _Count()).share() for key in _KEYS},
    }
    return found, {"reading": tally.misses}


_KEYS = (
    "mentions precision", "mentions recall", "references recall", "statements found", "speakers precision",
    "speakers recall", "stances", "addressees", "relays", "zones", "figures", "claims",
)  # fmt: skip


def figures_of(found: Mapping[str, Any]) -> dict[str, float]:
    """What the floor holds of a report: shares by kind, and false parties per 40 articles."""
    held = {k.replace(" ", "_"): v["share"] for k, v in found["by_kind"].items()}
    shares = {k: float(v) for k, v in held.items() if v is not None}
    return {**shares, "false_parties_per_40": float(found["false_parties_per_40"])}


# --- spans


def _overlap(row: Row, span: Span) -> int:
    return max(0, min(int(row["end"]), span.end) - max(int(row["start"]), span.start))


def _placed(row: Row) -> bool:
    return isinstance(row.get("start"), int) and isinstance(row.get("end"), int)


def _covers(row: Row, span: Span) -> bool:
    """Whether an answer's span covers at least half of a label."""
    return _placed(row) and _overlap(row, span) >= HALF * (span.end - span.start)


def _lies_in(row: Row, span: Span) -> bool:
    """Whether at least half of an answer's span lies in a label."""
    return _placed(row) and _overlap(row, span) >= HALF * max(1, int(row["end"]) - int(row["start"]))


# --- mentions


def _ids(party: Row) -> set[str]:
    """Ids of a party of the answer, of its own or of the hits under it; empty where it isn't listed."""
    rows = [r for r in (party, *party.get("hits", ()), *party.get("former", ())) if r.get("listings")]
    return {str(i) for r in rows for i in (r.get("id"), *r.get("origins", ())) if i}


def _mentions(article: Article, answer: Row, known: Callable[[Iterable[str]], bool], tally: _Tally) -> None:
    labels = [m for m in article.mentions if known(m.right)]
    tally.apart += sum(m.kind == "name" for m in article.mentions) - sum(m.kind == "name" for m in labels)
    # A party that only these lists don't hold by our ids may be told under an id of theirs.
    spoken_of = set().union(*(m.right for m in article.mentions))
    told: list[tuple[Row, set[str]]] = []
    for party in answer.get("parties", ()):
        if not (ids := _ids(party)):
            continue
        told += [(m, ids) for m in party.get("mentions", ())]
        if not ids & spoken_of:
            tally.false_parties += 1
            placed = [m for m in party.get("mentions", ()) if _placed(m)]
            tally.namesakes += any(_covers(m, n) or _lies_in(m, n) for m in placed for n in article.unlisted)
            tally.miss(
                "false party", article, None, f"{party.get('caption')} {sorted(ids)}: {party.get('mentions')}"
            )
    for label in labels:
        key = "mentions recall" if label.kind == "name" else "references recall"
        tally.add(key, any(_covers(m, label) and ids & label.right for m, ids in told), article, label)
    for mention, ids in told:
        right = any(
            (_lies_in(mention, m) or _covers(mention, m) or _repeats(article.text, mention, m))
            and ids & m.right
            for m in article.mentions
        )
        if right or not (ids & spoken_of and _refers(mention)):
            tally.add("mentions precision", right, article, None, f"{mention} {sorted(ids)[:3]}")


#: References, and names without a capital: neither required nor a fault.
_NOUN = re.compile(r"(?:[Tt]he|[Tt]his|[Tt]hat|[Ii]ts?|[Tt]hey|[Hh]e|[Ss]he)\b[\sa-z-]*")


def _refers(mention: Row) -> bool:
    """Whether a mention is no name but a noun or pronoun, wherever in its sentence it stands."""
    return bool(_NOUN.fullmatch(surface := str(mention.get("surface", "")))) or surface.islower()


def _repeats(text: str, mention: Row, label: Span) -> bool:
    """Whether a mention stands in brackets right behind a label."""
    if not _placed(mention):
        return False
    between = text[label.end : int(mention["start"])]
    return (
        bool(re.fullmatch(r"\s?[(（][\"“«]?", between))
        and text[int(mention["end"]) :][:2].strip('"”»')[:1] in ")）"
    )


# --- statements


def _statements(article: Article, answer: Row, tally: _Tally) -> None:
    told = [s for s in answer.get("statements", ()) if _placed(s)]
    for label in article.statements:
        best = _best(told, label.span)
        named = "unattributed" not in label.kinds
        tally.add("statements found", best is not None, article, label.span)
        if best is None:
            if named:
                tally.add("speakers recall", False, article, label.span, "nothing")
            for key, right in (("addressees", label.addressee), ("relays", label.relayed_by)):
                if right:
                    tally.add(key, False, article, label.span, "nothing")
            continue
        good = _speaker_right(best, label)
        what = f"{best.get('speaker')} ({best.get('speaker_kind')}), right: {' | '.join(label.speaker)}"
        if named:
            tally.add("speakers recall", good, article, label.span, what)
        if best.get("speaker_kind") != "unattributed":
            tally.add("speakers precision", good, article, label.span, what)
        tally.add(
            "stances", best.get("stance") in label.stances, article, label.span,
            f"{best.get('stance')}, right: {' | '.join(label.stances)}",
        )  # fmt: skip
        for key, field_, right in (
            ("addressees", "addressee", label.addressee),
            ("relays", "relayed_by", label.relayed_by),
        ):
            if right:
                names = _names(best.get(field_))
                tally.add(key, any(same_speaker(n, right) for n in names), article, label.span, names)
    for row in told:
        spans = [s.span for s in article.statements]
        if row.get("speaker_kind") != "unattributed" and not any(
            _covers(row, s) or _lies_in(row, s) for s in spans
        ):
            tally.extra += 1
            tally.miss("extra statement", article, None, f"{row.get('speaker')}: {row.get('text')}")


def _best(told: Iterable[Row], span: Span) -> Row | None:
    """The statement that covers most of a label; of equals the tightest."""
    able = [s for s in told if _covers(s, span)]
    return max(able, key=lambda s: (_overlap(s, span), int(s["start"]) - int(s["end"])), default=None)


def _speaker_right(told: Row, label: Statement) -> bool:
    kind, speaker = told.get("speaker_kind"), str(told.get("speaker") or "")
    if kind not in label.kinds:
        return False
    if kind == "named":
        return same_speaker(speaker, label.speaker)
    return kind == "unattributed" or same_phrase(speaker, label.speaker)


def _names(value: object) -> list[str]:
    """One name, several or none, as the answer has it."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, Mapping):
        return _names(value.get("name"))
    return [n for v in value for n in _names(v)] if isinstance(value, Sequence) else []
