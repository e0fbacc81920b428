"""Whether the words around a verb of reporting are those that its frame asks for, frame by frame.

The frames are those of ``cues.tsv``.
"""

from __future__ import annotations

from collections.abc import Callable

from watchword.reading.cues import Cue
from watchword.reading.speech.calling import names_it
from watchword.reading.speech.clauses import words
from watchword.reading.speech.frames import Surroundings
from watchword.reading.speech.groups import Group
from watchword.reading.speech.leadins import OWNERS

__all__ = ["fits"]

_EVIDENCE = frozenset(
    "evidence proof indication sign trace record reason basis likelihood risk probability".split()
)
#: Words before the verb in "He also added, the pump is ours".
_OPENS = 4
#: Of these, verbs behind which a noun always opens a clause: "thinks the numbers only work if it rains".
_ONLY_CLAUSE = frozenset("think hope reckon insist contend complain".split())
#: Words within which a particle follows: "accused the owners of two shipyards near Busan of fraud".
_APART = 20
#: The same within a relative: "who advises exporters to wait".
_NEAR = 6
#: Verbs that an act follows as well: "recalled seeing two trucks", "suggested moving the ship".
_DONE = frozenset(
    "recall remember recollect acknowledge admit report recount describe suggest recommend propose mention "
    "confess fear dread regret".split()
)
#: What courts, offices and others grant, and words in which it follows "sought".
_GRANTED = frozenset(
    "test tests register ban bans rule rules list clarity transparency answer talks vote referendum "
    "ceasefire "
    "proof evidence commission audit change changes reform reforms solution "
    "probation warrant jail prison imprisonment term sentence fine penalty time extension reply explanation "
    "clarification details damages compensation permission approval bail dismissal injunction order "
    "release return extradition probe inquiry investigation meeting weeks months days adjournment "
    "remand custody answers assurances refund refunds review ruling exemption exemptions waiver waivers "
    "licence license apology resignation ban moratorium delay guarantees".split()
)
_GRANT = 9
#: What else one wants of others: "wants a seat on the board", "want a permanent ban".
_WANTED = frozenset(
    "seat seats say rise raise rises raises change changes vote referendum election elections talks "
    "negotiations clarity transparency justice accountability action reform reforms reduction cut cuts "
    "increase end ceasefire truce withdrawal limit limits cap caps rules protection protections safeguards "
    "payment payout share shares access freeze pause halt recall inspection inspections audit hearing "
    "trial retrial overhaul rethink commitment commitments assurances timetable deadline plan sanctions "
    "penalties restoration recognition concessions repeal removal closure probe enforcement "
    "pardon amnesty transfer replacement severance pension pensions pay wages bonus guarantee guarantees "
    "treaty law laws legislation regulation regulations apology refund compensation".split()
)
#: Verbs of weight, and what is given weight: "underscored the importance of", "reiterated its call".
_HEAVY = frozenset(
    "stress underline underscore emphasise emphasize reiterate reaffirm highlight affirm".split()
)
_WEIGHTS = frozenset(
    "importance need necessity commitment support concern concerns call calls urgency role value readiness "
    "willingness position opposition determination resolve duty right".split()
)
#: Words of a subject that is a paper: "data from the General Administration of Customs (showed)".
_SUBJECT = 14
#: Verbs which a noun follows: "predicts growth of two percent", "recommended a fine".
_NOUNED = frozenset("lament predict forecast foresee recommend project suspect fear".split())
#: Verbs that close words said: "…, Sol detailed at a press conference".
_TOLD_BEHIND = frozenset("detail outline concur brag avow prophesy recollect conjecture".split())
_WHOM = frozenset("him her them us me".split())
#: Papers that show things rather than tell: "pictures show the ship anchored off Tarn".
_PICTURES = frozenset(
    "picture pictures image images imagery photo photos photograph photographs footage video videos clip "
    "clips map maps chart charts graph graphs film recording screenshot screenshots".split()
)
_DREAD = frozenset("fear dread regret".split())
#: Verbs that close words said, a day or a place behind them: "The law must go, the guild demanded on Monday".
_CALLED_FOR = frozenset("demand urge request implore exhort beg entreat beseech".split())
#: Nouns and prepositions that end like one.
_NO_ACT = frozenset(
    "during nothing something anything everything king string evening morning building meeting ceiling "
    "spring wing ring thing beijing sterling shipping banking mining missing rising falling growing "
    "increasing".split()
)
#: What somebody who keeps the name back declines to be.
_NAMED = frozenset("named identified quoted photographed".split())
#: Words of a clause up to its verb, and verbs that make one.
_CLAUSE = 9
#: What one may want done, without "ed".
_DONE_TO = frozenset(
    "withdrawn given taken shown sent paid put built brought shut cut left held freed made".split()
)
_MOODS = frozenset("concern alarm regret satisfaction appreciation dismay interest worry".split())
#: What or whom one refers to another, answering nothing; and words of a paper's name that asked.
_REFERRED = frozenset(
    "questions question queries query requests request inquiries enquiries inquiry enquiry calls comment "
    "comments reporters reporter journalists journalist him her them us me you correspondent paper "
    "newspaper callers".split()
)
_ASKER = 4
#: What ends a verdict, and what things and persons are found to be.
_SHUT = frozenset(("", ".", ",", ";", "and", "or", "last", "this", "because", "while", "after"))
_FAULTY = frozenset(
    "unsuitable unsafe unfit unsound unlawful unconstitutional inadequate insufficient ineffective invalid "
    "inadmissible incomplete incompetent unreliable credible plausible guilty liable negligent responsible "
    "defective faulty deficient excessive disproportionate safe sound lawful adequate sufficient valid "
    "compliant non-compliant habitable uninhabitable contaminated".split()
)
_BE = frozenset("is are was were had has have did does would will could".split())
#: Verbs whose clause may follow without "that" where its verb is near: "noted the share had been less".
_NOTING = frozenset("note add observe remark mention explain".split())
#: Verbs whose clause may follow without "that".
_BARE = frozenset(
    "insist believe feel think contend complain predict reckon argue estimate stress maintain swear "
    "doubt suspect hope "
    "fear conclude concede recall guess accept suggest consider confess confide joke quip boast attest aver "
    "gripe grumble lament declare caution affirm reiterate".split()
)


