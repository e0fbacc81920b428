"""What the words of a statement do by themselves: a promise, a demand, a denial, a refusal."""

from __future__ import annotations

import re

from watchword.reading.speech.clauses import words as lexicon
from watchword.reading.speech.wording import doer

__all__ = ["asked_for", "called_on", "calls_false", "calls_out", "stance_of_words"]

#: "Might have to" demands nothing.
_SOFT = re.compile(
    r"\b(?:might|may|will|would|could|did|does|do|not)(?:n['’]t)? (?:have|need) to\b", re.IGNORECASE
)
#: Words that call something said a lie.
_FALSE = re.compile(
    r"\b(?:false|lies?|lying|untrue|baseless|groundless|unfounded|fabricat\w+|nonsense|"
    r"slander\w*|smears?|fiction|absurd|ridiculous|"
    r"recycled|defamatory|malicious|not true|fairy[ -]?tales?|hoax|inventions?|fantas(?:y|ies)|made[- ]up|"
    r"concoct\w+|jokes?)\b",
    re.IGNORECASE,
)

#: How questions begin that ask for an answer or an act, in parliaments too ("To ask the Minister").
_REQUEST = re.compile(
    r"^\W*(?:and |but |so |my lords, |(?:mr|madam) (?:deputy )?speaker, |minister, )?"
    r"(?:(?:will|would|could|can|does|do|is|are) "
    r"(?:he|she|they|you|it|the|my|any)\b[^.]*\?|"
    r"(?:if|what steps|to ask) (?:the|he|she|they)\b|"
    r"what (?:recent |further )?(?:steps (?:are|is|have|will)|(?:assessment|estimate|progress|discussions|"
    r"representations|plans|guidance) (?:the|his|her|he|she|they|has|have|is|are))\b)",
    re.IGNORECASE,
)
#: Questions that put a charge.
_CHARGE = re.compile(
    r"^\W*(?:and |but |so )?(?:is it not|isn['’]t it|was it not|wasn['’]t it) (?:the case|true|a fact)\b",
    re.IGNORECASE,
)
#: A call to order or to a halt, by which a speaker opens.
_CALL = re.compile(
    r"(?:order|objection|be seated|sit down|hang on|hold on|silence|quiet|enough)(?:,? please)?[.!]",
    re.IGNORECASE,
)
_FIRST = r"(?:we|i)"
#: Who speaks, as told by another: "it", "his client", "the company".
_SIDE = (
    r"(?:it|he|she|they|we|i|(?:his|her|their|its|our|my) (?:client|clients|company|firm|son|husband|wife|"
    r"government)|the (?:company|firm|group|bank|force|trust|party|institute|ministry|organi[sz]ation|"
    r"university|concern|plant|factory|yard|club|agency|business|defendant|accused))"
)
_PROMISE = re.compile(
    rf"^\W*(?:and |but |so )?(?:(?:when|once|if|as soon as) [\w ]{{2,40}}, )?"
    rf"{_FIRST}(?:\s+will|\s+shall|['’]ll)\s+"
    rf"(?!not\s+(?:know|see|pretend|lie)|see|know|believe|begin|miss|have to|never know|"
    r"(?:inform|tell|update) you in due\b)",
    re.IGNORECASE,
)
#: The same of things: "the roof would be repaired", "the ruling will be appealed", "lamps back by noon".
_WOULD_BE = re.compile(
    r"\bwould be (?:paid|repaid|refunded|rebuilt|repaired|restored|replaced|compensated|reopened|filed|"
    r"extended|waived|issued|settled|taken down|sealed|adjusted|opened (?:further|up)|left alone)\b|"
    r"\b(?:would|will) (?:also )?be (?:appealed|back (?:on |in (?:service|operation|place) )?"
    r"(?:by|before|within|from)\b)",
    re.IGNORECASE,
)
#: "We promise", within what is said.
_PROMISES = re.compile(rf"\b{_FIRST} (?:promise|pledge|vow|guarantee)\b", re.IGNORECASE)
#: Trade and worse, which one's own side doesn't do.
_DEALS = (
    r"(?:work(?:ed)? for|s[eo]ll|sold|suppl(?:y|ied)|ship(?:ped)?|deal(?:t)?|trade(?:d)?|financ|fund|support|"
    r"take part|own\b|control|serve|employ|hire|store|launder|arm\b|train|host|buy|buys|bought|export|"
    r"smuggle|knowingly)"
)
#: What is denied of one's own side: "his client had never met the tycoon", "it takes no part in politics".
_NOT_US = re.compile(
    rf"\b{_SIDE}\W+(?:has |have |had )?never\s+(?!been (?:so|more|less|as)\b|seen\b|heard\b|felt\b|"
    r"thought\b|imagined\b|forget|forgotten|know(?!ingly))[a-z]+|"
    rf"(?:^\W*|\b{_SIDE}\W+)(?:does|do|did|has|have|had)(?:\W+not|n['’]t) (?:and (?:has|have|had) never |"
    rf"ever )?{_DEALS}|"
    rf"\b{_SIDE}\W+(?:deals?|dealt|trades?|traded) only (?:in|with)\b|"
    rf"\b{_SIDE}\W+(?:takes?|took|plays?|played|has (?:bought|sold|supplied|paid|received|shipped|"
    r"met|hired))\s+(?:no|none|nothing)\b|"
    r"\b(?:nobody|no one) (?:was|were|had|has|had been|has been) (?:ever )?(?:"
    r"killed|paid|punished|beaten|forced|pressured|threatened|tortured|leaned on|bribed|detained)\b|"
    r"\bnot (?:one|a single|a) (?:cent|penny|kopek|dollar|rouble|ruble|euro)\b|"
    r"\bnobody died\b|"
    r"\b(?:broke|broken|breached|violated) no (?:laws?|rules?|promises?)\b|"
    r"\b(?:had|has|have|did)(?: not|n['’]t) (?:ever )?(?:broken?|breached?|violated?) any\b|"
    r"^\W*(?:that )?there (?:is|was|were|had been) no (?:instructions?|orders?) to\b|"
    r"^\W*(?:that )?(?:such reports?|(?:such|these|those|the) (?:claims?|allegations?|accusations?)) "
    r"(?:is|are|was|were) (?!true|serious|being|under|grave|not new|made)|"
    rf"^\W*(?:that )?{_SIDE} (?:did|does|do|has|have|had|was|were|is|are)(?: not|n['’]t)\W*$",
    re.IGNORECASE,
)
#: The same in one's own mouth, where "never" tells more than denials.
_NOT_I = re.compile(
    rf"\b{_FIRST}\W+(?:have |had )?never (?:once )?(?:said|sold|supplied|shipped|paid|met|took|taken|sent|"
    r"asked|financed|supported|worked|received|had)\b|"
    rf"\b{_FIRST} do(?: not|n['’]t) accept\b|"
    r"\b(?:my|our) (?:clients?|company|firm|son|husband) (?:has |have |had )?never (?!been (?:so|more)\b|"
    r"forg|know|miss)|"
    r"\bnot (?:one|a single) (?:cent|penny|kopek|dollar|rouble|ruble)\b",
    re.IGNORECASE,
)
#: What one doesn't speak about, as a rule.
_NOT_SAID = re.compile(
    rf"^\W*(?:that )?(?:{_SIDE}|one)\W+(?:does not|do not|doesn['’]t|don['’]t|will not|won['’]t|"
    r"would not|cannot|can['’]t) (?:\w+ly |publicly )?"
    r"(?:comment|discuss|speculate|guess|disclose|confirm or deny)\b",
    re.IGNORECASE,
)
#: What others should stop is demanded, whatever it is called.
_CEASE = re.compile(
    r"\bshould (?:immediately |at once )?(?:stop|cease|end|respect|lift|withdraw|correct|abandon)\b",
    re.IGNORECASE,
)
#: Short words that order, in one's own mouth.
_ORDER = re.compile(
    r"^\W*(?:hang on\b|be seated\b|sit down\b|answer!|order[.!]|objection\b|shut up\b)", re.IGNORECASE
)
#: What ministries announce in set words.
_MEASURES = re.compile(
    r"\bwill (?:also )?(?:take|adopt) (?:all |resolute |the )*(?:necessary )?(?:counter)?measures\b",
    re.IGNORECASE,
)
_DEMAND = re.compile(
    r"^\W*(?:that )?(?:(?:the )?(?-i:[A-Z][\w-]+) )?(?:strongly |again )?"
    r"(?:urges|calls (?:on|for)|demands)\b|"
    r"^\W*(?:we|i) (?:would |must |have to |want to |wish to )?(?:strongly |again |also |firmly )?"
    r"(?:urge|demand|call on|call for|ask|request|appeal)\b|"
    r"^\W*(?:please|kindly|let us\b|stop|ask|do not|don['’]t|write|check|call|release|end|"
    r"lift|withdraw|respect)\s|"
    r"\b(?:must|ought to|had better|needs? to)\s+(?!be noted|"
    r"have known|have been)(?:at once |immediately |now )?[a-z]+",
    re.IGNORECASE,
)
#: What one asks for, however it is wrapped up: "Mr Chairman, I have to ask you for it".
_ASKS = re.compile(
    r"^\W*(?:(?:mr|mrs|ms|madam)\.? \w+, )?(?:i|we) (?:would |must |have to |want to )?"
    r"(?:ask (?:you |that\b|for\b)|advise (?:those|them|him|her|you|the)\b)|"
    r"\bi would like [^.]{1,60}, please\b",
    re.IGNORECASE,
)
#: The same with whom they call on.
_WHOM = r"((?:(?:the|your|his|her|their|its|all) )?(?:[\w.’'-]+ ){0,4}?[\w.’'-]+)"
_CALLED_ON = re.compile(
    r"^\W*(?:we|i) (?:would |must |have to |want to |wish to )?(?:strongly |again |also |firmly )?"
    rf"(?:urge|ask|call on|call upon|appeal to|invite|request) {_WHOM} to\b|"
    rf"^\W*(?:let {_WHOM} (?:\w+)\b)|"
    r"^\W*(?:that )?(?!it\b|they\b|he\b|she\b|we\b|i\b|you\b|there\b|this\b|that\b)"
    rf"{_WHOM} (?:should|must|ought to|had better)\b",
    re.IGNORECASE,
)
_OWN_DEMAND = re.compile(rf"^\W*(?:please|kindly|{_FIRST}\b)", re.IGNORECASE)
#: A sentence that begins with what to do.
#: What a state, a body or somebody ought to do, in another's words: "Exporters should start now".
_OUGHT = re.compile(
    r"^\W*(?:that )?(?P<who>(?:[\w.’'-]+ ){1,6}?)(?:should|ought to) (?:not |also |now |at once |"
    r"immediately )?[“‘\"'«]?(?!be\b|have\b|know\b|take\b|mean\b|feel\b|carry\b)[a-z]+",
    re.IGNORECASE,
)
_IMPERATIVE = re.compile(
    r"^\W*(?=[A-Z])(?i:give|let|take|keep|bring|send|put|leave|hand|show|tell|pay|drop|do|run|open|close|publish|"
    r"return|read|listen to|look at|get|make|come)\s+(?:it|him|her|them|us|me|the|a|an|his|your|their|that|"
    r"this|those|these|back|out)\b",
)
#: In somebody's own words only: paraphrased, "should" argues.
_SHOULD = re.compile(r"\bshould\s+(?!be noted|have)[a-z]+", re.IGNORECASE)
_OWN = re.compile(rf"\b{_FIRST}\s+(?:must|should|ought|have to|need)", re.IGNORECASE)
_NOTHING = re.compile(
    r"^\W*(?:we|i) (?:have|had) (?:nothing (?:further |more )?to (?:announce|add|say|offer|share)|"
    r"no (?:further )?(?:information|comment|details))\b|"
    r"^\W*(?:that )?(?:he|she|it|they) (?:has|have|had) nothing (?:further |more )?to "
    r"(?:announce|add|share)\b|"
    r"\b(?:i|we) (?:have|had) no (?:further )?information to (?:share|add|give)\b|"
    r"\bi(?:['’]ll| will) pass(?: on (?:that|this|it)(?: one)?)?\W*$|"
    r"\b(?:i|we|he|she|it) (?:will not|won['’]t|would not|wouldn['’]t) get into\b|"
    r"\b(?:i|we)(?:['’]d| would|['’]ll| will)? refer you (?:back )?to\b|"
    r"\b(?:i|we) (?:have|had) nothing for you\b|"
    r"^\W*(?:(?:as for|on|regarding|about) [^,]{2,60}, )?(?:i|we)(?: am|['’]m| are|['’]re) not "
    r"aware of (?:it|that|this)\b|"
    r"^\W*(?:(?:i|we|he|she|they)(?:['’]d| would)? )?(?:rather|prefer) not (?:to )?"
    r"(?:say|talk|speak|comment|answer|discuss|go)\b|"
    r"^\W*(?:ask me another|(?:no|next) questions?|pass)\b|"
    r"\b(?:i|we)(?:['’]m| am|['’]re| are) not going to (?:get (?:into|ahead)|comment|discuss|speculate|"
    r"answer|do that|go (?:into|there)|talk about)\b|"
    r"\b(?:i|we) (?:cannot|can['’]t|will not|won['’]t|shall not) (?:go into|give a running commentary|"
    r"comment|be (?:negotiating|commenting|discussing))\b|"
    r"^\W*(?:i|we) (?:have|had) no information\b|"
    r"\b(?:would|['’]d) rather answer (?:that|it) (?:in|when|elsewhere)\b|"
    r"^\W*no comment\b|\bthere (?:will|would) be no (?:further |official )?comment\b|"
    r"\b(?:will|would|shall) do (?:nothing of the (?:kind|sort)|no such thing)\b",
    re.IGNORECASE,
)
_DENIAL = re.compile(
    r"^\W*(?:that|this)\s*(?:is|was|['’]s)\s+(?:simply |just )?not\b|"
    rf"^\W*(?:that|this|it|these|those|they)\s*(?:is|was|are|were|['’]s)\s+(?:simply |"
    rf"completely |entirely |just |totally )?(?:not true|false|untrue|a lie|lies|nonsense|"
    rf"fabricated|baseless|groundless|slander|absurd|wrong|ridiculous)\b|"
    r"\bwe\s*(?:have|['’]ve)\s+never\s|"
    r"^\W*no (?:links?|ties?|connections?|interest|role|knowledge|dealings)\b|"
    rf"\b{_FIRST}\s+(?:have |had |did |do |are |was |were )?(?:never|not|"
    rf"n['’]t)\b[^.]{{0,60}}\b(?:sold|supplied|shipped|helped|knew|known|involved|part|"
    r"dealt|traded|worked|supported|links?|ties?|connection|relationship)\b|"
    r"\b(?:has|have|had)\s+(?:had\s+)?[“‘\"'«]?no\s+(?:links?|ties?|connection|interest in (?:the\b|"
    r"[A-Z])|role|part|"
    r"involvement|knowledge|relationship|dealings|business(?! \w+ing\b))\b|"
    r"\b(?:baseless|groundless|unfounded|fabricated|fabrication|smear|slander|slanderous|"
    r"refuted|pure fiction|nonsense|untrue)\b|"
    r"\bno (?:factual |legal )?(?:basis(?! in (?:international )?law)|foundation|truth)\b|"
    r"\bthere (?:is|was|are|were|has been|have been|has) never (?:been )?(?:a single|any)\b|"
    r"\bnobody bought\b|"
    r"^\W*no\W+(?:no|sir|madam|ma['’]am|senator|minister|your honou?r)\b|"
    r"^\W*(?:no\W+)?that(?:['’]s| is) (?:simply )?not so\b|\bi reject (?:that|it|this)\b|"
    r"\b(?:he|she|you|they|the (?:hon|right hon)\. \w+) (?:is|are) (?:quite |simply )?mistaken\b",
    re.IGNORECASE,
)


