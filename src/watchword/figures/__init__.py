"""Figures: official counts kept by edition, and claims checked against what was known on a day.

Held is one series, ``overdose``: CDC's provisional counts of drug overdose deaths (VSRR, dataset
xkb8-kh2a), by jurisdiction, drug class and month, each the sum of twelve months, reported and predicted,
with the publisher's footnotes.
"""

from watchword.figures.answer import overdose_answer
from watchword.figures.claims import Checked, Claim
from watchword.figures.fetching import fetch_figures
from watchword.figures.forms import Point, ReadFigures, number, read_figures
from watchword.figures.keeping import SERIES, Arrived, Edition, FigureStore, dated_files
from watchword.figures.series import NO_EDITION, Change, Figures, Held
from watchword.figures.tables import Indicator, State, indicators, needed_indicator, needed_state, states

__all__ = [
    "NO_EDITION",
    "SERIES",
    "Arrived",
    "Change",
    "Checked",
    "Claim",
    "Edition",
    "FigureStore",
    "Figures",
    "Held",
    "Indicator",
    "Point",
    "ReadFigures",
    "State",
    "dated_files",
    "fetch_figures",
    "indicators",
    "needed_indicator",
    "needed_state",
    "number",
    "overdose_answer",
    "read_figures",
    "states",
]