def fits(around: Surroundings, at: int, cue: Cue, group: Group) -> bool:
    """Whether the words behind a verb are those that its frame asks for."""
    following = around.word(at + 1)
    if "anonymity" in (following, around.word(at + 2)) or (cue.verb == "relate" and following == "to"):
        return False
    behind = tuple(around.word(at + n) for n in (1, 2, 3, 4))
    if cue.verb in ("brief", "advise") and following in ("on", "by", "about"):
        return False  # "two people briefed on the order said"
    behind = behind[1:] if following == "not" else behind[:3]
    names = {around.word(at + n) for n in (4, 5)} & {"name", "names", "surname", "identity"}
    aside = around.word(group.start - 1) in words("relatives") | {","}
    if names and aside and behind[:1] == ("to",) and around.word(at + 3) in OWNERS:
        return False  # "a clerk, who declined to give his full name, said"
    if behind[:2] == ("to", "differ") or (behind[:2] == ("to", "be") and {*behind[2:]} & _NAMED):
        return False  # "declined to be named", "begged not to be named"
    in_paper = following == "in" and {around.word(at + n) for n in (2, 3, 4)} & words("documents")
    if cue.verb in ("add", "continue") and following in ("to", "in") and not in_paper:
        return False  # "both added to the list", "who continue to meet it"
    if cue.verb == "allow" and following != "that" and not around.stands_behind(at, group):
        return False  # "the deal allowed the company “to look forward”"
    if cue.frame != "say":
        vague = following in ("no", "a", "some", "clear") and around.word(at + 3) in ("that", "of")
        if cue.verb in ("find", "see", "have") and vague:
            return around.word(at + 2) in _EVIDENCE
        if cue.verb == "complain" and following in ("about", "of"):
            return True
        if _tells_act(around, at, cue, group):
            return True
        if cue.verb == "read" and around.stands_behind(at, group) and _has_paper(around, group, 3):
            return True  # "Stop taking it, the notice reads."
        if cue.verb == "read" and not _has_paper(around, group, 9):
            return around.word(group.start - 1) == "it" and (
                around.stands_behind(at, group, quoted=True) or around.brings(at, only_quote=True)
            )
    if cue.frame in _FRAMES:
        named = cue.frame == "as" and names_it(around, at, cue)  # "termed the report biased"
        return named or _FRAMES[cue.frame](around, at, cue, group)
    return around.particle(at, cue) > 0 or names_it(around, at, cue)


