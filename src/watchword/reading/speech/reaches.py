"""How far each attribution of a sentence reaches: its words, its quotations, and who stands around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from watchword.reading.cues import form_of
from watchword.reading.speech.clauses import Token, words
from watchword.reading.speech.dismissals import give_back
from watchword.reading.speech.found import Found
from watchword.reading.speech.frames import Surroundings
from watchword.reading.speech.joining import clause_joined
from watchword.reading.speech.phrases import finite
from watchword.reading.speech.wording import is_outlet

__all__ = ["Found", "outermost", "set_reaches"]

#: Words behind which a clause has only begun.
_LINKS = frozenset(
    "where which who that and but because although while when whose whom since though if unless how "
    "what why whether".split()
)
#: What is done rather than said, where another tells of it.
_ACTS = frozenset("want agree refuse seek accept recall point offer order instruct disclose hold".split())
#: Words from a relative to its quotation.
_RELATIVE = 10
#: Verbs with which a clause goes on that its subject has begun.
_BE = frozenset("has had have will would could can may might must should did does".split())
#: Words that part who is meant from several: "among them, rescuers said, a girl".
_AMONG = frozenset(
    "including include includes included notably namely especially particularly mostly".split()
)


def set_reaches(row: Sequence[Token], around: Surroundings, found: list[Found]) -> list[Found]:
    """Give attributions their ranges, quotations and relays; those that only pass on are left out."""
    reaches = _Reaches(row, around, found)
    reaches.set_ranges()
    give_back(row, found)
    reaches.give_quotations()
    reaches.set_relays()
    return [f for f in reaches.found if not f.void]


def outermost(found: Sequence[Found]) -> Found:
    """The last attribution of some that stands inside nobody's words: whose voice goes on behind them."""
    return next((f for f in reversed(found) if not f.relays and f.voice is not None), found[-1])


#: Papers in which a court is told what somebody did.
_CHARGES = frozenset(
    "complaint complaints indictment affidavit affidavits lawsuit lawsuits suit warrant filing filings "
    "court prosecutors prosecutor investigators detectives police".split()
)


