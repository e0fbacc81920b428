"""How good, how complete and how fast: the programs behind ``watchword bench``.

``quality`` measures labelled and made sets by slice, ``recall`` holds the fast mode to the exhaustive
one, ``reading`` counts what the reader finds in labelled articles, ``speed`` times the engine beside
its peers. All shares are fractions of 1, all times seconds of
CPU unless said otherwise, all figures from the run at hand: nothing is copied from elsewhere.
"""