#: What one's own side would do, told by another: "its delegation would travel"; not what things would cost.
_WOULD_DO = re.compile(
    r"^\W*(?:that )?(?:it|he|she|they|(?:its|his|her|their) (?:\w+ )?\w+)"
    r"(?:['’]ll|['’]d(?! (?:thought|been|had|seen|gone|done|\w+ed)\b)| will| would) "
    r"(?:\w+ly |also |now |soon |still )?[“‘\"']?(?!not\b|never\b|be\b|have\b|take\b|need\b|"
    r"cost\b|mean\b|require\b|seem\b|become\b|make\b|look\b|depend\b|lose\b|fall\b|rise\b|hurt\b|harm\b|die\b|know\b|see\b|like\b|miss\b|prefer\b|sweep\b|"
    r"probably\b|likely\b|struggle\b|dip\b|suffer\b|remain\b|rather\b|find\b|get\b|only\b|say\b|think\b)[a-z]+",
    re.IGNORECASE,
)
#: What people, bodies and states do when they will.
_ACTS = (
    r"(?:send|pay|repay|refund|compensate|provide|publish|return|repair|replace|give|build|fix|cooperate|"
    r"co-operate|resign|release|donate|restore|remove|withdraw|stop|end|appeal|attend|investigate|review|"
    r"reopen|deliver|visit|help|meet|hand over|take up|take (?:all|steps|action|every|the necessary)|raise|"
    r"pursue|continue|keep|defend|protect|safeguard|respond|retaliate|seek|ask|submit|present|file|supply|"
    r"install|set up|offer|not hesitate|honou?r|consult|table|convene|write|"
    r"look (?:into|at)|examine|go to (?:court|arbitration)|do (?:what(?:ever)?|everything|all|its|their))\b"
)
#: The same told by another, or of a state or body: "said it would send a team", "Kyiv would hand over".
_WOULD = re.compile(
    r"^\W*(?:that )?(?:(?:in|on|by|from|next|this|before|after) [\w ]{2,30}?,? )?"
    rf"(?!we\b|i\b)(?:(?:(?:the )?(?-i:[A-Z][\w-]+(?: [A-Z][\w-]+){{0,3}})|{_SIDE}|the \w+) ?)?"
    rf"(?:['’](?:ll|d)|will|would) (?:also |now |soon )?[“‘\"'«]?{_ACTS}|"
    r"^\W*do what(?:ever)? (?:is|it)\b|"
    r"^\W*(?:that )?(?:we|i|it|(?!The\b)(?-i:[A-Z]\w+)) (?:will|would|shall) go on \w+ing\b|"
    r"\b(?:inspections?|payments?|repairs?|refunds?|deliveries|checks|audits?|compensation|work) "
    r"(?:will|would) (?:begin|start|resume|follow)\b|"
    r"\bwould (?:get|have) (?:his|her|their|your) money back\b",
    re.IGNORECASE,
)
#: What one would not bear or do, told by another: "would “not be chased away”", "she would not resign".
_WILL_NOT = re.compile(
    rf"^\W*(?:that )?(?:(?-i:[A-Z][\w-]+(?: [A-Z][\w-]+){{0,2}})|{_SIDE}) (?:would|will) [“‘\"']?not [“‘\"']?"
    r"(?:resign|let|allow|tolerate|accept|bow|yield|give (?:in|up|way)|surrender|back down|"
    r"step (?:down|aside)|stand (?:down|aside|by)|rest|stop|take (?:up|part)|run|"
    r"be [“‘\"']?(?:chased|driven|bullied|intimidated|silenced|cowed|deterred|blackmailed|pushed))\b",
    re.IGNORECASE,
)
_WILL_BE_DONE = re.compile(
    r"^\W*(?:that )?(?:it|its \w+|their \w+|the \w+)(?: would| will) be "
    r"(?:\w+ly )?\w+(?:ed|en|n) (?:down|back|by|in|on|out|up)\b",
    re.IGNORECASE,
)
#: What isn't there, or wasn't done, by one's own side; with what one has nothing to do.
_NO_SUCH = re.compile(
    rf"\b{_SIDE}\W+(?:has |have |had |['’]ve |['’]s )(?:absolutely |simply )?nothing (?:whatsoever |at all )?"
    r"to do with\b|"
    rf"\b{_SIDE}(?:['’]ve|['’]s|['’]d|\W+(?:has|have|had)) never (?:even )?heard (?:of|from) "
    r"(?!such\b|anything\b|an?\b)|"
    r"^\W*(?:that )?(?:there (?:is|was|were|are) )?no such\b|\b(?:heard|know|knew|seen) (?:of )?no such\b|"
    r"^\W*(?:that )?(?:it|he|she|they|(?:his|her|their|its) \w+)\W+"
    r"(?:has |have |had )?(?:knew|known|met|buys|bought|sells|sold|supplied|shipped|paid|received|"
    r"owned|owns) (?:no|none|nothing)\b|"
    r"\b(?:it|he|she|they|we|i) (?:has|have|had) no intention\b|"
    r"\b(?:accounts?|claims?|allegations?|accusations?|reports?|story|stories|version) (?:is|are|was|were) "
    r"(?:\w+ly )?[“‘\"']?(?:false|untrue|baseless|groundless|unfounded|fabricated|wrong)\b|"
    r"\bcategorically (?:rejects?|denie[sd])\b|"
    r"^\W*we are not, and have never been\b",
    re.IGNORECASE,
)
#: What is left to others, or not spoken about.
_LEFT = re.compile(
    r"\b(?:can['’]?t|cannot|can not|could not|couldn['’]t|does not|doesn['’]t|do not|don['’]t|"
    r"did not|didn['’]t|will not|won['’]t|would not) (?:\w+ly )?(?:comment|discuss|talk about|speak about)\b"
    r"(?![^.]*\bany ?more\b)|"
    r"^(?!\W*(?:when|if|while|where)\b).*?\bnothing (?:further |more |else )?to (?:add|say)\b|"
    r"\b(?:should|must) be (?:asked|answered|directed|put|addressed) (?:by|from|of|to)\b",
    re.IGNORECASE,
)
#: What one may not or would rather not speak about: "That is a matter for the prosecutor".
_NOT_MINE = re.compile(
    r"^\W*(?:that )?(?:that|this|it)(?:['’]s| is| was| would be) (?:\w+ly )?(?:a )?(?:matter|question) "
    r"(?:\w+ )?for (?!concern\b|regret\b|debate\b|shame\b|another)|"
    rf"\b{_FIRST}(?: would|['’]d) (?:not like|(?:rather|prefer) not) to (?:get|go) into\b|"
    rf"^\W*(?:you know )?(?:that )?{_SIDE} (?:can['’]t|cannot|could not|couldn['’]t|won['’]t|will not) "
    r"(?:possibly )?answer\b|"
    r"\b(?:was|were|is|are|am|['’]m|['’]re) (?:not able|unable|not in a position|not allowed|"
    r"not authori[sz]ed|not at liberty) to "
    r"(?:publicly )?(?:comment|discuss|answer|talk|speak|say|disclose)\b",
    re.IGNORECASE,
)
#: What one is glad to do, and what one undertakes.
_OFFERED = re.compile(
    r"^\W*(?:also )?(?:has|have|had) offered to\b|"
    r"^\W*(?:i|we) (?:am|are|should be|would be|will be|['’]d be|['’]ll be) (?:very |only too )?"
    r"(?:happy|glad|delighted|pleased|willing|ready|prepared) to\b|"
    r"^\W*(?:i|we) can offer\b|"
    r"^\W*(?:that )?(?:we|it|he|she|they|i|(?:the |its |his |her |their |my |our )?\w+) "
    r"(?:(?:is|are|was|were|am) (?:ready|willing|prepared)|(?:stands?|stood) ready)(?:, [^,]{2,40},)? to\b|"
    r"^\W*ready to\b|"
    r"\b(?:it|he|she|they|we|i) would be (?:happy|glad|delighted|honou?red|willing|pleased) to\b",
    re.IGNORECASE,
)
_UNDERTAKES = re.compile(r"\b(?:i|we) undertake to\b", re.IGNORECASE)