def _tells_act(around: Surroundings, at: int, cue: Cue, group: Group) -> bool:
    """Whether an act follows a verb that can bring one: "recalled seeing two trucks"."""
    following = around.word(at + 1 + (cue.verb == "confess" and around.word(at + 1) == "to"))
    if cue.verb in ("recall", "remember") and following in ("him", "her", "them", "me", "us"):
        # "remember him arguing", "recalled her as careful"
        return around.word(at + 2).endswith("ing") or around.word(at + 2) == "as"
    if cue.verb in ("describe", "recall") and following in ("a", "an"):
        # "describes a boss who would ring at three"
        ahead = [around.word(i) for i in range(at + 3, min(at + _APART, len(around.row)))]
        whom = next((w for w in ahead if w in words("relatives") | {",", "and"}), "")
        return whom in ("who", "whose", "where", "that")
    return cue.verb in _DONE and following.endswith("ing") and following not in _NO_ACT


def _clause_of_be(around: Surroundings, at: int) -> bool:
    """Whether a clause without "that" follows: "found (the pumps were old)", "shows (he had left)"."""
    shut = words("conjunctions", "relatives", "subordinators") | {",", ".", ";", ":", "to"}
    opens = words("determiners", "pronouns") - {"that"}
    if around.word(at + 1) not in opens and not (at + 1 < len(around.row) and around.row[at + 1].capital):
        return False
    for i in range(at + 2, min(at + _CLAUSE, len(around.row))):
        word = around.word(i)
        if around.is_quote(i) or word in shut or (word in words("prepositions") and word != "of"):
            return False
        if word in _BE:
            return True
    return False


def _clause_of_act(around: Surroundings, at: int) -> bool:
    """Whether a clause with a past form follows: "ledgers show (the firms received money)"."""
    opens = words("determiners") - {"that"}
    if around.word(at + 1) not in opens and not (at + 1 < len(around.row) and around.row[at + 1].capital):
        return False
    shut = words("prepositions", "conjunctions", "relatives", "subordinators") - {"of"}
    for i in range(at + 3, min(at + _CLAUSE, len(around.row))):
        token = around.row[i]
        before = around.word(i - 1)
        if token.quote >= 0 or token.low in shut or not token.text[0].isalnum():
            return False
        past = token.low.endswith("ed") or token.low in words("verbs")
        if past and not token.capital and before not in words("determiners", "prepositions"):
            return around.word(i + 1) not in ("by", "", ".", ",")
    return False


def _comes(around: Surroundings, low: int, high: int, word: str) -> bool:
    """Whether a word stands between two places."""
    return any(around.word(i) == word for i in range(low, min(high, len(around.row))))


def _has_paper(around: Surroundings, group: Group, size: int) -> bool:
    """Whether one of the words before a verb's group is a paper."""
    named = around.row[max(around.first, group.start - size) : group.start]
    return any(t.low in words("documents") for t in named)


def _say(around: Surroundings, at: int, cue: Cue, group: Group) -> bool:
    following = around.word(at + 1)
    if cue.verb == "report" and _gives_away(around, at):
        return False
    return (
        following != "to"
        or cue.verb in ("claim", "admit")
        or (
            cue.verb == "report" and _comes(around, at + 3, at + _OPENS * 2, "that")
        )  # "to the stewards that"
        or (cue.verb in ("confirm", "say") and around.word(at + 2) not in ("be", "have"))
    )


def _gives_away(around: Surroundings, at: int) -> bool:
    """Whether somebody is reported to an office: "reported Mr Sol to the police"."""
    whom = around.row[at + 1] if at + 1 < len(around.row) else None
    if whom is None or not (whom.capital or whom.low in ("him", "her", "them", "it")):
        return False
    end = at + 2
    while end < len(around.row) and around.row[end].capital:
        end += 1
    return around.word(end) == "to" and around.word(end + 1) in words("determiners")


def _head(around: Surroundings, at: int, cue: Cue, group: Group) -> bool:
    return around.headline and around.word(at + 1) not in words("prepositions")


def _learn(around: Surroundings, at: int, cue: Cue, group: Group) -> bool:
    """As in "…, Nikkei has learned": a paper tells what it found out."""
    before = around.row[group.start - 1] if group.start > around.first else None
    paper = before is not None and (before.capital or before.low in words("outlets"))
    perfect = bool(set(group.aux) & {"has", "have"})
    return paper and perfect and (around.stands_behind(at, group) or around.word(at + 1) == "that")