@dataclass
class _Reaches:
    """The attributions of one sentence, while their reach is set."""

    row: Sequence[Token]
    around: Surroundings
    found: list[Found]

    def set_ranges(self) -> None:
        """How far each attribution reaches, in characters."""
        if not self.row:
            return
        order = sorted(self.found, key=lambda f: f.verb)
        for n, one in enumerate(order):
            later = order[n + 1] if n + 1 < len(order) else None
            earlier = order[n - 1] if n else None
            start = self._content_start(one, earlier)
            if one.behind:
                low, high = start, max(one.last, one.first)
                content = (low, one.first)
                if (
                    one.cue == "according to"
                    and later is None
                    and high + 6 < len(self.row)
                    and self.around.word(high + 1) == ","
                    and not any(t.quote >= 0 for t in self.row[low : one.first])
                ):
                    high = len(self.row) - 1  # "What it carries, according to X, is gold"
                    one.inside = (low, high)
                elif self.around.word(high + 1) == "," and self._unfinished(
                    one.first, self.around.word(high + 2)
                ):
                    high = len(self.row) - 1
                    one.inside = (low, high)
                    for other in order[n + 1 :]:
                        other.void = other.shared  # "Some owners, she says, sold them and reported a theft"
                elif self._to_the_end(one, later, high):
                    high = len(self.row) - 1
                    one.inside = (low, high)
                inside = (low, one.first) if high < len(self.row) - 1 else (low, len(self.row))
            else:
                low, high = one.first, self._content_end(one, later)
                if self.around.word(one.last + 1) == ":" and self.around.closes_clause(one.first):
                    low = self._content_start(one, earlier)  # "Nothing connects them, X said: “…”"
                content = (one.last + 1, high + 1)
                inside = (one.last + 1, high + 1)
                if one.cue == "according to":
                    low = one.first
            one.start, one.end = self.row[low].start, self.row[min(high, len(self.row) - 1)].end
            low_c, high_c = content[0], min(content[1], len(self.row))
            if low_c < high_c:
                one.content = (self.row[low_c].start, self.row[high_c - 1].end)
            one.inside = inside

    def _to_the_end(self, one: Found, later: Found | None, high: int) -> bool:
        """Whether what was said goes on behind who says it, up to the sentence's end."""
        if later is None and (self._goes_on_behind_place(one, high) or self._explains(one, high)):
            return True
        alone = later is None or self._opens_for(later, high)
        return alone and (self._goes_on(high) or self.around.word(high + 1) == ";")

    def _goes_on(self, at: int) -> bool:
        """Whether the words said go on behind an attribution between commas: "the trust, two said, was"."""
        following = self.around.word(at + 2)
        if clause_joined(self.row, self.around, at):
            return True
        if self.around.word(at + 1) == "," and self._opening(at) and following.isalpha():
            return True
        if self.around.word(at + 1) == "," and at + 4 < len(self.row) and self._only_parted(at + 2):
            return True
        joined = following in ("and", "but")
        following = self.around.word(at + 3) if joined else following
        return (
            self.around.word(at + 1) == "," and at + 5 < len(self.row)
            and (following in words("auxiliaries") or following in words("verbs"))
            and self.around.word(at + 3 + joined) != "by"
        )  # fmt: skip

    def _goes_on_behind_place(self, one: Found, high: int) -> bool:
        """Whether words said go on behind who says them and where: "The cut, it said in May, was due"."""
        end = self.around.behind_place(high)
        if end == high or self.around.word(one.first - 1) != ",":
            return False
        following = self.around.word(end + 2)
        if self._unfinished(one.first, following):
            return True
        low = self.around.first
        time = self.around.word(low) == "it" and self.around.word(low + 2) == "time"
        whole = any(self.around.word(i) == "," for i in range(low, one.first - 1))
        return (time and following in ("for", "to")) or (not whole and following in words("passives") | _BE)

    def _explains(self, one: Found, high: int) -> bool:
        """Whether what was said in short is said at length, or what else would be.

        As in "Not so, insisted Ana Sol, who sold it: it sank" and "Vote now, urged Ana Sol, or lose it".
        """
        if any(t.quote >= 0 for t in self.row) or one.verb > one.last:
            return False
        if one.stance == "demands" and self.around.word(high + 1) == ",":
            return self.around.word(high + 2) == "or"
        colon = next((i for i in range(high + 1, len(self.row)) if self.around.word(i) == ":"), 0)
        turned = one.verb == one.first  # the verb before who speaks
        relative = self.around.word(high + 1) in ("who", "whose", ":") or colon == high + 1
        return turned and relative and 0 < colon < len(self.row) - 3

    def _unfinished(self, first: int, following: str) -> bool:
        """Whether what stands before an attribution is no clause yet: "Some owners, she says, sold", or a
        cleft one: "It was the bees, says Sol, that".
        """
        low = self.around.first
        row = list(range(low, first - (self.around.word(first - 1) == ",")))
        if following == "that" and self.around.word(low) in ("it", "it's", "what"):
            return True
        among = row and (self.around.word(row[-1] - 1), self.around.word(row[-1])) == ("among", "them")
        begun = self.around.word(row[-1]) in words("passives") if row else False
        joined = following in words("conjunctions") or self.around.is_quote(first - 1)
        if row and (among or self.around.word(row[-1]) in _AMONG or (begun and not joined)):
            return True  # "held three men, among them, police said, a priest", "There were, he said, four"
        if row and self.around.word(row[-1]) in _LINKS and following not in words("times"):
            return True  # "its laboratory, where, colleagues recalled, she kept"
        opens = (
            following.endswith("ing") or not following[:1].isalpha() or self.around.word(low) in ("yes", "no")
        )
        if not row or opens or following in words("prepositions", "subordinators", "relatives", "times"):
            return False
        return not any(
            self.row[i].quote >= 0 or finite(self.row, row, n) or (n and form_of(self.row[i].low))
            for n, i in enumerate(row)
        )

    def _opens_for(self, later: Found, at: int) -> bool:
        """Whether a later attribution stands in words that go on: "At one point, she says, he asked her"."""
        return not later.behind and later.first > at and self.around.word(at + 1) == "," and self._opening(at)

    def _only_parted(self, at: int) -> bool:
        """Whether what follows an aside belongs to the words before: "worked, brokers said, for firms"."""
        ahead = [self.around.word(i) for i in range(at, min(at + 5, len(self.row)))]
        where = words("documents") | {"reporters", "interview", "court", "phone", "email"}
        goes = ahead[0] in words("prepositions") or (ahead[0].endswith("ed") and not self.row[at].capital)
        return (
            goes and where.isdisjoint(ahead[1:]) and not any(self.around.is_quote(at + n) for n in range(5))
        )

    def _opening(self, at: int) -> bool:
        """Whether only an opening clause stands before: "When it came, she said, it ran to two lines"."""
        low = next((i + 1 for i in range(at, self.around.first, -1) if self.around.word(i) in (":", ";")), 0)
        low = low or self.around.first
        comma = next((i for i in range(low, at) if self.around.word(i) == ","), at)
        opens = self.around.word(low) in words("subordinators", "prepositions")
        lone = comma - low <= 2
        own = any(f.first == comma + 1 for f in self.found[: None if low > self.around.first else 1])
        return (opens or lone) and own and len(self.row) - at > 4

    def _content_start(self, one: Found, earlier: Found | None) -> int:
        """Where the words before an attribution that closes them begin."""
        if earlier is None:
            return self.around.first
        if self._as_denied(earlier, one):
            return min(earlier.last + 1, one.first - 1)
        if one.cue == "according to" and (relative := self._quoted_relative(earlier, one)):
            return relative
        for i in range(one.first - 1, earlier.last, -1):
            if self.around.word(i) == ";" or (self.around.word(i) == ":" and earlier.stance == "denies"):
                return i + 1  # "The family denies it: the radar, her father says, is old"
        # "X denied A, and B is C, Y said": behind the conjunction; "X told Y A, Reuters reported": all of it.
        if earlier.behind or earlier.cue == "according to":
            return min(earlier.last + 1, len(self.row) - 1) if earlier.behind else self.around.first
        return self.around.first

    def _quoted_relative(self, earlier: Found, one: Found) -> int:
        """Where a relative with a quotation begins that a source closes: "to Mena, whose men “tax it”, by X".

        0 where none does: the source then tells all of the sentence.
        """
        quote = next((i for i in range(one.first - 1, one.first - 3, -1) if self.around.is_quote(i)), 0)
        if earlier.behind or not quote:
            return 0
        for i in range(quote - 1, max(earlier.last + 1, quote - _RELATIVE), -1):
            if self.around.word(i) in ("whose", "who", "which") and self.around.word(i - 1) == ",":
                return i
        return 0

    def _content_end(self, one: Found, later: Found | None) -> int:
        if later is not None and not later.behind and (comma := self._taken_up(later)) > one.last + 1:
            return comma - 1
        last = len(self.row) - 1
        while last > one.last and self.row[last].text in ".":
            last -= 1
        for i in range(one.last + 1, last):
            parts = self.around.word(i) == ";" or (self.around.word(i) == ":" and one.stance == "denies")
            if parts and later is not None and i < later.verb:
                return i - 1
        if later is None:
            return last
        if one.cue == "accused of" and later.first <= one.first and later.verb > one.last + 1:
            return later.verb - 1  # "a man accused of theft told"
        if one.cue == "according to":
            return last
        if later.shared:
            end = later.first - 1
            while end > one.last and self.around.word(end) in (",", "and", "but", "or"):
                end -= 1
            return max(end, one.last)
        if self._as_denied(one, later):
            return max(one.last, later.first - 3)
        if (later.behind and not later.outer) or later.cue.startswith("as "):
            return max(one.last, later.first - 1)  # ", as did its owner"
        # A clause of its own behind ", and" or ", but" ends what came before.
        before = self.around.word(later.first - 1)
        if (
            before in ("and", "but", "while", "whereas", "though", "although", ";")
            and self.around.word(later.first - 2) in (",", "")
        ) or before in (";", "but", "while", "whereas"):
            return max(one.last, later.first - 2)
        return last

    def _as_denied(self, denial: Found, later: Found) -> bool:
        """Whether a second one only tells who holds what the first denies: "denied it, as X alleges"."""
        as_ = self.around.word(later.first - 1) == "as" and self.around.word(later.first - 2) == ","
        return later.behind and as_ and denial.stance == "denies" and not denial.behind

    def _taken_up(self, later: Found) -> int:
        """The comma behind which somebody answers what was said before it; 0 where nobody does.

        As in "X accused the yard of theft, a charge that it denies" and ", which it denies".
        """
        at = later.first - 1
        relative = self.around.word(at) in ("that", "which")
        at -= relative
        if relative and self.around.word(at) == ",":
            return at if later.stance == "denies" else 0
        if self.around.word(at) not in words("claims"):
            return 0
        article = next((i for i in (at - 1, at - 2) if self.around.word(i) in ("a", "an", "the")), at)
        return article - 1 if self.around.word(article - 1) == "," else 0

    def give_quotations(self) -> None:
        """Give each quotation to the attribution that brings it."""
        for i, token in enumerate(self.row):
            if token.quote < 0:
                continue
            owner = self._owner(i)
            if owner is not None:
                owner.quotes.add(token.quote)
                owner.start = min(owner.start, token.start)
                owner.end = max(owner.end, token.end)

    def _owner(self, i: int) -> Found | None:
        near = [f for f in self.found if f.inside[0] <= i < f.inside[1] and not f.outer]
        if near:
            # The innermost one: the shortest reach.
            return min(near, key=lambda f: f.inside[1] - f.inside[0])
        split = [f for f in self.found if f.behind and f.last < i]
        if split:
            last = split[-1]
            between = self.row[last.last + 1 : i]
            if (
                not any(f.verb > last.verb and f.verb < i for f in self.found)
                and len(between) <= 25
                and not any(t.text == ";" for t in between)
            ):
                return last
        outer = [f for f in self.found if f.inside[0] <= i < f.inside[1]]
        return min(outer, key=lambda f: f.inside[1] - f.inside[0]) if outer else None

    def _only_does(self, inner: Found) -> bool:
        """Whether a participle tells what is done, not said: "are selling, offering a rebate"."""
        word = self.row[inner.verb].low
        if word in ("agreed", "agree", "agrees") and not inner.quotes:
            to = self.around.word(inner.verb + 1) == "to"
            return to and self.around.word(inner.verb + 2) in words("determiners")
        return word.endswith("ing") and inner.stance in ("offers", "promises", "demands") and not inner.quotes

    def _of_charge(self, inner: Found) -> bool:
        """Whether a verb tells what somebody did, by a court's paper: "demanded cash, according to it"."""
        if inner.quotes or inner.stance not in ("demands", "promises", "offers"):
            return False
        around = (f for f in self.found if f.cue == "according to" and f.behind)
        return any(
            f.inside[0] <= inner.verb < f.inside[1] and any(t.low in _CHARGES for t in self.row[f.first :])
            for f in around
        )

    def _told_by(self, outer: Found, inner: Found) -> bool:
        """Whether a charge is the clause that somebody tells: "said that two guards were suspected of it"."""
        that = self.around.word(outer.last + 1) == "that"
        finite_ = inner.cue.partition(" ")[0] in words("auxiliaries")
        return finite_ and not outer.behind and inner.first - outer.last <= 1 + that

    def set_relays(self) -> None:
        """Who stands around whom: an outlet that reports another's words passes them on."""
        dropped: list[Found] = []
        if any(f.cue == "according to" and f.behind and f.voice for f in self.found):
            self.found = [f for f in self.found if not self._only_does(f)]
        self.found = [f for f in self.found if not self._of_charge(f)]
        telling = [
            f
            for f in self.found
            if f.cue == "according to" or (f.voice and is_outlet(f.voice.name) and not f.behind)
        ]
        for inner in self.found:
            form = form_of(self.row[inner.verb].low)
            acts = form is not None and form.cue.verb in _ACTS and not inner.quotes and not inner.behind
            if acts and form is not None and form.cue.verb == "want":
                acts = form.kind == "past"  # "Beijing wants them back, according to a readout"
            if acts and any(f.inside[0] <= inner.verb < f.inside[1] for f in telling if f is not inner):
                dropped.append(inner)  # "state television reported the port had agreed to pay"
                continue
            around = [
                f for f in self.found
                if f is not inner and f.inside[0] <= inner.verb < f.inside[1]
            ]  # fmt: skip
            around = [f for f in around if not (inner.shared and f.voice is inner.voice)]
            around.sort(key=lambda f: f.inside[1] - f.inside[0])
            names = [f.voice.name for f in around if f.voice and f.voice is not inner.voice]
            if inner.voice is None and not inner.quotes:
                names = [n for n in names if is_outlet(n)]
            inner.relays = tuple(dict.fromkeys((*inner.relays, *names)))
            for f in around:
                press = f.voice is not None and (is_outlet(f.voice.name) or f.passes_on)
                covers = inner.voice is not None and inner.first - f.inside[0] <= 2
                if (press or f.cue == "according to") and covers and not f.quotes:
                    dropped.append(f)
            held = [f for f in around if f.voice and not is_outlet(f.voice.name) and f.cue != "according to"]
            if held and not inner.shared:
                # Inside somebody's words: what is told there, without who tells it. "An institute accused
                # of abuses" stays: the allegation is nobody's in particular, and not that speaker's.
                told = inner.voice is None and (inner.stance != "alleges" or self._told_by(held[0], inner))
                if inner.unsure or told:
                    dropped.append(inner)
                    held[0].quotes |= inner.quotes
                elif inner.voice and not inner.behind and inner.content:
                    inner.start = inner.content[0]
        self.found = [f for f in self.found if not any(f is d for d in dropped)]