def called_on(words: str) -> str | None:
    """Whom words call on by themselves: "We urge the owners to pay", "The owners should pay"; else None.

    >>> called_on("The owners should pay.")
    'The owners'
    """
    found = _CALLED_ON.match(words[:300])
    return next((g for g in found.groups() if g), None) if found else None


def calls_out(words: str) -> bool:
    """Whether a sentence only calls to order: "Order!", "Objection."."""
    return _CALL.fullmatch(words) is not None


def asked_for(words: str) -> str | None:
    """A question by which something is asked of somebody: "Will she look again?" demands; else None."""
    if _CHARGE.match(words):
        return "alleges"
    return "demands" if _REQUEST.match(words[:1000]) and words.rstrip(" ”\"'")[-1:] in "?." else None


def calls_false(words: str) -> bool:
    """Whether words call a claim false: to "call it false" is to deny it."""
    return _FALSE.search(words[:1000]) is not None


def _can_act(who: str) -> bool:
    """Whether a subject is somebody who can do what is asked: a name, a person, a body."""
    last = who.split()[-1].lower()
    named = who.split()[-1][:1].isupper() or last in ("he", "she", "they")
    acting = last in lexicon("persons", "bodies", "titles") or (last.endswith("s") and doer(last[:-1]))
    return named or acting