def _seek(around: Surroundings, at: int, cue: Cue, group: Group) -> bool:
    """As in "sought two years' jail": something that another has to grant."""
    ahead = [around.word(i) for i in range(at + 1, at + _GRANT)]
    stop = next((n for n, w in enumerate(ahead) if w in (",", ".", ";", "and")), len(ahead))
    least = ahead[:2] == ["at", "least"]  # "sought at least two years' jail"
    return _head(around, at, cue, group) or (
        bool(_GRANTED & set(ahead[:stop])) and (least or ahead[0] not in words("prepositions") | {"to"})
    )


def _hard(around: Surroundings, at: int, cue: Cue, group: Group) -> bool:
    following = around.word(at + 1)
    if cue.verb in _HEAVY and following in (words("determiners") | OWNERS) - {"that"}:
        return bool(_WEIGHTS & {around.word(i) for i in range(at + 2, at + 7)})
    if cue.verb == "note" and following == "with" and around.word(at + 2) in _MOODS:
        return True  # "notes with concern the growing number"
    if cue.verb in _DREAD and around.word(group.start - 1) in words("relatives") and not around.brings(at):
        return False  # "residents who fear reprisals"
    opens = following == "," and group.start - around.first <= _OPENS
    return (
        around.brings(at)
        or (
            cue.verb in ("recall", "remember")
            and (following in ("a", "an", "the", "how") or following.endswith("ing"))
        )
        or (opens and around.clause_follows(at + 1))
        or around.stands_behind(at + (cue.verb == "lecture" and following in _WHOM), group)
        or around.inserted(at, group)
        or (
            cue.verb in _BARE
            and around.clause_follows(at)
            and (cue.verb != "feel" or _near_verb(around, at))
            and (cue.verb != "accept" or following in words("determiners", "pronouns"))
        )
        or (cue.verb in _ONLY_CLAUSE and following in words("determiners") - {"so"})
        or (cue.verb in _NOUNED and _np(around, at, cue, group))
        or (cue.verb == "find" and _clause_of_be(around, at) and _can_find(around, group))
        or (cue.verb == "find" and _found_bad(around, at) and _can_find(around, group))
        or (cue.verb in _NOTING and _clause_of_be(around, at))
        or (cue.verb == "rule" and not group.aux and following in ("he", "she", "it", "they"))
        or (cue.verb == "rule" and _clause_of_be(around, at) and _can_find(around, group))
        or (cue.verb == "figure" and around.word(group.start - 1) in ("he", "she", "they", "i", "we"))
        or (cue.verb == "estimate" and _at(around, at, cue, group))
        or (cue.verb in ("answer", "reply") and following in ("he", "she", "they", "there"))
    )


def _found_bad(around: Surroundings, at: int) -> bool:
    """Whether a thing and what is wrong with it follow: "found (the hall unsuitable)"."""
    if around.word(at + 1) not in words("determiners") | OWNERS:
        return False
    for i in range(at + 3, min(at + _CLAUSE, len(around.row) + 1)):
        word = around.word(i)
        if word in words("prepositions", "verbs", "auxiliaries", "relatives") or word in (",", "to", "and"):
            return False
        if around.word(i + 1) in _SHUT | words("times", "prepositions"):
            return word in _FAULTY or word in words("verdicts")
    return False


def _can_find(around: Surroundings, group: Group) -> bool:
    """Whether a name, an office, a body or a paper stands before a verb: what it finds is a finding."""
    before = around.row[group.start - 1] if group.start > around.first else None
    heads = words("bodies", "documents", "titles") | {"auditors", "inspectors", "investigators", "jurors"}
    return before is not None and before.quote < 0 and (before.capital or before.low in heads)


def _near_verb(around: Surroundings, at: int) -> bool:
    """Whether a clause begins behind "felt": "felt her side had lost", not "felt the wall and left"."""
    ahead = [around.word(i) for i in range(at + 1, at + 1 + _OPENS + 1)]
    end = next((n for n, w in enumerate(ahead) if w in ("and", ",", ".", "")), len(ahead))
    return any(w in words("auxiliaries", "verbs") or w.endswith("ed") for w in ahead[1:end])


def _object(around: Surroundings, at: int, cue: Cue, group: Group) -> bool:
    following = around.word(at + 1)
    somebody = following not in words("prepositions") and following[:1].isalpha()
    return around.brings(at) or (somebody and _comes(around, at + 2, at + 12, "to"))


