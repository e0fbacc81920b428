"""Who holds whom, and which companies are held like their listed owners, under each authority's rule."""

from watchword.ownership.holdings import Holdings, open_holdings
from watchword.ownership.keeping import Kept, Pin, StakeStore
from watchword.ownership.network import Stakes
from watchword.ownership.outcome import Outcome, Step, Term, Why, changed, held
from watchword.ownership.parties import Parties, linked_stakes
from watchword.ownership.rules import Rule, all_rules, rules_on
from watchword.ownership.stake import Share, Stake, read_share
from watchword.ownership.stakes import ReadStakes, read_stakes

__all__ = [
    "Holdings",
    "Kept",
    "Outcome",
    "Parties",
    "Pin",
    "ReadStakes",
    "Rule",
    "Share",
    "Stake",
    "StakeStore",
    "Stakes",
    "Step",
    "Term",
    "Why",
    "all_rules",
    "changed",
    "held",
    "linked_stakes",
    "open_holdings",
    "read_share",
    "read_stakes",
    "rules_on",
]