def stance_of_words(words: str, quoted: bool) -> str | None:
    """What words do by themselves, whatever the verb that brings them: promises, demands, denies or None."""
    words = words[:1000]
    if _NOTHING.search(words) or _NOT_SAID.match(words) or _LEFT.search(words) or _NOT_MINE.search(words):
        return "declines"
    if _OFFERED.match(words):
        return "offers"
    if _UNDERTAKES.search(words) or (not quoted and (_WOULD_DO.match(words) or _WILL_BE_DONE.match(words))):
        return "promises"
    if _NO_SUCH.search(words):
        return "denies"
    if quoted and words.rstrip(" ”\"'.!").lower().endswith(", please"):
        return "demands"
    if quoted and (_CEASE.search(words) or _ORDER.match(words) or _ASKS.search(words)):
        return "demands"
    promised = (
        _WILL_NOT.match(words) or _PROMISES.search(words) or _PROMISE.match(words) or _MEASURES.search(words)
    )
    if promised or _WOULD.search(words) or (not quoted and _WOULD_BE.search(words)):
        return "promises"
    if _DENIAL.search(words) or (_NOT_I if quoted else _NOT_US).search(words):
        return "denies"
    words = _SOFT.sub(" ", words)
    if not quoted and (ought := _OUGHT.match(words)) and _can_act(ought["who"]):
        return "demands"
    demand = (
        _DEMAND.search(words)
        or (quoted and _IMPERATIVE.match(words))
        or (_SHOULD.search(words) if quoted else None)
    )
    first = re.sub(r"^\W+", "", words)[:1]
    if demand and quoted and demand.start() == 0 and first.islower() and not _OWN_DEMAND.match(words):
        return None  # part of a sentence: "parts for engines that “do not tow caravans”"
    if demand and (quoted or demand.start() > 0 or words[:1].islower()) and not _OWN.search(words):
        return "demands"
    return None