def _clause(around: Surroundings, at: int, cue: Cue, group: Group) -> bool:
    if cue.verb == "consider" and around.word(at + 1) in ("whether", "how", "what", "if"):
        return False  # "is considering whether"
    told = cue.verb in _TOLD_BEHIND and around.stands_behind(at, group)
    return told or around.brings(at) or (cue.verb == "doubt" and around.word(at + 1) in ("it", "that"))


def _quote(around: Surroundings, at: int, cue: Cue, group: Group) -> bool:
    return around.stands_behind(at, group, quoted=True) or around.brings(at, only_quote=True)


def _tell(around: Surroundings, at: int, cue: Cue, group: Group) -> bool:
    following = around.word(at + 1)
    if following in words("prepositions"):
        by_means = following == "by" and around.by_means(at + 1) and around.stands_behind(at, group)
        return by_means or (following != "by" and around.brings(at))  # "assured on television that"
    if cue.verb in ("advise", "brief") and around.word(group.start - 1) in words("relatives"):
        # not "who advises a union"
        return around.word(at + 1) in ("that", ":") or _comes(around, at + 2, at + _NEAR, "to")
    if cue.verb in ("inform", "notify", "assure", "remind"):
        return _tells_matter(around, at)
    return following not in ("by", "")


def _tells_matter(around: Surroundings, at: int) -> bool:
    """Whether what is told stands behind or before: "informed him of it"; not "informed the manager."."""
    behind = around.row[at + 1 : at + _APART]
    opens = words("auxiliaries", "pronouns") | {"that", "of", "about", "to", "how", "whether", ":", ","}
    return any(t.quote >= 0 or (n and t.low in opens) for n, t in enumerate(behind)) or any(
        t.quote >= 0 or t.text == "," for t in around.row[around.first : at]
    )


def _ask(around: Surroundings, at: int, cue: Cue, group: Group) -> bool:
    following, third = around.word(at + 1), around.word(at + 3)
    names = any(around.word(i) in ("name", "names") for i in (at + 2, at + 3))
    if names and following in ("that", "to", "for"):
        return False
    if (following == "not" and third == "be") or third in ("anonymity", "named", "identified"):
        return False
    return following not in ("", ".", ",", ";", "about") or around.stands_behind(at, group, quoted=True)


def _expect(around: Surroundings, at: int, cue: Cue, group: Group) -> bool:
    following = around.word(at + 1)
    if following in words("prepositions") | {"to", "", ".", ","}:
        return False
    return _comes(around, at + 1, at + 9, "to") or not group.aux


def _np(around: Surroundings, at: int, cue: Cue, group: Group) -> bool:
    following = around.word(at + 1)
    if following in ("none", "nothing", "little"):
        return False
    placed = following in words("prepositions", "times")
    spoken = cue.frame == "to" or cue.verb in _CALLED_FOR
    if around.stands_behind(at, group) and (following in (".", ",", "") or (placed and spoken)):
        return True
    if following in ("to", "that", "whether") or around.is_quote(at + 1):
        return True
    if placed and _thing_behind_day(around, at):
        return True
    if placed and (around.brings(at) or around.leads_to(at) or around.leads_to(at, having=True)):
        return True
    return not (
        following in words("prepositions")
        or (following in ("", ".") and cue.stance != "denies")
        or following in (";", ")")
    )


def _thing_behind_day(around: Surroundings, at: int) -> bool:
    """Whether a thing follows behind a day: "rejected on Saturday a report"."""
    day = at + 1 + (around.word(at + 1) == "on")
    return around.word(day) in words("times") and around.word(day + 1) in ("a", "an", "the", "any", "all")


def _want(around: Surroundings, at: int, cue: Cue, group: Group) -> bool:
    following = around.word(at + 1)
    if following == "to":
        return around.word(at + 2) in ("know", "see")
    if following in words("prepositions"):
        return False
    mine = around.word(group.start - 1) in words("relatives") | {"you", "i", "we"}
    given = False
    for i in range(at + 1, min(at + 10, len(around.row))):
        word = around.word(i)
        if word in (",", ".", ";", "and"):
            return given and not mine
        # "wants them to go", "wants all trials televised"
        opens = around.word(i + 1) in words("determiners") | OWNERS
        if mine and (word == "from" or (word == "to" and opens)):
            return False  # "people who want something from him write to his clerk"
        done = (word.endswith("ed") and len(word) > 4) or word in _DONE_TO
        if i > at + 1 and (word in ("to", "from", "back") or done):
            return True
        if word in words("prepositions"):
            return given and not mine  # "wants two seats on the board"
        given = word in _GRANTED | _WANTED
    return given and not mine


def _toonly(around: Surroundings, at: int, cue: Cue, group: Group) -> bool:
    following, second = around.word(at + 1), around.word(at + 2)
    if following == "to" or (following == "not" and second == "to"):
        return True
    if following in words("prepositions", "times") and around.leads_to(at):
        return True
    if cue.verb == "agree" and not group.aux:
        clause = following in ("he", "she", "they", "it", "there")  # "agreed he had used two phones"
        return following == "that" or clause or around.stands_behind(at, group)
    return cue.verb == "decline" and (
        following in ("comment", "requests", "further", "an", "a", "the") or second == "comment"
    )


def _between(around: Surroundings, at: int, cue: Cue, group: Group) -> bool:
    """As in "accused two men of fraud", "likened the port to a prison": a thing, then the particle."""
    if cue.verb == "charge" and _hard(around, at, cue, group):
        return True
    particles = [word for (word,) in cue.particles]
    if cue.verb == "thank" and not any(around.is_quote(i) for i in range(at + 3, at + _APART)):
        return False  # thanks told of as an act
    if around.word(at + 1) in particles and around.word(at).endswith(("e", "es")):
        return "whom" in (around.word(i) for i in range(at - _SUBJECT, at))  # "whom police accuse of theft"
    return around.word(at + 1) not in particles and any(
        _comes(around, at + 2, at + _APART, word) for word in particles
    )


def _as(around: Surroundings, at: int, cue: Cue, group: Group) -> bool:
    quoted = any(around.is_quote(i) for i in range(at + 1, min(at + 12, len(around.row))))
    relative = (around.word(i) in ("which", "that", "whom", "who") for i in range(at - _SUBJECT, group.start))
    if around.word(at + 1) == "as" and (
        set(group.aux) & {"has", "have", "had"} or any(relative) or around.in_what(at)
    ):
        return (
            True  # "an accusation he has described as political", "papers which two clerks described as old"
        )
    return quoted or _comes(around, at + 2, at + 20, "as")


def _invite(around: Surroundings, at: int, cue: Cue, group: Group) -> bool:
    return _comes(around, at + 1, at + 12, "to")


def _cite(around: Surroundings, at: int, cue: Cue, group: Group) -> bool:
    return False


def _at(around: Surroundings, at: int, cue: Cue, group: Group) -> bool:
    following, second = around.word(at + 1), around.word(at + 2)
    if following == "it":
        return second == "to" or (second == "at" and around.is_number(at + 3))
    if following == "in" and second in (".", ",", ""):
        return around.stands_behind(at, group, quoted=True)
    ahead = range(at + 2, min(at + 18, len(around.row) - 1))
    return any(around.word(i) == "at" and (around.is_number(i + 1) or around.is_quote(i + 1)) for i in ahead)


def _refer(around: Surroundings, at: int, cue: Cue, group: Group) -> bool:
    """As in "referred questions to the port", "referred Reuters to the police"; not what courts send on."""
    if around.word(at + 1) == "to":
        return False
    to = next((i for i in range(at + 2, at + 9) if around.word(i) == "to"), 0)
    asked = around.row[at + 1 : to]
    named = 0 < len(asked) <= _ASKER and all(t.capital for t in asked)
    body = around.word(to + 1) in OWNERS and bool({t.low for t in asked} & words("bodies"))
    return bool(to) and (named or body or bool({t.low for t in asked} & _REFERRED))


def _show(around: Surroundings, at: int, cue: Cue, group: Group) -> bool:
    """Papers and data show; people show things to each other."""
    clause = around.stands_behind(at, group) or around.brings(at) or _clause_of_be(around, at)
    named = {t.low for t in around.row[max(around.first, group.start - _SUBJECT) : group.start]}
    acts = named.isdisjoint(_PICTURES) and _clause_of_act(around, at)
    return (clause or acts) and _has_paper(around, group, _SUBJECT)


_FRAMES: dict[str, Callable[[Surroundings, int, Cue, Group], bool]] = {
    "say": _say, "head": _head, "hard": _hard, "object": _object, "clause": _clause, "quote": _quote,
    "tell": _tell, "ask": _ask, "expect": _expect, "np": _np, "to": _np, "want": _want, "toonly": _toonly,
    "between": _between, "as": _as, "invite": _invite, "cite": _cite, "at": _at, "refer": _refer,
    "show": _show, "seek": _seek, "learn": _learn,
}  # fmt: skip
